#pragma once

#include <vector>

#include "model/model.h"
#include "posterior/cross_products.h"

namespace titrate {

/// Equally spaced nodes u = step * k, k = low .. high, of one integration variable.
struct Axis {
  double step = 1;
  int low = 0, high = 0;
  int count() const { return high - low + 1; }
  double u(int index) const { return step * (low + index); }
};

/// A curve through (x, y) points: linear between them and beyond them along the end pieces. One point: constant.
struct Curve {
  std::vector<double> x, y;
  double at(double where) const;
};

/// Where the nodes lie. The trapezoid rule over a whole line converges exponentially in the step for smooth densities,
/// so each variable is mapped to a line on which the posterior is about a standard normal:
///
///     log h     = log_h_first + index * log_h_step                (a lane each)
///     atanh rho = phi = rho_centre + rho_scale * stretch(u)
///     log sigma = sigma_centre(phi) + sigma_scale * stretch(v)    (a shear along rho: the ridge is removed)
///
/// with stretch(u) = sinh(0.35 u) / 0.35, which follows the exponential tails of phi as rho approaches 1.
struct GaussianGrid {
  double log_h_first = 0, log_h_step = 1;
  int lanes = 1;
  double rho_centre = 0, rho_scale = 1;
  Axis rho;
  Curve sigma_centre;
  double sigma_scale = 1;
  Axis sigma;

  int nodes() const { return lanes * rho.count() * sigma.count(); }
  double phi_of(double u) const;
  double log_sigma_of(double phi, double v) const;
  std::vector<double> half_lives() const;  ///< days, a lane each
};

double stretch(double u);
double stretch_slope(double u);

/// The joint posterior on the nodes, [rho][sigma][lane].
struct GaussianNodes {
  std::vector<double> weight;        ///< sums to 1
  std::vector<double> mean;          ///< of the effect, given the node
  std::vector<double> variance;      ///< of the effect, given the node
  std::vector<double> by_rho;        ///< weight summed over the other two axes
  std::vector<double> by_rho_sigma;  ///< [rho][sigma], summed over the lanes
  std::vector<double> by_lane;
  double log_evidence = 0;
};

/// Evaluates every node. `products` must hold the exposure of the grid's lanes. Sources: docs/mathematics.md,
/// section 2.
GaussianNodes evaluate(const Model& model, const CrossProducts& products, const GaussianGrid& grid);

/// Means, counted from the prior mean, and variances of one fixed column's coefficient given the node;
/// [rho][sigma][lane].
struct ColumnNodes {
  std::vector<double> mean, variance;
};
std::vector<ColumnNodes> evaluate_columns(const Model& model, const CrossProducts& products, const GaussianGrid& grid,
                                          const GaussianNodes& nodes);

}  // namespace titrate
