#pragma once

#include <bit>
#include <cstdint>

/// Loops over lanes (one lane per half-life node) are written as plain loops over arrays and left to the compiler,
/// which makes them as wide as the machine: a function marked TITRATE_WIDE is compiled for several instruction sets and
/// the right one is chosen when the program starts. Sanitizers and clang get the plain version.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__) && !defined(TITRATE_PLAIN)
#define TITRATE_WIDE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define TITRATE_WIDE
#endif
#define TITRATE_INLINE inline __attribute__((always_inline))

/// Kernels that are written in vector types (wide.h) are compiled once for each instruction set and chosen by hand.
/// TITRATE_PLAIN leaves only the plain ones, for a program that wants to know what the others should have said.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(TITRATE_PLAIN)
#define TITRATE_SETS 1
#endif

namespace titrate {

/// Which instructions a kernel may use: those of every x86-64, of those since 2013 (AVX2), of those with AVX-512.
enum class Instructions { plain, v3, v4 };

/// The best that this machine and this build have.
inline Instructions best_instructions() {
#ifdef TITRATE_SETS
  if (__builtin_cpu_supports("x86-64-v4")) return Instructions::v4;
  if (__builtin_cpu_supports("x86-64-v3")) return Instructions::v3;
#endif
  return Instructions::plain;
}

}  // namespace titrate

namespace titrate::lanes {

/// exp(x) without branches, so that a loop over lanes becomes vector code.
/// Edges: x below -708 gives about 1e-308, x above 709 about 8e307; no infinities, no subnormals. NaN is not allowed.
/// Error: below 2 units in the last place (lanes_test.cc, against the C library).
/// Method: x = n log 2 + r, |r| <= log(2)/2, a polynomial in r, and 2^n written into the exponent. Adding and taking
/// away 1.5 * 2^52 rounds to an integer; an optimiser that may reorder sums (-ffast-math) would remove just that.
TITRATE_INLINE double exp(double x) {
  constexpr double shift = 6755399441055744.0;  // 1.5 * 2^52
  constexpr double log2_high = 0x1.62e42fefa3800p-1, log2_low = 0x1.ef35793c76730p-45;
  x = x < -708.0 ? -708.0 : x;
  x = x > 709.0 ? 709.0 : x;
  const double shifted = x * 0x1.71547652b82fep0 + shift;
  const double n = shifted - shift;
  const double r = (x - n * log2_high) - n * log2_low;
  double p = 1.0 / 6227020800.0;
  p = p * r + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  p = p * r + 1.0;
  p = p * r + 1.0;
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(p) + (std::bit_cast<std::uint64_t>(shifted) << 52));
}

/// log(x) without branches, for positive normal x; anything else is not allowed.
/// Error: below 2 units in the last place away from 1, and below 3e-16 absolute near it (lanes_test.cc).
/// Method: x = 2^k m, sqrt(1/2) <= m < sqrt(2), and log m = 2 atanh((m - 1)/(m + 1)).
TITRATE_INLINE double log(double x) {
  constexpr std::uint64_t one = 0x3ff0000000000000u, low = 0x3fe6a09e667f3bcdu;  // 1, sqrt(1/2)
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t biased = (bits + (one - low)) >> 52;  // k + 1023
  const double k = std::bit_cast<double>(biased | 0x4330000000000000u) - (4503599627370496.0 + 1023.0);
  const double m = std::bit_cast<double>(bits - (biased << 52) + one);
  const double s = (m - 1.0) / (m + 1.0);
  const double z = s * s;
  double p = 1.0 / 21.0;
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

/// The standard normal distribution function at x, given the density at x; absolute error below 2e-10, and relative
/// error below 2e-9 in both tails up to 12.
/// Method: the tail beyond |x| is density times Mills' ratio, which is t times a polynomial of degree 12 in
/// t = 1 / (1 + 0.3 |x|), fitted at the Chebyshev nodes of 0.05 <= t <= 1 with 40 digits. The form is that of
/// Abramowitz & Stegun 26.2.17.
TITRATE_INLINE double normal_cdf(double x, double density) {
  const double t = 1.0 / (1.0 + 0.3 * (x < 0 ? -x : x));
  double p = 0x1.6cfc5a14995fdp-10;
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
  const double tail = density * t * p;
  return x < 0 ? tail : 1.0 - tail;
}

}  // namespace titrate::lanes
