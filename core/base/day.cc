#include "base/day.h"

#include <algorithm>
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

/// At least so many digits. A history writes ten thousand dates, and snprintf took a sixth of its time.
void write(std::string& text, int number, std::size_t digits) {
  char all[12];
  const auto length = std::size_t(std::to_chars(all, all + sizeof all, number).ptr - all);
  text.append(digits - std::min(digits, length), '0').append(all, length);
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
  const std::chrono::year_month_day date(day);
  std::string text;
  write(text, int(date.year()), 4);
  write(text += '-', int(unsigned(date.month())), 2);
  write(text += '-', int(unsigned(date.day())), 2);
  return text;
}

std::string to_string(const Moment& moment) {
  const auto local = std::chrono::local_seconds(moment.instant.time_since_epoch()) + moment.offset;
  const Day day = std::chrono::floor<days>(local);
  const std::chrono::hh_mm_ss time(local - std::chrono::local_seconds(day));
  const int offset = int(moment.offset.count());
  std::string text;
  text.reserve(sizeof "2026-03-01T21:04:05+01:00");
  text += to_string(day);
  write(text += 'T', int(time.hours().count()), 2);
  write(text += ':', int(time.minutes().count()), 2);
  write(text += ':', int(time.seconds().count()), 2);
  write(text += offset < 0 ? '-' : '+', std::abs(offset) / 60, 2);
  write(text += ':', std::abs(offset) % 60, 2);
  return text;
}

int iso_weekday(Day day) { return int(std::chrono::weekday(day).iso_encoding()); }

}  // namespace titrate
