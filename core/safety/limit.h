#pragma once

#include <optional>
#include <string>

#include "catalog/limits.h"

namespace titrate {

/// What the limits say to a day's supplemental magnesium. Every path that a dose can take (page, shell, API, import)
/// asks this one function; a dose is never judged anywhere else.
struct DoseCheck {
  DailyElementalMass asked;
  DailyElementalMass limit;
  std::string rule;    ///< id of the row that holds
  bool within = true;  ///< an amount on the limit stands on the inner side of it
  std::string reason;  ///< a sentence: whose limit, and why it is there
  Source source;
  DailyElementalMass room_left() const { return within ? limit - asked : DailyElementalMass{}; }
};

/// Checks an adult's daily supplemental dose. While no authority is chosen the lowest limit of the catalog holds.
DoseCheck check_daily_dose(DailyElementalMass asked, const Catalog& catalog);

}  // namespace titrate
