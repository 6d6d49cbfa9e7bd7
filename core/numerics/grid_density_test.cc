#include "numerics/grid_density.h"

#include <gtest/gtest.h>

#include <cmath>

#include "numerics/normal.h"

namespace titrate {
namespace {

GridDensity standard_normal(double step, double reach) {
  std::vector<double> masses;
  for (double u = -reach; u <= reach + 1e-9; u += step) masses.push_back(step * normal_density(u));
  return GridDensity(-reach, step, masses);
}

TEST(GridDensity, ANormalOnACoarseGridKeepsItsMomentsAndQuantiles) {
  const GridDensity density = standard_normal(0.6, 4.8);
  EXPECT_NEAR(density.mean(), 0, 1e-12);
  EXPECT_NEAR(density.sd(), 1, 1e-4);
  for (double p : {0.025, 0.25, 0.5, 0.9, 0.975}) EXPECT_NEAR(density.quantile(p), normal_quantile(p), 2e-3) << p;
}

TEST(GridDensity, QuantileAndDistributionFunctionAreInverse) {
  const GridDensity density = standard_normal(0.5, 5);
  for (double p : {0.01, 0.2, 0.5, 0.77, 0.99}) EXPECT_NEAR(density.cdf(density.quantile(p)), p, 1e-9);
  EXPECT_EQ(density.cdf(-100), 0);
  EXPECT_EQ(density.cdf(100), 1);
}

TEST(GridDensity, TheEdgeMassIsTheLargerOfTheEnds) { EXPECT_DOUBLE_EQ(GridDensity(0, 1, {1, 6, 3}).edge_mass(), 0.3); }

TEST(GridDensity, ASingleNodeHoldsEverything) {
  const GridDensity density(2, 1, {0.7});
  EXPECT_EQ(density.quantile(0.1), 2);
  EXPECT_EQ(density.edge_mass(), 0);
}

TEST(GridDensity, ASummaryIsThatOfTheTransformedVariable) {
  // exp of a standard normal: mean exp(1/2), median 1, 97.5 % quantile exp(1.96).
  const Summary s = standard_normal(0.25, 8).summary([](double u) { return std::exp(u); });
  EXPECT_NEAR(s.mean, std::exp(0.5), 1e-6);
  EXPECT_NEAR(s.sd, std::sqrt((std::exp(1) - 1) * std::exp(1)), 1e-4);
  EXPECT_NEAR(s.q[3], 1, 1e-4);
  EXPECT_NEAR(s.q[6], std::exp(1.959963984540054), 2e-3);
}

TEST(GridDensity, nodes_without_mass_do_not_make_the_others_ring) {
  // A standard normal whose tails were dropped to zero: without them, and with a hole in it.
  std::vector<double> masses;
  for (int k = -10; k <= 10; ++k) masses.push_back(std::abs(k) > 6 ? 0 : std::exp(-0.5 * k * k));
  const GridDensity cut(-10, 1, masses);
  EXPECT_NEAR(cut.quantile(0.025), -1.96, 0.03);
  EXPECT_NEAR(cut.quantile(0.5), 0, 0.01);
  EXPECT_NEAR(cut.quantile(0.975), 1.96, 0.03);
  masses[4] = 1e-30;  // k = -6 holds nothing either
  EXPECT_NEAR(GridDensity(-10, 1, masses).quantile(0.5), 0, 0.01);
}

}  // namespace
}  // namespace titrate
