// What the fast engine promises beside its numbers: no memory is asked for, every instruction set says the same, and
// nothing that a diary can hold makes it say "not a number".

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <new>
#include <string>

#include "numerics/random.h"
#include "posterior/gaussian.h"

namespace {
std::atomic<long> allocations{0};
}

[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, std::align_val_t line) {
  ++allocations;
  const auto unit = std::size_t(line);
  if (void* memory = std::aligned_alloc(unit, (size / unit + 1) * unit)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace titrate {
namespace {

constexpr FitOptions light{.nuisance = false};

struct Setting {
  int days = 84, covariates = 3;
  double sigma = 1, rho = 0.5, effect = -0.6, missing = 0.1;
};

Model model_of(const Setting& setting) {
  Model model;
  for (int k = 0; k < setting.covariates; ++k) model.covariates.push_back({"c", {0, 0.5}});
  model.rho = BetaPrior{1, 1};
  model.half_life = LogNormalPrior{std::log(2.0), 0.75};
  return model;
}

Series series_of(const Setting& setting, std::uint64_t seed) {
  RandomStream random(seed, 3);
  Series series;
  series.covariates.resize(std::size_t(setting.covariates));
  double x = 0, e = setting.sigma * random.normal();
  for (int t = 0; t < setting.days; ++t) {
    const double dose = t / 7 % 2;
    x = 0.7 * x + 0.3 * dose;
    if (t > 0) e = setting.rho * e + setting.sigma * std::sqrt(1 - setting.rho * setting.rho) * random.normal();
    series.dose.push_back(dose);
    for (auto& column : series.covariates) column.push_back(random.normal());
    series.response.push_back(random.uniform() < setting.missing ? std::nullopt
                                                                 : std::optional(setting.effect * x + e));
  }
  return series;
}

void expect_same(const Summary& p, const Summary& q, double relative) {
  EXPECT_NEAR(p.mean, q.mean, relative * q.sd);
  EXPECT_NEAR(p.sd / q.sd, 1, relative);
  for (std::size_t i = 0; i < p.q.size(); ++i) EXPECT_NEAR(p.q[i], q.q[i], relative * q.sd) << i;
}

void expect_same(const Posterior& a, const Posterior& b, double relative) {
  expect_same(a.effect.summary(), b.effect.summary(), relative);
  EXPECT_NEAR(a.effect.cdf(0), b.effect.cdf(0), relative);
  EXPECT_NEAR(a.log_evidence, b.log_evidence, relative * (1 + std::abs(b.log_evidence)));
}

TEST(GaussianEngine, AWarmFitAsksForNoMemory) {
  for (const Setting& setting : {Setting{}, Setting{.covariates = 0}, Setting{.covariates = 9}, Setting{.days = 30},
                                 Setting{.days = 365, .rho = 0.9}}) {
    const Model model = model_of(setting);
    GaussianWorkspace workspace;
    Posterior posterior, other;
    const auto all_fits = [&](const Series& series) {
      fit_gaussian(model, series, light, workspace, posterior);
      fit_under_two_priors(model, {0, 0.2}, series, light, workspace, posterior, other);
      fit_gaussian(model, series, {}, workspace, posterior);  // with sigma, rho and the half-life
    };
    for (int warm = 0; warm < 2; ++warm)
      for (std::uint64_t seed = 0; seed < 20; ++seed) all_fits(series_of(setting, seed));
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      const Series series = series_of(setting, seed);
      const long before = allocations;
      all_fits(series);
      const Summary summary = posterior.effect.summary();
      const double below = posterior.effect.cdf(0);
      EXPECT_EQ(allocations - before, 0) << "series " << seed << ", " << summary.mean << ", " << below;
    }
  }
}

TEST(GaussianEngine, AUsedWorkspaceSaysWhatAFreshOneSays) {
  GaussianWorkspace used;
  Posterior again;
  for (const Setting& setting :
       {Setting{.days = 365, .covariates = 8}, Setting{.days = 15, .covariates = 0}, Setting{}}) {
    const Model model = model_of(setting);
    const Series series = series_of(setting, 4);
    fit_gaussian(model, series, light, used, again);
    expect_same(again, fit_gaussian(model, series, light), 1e-14);
  }
}

TEST(GaussianEngine, EveryInstructionSetOfThisMachineSaysTheSameToNineDigits) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const Setting setting{.days = 20 + int(seed) * 5,
                          .covariates = int(seed % 9),
                          .sigma = 0.2 + 0.1 * double(seed % 20),
                          .rho = 0.9 - 0.04 * double(seed)};
    const Model model = model_of(setting);
    const Series series = series_of(setting, seed);
    GaussianWorkspace plain(Instructions::plain);
    Posterior a, b;
    fit_gaussian(model, series, {}, plain, a);
    for (const Instructions set : instructions_here()) {
      SCOPED_TRACE(std::to_string(width_of(set)) + " doubles at once, series " + std::to_string(seed));
      GaussianWorkspace other(set);
      fit_gaussian(model, series, {}, other, b);
      expect_same(a, b, 1e-9);
      for (const auto part : {&Posterior::rho, &Posterior::log_half_life}) expect_same(*(a.*part), *(b.*part), 1e-9);
      expect_same(a.sigma, b.sigma, 1e-9);
      EXPECT_EQ(a.diagnostics.nodes, b.diagnostics.nodes);
      EXPECT_EQ(a.diagnostics.escalations, b.diagnostics.escalations);
    }
  }
}

TEST(GaussianEngine, DaysBeforeTheFirstRecordWithoutADoseChangeNothing) {
  const Model model = model_of({});
  const Series series = series_of({}, 5);
  Series later = series;
  later.dose.insert(later.dose.begin(), 10, 0.0);
  later.response.insert(later.response.begin(), 10, std::nullopt);
  for (auto& column : later.covariates) column.insert(column.begin(), 10, 0.0);
  expect_same(fit_gaussian(model, series, light), fit_gaussian(model, later, light), 1e-12);
}

TEST(GaussianEngine, AMirroredResponseMirrorsTheEffect) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Model model = model_of({});
    Series series = series_of({}, seed);
    const Posterior a = fit_gaussian(model, series, light);
    for (auto& response : series.response)
      if (response) response = -*response;
    const Posterior b = fit_gaussian(model, series, light);
    EXPECT_NEAR(a.effect.mean(), -b.effect.mean(), 1e-12);
    EXPECT_NEAR(a.effect.sd(), b.effect.sd(), 1e-12);
    EXPECT_NEAR(a.effect.cdf(0.2), 1 - b.effect.cdf(-0.2), 1e-9);
  }
}

