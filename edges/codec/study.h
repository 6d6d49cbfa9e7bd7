#pragma once

#include <optional>
#include <string>

#include "app/entries.h"
#include "app/today.h"
#include "codec/diary_json.h"
#include "codec/sealed_plan.h"
#include "life/guesses.h"
#include "life/kit.h"
#include "report/guessing.h"

namespace titrate::codec {

/// A sealed trial whose capsules look alike. While it is hidden no surface knows an arm: this value is made without the
/// secret, so what is told from it cannot depend on the order.
struct Study {
  SealedPlan plan;
  Blinding blinding = Blinding::none;
  StudyPortion portion;
  std::optional<Kit> kit;
  bool hidden = true;      ///< its order was not opened
  TrialCalendar calendar;  ///< a period that was interrupted begins again, with the same bag

  PlanDay on(Day day) const { return calendar.on(day); }
  /// Study capsules are taken on this day, and nothing else of the plan.
  bool takes_capsules_on(Day day) const { return on(day).phase == PlanDay::Phase::period; }
  /// What is written down as taken on this day is study capsules: on a day on which the trial rests, too, since the bag
  /// stands there and somebody may have taken from it before the rest began.
  bool counts_capsules_on(Day day) const { return takes_capsules_on(day) || on(day).phase == PlanDay::Phase::paused; }
  /// The code on the bag of a day; nothing without a kit, and on days without a bag.
  std::optional<std::string> label_on(Day day) const;
};

/// The blinded trial of a diary; nothing where none is sealed, or where it cannot be read (the verbs of the plan say
/// so).
std::optional<Study> study_of(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now);

/// KIT.json: what the event of a kit holds. Labels and periods, never an arm.
std::string json_of(const Kit& kit);
Result<Kit> kit_from_json(std::string_view bytes, const std::string& name);

/// What was taken, as the trial has it: the arm of each day is known. Needs an order that was opened.
Diary with_arms(Diary diary, const Study& study, const Notebook& says, std::span<const Event> log, const Order& order);

/// A day of the trial for a person: period, bag, capsules, guess. Null where there is no blinded trial.
Json study_json(const std::optional<Study>& study, const OpenNotebook& notebook, Day day);

/// The page of a day, with study capsules counted as capsules while the order is hidden.
void count_in_capsules(Json& today, const Study& study, const OpenNotebook& notebook, Day day);
/// The same of the whole diary: how diary_json counts it. Nothing where the order is open, or none was taken.
std::optional<CountedInCapsules> counted_in_capsules(const Study& study, const OpenNotebook& notebook);

inline constexpr const char* capsules_unit = "capsules";
double rounded_count(double capsules);  ///< without what a division leaves behind the sixth decimal

/// An entry as the diary keeps it while a blinded trial runs: a dose on one of its days is study capsules, a guess has
/// the name of an arm. A Problem for what a study capsule cannot be, and for a guess that nobody can make any more.
Result<NewEntry> entry_in_study(NewEntry entry, const std::optional<Study>& study, Day day);

/// The last guess of each period against what was in its bag. Needs an order that was opened.
std::vector<ScoredGuess> scored_guesses(const Study& study, const Notebook& says, std::span<const Event> log,
                                        const Order& order);

/// How the blind held, and whether it was opened early: beside every review after the opening. Null before it.
Json blinding_json(const std::optional<Study>& study, const OpenNotebook& notebook);

}  // namespace titrate::codec
