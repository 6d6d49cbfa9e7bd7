#include "posterior/fit.h"

#include <gtest/gtest.h>

#include <cmath>

#include "numerics/random.h"
#include "posterior/gaussian_oracle.h"

namespace titrate {
namespace {

// What is integrated around a fit, against the slow oracle at every value on a dense grid of it.

constexpr OracleGrid coarse{{21, 0, 0}, {21, -2.6, 3.6}, {16, -2.2, 2.2}},
    /// A walk can take the place of the residual: sigma reaches down to next to nothing.
    to_nothing{{15, 0, 0}, {21, -2.6, 3.6}, {26, -6, 2.2}};

Model usual() {
  Model model;
  model.covariates = {{"trend", {0, 1}}};
  model.rho = BetaPrior{3, 1.5};
  model.half_life = LogNormalPrior{std::log(2.0), 0.75};
  return model;
}

Series with_trend(std::size_t days) {
  Series series;
  series.covariates.resize(1);
  for (std::size_t t = 0; t < days; ++t) series.covariates[0].push_back(2.0 * double(t) / double(days - 1) - 1);
  return series;
}

struct OracleOver {
  NormalMixture effect;
  double log_evidence = 0, mean = 0, sd = 0;  ///< the last two of what was integrated
};

/// `log_density` of the value at each node, and the oracle there; the nodes `step` apart.
template <class Density, class At>
OracleOver oracle_over(double first, double step, int count, Density log_density, At oracle_at) {
  std::vector<OraclePosterior> all;
  std::vector<double> log_weight, weights, means, sds;
  for (int k = 0; k < count; ++k) {
    const double value = first + step * k;
    all.push_back(oracle_at(value));
    log_weight.push_back(all.back().log_evidence + log_density(value) + std::log(step));
  }
  const double largest = *std::max_element(log_weight.begin(), log_weight.end());
  OracleOver over;
  double total = 0, square = 0;
  for (int k = 0; k < count; ++k) {
    const double w = std::exp(log_weight[std::size_t(k)] - largest), value = first + step * k;
    total += w;
    over.mean += w * value;
    square += w * value * value;
    const NormalMixture& effect = all[std::size_t(k)].effect;
    for (std::size_t i = 0; i < effect.weights().size(); ++i) {
      if (w * effect.weights()[i] < 1e-12) continue;
      weights.push_back(w * effect.weights()[i]);
      means.push_back(effect.means()[i]);
      sds.push_back(effect.sds()[i]);
    }
  }
  over.mean /= total;
  over.sd = std::sqrt(square / total - over.mean * over.mean);
  over.log_evidence = largest + std::log(total);
  over.effect = NormalMixture(std::move(weights), std::move(means), std::move(sds));
  return over;
}

const FitOptions with_coefficients{.accuracy = Accuracy::reference, .coefficients = true};

Summary named(const Posterior& p, const std::string& name) {
  for (const NamedSummary& one : p.coefficients)
    if (one.name == name) return one.summary;
  ADD_FAILURE() << "no coefficient is called " << name;
  return {};
}

/// 20 days in phases of four, a walk that went up by chance, and four days that nobody recorded.
Series walked() {
  RandomStream random(12, 0);
  Series series = with_trend(20);
  double walk = 0, x = 0;
  for (std::size_t t = 0; t < 20; ++t) {
    series.dose.push_back(double(t / 4 % 2));
    x += 0.3 * (series.dose.back() - x);
    if (t > 0) walk += 0.4 * random.normal();
    const double y = -0.8 * x + walk + 0.3 * random.normal();
    series.response.push_back(t % 5 == 3 ? std::nullopt : std::optional(y));
  }
  return series;
}

TEST(Fit, a_random_walk_adds_the_covariance_q_squared_times_the_earlier_of_two_days) {
  const Series series = walked();
  Model model = usual();
  const OraclePosterior without = oracle_fit(model, series, to_nothing);
  constexpr double scale = 0.3;
  const OracleOver oracle = oracle_over(
      0.25 * scale, 0.5 * scale, 9,  // midpoints from 0 on: the density is even
      [](double q) { return std::log(2 * normal_density(q / scale) / scale); },
      [&](double q) {
        return oracle_fit(model, series, to_nothing,
                          [q](std::size_t s, std::size_t t) { return q * q * double(std::min(s, t)); });
      });
  model.drift = scale;
  const Posterior exact = fit(model, series, with_coefficients), everyday = fit(model, series);
  ASSERT_TRUE(exact.diagnostics.trust && everyday.diagnostics.trust);
  EXPECT_GT(ks(without.effect, oracle.effect), 0.03) << "the walk matters here";
  EXPECT_LT(ks(exact.effect, oracle.effect), 1e-3);
  EXPECT_NEAR(exact.log_evidence, oracle.log_evidence, 2e-3);
  EXPECT_NEAR(named(exact, "drift").mean, oracle.mean, 0.01 * oracle.sd);
  EXPECT_NEAR(named(exact, "drift").sd / oracle.sd, 1, 0.02);
  // A review has a knot every other day: of a walk six times as lively as its prior expects it is off by this much.
  EXPECT_LT(ks(everyday.effect, oracle.effect), 0.02);
  EXPECT_NEAR(everyday.log_evidence, oracle.log_evidence, 0.5);
}

/// Four levels of dose over 24 days; half of the top dose does most of what the top dose does.
Series titrated() {
  RandomStream random(13, 0);
  Series series = with_trend(24);
  const double level[] = {0, 0.25, 1, 0.5, 0, 1};
  double x = 0;
  for (std::size_t t = 0; t < 24; ++t) {
    series.dose.push_back(200 * level[t / 4]);
    const double bent = level[t / 4] * 1.2 / (level[t / 4] + 0.2);
    x += 0.4 * (bent - x);
    const double y = -2 * x + 0.3 * random.normal();
    series.response.push_back(t % 6 == 1 ? std::nullopt : std::optional(y));
  }
  return series;
}

TEST(Fit, a_saturating_dose_is_the_linear_model_on_bent_doses_averaged_over_the_constant) {
  const Series series = titrated();
  Model model = usual();
  model.effect = {0, 2};
  Series straight = series;
  for (double& dose : straight.dose) dose /= 200;
  const OraclePosterior linear = oracle_fit(model, straight, coarse);
  const LogNormalPrior prior{0, 1};
  const OracleOver oracle = oracle_over(
      -4.5, 0.6, 16,
      [&](double log_k) { return std::log(normal_density((log_k - prior.log_mean) / prior.log_sd) / prior.log_sd); },
      [&](double log_k) {
        const double k = std::exp(log_k);
        Series bent = straight;
        for (double& d : bent.dose) d = d * (1 + k) / (d + k);
        return oracle_fit(model, bent, coarse);
      });
  model.saturation = prior;
  const Posterior exact = fit(model, series, with_coefficients), everyday = fit(model, series);
  ASSERT_TRUE(exact.diagnostics.trust && everyday.diagnostics.trust);
  EXPECT_GT(ks(linear.effect, oracle.effect), 0.03) << "the bend matters here";
  EXPECT_LT(ks(exact.effect, oracle.effect), 1e-3);
  EXPECT_NEAR(exact.log_evidence, oracle.log_evidence, 2e-3);
  EXPECT_NEAR(named(exact, "log_saturation").mean, oracle.mean, 0.01 * oracle.sd);
  EXPECT_NEAR(named(exact, "log_saturation").sd / oracle.sd, 1, 0.02);
  EXPECT_LT(oracle.mean, 0) << "what was simulated: log 0.2";
  EXPECT_LT(ks(everyday.effect, oracle.effect), 0.01);
  EXPECT_NEAR(everyday.log_evidence, oracle.log_evidence, 0.05);
}

TEST(Fit, a_bend_that_no_dose_shows_leaves_the_linear_answer) {
  // With none and the full dose only, s(d) = d.
  Series series = walked();
  Model model = usual();
  const Posterior linear = fit(model, series);
  model.saturation = LogNormalPrior{0, 1};
  EXPECT_LT(ks(fit(model, series).effect, linear.effect), 1e-6);
  for (double& dose : series.dose) dose = 0;  // nothing to be relative to
  model.saturation.reset();
  const Posterior none = fit(model, series);
  model.saturation = LogNormalPrior{0, 1};
  EXPECT_EQ(fit(model, series).effect.mean(), none.effect.mean());
}

}  // namespace
}  // namespace titrate
