#pragma once

#include "model/model.h"
#include "posterior/fit.h"
#include "posterior/gaussian_buffers.h"

namespace titrate {

/// The halving check, one number for each axis, which costs nothing new: how far what every other node says lies from
/// what the nodes between them say. Spikes between the nodes, and an axis that is mapped badly in one corner, show here
/// and in nothing else. The error of all nodes together is far smaller.
struct Combs {
  double half_life = 0;  ///< of the distribution function of the effect
  double rho = 0;        ///< of the mass
  double sigma = 0;      ///< of the mass at each rho
};

/// How fine a grid is, and when its answer is good enough. Source of the numbers: measured on the stress set of
/// gaussian_stress_test.cc, which tests them; docs/mathematics.md, section 2, says what each is for.
struct Fineness {
  int lanes;
  double half_life_reach;  ///< in prior sds of log h
  Axis rho, sigma;
  double rho_tail, sigma_tail, lane_tail;  ///< most that may lie beyond an outermost node
  Combs comb;                              ///< most that they may be
  double least_spread = 0.72;              ///< of the half-life, in steps
  double largest_jump = 1.2;               ///< of the effect between neighbouring half-lives, in its own sds
};

/// Where a fit starts. With few observations little is near normal: the scale has a long tail, and where nearly every
/// observation has a coefficient of its own the posterior of the half-life has spikes.
Fineness fineness_of(Accuracy accuracy, int observed);

/// What most series of a usual length get by with. What fails its certificate is mended once; what fails then goes to
/// the standard grid.
inline constexpr Fineness quick{12, 3.4, {1.0, -3, 4}, {1.2, -2, 2}, 5e-4, 4.5e-3, 2e-3, {0.15, 0.08, 0.15}, 1.0, 1.2};
/// Where rough accuracy starts, with short series too. What fails goes to the quick grid, and from there as above.
inline constexpr Fineness rough{8, 3.0, {1.0, -3, 4}, {1.2, -2, 2}, 5e-4, 4.5e-3, 6e-3, {0.25, 0.08, 0.15}, 0.8, 1.3};
inline constexpr int light_rounds = 2;
inline constexpr int few_observations = 60, very_few_observations = 40, fewest_observations = 20;

/// What a certificate looks at, in the grid's own coordinates.
struct Certificate {
  bool rho_low = true, rho_high = true, sigma_low = true, sigma_high = true, lanes_low = true, lanes_high = true;
  bool centred = true;  ///< the mapped variables are about standard
  bool dense = true;    ///< the half-life nodes are close enough to each other
  bool half_life_smooth = true, rho_smooth = true, sigma_smooth = true;  ///< no comb on that axis
  double edge_mass = 0;
  GridChecks checks() const {
    return {rho_low && rho_high && sigma_low && sigma_high && lanes_low && lanes_high, centred && dense,
            half_life_smooth && rho_smooth && sigma_smooth};
  }
  bool good() const { return checks() == GridChecks{}; }
};

/// Looks at what the last pass over the nodes says under one prior on the effect; all half-lives must have been in it.
Certificate certify(const Model& model, const NormalPrior& prior, const EffectSums& sums, const Fineness& fine,
                    GaussianBuffers& b);

/// The fineness that mends what the certificate found.
Fineness mended(Fineness fine, const Certificate& c);

}  // namespace titrate
