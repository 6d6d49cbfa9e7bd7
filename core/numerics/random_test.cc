#include "numerics/random.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>

namespace titrate {
namespace {

constexpr int draws = 1'000'000;

TEST(RandomStream, stream_zero_of_seed_zero_is_splitmix64_from_state_zero) {
  // The first outputs that the reference implementation (S. Vigna, prng.di.unimi.it/splitmix64.c) gives for x = 0.
  RandomStream random(0, 0);
  for (const std::uint64_t published :
       {0xe220a8397b1dcdafu, 0x6e789e6aa1b965f4u, 0x06c45d188009454fu, 0xf88bb8a8724c81ecu})
    EXPECT_EQ(random.next(), published);
}

TEST(RandomStream, the_same_name_gives_the_same_numbers) {
  RandomStream a(7, 3), b(7, 3);
  for (int i = 0; i < 100; ++i) ASSERT_EQ(a.next(), b.next());
}

TEST(RandomStream, many_uniform_numbers_are_those_of_one_after_the_other) {
  RandomStream a(7, 3), b(7, 3);
  std::array<double, 100> many{};
  a.uniform(many.data(), many.size());
  for (const double one : many) EXPECT_EQ(one, b.uniform());
  EXPECT_EQ(a.next(), b.next());
}

TEST(RandomStream, seeds_and_streams_differ_and_may_not_be_swapped) {
  std::set<std::uint64_t> firsts;
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    for (std::uint64_t stream = 0; stream < 100; ++stream) firsts.insert(RandomStream(seed, stream).next());
  EXPECT_EQ(firsts.size(), 10'000u);
}

TEST(RandomStream, uniform_numbers_stay_inside_and_fill_sixteen_bins_alike) {
  RandomStream random(1, 0);
  std::array<int, 16> bins{};
  for (int i = 0; i < draws; ++i) {
    const double u = random.uniform();
    ASSERT_GT(u, 0);
    ASSERT_LT(u, 1);
    ++bins[std::size_t(u * 16)];
  }
  double chi_squared = 0;
  for (const int count : bins) chi_squared += std::pow(count - draws / 16.0, 2) / (draws / 16.0);
  EXPECT_LT(chi_squared, 37.7);  // the 0.999 quantile with 15 degrees of freedom (any table)
}

TEST(RandomStream, neighbouring_streams_and_neighbouring_draws_are_not_alike) {
  double along = 0, across = 0, before = 0;
  for (std::uint64_t stream = 0; stream < 100'000; ++stream) {
    RandomStream random(1, stream);
    const double first = random.normal(), second = random.normal();
    along += first * second;
    across += first * before;
    before = first;
  }
  const double four_errors = 4 * std::sqrt(100'000.0);  // a product of independent standard normals has sd 1
  EXPECT_LT(std::abs(along), four_errors);
  EXPECT_LT(std::abs(across), four_errors);
}

TEST(RandomStream, normal_numbers_have_the_moments_of_a_normal) {
  RandomStream random(2, 0);
  std::array<double, 5> moment{};
  for (int i = 0; i < draws; ++i) {
    const double z = random.normal();
    for (int k = 1; k <= 4; ++k) moment[std::size_t(k)] += std::pow(z, k) / draws;
  }
  // E z^k = 0, 1, 0, 3 and var(z^k) = 1, 2, 15, 96: four Monte Carlo errors each.
  EXPECT_NEAR(moment[1], 0, 4 * std::sqrt(1.0 / draws));
  EXPECT_NEAR(moment[2], 1, 4 * std::sqrt(2.0 / draws));
  EXPECT_NEAR(moment[3], 0, 4 * std::sqrt(15.0 / draws));
  EXPECT_NEAR(moment[4], 3, 4 * std::sqrt(96.0 / draws));
}

}  // namespace
}  // namespace titrate
