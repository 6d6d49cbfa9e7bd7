#include "codec/zone.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include "codec/file.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

using std::chrono::seconds;

constexpr std::size_t tzif_header = 44, largest_tzif = 1u << 20;

Problem no_tzif(const std::string& name) {
  return {"this is not a file of a time zone that I can read.", {.file = name}, "Name a zone as Europe/Berlin."};
}

/// Big-endian numbers, one after the other; asks never beyond the end.
class TzifReader {
 public:
  explicit TzifReader(std::string_view bytes) : bytes_(bytes) {}
  bool has(std::size_t count) const { return bytes_.size() - at_ >= count; }
  std::uint64_t number(std::size_t width) {
    std::uint64_t read = 0;
    for (std::size_t i = 0; i < width; ++i) read = read << 8 | static_cast<unsigned char>(bytes_[at_++]);
    return read;
  }
  std::int64_t signed_number(std::size_t width) {
    const std::uint64_t read = number(width);
    return width == 4 ? std::int64_t(std::int32_t(std::uint32_t(read))) : std::int64_t(read);
  }
  std::string_view part(std::size_t count) {
    const std::string_view taken = bytes_.substr(at_, count);
    at_ += count;
    return taken;
  }
  std::string_view rest() const { return bytes_.substr(at_); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// How many of each thing a block of the file holds.
struct TzifCounts {
  std::uint64_t utc = 0, standard = 0, leaps = 0, times = 0, types = 0, letters = 0;
  std::size_t size(std::size_t time) const {
    return std::size_t(times * time + times + types * 6 + letters + leaps * (time + 4) + standard + utc);
  }
};

std::optional<TzifCounts> tzif_counts(TzifReader& in) {
  if (!in.has(tzif_header) || in.part(4) != "TZif") return std::nullopt;
  in.part(16);
  TzifCounts counts;
  for (std::uint64_t* one :
       {&counts.utc, &counts.standard, &counts.leaps, &counts.times, &counts.types, &counts.letters})
    *one = in.number(4);
  return counts;
}

struct ZoneType {
  seconds offset{0};
  bool summer = false;
  std::string abbreviation;
};

/// A day of the year on which clocks change: the w-th weekday d of month m (5: the last), at a time of that day.
struct YearlyChange {
  int month = 0, week = 0, weekday = 0;
  seconds at{2 * 3600};
};

/// "CET-1CEST,M3.5.0,M10.5.0/3" (POSIX TZ, of which tzdata uses this part).
struct ZoneRule {
  ZoneType standard, summer;
  std::optional<YearlyChange> to_summer, to_standard;
};

class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : rest_(text) {}
  std::optional<ZoneRule> rule() {
    ZoneRule rule;
    auto name = abbreviation();
    auto offset = time();
    if (!name || !offset) return std::nullopt;
    rule.standard = {-*offset, false, *name};
    if (rest_.empty()) return rule;
    name = abbreviation();
    if (!name) return std::nullopt;
    rule.summer = {rule.standard.offset + seconds(3600), true, *name};
    if (!rest_.empty() && rest_[0] != ',') {
      offset = time();
      if (!offset) return std::nullopt;
      rule.summer.offset = -*offset;
    }
    rule.to_summer = change();
    rule.to_standard = change();
    if (!rule.to_summer || !rule.to_standard || !rest_.empty()) return std::nullopt;
    return rule;
  }

 private:
  bool take(char wanted) {
    if (rest_.empty() || rest_[0] != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::optional<std::string> abbreviation() {
    const bool quoted = take('<');
    std::size_t size = 0;
    while (size < rest_.size() && (quoted ? rest_[size] != '>' : std::isalpha(static_cast<unsigned char>(rest_[size]))))
      ++size;
    const std::string name(rest_.substr(0, size));
    rest_.remove_prefix(size);
    if (size < 3 || size > 10 || (quoted && !take('>'))) return std::nullopt;
    return name;
  }
  std::optional<int> whole() {
    int number = 0;
    std::size_t digits = 0;
    for (; digits < rest_.size() && digits < 3 && rest_[digits] >= '0' && rest_[digits] <= '9'; ++digits)
      number = number * 10 + (rest_[digits] - '0');
    rest_.remove_prefix(digits);
    return digits ? std::optional(number) : std::nullopt;
  }
  std::optional<seconds> time() {
    const bool below = take('-');
    if (!below) take('+');
    const auto hours = whole();
    if (!hours || *hours > 167) return std::nullopt;
    int total = *hours * 3600;
    for (const int unit : {60, 1}) {
      if (!take(':')) break;
      const auto part = whole();
      if (!part || *part > 59) return std::nullopt;
      total += *part * unit;
    }
    return seconds(below ? -total : total);
  }
  std::optional<YearlyChange> change() {
    if (!take(',') || !take('M')) return std::nullopt;
    YearlyChange when;
    const auto month = whole();
    const auto week = take('.') ? whole() : std::nullopt;
    const auto weekday = take('.') ? whole() : std::nullopt;
    if (!month || !week || !weekday || *month < 1 || *month > 12 || *week < 1 || *week > 5 || *weekday > 6)
      return std::nullopt;
    when = {*month, *week, *weekday, seconds(2 * 3600)};
    if (take('/')) {
      const auto at = time();
      if (!at) return std::nullopt;
      when.at = *at;
    }
    return when;
  }
  std::string_view rest_;
};

/// The local time at which clocks change in a year, as its seconds since 1970 by that clock.
std::chrono::local_seconds change_in(int year, const YearlyChange& when) {
  using namespace std::chrono;
  const auto month = std::chrono::year(year) / std::chrono::month(unsigned(when.month));
  const weekday wanted{unsigned(when.weekday)};
  const local_days day =
      when.week == 5 ? local_days(month / wanted[last]) : local_days(month / wanted[unsigned(when.week)]);
  return day + when.at;
}

/// The changes of the rule that fall between `after` and the end of year `last`.
void add_by_rule(const ZoneRule& rule, Instant after, int first, int last, std::vector<ZoneChange>& changes) {
  if (!rule.to_summer) return;
  std::vector<ZoneChange> found;
  for (int year = first - 1; year <= last; ++year) {
    const auto add = [&](const YearlyChange& when, const ZoneType& from, const ZoneType& to) {
      const Instant at{(change_in(year, when) - from.offset).time_since_epoch()};
      if (at > after) found.push_back({at, from.offset, to.offset, to.summer, to.abbreviation});
    };
    add(*rule.to_summer, rule.standard, rule.summer);
    add(*rule.to_standard, rule.summer, rule.standard);
  }
  std::sort(found.begin(), found.end(), [](const ZoneChange& a, const ZoneChange& b) { return a.at < b.at; });
  changes.insert(changes.end(), found.begin(), found.end());
}

std::optional<std::vector<ZoneType>> types_in(TzifReader& in, const TzifCounts& counts) {
  struct Raw {
    seconds offset{0};
    bool summer = false;
    std::size_t letters = 0;
  };
  std::vector<Raw> raw;
  for (std::uint64_t i = 0; i < counts.types; ++i) {
    const seconds offset(in.signed_number(4));
    const bool summer = in.number(1) != 0;
    raw.push_back({offset, summer, std::size_t(in.number(1))});
  }
  const std::string_view letters = in.part(std::size_t(counts.letters));
  std::vector<ZoneType> types;
  for (const Raw& one : raw) {
    const auto end = letters.find('\0', one.letters);
    if (one.letters >= letters.size() || end == letters.npos || std::chrono::abs(one.offset) > seconds(26 * 3600))
      return std::nullopt;
    types.push_back({one.offset, one.summer, std::string(letters.substr(one.letters, end - one.letters))});
  }
  return types;
}

/// Letters, digits and a few signs, so that it is a name in the folder of zones and in a calendar's line.
bool is_zone_name(std::string_view name) {
  if (name.empty() || name.size() > 60 || name[0] == '/' || name.find("..") != name.npos) return false;
  return std::all_of(name.begin(), name.end(), [](char letter) {
    return std::isalnum(static_cast<unsigned char>(letter)) || letter == '/' || letter == '_' || letter == '-' ||
           letter == '+';
  });
}

std::string zone_folder() {
  const char* chosen = std::getenv("TZDIR");
  return chosen && *chosen ? chosen : "/usr/share/zoneinfo";
}

bool is_zone_here(const std::string& name) {
  std::error_code ignored;
  return is_zone_name(name) && std::filesystem::is_regular_file(zone_folder() + "/" + name, ignored);
}

}  // namespace

Result<Zone> zone_from_tzif(std::string_view bytes, const std::string& name, int first, int last) {
  if (bytes.size() > largest_tzif) return no_tzif(name);
  TzifReader in(bytes);
  auto counts = tzif_counts(in);
  // A file of version 1 knows times up to 2038 only, and has no rule; nobody has made one for twenty years.
  if (!counts || bytes[4] < '2' || !in.has(counts->size(4))) return no_tzif(name);
  in.part(counts->size(4));
  counts = tzif_counts(in);
  if (!counts || counts->types == 0 || !in.has(counts->size(8))) return no_tzif(name);
  std::vector<Instant> times;
  for (std::uint64_t i = 0; i < counts->times; ++i) {
    const std::int64_t at = in.signed_number(8);
    if (at > (std::int64_t(1) << 40) || (!times.empty() && Instant(seconds(at)) <= times.back())) return no_tzif(name);
    times.push_back(Instant(seconds(std::max(at, -(std::int64_t(1) << 40)))));
  }
  std::vector<std::size_t> which;
  for (std::uint64_t i = 0; i < counts->times; ++i) which.push_back(std::size_t(in.number(1)));
  const auto types = types_in(in, *counts);
  if (!types || std::any_of(which.begin(), which.end(), [&](std::size_t one) { return one >= types->size(); }))
    return no_tzif(name);
  in.part(std::size_t(counts->leaps * 12 + counts->standard + counts->utc));
  const std::string_view footer = in.rest();
  std::optional<ZoneRule> rule;
  if (footer.size() >= 2 && footer.front() == '\n' && footer.back() == '\n')
    rule = RuleReader(footer.substr(1, footer.size() - 2)).rule();

  using namespace std::chrono;
  const Instant begin{sys_days(year(first) / January / 1)}, end{sys_days(year(last + 1) / January / 1)};
  Zone zone{name, types->front().offset, types->front().abbreviation, {}};
  if (times.empty() && rule) {
    zone.at_first = rule->standard.offset;
    zone.abbreviation_at_first = rule->standard.abbreviation;
  }
  std::vector<ZoneChange> all;
  const ZoneType* before = &types->front();
  for (std::size_t i = 0; i < times.size(); ++i) {
    const ZoneType& after = (*types)[which[i]];
    all.push_back({times[i], before->offset, after.offset, after.summer, after.abbreviation});
    before = &after;
  }
  if (rule) add_by_rule(*rule, times.empty() ? Instant::min() : times.back(), first, last, all);
  for (const ZoneChange& change : all) {
    if (change.at >= end) break;
    if (change.at >= begin) {
      zone.changes.push_back(change);
    } else {
      zone.at_first = change.after;
      zone.abbreviation_at_first = change.abbreviation;
    }
  }
  return zone;
}

Result<Zone> zone_called(const std::string& name, int first, int last) {
  const Problem unknown{"there is no time zone " + codec::quoted(name) + " on this machine.",
                        {.file = "zone"},
                        "Name one as Europe/Berlin; the folder " + zone_folder() + " has all of them."};
  if (!is_zone_here(name)) return unknown;
  const auto bytes = read_file(zone_folder() + "/" + name);
  if (!bytes) return unknown;
  return zone_from_tzif(*bytes, name, first, last);
}

std::optional<std::string> zone_of_this_machine() {
  if (const char* said = std::getenv("TZ"); said && *said) {
    const std::string name = *said == ':' ? said + 1 : said;
    return is_zone_here(name) ? std::optional(name) : std::nullopt;
  }
  std::error_code failed;
  const std::string leads_to = std::filesystem::weakly_canonical("/etc/localtime", failed).string();
  const std::string mark = "/zoneinfo/";
  if (const auto at = leads_to.rfind(mark); !failed && at != leads_to.npos) {
    const std::string name = leads_to.substr(at + mark.size());
    if (is_zone_here(name)) return name;
  }
  const auto text = read_file("/etc/timezone");
  if (!text) return std::nullopt;
  const std::string name = text->substr(0, text->find_first_of("\r\n "));
  return is_zone_here(name) ? std::optional(name) : std::nullopt;
}

}  // namespace titrate::codec
