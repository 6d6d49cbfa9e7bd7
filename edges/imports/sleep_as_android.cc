#include "imports/sleep_as_android.h"

#include <algorithm>
#include <map>

#include "codec/row_stream.h"
#include "imports/nights.h"

namespace titrate::imports {
namespace {

/// The cells of a line; a quotation mark inside of quotation marks is doubled.
std::vector<std::string> android_cells(std::string_view line) {
  std::vector<std::string> cells(1);
  bool inside = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (inside && line[i] == '"' && i + 1 < line.size() && line[i + 1] == '"')
      cells.back() += line[++i];
    else if (line[i] == '"')
      inside = !inside;
    else if (line[i] == ',' && !inside)
      cells.emplace_back();
    else
      cells.back() += line[i];
  }
  return cells;
}

/// "02. 12. 2019 23:00", "1. 2. 2003 4:05": the clock of the place, as if it were UTC's.
std::optional<Instant> android_clock(std::string_view text) {
  int parts[5] = {}, at = 0;
  bool in_digits = false;
  for (const char letter : text) {
    const bool digit = letter >= '0' && letter <= '9';
    if (digit) {
      if (!in_digits && ++at > 5) return std::nullopt;
      parts[at - 1] = parts[at - 1] * 10 + (letter - '0');
      if (parts[at - 1] > 9999) return std::nullopt;
    } else if (letter != (at == 4 ? ':' : at == 3 ? ' ' : '.') && !(letter == ' ' && at < 3)) {
      return std::nullopt;
    }
    in_digits = digit;
  }
  using namespace std::chrono;
  const year_month_day date{year(parts[2]), month(unsigned(parts[1])), std::chrono::day(unsigned(parts[0]))};
  if (at != 5 || !in_digits || !date.ok() || parts[3] > 23 || parts[4] > 59) return std::nullopt;
  const Instant clock = sys_days(date) + hours(parts[3]) + minutes(parts[4]);
  return is_of_our_time(clock) ? std::optional(clock) : std::nullopt;
}

/// "7.5", "7,5"
std::optional<double> android_number(std::string_view text) {
  std::string with_point(text);
  std::replace(with_point.begin(), with_point.end(), ',', '.');
  return codec::decimal_in(with_point);
}

class AndroidRecords {
 public:
  explicit AndroidRecords(const Reading& reading) : reading_(reading) {}

  void header(const std::vector<std::string>& cells) {
    columns_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) columns_.try_emplace(cells[i], i);
  }

  void record(const std::vector<std::string>& cells, std::size_t line, std::string_view text) {
    reading_.into.read();
    const auto from = android_clock(cell(cells, "From")), to = android_clock(cell(cells, "To"));
    const auto refuse = [&](const char* why) { reading_.into.not_understood(reading_.part.name(), line, text, why); };
    if (!from || !to) return refuse("its From or To is no time like 02. 12. 2019 23:00");
    // From and To are two readings of one clock, which may have been put forward or back between them; Hours is not.
    auto hours = android_number(cell(cells, "Hours"));
    if (!hours || *hours <= 0) hours = double((*to - *from).count()) / 3600;
    if (*hours <= 0 || *hours > 24) return refuse("it does not end after it begins, or lasts longer than a day");
    const auto known = seen_.try_emplace(*from, *to);
    if (!known.second && known.first->second == *to) return reading_.into.passed_over();
    if (overlaps(known.first)) {
      if (known.second) seen_.erase(known.first);
      return refuse("it is at the same time as another sleep of this file, which was kept");
    }
    using Kind = FoundItem::Kind;
    const Day day = day_of({*to, {}}, reading_.asked.day_start);
    reading_.into.add(
        reading_.into.item({"Sleep", Kind::outcome, "hours", 0, 24, Combine::sum, "sleep_hours",
                            "Sleep as Android counts from the beginning of its tracking to the end: the minutes before "
                            "falling asleep are in it. It counts for the day on which it ends."}),
        day, *hours, line, text);
    // 0 stars are none that anybody gave, and -1 is none.
    if (const auto stars = android_number(cell(cells, "Rating")); stars && *stars > 0 && *stars <= 5)
      reading_.into.add(reading_.into.item({"Rating", Kind::outcome, "stars", 0, 5, Combine::mean, "sleep_rating", ""}),
                        day, *stars, line, text);
    if (const std::string comment = cell(cells, "Comment"); comment.find_first_not_of(' ') != comment.npos)
      reading_.into.say(reading_.into.item({"Comment", Kind::note, "", {}, {}, Combine::last, "note", ""}), day,
                        comment.substr(comment.find_first_not_of(' ')), line, text);
  }

 private:
  using Seen = std::map<Instant, Instant>;
  std::string cell(const std::vector<std::string>& cells, const char* name) const {
    const auto column = columns_.find(name);
    return column != columns_.end() && column->second < cells.size() ? cells[column->second] : std::string();
  }
  bool overlaps(Seen::const_iterator one) const {
    return (one != seen_.begin() && std::prev(one)->second > one->first) ||
           (std::next(one) != seen_.end() && std::next(one)->first < one->second);
  }
  const Reading& reading_;
  std::map<std::string, std::size_t> columns_;
  Seen seen_;
};

}  // namespace

bool is_sleep_as_android(const Part& part) {
  const auto& header = part.header();
  constexpr const char* first[] = {"Id", "Tz", "From", "To", "Sched", "Hours"};
  return part.kind() == Bytes::text && header.size() >= std::size(first) &&
         std::equal(std::begin(first), std::end(first), header.begin());
}

Result<Done> read_sleep_as_android(const Reading& reading) {
  const auto in = reading.part.text();
  codec::LineStream lines(*in);
  AndroidRecords records(reading);
  bool after_header = false;
  while (lines.next()) {
    if (lines.line() % 4096 == 0) {
      const double line = double(lines.line());
      if (!reading.progress.keep_going(line / (line + 65'536)))
        return Problem{"The reading was stopped before the end of the file.",
                       {.file = reading.part.name()},
                       "Nothing was taken over. Start it again when you like."};
      if (const auto problem = reading.into.too_much(reading.part.name())) return *problem;
    }
    const std::string& line = lines.text();
    if (line.empty()) continue;
    if (lines.fault()) {
      reading.into.read();
      reading.into.not_understood(reading.part.name(), lines.line(), "", *lines.fault());
    } else if (line.starts_with("Id,Tz,") || line.starts_with("\"Id\",\"Tz\",")) {
      records.header(android_cells(line));
      after_header = true;
    } else if (line.starts_with(",")) {
      continue;  // the noise of the record above it
    } else if (!after_header) {
      reading.into.not_understood(reading.part.name(), lines.line(), line, "no header stands above it");
    } else {
      records.record(android_cells(line), lines.line(), line);
    }
  }
  return Done{};
}

}  // namespace titrate::imports
