#include "imports/dates.h"

#include <algorithm>
#include <array>
#include <vector>

#include "codec/text.h"

namespace titrate::imports {
namespace {

using namespace std::chrono_literals;

bool is_date_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_date_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || static_cast<unsigned char>(letter) >= 0x80;
}

/// A number or a word of a date, and what stands between it and the next.
struct DatePiece {
  std::string text;  ///< small letters
  char after = ' ';  ///< '.', '/', '-' or ' '
  bool number() const { return is_date_digit(text[0]); }
};

/// Nothing where the text has anything that no date has.
std::optional<std::vector<DatePiece>> pieces_of_date(std::string_view text) {
  std::vector<DatePiece> pieces;
  const std::string small = codec::lower(text);
  for (std::size_t at = 0; at < small.size();) {
    const char letter = small[at];
    if (is_date_digit(letter) || is_date_letter(letter)) {
      const bool digits = is_date_digit(letter);
      std::size_t end = at;
      while (end < small.size() && (digits ? is_date_digit(small[end]) : is_date_letter(small[end]))) ++end;
      pieces.push_back({small.substr(at, end - at), ' '});
      // "22nd" is 22
      if (const std::string_view rest = std::string_view(small).substr(end, 2);
          digits && (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") &&
          (end + 2 == small.size() || !is_date_letter(small[end + 2])))
        end += 2;
      at = end;
      continue;
    }
    if (std::string_view(" ,./-").find(letter) == std::string_view::npos || pieces.empty()) return std::nullopt;
    char& after = pieces.back().after;
    if (letter != ' ' && letter != ',') {
      if (after != ' ') return std::nullopt;  // "1--2"
      after = letter;
    }
    ++at;
  }
  return pieces;
}

unsigned month_called(std::string_view name) {
  static constexpr struct {
    const char* name;
    unsigned month;
  } names[] = {
      {"january", 1},   {"januar", 1}, {"jänner", 1},    {"jan", 1},       {"jän", 1},   {"february", 2},
      {"februar", 2},   {"feber", 2},  {"feb", 2},       {"march", 3},     {"märz", 3},  {"mÄrz", 3},
      {"mar", 3},       {"mär", 3},    {"mÄr", 3},       {"mrz", 3},       {"maerz", 3}, {"april", 4},
      {"apr", 4},       {"may", 5},    {"mai", 5},       {"june", 6},      {"juni", 6},  {"jun", 6},
      {"july", 7},      {"juli", 7},   {"jul", 7},       {"august", 8},    {"aug", 8},   {"september", 9},
      {"sept", 9},      {"sep", 9},    {"october", 10},  {"oktober", 10},  {"oct", 10},  {"okt", 10},
      {"november", 11}, {"nov", 11},   {"december", 12}, {"dezember", 12}, {"dec", 12},  {"dez", 12},
  };
  for (const auto& one : names)
    if (name == one.name) return one.month;
  return 0;
}

bool is_weekday(std::string_view name) {
  static constexpr const char* names[] = {
      "monday",  "tuesday", "wednesday", "thursday", "friday",     "saturday", "sunday",  "mon",
      "tue",     "tues",    "wed",       "thu",      "thur",       "thurs",    "fri",     "sat",
      "sun",     "montag",  "dienstag",  "mittwoch", "donnerstag", "freitag",  "samstag", "sonnabend",
      "sonntag", "mo",      "di",        "mi",       "do",         "fr",       "sa",      "so"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

/// Digits of at most four: longer ones are no part of a date.
int number_of(const DatePiece& piece) { return piece.text.size() <= 4 ? std::stoi(piece.text) : -1; }

std::optional<Day> existing(int year, int month, int day) {
  if (year < 1000 || month < 1 || day < 1 || month > 12 || day > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{unsigned(month)},
                                         std::chrono::day{unsigned(day)}};
  return date.ok() ? std::optional<Day>(std::chrono::local_days{date}) : std::nullopt;
}

WrittenDate certain(std::optional<Day> day) {
  WrittenDate date{day, day, false, ""};
  if (!day) date.why = "there is no such day in the calendar";
  return date;
}

WrittenDate no_date(const char* why) { return {std::nullopt, std::nullopt, false, why}; }

constexpr const char* two_digits = "its year has two digits, and nobody can tell which part of it is the year";
constexpr const char* not_a_date = "it is not a date that I know";

WrittenDate date_with_month_name(const std::vector<DatePiece>& pieces, std::size_t name, unsigned month) {
  std::array<const DatePiece*, 2> numbers{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i == name) continue;
    if (!pieces[i].number() || count == 2) return no_date(not_a_date);
    numbers[count++] = &pieces[i];
  }
  if (count < 2) return no_date(not_a_date);
  // the year stands first only in "2020 Sep 22"
  const bool year_first = name == 1 && numbers[0]->text.size() == 4;
  const DatePiece& year = year_first ? *numbers[0] : *numbers[1];
  const DatePiece& day = year_first ? *numbers[1] : *numbers[0];
  if (day.text.size() > 2) return no_date(not_a_date);
  if (year.text.size() != 4) return no_date(year.text.size() == 2 ? two_digits : not_a_date);
  return certain(existing(number_of(year), int(month), number_of(day)));
}

WrittenDate date_of_digits(const std::vector<DatePiece>& pieces) {
  if (pieces.size() != 3 || pieces[0].after != pieces[1].after || pieces[0].after == ' ') return no_date(not_a_date);
  if (pieces[2].after != ' ' && pieces[2].after != '.') return no_date(not_a_date);
  const auto size = [&](std::size_t i) { return pieces[i].text.size(); };
  const int first = number_of(pieces[0]), second = number_of(pieces[1]), third = number_of(pieces[2]);
  if (size(1) > 2) return no_date(not_a_date);
  if (size(0) == 4 && size(2) <= 2) return certain(existing(first, second, third));
  if (size(0) > 2) return no_date(not_a_date);
  if (size(2) != 4) return no_date(size(2) == 2 ? two_digits : not_a_date);
  WrittenDate date{existing(third, second, first), existing(third, first, second), pieces[0].after == '.', ""};
  if (!date.day_first && !date.month_first) date.why = "there is no such day in the calendar";
  return date;
}

}  // namespace

WrittenDate date_in(std::string_view text) {
  constexpr std::size_t longest = 60;
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  if (text.empty()) return no_date("there is no date");
  if (text.size() > longest || !codec::is_utf8(text)) return no_date(not_a_date);
  auto pieces = pieces_of_date(text);
  if (!pieces) return no_date(not_a_date);
  if (pieces->size() == 4 && is_weekday(pieces->front().text)) pieces->erase(pieces->begin());
  if (pieces->size() == 4 && is_weekday(pieces->back().text)) pieces->pop_back();
  if (pieces->size() != 3) return no_date(not_a_date);
  for (std::size_t i = 0; i < 3; ++i)
    if (!(*pieces)[i].number()) {
      const unsigned month = month_called((*pieces)[i].text);
      return month ? date_with_month_name(*pieces, i, month) : no_date(not_a_date);
    }
  return date_of_digits(*pieces);
}

std::optional<std::chrono::minutes> time_of_day_in(std::string_view text) {
  constexpr std::size_t longest = 20;
  if (text.size() > longest) return std::nullopt;
  // a space that does not break, as some clocks write it before "PM", is a space too
  std::string small;
  for (const char letter : codec::lower(text))
    if (is_date_digit(letter) || letter == ':' || letter == '.' || is_date_letter(letter))
      small += static_cast<unsigned char>(letter) < 0x80 ? std::string(1, letter) : std::string();
    else if (letter != ' ')
      return std::nullopt;
  bool pm = false, twelve = false;
  for (const char* const end : {"am", "a.m.", "pm", "p.m.", "uhr"})
    if (small.ends_with(end)) {
      small.resize(small.size() - std::string_view(end).size());
      twelve = *end != 'u', pm = *end == 'p';
      break;
    }
  std::array<int, 3> parts{};
  std::size_t count = 0, digits = 0;
  for (const char letter : small) {
    if (letter == ':') {
      if (digits == 0 || ++count == parts.size()) return std::nullopt;
      digits = 0;
    } else if (!is_date_digit(letter) || ++digits > 2) {
      return std::nullopt;
    } else {
      parts[count] = parts[count] * 10 + (letter - '0');
    }
  }
  if (count == 0 || digits != 2 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
  if (twelve) {
    if (parts[0] < 1 || parts[0] > 12) return std::nullopt;
    parts[0] = parts[0] % 12 + (pm ? 12 : 0);
  }
  if (parts[0] > 23) return std::nullopt;
  return std::chrono::hours{parts[0]} + std::chrono::minutes{parts[1]};
}

DateAndTime date_and_time_in(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return {text, {}};
  std::size_t at = colon;
  while (at > 0 && is_date_digit(text[at - 1])) --at;
  if (at == 0) return {{}, text};
  std::size_t end = at - 1;
  if (text[end] != ' ' && text[end] != 'T') return {text, {}};
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ',')) --end;
  return {text.substr(0, end), text.substr(at)};
}

Day day_at(Day date, std::chrono::minutes time_of_day, DayStart start) {
  return day_of({Instant{date.time_since_epoch()} + time_of_day, 0min}, start);
}

void FileDates::see(std::string_view text, std::size_t line, std::string_view record) {
  const WrittenDate date = date_in(text);
  const auto keep = [&](std::optional<Seen>& place) {
    if (!place) place = Seen{std::string(text), std::string(record), line};
  };
  if (date.doubtful())
    keep(date.dots ? dotted_ : doubtful_);
  else if (date.day_first && !date.month_first)
    keep(day_first_);
  else if (date.month_first && !date.day_first)
    keep(month_first_);
}

std::optional<Problem> FileDates::unsettled(const std::string& file) const {
  const auto at = [&](const Seen& seen) {
    const auto column = seen.record.find(seen.text);
    const bool inside = column != std::string::npos && seen.record.find('\n') == std::string::npos;
    return Place{file, seen.line, seen.record, inside ? column + 1 : 0, inside ? seen.text.size() : 0};
  };
  if (day_first_ && month_first_)
    return Problem{
        "Two dates of this file contradict each other: " + codec::quoted(day_first_->text) +
            " has the day first, and " + codec::quoted(month_first_->text) + " the month.",
        at(*month_first_),
        "No order fits both. Export the file anew; if you put it together from two, import them one by one."};
  if (told_ && (*told_ ? month_first_ : day_first_)) {
    const Seen& against = *(*told_ ? month_first_ : day_first_);
    return Problem{"You said that " + std::string(*told_ ? "the day" : "the month") +
                       " comes first in this file, and " + codec::quoted(against.text) + " cannot be read so.",
                   at(against), "Leave --day-first out: this date settles the order of all."};
  }
  if (doubtful_ && !told_ && !day_first_ && !month_first_ && !dotted_)
    return Problem{
        codec::quoted(doubtful_->text) + " may have the day or the month first, and no date of this file tells which.",
        at(*doubtful_), "Say which it is: --day-first yes or --day-first no."};
  return std::nullopt;
}

Result<Day> FileDates::day(std::string_view text) const {
  const WrittenDate date = date_in(text);
  if (date.day_first && date.day_first == date.month_first) return *date.day_first;
  const std::optional<Day>& day = day_first() ? date.day_first : date.month_first;
  if (day) return *day;
  return Problem{date.why.empty() ? "it is a date of another order than the rest of the file" : date.why, {}, ""};
}

}  // namespace titrate::imports
