#pragma once

#include <cstdint>
#include <string>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// The least P(better) that may be called worthwhile in a file that came without a plan: found by simulation, the worst
/// case over the designs that the row covers.
struct BareThreshold {
  std::string id;  ///< "pairs", "blocks", "daily"
  int shortest_period = 0, longest_period = 0, fewest_days = 0, most_days = 0;
  double better = 1;
  int people = 0;  ///< simulated for each design
  std::uint64_t seed = 0;
  double upper_95 = 0;  ///< upper Monte Carlo bound of the rate of false claims
  Source source;
};

void faults_of_bare_thresholds(const Catalog& catalog, Faults& faults);

}  // namespace titrate
