#include "door/decided_json.h"

#include "app/in_words.h"
#include "base/version.h"
#include "catalog/catalog.h"
#include "codec/trial_json.h"

namespace titrate::door {
namespace {

constexpr const char* decision_format = "titrate-decision-1";

Json considered_json(const Considered& one) {
  return {{"choice", to_string(one.choice)},
          {"open", one.open},
          {"why", one.why},
          {"dose_mg", one.dose ? number_json(one.dose->in(elemental_milligram_per_day)) : Json(nullptr)}};
}

Json believed_json(const Review& review) {
  const auto belief = belief_of(review.answers);
  if (!belief) return nullptr;
  return {{"better", number_json(belief->better)},
          {"worthwhile", number_json(belief->worthwhile)},
          {"worse", number_json(belief->worse)}};
}

Json used_rule_json(const DecisionRule& rule) {
  return {{"better", number_json(rule.better)},
          {"worthwhile", number_json(rule.worthwhile)},
          {"not_worthwhile", number_json(rule.not_worthwhile)},
          {"worse", number_json(rule.worse)}};
}

Json reasons_json(const Review& review) {
  Json reasons = Json::array();
  for (const Reason& reason : review.decision.reasons)
    reasons.push_back({{"text", reason.text}, {"source", reason.source}});
  return reasons;
}

}  // namespace

Json choices_json(const Choices& choices) {
  Json considered = Json::array();
  for (const Considered& one : choices.considered) considered.push_back(considered_json(one));
  return {{"proposed", to_string(choices.proposed)}, {"considered", std::move(considered)}};
}

Json decided_json(const RunningTrial& running, const SealedReview& review, const Choices& choices, const Chosen& chosen,
                  const Catalog& catalog) {
  const Considered& taken = choices.of(chosen.choice);
  const Review* shown = review.shown();
  Json json{{"format", decision_format},
            {"day", to_string(running.now.today)},
            {"chosen", to_string(chosen.choice)},
            {"dose_mg", taken.dose ? number_json(taken.dose->in(elemental_milligram_per_day)) : Json(nullptr)},
            {"reason", chosen.reason},
            {"look", look_json(review, running.now)},
            {"protocol", sha256(running.plan.text)},
            {"rule", used_rule_json(running.plan.now.trial.rule)},
            {"probabilities", shown ? believed_json(*shown) : Json(nullptr)},
            {"reasons", shown ? reasons_json(*shown) : Json::array()}};
  json.update(choices_json(choices));
  json["provenance"] = {
      {"version", version()}, {"catalog_hash", catalog.hash}, {"seed", shown ? Json(shown->seed) : Json(nullptr)}};
  return json;
}

std::string decided_in_words(const std::string& decision_json) {
  const Json json = Json::parse(decision_json, nullptr, false);
  if (!json.is_object() || !json.contains("chosen") || !json["chosen"].is_string()) return "a decision";
  const auto choice = parse_choice(json["chosen"].get<std::string>());
  std::string text = choice ? in_words(*choice) : json["chosen"].get<std::string>();
  if (json.contains("dose_mg") && json["dose_mg"].is_number() && json["dose_mg"].get<double>() > 0)
    text += ", " + number_in_words(json["dose_mg"].get<double>()) + " mg of magnesium a day";
  if (json.contains("reason") && json["reason"].is_string()) text += ": " + json["reason"].get<std::string>();
  return text;
}

}  // namespace titrate::door
