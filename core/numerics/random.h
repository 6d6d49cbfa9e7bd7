#pragma once

#include <cstddef>
#include <cstdint>

namespace titrate {

/// A stream of random numbers named by (seed, stream): person i of a rehearsal uses stream i, so no result depends on
/// the number of threads. The generator and the transforms are our own, so every compiler draws the same numbers (up to
/// the last bits of `log` and `sqrt` in the tails of the normal). Generator: SplitMix64 (Steele, Lea and Flood 2014), a
/// counter with a mixing function. Test: random_test.cc, its first outputs against the published ones.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::uint64_t stream);

  std::uint64_t next();
  double uniform();                             ///< in (0, 1), 53 bits, never 0 and never 1
  void uniform(double* to, std::size_t count);  ///< the next so many of them
  double normal();                              ///< standard normal, by inversion of one uniform number

 private:
  std::uint64_t state_;
};

}  // namespace titrate
