#pragma once

#include <optional>

#include "safety/person_sheet.h"

namespace titrate {

/// A screening, and when to take the supplement beside the medicines that must be kept apart.
struct ScreenedPerson {
  Screening screening;
  std::optional<Schedule> schedule;  ///< nothing while the person has not said when their day is
};

ScreenedPerson screen_person(const PersonSheet& sheet, const Catalog& catalog, Day today);

}  // namespace titrate
