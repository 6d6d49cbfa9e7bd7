#include <gtest/gtest.h>

#include <cmath>

#include "numerics/random.h"
#include "posterior/fit.h"

namespace titrate {
namespace {

/// Eight weeks in phases of five days; with half of the dose on every day before them.
Series eight_weeks(Family family, std::uint64_t seed) {
  RandomStream random(seed, 0);
  Series series;
  series.covariates.resize(1);
  double x = 0.5;
  for (int t = 0; t < 56; ++t) {
    series.dose.push_back(t / 5 % 2);
    x = series.dose.back() + std::exp2(-0.5) * (x - series.dose.back());
    const double eta = 0.3 - 1.2 * x + 0.8 * random.normal();
    series.covariates[0].push_back(t / 27.5 - 1);
    series.response.push_back(random.uniform() < 0.1        ? std::nullopt
                              : family == Family::bernoulli ? std::optional(eta > 0 ? 1.0 : 0.0)
                                                            : std::optional(eta));
    series.block_contrast.push_back(series.dose.back() / 25);
  }
  return series;
}

Model model_over(Family family) {
  Model model;
  model.family = family;
  model.covariates = {{"trend", {0, 1}}};
  model.rho = BetaPrior{3, 1.5};
  model.half_life = LogNormalPrior{std::log(2.0), 0.5};  // 400 days are more than thirty of the longest half-life
  return model;
}

/// The same, told day by day instead of by what was left of it.
Series told_as_days(Series series, int days) {
  for (auto& column : series.covariates) column.insert(column.begin(), std::size_t(days), 0.0);
  series.dose.insert(series.dose.begin(), std::size_t(days), series.before);
  series.response.insert(series.response.begin(), std::size_t(days), std::nullopt);
  series.block_contrast.insert(series.block_contrast.begin(), std::size_t(days), 0.0);
  series.before = 0;
  return series;
}

TEST(CarryIn, doses_before_the_first_day_may_be_told_as_days_or_as_what_they_left) {
  for (const Family family : {Family::gaussian, Family::bernoulli}) {
    Series series = eight_weeks(family, 3);
    const Posterior none = fit(model_over(family), series);
    series.before = 0.5;
    const Posterior left = fit(model_over(family), series), days = fit(model_over(family), told_as_days(series, 400));
    const double sd = days.effect.sd();
    EXPECT_NEAR(left.effect.mean(), days.effect.mean(), 1e-6 * sd) << to_string(family);
    EXPECT_NEAR(left.effect.sd(), sd, 1e-6 * sd) << to_string(family);
    const auto block = family == Family::gaussian ? &Posterior::contrast : &Posterior::outcome_contrast;
    EXPECT_NEAR((left.*block)->mean(), (days.*block)->mean(), 1e-6 * sd) << to_string(family);
    EXPECT_NEAR(left.log_evidence, days.log_evidence, 1e-6) << to_string(family);
    EXPECT_EQ(left.days, 56);
    EXPECT_EQ(left.observed, days.observed);
    EXPECT_GT(std::abs(none.log_evidence - left.log_evidence), 1e-3) << "it does matter";
  }
}

}  // namespace
}  // namespace titrate
