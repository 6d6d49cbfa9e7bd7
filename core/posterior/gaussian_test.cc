#include "posterior/gaussian.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "numerics/random.h"
#include "posterior/gaussian_oracle.h"

namespace titrate {
namespace {

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

const FitOptions to_the_last_digit{.accuracy = Accuracy::reference, .coefficients = true};

// ---- Claims ------------------------------------------------------------------------------------------------------

TEST(Gaussian, TheReferenceAccuracyAgreesWithTheSlowOracle) {
  const Model model = model_with_trend();
  const Series series = series_from({}, 1);
  const OraclePosterior oracle = oracle_fit(model, series);
  const Posterior posterior = fit_gaussian(model, series, to_the_last_digit);
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

TEST(Gaussian, TheQuantilesOfScaleAndDependenceAreThoseOfTheSlowOracle) {
  const OracleGrid grid{.phi = {81, -4, 6}, .log_sigma = {61, -3, 3}};
  for (std::uint64_t seed : {1u, 2u}) {
    const Series series = series_from({.days = 14}, seed);
    const OraclePosterior oracle = oracle_fit(model_with_trend(), series, grid);
    for (const FitOptions& options : {FitOptions{}, to_the_last_digit}) {
      const Posterior posterior = fit_gaussian(model_with_trend(), series, options);
      for (std::size_t i = 0; i < summary_levels.size(); ++i) {
        EXPECT_NEAR(mass_below(oracle.by_phi, grid.phi, std::atanh(posterior.rho->q[i])), summary_levels[i], 0.01);
        EXPECT_NEAR(mass_below(oracle.by_log_sigma, grid.log_sigma, std::log(posterior.sigma.q[i])), summary_levels[i],
                    0.01);
      }
    }
  }
}

TEST(Gaussian, NegativeDependenceAndOddGapsAreHandledExactly) {
  Model model = model_with_trend();
  model.rho = BetaPrior{1, 1};
  Truth truth;
  truth.rho = -0.6;
  truth.missing = 0.4;
  const Series series = series_from(truth, 3);
  EXPECT_LT(ks(fit_gaussian(model, series, to_the_last_digit).effect, oracle_fit(model, series).effect), 2e-4);
}

TEST(Gaussian, WithoutObservationsThePosteriorIsThePrior) {
  Series series = series_from({}, 1);
  for (auto& response : series.response) response.reset();
  const Posterior posterior = fit_gaussian(model_with_trend(), series, to_the_last_digit);
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
    const Posterior posterior = fit_gaussian(model_with_trend(), series, to_the_last_digit);
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
  const Posterior posterior = fit_gaussian(model, series, to_the_last_digit);
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
  const Posterior a = fit_gaussian(model, series, to_the_last_digit), b = fit_gaussian(wide, scaled, to_the_last_digit);
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
                    exact = fit_gaussian(model_with_trend(), series, to_the_last_digit);
    const double off = ks(everyday.effect, exact.effect);
    EXPECT_TRUE(off < 0.01 || !everyday.diagnostics.trust || !exact.diagnostics.trust)
        << "sigma " << sigma << ", off by " << off;
    EXPECT_EQ(everyday.diagnostics.notes.empty(), everyday.diagnostics.trust);
  }
}

}  // namespace
}  // namespace titrate
