#pragma once

#include <functional>
#include <vector>

#include "numerics/mixture.h"

namespace titrate {

/// A one-dimensional density known at equally spaced nodes u_0, u_0 + step, ... up to a constant, and zero beyond them.
/// Between the nodes its logarithm is a natural cubic spline, which is exact for a normal density away from the ends
/// and close for anything smooth; moments come from the trapezoid rule, which is far more accurate than the spline.
class GridDensity {
 public:
  /// `masses` are density times step, not negative, not all zero.
  GridDensity(double first, double step, std::vector<double> masses);

  /// P(U <= u).
  double cdf(double u) const;
  double quantile(double p) const;
  /// The share of the mass at the first and at the last node: small when the grid reaches far enough.
  double edge_mass() const;
  double mean() const;
  double sd() const;

  /// The summary of g(U), g increasing.
  Summary summary(const std::function<double(double)>& g) const;

 private:
  static constexpr int fine_ = 16;  ///< pieces per step in the cumulated spline
  double first_, step_;
  std::vector<double> masses_;      ///< sum to 1
  std::vector<double> cumulative_;  ///< at fine nodes, from 0 to 1
};

}  // namespace titrate
