// No #pragma once: included once for each kind of value, inside its namespace. lanes.h does so for double, wide.h for a
// register of doubles of each instruction set. It is text and not a template, because a template's body is compiled for
// the instructions of the place where it is written: a register wider than those would be taken apart before it is
// inlined (measured: ten times slower).
//
// The includer says what these are:
//     Value, Bits                  a double and its 64 bits, or a register of them
//     bits_of(Value), value_of(Bits)
//     every(double)                a Value that holds this number
//     larger(a, b), smaller(a, b)

/// exp(x) for -708 <= x <= 709, without branches. Error: below 2 units in the last place (lanes_test.cc, against the C
/// library).
/// Method: x = n log 2 + r, |r| <= log(2)/2, a polynomial in r by halves (Estrin: less waiting for the last term), and
/// 2^n written into the exponent. Adding and taking away 1.5 * 2^52 rounds to an integer; an optimiser that may reorder
/// sums (-ffast-math) would remove just that.
TITRATE_INLINE Value exp_below(Value x) {
  constexpr double shift = 6755399441055744.0;  // 1.5 * 2^52
  const Value shifted = x * 0x1.71547652b82fep0 + shift;
  const Value n = shifted - shift;
  const Value r = (x - n * 0x1.62e42fefa3800p-1) - n * 0x1.ef35793c76730p-45;
  const Value r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
  const Value a = (r * (1.0 / 6.0) + 0.5) * r2 + (r + 1.0);
  const Value b = (r * (1.0 / 5040.0) + 1.0 / 720.0) * r2 + (r * (1.0 / 120.0) + 1.0 / 24.0);
  const Value c = (r * (1.0 / 39916800.0) + 1.0 / 3628800.0) * r2 + (r * (1.0 / 362880.0) + 1.0 / 40320.0);
  const Value d = r * (1.0 / 6227020800.0) + 1.0 / 479001600.0;
  const Value p = (d * r4 + c) * r8 + (b * r4 + a);
  return value_of(bits_of(p) + (bits_of(shifted) << 52));
}

/// The same for every x but NaN: below -708 about 1e-308, above 709 about 8e307; no infinities, no subnormals.
TITRATE_INLINE Value exp(Value x) { return exp_below(smaller(larger(x, every(-708.0)), every(709.0))); }

/// log(x) without branches, for positive normal x; anything else is not allowed.
/// Error: below 2 units in the last place away from 1, and below 3e-16 absolute near it (lanes_test.cc).
/// Method: x = 2^k m, sqrt(1/2) <= m < sqrt(2), and log m = 2 atanh((m - 1)/(m + 1)).
TITRATE_INLINE Value log(Value x) {
  constexpr std::uint64_t one = 0x3ff0000000000000u, low = 0x3fe6a09e667f3bcdu;  // 1, sqrt(1/2)
  const Bits bits = bits_of(x);
  const Bits biased = (bits + (one - low)) >> 52;  // k + 1023
  const Value k = value_of(biased | 0x4330000000000000u) - (4503599627370496.0 + 1023.0);
  const Value m = value_of(bits - (biased << 52) + one);
  const Value s = (m - 1.0) / (m + 1.0);
  const Value z = s * s;
  Value p = z * (1.0 / 21.0) + 1.0 / 19.0;
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
TITRATE_INLINE Value normal_cdf(Value x, Value density) {
  const Value t = 1.0 / (1.0 + 0.3 * larger(x, -x));
  Value p = t * 0x1.6cfc5a14995fdp-10 + 0x1.77f0be8a1dae4p-6;
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
  const Value tail = density * t * p;
  return x < 0.0 ? tail : 1.0 - tail;
}
