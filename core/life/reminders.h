#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "life/event.h"
#include "life/regimen.h"
#include "life/schedule.h"
#include "trial/trial.h"

namespace titrate {

/// When a person wants to be reminded, and how it is called: what RemindersChosen holds.
struct Reminders {
  std::string id;                           ///< made once, so that a calendar knows the same reminder again
  std::string title = "Titrate";            ///< says nothing about health unless the person wants it to
  std::string zone;                         ///< "Europe/Berlin": whose clock the hours are read from
  std::chrono::minutes evening{21 * 60};    ///< since midnight, of the daily entry
  std::vector<std::chrono::minutes> doses;  ///< of each intake; empty: the evening reminds of it too
  friend bool operator==(const Reminders&, const Reminders&) = default;
};

/// Days in a row, both ends among them; no end: until something ends it.
struct Stretch {
  Day from{};
  std::optional<Day> to;
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// The days of which to remind. Nothing: of none.
struct ReminderDays {
  std::optional<Stretch> evening, doses;
  friend bool operator==(const ReminderDays&, const ReminderDays&) = default;
};

/// The days of the reminders of a diary, as they stand.
///
/// - A sealed trial: the evening from its first day to its last, the dose from its first period to its last day. Every
///   day of that looks the same, days of a gap and of a period without included: a reminder that stays away would tell
///   the arm. A rest shifts the end as it shifts the schedule (life/schedule.h); while one lasts there is none; after
///   the last day, and once the order was opened, there is none.
/// - Else, or where it was begun after such a trial, a ladder that is followed: the evening from its first day, the
/// dose from its first step, both without an end.
///   While it is paused, stopped, ended or has no dose, there is none.
/// - Else: the evening, without an end.
/// - Nothing begins before `chosen`, the day on which the reminders were chosen, or before the last going on.
///
/// `calendar` is that of the sealed plan as it is known today, and `state` where the ladder is today.
ReminderDays reminder_days(const Notebook& notebook, const std::optional<TrialCalendar>& calendar,
                           const std::optional<RegimenState>& state, Day chosen);

/// The last event that may have changed the reminders: what a calendar calls their version. Entries of an evening are
/// none of them, since whoever reads the feed would learn when they were made; a side effect is, since it may pause a
/// ladder. Nothing where no reminders were chosen.
std::optional<Event> last_change_of_reminders(std::span<const Event> log);

}  // namespace titrate
