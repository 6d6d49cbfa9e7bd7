// Standard accuracy against a dense oracle over 480 random series: every kind of design, dependence, scale and hole
// that a diary can have.
//
// The oracle here is the engine's own reference accuracy, which keeps every node of a grid of about 120,000 and reduces
// nothing. What makes it one: it is held to the slow oracle (gaussian_oracle.h), which would take days for this set, on
// the series in which observations are scarcest, and in gaussian_test.cc on others; and all 480 series are compared
// with a quadrature that shares no code with the engine by `./run calibration oracle`
// (checks/calibration/dense_oracle.h).

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "base/sanitized.h"
#include "numerics/normal.h"
#include "posterior/gaussian.h"
#include "posterior/gaussian_oracle.h"
#include "posterior/stress_series.h"

namespace titrate {
namespace {

constexpr FitOptions everyday{.nuisance = false}, precise{.accuracy = Accuracy::reference, .nuisance = false},
    rough{.accuracy = Accuracy::rough, .nuisance = false};

TEST(GaussianStress, StandardAccuracyIsWithinHalfAPercentOfProbability) {
  constexpr int count = sanitized ? 48 : 480;
  GaussianWorkspace workspace, precise_workspace;
  Posterior a, b;
  std::vector<double> off;
  int escalated = 0, untrusted = 0;
  for (int number = 0; number < count; ++number) {
    const StressSeries d = stress_series(20240501, std::uint64_t(number));
    fit_gaussian(d.model, d.series, everyday, workspace, a);
    fit_gaussian(d.model, d.series, precise, precise_workspace, b);
    EXPECT_TRUE(b.diagnostics.trust) << "series " << number;
    escalated += a.diagnostics.escalations > 0;
    if (!a.diagnostics.trust) {
      ++untrusted;
      continue;
    }
    off.push_back(ks(a.effect, b.effect));
    EXPECT_LT(off.back(), 0.005) << "series " << number << ", " << a.observed << " observations, nodes "
                                 << a.diagnostics.nodes << ", escalations " << a.diagnostics.escalations;
    EXPECT_NEAR(a.log_evidence, b.log_evidence, 0.01) << "series " << number;
  }
  std::sort(off.begin(), off.end());
  const double worst = off.back(), p99 = off[off.size() * 99 / 100], median = off[off.size() / 2];
  std::printf("KS over %zu series: worst %.5f, p99 %.5f, median %.6f; %d escalated, %d not trusted\n", off.size(),
              worst, p99, median, escalated, untrusted);
  EXPECT_LT(p99, 0.002);
  EXPECT_LT(median, 0.0005);
  EXPECT_LT(untrusted, 5);
}

TEST(GaussianStress, RoughAccuracyIsWithinHalfAPercentOfProbabilityButForOneInAHundred) {
  constexpr int count = sanitized ? 48 : 480;
  GaussianWorkspace workspace, precise_workspace;
  Posterior a, b;
  std::vector<double> off;
  int light = 0;
  for (int number = 0; number < count; ++number) {
    // Not the series that its grid was chosen by.
    const StressSeries d = stress_series(20261129, std::uint64_t(number));
    fit_gaussian(d.model, d.series, rough, workspace, a);
    fit_gaussian(d.model, d.series, precise, precise_workspace, b);
    if (!a.diagnostics.trust || !b.diagnostics.trust) continue;
    off.push_back(ks(a.effect, b.effect));
    light += a.diagnostics.escalations == 0;
  }
  std::sort(off.begin(), off.end());
  const double worst = off.back(), p99 = off[off.size() * 99 / 100], median = off[off.size() / 2];
  std::printf("rough KS over %zu series: worst %.5f, p99 %.5f, median %.6f; %d on the first grid\n", off.size(), worst,
              p99, median, light);
  EXPECT_LT(p99, 0.005);
  EXPECT_LT(median, 0.0005);
  EXPECT_GT(off.size(), std::size_t(count) - 5);
  EXPECT_GT(light, count / 2) << "else it is no other accuracy";
}

/// The probability that a distribution known by its quantiles gives to lying below x: its normal score is nearly a
/// straight line from one level to the next.
double level_of(const Summary& known, double x) {
  std::size_t i = 1;
  while (i + 1 < known.q.size() && known.q[i] < x) ++i;
  const double low = normal_quantile(summary_levels[i - 1]), high = normal_quantile(summary_levels[i]);
  return normal_cdf(low + (high - low) * (x - known.q[i - 1]) / (known.q[i] - known.q[i - 1]));
}

TEST(GaussianStress, SigmaRhoAndTheHalfLifeHaveTheQuantilesOfReferenceAccuracy) {
  constexpr int count = sanitized ? 24 : 240;
  constexpr FitOptions usual, reference{.accuracy = Accuracy::reference};
  GaussianWorkspace workspace, precise_workspace;
  Posterior a, b;
  struct Found {
    const char* what;
    double most, median;  ///< that a printed quantile may be off, in probability
    std::vector<double> off, sd;
  };
  Found sigma{"sigma", 0.01, 0.001, {}, {}}, rho{"rho", 0.01, 0.001, {}, {}},
      half_life{"half-life", 0.01, 0.001, {}, {}};
  const auto compare = [](Found& found, const Summary& near, const Summary& exact) {
    double worst = 0;
    for (std::size_t i = 0; i < near.q.size(); ++i)
      worst = std::max(worst, std::abs(level_of(exact, near.q[i]) - summary_levels[i]));
    found.off.push_back(worst);
    found.sd.push_back(std::abs(near.sd / exact.sd - 1));
  };
  for (int i = 0; i < count; ++i) {
    const StressSeries d = stress_series(20240501, std::uint64_t(2 * i + i % 2));
    fit_gaussian(d.model, d.series, usual, workspace, a);
    fit_gaussian(d.model, d.series, reference, precise_workspace, b);
    if (!a.diagnostics.trust) continue;
    compare(sigma, a.sigma, b.sigma);
    compare(rho, *a.rho, *b.rho);
    compare(half_life, *a.log_half_life, *b.log_half_life);
  }
  for (Found* found : {&sigma, &rho, &half_life}) {
    std::sort(found->off.begin(), found->off.end());
    std::sort(found->sd.begin(), found->sd.end());
    const std::size_t n = found->off.size();
    std::printf("%s: quantile levels off by at most %.5f, p95 %.5f, median %.6f; sd by at most %.4f, median %.5f\n",
                found->what, found->off.back(), found->off[n * 95 / 100], found->off[n / 2], found->sd.back(),
                found->sd[n / 2]);
    EXPECT_LT(found->off.back(), found->most) << found->what;
    EXPECT_LT(found->off[n / 2], found->median) << found->what;
  }
}

TEST(GaussianStress, UnderASecondPriorTheSameDaysAreAsNearAndTheFirstDoesNotMove) {
  constexpr int count = sanitized ? 16 : 160;
  constexpr NormalPrior sceptical{0.1, 0.2};
  GaussianWorkspace workspace, precise_workspace;
  Posterior alone, first, second, exact;
  std::vector<double> off;
  for (int i = 0; i < count; ++i) {
    const int number = 3 * i + i % 3;
    StressSeries d = stress_series(20240501, std::uint64_t(number));
    fit_gaussian(d.model, d.series, everyday, workspace, alone);
    fit_under_two_priors(d.model, sceptical, d.series, everyday, workspace, first, second);
    EXPECT_EQ(first.effect.weights(), alone.effect.weights()) << "series " << number;
    EXPECT_EQ(first.effect.means(), alone.effect.means());
    EXPECT_EQ(first.log_evidence, alone.log_evidence);
    d.model.effect = sceptical;
    fit_gaussian(d.model, d.series, precise, precise_workspace, exact);
    if (!second.diagnostics.trust || !exact.diagnostics.trust) continue;
    off.push_back(ks(second.effect, exact.effect));
    EXPECT_LT(off.back(), 0.005) << "series " << number << ", " << second.observed << " observations";
    EXPECT_NEAR(second.log_evidence, exact.log_evidence, 0.01) << "series " << number;
  }
  std::sort(off.begin(), off.end());
  std::printf("second prior, KS over %zu series: worst %.5f, median %.6f\n", off.size(), off.back(),
              off[off.size() / 2]);
  EXPECT_LT(off[off.size() / 2], 0.0005);
  EXPECT_GT(off.size(), std::size_t(count) - 5);
}

struct Scarce {
  std::uint64_t seed, number;
  OracleGrid grid;
  double within;  ///< of the oracle: what halving its own half-life axis moves
};

TEST(GaussianStress, WhereObservationsAreScarceBothAccuraciesAgreeWithTheSlowOracle) {
  if (sanitized) GTEST_SKIP() << "the oracle is slow enough without sanitizers";
  // Eight observations with seven fixed columns: what sigma is allowed to be at least is part of the question, and so
  // it is in the oracle. Then eighteen with two and sixteen with four, whose half-lives have narrow peaks.
  const Scarce all[] = {{20240501, 87, {{321, -3.1, 6.1}, {51, -7, 8}, {45, -9, 4}}, 1e-3},
                        {77, 289, {{81, -3.1, 4.5}, {46, -4, 6}, {37, -4, 2}}, 2e-4},
                        {77, 399, {{201, -3.1, 6.1}, {44, -5, 8}, {41, -7, 3}}, 2e-4}};
  for (const Scarce& scarce : all) {
    const StressSeries d = stress_series(scarce.seed, scarce.number);
    const OraclePosterior oracle = oracle_fit(d.model, d.series, scarce.grid);
    const Posterior standard = fit_gaussian(d.model, d.series, everyday),
                    reference = fit_gaussian(d.model, d.series, precise);
    EXPECT_TRUE(standard.diagnostics.trust && reference.diagnostics.trust);
    EXPECT_LT(ks(standard.effect, oracle.effect), 0.005) << scarce.number;
    EXPECT_NEAR(standard.log_evidence, oracle.log_evidence, 0.01) << scarce.number;
    EXPECT_LT(ks(reference.effect, oracle.effect), scarce.within) << scarce.number;
    EXPECT_NEAR(reference.log_evidence, oracle.log_evidence, scarce.within) << scarce.number;
    std::printf("#%d: standard %.5f, reference %.5f; log evidence %.5f, %.5f\n", int(scarce.number),
                ks(standard.effect, oracle.effect), ks(reference.effect, oracle.effect),
                standard.log_evidence - oracle.log_evidence, reference.log_evidence - oracle.log_evidence);
  }
}

}  // namespace
}  // namespace titrate
