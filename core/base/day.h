#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace titrate {

/// A civil day, as printed on a calendar. It has no zone and no hours; days differ by whole days.
using Day = std::chrono::local_days;
using std::chrono::days;

/// A moment on the world's clock, to the second.
using Instant = std::chrono::sys_seconds;

/// When and where on the clock something was written down. The offset is kept because the zone's rules may change.
struct Moment {
  Instant instant;
  std::chrono::minutes offset{0};  ///< local time minus UTC
  friend bool operator==(const Moment&, const Moment&) = default;
};

/// The hour at which a person's day begins: 3 means that 01:30 still belongs to the evening before. 0 to 23.
struct DayStart {
  int hour = 0;
  friend bool operator==(const DayStart&, const DayStart&) = default;
};

/// The day that a moment belongs to. This is the only function that decides it.
Day day_of(const Moment& moment, DayStart start);

/// "2026-03-01", strictly: four, two and two digits, a day that exists. Anything else is nothing.
std::optional<Day> parse_day(std::string_view text);

/// An ISO 8601 instant with an offset: "2026-03-01T21:04:05+01:00", "2026-03-01T20:04:05Z", with or without seconds and
/// fractions (dropped), with a space instead of T. Without an offset it is nothing: the zone is not ours to guess.
std::optional<Moment> parse_moment(std::string_view text);

std::string to_string(Day day);               ///< "2026-03-01"
std::string to_string(const Moment& moment);  ///< "2026-03-01T21:04:05+01:00"

/// Monday = 1 ... Sunday = 7 (ISO 8601).
int iso_weekday(Day day);

}  // namespace titrate
