#pragma once

#include <vector>

#include "posterior/likelihood.h"

namespace titrate {

/// A latent AR(1) model in the layout that its inner loops want: observed days only, the half-life in lanes.
///
///     eta_i = F_i' fixed + x_i(h) effect + u_i,     u AR(1) over the exact gaps between observed days
///
/// The border is everything linear or nearly so: the parameters of the cut-points (the middle one, then the log gaps
/// from below), the fixed columns, and the effect as the last.
struct LatentData {
  Likelihood likelihood;
  int n = 0, cuts = 0, fixed = 0, border = 0;
  std::vector<int> gap;                             ///< [n] days since the observation before; the first is not used
  std::vector<std::size_t> day;                     ///< [n] index into the series
  std::vector<double> columns;                      ///< [n * fixed]
  std::vector<double> prior_mean, prior_precision;  ///< [border]
  std::vector<int> days_in_category;                ///< ordinal
  int middle = 0;                                   ///< ordinal: index of the cut-point that the middle prior is on
};

LatentData latent_data_of(const Model& model, const Series& series, double phi);

/// The cut-points, [(levels - 1) * lane_count], from their parameters.
void cut_points_of(const LatentData& data, const double* parameters, double* cut);

/// x(h) on the observed days, [n * lane_count], and the block contrast of x, [lane_count]. No half-lives: the dose of
/// the day, in every lane.
struct LaneExposure {
  std::vector<double> x, contrast;
};
LaneExposure lane_exposure(const LatentData& data, const Series& series, const std::vector<double>& half_lives);

/// The precision of u over the observed days: tridiagonal.
struct ProcessPrecision {
  std::vector<double> diagonal, off;  ///< off[i] couples i - 1 and i
  double log_det = 0;
};
/// rho = tanh phi; `dependent` false means independent days. Nothing cancels as rho approaches 1.
ProcessPrecision process_precision(const LatentData& data, bool dependent, double phi, double sigma);

/// The gaussian approximation of (u, border) given y and one (h, rho, sigma), a lane for each half-life (Laplace), and
/// the next order of the expansion (Shun & McCullagh 1995, JRSS B 57:749; Rue, Martino & Chopin 2009, JRSS B 71:319):
///
///     log p    += 1/8 sum l4_i V_ii^2 + 1/8 sum l3_i l3_j V_ii V_jj V_ij + 1/12 sum l3_i l3_j V_ij^3
///     mean     += 1/2 sum l3_i V_ii V_bi
///     variance += 1/2 sum l4_i V_ii V_bi^2 + 1/2 sum l3_i l3_j V_jj V_ij V_bi^2 + 1/2 sum l3_i l3_j V_ij^2 V_bi V_bj
///
/// with V the covariance of eta and b the effect. For ordinal outcomes the cut-points' own curvature is not in these
/// sums; there V is taken given the border and only log p is corrected.
class LatentMode {
 public:
  explicit LatentMode(const LatentData& data);

  /// A start far from any mode: the level of the data, no effect.
  void restart();
  /// Newton's method from wherever the last call ended, until the last step was below `close_enough` (its squared
  /// length in posterior sds); the error that is left is of the order of that number. `x` is [n * lane_count].
  void find(const ProcessPrecision& process, const double* x, double close_enough = 1e-8);
  void correct(const double* x);
  /// Starts the next search where the last two modes, at equally spaced sigmas, point to. Call it after each find() of
  /// a row; `first` forgets what came before.
  void lean_on(bool first);

  /// What a node says about eta on each day, after correct(): for the outcome's own scale (outcome_scale.h).
  struct Spread {
    std::vector<double> without_dose;  ///< [n * lane_count] eta less the dose's part
    std::vector<double> residual;      ///< [n * lane_count] its variance, given the effect
    std::vector<double> with_effect;   ///< [n * lane_count] how it moves against the effect
    std::vector<double> factors;  ///< [n * border * lane_count] q: covariance T^-1 + q . q, given the effect all but
                                  ///< the last
  };
  Spread spread(const double* x) const;

  double log_p[lane_count], mean[lane_count], variance[lane_count];  ///< log p(y | node); the effect given the node
  double constant[lane_count];                                       ///< log p less the log joint density at the mode
  bool settled = false;
  const std::vector<double>& cut() const { return cut_; }
  const std::vector<double>& jacobian() const { return jacobian_; }  ///< [cut][parameter][lane]

  // The approximation itself, for draws and for the outcome's own scale.
  std::vector<double> u;           ///< [n * lane_count] mode
  std::vector<double> border;      ///< [border * lane_count] mode
  std::vector<double> pivot;       ///< [n * lane_count] of T = L D L', T = Q + diag(-l'')
  std::vector<double> link;        ///< [n * lane_count] L_{i, i-1}
  std::vector<double> eliminated;  ///< [n * border * lane_count] L^-1 R, R the coupling of u and the border
  std::vector<double> schur;       ///< [border * border * lane_count] S = M E M', M unit lower triangular below the
                                   ///< diagonal, E on it
 private:
  void assemble(const ProcessPrecision& process, const double* x);

  const LatentData& data_;
  std::vector<double> eta_, first_, weight_, above_, below_, cut_, cut_slope_, cross_, jacobian_, gradient_u_, forward_,
      right_, step_u_, step_border_, gap_first_, gap_second_, gradient_border_, last_u_, last_border_, step_eta_,
      shift_, density_, tensor_, q_;
  double value_[lane_count];
};

}  // namespace titrate
