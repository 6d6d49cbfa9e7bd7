#include "codec/follow_json.h"

#include "codec/ladder_json.h"
#include "codec/notebook_json.h"

namespace titrate::codec {

Json questions_json(const std::vector<ResumeQuestion>& questions) {
  Json list = Json::array();
  for (const ResumeQuestion& one : questions)
    list.push_back({{"effect", one.effect},
                    {"name", one.name},
                    {"grade", one.grade},
                    {"action", to_string(one.worst)},
                    {"last", to_string(one.last)},
                    {"gone", one.gone ? Json(to_string(*one.gone)) : Json(nullptr)},
                    {"days_without", one.days_without},
                    {"needs_clinician", one.worst >= SafetyAction::stop_seek_care},
                    {"for_good", one.for_good}});
  return list;
}

namespace {

Json middle_json(const Middle& middle) { return {{"median", number_json(middle.median)}, {"days", middle.days}}; }

}  // namespace

Json follow_json(const Regimen& regimen, const RegimenState& state, const std::vector<ResumeQuestion>& questions) {
  const RegimenStarted& started = regimen.started;
  Json ahead = Json::array();
  for (const LadderStep& step : state.ahead) ahead.push_back(ladder_step_json(step));
  return {{"phase", to_string(state.phase)},
          {"day", to_string(state.day)},
          {"started", to_string(started.start)},
          {"run_in_days", started.run_in_days},
          {"product", started.product},
          {"unit", started.unit.name},
          {"steps", started.ladder.steps.size()},
          {"step", state.step ? Json(*state.step + 1) : Json(nullptr)},
          {"since", to_string(state.since)},
          {"day_of_step", state.day_of_step},
          {"taken_days", state.taken_days},
          {"needed_days", state.needed_days},
          {"asks_tolerance", state.asks_tolerance},
          {"at_the_top", state.at_the_top},
          {"done", state.done},
          {"dose", state.dose ? ladder_step_json(*state.dose) : Json(nullptr)},
          {"why", state.why},
          {"guard", guard_json(state.guard)},
          {"resume_from", state.resume_from ? Json(to_string(*state.resume_from)) : Json(nullptr)},
          {"for_good", state.for_good},
          {"questions", questions_json(questions)},
          {"ahead", std::move(ahead)}};
}

Json follow_week_json(const FollowWeek& week) {
  Json outcomes = Json::array();
  for (const WeekOfOutcome& one : week.outcomes) {
    Json outcome = question_json(one.question);
    outcome["week"] = middle_json(one.week);
    outcome["run_in"] = middle_json(one.run_in);
    outcomes.push_back(std::move(outcome));
  }
  return {
      {"from", to_string(week.from)},
      {"to", to_string(week.to)},
      {"dose_days", {{"taken", week.taken}, {"none", week.none}, {"skipped", week.skipped}, {"unknown", week.unknown}}},
      {"outcomes", std::move(outcomes)},
      {"verdict", nullptr},
      {"no_verdict", week.no_verdict},
      {"trial", week.trial.empty() ? Json(nullptr) : Json(week.trial)}};
}

}  // namespace titrate::codec
