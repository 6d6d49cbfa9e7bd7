#include "checks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "accuracy.h"
#include "operating.h"
#include "oracle.h"
#include "rivals.h"
#include "sbc.h"
#include "simulation/operating_characteristics.h"
#include "verdicts.h"

namespace titrate::calibration {
namespace {

std::string line(const char* format, const std::string& name, double a, double b = 0) {
  char text[200];
  std::snprintf(text, sizeof text, format, name.c_str(), a, b);
  return text;
}

}  // namespace

std::vector<Finding> check_sbc(const Ledger& ledger, const Sizes& sizes) {
  std::vector<Finding> all;
  std::vector<double> p;
  std::vector<std::string> names;
  for (std::size_t f = 0; f < std::size(families); ++f) {
    const Counts* counts = ledger.find(sbc_scenario(families[f], Mutation::none, sizes.sbc[f], sizes.seed));
    if (!counts) continue;
    const std::string family = to_string(families[f]);
    const double trusted = count_of(*counts, "trusted"), rate = count_of(*counts, "covered") / trusted;
    const double error = std::sqrt(0.95 * 0.05 / trusted);
    all.push_back({std::abs(rate - 0.95) <= errors_allowed * error,
                   line("%s: the 95 %% interval holds the effect in %.3f of fits, error %.3f", family, rate, error)});
    for (const Uniformity& u : uniformity_of(*counts)) {
      p.push_back(u.p);
      names.push_back(family + ", " + u.parameter);
    }
  }
  const std::vector<double> adjusted = adjusted_by_holm(p);
  for (std::size_t i = 0; i < p.size(); ++i)
    all.push_back(
        {adjusted[i] >= alpha, line("%s: ranks are uniform, p %.4f, adjusted %.4f", names[i], p[i], adjusted[i])});
  return all;
}

std::vector<Finding> check_accuracy(const Ledger& ledger, const Sizes& sizes) {
  std::vector<Finding> all;
  for (const auto& [family, owed] : accuracies_owed) {
    const Counts* counts = ledger.find(accuracy_scenario(family, sizes.accuracy, sizes.seed));
    if (!counts) continue;
    const std::vector<double> distances = distances_of(*counts, "effect");
    const double most = distances.empty() ? 1 : distances.back();
    all.push_back(
        {most < owed, line("%s: the effect is within %.4f of many draws, owed %.2f", to_string(family), most, owed)});
  }
  return all;
}

std::vector<Finding> check_oracle(const Ledger& ledger, const Sizes& sizes) {
  const OracleRun run{ledger, sizes.oracle, sizes.seed};
  if (!run.complete()) return {};
  const std::string series = std::to_string(sizes.oracle) + " gaussian series";
  const std::vector<double> off = run.sorted("standard"), rough = run.sorted("rough"), halving = run.sorted("halving");
  const double untrusted = sizes.oracle - run.counts("trusted"), unsettled = sizes.oracle - run.counts("settled");
  const double all = at_share(off, 1), p99 = at_share(off, 0.99), half = at_share(off, 0.5);
  return {{all < oracle_owed, line("%s: the effect is within %.5f of the oracle, owed %.4f", series, all, oracle_owed)},
          {p99 < oracle_owed_p99, line("%s: 99 in 100 within %.5f, owed %.4f", series, p99, oracle_owed_p99)},
          {half < oracle_owed_half, line("%s: half of them within %.6f, owed %.4f", series, half, oracle_owed_half)},
          {at_share(rough, 0.99) < oracle_owed,
           line("%s: at rough accuracy 99 in 100 within %.5f, owed %.4f", series, at_share(rough, 0.99), oracle_owed)},
          {untrusted <= 0.01 * sizes.oracle, line("%s: %.0f do not trust themselves", series, untrusted)},
          {unsettled == 0, line("%s: the oracle's coarser rule is off by %.1e at most; it did not settle on %.0f",
                                series, at_share(halving, 1), unsettled)}};
}

std::vector<Finding> check_false_claims(const Ledger& ledger, const Sizes& sizes) {
  std::vector<Finding> all;
  for (const Situation& situation : all_situations()) {
    if (!randomised(situation.design) || situation.truth.effect != 0) continue;
    const std::string scenario = scenario_name(situation, sizes.operating, sizes.seed);
    const Counts* counts = ledger.find(scenario);
    if (!counts) continue;
    const Share claims = share_of(*counts, "better_975");
    const double error = std::sqrt(0.025 * 0.975 / count_of(*counts, "people"));
    all.push_back(
        {claims.rate <= 0.025 + errors_allowed * error,
         line("%s: P(benefit) > 0.975 in %.4f, at most 0.025 + %.4f", scenario, claims.rate, errors_allowed * error)});
  }
  return all;
}

std::vector<Finding> check_verdicts(const Ledger& ledger, const Sizes& sizes) {
  std::vector<Finding> all;
  for (const Judged& judged : all_judged()) {
    const std::string scenario = verdicts_scenario(judged, sizes.operating, sizes.seed);
    const Counts* counts = ledger.find(scenario);
    if (!counts) continue;
    const double error = std::sqrt(0.05 * 0.95 / count_of(*counts, "people"));
    for (const double rho : dependences) {
      const double claims = share_of(*counts, name_of_count("keep", 0, rho)).rate;
      all.push_back({claims <= 0.05 + errors_allowed * error,
                     line("%s: \"keep taking it\" in %.4f, at most 0.05 + %.4f",
                          scenario + " rho=" + std::to_string(rho), claims, errors_allowed * error)});
    }
  }
  return all;
}

std::vector<Finding> check_rivals(const Ledger& ledger, const Sizes& sizes) {
  std::vector<Finding> all;
  for (const RivalSituation& situation : rival_situations()) {
    if (situation.design != Design::pairs_7 || situation.truth.effect != 0) continue;
    const std::string scenario = scenario_name(situation, sizes.rivals, sizes.seed);
    const Counts* counts = ledger.find(scenario);
    if (!counts) continue;
    const double error = std::sqrt(0.05 * 0.95 / count_of(*counts, "people"));
    const double claims = share_of(*counts, "verdict.ever").rate, naive = share_of(*counts, "welch.end").rate;
    all.push_back({claims <= 0.05 + errors_allowed * error, line("%s: \"keep taking it\" in %.3f, at most 0.05 + %.3f",
                                                                 scenario, claims, errors_allowed * error)});
    if (situation.truth.rho == 0.5)
      all.push_back({naive > 0.10, line("%s: the t test claims something in %.3f, more than 0.1", scenario, naive)});
  }
  return all;
}

std::vector<Finding> check_mutations(const Ledger& ledger, const Sizes& sizes) {
  std::vector<Finding> all;
  for (const Mutation mutation : mutations) {
    const Counts* counts = ledger.find(sbc_scenario(Family::gaussian, mutation, sizes.mutations, sizes.seed));
    if (!counts) continue;
    std::vector<double> p;
    for (const Uniformity& u : uniformity_of(*counts)) p.push_back(u.p);
    const std::vector<double> adjusted = adjusted_by_holm(p);
    const double least = *std::min_element(adjusted.begin(), adjusted.end());
    // Degrees of freedom of sigma's tail and rho's shape move little; the page says with how many people they show.
    const bool must = mutation == Mutation::half_life_prior_sd || mutation == Mutation::effect_prior_sd;
    if (must || mutation == Mutation::none)
      all.push_back(
          {(least < alpha) == must, line("mutation: %s: smallest adjusted p %.2g", in_words(mutation), least)});
  }
  return all;
}

}  // namespace titrate::calibration
