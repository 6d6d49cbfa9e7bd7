#pragma once

#include <cstdint>
#include <optional>

namespace titrate {

/// How the thresholds of a rule were found: the worst rate of false claims over all dependences, by simulation.
struct Calibration {
  int people = 0;  ///< simulated for each dependence
  std::uint64_t seed = 0;
  double false_claims = 0;  ///< the worst rate over all looks
  double mcse = 0;
  double upper_95 = 0;  ///< upper 95 % Monte Carlo bound of that rate
  friend bool operator==(const Calibration&, const Calibration&) = default;
};

/// When to keep taking it and when to stop, fixed before the data. All probabilities are posterior ones under the
/// verdict's prior (decision/decision.h), and of the full dose at steady state.
///
///     keep_taking   P(better by at least the smallest worthwhile) >= worthwhile  and  P(better at all) >= better
///     stop_taking   P(better by at least the smallest worthwhile) <= not_worthwhile  or  P(worse at all) >= worse
///
/// `better` bounds the false claims and is calibrated. `worthwhile` weighs two regrets, `not_worthwhile` and `worse`
/// are what "as good as ruled out" means; how often they err is simulated and printed beside it. Edges: a probability
/// on a bound meets it. Source: docs/mathematics.md, section 6. Test: decision/decision_test.cc, each bound of it.
struct DecisionRule {
  double max_false_claims = 0.05;  ///< of people without any effect, over all looks together
  double worthwhile = 1.0 / 3;     ///< missing relief counts twice as much as a useless pill: p * 2 >= 1 - p
  std::optional<double> better{};  ///< nothing: not calibrated, and nobody is told to keep taking anything
  double not_worthwhile = 0.05;
  double worse = 0.95;
  std::optional<Calibration> calibration{};
  friend bool operator==(const DecisionRule&, const DecisionRule&) = default;
};

}  // namespace titrate
