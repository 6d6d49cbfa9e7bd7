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
constexpr std::uint64_t calibration_people = std::uint64_t(1) << 32;

Trial plan_of(Randomisation randomisation, double missing, std::vector<int> looks) {
  Trial plan = rehearsable_pain_plan(randomisation, 84);
  plan.primary.kinetics = "sleep";
  plan.baseline = Baseline{2, 0.5, {}};
  plan.missing_fraction = missing;
  plan.looks = std::move(looks);
  return plan;
}

Crowd crowd_of(const SimulatedTrial& trial, const Truth& truth, std::uint64_t seed, std::uint64_t first, int people,
               int threads) {
  Crowd crowd(static_cast<std::size_t>(people));
  for_everyone(people, threads, [&](int, int person) {
    crowd[std::size_t(person)] = trial.seen(truth, seed, first + std::uint64_t(person));
  });
  return crowd;
}

DecisionRule rule_of(const Judged& judged, const SimulatedTrial& trial, int people, std::uint64_t seed, int threads) {
  DecisionRule rule;
  if (judged.bare) {
    const char* id = judged.plan.randomisation.kind == Kind::pairs    ? "pairs"
                     : judged.plan.randomisation.kind == Kind::blocks ? "blocks"
                                                                      : "daily";
    for (const BareThreshold& row : codec::catalog().bare_thresholds)
      if (row.id == id) rule.better = row.better;
    return rule;
  }
  std::vector<Crowd> crowds;
  for (const double rho : dependences)
    crowds.push_back(crowd_of(trial, {0, rho}, seed, calibration_people, people, threads));
  return calibrated(rule, crowds, seed, false);
}

}  // namespace

std::vector<Judged> all_judged() {
  std::vector<Judged> all;
  for (const double missing : {0.1, 0.3}) {
    const Randomisation weeks{Kind::pairs, 7, 0, 0};
    all.push_back({"a plan of one look", plan_of(weeks, missing, {84})});
    all.push_back({"a plan of three looks", plan_of(weeks, missing, {28, 56, 84})});
    for (const auto& [what, randomisation] :
         {std::pair{"a file without a plan, pairs of weeks", weeks},
          {"a file without a plan, weeks drawn in a block", Randomisation{Kind::blocks, 7, 0, 0}},
          {"a file without a plan, a coin each day", Randomisation{Kind::daily, 1, 0, 0}}}) {
      Judged judged{what, plan_of(randomisation, missing, {84}), true};
      judged.plan.primary.smallest_worthwhile = 1e-6;
      all.push_back(std::move(judged));
    }
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
      const Outlook outlook = outlook_of(rule, truth, crowd_of(trial, truth, seed, 0, people, threads));
      counts.emplace_back(name_of_count("keep", effect, rho), outlook.keep_taking.times);
      counts.emplace_back(name_of_count("stop", effect, rho), outlook.stop_taking.times);
    }
  return counts;
}

}  // namespace titrate::calibration
