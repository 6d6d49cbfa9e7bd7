#pragma once

#include <functional>
#include <string>

namespace titrate::calibration {

/// Calls `see(thread, person)` once for each person in 0 .. people - 1, on several threads. A person's result must
/// depend on the person alone; then no result depends on the number of threads. Rethrows the first failure.
void for_everyone(int people, int threads, const std::function<void(int thread, int person)>& see);

/// Says on stderr how far a run has come and when it will end. Costs are in any unit: people times what one takes.
class Eta {
 public:
  explicit Eta(double total_cost);
  void done(const std::string& what, double cost);

 private:
  double total_, done_ = 0, start_;
};

}  // namespace titrate::calibration
