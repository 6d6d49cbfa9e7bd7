// No #pragma once: mixture_kernels.cc has this for every instruction set (each_set.h).

#include "numerics/wide.h"

namespace titrate::TITRATE_SET {

constexpr double root_of_half_over_pi = 0.3989422804014327;  // 1 / sqrt(2 pi)

/// exp(-z^2 / 2), and beyond 24 standard deviations what it is there: nothing that anybody sees, but times a weight it
/// stays a normal number, and the machine is fifty times slower at others.
TITRATE_INLINE V bell_of(V z) { return exp_below(larger(-0.5 * z * z, every(-300.0))); }

/// One point; a register holds several components.
void at_one(double x, const double* weights, const double* means, const double* inverse_sds, int count, double* cdf,
            double* density) {
  V sum = V{}, slope = V{};
  int i = 0;
  for (; i + width <= count; i += width) {
    const V inverse = load(inverse_sds + i), weight = load(weights + i), z = (x - load(means + i)) * inverse;
    const V bell = root_of_half_over_pi * bell_of(z);
    sum += weight * normal_cdf(z, bell);
    slope += weight * inverse * bell;
  }
  V inverse = V{}, weight = V{}, mean = V{};
  for (int k = 0; i < count; ++i, ++k) {
    inverse[k] = inverse_sds[i];
    weight[k] = weights[i];
    mean[k] = means[i];
  }
  const V z = (x - mean) * inverse, bell = root_of_half_over_pi * bell_of(z);
  *cdf = sum_of(sum + weight * normal_cdf(z, bell));
  *density = sum_of(slope + weight * inverse * bell);
}

/// Eight points; a register holds several of them.
void at_eight(const double* x, const double* weights, const double* means, const double* inverse_sds, int count,
              double* cdf, double* density) {
  constexpr int registers = 8 / width;
  V at[registers], sum[registers], slope[registers];
  for (int r = 0; r < registers; ++r) {
    at[r] = load(x + r * width);
    sum[r] = slope[r] = V{};
  }
  for (int i = 0; i < count; ++i)
    for (int r = 0; r < registers; ++r) {
      const V z = (at[r] - means[i]) * inverse_sds[i], bell = bell_of(z);
      sum[r] += normal_cdf(z, bell * root_of_half_over_pi) * weights[i];
      slope[r] += bell * (weights[i] * inverse_sds[i]);
    }
  for (int r = 0; r < registers; ++r) {
    store(cdf + r * width, sum[r]);
    store(density + r * width, slope[r] * root_of_half_over_pi);
  }
}

constexpr MixtureKernels kernels{at_one, at_eight};

}  // namespace titrate::TITRATE_SET
