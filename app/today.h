#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/open_notebook.h"
#include "app/standing.h"
#include "app/trial_now.h"
#include "safety/dose_guard.h"
#include "safety/stop_rules.h"
#include "safety/whom_to_call.h"

namespace titrate {

/// An outcome that the evening asks for, and what was said so far. Nothing is ever pre-selected.
struct Answered {
  Question question;
  Entry<double> entry;
};

/// The latest entry of a diary, which an undo would take back.
struct LastChange {
  std::int64_t event = 0;
  std::string text;
  Moment entered;
};

/// The page of one evening.
struct Today {
  Day day{};
  Day current{};  ///< the last day that can be written
  std::string diary;
  bool simulated = false;
  std::optional<std::string> label;
  DayStart day_start;
  bool magnesium = true;
  Entry<Dose> dose;
  std::optional<Dose> full_dose;  ///< the largest taken so far
  /// What the plan or the step of the ladder tells for this day, zero where it says none; nothing where neither tells.
  std::optional<DailyElementalMass> of_day;
  std::optional<DoseCheck> check;           ///< of what is recorded for this day; nothing where it is not magnesium
  std::optional<DailyElementalMass> usual;  ///< of the other days; what a typed dose is compared with
  std::optional<DoseGuard> dose_guard;      ///< of the dose that is recorded: its doubts flag it
  std::optional<std::string> arm;
  std::vector<Answered> outcomes;        ///< what is tracked, in order
  std::vector<SideEffect> side_effects;  ///< of this day, as recorded
  Guard guard;                           ///< of the current day, from the whole diary
  std::optional<WhomToCall> call;        ///< where the guard says stop or emergency
  PersonStanding standing;               ///< of the person and what they take, on this day
  std::optional<Product> product;        ///< that is taken now
  std::optional<TrialNow> trial;         ///< the sealed one, on the current day
  std::optional<std::string> note;
  std::vector<Context> context;  ///< what else changed on this day
  bool late = false;
  std::optional<LastChange> last_change;
  Completeness completeness;
  std::optional<std::string> next_action;

  /// May the program plan, show or suggest a dose? Neither what was noticed nor the person's screening is against it,
  /// and no trial rests.
  bool dose_may_be_suggested() const {
    return guard.dose_may_be_suggested() && standing.dose_may_be_suggested() && (!trial || trial->none_today.empty());
  }
  /// Under the person's own limit, after everything that this day already holds: the dose and the other sources. None
  /// while no dose may be suggested, and none where the treatment is not magnesium.
  DailyElementalMass room_left() const;
};

/// The state of one day of a diary. A day in the future is a problem; no day is the current one. `plan`: the sealed
/// one, where there is one. `told`: what it tells for that day, where its order may be known.
Result<Today> today_of(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now, std::optional<Day> day,
                       const Trial* plan = nullptr, std::optional<DailyElementalMass> told = {});

/// Whom to call when what was noticed asks for it: of the country that the person named.
std::optional<WhomToCall> call_on(const Notebook& notebook, const Guard& guard, const Catalog& catalog);

/// The usual dose of the other days, nothing while there are too few of them.
std::optional<DailyElementalMass> usual_on(const Diary& diary, Day day);

/// The dose of the ladder's step on a day, zero where it says none; nothing where no ladder is followed on that day. A
/// dose that was told is no slip (safety/dose_guard.h).
std::optional<DailyElementalMass> step_dose_on(const OpenNotebook& notebook, const Catalog& catalog,
                                               const PersonStanding& standing, Day day);

/// A day in the future, refused: nobody knows yet how it went.
std::optional<Problem> refuse_future(Day day, Day current);

}  // namespace titrate
