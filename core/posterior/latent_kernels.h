#pragma once

#include <vector>

#include "numerics/lanes.h"
#include "posterior/latent_data.h"

namespace titrate {

/// The gaussian approximation of (u, border) at one (h, rho, sigma), and what Newton's method needs to find it. Rows of
/// lane_count values, a lane for each half-life.
///
///     T = Q + diag(-l'') = L D L',  R the coupling of u and the border,  S = B - R' T^-1 R = M E M'
struct ModeState {
  explicit ModeState(const LatentData& data, bool by_moments = false);

  Rows u, border;      ///< [n], [border]: the mode
  Rows eta, cut, gap;  ///< [n], [cuts], [cuts] at the mode; gap[j] lies below cut[j]
  Rows inverse, link;  ///< [n] of D, and L_{i, i-1}
  Rows eliminated;     ///< [n * border] L^-1 R
  Rows schur;          ///< [border * border] M below the diagonal, E on it; nothing above it
  Rows third, fourth;  ///< [n] derivatives of log p(y | eta)
  Rows step_eta;       ///< [n] of eta, in the last step
  Rows q;              ///< [n * border], after factors()

  /// Expectation propagation instead of Laplace (latent_sites_wide.h): the mean instead of the mode, the gaps between
  /// cut-points in the border instead of their logarithms, `gap` all ones, and for each factor of the likelihood a site
  /// exp(pull s - precision s^2 / 2): [2 n] of a rating (the cut above the day, the one below), [n] of yes or no, then
  /// [cuts] of the gaps.
  bool by_moments = false;
  Rows site_precision, site_pull;
  Rows site_variance;  ///< of what each site is of, after match_moments()
  Rows cut_factor;     // room: [cuts * border]

  Rows tensor;                                 // room for second_order()
  Rows first, weight, above, forward, step_u;  // and for newton(): [n]
  Rows right;                                  // [border]
};

/// Sites of the days' own, which come before those of the gaps.
inline int sites_of_days(const LatentData& data) { return data.cuts > 0 ? 2 * data.n : data.n; }

/// What the second order of the expansion adds (latent_mode.h), and the shift of each eta, [n].
struct SecondOrder {
  explicit SecondOrder(int n);

  double log_p[lane_count], mean[lane_count], variance[lane_count];
  Rows shift;
  Rows z_diagonal, with_effect, scaled;  // [n] room: of T^-1; covariance with the effect; l3 V
  std::vector<int> reach;                ///< [n] given: the first earlier day that still matters to it
};

/// The effect on the outcome's own scale at one row of nodes (outcome_scale.h), for one or two shares of the full dose.
struct OutcomeRow {
  /// The normal of the effect in three narrower ones, each with half of its variance: the same first five moments.
  static constexpr int pieces = 3;
  static constexpr double at[pieces] = {-1.2247448713915890, 0, 1.2247448713915890};  // sqrt(3/2)
  static constexpr double weight[pieces] = {1.0 / 6, 2.0 / 3, 1.0 / 6};

  int shares = 1;
  const double* share[2];                       ///< [lane_count] each
  const double *effect_mean, *effect_variance;  ///< [lane_count]
  const double* shift;                          ///< [n] of eta, from the mode to the mean
  double mean[2][pieces][lane_count], sd[2][pieces][lane_count];
  Rows difference;  // [2 * n] room
};

/// The inner loops, written in vector types and compiled once for each instruction set (numerics/wide.h).
/// Test: latent_test.cc, which compares the sets and holds the fits against dense quadrature.
struct LatentKernels {
  /// The gaps and the cut-points, [cuts * lane_count], from their parameters.
  void (*cut_points_of)(const LatentData& data, const double* parameters, double* gap, double* cut);
  /// eta and the cut-points from u and the border. `x` is [n * lane_count].
  void (*predict)(const LatentData& data, const double* x, ModeState& state);
  /// One step of Newton's method, or the part of it that is not too far: `decrement` [lane_count] is its squared length
  /// in posterior sds, `log_det` log |T| + log |S| before it. By moments it is the whole step, to the sites' mean.
  void (*newton)(const LatentData& data, const ProcessPrecision& process, const double* x, ModeState& state,
                 double* decrement, double* log_det);
  /// log p(y | eta), [lane_count]; the third and fourth derivatives in eta where they are asked for.
  void (*log_likelihood)(const Likelihood& likelihood, const int* category, const double* cut, const double* eta,
                         double* value, double* third, double* fourth);
  /// Adds the log prior densities of u and the border, without their constants, and what the days say of ordinal gaps;
  /// or leaves out both of the gaps.
  void (*add_log_priors)(const LatentData& data, const ProcessPrecision& process, const double* u, const double* border,
                         bool gaps, double* value);
  /// state.q, such that T^-1 + q_i . q_j is the covariance of eta.
  void (*factors)(const LatentData& data, const double* x, ModeState& state);
  /// From state.q. The curvature of the last step's start is carried to its end besides.
  void (*second_order)(const LatentData& data, const double* inverse_last, ModeState& state, SecondOrder& result);
  /// Mean and sites from a mode and the likelihood's own curvature there.
  void (*start_sites)(const LatentData& data, const ModeState& mode, ModeState& state);
  /// Each site such that mean and variance are those with the likelihood's factor in its place. `log_factor`: the sum
  /// of the logs of the factors' means, before.
  void (*match_moments)(const LatentData& data, ModeState& state, double* log_factor);
  /// The outcome's own scale, from state.q besides.
  void (*outcome)(const LatentData& data, const double* x, const ModeState& state, OutcomeRow& row);
};
const LatentKernels& latent_kernels_for(Instructions instructions);

}  // namespace titrate
