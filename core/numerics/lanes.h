#pragma once

#include <bit>
#include <cstdint>
#include <vector>

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

/// Doubles in one register.
constexpr int width_of(Instructions instructions) {
  return instructions == Instructions::v4 ? 8 : instructions == Instructions::v3 ? 4 : 2;
}

/// The best that this machine and this build have.
inline Instructions best_instructions() {
#ifdef TITRATE_SETS
  if (__builtin_cpu_supports("x86-64-v4")) return Instructions::v4;
  if (__builtin_cpu_supports("x86-64-v3")) return Instructions::v3;
#endif
  return Instructions::plain;
}

/// Those of them that this machine and this build have, from the plainest: for a test that compares them.
inline std::vector<Instructions> instructions_here() {
  std::vector<Instructions> here;
  for (const Instructions set : {Instructions::plain, Instructions::v3, Instructions::v4})
    if (set <= best_instructions()) here.push_back(set);
  return here;
}

}  // namespace titrate

/// exp, log and the normal distribution function of one lane, without branches, so that a loop over lanes becomes
/// vector code. Checked by lanes_test.cc.
namespace titrate::lanes {

using Value = double;
using Bits = std::uint64_t;
TITRATE_INLINE Bits bits_of(Value x) { return std::bit_cast<Bits>(x); }
TITRATE_INLINE Value value_of(Bits bits) { return std::bit_cast<Value>(bits); }
TITRATE_INLINE Value every(double value) { return value; }
TITRATE_INLINE Value larger(Value a, Value b) { return a < b ? b : a; }
TITRATE_INLINE Value smaller(Value a, Value b) { return b < a ? b : a; }

#include "numerics/elementary.h"

}  // namespace titrate::lanes
