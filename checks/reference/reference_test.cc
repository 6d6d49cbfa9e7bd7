// Six simulated trials whose posteriors were computed by other programs: the effect by a dense quadrature converged
// below 1e-7, everything else by long Hamiltonian Monte Carlo runs (reference.json holds the numbers, their Monte Carlo
// errors and the tolerances).

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
/// sd.
void expect_nuisance(const Summary& s, const json& e, const std::string& name) {
  const double sd = e["sd"];
  EXPECT_NEAR(s.mean, e["mean"].get<double>(), 5 * e["mcse_mean"].get<double>()) << name;
  EXPECT_NEAR(s.sd / sd, 1, 0.02) << name;
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

}  // namespace
}  // namespace titrate
