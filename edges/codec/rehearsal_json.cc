#include "codec/rehearsal_json.h"

#include <nlohmann/json.hpp>

#include "base/version.h"
#include "catalog/catalog.h"

namespace titrate::codec {
namespace {

using Json = nlohmann::ordered_json;

Json rate_json(const Rate& rate) { return {{"rate", rate.rate()}, {"mcse", rate.mcse()}}; }

/// The chance to be told to keep taking it, with the effect that was true.
Json chance_json(const Outlook& outlook) {
  Json json = rate_json(outlook.keep_taking);
  json["benefit"] = outlook.truth.benefit;
  json["stop_taking"] = rate_json(outlook.stop_taking);
  json["undecided"] = rate_json(outlook.undecided);
  return json;
}

Json false_claim_json(const PlanOutlook& plan) {
  const Outlook& worst = plan.worst();
  Json json = rate_json(worst.keep_taking);
  json["upper_95"] = worst.keep_taking.upper_95();
  json["most"] = plan.trial.rule.max_false_claims;
  json["by_dependence"] = Json::array();
  for (const Outlook& one : plan.without_effect) {
    Json row{{"rho", one.truth.rho}};
    row.update(rate_json(one.keep_taking));
    row["upper_95"] = one.keep_taking.upper_95();
    row["stop_taking"] = rate_json(one.stop_taking);
    json["by_dependence"].push_back(std::move(row));
  }
  return json;
}

Json rule_json(const DecisionRule& rule) {
  Json json{{"better", rule.better ? Json(*rule.better) : Json(nullptr)},
            {"worthwhile", rule.worthwhile},
            {"not_worthwhile", rule.not_worthwhile},
            {"worse", rule.worse},
            {"calibrated", nullptr}};
  if (const auto& by = rule.calibration)
    json["calibrated"] = {{"people", by->people},
                          {"seed", by->seed},
                          {"false_claims", by->false_claims},
                          {"mcse", by->mcse},
                          {"upper_95", by->upper_95}};
  return json;
}

Json plan_json(const PlanOutlook& plan) {
  Json json;
  json["what"] = plan.what;
  json["days"] = plan.days();
  json["people"] = plan.people;
  json["looks"] = looks_of(plan.trial);
  json["period_days"] = plan.trial.randomisation.period_days;
  json["missing_fraction"] = plan.trial.missing_fraction.value_or(0);
  json["chance_to_find"] = {{"smallest_worthwhile", chance_json(plan.at_smallest)},
                            {"twice", chance_json(plan.at_twice)}};
  for (const Outlook& one : plan.smallest_by_dependence) {
    Json row{{"rho", one.truth.rho}};
    row.update(rate_json(one.keep_taking));
    json["chance_to_find"]["by_dependence"].push_back(std::move(row));
  }
  json["if_knowing_moves_it"] = plan.knowing_the_arm.empty() ? Json(nullptr) : Json(plan.knowing_the_arm);
  json["chance_of_false_claim"] = false_claim_json(plan);
  json["at_half"] = chance_json(plan.at_half);
  json["under_harm"] = chance_json(plan.under_harm);
  json["width_95"] = plan.width_95;
  json["identifiable"] = rate_json(plan.identifiable);
  json["smallest_randomisation_p"] = plan.smallest_p;
  json["prior_probability_worthwhile"] = plan.prior_worthwhile;
  json["rule"] = rule_json(plan.trial.rule);
  json["warnings"] = plan.warnings;
  return json;
}

}  // namespace

Json rehearsal_json(const Rehearsal& rehearsal, double seconds, const Catalog& catalog) {
  Json json = plan_json(rehearsal.plan);
  int near = 0;
  for (const Outlook& one : rehearsal.plan.without_effect) near += one.near_threshold;
  for (const Outlook* one :
       {&rehearsal.plan.at_half, &rehearsal.plan.at_smallest, &rehearsal.plan.at_twice, &rehearsal.plan.under_harm})
    near += one->near_threshold;
  json["people_near_a_threshold"] = near;
  json["seconds"] = seconds;
  json["quick_estimate"] = rehearsal.quick_estimate;
  json["alternatives"] = Json::array();
  for (const PlanOutlook& other : rehearsal.alternatives) json["alternatives"].push_back(plan_json(other));
  json["provenance"] = {{"version", version()}, {"catalog_hash", catalog.hash}, {"seed", rehearsal.seed}};
  return json;
}

}  // namespace titrate::codec
