#include "base/day.h"

#include <charconv>
#include <cstdlib>

namespace titrate {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// Reads fixed-width decimal fields off the front of a text; once one does not fit, nothing more is read.
class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  int digits(std::size_t count) {
    if (rest_.size() < count) return fail();
    int number = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return fail();
      number = number * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return number;
  }
  bool takes(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void must(char expected) {
    if (!takes(expected)) fail();
  }
  void skip_digits() {
    digits(1);
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') rest_.remove_prefix(1);
  }
  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }

 private:
  int fail() {
    good_ = false;
    rest_ = {};
    return 0;
  }
  std::string_view rest_;
  bool good_ = true;
};

std::optional<Day> read_day(Reader& in) {
  const int year = in.digits(4);
  in.must('-');
  const int month = in.digits(2);
  in.must('-');
  const int day = in.digits(2);
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month(unsigned(month)),
                                         std::chrono::day(unsigned(day))};
  if (!in.good() || !date.ok()) return std::nullopt;
  return std::chrono::local_days(date);
}

// A history writes ten thousand dates and moments: digits by hand, in a text that is made once.
char* write_two(char* to, int number) {
  to[0] = char('0' + number / 10);
  to[1] = char('0' + number % 10);
  return to + 2;
}

constexpr std::size_t longest_day = sizeof "-32767-12-31" - 1;  // any that std::chrono can hold

/// Years from 0 to 9999 have four digits.
char* write_day(char* to, Day day) {
  const std::chrono::year_month_day date(day);
  const int year = int(date.year());
  if (year >= 0 && year <= 9999)
    to = write_two(write_two(to, year / 100), year % 100);
  else
    to = std::to_chars(to, to + longest_day, year).ptr;
  *to++ = '-';
  to = write_two(to, int(unsigned(date.month())));
  *to++ = '-';
  return write_two(to, int(unsigned(date.day())));
}

}  // namespace

Day day_of(const Moment& moment, DayStart start) {
  const auto local = std::chrono::local_seconds(moment.instant.time_since_epoch()) + moment.offset;
  return std::chrono::floor<days>(local - std::chrono::hours(start.hour));
}

std::optional<Day> parse_day(std::string_view text) {
  Reader in(text);
  const auto day = read_day(in);
  return in.at_end() ? day : std::nullopt;
}

std::optional<Moment> parse_moment(std::string_view text) {
  Reader in(text);
  const auto day = read_day(in);
  if (!in.takes('T')) in.must(' ');
  const int hour = in.digits(2);
  in.must(':');
  const int minute = in.digits(2);
  int second = 0;
  if (in.takes(':')) {
    second = in.digits(2);
    if (in.takes('.')) in.skip_digits();
  }
  minutes offset{0};
  if (!in.takes('Z')) {
    const bool west = in.takes('-');
    if (!west) in.must('+');
    const int hours = in.digits(2);
    in.takes(':');
    const int rest = in.digits(2);
    if (hours > 14 || rest > 59) return std::nullopt;
    offset = minutes(hours * 60 + rest);
    if (west) offset = -offset;
  }
  if (!day || !in.good() || !in.at_end() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  const auto local = std::chrono::local_seconds(*day) + std::chrono::hours(hour) + minutes(minute) + seconds(second);
  return Moment{Instant(local.time_since_epoch() - offset), offset};
}

std::string to_string(Day day) {
  char text[longest_day];
  return {text, write_day(text, day)};
}

std::string to_string(const Moment& moment) {
  const auto local = std::chrono::local_seconds(moment.instant.time_since_epoch()) + moment.offset;
  const Day day = std::chrono::floor<days>(local);
  const std::chrono::hh_mm_ss time(local - std::chrono::local_seconds(day));
  const int offset = int(moment.offset.count());
  char text[longest_day + sizeof "T21:04:05+01:00"];
  char* to = write_day(text, day);
  *to++ = 'T';
  to = write_two(to, int(time.hours().count()));
  *to++ = ':';
  to = write_two(to, int(time.minutes().count()));
  *to++ = ':';
  to = write_two(to, int(time.seconds().count()));
  *to++ = offset < 0 ? '-' : '+';
  to = write_two(to, std::abs(offset) / 60);
  *to++ = ':';
  return {text, write_two(to, std::abs(offset) % 60)};
}

int iso_weekday(Day day) { return int(std::chrono::weekday(day).iso_encoding()); }

}  // namespace titrate
