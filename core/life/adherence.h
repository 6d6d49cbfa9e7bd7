#pragma once

#include "life/schedule.h"

namespace titrate {

/// What was taken on the days of the periods of a sealed trial that are over or current; those of its run-in, its gaps
/// and its rests are not counted. Skipped and not recorded are two things.
struct Adherence {
  int days = 0;  ///< of periods, torn ones too
  int taken = 0, none = 0, skipped = 0, unknown = 0;
  friend bool operator==(const Adherence&, const Adherence&) = default;
};

/// The same beside the arms: on the days with the full dose, and on the others.
struct AdherenceByArm {
  Adherence on, off;
  friend bool operator==(const AdherenceByArm&, const AdherenceByArm&) = default;
};

Adherence adherence_of(const TrialCalendar& calendar, const Diary& diary, Day until);
/// Never shown while a plan is blinded.
AdherenceByArm adherence_by_arm(const TrialCalendar& calendar, const Order& order, const Diary& diary, Day until);

}  // namespace titrate
