#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "simulation/operating_characteristics.h"

namespace titrate::calibration {

/// Calls `see(thread, person)` once for each person in 0 .. people - 1, on several threads. A person's result must
/// depend on the person alone; then no result depends on the number of threads. Rethrows the first failure.
void for_everyone(int people, int threads, const std::function<void(int thread, int person)>& see);

/// People 0, 1 ... of a seed, or those who calibrate, who are others.
enum class WhichPeople { counted, calibrating };
Crowd crowd_of(const SimulatedTrial& trial, const Truth& truth, std::uint64_t seed, WhichPeople which, int people,
               int threads);

/// The rule that a plan would be sealed with: calibrated on as many people for each dependence.
DecisionRule calibrated_rule(const SimulatedTrial& trial, int people, std::uint64_t seed, int threads);

/// Says on stderr how far a run has come and when it will end. Costs are in any unit: people times what one takes.
class Eta {
 public:
  explicit Eta(double total_cost);
  void done(const std::string& what, double cost);

 private:
  double total_, done_ = 0, start_;
};

}  // namespace titrate::calibration
