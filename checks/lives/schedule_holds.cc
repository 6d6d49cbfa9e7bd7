#include <algorithm>
#include <map>

#include "invariants.h"
#include "trial/plan.h"

namespace titrate::lives {
namespace {

using Phase = PlanDay::Phase;

std::string on_day(Day day) { return " on " + to_string(day); }

bool rests(const PlanDay& at) { return at.phase == Phase::paused || at.phase == Phase::stopped; }

/// Each day of the plan is lived once, in order, but for the torn ones; and those are of a period that a rest follows.
Broken each_day_once(const TrialCalendar& calendar) {
  int next = 1;
  for (std::size_t i = 0; i < calendar.days.size(); ++i) {
    const auto& [at, torn] = calendar.days[i];
    const Day day = calendar.start() + days(i);
    if (rests(at)) continue;
    if (torn && at.phase != Phase::period) return "what is no period is torn" + on_day(day);
    if (torn) {
      std::size_t after = i;
      while (after < calendar.days.size() && calendar.days[after].torn) ++after;
      if (after >= calendar.days.size() || !rests(calendar.days[after].at))
        return "torn, and no rest follows" + on_day(day);
      continue;
    }
    if (at.day != next)
      return "day " + std::to_string(at.day) + " of the plan, and day " + std::to_string(next) + " was next," +
             on_day(day);
    const PlanDay planned = plan_day(calendar.plan, calendar.start() + days(next - 1));
    if (planned.phase != at.phase || planned.period != at.period) return "another phase than planned" + on_day(day);
    ++next;
  }
  if (calendar.last_day() && next != calendar.plan.planned_days.value_or(0) + 1) return "its last days are not lived";
  return std::nullopt;
}

}  // namespace

Broken schedule_holds(const TrialCalendar& calendar, Day today) {
  if (auto broken = each_day_once(calendar)) return broken;
  const auto looks = calendar.look_days();
  if (!std::is_sorted(looks.begin(), looks.end()) || std::adjacent_find(looks.begin(), looks.end()) != looks.end())
    return "the looks do not rise";
  const auto last = calendar.last_day();
  if (last && *last < calendar.start()) return "the last day is before the first";
  if (last && !looks.empty() && looks.back() > *last) return "a look is after the last day";
  for (std::size_t i = 1; i < calendar.rests.size(); ++i)
    if (!calendar.rests[i - 1].until || *calendar.rests[i - 1].until > calendar.rests[i].from)
      return "two rests overlap";
  for (Day day = calendar.start() - days(3); day < today + days(40); day += days(1)) {
    const bool resting = day >= calendar.start() && calendar.resting_on(day) && day <= today;
    if (calendar.reminds_on(day) && (resting || day < calendar.start() || (last && day > *last)))
      return "somebody is reminded" + on_day(day);
  }
  return std::nullopt;
}

Broken reminders_hold(const ReminderDays& reminded, const TrialCalendar& calendar, Day today, bool opened) {
  const Rest* rest = calendar.resting_on(today);
  const auto last = calendar.last_day();
  const bool over = opened || (last && today > *last);
  for (const auto& stretch : {reminded.evening, reminded.doses}) {
    if (!stretch) continue;
    const bool lies_ahead = !stretch->to || *stretch->to >= today;
    if (lies_ahead && (rest || over))
      return std::string("somebody is reminded ") + (rest ? "while it rests" : "after the end");
    if (!stretch->to || (last && *stretch->to > *last)) return "a reminder goes on after the last day";
    if (stretch->from < calendar.start()) return "a reminder begins before the first day";
  }
  return std::nullopt;
}

Broken past_is_kept(const TrialCalendar& before, Day then, const TrialCalendar& now) {
  // A rest that was taken back on the day it began never was, and tore nothing.
  const bool taken_back =
      now.rests.size() < before.rests.size() && !before.rests.empty() && before.rests.back().from >= then;
  for (Day day = before.start() - days(1); day < then; day += days(1)) {
    if (now.torn(day) < before.torn(day) && !taken_back) return "what was torn is whole again" + on_day(day);
    const PlanDay was = before.on(day), is = now.on(day);
    // How grave a rest is may become known while it lasts; that none was to be taken on its days does not change.
    if ((was.phase != is.phase && !(rests(was) && rests(is))) || was.period != is.period || was.day != is.day)
      return "the plan was on day " + std::to_string(was.day) + " and is now on day " + std::to_string(is.day) +
             on_day(day);
  }
  return std::nullopt;
}

}  // namespace titrate::lives
