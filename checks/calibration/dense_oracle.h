#pragma once

#include <array>

#include "model/model.h"

namespace titrate::calibration {

/// The posterior of the effect of a gaussian model by dense quadrature, far more nodes than are needed: what fits are
/// judged by. It shares no code with the engine (it includes the model's description and the standard library), and no
/// formula but Bayes' rule and the trapezoid:
///
///     the days are whitened one after the other, (y_t - rho^g y_s) / sqrt(1 - rho^2g), with their exact gaps; the
///     regression, priors as further rows, is solved by Householder's reflections, never by normal equations; plain
///     equal steps of log half-life, atanh rho and log sigma, in a box that coarse grids of its own narrow down until
///     everything outside is e^-24 of the peak; steps are halved, each axis for itself, until leaving out every second
///     value of any axis moves the distribution function by less than 5e-5 and the log evidence by less than 3e-4.
///     Every node keeps its own normal.
///
/// The trapezoid rule on such an integrand converges exponentially: halving the steps squares its error at least
/// (Trefethen & Weideman 2014), so what remains is about the square of what leaving out every second value moves, told
/// as `halving`.
/// Needs rho and a half-life, neither drift nor saturation. Test: dense_oracle_test.cc, against gaussian_oracle.h,
/// which writes out the covariance matrix, and against closed forms.
struct DensePosterior {
  static constexpr int points = 81;
  double mean = 0, sd = 0, log_evidence = 0;
  std::array<double, points> below{};  ///< P(effect < place(k))
  double halving = 0;                  ///< the most that the coarser rule of any axis moves any of them
  long nodes = 0;
  bool settled = false;  ///< `halving` is as small as it was to be

  double place(int k) const { return mean + 0.1 * (k - points / 2) * sd; }
};
/// `extra` halvings of every step beyond those: how right it was.
DensePosterior dense_posterior(const Model& model, const Series& series, int extra = 0);

}  // namespace titrate::calibration
