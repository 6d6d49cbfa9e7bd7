#include "codec/dates.h"

#include <array>
#include <optional>

#include "codec/text.h"

namespace titrate::codec {
namespace {

constexpr const char* write_iso = "Write days as year-month-day: 2026-03-01.";

/// Up to three runs of digits with one other character between them, as in 01/03/2026.
struct Parts {
  std::array<int, 3> number{};
  std::array<std::size_t, 3> digits{};
  std::size_t count = 0;
  bool only_date = false;  ///< nothing follows
};

Parts parts_of(std::string_view text) {
  Parts parts;
  std::size_t i = 0;
  while (parts.count < 3) {
    std::size_t digits = 0;
    int number = 0;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9' && digits < 5)
      number = number * 10 + (text[i++] - '0'), ++digits;
    if (digits == 0 || digits > 4) return parts;
    parts.number[parts.count] = number;
    parts.digits[parts.count++] = digits;
    if (parts.count < 3 && (i >= text.size() || (text[i] != '/' && text[i] != '.' && text[i] != '-'))) return parts;
    if (parts.count < 3) ++i;
  }
  parts.only_date = i == text.size();
  return parts;
}

std::optional<Day> civil(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                                         std::chrono::day(unsigned(day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::local_days(date);
}

std::string way_out_for(std::string_view text) {
  const Parts parts = parts_of(text);
  if (parts.count < 3) return write_iso;
  const auto& n = parts.number;
  if (parts.digits[0] == 4) {
    const auto date = civil(n[0], n[1], n[2]);
    if (!date) return "The calendar has no such day. " + std::string(write_iso);
    return parts.only_date ? "Write " + to_string(*date) + "."
                           : "Write the day alone, " + to_string(*date) + "; an instant belongs in the column entered.";
  }
  if (parts.digits[2] != 4) return write_iso;
  const auto day_first = civil(n[2], n[1], n[0]), month_first = civil(n[2], n[0], n[1]);
  if (day_first && month_first && *day_first != *month_first)
    return "It may be " + to_string(*day_first) + " or " + to_string(*month_first) +
           ", and which of them is not guessed. Write the one that is meant.";
  if (day_first) return "Write " + to_string(*day_first) + ".";
  if (month_first) return "Write " + to_string(*month_first) + ".";
  return write_iso;
}

}  // namespace

bool is_of_a_diary(Day day) { return day >= *civil(1900, 1, 1) && day < *civil(2200, 1, 1); }

Result<Day> day_in(const Csv& csv, const Cell& cell) {
  const Cell bare = trimmed(cell);
  if (bare.text.empty())
    return csv.problem(bare, "this row has no day.",
                       "Write the day of every row, as in 2026-03-01, or take the row out.");
  const std::optional<Day> day = parse_day(bare.text);
  if (!day) return csv.problem(bare, codec::quoted(bare.text) + " is not a day I can read.", way_out_for(bare.text));
  if (!is_of_a_diary(*day))
    return csv.problem(bare, codec::quoted(bare.text) + " is not a day of a diary.", "Check the year.");
  return *day;
}

}  // namespace titrate::codec
