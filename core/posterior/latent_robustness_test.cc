// Whatever a diary holds, a fit of counts, ratings or yes and no ends in numbers, and says when they are not to be
// trusted.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

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

TEST(LatentRobustness, eight_years_of_days_are_answered) {
  for (const Family family : {Family::bernoulli, Family::ordinal}) {
    SCOPED_TRACE(to_string(family));
    const Posterior p = fit(narrow_model(family), lived(family, 3000, 2));
    expect_numbers(p);
    EXPECT_TRUE(p.diagnostics.trust);
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
  EXPECT_GT(mended.nodes, 1000) << "a review begins with some 500";
  // None and twenty in turn, under a prior that holds nearly every day to be like the day before: no dependence and no
  // sigma explain it, and quadrature and draws come out apart.
  Model rigid = narrow_model(Family::poisson);
  rigid.rho = BetaPrior{200, 0.5};
  Series swings = lived(Family::poisson, 60, 7);
  for (std::size_t t = 0; t < 60; ++t) swings.response[t] = 20 * double(t % 2);
  const Diagnostics doubtful = fit(rigid, swings).diagnostics;
  EXPECT_GT(doubtful.escalations, 0);
  EXPECT_FALSE(doubtful.trust);
  EXPECT_NE(doubtful.notes.front().find("disagree"), std::string::npos);
}

TEST(LatentRobustness, where_no_grid_holds_the_posterior_what_is_printed_is_the_prior_and_says_so) {
  // Yes and no in turn, without one exception, under a prior that expects just that: sigma may be anything.
  Model model = narrow_model(Family::bernoulli);
  model.rho = BetaPrior{0.5, 200};
  Series series = lived(Family::bernoulli, 60, 7);
  for (std::size_t t = 0; t < 60; ++t) series.response[t] = double(t % 2);
  const Posterior p = fit(model, series), prior = prior_alone(model, {});
  ASSERT_FALSE(p.diagnostics.trust);
  EXPECT_NE(p.diagnostics.notes.front().find("What is printed is the prior"), std::string::npos);
  EXPECT_EQ(p.effect.sd(), model.effect.sd);
  EXPECT_EQ(p.sigma.q, prior.sigma.q);
  EXPECT_EQ(p.rho->q, prior.rho->q);
  EXPECT_GT(p.diagnostics.nodes, 0) << "it was tried";
}

double normal_at(double x, double mean, double sd) {
  const double z = (x - mean) / sd;
  return std::exp(-0.5 * z * z) / sd / std::sqrt(2 * std::acos(-1.0));
}

/// Over sigma, half-t with 4 degrees of freedom: the density of what is normal with variance (fixed + sigma^2), and
/// that times sigma.
std::pair<double, double> over_sigma(double from_mean, double fixed, double scale) {
  constexpr double step = 0.05;
  double density = 0, with_sigma = 0;
  for (double log_sigma = -9; log_sigma < 4; log_sigma += step) {
    const double sigma = std::exp(log_sigma), z = sigma / scale;
    const double mass = 0.75 * std::pow(1 + z * z / 4, -2.5) / scale * sigma * step;
    const double here = mass * normal_at(from_mean, 0, std::sqrt(fixed + sigma * sigma));
    density += here;
    with_sigma += here * sigma;
  }
  return {density, with_sigma};
}

/// What a rho of one or minus one means: u_t = v, another level, or u_t = (-1)^t v, a swing, v ~ N(0, sigma^2). A dense
/// grid of intercept, effect and (of a swing) v; nothing of the engine's.
struct Limit {
  double mean = 0, sd = 0, sigma = 0, log_evidence = 0;
};
Limit limit(const Model& model, const Series& series, bool swings) {
  constexpr double step = 0.1;
  double days[2][2] = {}, counts[2][2] = {}, constant = 0;  // by dose and by sign
  for (std::size_t t = 0; t < series.dose.size(); ++t) {
    const std::size_t dose = series.dose[t] > 0, sign = swings && t % 2 == 1;
    days[dose][sign] += 1;
    counts[dose][sign] += *series.response[t];
    constant -= std::lgamma(*series.response[t] + 1);
  }
  std::vector<double> level, swing{0}, of_level, of_level_sigma, of_swing{1}, of_swing_sigma{1};
  const double variance = model.intercept.sd * model.intercept.sd;
  for (double alpha = -3; alpha <= 5; alpha += step) {
    const auto [density, sigma] = over_sigma(alpha - model.intercept.mean, variance, model.sigma.scale);
    level.push_back(alpha);
    of_level.push_back(step * (swings ? normal_at(alpha, model.intercept.mean, model.intercept.sd) : density));
    of_level_sigma.push_back(swings ? of_level.back() : step * sigma);
  }
  if (swings) swing.clear(), of_swing.clear(), of_swing_sigma.clear();
  for (double v = -3.95; swings && v < 4; v += step) {
    const auto [density, sigma] = over_sigma(v, 0, model.sigma.scale);
    swing.push_back(v);
    of_swing.push_back(step * density);
    of_swing_sigma.push_back(step * sigma);
  }
  double total = 0, effect = 0, square = 0, sigma = 0;
  for (double beta = -3; beta <= 3; beta += step)
    for (std::size_t a = 0; a < level.size(); ++a)
      for (std::size_t v = 0; v < swing.size(); ++v) {
        double log_p = constant;
        for (const int dose : {0, 1})
          for (const int sign : {0, 1}) {
            const double eta = level[a] + beta * dose + (sign ? -swing[v] : swing[v]);
            log_p += counts[dose][sign] * eta - days[dose][sign] * std::exp(eta);
          }
        const double p = std::exp(log_p) * step * normal_at(beta, model.effect.mean, model.effect.sd);
        const double w = p * of_level[a] * of_swing[v];
        total += w;
        effect += w * beta;
        square += w * beta * beta;
        sigma += p * of_level_sigma[a] * of_swing_sigma[v];
      }
  const double mean = effect / total;
  return {mean, std::sqrt(square / total - mean * mean), sigma / total, std::log(total)};
}

TEST(LatentRobustness, a_dependence_of_minus_one_or_one_is_a_swing_from_day_to_day_or_another_level) {
  for (const bool alternating : {false, true}) {
    Model model = narrow_model(Family::poisson);
    model.half_life.reset();
    model.rho = alternating ? BetaPrior{0.5, 1e6} : BetaPrior{1e6, 0.5};
    Series series;
    for (int t = 0; t < 24; ++t) {
      series.dose.push_back(t / 6 % 2);
      series.response.push_back(t % 2 == 0 && alternating ? 7 + t % 3 : 1 + t % 4);
    }
    const Limit exact = limit(model, series, alternating);
    const Posterior standard = fit(model, series), reference = fit(model, series, {.accuracy = Accuracy::reference});
    for (const Posterior* p : {&standard, &reference}) {
      const double more = p == &standard ? 3 : 1;
      EXPECT_TRUE(p->diagnostics.trust);
      EXPECT_NEAR(p->effect.mean(), exact.mean, more * 0.01 * exact.sd);
      EXPECT_NEAR(p->effect.sd() / exact.sd, 1, more * 0.01);
      EXPECT_NEAR(p->sigma.mean / exact.sigma, 1, more * 0.02);
      EXPECT_NEAR(p->log_evidence, exact.log_evidence, more * 0.07);
    }
  }
}

TEST(LatentRobustness, three_thousand_days_of_counts_say_what_their_halves_say_together) {
  const Model model = narrow_model(Family::poisson);
  const Series all = lived(Family::poisson, 3000, 2);
  const auto part = [&](std::size_t from, std::size_t to) {
    Series some;
    some.dose.assign(all.dose.begin() + std::ptrdiff_t(from), all.dose.begin() + std::ptrdiff_t(to));
    some.response.assign(all.response.begin() + std::ptrdiff_t(from), all.response.begin() + std::ptrdiff_t(to));
    return some;
  };
  const Posterior whole = fit(model, all), first = fit(model, part(0, 1498)), second = fit(model, part(1498, 3000));
  EXPECT_TRUE(whole.diagnostics.trust && first.diagnostics.trust && second.diagnostics.trust);
  EXPECT_LT(*whole.diagnostics.pareto_k, 0.7);
  const double precise_1 = std::pow(first.effect.sd(), -2), precise_2 = std::pow(second.effect.sd(), -2);
  const double sd = 1 / std::sqrt(precise_1 + precise_2);
  const double mean = (first.effect.mean() * precise_1 + second.effect.mean() * precise_2) * sd * sd;
  EXPECT_NEAR(whole.effect.mean(), mean, 0.3 * sd);  // they share a half-life, a level, a sigma: hence not nearer
  EXPECT_NEAR(whole.effect.sd() / sd, 1, 0.1);
  const Posterior overdispersed = fit(narrow_model(Family::negative_binomial), all);
  EXPECT_TRUE(overdispersed.diagnostics.trust);
  EXPECT_NEAR(overdispersed.effect.mean(), whole.effect.mean(), 0.2 * sd);
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
