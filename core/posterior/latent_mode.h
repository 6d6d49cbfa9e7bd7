#pragma once

#include <initializer_list>
#include <optional>
#include <vector>

#include "posterior/latent_kernels.h"

namespace titrate {

/// The gaussian approximation of (u, border) given y and one (h, rho, sigma), a lane for each half-life (Laplace), and
/// the next order of the expansion (Shun & McCullagh 1995, JRSS B 57:749; Rue, Martino & Chopin 2009, JRSS B 71:319):
///
///     log p    += 1/8 sum l4_i V_ii^2 + 1/8 sum l3_i l3_j V_ii V_jj V_ij + 1/12 sum l3_i l3_j V_ij^3
///     mean     += 1/2 sum l3_i V_ii V_bi
///     variance += 1/2 sum l4_i V_ii V_bi^2 + 1/2 sum l3_i l3_j V_jj V_ij V_bi^2 + 1/2 sum l3_i l3_j V_ij^2 V_bi V_bj
///
/// with V the covariance of eta and b the effect. For ordinal outcomes the cut-points' own curvature is not in these
/// sums. There V is taken given the border, only log p is corrected, and the effect's mean and variance are those of
/// its marginal density by Laplace's method (Tierney & Kadane 1986, JASA 81:82), which is evaluated at the three nodes
/// of a Gauss-Hermite rule: everything else at its mode given the effect.
class LatentMode {
 public:
  explicit LatentMode(const LatentData& data);

  /// A start far from any mode: the level of the data, no effect.
  void restart();
  /// Newton's method from wherever the last call ended, or where start_at() put it, until the last step was below
  /// `close_enough` (its squared length in posterior sds). The mode is then as close as the square of that; the
  /// curvature is that of the point before. `x` is [n * lane_count].
  void find(const ProcessPrecision& process, const double* x, double close_enough = 1e-8);
  void correct(const ProcessPrecision& process, const double* x);

  /// A mode without its curvature.
  struct Start {
    Rows u, border;
  };
  Start start() const { return {state_.u, state_.border}; }
  /// The next search starts at a sum of modes, each times its share.
  void start_at(std::initializer_list<const Start*> modes, std::initializer_list<double> shares);

  /// For the outcome's own scale, after correct(): fills `row` for its shares of the full dose.
  void outcome(const double* x, OutcomeRow& row);

  double log_p[lane_count], mean[lane_count], variance[lane_count];  ///< log p(y | node); the effect given the node
  double constant[lane_count];                                       ///< log p less the log joint density at the mode
  bool settled = false;
  const ModeState& state() const { return state_; }

 private:
  void correct_along_effect(const ProcessPrecision& process, const double* x);

  const LatentData& data_;
  ModeState state_;
  SecondOrder more_;
  std::optional<ModeState> aside_;  ///< ordinal: the mode given an effect
  double prior_ = 0;                ///< log densities at their centres: of u and of the border
};

}  // namespace titrate
