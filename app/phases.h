#pragma once

#include <functional>
#include <string>
#include <vector>

#include "diary/diary.h"

namespace titrate {

/// A run of days of the same arm; where the diary knows no arms, of dose and no dose.
struct Phase {
  Day from{}, to{};
  std::string label;
  bool on = false;  ///< was the treatment taken in this phase?
  friend bool operator==(const Phase&, const Phase&) = default;
};

/// Which period of a sealed plan a day is in, counted from 1; 0 outside of all.
using PeriodOn = std::function<int(Day)>;

/// The bands behind a chart, in order.
///
/// - With the periods of a plan each of them is a band by itself, also where the next one has the same arm. Where no
/// arm
///   is known it is "dose" when most of its known doses are above zero: a forgotten dose does not cut it in two.
/// - A day that was not recorded belongs to the phase around it when the phase is the same on both sides.
/// - An arm is on when doses above zero are more of its known doses than not; without any known dose it is off.
std::vector<Phase> phases_of(const Diary& diary, const PeriodOn& period_on = {});

}  // namespace titrate
