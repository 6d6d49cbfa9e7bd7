#include "report/guessing.h"

#include <gtest/gtest.h>

#include <cmath>

namespace titrate {
namespace {

ScoredGuess right(double confidence) { return {true, true, confidence}; }
ScoredGuess wrong(double confidence) { return {true, false, confidence}; }

TEST(BangIndex, is_that_of_a_published_table) {
  // BlindingIndex.jl 0.0 (after the R package BI), README: treatment 48 right, 4 wrong, 330 unsure gives 0.115
  // (standard error 0.018, 0.08 to 0.15); placebo 30 right, 22 wrong, 319 unsure gives 0.022 (0.019, -0.016 to 0.06).
  const auto treatment = bang_index_of_many({48, 4, 330});
  EXPECT_NEAR(treatment->index, 0.115, 5e-4);
  EXPECT_NEAR(treatment->standard_error, 0.018, 5e-4);
  EXPECT_NEAR(treatment->low, 0.080, 5e-4);
  EXPECT_NEAR(treatment->high, 0.150, 5e-4);
  const auto placebo = bang_index_of_many({30, 22, 319});
  EXPECT_NEAR(placebo->index, 0.022, 5e-4);
  EXPECT_NEAR(placebo->standard_error, 0.019, 5e-4);
  EXPECT_NEAR(placebo->low, -0.016, 5e-4);
  EXPECT_NEAR(placebo->high, 0.060, 5e-4);
}

TEST(BangIndex, of_many_guesses_the_two_intervals_are_one) {
  const auto published = bang_index_of_many({480, 40, 3300}), added = bang_index({480, 40, 3300});
  EXPECT_EQ(published->index, added->index);
  EXPECT_NEAR(published->low, added->low, 1e-3);
  EXPECT_NEAR(published->high, added->high, 1e-3);
}

TEST(BangIndex, of_none_is_nothing_and_three_right_guesses_prove_little) {
  EXPECT_FALSE(bang_index({}));
  const auto three = bang_index({3, 0, 0});
  EXPECT_EQ(three->index, 1);
  EXPECT_LT(three->low, 0.5);
  EXPECT_EQ(bang_index_of_many({3, 0, 0})->low, 1) << "which is why the published interval is not the one that is told";
}

/// How often the interval holds the truth, by adding up every table of n guesses.
double coverage(int n, double p, double q) {
  double sum = 0;
  for (int correct = 0; correct <= n; ++correct)
    for (int incorrect = 0; correct + incorrect <= n; ++incorrect) {
      const int unsure = n - correct - incorrect;
      const double chance = std::exp(std::lgamma(n + 1) - std::lgamma(correct + 1) - std::lgamma(incorrect + 1) -
                                     std::lgamma(unsure + 1)) *
                            std::pow(p, correct) * std::pow(q, incorrect) * std::pow(1 - p - q, unsure);
      const auto bang = bang_index({correct, incorrect, unsure});
      if (bang->low <= p - q && p - q <= bang->high) sum += chance;
    }
  return sum;
}

TEST(BangIndex, holds_the_truth_of_few_guesses_about_as_often_as_it_says) {
  for (const int n : {3, 4, 6, 10, 20})
    for (const auto& [p, q] :
         {std::pair(0.5, 0.5), std::pair(0.3, 0.3), std::pair(0.6, 0.2), std::pair(0.8, 0.1), std::pair(0.9, 0.05)})
      EXPECT_GE(coverage(n, p, q), 0.87) << n << " guesses, " << p << " right, " << q << " wrong";
}

TEST(LogScore, is_the_mean_logarithm_of_what_was_given_to_the_truth) {
  EXPECT_NEAR(*log_score({right(0.8), wrong(0.7)}), (std::log(0.8) + std::log(0.3)) / 2, 1e-12);
  EXPECT_NEAR(*log_score({{true, std::nullopt}, {false, std::nullopt}}), std::log(0.5), 1e-12);
}

TEST(LogScore, counts_no_guess_without_a_confidence_and_is_never_infinite) {
  EXPECT_FALSE(log_score({}));
  EXPECT_FALSE(log_score({{true, true}}));
  EXPECT_NEAR(*log_score({wrong(1)}), std::log(0.01), 1e-12);
}

TEST(GuessesInWords, say_the_index_of_each_arm_and_what_it_cannot_tell) {
  const auto said = guesses_in_words({right(0.8), {false, true, 0.6}});
  ASSERT_EQ(said.size(), 4u);
  EXPECT_NE(said[0].find("1 of 1 guesses were right"), std::string::npos) << said[0];
  EXPECT_NE(said[1].find("0 of 1 guesses were right"), std::string::npos) << said[1];
  EXPECT_NE(said[3].find("cannot tell"), std::string::npos);
  EXPECT_EQ(guesses_in_words({}).size(), 1u);
}

}  // namespace
}  // namespace titrate
