#pragma once

#include <cmath>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "numerics/mixture.h"

namespace titrate {

/// A one-dimensional density known at equally spaced nodes u_0, u_0 + step, ... up to a constant, and zero beyond them.
/// Between the nodes its logarithm is a natural cubic spline, which is exact for a normal density away from the ends
/// and close for anything smooth; moments come from the trapezoid rule, which is far more accurate than the spline.
/// Where the density goes on and only the nodes end, some more may be asked for (`carried_on`).
/// Edges: one node holds everything; nodes without mass part the others. Source: the natural cubic spline (de Boor
/// 1978); of the trapezoid rule, Trefethen & Weideman (2014), SIAM Review 56:385. Test: grid_density_test.cc.
class GridDensity {
 public:
  /// Of no use before `assign`.
  GridDensity() = default;
  /// `masses` are density times step, not negative, not all zero.
  GridDensity(double first, double step, std::vector<double> masses);
  /// The same, in the memory that is already there, with `beyond` nodes carried on at each end.
  void assign(double first, double step, std::span<const double> masses, int beyond = 0);

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
  void settle();
  static constexpr int fine_ = 16;  ///< pieces per step in the cumulated spline
  double first_ = 0, step_ = 1;
  std::vector<double> masses_;                              ///< sum to 1
  std::vector<double> cumulative_;                          ///< at fine nodes, from 0 to 1
  std::vector<double> logs_, curvature_, upper_, density_;  ///< scratch
};

/// From a log density, up to a constant, at `low`, `low` + step ... up to `high`.
template <class LogDensity>
GridDensity density_on(double low, double high, double step, LogDensity log_density) {
  std::vector<double> masses;
  for (int k = 0; low + step * k <= high; ++k) masses.push_back(std::exp(log_density(low + step * k)));
  return GridDensity(low, step, std::move(masses));
}

/// How a logarithm of density goes on beyond the last of equally spaced nodes, `last` being the outermost value,
/// `before` the one inside it, ...: the second difference, which a normal density keeps, goes on along its own straight
/// line and stays at least half of what it was, so that the density falls ever faster. Where it does not fall from the
/// one to the other, the nodes end before it does, and nobody knows: nothing (-690, e^-690 being a normal number
/// still). Test: grid_density_test.cc.
double carried_on(double last, double before, double third, double fourth);

}  // namespace titrate
