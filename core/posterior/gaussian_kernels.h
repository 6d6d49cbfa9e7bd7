#pragma once

#include "numerics/lanes.h"

namespace titrate {

/// Half-lives come in multiples of this: whole registers, or halves of one that holds eight.
constexpr int lane_unit(Instructions instructions) { return instructions == Instructions::plain ? 2 : 4; }

/// Fits may be asked for under two priors on the effect, which share everything but the last elimination.
inline constexpr int most_effects = 2;

/// A prior on the effect, N(mean, 1 / precision), as the kernel sees it.
struct EffectInput {
  double mean, precision;
  double shared;     ///< log of what every node's weight has in common
  double reference;  ///< log weights are counted from here
  int sigma_count;   ///< nodes of the sigma axis, from its first
};

/// One pass over the nodes, as the kernel sees it: where the data lie, where the nodes lie, where the sums go.
/// `gaussian_grid.h` says what the letters mean.
struct PassInput {
  // data: CrossProducts
  int columns, rows, padded, gaps, observed;
  const int *gap, *pairs;
  const double *f_ends, *f_dd, *f_tt;
  const double *x_ends, *x_dd, *x_tt;
  int x_stride;  ///< lanes that x_... hold
  int lanes;     ///< lanes that are used, from the first; a multiple of lane_unit()
  // nodes
  int rho_count, rho_low, sigma_count, sigma_low;  ///< sigma_count: the most that any effect wants
  double rho_step, rho_centre, rho_scale, rho_tilt, sigma_step, sigma_scale;
  const double *curve_x, *curve_y;
  int curve_count;
  const double* lane_factor;  ///< [lanes] prior density times step; 0: not a lane
  // priors
  bool dependent;
  double rho_a, rho_b, rho_constant;
  double degrees_of_freedom;  ///< 0: half-normal
  double sigma_scale_prior, sigma_constant, lowest_log_sigma;
  const double* prior_precision;  ///< [columns]
  int effects;
  EffectInput effect[most_effects];
  int rho_parts, sigma_parts;  ///< parts of the axes that are summed apart
  int profile_lane;            ///< of x, that a profile takes
};

/// Beyond |phi| = 10 lies 2e-9 of a uniform prior on rho, and double precision cannot tell observations apart that are
/// fewer than the coefficients: those nodes do not count.
constexpr double phi_limit = 10;

constexpr int sums_per_part = 7;  ///< w, wv, wv^2, wv^3, wm, wmv, wm^2 with v the variance over that of the prior

struct EffectOutput {
  double* sums;      ///< [rho_parts][sigma_parts][sums_per_part][lanes]
  double* row_mass;  ///< [rho_count][its sigma_count]
  double largest;    ///< the largest log weight but for the lane's factor and the square root of the variance
};

struct PassOutput {
  // scratch; with r registers of rho values at once, [r] is [width]
  double *phi, *of_rho;       ///< [rho padded]
  double* shares;             ///< [gaps][2][rho padded] 1 / (4 t_g) and t_g / 4
  double *stretched, *slope;  ///< [sigma padded] of the sigma axis: where, and log of how far apart
  double* q;                  ///< [(rows + 2) (rows + 3) / 2][r] lower triangle of F, y; of F, x, y in a profile
  double *l, *e, *f, *c, *precision;  ///< [columns^2][sigma][r]; [columns][sigma][r] twice; [sigma][r] twice
  double *white_x, *w;                ///< [columns + 2][8], [columns][8]
  double* row_lanes;                  ///< [effects][sigma][8]
  // results
  EffectOutput effect[most_effects];
  double *profile_weight, *profile_log_sigma, *profile_freedom;  ///< [rho padded]
  // when every node is wanted, of one effect, [rho][sigma][lanes], and the factors, [rho][sigma][columns^2 + 2 columns]
  double *weight, *mean, *variance, *factors;
};

/// The inner loops, once for each instruction set. Test: gaussian_engine_test.cc, which compares the sets.
struct Kernels {
  void (*expose)(const double* dose, int days, const double* keep, int lanes, double* x);
  void (*cross)(const int* later, int gap, int pairs, const double* z, int lanes, const double* difference,
                const double* sum, int stride, int rows, bool self, double* dd, double* tt);
  void (*pass)(const PassInput& in, PassOutput& out);
  void (*profile)(const PassInput& in, PassOutput& out);
  void (*reduce)(const double* sums, int lanes, double scale, const double* lane_scale, double* weights, double* means,
                 double* sds);
};

const Kernels& kernels_for(Instructions instructions);

}  // namespace titrate
