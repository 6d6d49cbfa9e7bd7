// No #pragma once: a file of kernels includes this once for every instruction set, with TITRATE_SET naming the
// namespace and TITRATE_WIDTH the doubles in one register, inside the target pragma of that set (lanes.h).
//
// Vector types are used instead of plain loops because a whole node lives in registers; they are compiled under the
// pragma because a vector wider than the target's registers is taken apart before it is inlined (measured: ten times
// slower). The arithmetic is that of lanes.h.

namespace titrate::TITRATE_SET {

typedef double V __attribute__((vector_size(8 * TITRATE_WIDTH)));
typedef double Loose __attribute__((vector_size(8 * TITRATE_WIDTH), aligned(8), may_alias));
typedef std::uint64_t Bits __attribute__((vector_size(8 * TITRATE_WIDTH)));
constexpr int width = TITRATE_WIDTH;

TITRATE_INLINE V all(double value) { return value - V{}; }
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

/// exp(x) for -708 <= x <= 709, as lanes::exp, the polynomial by halves (Estrin): less waiting for the last term.
TITRATE_INLINE V exp_below(V x) {
  constexpr double shift = 6755399441055744.0;  // 1.5 * 2^52
  const V shifted = x * 0x1.71547652b82fep0 + shift;
  const V n = shifted - shift;
  const V r = (x - n * 0x1.62e42fefa3800p-1) - n * 0x1.ef35793c76730p-45;
  const V r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
  const V a = (r * (1.0 / 6.0) + 0.5) * r2 + (r + 1.0);
  const V b = (r * (1.0 / 5040.0) + 1.0 / 720.0) * r2 + (r * (1.0 / 120.0) + 1.0 / 24.0);
  const V c = (r * (1.0 / 39916800.0) + 1.0 / 3628800.0) * r2 + (r * (1.0 / 362880.0) + 1.0 / 40320.0);
  const V d = r * (1.0 / 6227020800.0) + 1.0 / 479001600.0;
  const V p = (d * r4 + c) * r8 + (b * r4 + a);
  return reinterpret_cast<V>(reinterpret_cast<Bits>(p) + (reinterpret_cast<Bits>(shifted) << 52));
}

TITRATE_INLINE V exp(V x) { return exp_below(smaller(larger(x, all(-708.0)), all(709.0))); }

/// As lanes::log.
TITRATE_INLINE V log(V x) {
  constexpr std::uint64_t one = 0x3ff0000000000000u, low = 0x3fe6a09e667f3bcdu;  // 1, sqrt(1/2)
  const Bits bits = reinterpret_cast<Bits>(x);
  const Bits biased = (bits + (one - low)) >> 52;  // k + 1023
  const V k = reinterpret_cast<V>(biased | 0x4330000000000000u) - (4503599627370496.0 + 1023.0);
  const V m = reinterpret_cast<V>(bits - (biased << 52) + one);
  const V s = (m - 1.0) / (m + 1.0);
  const V z = s * s;
  V p = all(1.0 / 21.0);
  p = p * z + 1.0 / 19.0;
  p = p * z + 1.0 / 17.0;
  p = p * z + 1.0 / 15.0;
  p = p * z + 1.0 / 13.0;
  p = p * z + 1.0 / 11.0;
  p = p * z + 1.0 / 9.0;
  p = p * z + 1.0 / 7.0;
  p = p * z + 1.0 / 5.0;
  p = p * z + 1.0 / 3.0;
  return k * 0x1.62e42fefa39efp-1 + (2.0 * s + 2.0 * s * z * p);
}

/// As lanes::normal_cdf.
TITRATE_INLINE V normal_cdf(V x, V density) {
  const V t = 1.0 / (1.0 + 0.3 * larger(x, -x));
  V p = all(0x1.6cfc5a14995fdp-10);
  p = p * t + 0x1.77f0be8a1dae4p-6;
  p = p * t + -0x1.64ac6508eef4ep-3;
  p = p * t + 0x1.d5cb611a0877dp-2;
  p = p * t + -0x1.2122057e23d08p-1;
  p = p * t + 0x1.4c8f1c32ef805p-2;
  p = p * t + -0x1.45110d1bf6642p-3;
  p = p * t + 0x1.d33df7ae4ba1dp-4;
  p = p * t + 0x1.16299120a65d9p-3;
  p = p * t + 0x1.c3021eb22f266p-3;
  p = p * t + 0x1.17743ddaacd44p-2;
  p = p * t + 0x1.3334445c601cdp-2;
  p = p * t + 0x1.33332e756c5dbp-2;
  const V tail = density * t * p;
  return x < 0.0 ? tail : 1.0 - tail;
}

}  // namespace titrate::TITRATE_SET
