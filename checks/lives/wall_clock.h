#pragma once

#include "base/day.h"
#include "dice.h"

namespace titrate::lives {

/// The clock on the wall of somebody who travels: daylight saving begins and ends, and a flight may repeat a day or
/// skip one. The world's clock below it only goes forward.
class WallClock {
 public:
  explicit WallClock(Day first);

  Moment now() const { return {now_, offset_at(now_)}; }
  Day today() const { return day_of(now(), DayStart{}); }
  void wait(std::chrono::minutes time) { now_ += time; }
  /// To an hour of a day on this wall; nothing where that has passed.
  void wait_until(Day day, std::chrono::minutes since_midnight);
  /// Lands in another zone.
  void fly(Dice& dice);
  const char* where() const;

 private:
  std::chrono::minutes offset_at(Instant instant) const;
  Instant now_;
  std::size_t zone_ = 0;
};

}  // namespace titrate::lives
