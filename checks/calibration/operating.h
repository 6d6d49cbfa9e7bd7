#pragma once

#include <cstdint>
#include <vector>

#include "designs.h"
#include "ledger.h"

namespace titrate::calibration {

/// One truth, one way of taking it, one thing that goes wrong: twelve weeks, fitted by a review's gaussian model.
struct Situation {
  Design design = Design::pairs_7;
  Disturbance disturbance = Disturbance::none;
  Truth truth;
};

/// Every design with every disturbance, each dependence, and the effects 0, 0.6 and 1 sd.
std::vector<Situation> all_situations();

std::string scenario_name(const Situation& situation, int people, std::uint64_t seed);

/// people; covered: the 95 % interval holds the true effect; better_975, better_95: P(benefit) above; worse_975:
/// P(harm) above; width and estimate: sums over people; untrusted: fits whose certificate failed (they count like the
/// others).
Counts operating(const Situation& situation, int people, std::uint64_t seed, int threads);

}  // namespace titrate::calibration
