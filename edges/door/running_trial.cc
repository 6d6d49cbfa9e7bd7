#include "door/running_trial.h"

#include "codec/follow_json.h"
#include "codec/plan_json.h"

namespace titrate::door {
namespace {

using std::chrono::days;

Json date_or_null(const std::optional<Day>& day) { return day ? Json(to_string(*day)) : Json(nullptr); }
Json unless_empty(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json rest_json(const Rest& rest) {
  return {{"from", to_string(rest.from)},
          {"until", date_or_null(rest.until)},
          {"why", rest.why},
          {"by_guard", rest.by_guard},
          {"action", to_string(rest.action)},
          {"for_good", rest.for_good},
          {"earliest", date_or_null(rest.earliest)}};
}

Json adherence_json(const Adherence& one) {
  return {
      {"days", one.days}, {"taken", one.taken}, {"none", one.none}, {"skipped", one.skipped}, {"unknown", one.unknown}};
}

/// What the person is told to take today: told on that day, and of no other.
std::optional<std::string> arm_of_today(const RunningTrial& trial) {
  if (!trial.order || trial.blinded() || !trial.now.none_today.empty()) return std::nullopt;
  const Trial& plan = trial.plan.now.trial;
  switch (trial.now.at.phase) {
    case PlanDay::Phase::run_in:
    case PlanDay::Phase::gap:
      return arm_without_dose(plan);
    case PlanDay::Phase::period: {
      const ArmNames arms = arm_names_of(plan);
      return (*trial.order)[std::size_t(trial.now.at.period - 1)] ? arms.on : arms.off;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<DailyElementalMass> told_on(const RunningTrial& trial, Day day) {
  const TrialNow& now = trial.now;
  const PlanDay at = now.calendar.on(day);
  if (day > now.today || (day == now.today && !now.none_today.empty())) return std::nullopt;
  if (at.phase == PlanDay::Phase::run_in || at.phase == PlanDay::Phase::gap) return DailyElementalMass{};
  if (at.phase != PlanDay::Phase::period) return std::nullopt;
  const Trial& plan = trial.plan.now.trial;
  const auto period = std::size_t(at.period - 1);
  std::optional<Dose> dose = plan.full_dose;
  if (!trial.blinded()) {
    if (!trial.order || period >= trial.order->size()) return std::nullopt;
    if (!(*trial.order)[period]) dose = plan.comparator_dose.value_or(DailyElementalMass{});
  }
  const auto* mg = dose ? std::get_if<DailyElementalMass>(&*dose) : nullptr;
  return mg ? std::optional(*mg) : std::nullopt;
}

Result<std::optional<RunningTrial>> running_trial(Records& records, Vault* vault, const Catalog& catalog,
                                                  const Moment& now, const std::string& diary, const Opener& by) {
  auto notebook = open_notebook(records, diary);
  if (!notebook) return notebook.problem();
  auto plan = sealed_plan_of(notebook->says, catalog);
  if (!plan) return plan.problem();
  if (!*plan) return std::optional<RunningTrial>();
  std::optional<Order> order;
  std::optional<Problem> no_order;
  if (vault) {
    if (const auto secret = secret_of(notebook->says, **plan, *vault, by))
      order = order_of((*plan)->as_sealed.trial, *secret);
    else
      no_order = secret.problem();
  }
  TrialNow on = trial_now((*plan)->now.trial, *notebook, catalog, now);
  return std::optional(RunningTrial{std::move(notebook).value(), std::move(**plan), std::move(order),
                                    std::move(no_order), std::move(on)});
}

Result<RunningTrial> running_trial_or_problem(Room& room, const Moment& now) {
  auto trial = running_trial(room.records, room.vault, room.catalog, now);
  if (!trial) return trial.problem();
  if (!*trial) return Problem{"no plan was sealed.", {.file = "plan"}, "Seal the one you have: titrate plan lock"};
  return std::move(**trial);
}

Json adhered_json(const Adhered& adhered, const Trial& plan) {
  Json json = adherence_json(adhered.all);
  json["until"] = to_string(adhered.until);
  json["by_arm"] = nullptr;
  json["in_words"] = adherence_in_words(adhered, plan);
  if (!adhered.by_arm || !adhered.as_taken) return json;
  const ArmNames arms = arm_names_of(plan);
  const auto of_arm = [](const std::string& arm, const Adherence& one, const AsTaken& taken) {
    Json days = adherence_json(one);
    days["arm"] = arm;
    days["as_taken"] = {{"full", taken.full}, {"other", taken.other}, {"unknown", taken.unknown}};
    return days;
  };
  json["by_arm"] = {{"on", of_arm(arms.on, adhered.by_arm->on, adhered.as_taken->on)},
                    {"off", of_arm(arms.off, adhered.by_arm->off, adhered.as_taken->off)}};
  return json;
}

Json looks_json(const TrialNow& now) {
  const Looks& looks = now.looks;
  return {{"came", date_or_null(looks.came)},
          {"number", looks.number},
          {"planned", looks.planned},
          {"final", looks.final},
          {"next", date_or_null(looks.next)},
          {"days_to_go", looks.days_to_go},
          {"waiting", unless_empty(waiting_in_words(now))},
          {"missing", missing_in_words(now)}};
}

Json trial_now_json(const TrialNow& now, const std::optional<std::string>& arm,
                    const std::optional<AdherenceByArm>& by_arm) {
  Json json = plan_day_json(now.at, arm);
  Json rests = Json::array(), peeks = Json::array();
  for (const Rest& rest : now.calendar.rests) rests.push_back(rest_json(rest));
  for (const Day day : now.peeks) peeks.push_back(to_string(day));
  json["over"] = now.over();
  json["last_day"] = date_or_null(now.calendar.last_day());
  json["none_today"] = unless_empty(now.none_today);
  json["rest"] = now.rest ? rest_json(*now.rest) : Json(nullptr);
  json["questions"] = questions_json(now.questions);
  json["rests"] = std::move(rests);
  json["looks"] = looks_json(now);
  json["peeks"] = std::move(peeks);
  json["recorded"] = now.recorded;
  json["missing"] = now.missing;
  json["adherence"] = adherence_json(now.adherence);
  json["adherence_by_arm"] =
      by_arm ? Json{{"on", adherence_json(by_arm->on)}, {"off", adherence_json(by_arm->off)}} : Json(nullptr);
  return json;
}

Json trial_now_json(const RunningTrial& trial) {
  std::optional<AdherenceByArm> by_arm;
  if (trial.order && !trial.blinded())
    by_arm = adherence_by_arm(trial.now.calendar, *trial.order, trial.notebook.says->diary, trial.now.today - days(1));
  return trial_now_json(trial.now, arm_of_today(trial), by_arm);
}

}  // namespace titrate::door
