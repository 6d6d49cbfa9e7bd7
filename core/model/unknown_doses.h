#pragma once

#include <optional>
#include <vector>

#include "exposure/exposure.h"

namespace titrate {

/// Doses of each day as shares of the full one; nothing where nobody knows.
using MaybeDoses = std::vector<std::optional<double>>;

/// What the doses may have been.
struct PossibleDoses {
  std::vector<std::vector<double>> doses;  ///< the first with none of the unknown ones taken, the last with all
  /// Of each, before the outcomes speak; empty where the two bracket the truth, and neither is the truth.
  std::vector<double> log_prior;
};

inline constexpr int most_unknown_averaged = 4;

/// Every way in which the unknown doses may have been taken (full) or not, while they are at most four: 1, 2, 4, 8 or
/// 16 series. With more, only the two ends: none of them, and all.
///
/// How likely each way is goes by the person's own habit, each share by the rule of succession, (a + 1) / (n + 2):
///
///     a day with an arm      taken with the share of recorded days of that arm on which it was
///     another day            like the day before with the share of recorded neighbours that were alike, and so is the
///                            day after it
///
/// At least half of the full dose is taken. Checked by unknown_doses_test.cc.
PossibleDoses possible_doses(const MaybeDoses& doses, const Exposure& exposure);

}  // namespace titrate
