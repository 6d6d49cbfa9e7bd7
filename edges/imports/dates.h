#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "app/found.h"
#include "base/day.h"
#include "base/result.h"

namespace titrate::imports {

/// What a date may mean. Both days are there and are the same where its writing leaves no doubt.
struct WrittenDate {
  std::optional<Day> day_first, month_first;
  bool dots =
      false;  ///< "01.03.2026": whoever writes dots writes the day first, as long as the file does not say otherwise
  std::string why;  ///< why it is no date, where neither is there
  bool doubtful() const { return day_first && month_first && day_first != month_first; }
};

/// A date as programs and people write it: "2026-03-01", "2026/3/1", "1.3.2026", "01. 03. 2026", "3/1/2026", "22nd Sep
/// 2020", "Sep 22, 2020", "22-Sep-2020", "Tuesday, September 22, 2020", "22. September 2020", "Di., 1. März 2026".
/// Month names are English or German, whole or short. A year has four digits: of two nobody can tell that they are a
/// year.
WrittenDate date_in(std::string_view text);

/// "08:30", "8:30 pm", "12:05 AM", "20:30:15", "20:30 Uhr": after midnight, the seconds dropped.
std::optional<std::chrono::minutes> time_of_day_in(std::string_view text);

/// A cell that holds a date and a time behind it, "2020-09-22T08:30", "22. 09. 2020 8:30 pm", in two. Without a time
/// the second is empty.
struct DateAndTime {
  std::string_view date, time;
};
DateAndTime date_and_time_in(std::string_view text);

/// The day of the diary that a local time without a zone belongs to.
Day day_at(Day date, std::chrono::minutes time_of_day, DayStart start);

/// The order of day and month in a file. Its dates are shown to it in a first pass, and are asked for in a second.
///
/// One date that can be read in one order only ("22/09/2020") settles the order of all. Two that contradict each other,
/// or the person, are a Problem, and so is a file none of whose doubtful dates is ever settled: it asks for the order.
class FileDates {
 public:
  explicit FileDates(const FindingsAsked& asked) : told_(asked.day_first) {}

  /// `text` is the date alone; what is no date is passed over. `record` is the row that it stands in.
  void see(std::string_view text, std::size_t line, std::string_view record);
  std::optional<Problem> unsettled(const std::string& file) const;

  /// The day, or why there is none: "..." of `Problem::what`, for `Collected::not_understood`.
  Result<Day> day(std::string_view text) const;

 private:
  struct Seen {
    std::string text, record;
    std::size_t line = 0;
  };
  bool day_first() const { return told_ ? *told_ : day_first_ || (dotted_ && !month_first_); }
  std::optional<bool> told_;
  std::optional<Seen> day_first_, month_first_, doubtful_, dotted_;  ///< the first of each
};

}  // namespace titrate::imports
