#include "verdicts.h"

#include <algorithm>
#include <cstdio>

#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "crowd.h"
#include "simulation/operating_characteristics.h"
#include "trial/pain_plan.h"

namespace titrate::calibration {
namespace {

using Kind = Randomisation::Kind;

Trial plan_of(Randomisation randomisation, double missing, std::vector<int> looks) {
  Trial plan = rehearsable_pain_plan(randomisation, 84);
  plan.primary.kinetics = "sleep";
  plan.baseline = Baseline{2, 0.5, {}};
  plan.missing_fraction = missing;
  plan.looks = std::move(looks);
  return plan;
}

DecisionRule rule_of(const Judged& judged, const SimulatedTrial& trial, int people, std::uint64_t seed, int threads) {
  if (judged.bare.empty()) return calibrated_rule(trial, people, seed, threads);
  DecisionRule rule;
  for (const BareThreshold& row : codec::catalog().bare_thresholds)
    if (row.id == judged.bare) rule.better = row.better;
  return rule;
}

}  // namespace

std::vector<Judged> all_judged() {
  std::vector<Judged> all;
  for (const double missing : {0.1, 0.3}) {
    const Randomisation weeks{Kind::pairs, 7, 0, 0};
    all.push_back({"a plan of one look", plan_of(weeks, missing, {84})});
    all.push_back({"a plan of three looks", plan_of(weeks, missing, {28, 56, 84})});
    const auto add_bare = [&](const char* id, const char* what, Randomisation randomisation) {
      Judged judged{what, plan_of(randomisation, missing, {84}), id};
      judged.plan.primary.smallest_worthwhile = 1e-6;
      all.push_back(std::move(judged));
    };
    add_bare("pairs", "a file without a plan, pairs of weeks", weeks);
    add_bare("blocks", "a file without a plan, weeks drawn in a block", {Kind::blocks, 7, 0, 0});
    add_bare("daily", "a file without a plan, a coin each day", {Kind::daily, 1, 0, 0});
  }
  return all;
}

std::string verdicts_scenario(const Judged& judged, int people, std::uint64_t seed) {
  char text[200];
  std::snprintf(text, sizeof text, "verdicts %s missing=%g people=%d seed=%d", judged.what.c_str(),
                judged.plan.missing_fraction.value_or(0), people, int(seed));
  std::replace(text, text + std::char_traits<char>::length(text), ',', ';');  // the ledger is a CSV
  return text;
}

std::string name_of_count(const char* verdict, double effect, double rho) {
  char text[60];
  std::snprintf(text, sizeof text, "%s %g %g", verdict, effect, rho);
  return text;
}

Counts verdicts(const Judged& judged, int people, std::uint64_t seed, int threads) {
  const SimulatedTrial trial(judged.plan, codec::catalog());
  const DecisionRule rule = rule_of(judged, trial, people, seed, threads);
  Counts counts{{"people", double(people)}, {"better", rule.better.value_or(2)}};
  for (const double effect : verdict_effects)
    for (const double rho : dependences) {
      const Truth truth{effect, rho};
      const Outlook outlook =
          outlook_of(rule, truth, crowd_of(trial, truth, seed, WhichPeople::counted, people, threads));
      counts.emplace_back(name_of_count("keep", effect, rho), outlook.keep_taking.times);
      counts.emplace_back(name_of_count("stop", effect, rho), outlook.stop_taking.times);
    }
  return counts;
}

}  // namespace titrate::calibration
