#include "codec/plan_json.h"

#include "codec/trial_json.h"

namespace titrate::codec {
namespace {

const char* word_of(PlanDay::Phase phase) {
  switch (phase) {
    case PlanDay::Phase::before:
      return "before";
    case PlanDay::Phase::run_in:
      return "run_in";
    case PlanDay::Phase::period:
      return "period";
    case PlanDay::Phase::gap:
      return "gap";
    case PlanDay::Phase::paused:
      return "paused";
    case PlanDay::Phase::stopped:
      return "stopped";
    case PlanDay::Phase::after:
      break;
  }
  return "after";
}

}  // namespace

Json proposal_json(const Proposal& proposal) {
  Json numbers = Json::array();
  for (const ProposedNumber& one : proposal.numbers)
    numbers.push_back({{"what", one.what},
                       {"value", one.value},
                       {"why", one.why},
                       {"source", one.source.empty() ? Json(nullptr) : Json(one.source)}});
  return {{"trial", Json::parse(json_of(proposal.trial))}, {"numbers", numbers}, {"remarks", proposal.remarks}};
}

Json estimate_json(const std::optional<QuickEstimate>& estimate) {
  if (!estimate) return nullptr;
  Json json{{"quick", true},
            {"people", quick_people},
            {"chance", number_json(estimate->chance)},
            {"can_answer", estimate->can_answer},
            {"sentence", estimate->sentence},
            {"nearest", nullptr}};
  if (estimate->nearest)
    json["nearest"] = {{"what", estimate->nearest->what},
                       {"days", estimate->nearest->trial.planned_days.value_or(0)},
                       {"chance", number_json(estimate->nearest_chance)},
                       {"trial", Json::parse(json_of(estimate->nearest->trial))}};
  return json;
}

Json plan_day_json(const PlanDay& at, const std::optional<std::string>& arm) {
  return {{"phase", word_of(at.phase)},
          {"day", at.day},
          {"period", at.period},
          {"periods", at.periods},
          {"day_of_phase", at.day_of_phase},
          {"days_of_phase", at.days_of_phase},
          {"next_look", at.next_look ? Json(*at.next_look) : Json(nullptr)},
          {"arm", text_json(arm)}};
}

}  // namespace titrate::codec
