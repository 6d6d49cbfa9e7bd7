#include "numerics/pareto.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "numerics/normal.h"
#include "numerics/random.h"

namespace titrate {
namespace {

/// The quantile of a generalised Pareto distribution of scale 1: ((1 - p)^-k - 1) / k, and -log(1 - p) at k = 0.
double pareto_quantile(double k, double p) { return k == 0 ? -std::log1p(-p) : std::expm1(-k * std::log1p(-p)) / k; }

std::vector<double> exact_sample(double k, int n, double scale = 1) {
  std::vector<double> x;
  for (int i = 0; i < n; ++i) x.push_back(scale * pareto_quantile(k, (i + 0.5) / n));
  return x;
}

/// What the weak prior makes of a shape that n excesses show: ten more of them at 0.5.
double drawn_to_a_half(double k, double n) { return (n * k + 10 * 0.5) / (n + 10); }

TEST(Pareto, the_shape_of_exact_quantiles_is_the_known_one) {
  for (const double k : {-0.3, -0.1, 0.0, 0.2, 0.5, 0.7, 0.9, 1.0})
    for (const int n : {100, 400, 2000})
      EXPECT_NEAR(generalised_pareto_shape(exact_sample(k, n)), drawn_to_a_half(k, n), n == 100 ? 0.05 : 0.02)
          << k << ", " << n;
}

TEST(Pareto, the_unit_of_the_excesses_does_not_matter) {
  for (const double k : {-0.2, 0.5, 0.9})
    for (const double scale : {1e-9, 1e-3, 1e6})
      EXPECT_NEAR(generalised_pareto_shape(exact_sample(k, 200, scale)), generalised_pareto_shape(exact_sample(k, 200)),
                  1e-9);
}

// Zhang & Stephens (2009) propose the estimator for being nearly unbiased and about as efficient as the likelihood's
// maximum, whose sd tends to (1 + k) / sqrt n for k > -1/2 (Smith 1987).
TEST(Pareto, of_random_excesses_the_shape_is_nearly_unbiased_and_about_as_sharp_as_maximum_likelihood) {
  constexpr int n = 100, times = 600;
  for (const double k : {-0.3, 0.0, 0.3, 0.7, 1.0}) {
    double mean = 0, square = 0;
    for (int i = 0; i < times; ++i) {
      RandomStream random(5, std::uint64_t(i));
      std::vector<double> x;
      for (int j = 0; j < n; ++j) x.push_back(pareto_quantile(k, random.uniform()));
      std::sort(x.begin(), x.end());
      const double shape = generalised_pareto_shape(x);
      mean += shape / times;
      square += shape * shape / times;
    }
    const double sd = std::sqrt(square - mean * mean), sharpest = (1 + k) / std::sqrt(n) * n / (n + 10);
    EXPECT_NEAR(mean, drawn_to_a_half(k, n), 0.04) << k;
    EXPECT_LT(sd, 1.35 * sharpest) << k;
    EXPECT_GT(sd, 0.75 * sharpest) << k;
  }
}

TEST(Pareto, of_weights_with_a_pure_power_tail_k_is_its_inverse_power) {
  constexpr int count = 10000, tail = 300;  // 3 sqrt S
  for (const double k : {0.2, 0.5, 0.7, 1.0}) {
    std::vector<double> log_weights;
    for (int i = 0; i < count; ++i) log_weights.push_back(-k * std::log1p(-(i + 0.5) / count));  // P(w > z) = z^(-1/k)
    std::vector<double> shifted;
    for (const double w : log_weights) shifted.push_back(w - 700);
    EXPECT_NEAR(pareto_k(log_weights), drawn_to_a_half(k, tail), 0.03) << k;
    EXPECT_NEAR(pareto_k(shifted), pareto_k(log_weights), 1e-9) << "only their ratios matter";
  }
}

// Draws from N(0, s^2) for N(0, 1) have weights exp(x^2 (1/s^2 - 1) / 2) up to a constant, whose tail falls like
// z^(-1/(1 - s^2)) but for a root of a logarithm: k is 1 - s^2 in the limit, and a little less in any sample.
TEST(Pareto, of_draws_that_are_too_narrow_k_rises_with_what_they_miss_and_the_gate_tells_them_apart) {
  constexpr int count = 20000;
  const auto k_of = [](double s) {
    std::vector<double> log_weights;
    for (int i = 0; i < count; ++i) {
      const double z = normal_quantile((i + 0.5) / count);
      log_weights.push_back(0.5 * z * z * (1 - s * s));  // x = s z
    }
    return pareto_k(log_weights);
  };
  double before = -1;
  for (const double variance : {0.9, 0.7, 0.5, 0.3, 0.1}) {
    const double k = k_of(std::sqrt(variance));
    EXPECT_LT(k, 1 - variance + 0.03) << variance;
    EXPECT_GT(k, 1 - variance - 0.2) << variance;
    EXPECT_GT(k, before);
    before = k;
  }
  EXPECT_LT(k_of(std::sqrt(0.5)), 0.7);
  EXPECT_GT(k_of(std::sqrt(0.1)), 0.7);
  EXPECT_LT(k_of(1.3), 0.3) << "draws that are too wide have bounded weights";
}

TEST(Pareto, too_few_weights_cannot_be_trusted_and_equal_ones_can) {
  const std::vector<double> equal(1000, -3.0);
  EXPECT_EQ(pareto_k(equal), -std::numeric_limits<double>::infinity());
  std::vector<double> few;
  for (int i = 0; i < 124; ++i) few.push_back(0.01 * i);  // a fifth is 24
  EXPECT_EQ(pareto_k(few), std::numeric_limits<double>::infinity());
  few.push_back(1.3);
  EXPECT_TRUE(std::isfinite(pareto_k(few)));
}

TEST(Pareto, one_weight_that_holds_everything_is_far_above_the_gate) {
  std::vector<double> log_weights(2000, 0.0);
  for (std::size_t i = 0; i < log_weights.size(); ++i) log_weights[i] = 1e-3 * double(i % 7);
  log_weights[77] = 60;
  EXPECT_GT(pareto_k(log_weights), 0.7);
}

}  // namespace
}  // namespace titrate
