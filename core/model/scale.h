#pragma once

#include <string>
#include <vector>

#include "trial/trial.h"

namespace titrate {

/// The units in which an outcome is modelled: y = centre + spread * standardised. The priors are stated on the
/// standardised scale, so they mean the same for a 0-10 rating and for minutes of sleep.
struct Scale {
  double centre = 0;
  double spread = 1;
  std::string how;  ///< a sentence: where the two numbers come from
};

/// From the run-in when it holds at least seven values; else, for a rating in points, from its range (0-10: centre 5,
/// sd 2); else the median and the scaled median absolute deviation of the first 14 recorded values.
/// Source: docs/mathematics.md, section 4. Pre-specified, so the data under test do not choose their own prior.
Scale scale_of(const Outcome& outcome, const std::vector<double>& run_in, const std::vector<double>& recorded);

}  // namespace titrate
