#pragma once

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

/// The bands behind a chart, in order.
///
/// - A day that was not recorded belongs to the phase around it when the phase is the same on both sides.
/// - An arm is on when doses above zero are more of its known doses than not; without any known dose it is off.
std::vector<Phase> phases_of(const Diary& diary);

}  // namespace titrate
