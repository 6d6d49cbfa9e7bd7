#include "model/missingness.h"

#include <gtest/gtest.h>

#include <cmath>

namespace titrate {
namespace {

Analyses with(std::vector<std::optional<double>> response, std::vector<double> dose) {
  Analyses analyses;
  analyses.outcome.better = Direction::lower;
  Analysis only;
  only.series.resize(1);
  for (const auto& y : response) analyses.count.missing += !y;
  only.series[0].response = std::move(response);
  only.series[0].dose = std::move(dose);
  analyses.all.push_back(std::move(only));
  return analyses;
}

constexpr std::optional<double> none;

TEST(MissingPattern, counts_the_days_after_worse_and_better_ones) {
  // Worse than the median of 5: 8, 9, 7; better: 1, 2. Two of the three are followed by a missing day, none of the two.
  const auto pattern = missing_pattern_of(with({8, none, 5, 9, none, 1, 2, 5, 7, 5}, std::vector<double>(10, 0)));
  ASSERT_TRUE(pattern);
  EXPECT_EQ(pattern->after_worse, 3);
  EXPECT_EQ(pattern->missing_after_worse, 2);
  EXPECT_EQ(pattern->after_better, 2);
  EXPECT_EQ(pattern->missing_after_better, 0);
  EXPECT_NEAR(pattern->p, 0.4, 1e-12);  // 3 of the 10 tables: choose(3, 2) / choose(5, 2) = 0.3, and 0.1 for (0, 2)
}

TEST(MissingPattern, agrees_with_a_published_table) {
  // Fisher's lady tasting tea: 3 of 4 against 1 of 4, two-sided 0.4857 (Agresti 2002, table 3.8: one-sided 0.243).
  std::vector<std::optional<double>> y;
  const auto day = [&](double value, bool missing_next) {
    y.push_back(value);
    y.push_back(missing_next ? none : std::optional(5.0));
  };
  for (int i = 0; i < 4; ++i) day(9, i < 3);
  for (int i = 0; i < 4; ++i) day(1, i < 1);
  y.push_back(5);
  const auto pattern = missing_pattern_of(with(y, std::vector<double>(y.size(), 0)));
  ASSERT_TRUE(pattern);
  EXPECT_NEAR(pattern->p, 34.0 / 70, 1e-12);
}

TEST(MissingPattern, is_not_asked_where_no_side_is_worse_or_nothing_is_missing) {
  Analyses analyses = with({8, none, 5, 9, 1, 2}, std::vector<double>(6, 0));
  analyses.outcome.better.reset();
  EXPECT_FALSE(missing_pattern_of(analyses));
  EXPECT_FALSE(missing_pattern_of(with({8, 3, 5}, {0, 0, 0})));
}

TEST(DeltaSlope, is_the_difference_in_missing_shares_without_carry_over_and_covariates) {
  std::vector<std::optional<double>> y;
  std::vector<double> dose;
  for (int t = 0; t < 40; ++t) {
    dose.push_back(t < 20);
    y.push_back(t < 6 || t == 30 ? none : std::optional(1.0));  // 6 of 20 on, 1 of 20 off
  }
  EXPECT_NEAR(delta_slope(with(y, dose).all.front()), 6.0 / 20 - 1.0 / 20, 1e-12);
}

TEST(DeltaSlope, gives_back_a_shift_that_is_added_to_the_missing_days) {
  // The definition: fill the missing days with what a regression expects plus delta, and regress again.
  std::vector<double> dose, trend;
  std::vector<std::optional<double>> y;
  std::vector<double> full;
  for (int t = 0; t < 60; ++t) {
    dose.push_back(t / 5 % 2);
    trend.push_back(t / 30.0 - 1);
    full.push_back(3 - 0.7 * dose.back() + 0.4 * trend.back());  // no noise: the regression is exact
    y.push_back(t % 7 == 3 && dose.back() == 1 ? none : std::optional(full.back()));
  }
  Analyses analyses = with(y, dose);
  analyses.all[0].series[0].covariates = {trend};
  const double delta = 1.5;
  for (std::size_t t = 0; t < full.size(); ++t)
    if (!y[t]) full[t] += delta;
  // Two-column least squares about the mean, written out.
  double sx = 0, st = 0, sy = 0, n = double(full.size());
  for (std::size_t t = 0; t < full.size(); ++t) sx += dose[t], st += trend[t], sy += full[t];
  double xx = 0, xt = 0, tt = 0, xy = 0, ty = 0;
  for (std::size_t t = 0; t < full.size(); ++t) {
    const double a = dose[t] - sx / n, b = trend[t] - st / n, c = full[t] - sy / n;
    xx += a * a, xt += a * b, tt += b * b, xy += a * c, ty += b * c;
  }
  const double slope = (xy * tt - ty * xt) / (xx * tt - xt * xt);
  EXPECT_NEAR(slope, -0.7 + delta * delta_slope(analyses.all.front()), 1e-12);
}

}  // namespace
}  // namespace titrate
