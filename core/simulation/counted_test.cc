#include "simulation/counted.h"

#include <gtest/gtest.h>

#include <cmath>

namespace titrate {
namespace {

/// P(y = k), by the gamma functions of the definition.
double probability_of(int k, double mean, double size) {
  if (std::isinf(size)) return std::exp(k * std::log(mean) - mean - std::lgamma(k + 1.0));
  return std::exp(std::lgamma(k + size) - std::lgamma(size) - std::lgamma(k + 1.0) +
                  size * std::log(size / (size + mean)) + k * std::log(mean / (size + mean)));
}

Outcome per_day(std::optional<double> highest = {}) {
  Outcome outcome;
  outcome.unit = "headaches per day";
  outcome.lowest = 0;
  outcome.highest = highest;
  return outcome;
}

TEST(Counted, a_count_is_the_quantile_of_its_distribution) {
  for (const double size : {0.3, 2.0, 50.0, std::numeric_limits<double>::infinity()})
    for (const double mean : {0.05, 1.0, 7.0, 120.0}) {
      const Counted counted{false, size};
      for (const double place : {1e-6, 0.02, 0.31, 0.5, 0.77, 0.98, 0.9999}) {
        const double k = count_at(counted, mean, place);
        double below = 0;
        for (int j = 0; j < int(k); ++j) below += probability_of(j, mean, size);
        EXPECT_LT(below, place + 1e-9) << size << " " << mean << " " << place;
        EXPECT_GE(below + probability_of(int(k), mean, size), place - 1e-9);
      }
    }
}

TEST(Counted, places_spread_evenly_have_the_mean_and_the_variance_that_were_asked_for) {
  constexpr int places = 20000;
  for (const auto& [mean, sd] :
       {std::pair(3.0, 2.5), std::pair(0.4, 1.0), std::pair(40.0, 9.0), std::pair(900.0, 60.0)}) {
    const Counted counted = *counted_as(per_day(), mean, sd);
    double sum = 0, square = 0;
    for (int i = 0; i < places; ++i) {
      const double y = count_at(counted, mean, (i + 0.5) / places);
      EXPECT_TRUE(y >= 0 && y == std::round(y));
      sum += y / places;
      square += y * y / places;
    }
    EXPECT_NEAR(sum, mean, 0.005 * mean);
    EXPECT_NEAR(std::sqrt(square - sum * sum), sd, 0.01 * sd);
  }
}

TEST(Counted, varies_no_less_than_a_poisson_and_nothing_expected_is_nothing) {
  EXPECT_TRUE(std::isinf(counted_as(per_day(), 4, 1)->size));
  EXPECT_TRUE(std::isinf(counted_as(per_day(), 0, 1)->size));
  EXPECT_EQ(count_at({}, 0, 0.999), 0);
  EXPECT_EQ(count_at({}, -2, 0.999), 0);
  EXPECT_TRUE(std::isfinite(count_at({false, 0.01}, 3, 1 - 1e-16)));
}

TEST(Counted, yes_is_as_likely_as_the_mean_says) {
  const Counted yes_or_no = *counted_as(per_day(1), 0.3, 0.4);
  ASSERT_TRUE(yes_or_no.yes_or_no);
  EXPECT_EQ(count_at(yes_or_no, 0.3, 0.69), 0);
  EXPECT_EQ(count_at(yes_or_no, 0.3, 0.71), 1);
  EXPECT_EQ(count_at(yes_or_no, -0.2, 0.999), 0);
  EXPECT_EQ(count_at(yes_or_no, 1.2, 0.001), 1);
}

TEST(Counted, what_is_stated_decides_and_a_rating_or_a_number_is_not_counted) {
  Outcome rating = per_day(10);
  rating.unit = "points";
  EXPECT_FALSE(counted_as(rating, 4, 2));
  EXPECT_FALSE(counted_as({}, 70, 1));
  Outcome stated = per_day(1);
  stated.family = Family::gaussian;
  EXPECT_FALSE(counted_as(stated, 0.3, 0.4));
  stated = {};
  stated.family = Family::poisson;
  EXPECT_FALSE(counted_as(stated, 3, 2)->yes_or_no);
}

}  // namespace
}  // namespace titrate
