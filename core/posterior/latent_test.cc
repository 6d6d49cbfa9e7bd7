#include "posterior/latent.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "numerics/normal.h"
#include "numerics/random.h"
#include "posterior/combined.h"

namespace titrate {
namespace {

// The slow oracle shares no code with the engine: independent days, no carry-over, and a dense grid over (level,
// effect, sigma) with each day's own u integrated on its own grid.

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

double likelihood(Family family, double y, double eta, double size, const std::vector<double>& cut) {
  switch (family) {
    case Family::poisson:
      return std::exp(y * eta - std::exp(eta) - std::lgamma(y + 1));
    case Family::negative_binomial: {
      const double m = std::exp(eta);
      return std::exp(std::lgamma(y + size) - std::lgamma(size) - std::lgamma(y + 1) +
                      size * std::log(size / (size + m)) + y * std::log(m / (size + m)));
    }
    case Family::bernoulli:
      return y == 1 ? logistic(eta) : logistic(-eta);
    default: {
      const auto k = std::size_t(y);
      const double above = k < cut.size() ? logistic(cut[k] - eta) : 1, below = k > 0 ? logistic(cut[k - 1] - eta) : 0;
      return above - below;
    }
  }
}

struct Oracle {
  double evidence = 0, mean = 0, sd = 0, below_zero = 0, outcome = 0;
};

/// `size` is phi; only for models without rho, half-life and covariates, and, for ratings, with three levels.
Oracle oracle_of(const Model& model, const Series& series, double size) {
  Oracle o;
  double square = 0;
  const int levels = 31, effects = 41, sigmas = 40, us = 25, gaps = model.family == Family::ordinal ? 13 : 1;
  std::map<std::pair<double, double>, int> days;  // (response, dose): alike days are integrated once
  for (std::size_t day = 0; day < series.response.size(); ++day)
    if (series.response[day]) ++days[{*series.response[day], series.dose[day]}];
  const NormalPrior& first = model.family == Family::ordinal ? model.cutpoints.middle : model.intercept;
  const double sign = model.family == Family::ordinal ? -1 : 1;
  for (int g = 0; g < gaps; ++g) {
    const double zg = gaps == 1 ? 0 : -4 + 8.0 * g / (gaps - 1);
    const double gap = std::exp(model.cutpoints.log_gap.mean + model.cutpoints.log_gap.sd * zg);
    const double of_gap = gaps == 1 ? 1 : normal_density(zg) * 8.0 / (gaps - 1);
    for (int s = 0; s < sigmas; ++s) {
      const double step = 10.0 * model.sigma.scale / sigmas, sigma = (s + 0.5) * step;
      // half-t with 4 degrees of freedom
      const double t = sigma / model.sigma.scale;
      const double of_sigma = 2 * 0.375 * std::pow(1 + t * t / 4, -2.5) / model.sigma.scale * step;
      for (int a = 0; a < levels; ++a) {
        const double za = -4.5 + 9.0 * a / (levels - 1), level = first.mean + first.sd * za;
        const double of_level = normal_density(za) * 9.0 / (levels - 1);
        std::vector<double> cut;
        if (model.family == Family::ordinal) cut = {level, level + gap};
        const auto eta_at = [&](double u, double dose, double effect) {
          return (sign > 0 ? level : 0) + dose * effect + u;
        };
        for (int b = 0; b < effects; ++b) {
          const double zb = -4.5 + 9.0 * b / (effects - 1), effect = model.effect.mean + model.effect.sd * zb;
          double weight = of_gap * of_sigma * of_level * normal_density(zb) * 9.0 / (effects - 1), difference = 0;
          int observed = 0;
          for (const auto& [day, times] : days) {
            const auto& [y, dose] = day;
            double sum = 0, change = 0;
            for (int k = 0; k < us; ++k) {
              const double z = -5 + 10.0 * k / (us - 1), u = sigma * z;
              const double p =
                  normal_density(z) * 10.0 / (us - 1) * likelihood(model.family, y, eta_at(u, dose, effect), size, cut);
              sum += p;
              const auto expected = [&](double at) {
                const double eta = eta_at(u, at, effect);
                if (model.family == Family::bernoulli) return logistic(eta);
                if (model.family == Family::ordinal) return logistic(eta - cut[0]) + logistic(eta - cut[1]);
                return std::exp(eta);
              };
              change += p * (expected(1) - expected(0));
            }
            weight *= std::pow(sum, times);
            if (sum > 0) difference += times * change / sum;
            observed += times;
          }
          o.evidence += weight;
          o.mean += weight * effect;
          square += weight * effect * effect;
          if (effect < 0) o.below_zero += weight;
          if (effect == 0) o.below_zero += 0.5 * weight;
          o.outcome += weight * difference / observed;
        }
      }
    }
  }
  o.mean /= o.evidence;
  o.sd = std::sqrt(square / o.evidence - o.mean * o.mean);
  o.below_zero /= o.evidence;
  o.outcome /= o.evidence;
  o.evidence = std::log(o.evidence);
  return o;
}

Model small_model(Family family) {
  Model model;
  model.family = family;
  model.intercept = {0.5, 1};
  model.effect = {0, 0.8};
  model.sigma = {4, 0.4};
  model.levels = 3;
  model.cutpoints = {{0, 1.2}, {0, 0.4}};
  return model;
}

Series small_series(Family family) {
  Series series;
  const bool yes_no = family == Family::bernoulli, rating = family == Family::ordinal;
  const double counts[] = {3, 0, 1, 2, 4, 1, 5, 0, 2, 1, 6, 1};
  for (int t = 0; t < 12; ++t) {
    series.dose.push_back(t % 2);
    const double y = yes_no ? int(counts[t]) % 2 : rating ? std::min(counts[t], 4.0) / 2 : counts[t];
    series.response.push_back(std::floor(y));
  }
  series.response[4].reset();
  return series;
}

class LatentOracle : public testing::TestWithParam<Family> {};

TEST_P(LatentOracle, agrees_with_dense_quadrature_that_shares_no_code) {
  const Family family = GetParam();
  const double phi = 3;
  const Oracle o = oracle_of(small_model(family), small_series(family), phi);
  for (const Accuracy accuracy : {Accuracy::standard, Accuracy::reference}) {
    const Posterior p = fit_latent(small_model(family), small_series(family), {.accuracy = accuracy}, phi);
    const bool exact = accuracy == Accuracy::reference;
    EXPECT_TRUE(p.diagnostics.trust);
    EXPECT_NEAR(p.effect.mean(), o.mean, (exact ? 0.015 : 0.03) * o.sd);
    EXPECT_NEAR(p.effect.sd() / o.sd, 1, exact ? 0.012 : 0.03);
    EXPECT_NEAR(p.effect.cdf(0), o.below_zero, exact ? 0.006 : 0.012);
    EXPECT_NEAR(p.log_evidence, o.evidence, exact ? 0.01 : 0.06);
    EXPECT_NEAR(p.outcome_effect->mean(), o.outcome, (exact ? 0.02 : 0.05) * p.outcome_effect->sd());
  }
}

INSTANTIATE_TEST_SUITE_P(Families, LatentOracle,
                         testing::Values(Family::poisson, Family::negative_binomial, Family::bernoulli,
                                         Family::ordinal),
                         [](const auto& info) { return std::string(to_string(info.param)); });

TEST(Latent, nothing_observed_gives_back_the_prior) {
  for (const Family family : {Family::poisson, Family::bernoulli, Family::ordinal}) {
    Model model = small_model(family);
    model.rho = BetaPrior{3, 1.5};
    model.half_life = LogNormalPrior{0.7, 0.75};
    Series series = small_series(family);
    for (auto& y : series.response) y.reset();
    const Posterior p = fit(model, series);
    EXPECT_NEAR(p.effect.mean(), model.effect.mean, 1e-6);
    EXPECT_NEAR(p.effect.sd(), model.effect.sd, 3e-3);
    EXPECT_NEAR(p.log_evidence, 0, 0.02);
  }
}

TEST(Latent, a_flat_binary_scale_reversed_reverses_the_effect) {
  Model model = small_model(Family::bernoulli);
  model.intercept.mean = 0;
  model.rho = BetaPrior{3, 1.5};
  Series series = small_series(Family::bernoulli), reversed = series;
  for (auto& y : reversed.response)
    if (y) y = 1 - *y;
  const Posterior p = fit(model, series), q = fit(model, reversed);
  EXPECT_NEAR(p.effect.mean(), -q.effect.mean(), 1e-6);
  EXPECT_NEAR(p.effect.sd(), q.effect.sd(), 1e-6);
  EXPECT_NEAR(p.outcome_effect->mean(), -q.outcome_effect->mean(), 1e-6);
}

TEST(Latent, the_effect_on_the_outcomes_scale_agrees_with_posterior_draws) {
  for (const Family family : {Family::poisson, Family::bernoulli, Family::ordinal}) {
    Model model = small_model(family);
    model.rho = BetaPrior{3, 1.5};
    model.half_life = LogNormalPrior{0.7, 0.75};
    RandomStream random(3, 1);
    Series series;
    model.levels = 5;
    for (int t = 0; t < 70; ++t) {
      series.dose.push_back(t / 7 % 2);
      const double latent = 0.8 - 0.7 * series.dose.back() + 0.4 * random.normal();
      const double u = random.uniform();
      double y = 0;
      if (family == Family::poisson) {
        double sum = 0;
        while (sum += std::exp(-std::exp(latent) + y * latent - std::lgamma(y + 1)), sum < u && y < 60) ++y;
      } else if (family == Family::bernoulli) {
        y = u < logistic(latent);
      } else {
        y = std::min(4.0, std::max(0.0, std::floor(2 + latent + 1.5 * random.normal())));
      }
      series.response.push_back(y);
      series.block_contrast.push_back(series.dose.back() / 35);
    }
    const Posterior quick = fit(model, series),
                    drawn = fit(model, series, {.accuracy = Accuracy::reference, .effort = 0.15});
    SCOPED_TRACE(to_string(family));
    for (const auto part : {&Posterior::outcome_effect, &Posterior::outcome_contrast}) {
      const NormalMixture &a = *(quick.*part), &b = *(drawn.*part);
      EXPECT_NEAR(a.mean(), b.mean(), 0.06 * b.sd());
      EXPECT_NEAR(a.sd() / b.sd(), 1, 0.08);
      EXPECT_NEAR(a.cdf(0), b.cdf(0), 0.02);
    }
  }
}

/// A diary out of the model itself, with a moderate residual: 42 or 84 days in blocks of seven.
Series simulated(Family family, std::uint64_t number, const Model& model) {
  RandomStream random(20261122, number);
  Series series;
  const double effect = 0.7 * model.effect.sd * random.normal(), sigma = model.sigma.scale * random.uniform();
  double u = sigma * random.normal(), x = 0;
  for (int t = 0; t < (number % 2 ? 42 : 84); ++t) {
    series.dose.push_back((t / 7 + int(number)) % 2);
    x = 0.7 * x + 0.3 * series.dose.back();
    u = 0.5 * u + std::sqrt(0.75) * sigma * random.normal();
    const double eta = model.intercept.mean + effect * x + u, v = random.uniform();
    double y = 0;
    if (family == Family::bernoulli) {
      y = v < logistic(eta);
    } else if (family == Family::ordinal) {
      for (int k = 0; k + 1 < model.levels; ++k) y += std::log(v / (1 - v)) + eta > 0.7 * (k - model.levels / 2 + 1);
    } else {
      const double size = 4, mean = std::exp(eta);
      for (double sum = 0; y < 200; ++y) {
        const double negative = std::lgamma(y + size) - std::lgamma(size) - std::lgamma(y + 1) +
                                size * std::log(size / (size + mean)) + y * std::log(mean / (size + mean));
        sum += std::exp(family == Family::poisson ? y * eta - mean - std::lgamma(y + 1) : negative);
        if (sum > v) break;
      }
    }
    series.response.push_back(random.uniform() < 0.1 ? std::nullopt : std::optional(y));
  }
  return series;
}

Model review_like(Family family) {
  const bool counts = family == Family::poisson || family == Family::negative_binomial;
  Model model;
  model.family = family;
  model.levels = 7;
  model.intercept = {counts ? 1.0 : 0.0, 1.5};
  model.effect = {0, counts ? 0.5 : 1};
  model.sigma = {4, counts ? 0.5 : 1};
  model.rho = BetaPrior{3, 1.5};
  model.half_life = LogNormalPrior{0.7, 0.75};
  if (family == Family::negative_binomial) model.dispersion = 0.5;
  return model;
}

class LatentAccuracy : public testing::TestWithParam<Family> {};

TEST_P(LatentAccuracy, everyday_distribution_functions_are_as_close_to_those_of_many_draws_as_is_owed) {
  const Family family = GetParam();
  const Model model = review_like(family);
  for (std::uint64_t number = 0; number < 6; ++number) {
    const Series series = simulated(family, number, model);
    const Posterior quick = fit(model, series, {.outcome = false}),
                    drawn = fit(model, series, {.accuracy = Accuracy::reference, .outcome = false, .effort = 0.4});
    EXPECT_TRUE(quick.diagnostics.trust && drawn.diagnostics.trust);
    double most = 0;
    for (int k = -30; k <= 30; ++k) {
      const double at = drawn.effect.mean() + 0.1 * k * drawn.effect.sd();
      most = std::max(most, std::abs(quick.effect.cdf(at) - drawn.effect.cdf(at)));
    }
    // The draws' own error is about 0.003. `calibration accuracy` asks it of more people, out of the prior.
    EXPECT_LT(most, family == Family::poisson ? 0.01 : 0.02) << to_string(family) << " " << number;
  }
}

INSTANTIATE_TEST_SUITE_P(Families, LatentAccuracy,
                         testing::Values(Family::poisson, Family::negative_binomial, Family::bernoulli,
                                         Family::ordinal),
                         [](const auto& info) { return std::string(to_string(info.param)); });

class LatentInstructions : public testing::TestWithParam<Family> {};

TEST_P(LatentInstructions, of_this_machine_say_the_same_to_nine_digits) {
  const Model model = review_like(GetParam());
  for (std::uint64_t number = 0; number < 12; ++number) {
    Series series = simulated(GetParam(), number, model);
    for (double dose : series.dose) series.block_contrast.push_back(dose / 42);
    const Posterior a = fit_latent(model, series, {}, 0, Instructions::plain);
    const auto same = [](const Summary& p, const Summary& q) {
      EXPECT_NEAR(p.mean, q.mean, 1e-9 * q.sd);
      EXPECT_NEAR(p.sd, q.sd, 1e-9 * q.sd);
      for (std::size_t i = 0; i < p.q.size(); ++i) EXPECT_NEAR(p.q[i], q.q[i], 1e-9 * q.sd) << i;
    };
    for (const Instructions set : instructions_here()) {
      SCOPED_TRACE(std::to_string(width_of(set)) + " doubles at once, series " + std::to_string(number));
      const Posterior b = fit_latent(model, series, {}, 0, set);
      EXPECT_EQ(a.diagnostics.nodes, b.diagnostics.nodes);
      EXPECT_NEAR(a.log_evidence, b.log_evidence, 1e-9 * std::abs(b.log_evidence));
      same(a.effect.summary(), b.effect.summary());
      same(a.outcome_effect->summary(), b.outcome_effect->summary());
      same(a.outcome_contrast->summary(), b.outcome_contrast->summary());
      same(a.sigma, b.sigma);
      same(*a.rho, *b.rho);
      same(*a.log_half_life, *b.log_half_life);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Families, LatentInstructions,
                         testing::Values(Family::poisson, Family::negative_binomial, Family::bernoulli,
                                         Family::ordinal),
                         [](const auto& info) { return std::string(to_string(info.param)); });

}  // namespace
}  // namespace titrate
