#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "codec/zone.h"

namespace titrate::codec {

/// A reminder at the same hour each day, from the first to the last; without a last day, for good.
struct DailyReminder {
  std::string uid;
  Day from{};
  std::optional<Day> to;
  std::chrono::minutes at{0};  ///< since midnight
  bool cancelled = false;      ///< it was there once, and is not any more
};

/// A calendar of daily reminders.
struct ReminderCalendar {
  std::string title;  ///< of the calendar and of each reminder
  std::vector<DailyReminder> reminders;
  std::optional<Zone> zone;  ///< none: the hours are those of whatever clock reads them (floating)
  Instant stamp{};           ///< when the reminders were last changed
  std::int64_t version = 0;  ///< rises with each change of them
};

/// As iCalendar (RFC 5545): a VTIMEZONE with every change of the clocks, of both kinds, in the years of the zone; one
/// VEVENT a reminder, with its UID, SEQUENCE and DTSTAMP from what is given, so that the same reminders are the same
/// bytes. CRLF; lines folded at 75 octets, never inside a character; texts escaped.
std::string ical_of(const ReminderCalendar& calendar);

/// A content line, folded, with its CRLF.
std::string folded(std::string_view line);

/// A text as a value of a TEXT property: backslash, semicolon, comma and line break escaped; other control characters,
/// which the grammar does not allow, are spaces.
std::string ical_text(std::string_view text);

}  // namespace titrate::codec
