#include "posterior/prior_alone.h"

#include <gtest/gtest.h>

#include <cmath>

#include "numerics/normal.h"

namespace titrate {
namespace {

Model believed(Family family) {
  Model model;
  model.family = family;
  model.intercept = {0.3, 0.5};
  model.effect = {0, 0.4};
  model.sigma = {4, 0.7};
  model.rho = BetaPrior{3, 1.5};
  model.half_life = LogNormalPrior{std::log(2.0), 0.75};
  model.covariates = {{"trend", {0.1, 0.2}}};
  model.levels = 5;
  model.dispersion = 0.5;
  return model;
}

const FitOptions everything{.coefficients = true};

TEST(PriorAlone, has_the_moments_and_quantiles_of_each_prior_in_closed_form) {
  const Posterior p = prior_alone(believed(Family::poisson), everything);
  EXPECT_NEAR(p.effect.sd(), 0.4, 1e-12);
  // Beta(3, 1.5) on (-1, 1): mean 2a/(a+b) - 1, variance 4ab / ((a+b)^2 (a+b+1)).
  EXPECT_NEAR(p.rho->mean, 1.0 / 3, 1e-6);
  EXPECT_NEAR(p.rho->sd, 2 * std::sqrt(4.5 / (4.5 * 4.5 * 5.5)), 1e-6);
  // log-normal
  EXPECT_NEAR(p.log_half_life->sd, 0.75, 1e-6);
  EXPECT_NEAR(p.half_life->mean, 2 * std::exp(0.5 * 0.75 * 0.75), 1e-5);
  EXPECT_NEAR(p.half_life->q[6], 2 * std::exp(0.75 * normal_quantile(0.975)), 1e-3);
  // half-t of four degrees of freedom: mean and sd are both its scale; P(T < t) = 1/2 + (3/8) s (1 - s^2/12) with
  // s = t sqrt(4 / (4 + t^2)), so that twice what lies above 0 is the half-t's own.
  EXPECT_NEAR(p.sigma.mean, 0.7, 1e-5);
  EXPECT_NEAR(p.sigma.sd, 0.7, 1e-3);
  for (std::size_t i = 0; i < summary_levels.size(); ++i) {
    const double t = p.sigma.q[i] / 0.7, s = t / std::sqrt(1 + t * t / 4);
    EXPECT_NEAR(0.75 * s * (1 - s * s / 12), summary_levels[i], 1e-4);
  }
}

TEST(PriorAlone, of_rho_has_the_quantiles_of_a_flat_prior_when_it_is_flat) {
  Model model = believed(Family::bernoulli);
  model.rho = BetaPrior{1, 1};
  const Posterior p = prior_alone(model, {});
  for (std::size_t i = 0; i < summary_levels.size(); ++i) EXPECT_NEAR(p.rho->q[i], 2 * summary_levels[i] - 1, 1e-3);
}

TEST(PriorAlone, a_counts_effect_on_its_own_scale_is_a_difference_of_log_normals) {
  const Model model = believed(Family::poisson);
  const Posterior p = prior_alone(model, {});
  // E exp(eta) (E exp(effect) - 1), and the second moment likewise
  const double v = 0.5 * 0.5 + 0.7 * 0.7, e = 0.4 * 0.4;
  const double mean = std::exp(0.3 + v / 2) * (std::exp(e / 2) - 1);
  const double square = std::exp(0.6 + 2 * v) * (std::exp(2 * e) - 2 * std::exp(e / 2) + 1);
  EXPECT_NEAR(p.outcome_effect->mean(), mean, 1e-4);
  EXPECT_NEAR(p.outcome_effect->sd(), std::sqrt(square - mean * mean), 0.01 * std::sqrt(square));
}

TEST(PriorAlone, of_yes_or_no_and_of_ratings_lies_within_what_they_can_be_and_takes_no_side) {
  for (const Family family : {Family::bernoulli, Family::ordinal}) {
    Model model = believed(family);
    model.intercept.mean = 0;
    model.levels = 4;  // three cut-points about the middle one: a scale that is its own mirror image
    model.cutpoints.middle = {0, 1};
    const Posterior p = prior_alone(model, {});
    const double most = family == Family::bernoulli ? 1 : 3;
    EXPECT_NEAR(p.outcome_effect->cdf(0), 0.5, 1e-9);
    EXPECT_NEAR(p.outcome_effect->mean(), 0, 1e-9);
    EXPECT_GT(p.outcome_effect->sd(), 0.01);
    EXPECT_GT(p.outcome_effect->quantile(0.001), -most);
    EXPECT_LT(p.outcome_effect->quantile(0.999), most);
  }
}

TEST(PriorAlone, names_what_an_analyst_knows_and_leaves_out_what_nobody_asked_for) {
  const auto names_of = [](Family family) {
    std::vector<std::string> names;
    for (const NamedSummary& one : prior_alone(believed(family), everything).coefficients) names.push_back(one.name);
    return names;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(names_of(Family::poisson), (Names{"intercept", "trend"}));
  EXPECT_EQ(names_of(Family::ordinal), (Names{"cmid", "lgap[1]", "lgap[2]", "lgap[3]", "trend"}));
  EXPECT_EQ(names_of(Family::negative_binomial), (Names{"intercept", "trend", "dispersion"}));
  const Posterior p = prior_alone(believed(Family::negative_binomial), everything);
  EXPECT_NEAR(p.coefficients[1].summary.q[5], 0.1 + 0.2 * normal_quantile(0.95), 1e-6);
  EXPECT_NEAR(p.coefficients[2].summary.mean, 0.5 * std::sqrt(2 / std::acos(-1.0)), 1e-5) << "half-normal";
  const Posterior bare = prior_alone(believed(Family::poisson), {.nuisance = false, .outcome = false});
  EXPECT_FALSE(bare.rho || bare.half_life || bare.outcome_effect);
  EXPECT_TRUE(bare.coefficients.empty());
}

}  // namespace
}  // namespace titrate
