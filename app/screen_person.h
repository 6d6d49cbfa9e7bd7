#pragma once

#include <optional>
#include <vector>

#include "safety/screening.h"
#include "safety/spacing.h"

namespace titrate {

/// When a person wakes, sleeps, and takes what.
struct UsualDay {
  DayShape shape;
  std::vector<UsualTimes> medicines;
};

/// A screening, and when to take the supplement beside the medicines that must be kept apart.
struct ScreenedPerson {
  Screening screening;
  std::optional<Schedule> schedule;  ///< nothing while the person has not said when their day is
};

ScreenedPerson screen_person(const Person& person, const Intended& intended, const std::optional<UsualDay>& usual,
                             const Catalog& catalog, Day today);

}  // namespace titrate
