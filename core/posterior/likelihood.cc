#include "posterior/likelihood.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "numerics/lanes.h"

namespace titrate {
namespace {

constexpr int L = lane_count;

TITRATE_WIDE void exponential(int count, double factor, const double* eta, double* __restrict to,
                              double* __restrict also) {
  for (int i = 0; i < count; ++i) to[i] = also[i] = factor * lanes::exp(eta[i]);
}

TITRATE_WIDE void add_logistic(int rows, const double* cut, const double* eta, double* __restrict expected,
                               double* __restrict slope) {
  for (int i = 0; i < rows; ++i) TITRATE_EACH_LANE(l) {
      const double p = 1 / (1 + lanes::exp(cut[l] - eta[i * L + l]));
      expected[i * L + l] += p;
      slope[i * L + l] += p * (1 - p);
    }
}

constexpr int most_cuts = 64;

/// exp(x), kept where sums of two such numbers are still finite.
TITRATE_INLINE double safe_exp(double x) { return lanes::exp(x < -300 ? -300 : x > 300 ? 300 : x); }

/// L(eta - c) = e^eta / (e^eta + e^c) for every cut-point c: one exponential a day instead of one for each.
TITRATE_WIDE void ordinal_expected(int rows, int cuts, const double* cut, const double* eta,
                                   double* __restrict expected, double* __restrict slope) {
  double power[most_cuts * L];
  for (int c = 0; c < cuts; ++c) TITRATE_EACH_LANE(l) power[c * L + l] = safe_exp(cut[c * L + l]);
  for (int i = 0; i < rows; ++i) {
    double e[L];
    TITRATE_EACH_LANE(l) e[l] = safe_exp(eta[i * L + l]);
    for (int c = 0; c < cuts; ++c) TITRATE_EACH_LANE(l) {
        const double p = e[l] / (e[l] + power[c * L + l]);
        expected[i * L + l] += p;
        slope[i * L + l] += p * (1 - p);
      }
  }
}

}  // namespace

Likelihood likelihood_of(const Model& model, const std::vector<double>& y) {
  require(model.family != Family::gaussian, "a gaussian outcome has a closed form of its own");
  Likelihood likelihood;
  likelihood.family = model.family;
  likelihood.y = y;
  likelihood.levels = model.levels;
  if (model.family == Family::poisson)
    for (double value : y) likelihood.constant -= std::lgamma(value + 1);
  return likelihood;
}

void set_size(Likelihood& likelihood, double phi) {
  require(phi > 0, "a negative binomial has a size above zero");
  likelihood.size = phi;
  likelihood.constant = 0;
  for (double y : likelihood.y) {
    likelihood.constant -= std::lgamma(y + 1);
    // log Gamma(y + size) - log Gamma(size) - y log size; the sum does not cancel.
    if (y > 200)
      likelihood.constant += std::lgamma(y + phi) - std::lgamma(phi) - y * std::log(phi);
    else
      for (int j = 1; j < int(y); ++j) likelihood.constant += std::log1p(j / phi);
  }
}

void expected_outcome(const Likelihood& k, const double* cut, int rows, const double* eta, double* expected,
                      double* slope) {
  if (k.family == Family::poisson || k.family == Family::negative_binomial) {
    exponential(rows * L, 1, eta, expected, slope);
    return;
  }
  std::fill_n(expected, rows * L, 0.0);
  std::fill_n(slope, rows * L, 0.0);
  const double none[L] = {};
  if (k.family == Family::bernoulli) add_logistic(rows, none, eta, expected, slope);
  // E[y] = sum_k P(y > k) = sum_k L(eta - c_k)
  if (k.cuts() > 0) ordinal_expected(rows, k.cuts(), cut, eta, expected, slope);
}

}  // namespace titrate
