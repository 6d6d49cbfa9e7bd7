#include "numerics/arrays.h"

#include "numerics/lanes.h"

namespace titrate {

TITRATE_WIDE void exponentials_of(const double* values, int count, double* to) {
#pragma omp simd
  for (int i = 0; i < count; ++i) to[i] = lanes::exp(values[i]);
}

TITRATE_WIDE void add_exponentials_of(const double* values, int count, double* to) {
#pragma omp simd
  for (int i = 0; i < count; ++i) to[i] += lanes::exp(values[i]);
}

TITRATE_WIDE void logarithms_of(const double* values, int count, double* to) {
#pragma omp simd
  for (int i = 0; i < count; ++i) to[i] = lanes::log(lanes::larger(values[i], 1e-300));
}

}  // namespace titrate
