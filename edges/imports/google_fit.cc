#include "imports/google_fit.h"

#include <algorithm>
#include <array>

#include "codec/row_stream.h"
#include "codec/text.h"

namespace titrate::imports {
namespace {

/// What a day is called at the head of the first column, in lower case of ASCII.
constexpr std::array words_for_a_day{"date",  "datum", "fecha", "data", "dato", "päivämäärä",
                                     "dátum", "tarih", "дата",  "日付", "日期", "날짜"};
/// What sleep is called, or how the word begins.
constexpr std::array words_for_sleep{"sleep", "schlaf", "sommeil", "sueño", "sono", "sonno", "slaap",
                                     "sömn",  "søvn",   "uyku",    "сон",   "сна",  "睡眠",  "수면"};

bool ends_in_milliseconds(std::string_view column) { return column.ends_with("(ms)") || column.ends_with("(мс)"); }

/// The column of all sleep: the parts of it ("Light sleeping duration (ms)") have longer names.
std::optional<std::size_t> sleep_column(const std::vector<std::string>& header) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name = codec::lower(header[i]);
    const bool is_sleep = std::any_of(words_for_sleep.begin(), words_for_sleep.end(),
                                      [&](std::string_view word) { return name.find(word) != name.npos; });
    if (ends_in_milliseconds(name) && is_sleep && (!found || name.size() < header[*found].size())) found = i;
  }
  return found;
}

/// "27000000", "27000000.0", "27000000,0"
std::optional<double> fit_number(std::string_view text) {
  std::string with_point(text);
  if (with_point.find('.') == with_point.npos) std::replace(with_point.begin(), with_point.end(), ',', '.');
  return codec::decimal_in(with_point);
}

char fit_separator(const Part& part) {
  const std::string_view head(part.head());
  const auto line = head.substr(0, head.find('\n'));
  return std::count(line.begin(), line.end(), ';') > std::count(line.begin(), line.end(), ',') ? ';' : ',';
}

}  // namespace

bool is_google_fit(const Part& part) {
  if (part.kind() != Bytes::text || part.header().size() < 4) return false;
  const auto& header = part.header();
  const bool of_days =
      std::find(words_for_a_day.begin(), words_for_a_day.end(), codec::lower(header[0])) != words_for_a_day.end();
  const auto has_end = [&](std::string_view end) {
    return std::any_of(header.begin(), header.end(), [&](const std::string& one) { return one.ends_with(end); });
  };
  // Energy, distance and durations, each with its unit: whatever they are called.
  return of_days && (has_end("(kcal)") || has_end("(ккал)")) && (has_end("(m)") || has_end("(м)"));
}

Result<Done> read_google_fit(const Reading& reading) {
  const auto in = reading.part.text();
  codec::RowStream rows(*in, fit_separator(reading.part), true);
  const auto column = sleep_column(reading.part.header());
  Collected& into = reading.into;
  if (!column)
    into.remark(
        "No column of this table is called sleep in a language that I know, and sleep is all that is read of it: did a "
        "program write sleep into Google Fit?");
  for (std::size_t count = 1; rows.next(); ++count) {
    if (count % 4096 == 0 && !reading.progress.keep_going(double(count) / double(count + 65'536)))
      return Problem{"The reading was stopped before the end of the file.",
                     {.file = reading.part.name()},
                     "Nothing was taken over. Start it again when you like."};
    into.read();
    const auto refuse = [&](const char* why) {
      into.not_understood(reading.part.name(), rows.line(), rows.text(), why);
    };
    if (rows.fault()) {
      refuse(rows.fault()->c_str());
      continue;
    }
    const auto day = parse_day(rows.cell(0));
    const std::string_view cell = rows.cell(column);
    if (!day) {
      refuse("its first cell is no day like 2026-03-01");
      continue;
    }
    const auto milliseconds = fit_number(cell);
    constexpr double hour = 3'600'000, longest = 24;
    if (!cell.empty() && (!milliseconds || *milliseconds < 0 || *milliseconds > longest * hour)) {
      refuse("its sleep is no number of milliseconds that a day has");
    } else if (!milliseconds || *milliseconds == 0) {
      into.passed_over();  // of a day without data Google writes zeros
    } else {
      const std::size_t item = into.item(
          {"Asleep", FoundItem::Kind::outcome, "hours", 0, longest, Combine::last, "sleep_hours",
           "Google Fit says how long a day had sleep, and not when: a night may be cut at midnight. Zeros are days "
           "without data."});
      into.add(item, *day, *milliseconds / hour, rows.line(), rows.text());
    }
  }
  return Done{};
}

}  // namespace titrate::imports
