#pragma once

#include <cmath>
#include <utility>
#include <vector>

#include "numerics/grid_density.h"
#include "posterior/gaussian_grid.h"

namespace titrate {

/// What a pass over the nodes says about where the next grid should lie.
struct Moments {
  double phi = 0, phi_sd = 1, phi_skew = 0;
  double log_h = 0, log_h_sd = 1;
  Curve sigma_centre;
  double sigma_scale = 1;
};

/// What is known of the effect at one half-life.
struct LaneEffect {
  double mass = 0, mean = 0, sd = 0;
};

/// What the summaries of sigma, rho and the half-life need room for.
struct NuisanceRoom {
  GridDensity density;
  std::vector<double> by_half_life;
  std::vector<double> log_mass, centre, row;                               ///< of the nodes
  std::vector<double> at, log_slope, logs, gap, inverse_gap, upper, bend;  ///< of the sigma axis, with those carried on
  std::vector<double> exponent, mass, slope, below;                        ///< of log sigma, all rho together
};

/// Everything that a fit needs room for; nothing in it outlives a fit but the memory. Test: gaussian_engine_test.cc,
/// which counts allocations.
struct GaussianBuffers {
  Instructions instructions = best_instructions();
  CrossProducts products;
  PriorConstants prior;
  GaussianGrid grid;
  GaussianSums sums;
  Moments moments;
  Profile profile;
  std::vector<int> order;           ///< index of the half-life in each lane
  std::vector<double> half_lives;   ///< of each lane
  std::vector<LaneEffect> effects;  ///< in order of half-life
  std::vector<double> weights, means, sds, ones;
  NuisanceRoom nuisance;
  double lane_step = 1;  ///< of log h between neighbours among the lanes of the last pass
};

/// Weighted mean and sd of a function of the index.
template <class Value>
std::pair<double, double> mean_and_sd(const std::vector<double>& mass, Value value) {
  double total = 0, mean = 0, square = 0;
  for (std::size_t i = 0; i < mass.size(); ++i) {
    total += mass[i];
    mean += mass[i] * value(i);
  }
  mean /= total;
  for (std::size_t i = 0; i < mass.size(); ++i) square += mass[i] * (value(i) - mean) * (value(i) - mean);
  return {mean, std::sqrt(square / total)};
}

}  // namespace titrate
