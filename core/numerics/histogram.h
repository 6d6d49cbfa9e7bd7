#pragma once

#include <vector>

#include "numerics/mixture.h"

namespace titrate {

/// A weighted sample in a few thousand bins over a stated range, with its first two moments kept exactly. What falls
/// outside the range is counted at its ends.
/// Edges: of nothing, mean and sd are 0. Weights are not negative. Source: the definition; inside a bin a quantile is
/// read off a straight line. Test: histogram_test.cc.
class WeightedHistogram {
 public:
  WeightedHistogram(double low, double high, int bins = 4000);

  void add(double value, double weight);
  double total() const { return total_; }
  double mean() const { return total_ > 0 ? sum_ / total_ : 0; }
  double sd() const;
  double quantile(double p) const;
  Summary summary() const;
  /// A narrow normal for each bin that holds anything: the sample as a distribution that can be asked anything.
  NormalMixture mixture() const;

 private:
  double low_, width_, total_ = 0, sum_ = 0, square_ = 0;
  std::vector<double> weights_;
};

}  // namespace titrate
