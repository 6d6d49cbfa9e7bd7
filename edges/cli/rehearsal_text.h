#pragma once

#include <string>

#include "app/rehearse.h"

namespace titrate::cli {

/// A rehearsal for a person, in at most 80 columns of plain ASCII: what this plan can find, what it may claim wrongly,
/// what other plans would do, and what to hear before the first day.
std::string rehearsal_text(const Rehearsal& rehearsal, double seconds);

/// Half of a 95 % range of a share of people, in points. Where nobody was seen, or everybody, the error of the count is
/// not zero: three in so many people.
double error_in_points(double mcse, double people);

}  // namespace titrate::cli
