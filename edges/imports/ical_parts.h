#pragma once

#include <istream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "codec/row_stream.h"

namespace titrate::imports {

/// A line of a calendar: "DTSTART;TZID=Europe/Berlin:20260301T080000". Names are in capitals.
struct IcalLine {
  std::string name, value;
  std::map<std::string, std::string> parameters;
};
/// Nothing where it is no such line. A semicolon too many is passed over.
std::optional<IcalLine> ical_line_in(std::string_view text);

/// "\n", "\," "\;" and "\\" as what they stand for; a line break becomes a space.
std::string ical_text(std::string_view value);

/// Reads the lines of a calendar, folded ones as one: a letter may be folded in its middle.
class IcalLines {
 public:
  explicit IcalLines(std::istream& in) : lines_(in, longest), more_(lines_.next()) {}
  bool next();
  const std::string& text() const { return text_; }
  std::size_t line() const { return line_; }
  bool readable() const { return readable_; }  ///< false: too long, or not UTF-8

 private:
  static constexpr std::size_t longest = 1u << 20;
  codec::LineStream lines_;
  bool more_;
  std::string text_;
  std::size_t line_ = 0;
  bool readable_ = true;
};

/// A date, or a time by some clock.
struct IcalTime {
  std::chrono::local_seconds local{};
  bool is_date = false, is_utc = false;
  std::string zone;  ///< empty: by no clock in particular
};
std::optional<IcalTime> ical_time_in(const IcalLine& line);
/// Each of several, with commas between them; those that are none are left out.
std::vector<IcalTime> ical_times_in(const IcalLine& line);

/// "P1DT2H", without a sign.
std::optional<std::chrono::seconds> ical_duration_in(std::string_view text);

/// The zones of a calendar: those that it describes itself, and for the others those of this machine.
class IcalZones {
 public:
  /// Told all lines of the file between BEGIN:VTIMEZONE and END:VTIMEZONE, both included.
  void line(const IcalLine& line);
  /// Local time minus UTC at a local time of the zone; nothing for a zone that nobody knows.
  std::optional<std::chrono::seconds> offset(const std::string& zone, std::chrono::local_seconds at);

 private:
  struct Observance {
    std::optional<IcalTime> begins;
    std::optional<std::chrono::seconds> from, to;
    std::string rule;
    std::vector<IcalTime> more;
  };
  struct Clock {
    std::chrono::seconds before{0};
    std::vector<std::pair<std::chrono::local_seconds, std::chrono::seconds>> changes;  ///< in order
  };
  void observance_ends();
  void described_ends();
  std::optional<Clock> of_this_machine(const std::string& zone) const;

  std::string name_;
  std::vector<Observance> described_;
  std::optional<Observance> observance_;
  std::map<std::string, std::optional<Clock>> clocks_;
};

}  // namespace titrate::imports
