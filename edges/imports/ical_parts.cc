#include "imports/ical_parts.h"

#include <algorithm>

#include "base/blanks.h"
#include "codec/text.h"
#include "codec/zone.h"
#include "imports/amounts.h"
#include "imports/ical_rule.h"

namespace titrate::imports {
namespace {

using namespace std::chrono;

std::string in_capitals(std::string_view text) {
  std::string made(text);
  for (char& letter : made)
    if (letter >= 'a' && letter <= 'z') letter = char(letter - 'a' + 'A');
  return made;
}

std::optional<int> digits_at(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  if (at + count > text.size()) return std::nullopt;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

/// "20260301", "20260301T080000", "20260301T080000Z"
std::optional<IcalTime> plain_ical_time(std::string_view text) {
  const auto y = digits_at(text, 0, 4), m = digits_at(text, 4, 2), d = digits_at(text, 6, 2);
  if (!y || !m || !d) return std::nullopt;
  const year_month_day date{year(*y), month(unsigned(*m)), day(unsigned(*d))};
  if (!date.ok()) return std::nullopt;
  IcalTime time;
  time.local = local_seconds(local_days(date));
  if (text.size() == 8) return time.is_date = true, time;
  if (text[8] != 'T' && text[8] != 't') return std::nullopt;
  const auto hour = digits_at(text, 9, 2), minute = digits_at(text, 11, 2), second = digits_at(text, 13, 2);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  time.local += hours(*hour) + minutes(*minute) + seconds(std::min(*second, 59));
  if (text.size() == 15) return time;
  if (text.size() != 16 || (text[15] != 'Z' && text[15] != 'z')) return std::nullopt;
  return time.is_utc = true, time;
}

/// "+0100", "-033000"
std::optional<seconds> ical_offset_in(std::string_view text) {
  if (text.size() != 5 && text.size() != 7) return std::nullopt;
  const auto hour = digits_at(text, 1, 2), minute = digits_at(text, 3, 2);
  const auto second = text.size() == 7 ? digits_at(text, 5, 2) : std::optional(0);
  if (!hour || !minute || !second || *hour > 26 || *minute > 59 || *second > 59) return std::nullopt;
  const seconds offset = hours(*hour) + minutes(*minute) + seconds(*second);
  if (text[0] == '+') return offset;
  return text[0] == '-' ? std::optional(-offset) : std::nullopt;
}

}  // namespace

std::optional<IcalLine> ical_line_in(std::string_view text) {
  IcalLine line;
  std::size_t at = 0;
  bool in_quotes = false;
  while (at < text.size() && (in_quotes || text[at] != ':')) in_quotes ^= text[at++] == '"';
  if (at == text.size()) return std::nullopt;
  line.value = text.substr(at + 1);
  std::string_view left = text.substr(0, at);
  const auto name_end = std::min(left.find(';'), left.size());
  line.name = in_capitals(without_blanks_around(left.substr(0, name_end)));
  if (line.name.empty() || line.name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.") != line.name.npos)
    return std::nullopt;
  while (name_end < left.size() && !left.empty()) {
    const auto begins = left.find(';');
    if (begins == left.npos) break;
    left.remove_prefix(begins + 1);
    std::size_t end = 0;
    for (bool quoted = false; end < left.size() && (quoted || left[end] != ';'); ++end) quoted ^= left[end] == '"';
    const std::string_view parameter = left.substr(0, end);
    left.remove_prefix(end);
    const auto equals = parameter.find('=');
    if (equals == parameter.npos) continue;
    std::string value(parameter.substr(equals + 1));
    std::erase(value, '"');
    line.parameters.insert_or_assign(in_capitals(parameter.substr(0, equals)), value);
  }
  return line;
}

std::string ical_text(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    char letter = value[i];
    if (letter == '\\' && i + 1 < value.size()) {
      letter = value[++i];
      if (letter == 'n' || letter == 'N') letter = ' ';
    }
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) letter = ' ';
    if (letter != ' ' || (!text.empty() && text.back() != ' ')) text += letter;
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

bool IcalLines::next() {
  if (!more_) return false;
  text_ = lines_.text();
  line_ = lines_.line();
  bool too_long = lines_.fault() && text_.size() >= longest;
  while ((more_ = lines_.next())) {
    const std::string& further = lines_.text();
    if (further.empty() || (further[0] != ' ' && further[0] != '\t')) break;
    if (text_.size() + further.size() > longest)
      too_long = true;
    else
      text_.append(further, 1);
  }
  readable_ = !too_long && codec::is_utf8(text_);
  return true;
}

std::optional<IcalTime> ical_time_in(const IcalLine& line) {
  auto time = plain_ical_time(without_blanks_around(line.value));
  if (!time) return std::nullopt;
  if (const auto zone = line.parameters.find("TZID"); zone != line.parameters.end() && !time->is_date && !time->is_utc)
    time->zone = zone->second;
  return time;
}

std::vector<IcalTime> ical_times_in(const IcalLine& line) {
  std::vector<IcalTime> times;
  IcalLine one = line;
  std::string_view rest = line.value;
  for (;;) {
    const auto end = rest.find(',');
    one.value = rest.substr(0, end);
    if (const auto time = ical_time_in(one)) times.push_back(*time);
    if (end == rest.npos) return times;
    rest.remove_prefix(end + 1);
  }
}

std::optional<seconds> ical_duration_in(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (!text.starts_with('P') || text.size() > 30) return std::nullopt;
  text.remove_prefix(1);
  std::int64_t total = 0, number = 0;
  bool digits = false, any = false;
  for (const char letter : text) {
    if (letter >= '0' && letter <= '9') {
      number = std::min<std::int64_t>(number * 10 + (letter - '0'), 1'000'000);
      digits = true;
      continue;
    }
    if (letter == 'T' && !digits) continue;
    const int unit = letter == 'W'   ? 7 * 86'400
                     : letter == 'D' ? 86'400
                     : letter == 'H' ? 3'600
                     : letter == 'M' ? 60
                     : letter == 'S' ? 1
                                     : 0;
    if (unit == 0 || !digits) return std::nullopt;
    total += number * unit;
    number = 0, digits = false, any = true;
  }
  return any && !digits ? std::optional(seconds(total)) : std::nullopt;
}

void IcalZones::line(const IcalLine& line) {
  const std::string part =
      line.name == "BEGIN" || line.name == "END" ? in_capitals(without_blanks_around(line.value)) : "";
  if (line.name == "BEGIN" && part == "VTIMEZONE")
    name_.clear(), described_.clear(), observance_.reset();
  else if (line.name == "BEGIN")
    observance_.emplace();
  else if (line.name == "END" && part == "VTIMEZONE")
    described_ends();
  else if (line.name == "END")
    observance_ends();
  else if (!observance_ && line.name == "TZID")
    name_ = line.value;
  else if (!observance_)
    return;
  else if (line.name == "DTSTART")
    observance_->begins = ical_time_in(line);
  else if (line.name == "TZOFFSETFROM")
    observance_->from = ical_offset_in(line.value);
  else if (line.name == "TZOFFSETTO")
    observance_->to = ical_offset_in(line.value);
  else if (line.name == "RRULE")
    observance_->rule = line.value;
  else if (line.name == "RDATE" && observance_->more.size() < 1'000)
    for (const IcalTime& time : ical_times_in(line)) observance_->more.push_back(time);
}

void IcalZones::observance_ends() {
  constexpr std::size_t most = 1'000;
  if (observance_ && observance_->begins && observance_->from && observance_->to && described_.size() < most)
    described_.push_back(*observance_);
  observance_.reset();
}

void IcalZones::described_ends() {
  constexpr std::size_t most_zones = 1'000, most_changes = 300;
  if (name_.empty() || described_.empty() || clocks_.size() >= most_zones) return;
  Clock clock;
  const auto first = std::min_element(described_.begin(), described_.end(), [](const auto& one, const auto& other) {
    return one.begins->local < other.begins->local;
  });
  clock.before = *first->from;
  for (const Observance& one : described_) {
    const Day begins = floor<std::chrono::days>(one.begins->local);
    const auto at = one.begins->local - begins;
    std::vector<Day> days{begins};
    if (const auto rule = one.rule.empty() ? Result<RepeatRule>(Problem{}) : rule_in(one.rule)) {
      IcalLine until;
      until.value = in_capitals(rule->until);
      const auto end = ical_time_in(until);
      const Day last = end ? floor<std::chrono::days>(end->local) : Day(local_days(year(2100) / January / 1));
      days = days_of(*rule, begins, last, most_changes);
    }
    for (const Day day : days) clock.changes.emplace_back(day + at, *one.to);
    for (const IcalTime& time : one.more) clock.changes.emplace_back(time.local, *one.to);
  }
  std::sort(clock.changes.begin(), clock.changes.end());
  clocks_.insert_or_assign(name_, std::move(clock));
}

std::optional<IcalZones::Clock> IcalZones::of_this_machine(const std::string& zone) const {
  const auto here = codec::zone_called(zone, 1970, 2100);
  if (!here) return std::nullopt;
  Clock clock{here->at_first, {}};
  for (const codec::ZoneChange& change : here->changes)
    clock.changes.emplace_back(local_seconds(change.at.time_since_epoch() + change.before), change.after);
  return clock;
}

std::optional<seconds> IcalZones::offset(const std::string& zone, local_seconds at) {
  constexpr std::size_t most_zones = 2'000;
  auto known = clocks_.find(zone);
  if (known == clocks_.end()) {
    if (clocks_.size() >= most_zones) return std::nullopt;
    known = clocks_.emplace(zone, of_this_machine(zone)).first;
  }
  if (!known->second) return std::nullopt;
  const Clock& clock = *known->second;
  const auto next = std::upper_bound(clock.changes.begin(), clock.changes.end(), at,
                                     [](local_seconds one, const auto& change) { return one < change.first; });
  return next == clock.changes.begin() ? clock.before : std::prev(next)->second;
}

}  // namespace titrate::imports
