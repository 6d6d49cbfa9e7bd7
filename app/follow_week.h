#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/follow.h"

namespace titrate {

/// The middle of what was recorded; nothing where nothing was.
struct Middle {
  std::optional<double> median;
  int days = 0;  ///< on which it was recorded
};

struct WeekOfOutcome {
  Question question;
  Middle week, run_in;
};

/// Seven days of a regimen, as numbers and without any verdict.
struct FollowWeek {
  Day from{}, to{};
  int taken = 0, none = 0, skipped = 0, unknown = 0;  ///< days by dose
  std::vector<WeekOfOutcome> outcomes;
  std::string no_verdict;  ///< why these numbers say nothing about the product
  std::string trial;       ///< the offer, at the end of the ladder; empty before
};

/// The last seven days up to the current one, fewer where it began later. A skipped or a missing day is in no median.
/// The outcomes are those that the evening asks for; where nobody chose any, all that were recorded. Nothing where no
/// regimen was begun.
std::optional<FollowWeek> week_of(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now);

}  // namespace titrate
