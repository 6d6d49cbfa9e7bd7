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

double log_normal_at(double u) { return std::log(normal_density(u)); }

TEST(CarriedOn, a_normal_density_goes_on_as_itself) {
  for (const double step : {0.3, 0.8, 1.5})
    for (double u = 1; u < 4; u += 0.7)
      EXPECT_NEAR(carried_on(log_normal_at(u), log_normal_at(u - step), log_normal_at(u - 2 * step),
                             log_normal_at(u - 3 * step)),
                  log_normal_at(u + step), 1e-9)
          << step << " " << u;
}

TEST(CarriedOn, an_exponential_goes_on_as_a_straight_line_and_what_flattens_does_not_flatten_further) {
  EXPECT_DOUBLE_EQ(carried_on(-4, -3, -2, -1), -5);
  EXPECT_DOUBLE_EQ(carried_on(-3.5, -3, -2, -0.5), -4) << "no slower than the last step";
  // A second difference that shrinks is held at half of what it was: -4 follows -1 by -3, then -1 by its half.
  EXPECT_DOUBLE_EQ(carried_on(-4, -1, 0, -3), -8);
}

TEST(CarriedOn, what_does_not_fall_ends_and_nothing_falls_below_nothing) {
  EXPECT_EQ(carried_on(-1, -1, -2, -4), -690);
  EXPECT_EQ(carried_on(-1, -2, -3, -4), -690);
  EXPECT_EQ(carried_on(-600, -300, -100, 0), -690);
}

TEST(CarriedOn, a_normal_whose_nodes_end_early_gets_its_tails_back) {
  constexpr double step = 0.5, reach = 2;
  std::vector<double> masses;
  for (double u = -reach; u <= reach; u += step) masses.push_back(step * normal_density(u));
  GridDensity cut(-reach, step, masses), whole;
  whole.assign(-reach, step, masses, 6);
  EXPECT_NEAR(whole.sd(), 1, 1e-4);
  EXPECT_LT(cut.sd(), 0.95);
  for (const double p : {0.001, 0.025, 0.5, 0.975, 0.999})
    EXPECT_NEAR(whole.quantile(p), normal_quantile(p), 2e-3) << p;
  EXPECT_GT(cut.quantile(0.025), -1.9);
  GridDensity three;
  three.assign(0, 1, std::vector<double>{1, 2, 1}, 6);  // too few to know how they go on
  EXPECT_DOUBLE_EQ(three.edge_mass(), 0.25);
}

}  // namespace
}  // namespace titrate
