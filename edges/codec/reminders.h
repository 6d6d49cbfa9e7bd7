#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/records.h"
#include "base/result.h"
#include "life/reminders.h"

namespace titrate {
struct Catalog;
struct OpenNotebook;
}  // namespace titrate

namespace titrate::codec {

/// REMINDERS.json (docs/formats/reminders.md), as the log keeps it.
std::string json_of(const Reminders& reminders);
Result<Reminders> reminders_from_json(std::string_view bytes, const std::string& name);

/// "21:00" as minutes since midnight; nothing for what no clock shows.
std::optional<std::chrono::minutes> clock_time(std::string_view text);
std::string clock_text(std::chrono::minutes since_midnight);  ///< "21:00"

/// The reminders of a diary as they stand.
struct RemindersNow {
  Reminders chosen;
  ReminderDays days;
  std::string why;  ///< a sentence: what they follow, or why there are none
  std::int64_t version = 0;
  Moment changed;
};

/// Nothing where none were chosen. A Problem where what was chosen, or the sealed plan, cannot be read.
Result<std::optional<RemindersNow>> reminders_now(const OpenNotebook& notebook, const Catalog& catalog,
                                                  const Moment& now);

/// They as an iCalendar file. What stands in it follows from the log alone, but for a ladder, which is lived up to
/// today. A zone that this machine does not have leaves the hours floating.
std::string ical_of(const RemindersNow& reminders);

/// The feed that this token opens, or nothing: no feed is open, or it is another token, or there is nothing to tell.
/// The token is compared by its SHA-256, in a time that says nothing.
std::optional<std::string> feed_of(Records& records, const Catalog& catalog, std::string_view token, const Moment& now);

/// A token of 256 bits of the operating system, in hexadecimal.
std::string new_token();

}  // namespace titrate::codec
