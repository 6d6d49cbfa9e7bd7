#pragma once

#include <functional>
#include <vector>

#include "numerics/axis.h"
#include "numerics/mixture.h"
#include "posterior/latent_mode.h"

namespace titrate {

/// The midpoint rule on the half line, at (k + 1/2) step. An integrand that is even about 0 and smooth converges
/// exponentially under it even where 0 is plausible, which no grid in the logarithm ever reaches.
struct Midpoints {
  double step = 1;
  int first = 0, count = 1;
  double at(int k) const { return (first + k + 0.5) * step; }
};

/// The summary of what lies at the midpoints with these masses. Test: latent_test.cc and fit_test.cc, as sigma and q.
Summary summary_of(const Midpoints& axis, const std::vector<double>& masses);

/// Where the nodes lie: log h in groups of lane_count lanes; phi = atanh rho stretched as in gaussian_grid.h; sigma;
/// and, of a negative binomial, the dispersion phi^(-1/2), else one value that stands for nothing.
struct LatentGrid {
  double log_h_first = 0, log_h_step = 1;
  int groups = 1;
  double rho_centre = 0, rho_scale = 1;
  Axis rho;
  Midpoints sigma, dispersion;
  bool dispersion_varies = false;

  int lanes() const { return groups * lane_count; }
  int rows() const { return dispersion.count * rho.count() * sigma.count; }
  double phi(int j) const { return rho_centre + rho_scale * stretch(rho.u(j)); }
  double log_h(int lane) const { return log_h_first + log_h_step * lane; }
  std::size_t node(int d, int j, int k, int group) const {
    return std::size_t(((d * rho.count() + j) * sigma.count + k) * lanes() + group * lane_count);
  }
};

/// The joint posterior on the nodes, [dispersion][rho][sigma][lane].
struct LatentNodes {
  std::vector<double> log_weight;  ///< before normalising
  std::vector<double> weight;      ///< sums to 1
  std::vector<double> base;        ///< log prior of the node and its share of the quadrature
  std::vector<double> mean, variance;
  std::vector<double> by_dispersion, by_rho, by_sigma, by_lane;
  double log_evidence = 0;
  bool settled = true;  ///< every mode that matters was found
};

/// Told of each row of a group of lanes that matters: the index of its first node, the mode there, and the exposure of
/// the group.
using NodeVisitor = std::function<void(std::size_t at, LatentMode& mode, const LaneExposure& exposure)>;

struct EvaluateOptions {
  /// Rows whose log weight lies this close to the largest get a visit, and counts their second order.
  double matters_within = -1;
  double nothing_beyond = 12;  ///< rows whose log weight must lie this far below it are left out
  double close_enough = 1e-8;  ///< see LatentMode::find
  double again_within = 0;     ///< rows this close to the largest match their moments once more
};
/// The rows are walked from the middle of the grid outwards, so that each mode starts next to others and a walk can end
/// where the weights have become small. Edges: a node without a finite density weighs nothing, and where none has one
/// the log evidence is below -1e20. Source: docs/mathematics.md, section 2. Test: latent_test.cc. `data` is given the
/// negative binomial's size at each dispersion.
LatentNodes evaluate(const Model& model, const Series& series, LatentData& data, const LatentGrid& grid,
                     LatentMode& mode, const EvaluateOptions& options, const NodeVisitor& visit = {});
double log_half_normal(double value, double scale);

/// Half-lives of one group of lanes, in days; empty when the model has none.
std::vector<double> half_lives_of(const Model& model, const LatentGrid& grid, int group);

}  // namespace titrate
