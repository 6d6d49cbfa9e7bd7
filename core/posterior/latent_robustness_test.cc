// Whatever a diary holds, a fit of counts, ratings or yes and no ends in numbers, and says when they are not to be
// trusted.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "numerics/random.h"
#include "posterior/fit.h"
#include "posterior/latent_data.h"
#include "posterior/prior_alone.h"

namespace titrate {
namespace {

constexpr Family latent_families[] = {Family::poisson, Family::negative_binomial, Family::bernoulli, Family::ordinal};

Model narrow_model(Family family) {
  Model model;
  model.family = family;
  model.intercept = {0.5, 1};
  model.effect = {0, 0.8};
  model.sigma = {4, 0.4};
  model.levels = 3;
  model.cutpoints = {{0, 1.2}, {0, 0.4}};
  model.dispersion = 0.5;
  model.rho = BetaPrior{3, 1.5};
  model.half_life = LogNormalPrior{0.7, 0.75};
  return model;
}

/// Weeks on and off, and outcomes between which nothing connects the days but a modest effect.
Series lived(Family family, int days, std::uint64_t seed) {
  RandomStream random(seed, 11);
  Series series;
  for (int t = 0; t < days; ++t) {
    series.dose.push_back(t / 7 % 2);
    const double z = random.normal() - 0.4 * series.dose.back();
    const double y = family == Family::bernoulli ? z > 0
                     : family == Family::ordinal ? (z > -0.5) + (z > 0.5)
                                                 : std::floor(std::exp(0.6 + 0.6 * z));
    series.response.push_back(random.uniform() < 0.1 ? std::nullopt : std::optional(y));
  }
  return series;
}

bool all_finite(const Summary& s) {
  return std::isfinite(s.mean) && std::isfinite(s.sd) &&
         std::all_of(s.q.begin(), s.q.end(), [](double q) { return std::isfinite(q); });
}

/// Everything that may be printed is a number, and where it may be trusted no spread is none.
void expect_numbers(const Posterior& p) {
  EXPECT_TRUE(all_finite(p.effect.summary()));
  if (p.outcome_effect) {  // of a fit that finds nothing there is none
    EXPECT_TRUE(all_finite(p.outcome_effect->summary()));
  }
  EXPECT_TRUE(all_finite(p.sigma) && all_finite(*p.rho) && all_finite(*p.half_life) && all_finite(*p.log_half_life));
  EXPECT_TRUE(std::isfinite(p.log_evidence));
  if (!p.diagnostics.trust) return;
  for (const double sd : {p.effect.sd(), p.sigma.sd, p.rho->sd, p.half_life->sd}) EXPECT_GT(sd, 0);
}

TEST(LatentRobustness, extreme_diaries_end_in_numbers_trusted_or_not) {
  for (const Family family : {Family::poisson, Family::negative_binomial, Family::bernoulli, Family::ordinal})
    for (const int kind : {0, 1, 2, 3}) {
      if (family == Family::negative_binomial && kind != 2) continue;  // it fits ten times: the worst will do
      const Model model = narrow_model(family);
      Series series;
      const double top = family == Family::bernoulli ? 1 : family == Family::ordinal ? 2 : 5000;
      for (int t = 0; t < 24; ++t) {
        series.dose.push_back(t >= 12);
        const double y = kind == 0 ? 0 : kind == 1 ? top : kind == 2 ? (t >= 12 ? top : 0) : (t % 2 ? top : 0);
        series.response.push_back(y);
      }
      SCOPED_TRACE(std::string(to_string(family)) + " " + std::to_string(kind));
      expect_numbers(fit(model, series, {.outcome = true}));
    }
}

TEST(LatentRobustness, where_no_mode_is_found_what_is_printed_is_the_prior_and_says_so) {
  Model model = narrow_model(Family::poisson);
  Series series = lived(Family::poisson, 12, 1);
  for (auto& y : series.response) y = 1e300;
  const Posterior p = fit(model, series, {.coefficients = true}), prior = prior_alone(model, {.coefficients = true});
  ASSERT_FALSE(p.diagnostics.trust);
  EXPECT_NE(p.diagnostics.notes.front().find("What is printed is the prior"), std::string::npos);
  expect_numbers(p);
  // prior_alone_test.cc holds the prior against its closed forms
  EXPECT_EQ(p.rho->mean, prior.rho->mean);
  EXPECT_EQ(p.half_life->mean, prior.half_life->mean);
  EXPECT_EQ(p.sigma.q, prior.sigma.q);
  EXPECT_EQ(p.effect.sd(), model.effect.sd);
  ASSERT_EQ(p.coefficients.size(), 1u);
  EXPECT_EQ(p.coefficients[0].summary.sd, prior.coefficients[0].summary.sd);
  model.drift = 0.05;  // and averaged over several such fits it stays what it is
  EXPECT_NEAR(fit(model, series).rho->mean, prior.rho->mean, 1e-9);
}

TEST(LatentRobustness, three_years_of_days_are_answered) {
  for (const Family family : latent_families) {
    SCOPED_TRACE(to_string(family));
    const Posterior p = fit(narrow_model(family), lived(family, 1100, 2));
    expect_numbers(p);
    EXPECT_EQ(p.days, 1100);
    EXPECT_TRUE(p.diagnostics.trust);
    EXPECT_LT(p.effect.sd(), 0.3) << "so many days say something";
    EXPECT_LT(p.effect.mean(), 0);
  }
}

/// Of eight years of counts the draws' weights are too uneven, and it says so.
TEST(LatentRobustness, eight_years_of_days_are_answered_or_distrusted) {
  for (const Family family : {Family::poisson, Family::bernoulli, Family::ordinal}) {
    SCOPED_TRACE(to_string(family));
    const Posterior p = fit(narrow_model(family), lived(family, 3000, 2), {.effort = 0.1});
    expect_numbers(p);
    EXPECT_EQ(p.diagnostics.trust, p.diagnostics.notes.empty());
    EXPECT_TRUE(p.diagnostics.trust || p.diagnostics.escalations > 0) << "not before the long way was tried";
    EXPECT_LT(p.effect.mean(), 0);
  }
}

TEST(LatentRobustness, a_fit_that_needed_better_grids_says_how_many_and_one_that_did_not_says_none) {
  const Model model = narrow_model(Family::poisson);
  EXPECT_EQ(fit(model, lived(Family::poisson, 84, 1)).diagnostics.escalations, 0);
  // From nothing to five thousand a day: no modest ups and downs, and more nodes than a review begins with.
  Series series;
  for (int t = 0; t < 24; ++t) {
    series.dose.push_back(t >= 12);
    series.response.push_back(t >= 12 ? 5000 : 0);
  }
  const Diagnostics mended = fit(model, series).diagnostics;
  EXPECT_GT(mended.escalations, 0);
  EXPECT_GT(mended.nodes, 5000) << "those of the reference";
  // Ratings under a prior that holds nearly every day to be like the day before: k stays above the gate even then.
  Model rigid = narrow_model(Family::ordinal);
  rigid.rho = BetaPrior{200, 0.5};
  Series swings = lived(Family::ordinal, 60, 7);
  for (std::size_t t = 0; t < 60; ++t) swings.response[t] = 2 * double(t / 20 % 2);
  const Diagnostics doubtful = fit(rigid, swings).diagnostics;
  EXPECT_GT(*doubtful.pareto_k, 0.7);
  EXPECT_GT(doubtful.escalations, 0);
  EXPECT_FALSE(doubtful.trust);
  EXPECT_NE(doubtful.notes.front().find("Pareto k above 0.7"), std::string::npos);
}

TEST(LatentRobustness, twenty_covariates_are_carried_and_ones_that_say_the_same_share_what_they_say) {
  for (const Family family : latent_families) {
    SCOPED_TRACE(to_string(family));
    Model model = narrow_model(family);
    Series series = lived(family, 84, 3);
    RandomStream random(4, 0);
    std::vector<double> column(84);
    for (double& value : column) value = random.normal();
    model.covariates.push_back({"alone", {0, 0.5}});
    series.covariates.push_back(column);
    const Posterior alone = fit(model, series);
    // c1 + c2 of two normals with half the variance each is the one coefficient: the same model in other words.
    model.covariates.assign(2, {"half", {0, 0.5 * std::sqrt(0.5)}});
    for (auto& c : model.covariates) c.prior.sd = 0.5 * std::sqrt(0.5);
    series.covariates.assign(2, column);
    const Posterior shared = fit(model, series);
    EXPECT_NEAR(shared.effect.mean(), alone.effect.mean(), 0.02 * alone.effect.sd());
    EXPECT_NEAR(shared.effect.sd() / alone.effect.sd(), 1, 0.02);
    EXPECT_NEAR(shared.log_evidence, alone.log_evidence, 0.03);
    // Twenty, of which one is the dose itself, one is a constant and two are each other's mirror image.
    model.covariates.assign(20, {"c", {0, 0.5}});
    series.covariates.assign(20, {});
    for (auto& c : series.covariates)
      for (int t = 0; t < 84; ++t) c.push_back(random.normal());
    series.covariates[3] = series.dose;
    series.covariates[7].assign(84, 1);
    for (std::size_t t = 0; t < 84; ++t) series.covariates[11][t] = -series.covariates[12][t];
    expect_numbers(fit(model, series));
  }
}

TEST(LatentRobustness,
     more_linear_parameters_than_there_is_room_for_are_refused_in_words_and_a_walk_takes_what_is_left) {
  Model model = narrow_model(Family::poisson);
  Series series = lived(Family::poisson, 40, 5);
  RandomStream random(6, 0);
  const auto with_covariates = [&](std::size_t count) {
    model.covariates.assign(count, {"c", {0, 0.1}});
    series.covariates.assign(count, {});
    for (auto& c : series.covariates)
      for (int t = 0; t < 40; ++t) c.push_back(random.normal());
  };
  with_covariates(63);  // and the intercept and the effect
  const Posterior refused = fit(model, series);
  EXPECT_FALSE(refused.diagnostics.trust);
  EXPECT_NE(refused.diagnostics.notes.front().find("has 65 linear parameters"), std::string::npos);
  EXPECT_EQ(refused.effect.sd(), model.effect.sd);
  with_covariates(58);
  model.drift = 0.05;  // sixteen knots would be too many, and four are not
  EXPECT_EQ(border_of(model) + 4, most_border);
  const Posterior walked = fit(model, series);
  expect_numbers(walked);
  EXPECT_LT(walked.effect.sd(), model.effect.sd) << "something was learned";
}

TEST(LatentRobustness, dependence_at_its_edges_is_answered_or_distrusted) {
  for (const Family family : latent_families)
    for (const int kind : {0, 1, 2}) {
      SCOPED_TRACE(std::string(to_string(family)) + " " + std::to_string(kind));
      Model model = narrow_model(family);
      model.rho = kind == 0 ? BetaPrior{200, 0.5} : kind == 1 ? BetaPrior{0.5, 200} : BetaPrior{1, 1};
      Series series = lived(family, 60, 7);
      const double top = family == Family::ordinal ? 2 : 1;
      for (std::size_t t = 0; t < 60; ++t)  // one long swing; or up and down each day
        series.response[t] = kind == 1 ? top * double(t % 2) : top * double(t / 20 % 2);
      const Posterior p = fit(model, series);
      expect_numbers(p);
      EXPECT_GE(p.rho->q.front(), -1);
      EXPECT_LE(p.rho->q.back(), 1);
      if (kind == 2) continue;
      EXPECT_GT((kind == 0 ? 1 : -1) * p.rho->mean, 0.5);
    }
}

}  // namespace
}  // namespace titrate
