#pragma once

#include <optional>
#include <string>
#include <vector>

#include "safety/screening.h"

namespace titrate {

/// What a screening says that the one before it did not, and the reverse.
struct ScreeningChange {
  bool first = false;             ///< there was none before it: everything is new
  std::vector<Finding> added;     ///< also one that a decision had resolved and no longer does
  std::vector<Finding> resolved;  ///< by a decision that was not there before
  std::vector<Finding> gone;      ///< as they were
  std::vector<std::string> could_not_check_added, could_not_check_gone;
  std::optional<bool> may_start_was;  ///< nothing: there was none before
  bool may_start = false;
  std::optional<DailyElementalMass> limit_was;
  DailyElementalMass limit;

  /// Is anything else than it was?
  bool anything() const {
    return first || !added.empty() || !resolved.empty() || !gone.empty() || !could_not_check_added.empty() ||
           !could_not_check_gone.empty() || may_start_was != may_start || limit_was != limit;
  }
};

/// - Every finding of `after` that `before` did not have in the same words is added or resolved, every one of `before`
///   that `after` does not have is gone; the same holds for what could not be checked.
/// - Two equal screenings have no change; a change turned round is the change back.
ScreeningChange change_between(const std::optional<Screening>& before, const Screening& after);

}  // namespace titrate
