#include "imports/ical_rule.h"

#include <algorithm>

#include "codec/text.h"

namespace titrate::imports {
namespace {

using namespace std::chrono;

Problem rule_problem(std::string why) { return {std::move(why), {}, "Repeat it by another rule."}; }

std::optional<int> whole_in(std::string_view text) {
  const bool below = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (text.empty() || text.size() > 5 || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
  const int number = std::stoi(std::string(text));
  return below ? -number : number;
}

std::vector<std::string_view> parts_at(char mark, std::string_view text) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(mark);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<int> weekday_in(std::string_view text) {
  static constexpr const char* names[] = {"mo", "tu", "we", "th", "fr", "sa", "su"};
  for (int i = 0; i < 7; ++i)
    if (text == names[i]) return i + 1;
  return std::nullopt;
}

/// Numbers with a comma between them, from 1 to `most`, or from the end.
std::optional<std::vector<int>> numbers_in(std::string_view text, int most) {
  constexpr std::size_t longest = 366;
  std::vector<int> numbers;
  for (const std::string_view part : parts_at(',', text)) {
    const auto number = whole_in(part);
    if (!number || *number == 0 || std::abs(*number) > most || numbers.size() == longest) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

bool is_in(const std::vector<int>& numbers, int one) {
  return std::find(numbers.begin(), numbers.end(), one) != numbers.end();
}

/// The days of one week, month or year that the rule may mean, in order.
class RepeatPeriod {
 public:
  RepeatPeriod(const RepeatRule& rule, Day first)
      : rule_(rule), first_(year_month_day(first)), weekday_(iso_weekday(first)) {}

  std::vector<Day> days_from(Day from, Day to) const {
    std::vector<Day> days;
    for (Day day = from; day < to; day += chrono_day)
      if (fits(day, from, to)) days.push_back(day);
    if (rule_.by_place.empty()) return days;
    std::vector<Day> placed;
    for (std::size_t i = 0; i < days.size(); ++i)
      if (is_in(rule_.by_place, int(i) + 1) || is_in(rule_.by_place, int(i) - int(days.size())))
        placed.push_back(days[i]);
    return placed;
  }

 private:
  static constexpr std::chrono::days chrono_day{1};

  bool fits(Day day, Day from, Day to) const {
    using Every = RepeatRule::Every;
    const year_month_day date(day);
    if (!rule_.by_month.empty() && !is_in(rule_.by_month, int(unsigned(date.month())))) return false;
    const bool free = rule_.by_day.empty() && rule_.by_month_day.empty();
    if (!rule_.by_month_day.empty() && !is_month_day(date)) return false;
    if (!rule_.by_day.empty() && !is_week_day(day, date, from, to)) return false;
    if (!free || rule_.every == Every::day) return true;
    if (rule_.every == Every::week) return iso_weekday(day) == weekday_;
    if (date.day() != first_.day()) return false;
    return rule_.every == Every::month || !rule_.by_month.empty() || date.month() == first_.month();
  }
  static int last_of(const year_month_day& date) { return int(unsigned((date.year() / date.month() / last).day())); }
  bool is_month_day(const year_month_day& date) const {
    const int day = int(unsigned(date.day()));
    return is_in(rule_.by_month_day, day) || is_in(rule_.by_month_day, day - last_of(date) - 1);
  }
  bool is_week_day(Day day, const year_month_day& date, Day from, Day to) const {
    // "the second Monday" is one of the month, and of the year where a rule of years names no months
    const bool of_year = rule_.every == RepeatRule::Every::year && rule_.by_month.empty();
    const int before = of_year ? int((day - from).count()) : int(unsigned(date.day())) - 1;
    const int behind = of_year ? int((to - day).count()) - 1 : last_of(date) - int(unsigned(date.day()));
    return std::any_of(rule_.by_day.begin(), rule_.by_day.end(), [&](const std::pair<int, int>& one) {
      if (one.second != iso_weekday(day)) return false;
      return one.first == 0 || one.first == before / 7 + 1 || one.first == -(behind / 7 + 1);
    });
  }

  const RepeatRule& rule_;
  year_month_day first_;
  int weekday_;
};

Day first_of(year_month month) { return local_days(month / 1); }

}  // namespace

Result<RepeatRule> rule_in(std::string_view text) {
  const std::string small = codec::lower(text);
  RepeatRule rule;
  bool says_how_often = false;
  for (const std::string_view part : parts_at(';', small)) {
    if (part.empty()) continue;
    const auto equals = part.find('=');
    if (equals == part.npos) return rule_problem("its rule of repetition is broken");
    const std::string_view name = part.substr(0, equals), value = part.substr(equals + 1);
    std::optional<std::vector<int>> numbers;
    if (name == "freq") {
      says_how_often = true;
      if (value == "daily")
        rule.every = RepeatRule::Every::day;
      else if (value == "weekly")
        rule.every = RepeatRule::Every::week;
      else if (value == "monthly")
        rule.every = RepeatRule::Every::month;
      else if (value == "yearly")
        rule.every = RepeatRule::Every::year;
      else
        return rule_problem("its rule of repetition is not by days, weeks, months or years");
    } else if (name == "interval" || name == "count") {
      const auto number = whole_in(value);
      if (!number || *number < 1) return rule_problem("its rule of repetition is broken");
      (name == "count" ? rule.count.emplace() : rule.interval) = *number;
    } else if (name == "until") {
      rule.until = std::string(value);
    } else if (name == "wkst") {
      const auto day = weekday_in(value);
      if (!day) return rule_problem("its rule of repetition is broken");
      rule.week_begins = *day;
    } else if (name == "byday") {
      for (const std::string_view one : parts_at(',', value)) {
        const auto day = one.size() < 2 ? std::nullopt : weekday_in(one.substr(one.size() - 2));
        const std::string_view ordinal = one.substr(0, one.size() < 2 ? 0 : one.size() - 2);
        const auto which = ordinal.empty() ? std::optional(0) : whole_in(ordinal);
        if (!day || !which || (!ordinal.empty() && *which == 0) || rule.by_day.size() > 366)
          return rule_problem("its rule of repetition is broken");
        rule.by_day.emplace_back(*which, *day);
      }
    } else if (name == "bymonthday" && (numbers = numbers_in(value, 31))) {
      rule.by_month_day = *numbers;
    } else if (name == "bymonth" && (numbers = numbers_in(value, 12))) {
      rule.by_month = *numbers;
    } else if (name == "bysetpos" && (numbers = numbers_in(value, 366))) {
      rule.by_place = *numbers;
    } else {
      return rule_problem("its rule of repetition has a part that is broken or that I do not read");
    }
  }
  if (!says_how_often) return rule_problem("its rule of repetition does not say how often");
  return rule;
}

std::vector<Day> days_of(const RepeatRule& rule, Day first, Day last, std::size_t most) {
  const RepeatPeriod period(rule, first);
  const year_month_day begin(first);
  const std::size_t wanted = rule.count ? std::min(most, std::size_t(*rule.count)) : most;
  std::vector<Day> days;
  if (first <= last && wanted > 0) days.push_back(first);
  Day from = first;
  for (int step = 0; from <= last && days.size() < wanted; ++step) {
    const std::int64_t along = std::int64_t(step) * rule.interval;
    constexpr std::int64_t farthest = 400 * 366;  // steps; every one of them is a day at least
    if (along > farthest) break;
    Day to;
    switch (rule.every) {
      case RepeatRule::Every::day:
        from = first + std::chrono::days(along), to = from + std::chrono::days(1);
        break;
      case RepeatRule::Every::week:
        from =
            first - std::chrono::days((iso_weekday(first) - rule.week_begins + 7) % 7) + std::chrono::days(7 * along);
        to = from + std::chrono::days(7);
        break;
      case RepeatRule::Every::month: {
        if (along > 400 * 12) return days;
        const year_month month = begin.year() / begin.month() + months(along);
        from = first_of(month), to = first_of(month + months(1));
        break;
      }
      case RepeatRule::Every::year:
        if (along > 400) return days;
        from = first_of((begin.year() + years(along)) / January);
        to = first_of((begin.year() + years(along + 1)) / January);
        break;
    }
    if (from > last) break;
    for (const Day day : period.days_from(from, to))
      if (day > first && day <= last && days.size() < wanted) days.push_back(day);
  }
  return days;
}

}  // namespace titrate::imports
