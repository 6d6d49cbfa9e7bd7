#include "imports/nights.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace titrate::imports {
namespace {

using std::chrono::seconds;

constexpr seconds longest_spell = std::chrono::hours(24), one_night = std::chrono::hours(3);
constexpr std::size_t most_spells = 1'000'000;

constexpr const char* how_nights_are_made =
    "A night counts for the day on which it ends, and naps are added to it. What two sources saw at the same time is "
    "counted once.";

}  // namespace

bool is_of_our_time(Instant instant) {
  using namespace std::chrono;
  return instant >= sys_days(year(1900) / 1 / 1) && instant < sys_days(year(2200) / 1 / 1);
}

bool Nights::add(Spell spell, Instant from, Instant to, std::chrono::minutes offset, std::size_t source,
                 std::size_t line) {
  if (!is_of_our_time(from) || !is_of_our_time(to) || to <= from || to - from > longest_spell) return false;
  if (in_bed_.size() + asleep_.size() + awake_.size() >= most_spells) return too_many_ = true;
  Spans& spans = spell == Spell::in_bed ? in_bed_ : spell == Spell::awake ? awake_ : asleep_;
  join(spans, from.time_since_epoch().count(),
       {to.time_since_epoch().count(), offset, source, line, spell == Spell::asleep_in_stages});
  return true;
}

void Nights::join(Spans& spans, std::int64_t begin, Span span) {
  auto at = spans.upper_bound(begin);
  if (at != spans.begin() && std::prev(at)->second.end >= begin) --at;
  while (at != spans.end() && at->first <= span.end) {
    const auto& [other_begin, other] = *at;
    if (other.source != span.source && other.end > begin && other_begin < span.end) overlapped_ = true;
    begin = std::min(begin, other_begin);
    if (other.end > span.end) span.end = other.end, span.offset = other.offset;
    span.staged |= other.staged;
    span.line = std::min(span.line, other.line);
    at = spans.erase(at);
  }
  spans.emplace_hint(at, begin, span);
}

std::optional<Problem> Nights::too_many(const std::string& file) const {
  if (!too_many_) return std::nullopt;
  return Problem{"This file holds more spells of sleep than the life of one person.",
                 {.file = file},
                 "Export less: one person, fewer years."};
}

struct Nights::Night {
  std::int64_t asleep = 0, in_bed = 0, awake = 0;  ///< seconds
  bool has_sleep = false, has_bed = false, has_awake = false;
  std::size_t line = 0;
};

namespace {

/// Seconds that stand in the first and not in the second.
template <class Spans>
std::int64_t without(const Spans& some, const Spans& others) {
  std::int64_t left = 0;
  auto other = others.begin();
  for (const auto& [first, span] : some) {
    std::int64_t begin = first;
    while (other != others.end() && other->second.end <= begin) ++other;
    for (auto over = other; over != others.end() && over->first < span.end && begin < span.end; ++over) {
      left += std::max<std::int64_t>(0, over->first - begin);
      begin = std::max(begin, over->second.end);
    }
    left += std::max<std::int64_t>(0, span.end - begin);
  }
  return left;
}

template <class Spans>
std::int64_t length(const Spans& spans) {
  return without(spans, Spans{});
}

}  // namespace

std::map<Day, Nights::Night> Nights::by_day(DayStart start) const {
  std::map<Day, Night> days;
  auto bed = in_bed_.begin(), sleep = asleep_.begin(), wake = awake_.begin();
  while (bed != in_bed_.end() || sleep != asleep_.end() || wake != awake_.end()) {
    const auto begins = [&](const auto& at, const Spans& from) { return at == from.end() ? INT64_MAX : at->first; };
    std::int64_t end = std::min({begins(bed, in_bed_), begins(sleep, asleep_), begins(wake, awake_)});
    std::chrono::minutes offset{0};
    Nights whole, part;  // all of the night, and what of it is known to be sleep and waking
    std::size_t line = SIZE_MAX;
    bool staged = false, grows = true;
    const auto take = [&](auto& at, const Spans& from, Spans& to) {
      while (at != from.end() && at->first <= end + one_night.count()) {
        if (at->second.end > end) end = at->second.end, offset = at->second.offset;
        to.insert(*at);
        whole.join(whole.in_bed_, at->first, at->second);
        line = std::min(line, at->second.line);
        staged |= at->second.staged;
        grows = true;
        ++at;
      }
    };
    while (std::exchange(grows, false)) {
      take(bed, in_bed_, part.in_bed_);
      take(sleep, asleep_, part.asleep_);
      take(wake, awake_, part.awake_);
    }
    Night& night = days[day_of({Instant(seconds(end)), offset}, start)];
    night.line = night.line == 0 ? line : std::min(night.line, line);
    night.asleep += length(part.asleep_);
    night.has_sleep |= !part.asleep_.empty();
    if (!part.in_bed_.empty()) night.in_bed += length(whole.in_bed_), night.has_bed = true;
    if (!part.asleep_.empty() && (staged || !part.awake_.empty()))
      night.awake += without(part.awake_, part.asleep_), night.has_awake = true;
  }
  return days;
}

void Nights::give(Collected& into, DayStart start) const {
  using Kind = FoundItem::Kind;
  if (overlapped_)
    into.remark(
        "Several sources wrote down the same nights. Time that two of them saw is counted once, and is sleep where one "
        "of them says so: a second device that is worn from some day on lengthens the nights from that day on.");
  for (const auto& one : by_day(start)) {
    const Day day = one.first;
    const Night& night = one.second;
    const auto add = [&](const char* name, const char* unit, double most, const char* suggested, const char* remark,
                         double value) {
      into.add(into.item({name, Kind::outcome, unit, 0, most, Combine::last, suggested, remark}), day, value,
               night.line, "");
    };
    if (night.has_sleep) add("Asleep", "hours", 24, "sleep_hours", how_nights_are_made, double(night.asleep) / 3600);
    if (night.has_bed)
      add("In bed", "hours", 24, "time_in_bed_hours", "Time in bed is not sleep.", double(night.in_bed) / 3600);
    if (night.has_awake)
      add("Awake in bed", "minutes", 1440, "awake_minutes",
          "What a device takes for waking. Lying still and awake mostly counts as sleep.", double(night.awake) / 60);
  }
}

}  // namespace titrate::imports
