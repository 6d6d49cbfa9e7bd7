#include "model/scale.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace titrate {
namespace {

Outcome any_rating() {
  Outcome outcome;
  outcome.lowest = 0;
  outcome.highest = 10;
  outcome.unit = "points";
  return outcome;
}

/// A number without a scale of its own.
Outcome units() {
  Outcome outcome;
  outcome.lowest = 0;
  outcome.highest = 1440;
  outcome.unit = "units";
  return outcome;
}

TEST(Scale, says_how_many_days_it_is_taken_from) {
  const std::string unknown = "recorded days (no run-in, no known range): centre 6, standard deviation 1.48.";
  EXPECT_EQ(scale_of(units(), {}, {5, 6, 7}).how, "Scaled by the 3 " + unknown);
  std::vector<double> many(40, 6);
  for (std::size_t i = 0; i < 14; i += 2) many[i] = i % 4 == 0 ? 5 : 7;
  EXPECT_EQ(scale_of(units(), {}, many).how.substr(0, 36), "Scaled by the first 14 recorded days");
  EXPECT_NE(scale_of(units(), {}, {6}).how.find("the 1 recorded day (no"), std::string::npos);
}

Outcome minutes() {
  Outcome outcome = units();
  outcome.unit = "minutes";
  return outcome;
}

const std::vector<double> seven{3, 4, 5, 6, 7, 4, 6};  // mean 5, squares 4+1+0+1+4+1+1 = 12, sd sqrt(12 / 6)

TEST(Scale, the_run_in_comes_first_once_it_holds_seven_values) {
  const Scale scale = scale_of(any_rating(), seven, seven);
  EXPECT_DOUBLE_EQ(scale.centre, 5);
  EXPECT_DOUBLE_EQ(scale.spread, std::sqrt(2.0));
  EXPECT_NE(scale.how.find("run-in"), std::string::npos);
}

TEST(Scale, with_six_values_of_run_in_a_rating_is_scaled_by_its_range) {
  const Scale scale = scale_of(any_rating(), {3, 3, 4, 9, 9, 9}, {3, 3, 4, 9, 9, 9});
  EXPECT_EQ(scale.centre, 5);
  EXPECT_EQ(scale.spread, 2);
  EXPECT_NE(scale.how.find("range"), std::string::npos);
}

TEST(Scale, a_run_in_that_never_moved_has_no_spread_to_give) {
  for (const double always : {0.0, 0.1, 4.0}) {  // ten times a tenth of 4 is not 4
    const Scale scale = scale_of(any_rating(), std::vector<double>(10, always), {});
    EXPECT_EQ(scale.centre, 5);
    EXPECT_EQ(scale.spread, 2);
  }
}

TEST(Scale, the_data_under_test_do_not_scale_a_rating) {
  EXPECT_EQ(scale_of(any_rating(), {}, {1, 1, 2}).spread, scale_of(any_rating(), {}, {9, 2, 10, 0}).spread);
}

TEST(Scale, without_a_rating_the_median_and_the_median_deviation_of_the_first_fourteen_values) {
  // Sorted 1 2 3 4 100: median 3, deviations 2 1 0 1 97 with median 1; 1.4826 makes that a normal's sd.
  const Scale odd = scale_of(units(), {}, {100, 1, 3, 2, 4});
  EXPECT_DOUBLE_EQ(odd.centre, 3);
  EXPECT_DOUBLE_EQ(odd.spread, 1.4826);
  // Sorted 1 2 4 9: median 3, deviations 2 1 1 6 with median 1.5.
  const Scale even = scale_of(units(), {}, {9, 1, 4, 2});
  EXPECT_DOUBLE_EQ(even.centre, 3);
  EXPECT_DOUBLE_EQ(even.spread, 1.4826 * 1.5);
}

TEST(Scale, values_after_the_fourteenth_change_nothing) {
  std::vector<double> recorded{7, 3, 9, 1, 4, 6, 2, 8, 5, 5, 4, 6, 3, 7};
  const Scale before = scale_of(units(), {}, recorded);
  recorded.insert(recorded.end(), {900, 1000, 1100, 1200});
  const Scale after = scale_of(units(), {}, recorded);
  EXPECT_EQ(before.centre, after.centre);
  EXPECT_EQ(before.spread, after.spread);
}

TEST(Scale, a_median_deviation_of_zero_falls_back_to_the_standard_deviation_and_then_to_one) {
  EXPECT_DOUBLE_EQ(scale_of(units(), {}, {5, 5, 5, 5, 9}).spread, std::sqrt(16.0 / 4));  // about the median 5
  EXPECT_EQ(scale_of(units(), {}, {5, 5, 5}).spread, 1);
  EXPECT_EQ(scale_of(units(), {}, {5}).spread, 1);
  EXPECT_EQ(scale_of(units(), {}, {}).spread, 1);
}

TEST(Scale, minutes_are_scaled_by_their_logarithms) {
  std::vector<double> logs = seven, as_minutes = seven;
  for (double& value : as_minutes) value = std::expm1(value);
  const Scale run_in = scale_of(minutes(), as_minutes, as_minutes);
  EXPECT_TRUE(run_in.of_logarithm);
  EXPECT_NEAR(run_in.centre, 5, 1e-12);
  EXPECT_NEAR(run_in.spread, std::sqrt(2.0), 1e-12);
  const Scale first = scale_of(minutes(), {}, {99, 0, 2, 1, 3});  // the median of minutes is that of their logarithms
  EXPECT_DOUBLE_EQ(level_of(first), 2);
  EXPECT_FALSE(scale_of(units(), seven, seven).of_logarithm);
  Outcome of_no_range = minutes();
  of_no_range.lowest.reset();
  EXPECT_FALSE(scale_of(of_no_range, seven, seven).of_logarithm) << "minutes earlier or later than planned";
}

TEST(Scale, an_effect_on_minutes_is_the_difference_that_it_makes_at_the_level) {
  const Scale scale{std::log1p(40.0), 0.5, "", true};  // a usual night of 40 minutes
  EXPECT_NEAR(level_of(scale), 40, 1e-12);
  // From 40 to 28 minutes: log(29 / 41) on the scale of the logarithm, twice that in spreads.
  const double b = 2 * std::log(29.0 / 41);
  EXPECT_NEAR(effect_in_units(scale, b), -12, 1e-12);
  EXPECT_NEAR(standardised_effect(scale, -12), b, 1e-12);
  EXPECT_NEAR(standardised(scale, 28) - standardised(scale, 40), b, 1e-12);
  EXPECT_EQ(standardised_effect(scale, -50), -INFINITY) << "there are only 40";
}

RC_GTEST_PROP(Scale, the_way_to_units_and_back_changes_nothing, (bool of_logarithm)) {
  const Scale scale{*rc::gen::inRange(1, 60) / 10.0, *rc::gen::inRange(1, 30) / 10.0, "", of_logarithm};
  const double value = *rc::gen::inRange(0, 600), effect = *rc::gen::inRange(-30, 31) / 10.0;
  RC_ASSERT(std::abs(in_units_of(scale, standardised(scale, value)) - value) < 1e-9 * (1 + value));
  RC_ASSERT(std::abs(standardised_effect(scale, effect_in_units(scale, effect)) - effect) < 1e-9);
  const double moved = in_units_of(scale, effect) - level_of(scale);  // the effect is that of the level itself
  RC_ASSERT(std::abs(effect_in_units(scale, effect) - moved) < 1e-9 * (1 + std::abs(moved)));
}

TEST(Scale, what_is_believed_of_minutes_is_what_is_believed_of_their_logarithm) {
  // P(effect in minutes <= x) = P(effect <= standardised_effect(x)), exactly; and the mean of a shifted log-normal.
  for (const double sd : {0.05, 0.3, 0.6}) {
    const Scale scale{std::log1p(40.0), 1, "", true};
    const NormalMixture one({1}, {-0.3}, {sd}), two({0.7, 0.3}, {-0.4, 0.1}, {sd, 0.5 * sd});
    for (const NormalMixture& belief : {one, two}) {
      const NormalMixture minutes = effect_in_units(scale, belief);
      for (double x = -38; x < 60; x += 2)
        EXPECT_NEAR(minutes.cdf(x), belief.cdf(standardised_effect(scale, x)), 5e-4) << sd << " " << x;
    }
    const double mean = 41 * (std::exp(-0.3 + 0.5 * sd * sd) - 1);
    const double variance = 41 * 41 * std::expm1(sd * sd) * std::exp(-0.6 + sd * sd);
    EXPECT_NEAR(effect_in_units(scale, one).mean(), mean, 1e-3 * std::sqrt(variance));
    EXPECT_NEAR(effect_in_units(scale, one).sd(), std::sqrt(variance), 3e-3 * std::sqrt(variance));
  }
}

TEST(Scale, a_number_without_a_logarithm_is_stretched_as_it_is) {
  const NormalMixture belief({1}, {-0.5}, {0.2}), points = effect_in_units(Scale{5, 2, "", false}, belief);
  EXPECT_DOUBLE_EQ(points.mean(), -1);
  EXPECT_DOUBLE_EQ(points.sd(), 0.4);
}

TEST(Scale, a_plan_of_minutes_is_log_normal_with_the_mean_and_the_sd_that_it_expects) {
  const Scale scale = scale_expected(minutes(), 40, 25);
  // Moments of a log-normal variable: exp(m + v / 2), and exp(2 m + v) (exp(v) - 1).
  const double v = scale.spread * scale.spread;
  EXPECT_NEAR(std::exp(scale.centre + 0.5 * v) - 1, 40, 1e-10);
  EXPECT_NEAR(std::sqrt(std::exp(2 * scale.centre + v) * std::expm1(v)), 25, 1e-10);
  EXPECT_EQ(scale_expected(any_rating(), 5, 1.5).spread, 1.5);
}

}  // namespace
}  // namespace titrate
