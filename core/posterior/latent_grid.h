#pragma once

#include <functional>
#include <vector>

#include "numerics/axis.h"
#include "posterior/latent_mode.h"

namespace titrate {

/// Where the nodes lie: log h in groups of lane_count lanes; phi = atanh rho stretched as in gaussian_grid.h; sigma by
/// the midpoint rule on sigma itself, sigma_k = (k + 1/2) step. The integrand is even and smooth in sigma, so that rule
/// converges exponentially even where sigma = 0 is plausible, which no grid in log sigma ever reaches.
struct LatentGrid {
  double log_h_first = 0, log_h_step = 1;
  int groups = 1;
  double rho_centre = 0, rho_scale = 1;
  Axis rho;
  double sigma_step = 1;
  int sigma_first = 0, sigmas = 1;

  int lanes() const { return groups * lane_count; }
  int rows() const { return rho.count() * sigmas; }  ///< (rho, sigma) pairs
  double phi(int j) const { return rho_centre + rho_scale * stretch(rho.u(j)); }
  double sigma(int k) const { return (sigma_first + k + 0.5) * sigma_step; }
  double log_h(int lane) const { return log_h_first + log_h_step * lane; }
};

/// The joint posterior on the nodes, [rho][sigma][lane].
struct LatentNodes {
  std::vector<double> log_weight;  ///< before normalising
  std::vector<double> weight;      ///< sums to 1
  std::vector<double> base;        ///< log prior of the node and its share of the quadrature
  std::vector<double> mean, variance;
  std::vector<double> by_rho, by_sigma, by_lane;
  double log_evidence = 0;
  bool settled = true;  ///< every mode that matters was found
};

/// Told of each (rho, sigma) row of a group of lanes that matters: the index of its first node, the mode there, and the
/// exposure of the group.
using NodeVisitor = std::function<void(std::size_t at, LatentMode& mode, const LaneExposure& exposure)>;

/// `matters_within`: rows whose log weight lies this close to the largest so far get the second order, and a visit.
/// `close_enough`: see LatentMode::find.
LatentNodes evaluate(const Model& model, const Series& series, const LatentData& data, const LatentGrid& grid,
                     LatentMode& mode, double matters_within, double close_enough, const NodeVisitor& visit = {});

/// log of the prior density of sigma.
double log_density(const HalfTPrior& prior, double sigma);

/// Weights that sum to 1, and their sums along the axes, from the log weights.
void normalise(LatentNodes& nodes, const LatentGrid& grid);

/// Half-lives of one group of lanes, in days; empty when the model has none.
std::vector<double> half_lives_of(const Model& model, const LatentGrid& grid, int group);

}  // namespace titrate
