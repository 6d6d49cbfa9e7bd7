#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger.h"

namespace titrate::calibration {

/// How near gaussian fits are to a dense quadrature that shares no code with them (dense_oracle.h), over random series
/// of every kind of design, dependence, scale and hole (posterior/stress_series.h). No draws: the same numbers every
/// time. The distance is the largest |F - F of the oracle| of the effect, at 81 points over eight of its sds.
///
/// Counts: series; settled: oracles that did; trusted: fits of a review that trust themselves; `halving:i`, how far the
/// oracle's own coarser rule is off; `halved:i` of every twentieth, how far halving all of its steps moves it; and of
/// each trusted fit `standard:i`, `reference:i` (the distances of a review's fit and of `titrate fit`) and `evidence:i`
/// (|log evidence - the oracle's|, of a review's). A scenario holds the series from `first` on, `count` of them.
Counts beside_the_oracle(int first, int count, std::uint64_t seed, int threads);
std::string oracle_scenario(int first, int count, std::uint64_t seed);

/// A run of `series` is cut into scenarios, each of them so many at most.
inline constexpr int oracle_series_at_once = 40;
std::vector<std::string> oracle_scenarios(int series, std::uint64_t seed);

/// Owed over all series, one in a hundred above, half above.
inline constexpr double oracle_owed = 0.005, oracle_owed_p99 = 0.002, oracle_owed_half = 0.0005;

/// Of all scenarios of the run: `counts` the sum of a count, `sorted` the distances of that name.
struct OracleRun {
  const Ledger& ledger;
  int series;
  std::uint64_t seed;
  bool complete() const;
  double counts(const std::string& what) const;
  std::vector<double> sorted(const std::string& what) const;
};

}  // namespace titrate::calibration
