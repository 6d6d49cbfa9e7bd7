#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.h"
#include "base/result.h"

namespace titrate::imports {

/// When an event of a calendar comes again (RFC 5545, RRULE), by days: what repeats within a day is none of ours.
struct RepeatRule {
  enum class Every { day, week, month, year };
  Every every = Every::day;
  int interval = 1;
  std::optional<int> count;
  std::string until;                        ///< as written: its hour is by a zone that the event knows
  std::vector<std::pair<int, int>> by_day;  ///< the how-manieth (0: each; -1: the last), and the ISO weekday
  std::vector<int> by_month_day, by_month, by_place;
  int week_begins = 1;  ///< ISO weekday
};

/// "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10". A Problem whose `what` says why, for a rule that is broken, or that goes by
/// parts that are not read: hours, days of the year, numbers of weeks.
Result<RepeatRule> rule_in(std::string_view text);

/// The days of the rule from `first`, which is one of them, to `last`; not more than `most` of them.
std::vector<Day> days_of(const RepeatRule& rule, Day first, Day last, std::size_t most);

}  // namespace titrate::imports
