#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "draw.h"
#include "ledger.h"
#include "naive.h"
#include "operating.h"
#include "sbc.h"

namespace titrate::calibration {
namespace {

TEST(Tails, are_those_of_published_tables) {
  // Upper 5 % points (Abramowitz & Stegun, tables 26.8 and 26.10).
  EXPECT_NEAR(chi_squared_tail(30.1435, 19), 0.05, 1e-6);
  EXPECT_NEAR(chi_squared_tail(14.0671, 7), 0.05, 1e-6);
  EXPECT_NEAR(chi_squared_tail(9.48773, 4), 0.05, 1e-6);
  EXPECT_NEAR(student_tail(12.706, 1), 0.05, 1e-5);
  EXPECT_NEAR(student_tail(2.0860, 20), 0.05, 1e-5);
  EXPECT_NEAR(student_tail(-2.0860, 20), 0.05, 1e-5);
}

TEST(Holm, steps_down_and_never_falls) {
  // By hand: 4 x 0.01; 3 x 0.02; 2 x 0.03, raised to 0.06; 1 x 0.5.
  const auto adjusted = adjusted_by_holm({0.5, 0.01, 0.03, 0.02});
  EXPECT_NEAR(adjusted[0], 0.5, 1e-12);
  EXPECT_NEAR(adjusted[1], 0.04, 1e-12);
  EXPECT_NEAR(adjusted[2], 0.06, 1e-12);
  EXPECT_NEAR(adjusted[3], 0.06, 1e-12);
}

TEST(Variates, have_the_moments_of_their_laws) {
  constexpr int draws = 200'000;
  for (const double mean : {0.3, 5.0, 9.99, 10.01, 40.0, 3000.0}) {
    RandomStream random(1, 1);
    double sum = 0, square = 0;
    for (int i = 0; i < draws; ++i) {
      const double k = poisson_variate(mean, random) - mean;
      sum += k;
      square += k * k;
    }
    EXPECT_NEAR(sum / draws, 0, 5 * std::sqrt(mean / draws)) << mean;
    // The variance of (k - mean)^2 is mean + 2 mean^2.
    EXPECT_NEAR(square / draws, mean, 5 * std::sqrt((mean + 2 * mean * mean) / draws)) << mean;
  }
  for (const double shape : {0.5, 1.5, 2.0, 30.0}) {
    RandomStream random(1, 2);
    double sum = 0, log_sum = 0;
    for (int i = 0; i < draws; ++i) {
      const double g = gamma_variate(shape, random);
      sum += g;
      log_sum += std::log(g);
    }
    EXPECT_NEAR(sum / draws, shape, 5 * std::sqrt(shape / draws)) << shape;
    // E log g = digamma(shape), here from the derivative of lgamma; its variance is below 1/shape + 1/shape^2.
    const double digamma = (std::lgamma(shape + 1e-5) - std::lgamma(shape - 1e-5)) / 2e-5;
    EXPECT_NEAR(log_sum / draws, digamma, 5 * std::sqrt((1 / shape + 1 / (shape * shape)) / draws)) << shape;
  }
}

TEST(Outcomes, have_the_marginal_spread_and_dependence_that_the_model_names) {
  Model model = review_model();
  Series series;
  series.dose.assign(20, 0);
  series.covariates = calendar_columns(20);
  Parameters truth;
  truth.intercept = 3;
  truth.sigma = 2;
  truth.rho = 0.7;
  truth.coefficients = {0, 0};
  constexpr int people = 40'000;
  double variance = 0, covariance = 0;
  for (int i = 0; i < people; ++i) {
    RandomStream random(3, std::uint64_t(i));
    const auto y = outcomes(model, truth, series, random);
    variance += (y[19] - 3) * (y[19] - 3) / people;
    covariance += (y[19] - 3) * (y[17] - 3) / people;
  }
  EXPECT_NEAR(variance, 4, 5 * 4 * std::sqrt(2.0 / people));
  EXPECT_NEAR(covariance, 4 * 0.49, 5 * 4 * std::sqrt(2.0 / people));
}

TEST(Naive, tests_agree_with_a_case_by_hand) {
  // Means 2 and 5, variances 1 and 1, three each: t = 3 / sqrt(2/3) = 3.674, 4 degrees of freedom, p = 0.0213.
  const Recorded days{{0, 1, 2, 3, 4, 5}, {0, 0, 0, 1, 1, 1}, {1, 2, 3, 4, 5, 6}};
  EXPECT_EQ(welch(days), Claim(1));
  EXPECT_NEAR(student_tail(3 / std::sqrt(2.0 / 3), 4), 0.0213, 5e-5);
  EXPECT_NEAR(correlation(days.dose, days.y), std::sqrt(27.0 / 35), 1e-12);
  EXPECT_EQ(difference_of_a_fifth(days), Claim(1));
  EXPECT_EQ(correlation_from_five_days({{0, 1}, {0, 1}, {1, 2}}), Claim());
}

TEST(Designs, of_weeks_are_half_on_and_missing_days_are_as_many_as_they_say) {
  double on = 0, missing = 0, missing_bad = 0;
  constexpr int people = 2000;
  for (int i = 0; i < people; ++i) {
    const RandomStream random(5, std::uint64_t(i));
    const Series pairs = diary_of(Design::pairs_7, Disturbance::missing_30, {}, 84, random);
    const Series blocks = diary_of(Design::blocks_7, Disturbance::missing_bad, {}, 84, random);
    for (std::size_t t = 0; t < 84; ++t) {
      on += blocks.dose[t];
      missing += !pairs.response[t];
      missing_bad += !blocks.response[t];
    }
    for (std::size_t t = 0; t < 84; t += 14) EXPECT_EQ(pairs.dose[t] + pairs.dose[t + 7], 1);
  }
  EXPECT_EQ(on, 42.0 * people);
  EXPECT_NEAR(missing / (84.0 * people), 0.3, 0.006);
  EXPECT_NEAR(missing_bad / (84.0 * people), 0.3, 0.012);
}

TEST(Results, do_not_depend_on_the_number_of_threads) {
  const Situation situation{Design::pairs_7, Disturbance::random_walk, {-0.6, 0.5, 2}};
  EXPECT_EQ(operating(situation, 90, 1, 1), operating(situation, 90, 1, 3));
  EXPECT_EQ(sbc(Family::gaussian, Mutation::none, 50, 1, 1), sbc(Family::gaussian, Mutation::none, 50, 1, 4));
}

TEST(Ledger, keeps_what_was_finished_and_forgets_what_was_cut_off) {
  const std::string folder = testing::TempDir() + "/calibration-ledger";
  std::filesystem::remove_all(folder);
  Ledger(folder).add("one", {{"people", 10}, {"covered", 9}});
  std::ofstream(folder + "/results.csv", std::ios::app) << "two,begin,1\ntwo,people,10\ntwo,cov";
  Ledger again(folder);
  ASSERT_TRUE(again.find("one"));
  EXPECT_EQ(*again.find("one"), (Counts{{"people", 10}, {"covered", 9}}));
  EXPECT_FALSE(again.find("two"));
  again.add("two", {{"people", 20}});
  const Ledger third(folder);
  ASSERT_TRUE(third.find("two"));
  EXPECT_EQ(*third.find("two"), (Counts{{"people", 20}}));
  EXPECT_NEAR(share_of(*third.find("one"), "covered").error, std::sqrt(0.9 * 0.1 / 10), 1e-12);
}

}  // namespace
}  // namespace titrate::calibration
