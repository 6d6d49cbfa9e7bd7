#include "numerics/normal.h"

#include <gtest/gtest.h>

#include "base/require.h"

namespace titrate {
namespace {

// Abramowitz & Stegun, table 26.1 and 26.5; the last from R 4.2, pnorm(-10).
TEST(Normal, TheDistributionFunctionMatchesPublishedTables) {
  EXPECT_NEAR(normal_cdf(0), 0.5, 1e-16);
  EXPECT_NEAR(normal_cdf(1), 0.841344746068543, 1e-15);
  EXPECT_NEAR(normal_cdf(2), 0.977249868051821, 1e-15);
  EXPECT_NEAR(normal_cdf(-10) / 7.61985302416053e-24, 1, 1e-13);
}

TEST(Normal, TheQuantileMatchesPublishedTables) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-14);
  EXPECT_NEAR(normal_quantile(0.05), -1.644853626951473, 1e-14);
  EXPECT_NEAR(normal_quantile(0.5), 0, 1e-16);
}

TEST(Normal, TheQuantileInvertsTheDistributionFunctionInBothTails) {
  for (double x = -8; x <= 5; x += 0.1) EXPECT_NEAR(normal_quantile(normal_cdf(x)), x, 1e-9) << x;
}

TEST(Normal, AQuantileOfACertaintyIsABrokenPromise) {
  EXPECT_THROW(normal_quantile(0), BrokenPromise);
  EXPECT_THROW(normal_quantile(1), BrokenPromise);
}

}  // namespace
}  // namespace titrate
