#include "life/adherence.h"

#include <algorithm>

#include "base/require.h"
#include "exposure/exposure.h"
#include "trial/plan.h"

namespace titrate {
namespace {

void count_day(Adherence& adherence, const Diary& diary, Day day) {
  const DayRecord* record = find_day(diary, day);
  ++adherence.days;
  const EntryState state = record ? record->dose.state() : EntryState::not_recorded;
  ++(state == EntryState::value     ? adherence.taken
     : state == EntryState::none    ? adherence.none
     : state == EntryState::skipped ? adherence.skipped
                                    : adherence.unknown);
}

/// The days of periods up to `until`, each with its period.
template <class Say>
void each_period_day(const TrialCalendar& calendar, Day until, const Say& say) {
  for (std::size_t i = 0; i < calendar.days.size(); ++i) {
    const Day day = calendar.start() + std::chrono::days(i);
    const PlanDay& at = calendar.days[i].at;
    if (day <= until && at.phase == PlanDay::Phase::period) say(day, std::size_t(at.period - 1));
  }
}

}  // namespace

Adherence adherence_of(const TrialCalendar& calendar, const Diary& diary, Day until) {
  Adherence adherence;
  each_period_day(calendar, until, [&](Day day, std::size_t) { count_day(adherence, diary, day); });
  return adherence;
}

AdherenceByArm adherence_by_arm(const TrialCalendar& calendar, const Order& order, const Diary& diary, Day until) {
  AdherenceByArm by_arm;
  each_period_day(calendar, until,
                  [&](Day day, std::size_t period) { count_day(order[period] ? by_arm.on : by_arm.off, diary, day); });
  return by_arm;
}

AsTakenByArm as_taken_by_arm(const TrialCalendar& calendar, const Order& order, const Diary& told, Day until) {
  require(calendar.plan.full_dose.has_value(), "a plan that is sealed has a full dose");
  const Dose& full = *calendar.plan.full_dose;
  const double between = (1 + comparator_share(calendar.plan)) / 2;
  AsTakenByArm by_arm;
  each_period_day(calendar, until, [&](Day day, std::size_t period) {
    AsTaken& arm = order[period] ? by_arm.on : by_arm.off;
    const DayRecord* record = find_day(told, day);
    if (!record || !record->dose.known())
      ++arm.unknown;
    else
      ++(relative(record->dose.amount(), full) >= between ? arm.full : arm.other);
  });
  return by_arm;
}

}  // namespace titrate
