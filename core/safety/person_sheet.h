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
  friend bool operator==(const UsualDay&, const UsualDay&) = default;
};

/// One sheet of paper about a person, as PERSON.json has it: who they are, what they mean to take, and when their day
/// is. Said once, kept with the diary, and said again when something changes.
struct PersonSheet {
  Person person;
  Intended intended;
  std::optional<UsualDay> usual;
  friend bool operator==(const PersonSheet&, const PersonSheet&) = default;
};

}  // namespace titrate
