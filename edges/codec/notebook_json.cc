#include "codec/notebook_json.h"

#include <algorithm>

#include "codec/product_json.h"
#include "codec/schedule_json.h"
#include "codec/screening_json.h"

namespace titrate::codec {
namespace {

Json entry_json(const Entry<double>& entry) {
  return object_of({{"state", to_string(entry.state())}, {"value", number_json(entry.maybe())}});
}

Json entry_json(const Entry<Dose>& dose) {
  std::optional<double> amount;
  if (dose.known()) amount = in_own_unit(dose.amount());
  return object_of({{"state", to_string(dose.state())}, {"value", number_json(amount)}});
}

Json last_change_json(const std::optional<LastChange>& change) {
  if (!change) return nullptr;
  return {
      {"event", change->event}, {"text", change->text}, {"entered", to_string(change->entered)}, {"can_undo", true}};
}

/// What the guard says to a dose that was written down: its doubts flag it, and the advice answers it.
Json doubt_json(const DoseGuard& guard) {
  Json doubts = Json::array();
  for (const Doubt& doubt : guard.doubts)
    doubts.push_back({{"about", to_string(doubt.about)},
                      {"sentence", doubt.sentence},
                      {"source", doubt.source.citation.empty() ? Json(nullptr) : Json(doubt.source.citation)}});
  return {{"in_words", guard.in_words},
          {"doubts", std::move(doubts)},
          {"advice", guard.advice.empty() ? Json(nullptr) : Json(guard.advice)}};
}

Json dose_json(const Today& today) {
  const std::vector<std::string> not_counted = today.standing.not_counted();
  Json json = treatment_json(today.magnesium);
  json.update(entry_json(today.dose));
  json["full_dose"] = amount_json(today.full_dose);
  json["of_day"] = today.of_day ? number_json(today.of_day->in(elemental_milligram_per_day)) : Json(nullptr);
  json["arm"] = text_json(today.arm);
  json["limit"] = nullptr;
  json["room_left_mg"] = nullptr;
  json["usual"] = today.usual ? number_json(today.usual->in(elemental_milligram_per_day)) : Json(nullptr);
  json["guard"] = today.dose_guard ? doubt_json(*today.dose_guard) : Json(nullptr);
  if (today.check) {
    json["limit"] = limit_json(today.check->limit, today.check->reason, today.check->source);
    if (not_counted.empty()) json["room_left_mg"] = number_json(today.room_left().in(elemental_milligram_per_day));
  }
  json["not_counted"] = not_counted;
  json["may_be_suggested"] = today.dose_may_be_suggested();
  json["counted_as_mg"] = nullptr;  // of each study capsule (codec/study.h)
  return json;
}

/// How it stands with the person: what keeps them from a dose, what counts beside it, and when to take it.
Json person_json(const Today& today) {
  const PersonStanding& standing = today.standing;
  const std::string why_no_dose = standing.why_no_dose();
  Json findings = Json::array(), others = Json::array();
  for (const Finding& finding : standing.in_the_way()) findings.push_back(finding_json(finding));
  for (const SupplementalSource& other : standing.others())
    others.push_back(
        {{"name", other.name}, {"elemental_mg_per_day", number_json(other.amount.in(elemental_milligram_per_day))}});
  const auto& schedule = standing.screened.schedule;
  return {{"said", standing.said},
          {"why_no_dose", why_no_dose.empty() ? Json(nullptr) : Json(why_no_dose)},
          {"in_the_way", std::move(findings)},
          {"could_not_check", standing.screened.screening.could_not_check},
          {"other_sources", std::move(others)},
          {"schedule", schedule ? schedule_json(*schedule) : Json(nullptr)},
          {"product", today.product ? product_json(*today.product) : Json(nullptr)},
          {"product_remarks", standing.product_remarks}};
}

}  // namespace

Json amount_json(const std::optional<Dose>& dose) { return dose ? number_json(in_own_unit(*dose)) : Json(nullptr); }

Json treatment_json(bool magnesium) {
  return {{"name", magnesium ? "magnesium (elemental)" : "treatment"}, {"unit", magnesium ? "mg" : "units"}};
}

Json side_effects_json(const std::vector<SideEffect>& side_effects) {
  Json list = Json::array();
  for (const SideEffect& one : side_effects) {
    Json json{{"effect", one.effect}};
    json.update(entry_json(one.grade));
    list.push_back(std::move(json));
  }
  return list;
}

Json context_json(const std::vector<Context>& context) {
  Json list = Json::array();
  for (const Context& one : context) list.push_back({{"kind", one.kind}, {"text", one.text}});
  return list;
}

Json completeness_json(const Completeness& completeness) {
  return {{"recorded", completeness.recorded}, {"days", completeness.days}};
}

Json limit_json(DailyElementalMass amount, const std::string& reason, const Source& source) {
  return {{"elemental_mg_per_day", number_json(amount.in(elemental_milligram_per_day))},
          {"reason", reason},
          {"source", source.citation}};
}

Json call_json(const std::optional<WhomToCall>& call) {
  if (!call) return nullptr;
  const HelpNumbers* numbers = call->numbers;
  const auto number = [&](std::string HelpNumbers::*which) {
    return numbers && !(numbers->*which).empty() ? Json(numbers->*which) : Json(nullptr);
  };
  return {{"sentence", call->sentence},
          {"country", number(&HelpNumbers::country)},
          {"emergency", number(&HelpNumbers::emergency)},
          {"advice", number(&HelpNumbers::advice)},
          {"poison", number(&HelpNumbers::poison)},
          {"crisis", number(&HelpNumbers::crisis)},
          {"source", numbers ? Json(numbers->source.citation) : Json(nullptr)}};
}

Json guard_json(const Guard& guard) {
  Json reasons = Json::array();
  for (const GuardReason& reason : guard.reasons)
    reasons.push_back({{"rule", reason.rule},
                       {"effect", reason.effect},
                       {"grade", reason.grade},
                       {"day", to_string(reason.day)},
                       {"action", to_string(reason.action)},
                       {"detail", reason.detail},
                       {"source", reason.source.citation}});
  return {{"action", to_string(guard.action)},
          {"dose_may_be_suggested", guard.dose_may_be_suggested()},
          // Whoever has to seek care is not told how to go on.
          {"one_step_lower", guard.one_step_lower && guard.action <= SafetyAction::pause},
          {"restart", guard.restart ? Json(to_string(*guard.restart)) : Json(nullptr)},
          {"reasons", std::move(reasons)}};
}

Json question_json(const Question& question) {
  Json json{{"name", question.name},
            {"label", question.label},
            {"lowest", number_json(question.lowest)},
            {"highest", number_json(question.highest)},
            {"whole_numbers", question.whole_numbers},
            {"better", nullptr},
            {"unit", question.unit}};
  if (question.better) json["better"] = *question.better == Direction::lower ? "lower" : "higher";
  return json;
}

Json today_json(const Today& today) {
  Json outcomes = Json::array();
  for (const Answered& answered : today.outcomes) {
    Json outcome = question_json(answered.question);
    outcome.update(entry_json(answered.entry));
    outcomes.push_back(std::move(outcome));
  }
  return {{"day", to_string(today.day)},
          {"current_day", to_string(today.current)},
          {"diary", today.diary},
          {"simulated", today.simulated},
          {"label", text_json(today.label)},
          {"day_start_hour", today.day_start.hour},
          {"dose", dose_json(today)},
          {"outcomes", std::move(outcomes)},
          {"side_effects", side_effects_json(today.side_effects)},
          {"guard", guard_json(today.guard)},
          {"call", call_json(today.call)},
          {"person", person_json(today)},
          {"note", text_json(today.note)},
          {"context", context_json(today.context)},
          {"late", today.late},
          {"last_change", last_change_json(today.last_change)},
          {"completeness", completeness_json(today.completeness)},
          {"next_action", text_json(today.next_action)}};
}

Json missing_json(const std::vector<MissingOn>& missing) {
  Json list = Json::array();
  for (const MissingOn& one : missing) {
    Json outcomes = Json::array();
    for (const Question& question : one.outcomes)
      outcomes.push_back({{"name", question.name}, {"label", question.label}});
    list.push_back({{"day", to_string(one.day)}, {"dose", one.dose}, {"outcomes", std::move(outcomes)}});
  }
  return list;
}

}  // namespace titrate::codec
