#include "wall_clock.h"

#include <iterator>

namespace titrate::lives {
namespace {

using std::chrono::minutes;

/// Offsets in minutes; `summer` from the first instant to the second. The years of the lives only (2026 and the first
/// days of 2027), by the rules that were law when this was written.
struct Zone {
  const char* name;
  int winter, summer;
  const char *from, *to;
};
constexpr Zone zones[] = {
    {"Berlin", 60, 120, "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"},
    {"London", 0, 60, "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"},
    {"New York", -300, -240, "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"},
    {"Kathmandu", 345, 345, nullptr, nullptr},
    {"Honolulu", -600, -600, nullptr, nullptr},
    {"Kiritimati", 840, 840, nullptr, nullptr},
    // South of the equator the other half of the year is the summer.
    {"Auckland", 780, 720, "2026-04-04T14:00:00Z", "2026-09-26T14:00:00Z"},
};

}  // namespace

WallClock::WallClock(Day first) : now_(std::chrono::sys_days(first.time_since_epoch()) + std::chrono::hours(19)) {}

minutes WallClock::offset_at(Instant instant) const {
  const Zone& zone = zones[zone_];
  const bool summer =
      zone.from && instant >= parse_moment(zone.from)->instant && instant < parse_moment(zone.to)->instant;
  return minutes(summer ? zone.summer : zone.winter);
}

void WallClock::wait_until(Day day, minutes since_midnight) {
  const Instant wanted = Instant(day.time_since_epoch()) + since_midnight - offset_at(now_);
  const Instant there = Instant(day.time_since_epoch()) + since_midnight - offset_at(wanted);
  if (there > now_) now_ = there;
}

void WallClock::fly(Dice& dice) {
  zone_ = dice.chance(0.4) ? 0 : std::size_t(dice.below(int(std::size(zones))));
  wait(std::chrono::hours(dice.between(2, 20)));
}

const char* WallClock::where() const { return zones[zone_].name; }

}  // namespace titrate::lives
