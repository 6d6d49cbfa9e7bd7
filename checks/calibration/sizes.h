#pragma once

#include <array>
#include <cstdint>

namespace titrate::calibration {

/// How many people each part of a run simulates, and the seed of all of them.
struct Sizes {
  std::array<int, 5> sbc{};  ///< in the order of `families` (sbc.h)
  int mutations = 0, operating = 0, rivals = 0, rule = 0;
  int accuracy = 0;  ///< for each family in accuracy.h
  int oracle = 0;    ///< series (oracle.h)
  std::uint64_t seed = 1;
};

/// What `./test` runs; what the tables of docs/calibration.md were printed from (some six minutes of one core); and
/// ten times as many people.
inline constexpr Sizes short_sizes{{8000, 80, 150, 60, 100}, 4000, 2000, 200, 400, 4, 12, 1};
inline constexpr Sizes table_sizes{{50'000, 800, 1200, 500, 800}, 10'000, 4000, 2000, 2000, 30, 480, 1};
inline constexpr Sizes full_sizes{{500'000, 8000, 12'000, 5000, 8000}, 100'000, 40'000, 20'000, 20'000, 300, 4800, 1};

}  // namespace titrate::calibration
