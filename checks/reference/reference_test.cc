// Twelve simulated trials whose posteriors were computed by other programs: the effect of the gaussian ones by a dense
// quadrature converged below 1e-7, everything else by long Hamiltonian Monte Carlo runs (reference.json holds the
// numbers, their Monte Carlo errors and the tolerances).

#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "codec/file.h"
#include "codec/fit_files.h"
#include "posterior/fit.h"

namespace titrate {
namespace {

using nlohmann::json;

constexpr const char* level_names[] = {"2.5", "5", "25", "50", "75", "95", "97.5"};

struct Case {
  codec::FitModel model;
  Series series;
  json expected;
};

Case read_case(const std::string& name) {
  const std::string folder = std::string(std::getenv("TITRATE_SOURCE")) + "/checks/reference/" + name + "/";
  const auto text = [&](const char* file) { return codec::read_file(folder + file).value(); };
  Case c;
  c.model = codec::fit_model_from_json(text("model.json"), name + "/model.json").value();
  c.series = codec::series_from_csv(text("data.csv"), name + "/data.csv", c.model).value();
  c.expected = json::parse(text("reference.json"));
  return c;
}

/// The effect, with the tolerance in posterior sds; outer quantiles twice that.
void expect_effect(const NormalMixture& effect, const json& expected, double tolerance_sd, double tolerance_p) {
  const json& e = expected["effect"];
  const double sd = e["sd"];
  const Summary s = effect.summary();
  EXPECT_NEAR(s.mean, e["mean"].get<double>(), tolerance_sd * sd);
  EXPECT_NEAR(s.sd, sd, tolerance_sd * sd);
  for (int i = 0; i < 7; ++i) {
    const bool outer = i == 0 || i == 6;
    EXPECT_NEAR(s.q[std::size_t(i)], e["q"][level_names[i]].get<double>(), (outer ? 2 : 1) * tolerance_sd * sd)
        << level_names[i];
  }
  EXPECT_NEAR(effect.cdf(0), e["probability_negative"].get<double>(), tolerance_p);
}

/// A nuisance parameter against Monte Carlo draws: mean within 5 standard errors, sd within 2 %, quantiles within 0.06
/// sd. Ordinal cases: 4 %.
void expect_nuisance(const Summary& s, const json& e, const std::string& name, double tolerance_of_sd = 0.02) {
  const double sd = e["sd"];
  EXPECT_NEAR(s.mean, e["mean"].get<double>(), 5 * e["mcse_mean"].get<double>()) << name;
  EXPECT_NEAR(s.sd / sd, 1, tolerance_of_sd) << name;
  for (int i = 0; i < 7; ++i)
    EXPECT_NEAR(s.q[std::size_t(i)], e["q"][level_names[i]].get<double>(), 0.06 * sd) << name << " " << level_names[i];
}

class Reference : public testing::TestWithParam<const char*> {};

TEST_P(Reference, TheAnalystsDoorReproducesTheEffectToATenThousandthOfItsSd) {
  const Case c = read_case(GetParam());
  const Posterior p = fit(c.model.model, c.series, {.accuracy = Accuracy::reference});
  EXPECT_TRUE(p.diagnostics.trust);
  expect_effect(p.effect, c.expected, 1e-4, 1e-4);
}

TEST_P(Reference, EverydayAccuracyReproducesTheEffectWithinTheStatedTolerance) {
  const Case c = read_case(GetParam());
  const Posterior p = fit(c.model.model, c.series);
  EXPECT_TRUE(p.diagnostics.trust);
  expect_effect(p.effect, c.expected, c.expected["tolerance_sd"], c.expected["tolerance_p"]);
}

TEST_P(Reference, CoefficientsSigmaRhoAndHalfLifeAgreeWithTheDraws) {
  const Case c = read_case(GetParam());
  const Posterior p = fit(c.model.model, c.series, {.accuracy = Accuracy::reference, .coefficients = true});
  ASSERT_EQ(p.coefficients.size(), c.expected["coefficients"].size());
  for (const NamedSummary& coefficient : p.coefficients)
    expect_nuisance(coefficient.summary, c.expected["coefficients"][coefficient.name], coefficient.name);
  expect_nuisance(p.sigma, c.expected["sigma"], "sigma");
  expect_nuisance(*p.rho, c.expected["rho"], "rho");
  expect_nuisance(*p.log_half_life, c.expected["log_half_life"], "log half-life");
}

INSTANTIATE_TEST_SUITE_P(SimulatedTrials, Reference, testing::Values("g1", "g2", "g3", "g4", "g5", "g6"),
                         [](const auto& info) { return std::string(info.param); });

/// Counts and ratings: the analyst's door corrects by importance sampling, a review by the second order only.
class LatentReference : public testing::TestWithParam<const char*> {};

TEST_P(LatentReference, TheAnalystsDoorAgreesInEveryParameter) {
  const Case c = read_case(GetParam());
  const Posterior p = fit(c.model.model, c.series, {.accuracy = Accuracy::reference, .coefficients = true});
  EXPECT_TRUE(p.diagnostics.trust);
  EXPECT_LT(*p.diagnostics.pareto_k, 0.7);
  expect_effect(p.effect, c.expected, c.expected["tolerance_sd"], c.expected["tolerance_p"]);
  ASSERT_EQ(p.coefficients.size(), c.expected["coefficients"].size());
  const double tolerance_of_sd = c.model.model.family == Family::ordinal ? 0.04 : 0.02;
  for (const NamedSummary& coefficient : p.coefficients)
    expect_nuisance(coefficient.summary, c.expected["coefficients"][coefficient.name], coefficient.name,
                    tolerance_of_sd);
  expect_nuisance(p.sigma, c.expected["sigma"], "sigma", tolerance_of_sd);
  expect_nuisance(*p.rho, c.expected["rho"], "rho", tolerance_of_sd);
  expect_nuisance(*p.log_half_life, c.expected["log_half_life"], "log half-life", tolerance_of_sd);
}

TEST_P(LatentReference, EverydayAccuracyReproducesTheEffectWithinTheStatedTolerance) {
  const Case c = read_case(GetParam());
  const Posterior p = fit(c.model.model, c.series);
  EXPECT_TRUE(p.diagnostics.trust);
  expect_effect(p.effect, c.expected, c.expected["tolerance_sd"], c.expected["tolerance_p"]);
}

INSTANTIATE_TEST_SUITE_P(SimulatedTrials, LatentReference, testing::Values("p1", "p2", "p3", "o1", "o2", "o3"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace titrate