TEST(GaussianEngine, OtherUnitsWithOtherPriorsAreTheSameAnswer) {
  for (const double k : {1e-3, 0.3, 12.0, 1e4}) {
    Model model = model_of({}), scaled = model;
    for (NormalPrior* prior : {&scaled.intercept, &scaled.effect}) prior->sd *= k;
    for (Coefficient& c : scaled.covariates) c.prior.sd *= k;
    scaled.sigma.scale *= k;
    const Series series = series_of({}, 7);
    Series other = series;
    for (auto& response : other.response)
      if (response) response = *response * k;
    const Posterior a = fit_gaussian(model, series, light), b = fit_gaussian(scaled, other, light);
    EXPECT_NEAR(a.effect.mean(), b.effect.mean() / k, 1e-9 * a.effect.sd());
    EXPECT_NEAR(a.effect.sd(), b.effect.sd() / k, 1e-9 * a.effect.sd());
  }
}

TEST(GaussianEngine, WhateverComesInNothingIsNotANumber) {
  std::vector<Setting> settings;
  for (double sigma : {1e-8, 1e-3, 1.0, 1e3, 1e8})
    for (double rho : {-0.999, 0.0, 0.999, 0.9999999}) settings.push_back({.sigma = sigma, .rho = rho});
  settings.push_back({.days = 3000});
  settings.push_back({.days = 3000, .rho = 0.999});
  settings.push_back({.days = 3000, .sigma = 0.05, .effect = -3});
  settings.push_back({.covariates = 20});
  settings.push_back({.days = 14, .covariates = 20});
  settings.push_back({.days = 1, .covariates = 1});
  settings.push_back({.missing = 0.98});
  for (const Setting& setting : settings) {
    const Posterior p = fit_gaussian(model_of(setting), series_of(setting, 11), light);
    EXPECT_TRUE(std::isfinite(p.effect.mean()) && std::isfinite(p.effect.sd()) && std::isfinite(p.log_evidence));
    for (double q : p.effect.summary().q) EXPECT_TRUE(std::isfinite(q));
    const double below = p.effect.cdf(0);
    EXPECT_TRUE(below >= 0 && below <= 1 + 1e-9);
    EXPECT_EQ(p.diagnostics.trust, p.diagnostics.notes.empty());
  }
}

/// Sixteen weeks in turn without and with the dose.
Series weeks_in_turn() {
  Series series;
  for (int t = 0; t < 112; ++t) series.dose.push_back(t / 7 % 2);
  series.response.resize(112);
  series.covariates.assign(1, {});
  for (int t = 0; t < 112; ++t) series.covariates[0].push_back(t / 55.5 - 1);
  return series;
}
Model with_drift() {
  Model model = model_of({.covariates = 1});
  model.rho = BetaPrior{3, 1.5};
  return model;
}

TEST(GaussianEngine, ADiaryWithoutNoiseIsAnswered) {
  Series series = weeks_in_turn();
  for (int t = 0; t < 112; ++t) series.response[std::size_t(t)] = (t - 2 * series.dose[std::size_t(t)] - 6) / 5.0;
  for (const double noise : {0.0, 1e-12, 1e-6, 1e-3}) {
    for (int t = 0; t < 112; t += 2) series.response[std::size_t(t)] = *series.response[std::size_t(t)] + noise;
    const Posterior p = fit_gaussian(with_drift(), series, light);
    EXPECT_TRUE(std::isfinite(p.effect.mean()) && p.effect.sd() >= 0) << noise;
    EXPECT_EQ(p.diagnostics.trust, p.diagnostics.notes.empty()) << noise;
    Posterior wide, narrow;
    GaussianWorkspace workspace;
    fit_under_two_priors(with_drift(), {0, 0.2}, series, light, workspace, wide, narrow);
    EXPECT_TRUE(std::isfinite(narrow.effect.mean())) << noise;
  }
}

TEST(GaussianEngine, WhatNoGridOfAReviewCertifiesIsAskedOfTheReference) {
  Series series = weeks_in_turn();  // up and down each day, and half a unit lower with the dose
  for (int t = 0; t < 112; ++t)
    series.response[std::size_t(t)] = (t % 2 ? 1.5 : -1.5) - 0.5 * series.dose[std::size_t(t)];
  const Posterior review = fit_gaussian(with_drift(), series, light);
  const Posterior reference = fit_gaussian(with_drift(), series, {.accuracy = Accuracy::reference, .nuisance = false});
  EXPECT_EQ(review.diagnostics.trust, reference.diagnostics.trust);
  EXPECT_NEAR(review.effect.mean(), reference.effect.mean(), 0.01 * reference.effect.sd() + 1e-9);
}

}  // namespace
}  // namespace titrate
