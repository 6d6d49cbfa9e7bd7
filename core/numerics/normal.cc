#include "numerics/normal.h"

#include <cmath>
#include <numbers>

#include "base/require.h"
#include "numerics/lanes.h"

namespace titrate {
namespace {

// Wichura's polynomials, numerator and denominator: about the middle, in the tails, and far out in them.
constexpr double middle_top[8] = {3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                                  1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                  3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr double middle_bottom[8] = {1.0,
                                     4.2313330701600911252e+1,
                                     6.8718700749205790830e+2,
                                     5.3941960214247511077e+3,
                                     2.1213794301586595867e+4,
                                     3.9307895800092710610e+4,
                                     2.8729085735721942674e+4,
                                     5.2264952788528545610e+3};
constexpr double tail_top[8] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                                3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                                2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double tail_bottom[8] = {1.0,
                                   2.05319162663775882187e0,
                                   1.67638483018380384940e0,
                                   6.89767334985100004550e-1,
                                   1.48103976427480074590e-1,
                                   1.51986665636164571966e-2,
                                   5.47593808499534494600e-4,
                                   1.05075007164441684324e-9};
constexpr double far_top[8] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                               2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                               2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double far_bottom[8] = {1.0,
                                  5.99832206555887937690e-1,
                                  1.36929880922735805310e-1,
                                  1.48753612908506148525e-2,
                                  7.86869131145613259100e-4,
                                  1.84631831751005468180e-5,
                                  1.42151175831644588870e-7,
                                  2.04426310338993978564e-15};

/// Always inlined, so that a loop over it is compiled for the instructions of its caller.
TITRATE_INLINE double ratio(double r, const double (&top)[8], const double (&bottom)[8]) {
  double a = top[7], b = bottom[7];
  for (int i = 6; i >= 0; --i) {
    a = a * r + top[i];
    b = b * r + bottom[i];
  }
  return a / b;
}

}  // namespace

double normal_density(double x) { return std::exp(-0.5 * x * x) * std::numbers::inv_sqrtpi / std::numbers::sqrt2; }

double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

double normal_quantile(double p) {
  require(p > 0 && p < 1, "a quantile is asked for a probability strictly between 0 and 1");
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) return q * ratio(0.180625 - q * q, middle_top, middle_bottom);
  double r = std::sqrt(-std::log(q < 0 ? p : 1 - p));
  const double x = r <= 5 ? ratio(r - 1.6, tail_top, tail_bottom) : ratio(r - 5, far_top, far_bottom);
  return q < 0 ? -x : x;
}

/// Middle and tail of every number, and then the one that counts; far out is rare enough for one after the other.
TITRATE_WIDE void normal_quantiles_of(const double* __restrict p, int count, double* __restrict to) {
  constexpr double far = 1.3887943864964021e-11;  // e^-25, where r is 5
  double farthest = 1;
#pragma omp simd reduction(min : farthest)
  for (int i = 0; i < count; ++i) {
    const double q = p[i] - 0.5, middle = q * ratio(0.180625 - q * q, middle_top, middle_bottom);
    const double end = q < 0 ? p[i] : 1 - p[i], r = __builtin_sqrt(-lanes::log(end));
    const double tail = ratio(r - 1.6, tail_top, tail_bottom);
    farthest = end < farthest ? end : farthest;
    to[i] = (q < 0 ? -q : q) <= 0.425 ? middle : q < 0 ? -tail : tail;
  }
  if (farthest >= far) return;
  for (int i = 0; i < count; ++i)
    if (p[i] < far || 1 - p[i] < far) to[i] = normal_quantile(p[i]);
}

}  // namespace titrate
