#pragma once

#include <span>
#include <vector>

#include "model/model.h"
#include "numerics/axis.h"
#include "posterior/cross_products.h"
#include "posterior/gaussian_kernels.h"

namespace titrate {

/// A curve through (x, y) points: linear between them and beyond them along the end pieces. One point: constant.
struct Curve {
  std::vector<double> x, y;
  double at(double where) const;
};

/// Where the nodes lie. The trapezoid rule over a whole line converges exponentially in the step for smooth densities,
/// so each variable is mapped to a line on which the posterior is about a standard normal:
///
///     log h     = log_h_first + index * log_h_step                (a lane each)
///     atanh rho = phi = rho_centre + rho_scale * tilted(u)
///     log sigma = sigma_centre(phi) + sigma_scale * stretch(v)    (a shear along rho: the ridge is removed)
///
/// with stretch(u) = sinh(0.35 u) / 0.35, which follows the exponential tails of phi as rho approaches 1, and
///
///     tilted(u) = (sinh(0.35 u + d) - sinh d) / (0.35 cosh d),   rho_tilt = e^d
///
/// the same map begun away from its middle, whose tails grow unlike each other (Jones & Pewsey 2009): where dependence
/// is strong, phi falls off steeply below and slowly above.
/// A tilt of 1 is stretch(u). `rho_middle` is the u about which the posterior should lie.
struct GaussianGrid {
  double log_h_first = 0, log_h_step = 1;
  int lanes = 1;  ///< half-lives
  double rho_centre = 0, rho_scale = 1, rho_tilt = 1, rho_middle = 0;
  Axis rho;
  Curve sigma_centre;
  double sigma_scale = 1;
  Axis sigma;
  int sigma_beyond = 0;                ///< nodes more at the upper end, for the second of two priors on the effect
  int rho_parts = 2, sigma_parts = 1;  ///< parts of the axes whose sums are kept apart

  int nodes() const { return lanes * rho.count() * sigma.count(); }
  int parts() const { return rho_parts * sigma_parts; }
  double phi_of(double u) const;
  double log_sigma_of(double phi, double v) const;
};

/// What depends on the model and on how many observations there are.
struct PriorConstants {
  double rho_a = -1, rho_b = -1, rho = 0;
  double degrees_of_freedom = -1, scale = -1, sigma = 0;
  double reference = 0;
  std::vector<double> precision;  ///< of the fixed columns
  int effects = 1;
  EffectInput effect[most_effects];  ///< `reference` is where the last pass found the largest weight: anything will do
};
/// `effects` are the priors on the effect under which the posterior is wanted, in place of the model's.
void prior_constants_of(const Model& model, std::span<const NormalPrior> effects, int observed, PriorConstants& out);

/// The joint posterior under one prior on the effect, in sums over the nodes. Lanes are in the order of the products.
struct EffectSums {
  int sigma_count = 0;
  Aligned sums;                      ///< [rho_parts][sigma_parts][sums_per_part][lanes]
  std::vector<double> by_rho_sigma;  ///< [rho][sigma], sums to 1
  std::vector<double> by_rho, by_sigma, by_lane;
  double log_evidence = 0;
  bool has_mass = true;  ///< false: every node underflowed, and the shares are no numbers
};

/// The same under each prior, and when they are kept (of the first) the nodes themselves.
struct GaussianSums {
  int lanes = 0;  ///< padded
  EffectSums effect[most_effects];
  std::vector<double> weight, mean, variance;  ///< [rho][sigma][lanes]; empty unless kept
  std::vector<double> factors;                 ///< [rho][sigma]: L, D^-1 / sigma^2, D^-1 z
  Aligned shares;                              ///< [gaps][2][rho padded] 1 / (4 t_g) and t_g / 4
  Aligned scratch, lane_factor;
};

/// Evaluates every node. `sums.lane_factor` is the prior's share of each lane of the products, 0 where a lane is
/// padding; the first `lanes` of them are used. Edges: without observations the sums are the prior's. Source:
/// docs/mathematics.md, section 2. Test: gaussian_test.cc, gaussian_engine_test.cc.
void evaluate(const Model& model, PriorConstants& prior, const CrossProducts& products, const GaussianGrid& grid,
              int lanes, bool keep, Instructions instructions, GaussianSums& sums);

/// What the posterior looks like along the rho axis at one half-life, with sigma where it is best.
struct Profile {
  std::vector<double> phi, mass, log_sigma, freedom;  ///< [rho]; mass is scaled to a largest of 1
};
/// The grid says where along rho, and where to look for sigma first. Under the first prior on the effect. Where
/// log weights are best counted from goes into `prior`.
void profile(const Model& model, PriorConstants& prior, const CrossProducts& products, const GaussianGrid& grid,
             int lane, Instructions instructions, GaussianSums& scratch, Profile& out);

/// Means, counted from the prior mean, and variances of one fixed column's coefficient given the node;
/// [rho][sigma][lane].
struct ColumnNodes {
  std::vector<double> mean, variance;
};
std::vector<ColumnNodes> evaluate_columns(const CrossProducts& products, const GaussianGrid& grid,
                                          const GaussianSums& sums);

}  // namespace titrate
