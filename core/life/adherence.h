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

/// What was really taken on days of one arm, whatever was assigned: nearer to the full dose, or to what the other arm
/// takes. Skipped and not recorded are unknown.
struct AsTaken {
  int full = 0, other = 0, unknown = 0;
  friend bool operator==(const AsTaken&, const AsTaken&) = default;
};

/// As it was assigned, and beside it as it was taken.
struct AsTakenByArm {
  AsTaken on, off;
  friend bool operator==(const AsTakenByArm&, const AsTakenByArm&) = default;
};

Adherence adherence_of(const TrialCalendar& calendar, const Diary& diary, Day until);
/// Never shown while a plan is blinded.
AdherenceByArm adherence_by_arm(const TrialCalendar& calendar, const Order& order, const Diary& diary, Day until);

/// `told` is the diary with what was really in it: once a blinded plan is open, what the bags held. Needs a plan with a
/// full dose. Never shown while a plan is blinded.
AsTakenByArm as_taken_by_arm(const TrialCalendar& calendar, const Order& order, const Diary& told, Day until);

/// The whole of it, for a report.
struct Adhered {
  Day until{};
  Adherence all;
  std::optional<AdherenceByArm> by_arm;  ///< nothing while nobody may know the arms
  std::optional<AsTakenByArm> as_taken;  ///< nothing then, too
};

}  // namespace titrate
