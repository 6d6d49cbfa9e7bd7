#pragma once

#include <optional>

#include "model/analysis.h"

namespace titrate {

/// Whether days go missing after bad ones. Of the days that follow a recorded day: how many are missing after a day on
/// the worse side of the median, and after one on the better side (days at the median are counted on neither).
struct MissingPattern {
  int after_worse = 0, missing_after_worse = 0;
  int after_better = 0, missing_after_better = 0;
  /// P of a difference at least as large, were missing days drawn from all of them alike (Fisher 1935, two-sided).
  double p = 1;
};

/// Nothing when no side is worse, when nothing is missing, or when nothing varied. Source: Fisher's exact test of a
/// table of two by two. Test: missingness_test.cc.
std::optional<MissingPattern> missing_pattern_of(const Analyses& analyses);

/// How much the effect moves, in units of what every missing day would have differed by from what the model expects of
/// it (delta adjustment; Rubin 1977; Carpenter & Kenward 2013): the effect on all days is that on the recorded ones
/// plus delta times the coefficient of the exposure in a least-squares regression, on all days, of "missing" on the
/// model's own columns, at the prior median of the half-life. 0: days are missing alike on and off the dose, and
/// nothing moves. 0 as well where nothing is missing. Test: missingness_test.cc.
double delta_slope(const Analysis& analysis);

}  // namespace titrate
