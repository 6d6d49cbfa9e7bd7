#include "numerics/normal.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

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

TEST(Normal, ManyQuantilesAtOnceAreThoseOfOneAfterTheOther) {
  std::vector<double> p;
  for (double end = 1e-16; end < 0.5; end *= 1.07) p.insert(p.end(), {end, 1 - end});
  for (double middle = 0.0701; middle < 0.93; middle += 0.0013) p.push_back(middle);
  std::vector<double> quantiles(p.size());
  normal_quantiles_of(p.data(), int(p.size()), quantiles.data());
  for (std::size_t i = 0; i < p.size(); ++i)
    EXPECT_NEAR(quantiles[i], normal_quantile(p[i]), 2e-15 * (1 + std::abs(quantiles[i]))) << p[i];
}

TEST(Normal, TheDensityIsThatOfPublishedTablesAndTheSlopeOfTheDistributionFunction) {
  EXPECT_NEAR(normal_density(0), 0.3989422804014327, 1e-15);  // 1 / sqrt(2 pi)
  EXPECT_NEAR(normal_density(1), 0.2419707245191434, 1e-15);  // Abramowitz & Stegun 1964, table 26.1
  for (const double x : {-3.0, -0.7, 0.4, 2.5})
    EXPECT_NEAR((normal_cdf(x + 1e-4) - normal_cdf(x - 1e-4)) / 2e-4, normal_density(x), 1e-8);
  EXPECT_EQ(normal_density(40), 0);
  EXPECT_EQ(normal_density(-40), 0);
}

}  // namespace
}  // namespace titrate
