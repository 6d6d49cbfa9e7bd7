#include "posterior/gaussian.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "numerics/normal.h"
#include "numerics/random.h"

namespace titrate {
namespace {

// ---- The oracle: the slow and obvious way, which shares no code with the engine. ----------------------------------

struct Spread {
  int count;
  double low, high;
  double at(int i) const { return low + step() * i; }
  double step() const { return (high - low) / (count - 1); }
};

struct OracleGrid {
  Spread log_h{41, 0, 0}, phi{41, -2.6, 3.6}, log_sigma{31, -2.2, 2.2};
};

struct OraclePosterior {
  NormalMixture effect;
  double log_evidence = 0;
};

using Matrix = std::vector<std::vector<double>>;

Matrix cholesky(Matrix a) {
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = a[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i][k] * a[j][k];
      a[i][j] = i == j ? std::sqrt(sum) : sum / a[j][j];
    }
  return a;
}

std::vector<double> forward(const Matrix& l, std::vector<double> b) {
  for (std::size_t i = 0; i < b.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= l[i][k] * b[k];
    b[i] /= l[i][i];
  }
  return b;
}

double half_t(double x, const HalfTPrior& prior) {
  const double z = x / prior.scale;
  if (!prior.degrees_of_freedom) return 2 * normal_density(z) / prior.scale;
  const double nu = *prior.degrees_of_freedom;
  return 2 * std::tgamma((nu + 1) / 2) / (std::tgamma(nu / 2) * std::sqrt(nu * std::numbers::pi)) *
         std::pow(1 + z * z / nu, -(nu + 1) / 2) / prior.scale;
}

/// Writes down the covariance of the observations, residual and coefficients and all, and conditions on them, at every
/// node of a dense plain grid. Cost: observations cubed per node.
OraclePosterior oracle_fit(const Model& model, const Series& series, OracleGrid grid = {}) {
  if (grid.log_h.low == grid.log_h.high)
    grid.log_h = {grid.log_h.count, model.half_life->log_mean - 4.5 * model.half_life->log_sd,
                  model.half_life->log_mean + 4.5 * model.half_life->log_sd};
  std::vector<std::size_t> seen;
  for (std::size_t t = 0; t < series.response.size(); ++t)
    if (series.response[t]) seen.push_back(t);
  const std::size_t n = seen.size();
  std::vector<double> log_weights, means, sds;
  for (int a = 0; a < grid.log_h.count; ++a) {
    const double h = std::exp(grid.log_h.at(a)), keep = std::pow(2.0, -1 / h);
    std::vector<double> x;
    for (double dose : series.dose) x.push_back(keep * (x.empty() ? 0 : x.back()) + (1 - keep) * dose);
    const double z = (grid.log_h.at(a) - model.half_life->log_mean) / model.half_life->log_sd;
    const double prior_h = normal_density(z) / model.half_life->log_sd;
    for (int b = 0; b < grid.phi.count; ++b) {
      const double rho = std::tanh(grid.phi.at(b)), unit = (rho + 1) / 2;
      const double prior_rho = std::pow(unit, model.rho->a - 1) * std::pow(1 - unit, model.rho->b - 1) *
                               std::tgamma(model.rho->a + model.rho->b) /
                               (std::tgamma(model.rho->a) * std::tgamma(model.rho->b)) / 2 * (1 - rho * rho);
      for (int c = 0; c < grid.log_sigma.count; ++c) {
        const double sigma = std::exp(grid.log_sigma.at(c));
        Matrix covariance(n, std::vector<double>(n));
        std::vector<double> residual(n), with_effect(n);
        for (std::size_t i = 0; i < n; ++i) {
          const std::size_t s = seen[i];
          residual[i] = *series.response[s] - model.intercept.mean - model.effect.mean * x[s];
          with_effect[i] = model.effect.sd * model.effect.sd * x[s];  // Cov(effect, y_i)
          for (std::size_t k = 0; k < model.covariates.size(); ++k)
            residual[i] -= model.covariates[k].prior.mean * series.covariates[k][s];
          for (std::size_t j = 0; j <= i; ++j) {
            const std::size_t t = seen[j];
            double sum = sigma * sigma * std::pow(rho, double(s - t)) + model.intercept.sd * model.intercept.sd +
                         model.effect.sd * model.effect.sd * x[s] * x[t];
            for (std::size_t k = 0; k < model.covariates.size(); ++k)
              sum += std::pow(model.covariates[k].prior.sd, 2) * series.covariates[k][s] * series.covariates[k][t];
            covariance[i][j] = sum;
          }
        }
        const Matrix l = cholesky(covariance);
        const std::vector<double> u = forward(l, residual), v = forward(l, with_effect);
        double log_likelihood = -0.5 * double(n) * std::log(2 * std::numbers::pi), uv = 0, vv = 0;
        for (std::size_t i = 0; i < n; ++i) {
          log_likelihood -= std::log(l[i][i]) + 0.5 * u[i] * u[i];
          uv += u[i] * v[i];
          vv += v[i] * v[i];
        }
        log_weights.push_back(log_likelihood + std::log(prior_h * prior_rho * half_t(sigma, model.sigma) * sigma *
                                                        grid.log_h.step() * grid.phi.step() * grid.log_sigma.step()));
        means.push_back(model.effect.mean + uv);
        sds.push_back(std::sqrt(model.effect.sd * model.effect.sd - vv));
      }
    }
  }
  const double largest = *std::max_element(log_weights.begin(), log_weights.end());
  double total = 0;
  for (double& w : log_weights) total += w = std::exp(w - largest);
  return {NormalMixture(log_weights, means, sds), largest + std::log(total)};
}

// ---- Series ------------------------------------------------------------------------------------------------------

struct Truth {
  int days = 24;
  double effect = -0.8, half_life = 2, sigma = 0.7, rho = 0.4, missing = 0.2;
  int period = 4;  ///< days; 0: a coin every day
};

Series series_from(const Truth& truth, std::uint64_t seed) {
  RandomStream random(seed, 7);
  Series series;
  series.covariates.resize(1);
  double x = 0, e = truth.sigma * random.normal();
  const double keep = std::exp2(-1 / truth.half_life);
  for (int t = 0; t < truth.days; ++t) {
    const double dose = truth.period == 0 ? random.uniform() < 0.5 : (t / truth.period) % 2;
    x = keep * x + (1 - keep) * dose;
    if (t > 0) e = truth.rho * e + truth.sigma * std::sqrt(1 - truth.rho * truth.rho) * random.normal();
    series.dose.push_back(dose);
    series.covariates[0].push_back((t - 0.5 * (truth.days - 1)) / (0.5 * (truth.days - 1)));
    const bool missing = random.uniform() < truth.missing;
    series.response.push_back(missing ? std::nullopt : std::optional(0.3 + truth.effect * x + e));
  }
  return series;
}

Model model_with_trend() {
  Model model;
  model.covariates = {{"trend", {0, 1}}};
  model.rho = BetaPrior{3, 1.5};
  model.half_life = LogNormalPrior{std::log(2.0), 0.75};
  return model;
}

/// The largest difference of two distribution functions over a fine set of points.
double ks(const NormalMixture& a, const NormalMixture& b) {
  double largest = 0;
  for (double z = -4; z <= 4; z += 0.1) {
    const double x = b.mean() + z * b.sd();
    largest = std::max(largest, std::abs(a.cdf(x) - b.cdf(x)));
  }
  return largest;
}

const FitOptions precise{.accuracy = Accuracy::reference, .coefficients = true};

// ---- Claims ------------------------------------------------------------------------------------------------------

TEST(Gaussian, TheReferenceAccuracyAgreesWithTheSlowOracle) {
  const Model model = model_with_trend();
  const Series series = series_from({}, 1);
  const OraclePosterior oracle = oracle_fit(model, series);
  const Posterior posterior = fit_gaussian(model, series, precise);
  EXPECT_TRUE(posterior.diagnostics.trust);
  EXPECT_NEAR(posterior.effect.mean(), oracle.effect.mean(), 1e-4);
  EXPECT_NEAR(posterior.effect.sd(), oracle.effect.sd(), 2e-4);
  EXPECT_LT(ks(posterior.effect, oracle.effect), 1e-4);
  EXPECT_NEAR(posterior.log_evidence, oracle.log_evidence, 2e-4);
}

TEST(Gaussian, TheOracleItselfDoesNotMoveWhenItsGridIsHalved) {
  const Model model = model_with_trend();
  const Series series = series_from({}, 1);
  OracleGrid coarse;
  coarse.log_h.count = coarse.phi.count = 21;
  coarse.log_sigma.count = 16;
  EXPECT_LT(ks(oracle_fit(model, series, coarse).effect, oracle_fit(model, series).effect), 2e-4);
}

TEST(Gaussian, NegativeDependenceAndOddGapsAreHandledExactly) {
  Model model = model_with_trend();
  model.rho = BetaPrior{1, 1};
  Truth truth;
  truth.rho = -0.6;
  truth.missing = 0.4;
  const Series series = series_from(truth, 3);
  EXPECT_LT(ks(fit_gaussian(model, series, precise).effect, oracle_fit(model, series).effect), 2e-4);
}

TEST(Gaussian, StandardAccuracyIsWithinHalfAPercentOfProbabilityOverAStressSet) {
  int fits = 0;
  double worst = 0;
  for (int days : {14, 28, 84, 168})
    for (double rho : {0.0, 0.5, 0.9})
      for (double effect : {0.0, -2.0})
        for (double sigma : {0.15, 1.0, 4.0})
          for (int period : {0, 7}) {
            const Truth truth{days, effect, period == 0 ? 0.7 : 3.0, sigma, rho, 0.15, period};
            const Series series = series_from(truth, std::uint64_t(++fits));
            const Posterior posterior = fit_gaussian(model_with_trend(), series);
            ASSERT_TRUE(posterior.diagnostics.trust) << "fit " << fits;
            worst = std::max(worst, ks(posterior.effect, fit_gaussian(model_with_trend(), series, precise).effect));
          }
  RecordProperty("worst_ks", std::to_string(worst));
  EXPECT_LT(worst, 0.005) << "over " << fits << " fits";
}

TEST(Gaussian, WithoutObservationsThePosteriorIsThePrior) {
  Series series = series_from({}, 1);
  for (auto& response : series.response) response.reset();
  const Posterior posterior = fit_gaussian(model_with_trend(), series, precise);
  EXPECT_EQ(posterior.observed, 0);
  EXPECT_NEAR(posterior.effect.mean(), 0, 1e-9);
  EXPECT_NEAR(posterior.effect.sd(), 1, 1e-6);
  EXPECT_NEAR(posterior.log_evidence, 0, 1e-3);  // the probability of nothing is 1
  EXPECT_NEAR(posterior.log_half_life->mean, std::log(2.0), 1e-6);
}

TEST(Gaussian, OneOrTwoObservationsBarelyMoveThePrior) {
  for (const std::size_t observed : {1u, 2u}) {
    Series series = series_from({.missing = 0}, 21);
    for (std::size_t t = observed; t < series.response.size(); ++t) series.response[t].reset();
    const Posterior posterior = fit_gaussian(model_with_trend(), series, precise);
    EXPECT_LT(ks(posterior.effect, oracle_fit(model_with_trend(), series, {.log_sigma = {61, -7, 3}}).effect), 2e-3)
        << observed;
    EXPECT_NEAR(posterior.effect.sd(), 1, 0.02) << observed;
  }
}

TEST(Gaussian, AResponseThatNeverChangesIsNotToBeTrusted) {
  Series series = series_from({}, 23);
  for (auto& response : series.response)
    if (response) response = 0.5;
  EXPECT_FALSE(fit_gaussian(model_with_trend(), series).diagnostics.trust);
}

TEST(Gaussian, AMissingDayIsTheSameAsADayThatWasNeverAsked) {
  // Gaps are exact: a series that ends in missing days says what the series without them says.
  Series series = series_from({}, 5), longer = series;
  for (int i = 0; i < 6; ++i) {
    longer.dose.push_back(1);
    longer.response.emplace_back();
    longer.covariates[0].push_back(1 + 0.1 * i);
  }
  EXPECT_LT(ks(fit_gaussian(model_with_trend(), series).effect, fit_gaussian(model_with_trend(), longer).effect), 1e-9);
}

TEST(Gaussian, IndependentDaysWithoutCarryOverAreOrdinaryRegression) {
  // One unknown mean and a flat-ish prior: the effect's posterior mean is the difference of the two arms' means, shrunk
  // by nearly nothing; with sigma integrated out its spread is that of a t distribution with n - 2 degrees of freedom.
  Model model;
  model.intercept = {0, 1000};
  model.effect = {0, 1000};
  model.sigma = {std::nullopt, 1000};
  Series series;
  const std::vector<double> off{1.0, 2.0, 4.0, 3.0, 2.5, 1.5}, on{3.0, 5.0, 4.5, 6.0, 5.5, 4.0};
  for (std::size_t i = 0; i < off.size(); ++i) {
    series.dose.insert(series.dose.end(), {0, 1});
    series.response.insert(series.response.end(), {off[i], on[i]});
  }
  const Posterior posterior = fit_gaussian(model, series, precise);
  // Means 14/6 and 28/6; pooled sum of squares 5.8333 + 5.8333; flat prior on sigma: n - 2 - 1 = 9 degrees of freedom.
  const double difference = 14.0 / 6, squares = 35.0 / 6 * 2 - 0.0, scale = std::sqrt(squares / 9 * (2.0 / 6));
  EXPECT_NEAR(posterior.effect.mean(), difference, 1e-4);
  EXPECT_NEAR(posterior.effect.sd(), scale * std::sqrt(9.0 / 7), 2e-3);
  EXPECT_NEAR(posterior.effect.quantile(0.975), difference + 2.262157 * scale, 3e-3);  // t table, 9 degrees, 0.975
  EXPECT_FALSE(posterior.rho.has_value());
  EXPECT_FALSE(posterior.half_life.has_value());
}

TEST(Gaussian, TheAnswerMovesWithTheUnitsOfTheResponse) {
  const double k = 7;
  const Series series = series_from({}, 9);
  Series scaled = series;
  for (auto& response : scaled.response)
    if (response) response = *response * k;
  Model model = model_with_trend(), wide = model;
  for (NormalPrior* prior : {&wide.intercept, &wide.effect, &wide.covariates[0].prior}) prior->sd *= k;
  wide.sigma.scale *= k;
  const Posterior a = fit_gaussian(model, series, precise), b = fit_gaussian(wide, scaled, precise);
  EXPECT_LT(ks(a.effect.transformed(k), b.effect), 1e-6);
  EXPECT_NEAR(a.sigma.mean * k, b.sigma.mean, 1e-5);
  EXPECT_NEAR(a.log_evidence - a.observed * std::log(k), b.log_evidence, 1e-6);
}

TEST(Gaussian, TheBlockContrastIsTheEffectTimesTheExposureReached) {
  // Without carry-over the exposure is the dose, so a contrast that averages over the on-days is the effect itself.
  Model model = model_with_trend();
  model.half_life.reset();
  Series series = series_from({}, 11);
  const double on = double(std::count(series.dose.begin(), series.dose.end(), 1.0));
  for (double dose : series.dose) series.block_contrast.push_back(dose / on);
  const Posterior posterior = fit_gaussian(model, series);
  ASSERT_TRUE(posterior.contrast.has_value());
  EXPECT_LT(ks(*posterior.contrast, posterior.effect), 1e-9);
}

TEST(Gaussian, TheSameInputGivesTheSameDigits) {
  const Series series = series_from({}, 13);
  const Posterior a = fit_gaussian(model_with_trend(), series), b = fit_gaussian(model_with_trend(), series);
  EXPECT_EQ(a.effect.summary().q, b.effect.summary().q);
  EXPECT_EQ(a.log_evidence, b.log_evidence);
}

TEST(Gaussian, FarOutsideThePromisedScaleTheAnswerIsCloseOrSaysThatItIsNotToBeTrusted) {
  for (double sigma : {0.01, 0.03, 30.0, 1000.0}) {
    const Truth truth{
        .days = 60, .effect = -1, .half_life = 4, .sigma = sigma, .rho = 0.8, .missing = 0.1, .period = 6};
    const Series series = series_from(truth, 17);
    const Posterior everyday = fit_gaussian(model_with_trend(), series),
                    exact = fit_gaussian(model_with_trend(), series, precise);
    const double off = ks(everyday.effect, exact.effect);
    EXPECT_TRUE(off < 0.01 || !everyday.diagnostics.trust || !exact.diagnostics.trust)
        << "sigma " << sigma << ", off by " << off;
    EXPECT_EQ(everyday.diagnostics.notes.empty(), everyday.diagnostics.trust);
  }
}

}  // namespace
}  // namespace titrate
