#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/follow.h"
#include "life/adherence.h"

namespace titrate {

/// Are the arms of this plan kept from whoever takes them? (Its `blinding` says who prepares the capsules.)
bool is_blinded(const Trial& plan);

/// The planned looks of a sealed trial, on a day.
struct Looks {
  std::optional<Day> came;  ///< the last that has come: a review is of the log as it stood when it closed
  int number = 0;           ///< of it, counted from 1
  int planned = 0;          ///< in all
  bool final = false;       ///< it is the last one
  std::optional<Day> next;  ///< the day after whose end there may be an answer; nothing: no look is left
  int days_to_go = 0;       ///< until that day has ended
};

/// A sealed trial on the current day.
struct TrialNow {
  Day today{};
  TrialCalendar calendar;
  PlanDay at;
  std::optional<Rest> rest;               ///< that it is in
  std::vector<ResumeQuestion> questions;  ///< that stand between a rest and going on
  Looks looks;
  int recorded = 0, missing = 0;  ///< days of the plan that are over, with the primary outcome and without
  std::optional<Day> opened_on;   ///< the day on which its order was told
  Adherence adherence;
  std::vector<Day> peeks;
  std::string none_today;  ///< why none is to be taken today although the plan might; empty: as the plan says

  bool opened() const { return opened_on.has_value(); }  ///< its order was told, so it is over
  bool over() const { return opened() || at.phase == PlanDay::Phase::after; }
};

/// The schedule of the sealed plan as it is known on `today`: with the rests of its log, and no day after its order was
/// told.
TrialCalendar calendar_now(const Trial& plan, const OpenNotebook& notebook, const Catalog& catalog, Day today);

/// A look has come when the last day whose lines count for it is over (look_closes_on), or when its own day is and the
/// order was told.
TrialNow trial_now(const Trial& plan, const OpenNotebook& notebook, const Catalog& catalog, const Moment& now);

/// "9 more days; the earliest answer is on 14 June 2026." Empty where no look is left.
std::string waiting_in_words(const TrialNow& now);
/// What is missing so far: "Of 24 days that are over, 21 have pain; 3 are missing (titrate late)."
std::string missing_in_words(const TrialNow& now);
/// Early looks, rests and what they mean for the answer, for a report.
std::vector<std::string> how_it_was_lived(const TrialNow& now);

/// The same of what was taken: of all days, or, where the arms may be known, of each arm as assigned, and as taken.
std::vector<std::string> adherence_in_words(const Adhered& adhered, const Trial& plan);

/// The person's own pause, from today on, with a reason. Refused while it rests already, before there is anything to
/// rest, and after its end.
Result<Event> pause_trial(Records& records, const Catalog& catalog, const Asked& asked, const Trial& plan,
                          std::string reason);

/// The trial goes on, from today: by the questions of go_on() (app/follow.h).
Result<Event> resume_trial(Records& records, const Catalog& catalog, const Asked& asked, const Trial& plan,
                           const GoingOn& said);

}  // namespace titrate
