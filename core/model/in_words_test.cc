#include "model/in_words.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "catalog/catalog.h"

namespace titrate {
namespace {

std::vector<std::string> sentences(const Outcome& outcome, const Scale& scale, Family family = Family::gaussian) {
  Trial trial;
  trial.primary = outcome;
  Model model;
  model.covariates = {{"trend", {0, 1}}, {"weekend", {0, 0.5}}};
  model.rho = BetaPrior{3, 1.5};
  const Kinetics kinetics{"general", 2, 0.75, "Assumed.", {"A book (2020)", "verified"}};
  return model_in_words({family, trial, model, scale, kinetics, true, {}, {}, {}, 0, 0}, Catalog{});
}

std::string two_digits(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2g", value);
  return text;
}

bool told(const std::vector<std::string>& all, const std::string& part) {
  for (const std::string& one : all)
    if (one.find(part) != std::string::npos) return true;
  return false;
}

/// P(rho > r), (rho + 1) / 2 ~ Beta(3, 1.5), in closed form: with v = (1 - r) / 2,
/// v^1.5 (2/3 - 4 v / 5 + 2 v^2 / 7), over its value at v = 1.
double rho_above(double r) {
  const auto integral = [](double v) { return std::pow(v, 1.5) * (2.0 / 3 - 4 * v / 5 + 2 * v * v / 7); };
  return integral((1 - r) / 2) / integral(1);
}
double rho_quantile(double share) {
  double low = -1, high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (rho_above(middle) > 1 - share ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

TEST(ModelInWords, tells_what_multiplies_as_a_ratio_because_no_width_would_fit_between_never_and_always) {
  Outcome headache;
  headache.label = "headache";
  headache.lowest = 0, headache.highest = 1;
  // N(0, 1) of log odds: e^1.96 = 7.1, and 1 / (1 + e^1.96) = 12 %; a drift moves it by twice that logarithm, 50.
  const auto of_odds = sentences(headache, {}, Family::bernoulli);
  EXPECT_TRUE(told(of_odds, "multiply the odds of a yes by between 0.14 and 7.1 with 95 % probability"));
  EXPECT_TRUE(told(of_odds, "a drift over the whole trial by between 0.02 and 50."));
  EXPECT_TRUE(told(of_odds, "An even chance would then become one between 12 and 88 %."));
  EXPECT_FALSE(told(of_odds, "of zero"));
  // N(0, 0.5^2) of the count's logarithm: e^0.98 = 2.7.
  EXPECT_TRUE(told(sentences({}, {}, Family::poisson), "multiply the count by between 0.38 and 2.7"));
}

TEST(ModelInWords, tells_every_prior_in_the_outcomes_own_unit) {
  Scale scale;
  scale.spread = 2;
  const auto all = sentences({}, scale);
  Scale steps;
  steps.spread = 80;
  EXPECT_TRUE(
      told(sentences({}, steps), "a standard deviation of about 59, between 5.3 and 220 with 90 % probability."))
      << "and no exponent";
  EXPECT_TRUE(told(all, "the full effect was taken to lie within 3.92 of zero")) << "1.96 of N(0, 1), in spreads of 2";
  EXPECT_TRUE(told(all, "a drift over the whole trial within 7.84"));
  // Student's t with four degrees of freedom, published: P(|t| < 0.741) = 0.5, P(|t| < 0.0667) = 0.05,
  // P(|t| < 2.776) = 0.95.
  EXPECT_TRUE(told(all, "a standard deviation of about 1.5, between 0.13 and 5.6 with 90 % probability."));
  EXPECT_TRUE(told(all, "a correlation of about " + two_digits(rho_quantile(0.5)) + ", between " +
                            two_digits(rho_quantile(0.05)) + " and " + two_digits(rho_quantile(0.95)) + " with 90 %"));
  EXPECT_TRUE(told(all, "A weekend was taken to move it by no more than 2, with 95 %"));
  EXPECT_TRUE(told(all, "an unknown half-life: 2 days, likely between 0.58 and 6.9"));
  EXPECT_TRUE(told(all, "Nobody said what was taken before the first day"));
}

}  // namespace
}  // namespace titrate
