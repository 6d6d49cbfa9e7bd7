#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace titrate::calibration {

/// What was counted in one scenario, by name, in order.
using Counts = std::vector<std::pair<std::string, double>>;

double count_of(const Counts& counts, const std::string& name);  ///< needs to be there

/// A share of `people` and its Monte Carlo error.
struct Share {
  double rate = 0, error = 0;
};
Share share_of(const Counts& counts, const std::string& name);  ///< of the entry "people"

/// Results by scenario in one CSV (scenario, count, value), so that a long run can be stopped and taken up again: the
/// scenario's name holds everything that its numbers depend on, people and seed too. The last line of a scenario is
/// `done`; what has none was cut off, and is counted anew.
class Ledger {
 public:
  explicit Ledger(std::string folder);  ///< empty: in memory only

  const Counts* find(const std::string& scenario) const;
  void add(const std::string& scenario, Counts counts);

 private:
  std::string file_;
  std::map<std::string, Counts> all_;
};

}  // namespace titrate::calibration
