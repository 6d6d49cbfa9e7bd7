#include "life/protocol.h"

#include <algorithm>

#include "trial/plan.h"

namespace titrate {
namespace {

/// What a day of the run-in or of a gap is called where both arms hold a dose.
constexpr const char* none_of_either = "none";

Problem because(const char* what, const char* field, const char* way_out) { return {what, {.file = field}, way_out}; }

}  // namespace

std::string arm_without_dose(const Trial& trial) {
  return trial.comparator_dose ? none_of_either : arm_names_of(trial).off;
}

std::optional<Problem> cannot_lock(const Trial& trial, Day today) {
  if (auto problem = cannot_rehearse(trial)) return problem;
  if (!trial.start)
    return because("the plan has no first day.", "start",
                   "Add \"start\", or make it with titrate plan new --start DAY.");
  if (*trial.start <= today)
    return because("the plan begins before it is sealed: a question is fixed before its data.", "start",
                   "Choose a first day from tomorrow on.");
  if (!trial.full_dose)
    return because("the plan names no dose.", "dose_mg", "Add the elemental magnesium of a day: \"dose_mg\": 200.");
  if (!trial.assignment.empty() || trial.sealed)
    return because("the plan brings an order of its own, and whoever made it knows it.", "assignment",
                   "Leave \"assignment\" out: the order is drawn when the plan is sealed.");
  if (!trial.rule.better || !trial.rule.calibration)
    return because("the plan's rule was not calibrated.", "decision",
                   "Rehearse it first: titrate rehearse --out FILE.");
  return std::nullopt;
}

ArmNames arm_names_of(const Trial& trial) {
  const std::string on = trial.active_arm.value_or("active");
  std::string off = trial.comparator.empty() ? "nothing" : trial.comparator;
  return {on, off == on ? off + " (comparator)" : off};
}

std::vector<std::string> assignment_of(const Trial& trial, const Order& order) {
  const ArmNames arms = arm_names_of(trial);
  std::vector<std::string> days;
  for (const double dose : doses_of(trial, order))
    days.push_back(dose >= 1 ? arms.on : dose == 0 && trial.comparator_dose ? none_of_either : arms.off);
  return days;
}

Trial assigned(Trial trial, const Order& order) {
  trial.assignment = assignment_of(trial, order);
  trial.active_arm = arm_names_of(trial).on;
  trial.sealed = false;
  trial.fixed_before_data = true;
  return trial;
}

PlanDay plan_day(const Trial& trial, Day day) {
  const Orders orders = orders_of(trial);
  const bool daily = trial.randomisation.kind == Randomisation::Kind::daily;
  const int length = daily ? 1 : trial.randomisation.period_days, gap = daily ? 0 : trial.randomisation.gap_days;
  PlanDay at;
  at.periods = orders.units;
  const int days = trial.planned_days.value_or(0);
  at.day = int((day - trial.start.value_or(day)).count()) + 1;
  if (at.day < 1) {
    at.day = 0;
    at.next_look = looks_of(trial).front();
    return at;
  }
  for (const int look : looks_of(trial))
    if (look >= at.day && !at.next_look) at.next_look = look;
  const int since = at.day - trial.run_in_days - 1;  // days since the first period began
  const int unit = since < 0 ? 0 : since / (length + gap), within = since - unit * (length + gap);
  if (at.day > days || (since >= 0 && unit >= orders.units)) {
    at.phase = PlanDay::Phase::after;
    at.period = orders.units;
  } else if (since < 0) {
    at.phase = PlanDay::Phase::run_in;
    at.day_of_phase = at.day;
    at.days_of_phase = trial.run_in_days;
  } else {
    at.period = unit + 1;
    const bool in_gap = within >= length;
    at.phase = in_gap ? PlanDay::Phase::gap : PlanDay::Phase::period;
    at.day_of_phase = in_gap ? within - length + 1 : within + 1;
    at.days_of_phase = in_gap ? gap : length;
  }
  return at;
}

}  // namespace titrate
