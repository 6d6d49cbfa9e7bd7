// No #pragma once: a file of kernels includes this once for every instruction set, with TITRATE_SET naming the
// namespace and TITRATE_WIDTH the doubles in one register, inside the target pragma of that set (lanes.h).
//
// Vector types are used instead of plain loops because a whole node lives in registers; they are compiled under the
// pragma because a vector wider than the target's registers is taken apart before it is inlined (measured: ten times
// slower). Test: those of each kernel compare the sets (gaussian_engine_test.cc, latent_test.cc, mixture_test.cc).

namespace titrate::TITRATE_SET {

typedef double V __attribute__((vector_size(8 * TITRATE_WIDTH)));
typedef double Loose __attribute__((vector_size(8 * TITRATE_WIDTH), aligned(8), may_alias));
typedef std::uint64_t Bits __attribute__((vector_size(8 * TITRATE_WIDTH)));
typedef V Value;
constexpr int width = TITRATE_WIDTH;

TITRATE_INLINE V every(double value) { return value - V{}; }
TITRATE_INLINE Bits bits_of(V x) { return reinterpret_cast<Bits>(x); }
TITRATE_INLINE V value_of(Bits bits) { return reinterpret_cast<V>(bits); }
TITRATE_INLINE V load(const double* from) { return *reinterpret_cast<const Loose*>(from); }
TITRATE_INLINE void store(double* to, V value) { *reinterpret_cast<Loose*>(to) = value; }
TITRATE_INLINE V larger(V a, V b) { return a < b ? b : a; }
TITRATE_INLINE V smaller(V a, V b) { return b < a ? b : a; }
TITRATE_INLINE double sum_of(V v) {
  double sum = 0;
  for (int i = 0; i < width; ++i) sum += v[i];
  return sum;
}
TITRATE_INLINE double largest_of(V v) {
  double most = v[0];
  for (int i = 1; i < width; ++i) most = v[i] > most ? v[i] : most;
  return most;
}
TITRATE_INLINE V square_root(V v) {
  V root;
  for (int i = 0; i < width; ++i) root[i] = __builtin_sqrt(v[i]);
  return root;
}

#include "numerics/elementary.h"

}  // namespace titrate::TITRATE_SET
