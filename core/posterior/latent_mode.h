#pragma once

#include <initializer_list>
#include <optional>
#include <vector>

#include "posterior/latent_kernels.h"

namespace titrate {

/// Are the factors of its likelihood logistic functions?
inline bool matches_moments(Family family) { return family == Family::bernoulli || family == Family::ordinal; }

/// The gaussian approximation of (u, border) given y and one (h, rho, sigma), a lane for each half-life (Laplace), and
/// the next order of the expansion (Shun & McCullagh 1995, JRSS B 57:749; Rue, Martino & Chopin 2009, JRSS B 71:319):
///
///     log p    += 1/8 sum l4_i V_ii^2 + 1/8 sum l3_i l3_j V_ii V_jj V_ij + 1/12 sum l3_i l3_j V_ij^3
///     mean     += 1/2 sum l3_i V_ii V_bi
///     variance += 1/2 sum l4_i V_ii V_bi^2 + 1/2 sum l3_i l3_j V_jj V_ij V_bi^2 + 1/2 sum l3_i l3_j V_ij^2 V_bi V_bj
///
/// with V the covariance of eta and b the effect. That is for counts. A yes or no and a rating leave the residuals so
/// open that the series fails where sigma is large: there the normal is the one of expectation propagation, which
/// starts at the mode (latent_sites_wide.h).
/// Edges: without a day the normal is the prior's; where no mode is found `settled` is false. Test: latent_test.cc.
class LatentMode {
 public:
  explicit LatentMode(const LatentData& data, Instructions instructions = best_instructions());

  /// A start far from any mode: the level of the data, no effect.
  void restart();
  /// Newton's method from wherever the last call ended, or where start_at() put it, until the last step was below
  /// `close_enough` (its squared length in posterior sds). The mode is then as close as the square of that; the
  /// curvature is that of the point before. `x` is [n * lane_count].
  void find(const ProcessPrecision& process, const double* x, double close_enough = 1e-8);
  /// After find(): the second order of the mode, or the moments in its place.
  void correct(const ProcessPrecision& process, const double* x);

  /// The moments from wherever the last call or start_at() put their mean and sites, without a mode unless that fails.
  void follow(const ProcessPrecision& process, const double* x, int rounds, bool halfway = false);

  /// A mode without its curvature: u and the border; or the sites, of which the mean follows: their precision and pull.
  struct Start {
    Rows first, second;
    bool known = false;
  };
  void keep_start(Start& start) const;
  /// The starts that the last walk over one group of lanes left, [rho][sigma]. The next finds their memory again: fresh
  /// memory for each cost a quarter of a fit of ratings.
  std::vector<Start>& room() { return room_; }
  /// The next search starts at a sum of these, each times its share.
  void start_at(std::initializer_list<const Start*> starts, std::initializer_list<double> shares);

  /// For the outcome's own scale, after correct() or follow(): fills `row` for its shares of the full dose.
  void outcome(const double* x, OutcomeRow& row);

  /// Of every lane: is log_p a number, and no more than days that are counted can have (0, but for the approximation)?
  bool plausible() const;
  double log_p[lane_count], mean[lane_count], variance[lane_count];  ///< log p(y | node); the effect given the node
  double constant[lane_count];                                       ///< of the prior's and the normal's determinants
  bool settled = false;
  /// The normal of the node: that of the mode, or, where moments are matched, of them after correct() or follow().
  const ModeState& normal() const { return moments_ ? *moments_ : state_; }
  const LatentKernels& kernels() const { return kernels_; }

 private:
  void match_moments(const ProcessPrecision& process, const double* x, int rounds, bool halfway = false);
  void match_from_a_mode(const ProcessPrecision& process, const double* x);
  void take_constants(const ProcessPrecision& process);

  const LatentData& data_;
  const LatentKernels& kernels_;
  ModeState state_;
  SecondOrder more_;
  std::optional<ModeState> moments_;  ///< of families whose moments are matched
  std::vector<Start> room_;
  double prior_ = 0;  ///< log densities at their centres: of u and of the border
};

}  // namespace titrate
