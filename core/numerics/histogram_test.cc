#include "numerics/histogram.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/require.h"
#include "numerics/normal.h"

namespace titrate {
namespace {

TEST(Histogram, keeps_the_first_two_moments_of_the_weighted_sample_exactly) {
  const double value[] = {1.25, -0.5, 3, 2.75}, weight[] = {1, 2, 0.5, 4};
  WeightedHistogram histogram(-1, 4, 10);  // bins far wider than the answer's digits
  double total = 0, mean = 0, square = 0;
  for (std::size_t i = 0; i < 4; ++i) histogram.add(value[i], weight[i]), total += weight[i];
  for (std::size_t i = 0; i < 4; ++i) mean += weight[i] / total * value[i];
  for (std::size_t i = 0; i < 4; ++i) square += weight[i] / total * std::pow(value[i] - mean, 2);
  EXPECT_DOUBLE_EQ(histogram.total(), 7.5);
  EXPECT_NEAR(histogram.mean(), mean, 1e-12);
  EXPECT_NEAR(histogram.sd(), std::sqrt(square), 1e-12);
}

/// A standard normal as 40,000 values at its quantiles.
WeightedHistogram of_a_normal(double low, double high) {
  WeightedHistogram histogram(low, high);
  constexpr int count = 40000;
  for (int i = 0; i < count; ++i) histogram.add(normal_quantile((i + 0.5) / count), 2);
  return histogram;
}

TEST(Histogram, quantiles_are_those_of_the_sample_to_within_a_bin) {
  const WeightedHistogram histogram = of_a_normal(-6, 6);
  const double bin = 12.0 / 4000;
  for (const double p : {0.001, 0.025, 0.3, 0.5, 0.9, 0.999})
    EXPECT_NEAR(histogram.quantile(p), normal_quantile(p), bin + 1e-3) << p;
  const Summary s = histogram.summary();
  EXPECT_NEAR(s.mean, 0, 1e-9);
  EXPECT_NEAR(s.sd, 1, 1e-3);
  for (std::size_t i = 0; i < summary_levels.size(); ++i) EXPECT_EQ(s.q[i], histogram.quantile(summary_levels[i]));
}

TEST(Histogram, a_quantile_inside_a_bin_is_read_off_a_straight_line) {
  WeightedHistogram histogram(0, 4, 4);
  histogram.add(0.5, 1);
  histogram.add(2.5, 3);
  EXPECT_DOUBLE_EQ(histogram.quantile(0.125), 0.5);  // half of the first bin's quarter
  EXPECT_DOUBLE_EQ(histogram.quantile(0.625), 2.5);  // half of the third bin's three
  EXPECT_DOUBLE_EQ(histogram.quantile(1), 3);
}

TEST(Histogram, as_a_mixture_it_says_the_same) {
  const WeightedHistogram histogram = of_a_normal(-6, 6);
  const NormalMixture mixture = histogram.mixture();
  EXPECT_NEAR(mixture.mean(), 0, 1e-4);
  EXPECT_NEAR(mixture.sd(), 1, 1e-3);
  for (double x = -3; x <= 3; x += 0.37) EXPECT_NEAR(mixture.cdf(x), normal_cdf(x), 1e-3) << x;
}

TEST(Histogram, what_lies_outside_counts_at_the_ends_and_in_full_for_the_moments) {
  WeightedHistogram histogram(0, 1, 10);
  histogram.add(-5, 1);
  histogram.add(7, 1);
  EXPECT_DOUBLE_EQ(histogram.mean(), 1);
  EXPECT_DOUBLE_EQ(histogram.sd(), 6);
  EXPECT_LE(histogram.quantile(0.4), 0.1);
  EXPECT_GE(histogram.quantile(0.6), 0.9);
  EXPECT_LE(histogram.quantile(1), 1);
}

TEST(Histogram, nothing_in_it_is_nothing_and_no_range_is_a_broken_promise) {
  const WeightedHistogram empty(0, 1);
  EXPECT_EQ(empty.total(), 0);
  EXPECT_EQ(empty.mean(), 0);
  EXPECT_EQ(empty.sd(), 0);
  EXPECT_THROW(WeightedHistogram(1, 1), BrokenPromise);
}

}  // namespace
}  // namespace titrate
