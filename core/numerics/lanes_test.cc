#include "numerics/lanes.h"

#include <gtest/gtest.h>

#include <cmath>

#include "numerics/normal.h"

namespace titrate {
namespace {

// The oracle is the C library, which is within one unit in the last place.

TEST(Lanes, ExpIsWithinTwoUnitsInTheLastPlace) {
  for (double x = -700; x < 700; x += 0.3711) EXPECT_NEAR(lanes::exp(x) / std::exp(x), 1, 4.5e-16) << x;
}

TEST(Lanes, ExpBeyondItsRangeIsSmallOrLargeButFinite) {
  EXPECT_LT(lanes::exp(-1e6), 1e-300);
  EXPECT_GT(lanes::exp(-1e6), 0);
  EXPECT_GT(lanes::exp(1e6), 1e300);
  EXPECT_TRUE(std::isfinite(lanes::exp(1e6)));
}

TEST(Lanes, LogIsWithinTwoUnitsInTheLastPlaceAwayFromOne) {
  for (double e = -300; e < 300; e += 0.173) {
    const double x = std::pow(10.0, e);
    if (std::abs(std::log(x)) < 0.5) continue;
    EXPECT_NEAR(lanes::log(x) / std::log(x), 1, 4.5e-16) << x;
  }
}

TEST(Lanes, LogNearOneIsWithinThreeInTenToTheSixteen) {
  for (double x = 0.7; x < 1.5; x += 0.00137) EXPECT_NEAR(lanes::log(x), std::log(x), 3e-16) << x;
  EXPECT_EQ(lanes::log(1.0), 0.0);
}

TEST(Lanes, TheNormalDistributionIsWithinTwoInTenToTheTen) {
  for (double x = -9; x < 9; x += 0.0173)
    EXPECT_NEAR(lanes::normal_cdf(x, normal_density(x)), normal_cdf(x), 2e-10) << x;
}

TEST(Lanes, ATailOfTheNormalDistributionKeepsItsDigits) {
  for (double x = 0; x < 12; x += 0.0173)
    EXPECT_NEAR(lanes::normal_cdf(-x, normal_density(x)) / normal_cdf(-x), 1, 2e-9) << x;
}

}  // namespace
}  // namespace titrate
