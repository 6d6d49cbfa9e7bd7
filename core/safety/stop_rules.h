#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "catalog/adverse_effects.h"
#include "diary/diary.h"

namespace titrate {

/// Why the guard says what it says: one side effect of one day, and the row of the catalog that answers it.
struct GuardReason {
  std::string rule;    ///< id of the row
  std::string effect;  ///< as a sentence says it
  int grade = 1;
  Day day{};  ///< the last day on which it was recorded at this grade or worse
  SafetyAction action = SafetyAction::carry_on;
  std::string detail;
  Source source;
};

/// What a person may do about the next dose, given everything that the diary says they noticed. There is exactly one
/// action; where several rules speak, the strictest holds and the others are listed behind it.
struct Guard {
  SafetyAction action = SafetyAction::carry_on;
  std::vector<GuardReason> reasons;  ///< the strictest first; empty: nothing was noticed
  std::optional<Day> restart;        ///< of a pause: the first day on which it may end, if nothing is felt until then
  bool one_step_lower = false;       ///< when taking goes on, it goes on one step lower

  /// May the program plan, show or suggest a dose?
  bool dose_may_be_suggested() const { return action < SafetyAction::pause; }
};

/// The guard on a day. One function for every path: page, shell, import and API all write side effects into the diary,
/// and this reads the diary.
///
/// - A side effect at a grade follows its row (find_adverse_effect). Its word may say more than its grade: whoever
///   "fainted" did so at the grade of the row that has the word.
/// - One that is severe or worse, beyond its last row, follows "severe or unusual" if that is stricter. One that the
///   catalog does not know follows it from grade 2 on, and "unlisted", a pause, while it is mild.
/// - Recorded on as many days in a row as its row says (`if_lasts_days`), it is answered more strictly. Days without a
///   record do not break the row of days: silence is not recovery.
/// - carry_on and reduce_one_step speak about the latest day on which the effect was recorded, and reduce_one_step
///   stays in force (`one_step_lower`) until the effect was recorded as none.
/// - A pause ends `restart_after_days` after the last day with the effect, if it was recorded as none since; while
///   nobody says that it has gone, it goes on.
/// - stop_seek_care and emergency do not end by themselves.
///
/// Edges: days after `today` and grade 0 ("none") are no side effects; an empty diary carries on.
Guard guard_on(const Diary& diary, const Catalog& catalog, Day today, std::string_view substance = "magnesium");

}  // namespace titrate
