#include "oracle.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "accuracy.h"
#include "crowd.h"
#include "dense_oracle.h"
#include "numerics/normal.h"
#include "posterior/gaussian.h"
#include "posterior/stress_series.h"

namespace titrate::calibration {
namespace {

struct Beside {
  bool settled = false, trusted = false;
  double halving = 0, halved = 0, rough = 0, standard = 0, reference = 0, evidence = 0;
};

double distance(const NormalMixture& effect, const DensePosterior& oracle) {
  double most = 0;
  for (int k = 0; k < DensePosterior::points; ++k)
    most = std::max(most, std::abs(effect.cdf(oracle.place(k)) - oracle.below[std::size_t(k)]));
  return most;
}

constexpr int sampled = 20;

double moved_by_halving(const StressSeries& d, const DensePosterior& oracle) {
  const DensePosterior finer = dense_posterior(d.model, d.series, 1);
  double most = 0;
  for (std::size_t k = 0; k < oracle.below.size(); ++k) {
    // The places move with mean and sd, by next to nothing: the density carries it over.
    const double z = 0.1 * (int(k) - DensePosterior::points / 2);
    const double off = (finer.place(int(k)) - oracle.place(int(k))) / oracle.sd;
    most = std::max(most, std::abs(finer.below[k] - off * normal_density(z) - oracle.below[k]));
  }
  return most;
}

Beside beside(const StressSeries& d, bool in_sample) {
  const DensePosterior oracle = dense_posterior(d.model, d.series);
  const Posterior rough = fit_gaussian(d.model, d.series, {.accuracy = Accuracy::rough, .nuisance = false}),
                  standard = fit_gaussian(d.model, d.series, {.nuisance = false}),
                  reference = fit_gaussian(d.model, d.series, {.accuracy = Accuracy::reference, .nuisance = false});
  return {oracle.settled,
          standard.diagnostics.trust,
          oracle.halving,
          in_sample ? moved_by_halving(d, oracle) : 0,
          distance(rough.effect, oracle),
          distance(standard.effect, oracle),
          distance(reference.effect, oracle),
          std::abs(standard.log_evidence - oracle.log_evidence)};
}

}  // namespace

std::string oracle_scenario(int first, int count, std::uint64_t seed) {
  char text[96];
  std::snprintf(text, sizeof text, "oracle and three accuracies series=%d+%d seed=%d", first, count, int(seed));
  return text;
}

std::vector<std::string> oracle_scenarios(int series, std::uint64_t seed) {
  std::vector<std::string> all;
  for (int first = 0; first < series; first += oracle_series_at_once)
    all.push_back(oracle_scenario(first, std::min(oracle_series_at_once, series - first), seed));
  return all;
}

Counts beside_the_oracle(int first, int count, std::uint64_t seed, int threads) {
  std::vector<Beside> all(static_cast<std::size_t>(count));
  for_everyone(count, threads, [&](int, int i) {
    // Seed 1 draws the series that gaussian_stress_test.cc draws.
    all[std::size_t(i)] = beside(stress_series(20240500 + seed, std::uint64_t(first + i)), (first + i) % sampled == 0);
  });
  const auto of = [&](auto is) { return double(std::count_if(all.begin(), all.end(), is)); };
  Counts counts{{"series", double(count)},
                {"settled", of([](const Beside& b) { return b.settled; })},
                {"trusted", of([](const Beside& b) { return b.trusted; })}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string number = ":" + std::to_string(std::size_t(first) + i);
    counts.emplace_back("halving" + number, all[i].halving);
    if ((std::size_t(first) + i) % sampled == 0) counts.emplace_back("halved" + number, all[i].halved);
    if (!all[i].trusted) continue;
    counts.emplace_back("rough" + number, all[i].rough);
    counts.emplace_back("standard" + number, all[i].standard);
    counts.emplace_back("reference" + number, all[i].reference);
    counts.emplace_back("evidence" + number, all[i].evidence);
  }
  return counts;
}

bool OracleRun::complete() const {
  const auto all = oracle_scenarios(series, seed);
  return std::all_of(all.begin(), all.end(), [&](const std::string& one) { return ledger.find(one) != nullptr; });
}

double OracleRun::counts(const std::string& what) const {
  double sum = 0;
  for (const std::string& one : oracle_scenarios(series, seed)) sum += count_of(*ledger.find(one), what);
  return sum;
}

std::vector<double> OracleRun::sorted(const std::string& what) const {
  std::vector<double> all;
  for (const std::string& one : oracle_scenarios(series, seed)) {
    const std::vector<double> some = distances_of(*ledger.find(one), what);
    all.insert(all.end(), some.begin(), some.end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace titrate::calibration
