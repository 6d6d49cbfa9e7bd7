#include "model/in_symbols.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace titrate {
namespace {

bool has_line(const std::vector<std::string>& lines, const std::string& line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

Model usual() {
  Model model;
  model.covariates = {{"trend", {0, 2}}, {"weekend", {0, 0.5}}};
  model.rho = BetaPrior{3, 1.5};
  model.half_life = LogNormalPrior{0.6931, 0.75};
  return model;
}

TEST(ModelInSymbols, is_what_docs_mathematics_says_of_a_number) {
  const auto lines = equations_of(usual());
  EXPECT_TRUE(has_line(lines, "x(t) = λ x(t−1) + (1 − λ) d(t),  λ = 2^(−1/h)"));
  EXPECT_TRUE(has_line(lines, "μ(t) = α + β x(t) + γ1 c1(t) + γ2 c2(t)"));
  EXPECT_TRUE(has_line(lines, "y(t) = μ(t) + e(t)"));
  const std::vector<PriorInSymbols> priors{
      {"α", "the level", "N(0, 2.5²)"},
      {"β", "the effect of the full dose", "N(0, 1²)"},
      {"γ1", "trend", "N(0, 2²)"},
      {"γ2", "weekend", "N(0, 0.5²)"},
      {"σ", "the spread from day to day", "half-t(4, 1)"},
      {"(ρ + 1)/2", "dependence from one day to the next", "Beta(3, 1.5)"},
      {"log h", "the half-life in days, of building up and of fading", "N(0.6931, 0.75²)"}};
  EXPECT_EQ(priors_of(usual()), priors);
}

TEST(ModelInSymbols, what_a_model_does_not_hold_is_not_said) {
  Model bare;
  const auto lines = equations_of(bare);
  EXPECT_TRUE(has_line(lines, "x(t) = d(t)"));
  EXPECT_TRUE(has_line(lines, "e(t) ~ N(0, σ²)"));
  EXPECT_EQ(priors_of(bare).size(), 3u);
}

TEST(ModelInSymbols, a_rating_has_cut_points_and_no_level) {
  Model rating = usual();
  rating.family = Family::ordinal;
  rating.levels = 11;
  EXPECT_TRUE(has_line(equations_of(rating), "logit P(y(t) ≤ k) = c(k) − μ(t) − e(t),  k = 0 … 9"));
  const auto priors = priors_of(rating);
  EXPECT_EQ(priors[0].prior, "N(0, 3²)");
  EXPECT_EQ(priors[1].prior, "N(-0.4, 0.5²)");
  EXPECT_TRUE(std::none_of(priors.begin(), priors.end(), [](const auto& prior) { return prior.letter == "α"; }));
}

}  // namespace
}  // namespace titrate
