#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diary/diary.h"
#include "trial/trial.h"

namespace titrate {

/// Diary x trial -> what was taken and what was assigned, one row per calendar day, without gaps. A day that nobody
/// wrote about is here too, as not recorded: the body knows no missing days.
struct Exposure {
  Day first{};
  std::vector<Entry<Dose>> taken;             ///< of each day
  std::vector<std::optional<Dose>> assigned;  ///< of each day; nothing where the plan or the file does not say
  std::optional<Dose> full_dose;              ///< counts as 1: the plan's, else the largest taken; may be nothing
  std::string arm_on, arm_off;                ///< the arms at the full dose and at none, where they have names
  /// What was meant to be taken on a day: what was assigned, else what was taken, where either is known.
  std::optional<Dose> intended(std::size_t day) const { return assigned[day] ? assigned[day] : taken[day].maybe(); }
  int count() const { return int(taken.size()); }
};

/// From the first day of the diary to its last, or to `today` if that comes first: what lies ahead is not data. A plan
/// that begins before the diary, or ends after it, has days that nobody wrote about; they are days of the trial all the
/// same, so they are here, up to `today`.
///
/// A dose is assigned on a day whose arm is known: from the plan's assignment, from the diary's `arm` column, or, on a
/// day without either, from the arm on both sides of the gap when it is the same (arms are constant within a period).
/// The dose of an arm is the full dose for the plan's active arm, and the lower one for the plan's
/// comparator where it has one, and zero for the others; without a plan it is the dose
/// most often recorded under that arm. An arm under which no dose was ever recorded has no dose. On a day on which the
/// trial rested, what was taken counts, and none where nobody said.
Exposure exposure_of(const Trial& trial, const Diary& diary, Day today);

/// `dose` as a share of the full dose.
double relative(const Dose& dose, const Dose& full);

}  // namespace titrate
