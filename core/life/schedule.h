#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "life/event.h"
#include "life/protocol.h"
#include "safety/stop_rules.h"

namespace titrate {

/// Days on which a sealed trial rests: none is to be taken, and the plan does not go on.
struct Rest {
  Day from{};
  std::optional<Day> until;                      ///< the first day on which it went on; nothing: it still rests
  bool by_guard = false;                         ///< or by the screening; else the person's own, for an illness
  SafetyAction action = SafetyAction::carry_on;  ///< the guard's strictest in these days
  bool for_good = false;                         ///< an emergency or an allergy: it does not go on
  std::optional<Day> earliest;                   ///< the guard's first day on which it may end
  std::string why;                               ///< in the person's words, or the rule's
  bool stopped() const { return action >= SafetyAction::stop_seek_care; }
  friend bool operator==(const Rest&, const Rest&) = default;
};

/// Why nothing may be taken on a day, by the screening of what was known at its end, as a sentence; empty: something
/// may. The sheet and the product are all that it may read, and while they are the same it does not get milder with the
/// days: a laboratory value only grows old.
using WhyNoDose = std::function<std::string(const Notebook& says, Day day)>;

/// When a sealed trial rested, from its log: the person's own pauses, and those of the guard and of the screening,
/// which are worked out and never stored. In order; the last may still be open.
///
/// - Each day is judged by what the log said at its end. What was told on a day (take it, take none) is a fact that no
///   later entry changes, so a side effect that is entered late makes the trial rest from the day on which it was
///   entered. A ladder is lived again instead (life/regimen.h): nothing there is compared.
/// - A pause or a stop of the guard (guard_now) begins a rest, and so does "one step lower": a sealed trial is a ladder
///   of one step, and below the first step a ladder pauses.
/// - A day on which nothing may be taken begins a rest, too: a period in which one arm cannot be taken compares
/// nothing.
/// - A rest ends by a Resumed that the guard and the screening of its day do not contradict; after "stop and seek care"
///   only by one with a clinician's agreement; after an emergency or an allergy by none. A pause that is undone has
///   ended, too.
///
/// A line was said on the day that it was by the hour of then: another hour of the day, chosen later, moves nothing.
/// `log` is the whole log of one diary; only what was said after the last seal counts as a pause. Guard and screening
/// are listened to from the first day of the plan on. Days after `today` are not looked at.
std::vector<Rest> rests_of(std::span<const Event> log, const Catalog& catalog, const Trial& plan,
                           const WhyNoDose& why_no_dose, Day today);

/// One day of the calendar, and where the plan was on it.
struct ScheduledDay {
  PlanDay at;
  bool torn = false;  ///< of a period that was interrupted later, and began again
  friend bool operator==(const ScheduledDay&, const ScheduledDay&) = default;
};

/// Which day of its plan a sealed trial lives on each day of the calendar.
///
/// - Without a rest it is plan_day().
/// - A rest tears the period that it falls into: that period begins again from its first day when the trial goes on, so
///   every period is lived whole, in the order that was drawn. A run-in and a gap, in which nothing is compared, go on
///   where they were; a daily design has nothing to tear.
/// - So every later day, the looks among them, comes later by the days of the rest and of the torn part.
/// - Why a test by the order stays valid: docs/life.md, "Why the order still counts".
struct TrialCalendar {
  Trial plan;
  std::vector<ScheduledDay> days;  ///< from the plan's start to its last day, as far as it is known or expected today
  std::vector<Rest> rests;         ///< up to the plan's last day

  Day start() const { return plan.start.value_or(Day{}); }
  PlanDay on(Day day) const;
  bool torn(Day day) const;
  /// The calendar day on which a day of the plan, counted from 1, is lived to its end; nothing: it never comes.
  std::optional<Day> day_of(int plan_day) const;
  std::vector<Day> look_days() const;     ///< of the looks that come, rising
  std::optional<Day> last_day() const;    ///< nothing: it was stopped for good
  const Rest* resting_on(Day day) const;  ///< the rest that this day is in, or nothing
  /// May anybody be reminded on this day? Not before the plan, while it rests, nor after its last day.
  bool reminds_on(Day day) const;
};

/// The schedule as it is known on `today`. An open rest is expected to end on the day after, or as early as the guard
/// allows. Needs a plan with a start and a length.
TrialCalendar calendar_of(const Trial& plan, std::vector<Rest> rests, Day today);

/// The schedule of a trial whose order was told on this day: it ends there. What is not lived by then never comes, no
/// look and no arm, so that days after it are nobody's evidence; a rest ends with it. One that was over before is as it
/// was.
TrialCalendar ended_on(TrialCalendar calendar, Day opened);

/// The log up to the line that told the order of the plan that was sealed last; all of it when none did. What is said
/// after it is no part of that trial: it gives no rest and no reason to its days.
std::span<const Event> until_opened(std::span<const Event> log);

/// What a look is answered from: the log as it stood at the end of a day, undos included. What is entered, corrected,
/// taken back or restored later is in none of it, whichever day it is about: whoever could change the answer of a look
/// afterwards would be told the order by trying.
///
/// - A line counts by when it was written, in the order of the log: the first one after the day ends it. Neither
///   another hour of the day nor a flight to the west, on which the day comes again, opens it once more.
/// - It ends when the order is told, at the latest. Everything up to the last seal is in it.
std::span<const Event> said_until(std::span<const Event> log, Day day);

/// The last day whose lines count for the look of a day: that day, where how it was had been written down by its end;
/// else the day after, since some write of their evening in the morning. Nothing that is said later moves it.
Day look_closes_on(std::span<const Event> log, Day look);

/// The day on which the order of the plan that was sealed last was told, or nothing.
std::optional<Day> opened_on(std::span<const Event> log);

/// The sealed plan with its order, on the calendar as it came, for the analysis. Torn days keep the arm of their
/// period; days of a rest have none (LivedDay). Without any rest it is assigned().
Trial as_lived(const TrialCalendar& calendar, const Order& order);

}  // namespace titrate
