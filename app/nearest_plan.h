#pragma once

#include <optional>
#include <string>

#include "app/rehearse.h"
#include "trial/plan.h"

namespace titrate {

/// What can be said of a plan at once, by few simulated people: never stored, and never what calibrates a rule.
struct QuickEstimate {
  double chance = 0;  ///< to say so, where the smallest worthwhile difference is there
  bool can_answer = false;
  /// Where this one cannot: the shortest of the longer plans with a chance of one in three; where none has it, the
  /// longest, if that is one that can.
  std::optional<Alternative> nearest;
  double nearest_chance = 0;
  std::string sentence;
};

/// Can this plan answer (a chance of one in five, as a rehearsal warns of less)? Where it cannot, longer ones are
/// tried up to a year: one that is offered has a chance of one in three, or the sentence says that none has. Of a plan
/// that never can, the sentence says so. Nothing for a plan that `cannot_rehearse` refuses, and when `progress` asked
/// for an end.
std::optional<QuickEstimate> quick_estimate(const Trial& plan, const Catalog& catalog, Progress& progress);

}  // namespace titrate
