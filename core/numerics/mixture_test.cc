#include "numerics/mixture.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "base/require.h"
#include "numerics/mixture_kernels.h"
#include "numerics/normal.h"

namespace titrate {
namespace {

TEST(Mixture, OneComponentIsThatNormal) {
  const NormalMixture mixture({3}, {2}, {0.5});
  EXPECT_DOUBLE_EQ(mixture.mean(), 2);
  EXPECT_DOUBLE_EQ(mixture.sd(), 0.5);
  EXPECT_NEAR(mixture.quantile(0.975), 2 + 0.5 * 1.959963984540054, 2e-6);
}

TEST(Mixture, MomentsAreThoseOfTheDefinition) {
  // E = 0.25 * -1 + 0.75 * 3 = 2; E[X^2] = 0.25 (1 + 4) + 0.75 (9 + 1) = 8.75; variance 4.75.
  const NormalMixture mixture({1, 3}, {-1, 3}, {2, 1});
  EXPECT_DOUBLE_EQ(mixture.mean(), 2);
  EXPECT_NEAR(mixture.sd(), std::sqrt(4.75), 1e-14);
  EXPECT_NEAR(mixture.cdf(0), 0.25 * normal_cdf(0.5) + 0.75 * normal_cdf(-3), 2e-10);
}

TEST(Mixture, QuantilesInvertTheDistributionFunction) {
  EXPECT_TRUE(rc::check([] {
    const auto count = *rc::gen::inRange(1, 6);
    std::vector<double> weights, means, sds;
    for (int i = 0; i < count; ++i) {
      weights.push_back(*rc::gen::inRange(1, 100));
      means.push_back(*rc::gen::inRange(-1000, 1000) / 50.0);
      sds.push_back(*rc::gen::inRange(1, 500) / 100.0);
    }
    const NormalMixture mixture(weights, means, sds);
    for (double p : {0.001, 0.025, 0.3, 0.5, 0.9, 0.999})
      RC_ASSERT(std::abs(mixture.cdf(mixture.quantile(p)) - p) < 1e-6);
  }));
}

TEST(Mixture, ANarrowComponentBesideAWideOneDoesNotMisleadTheQuantiles) {
  const NormalMixture mixture({17, 17}, {-20, -14.52}, {0.73, 0.01});
  for (double p = 0.001; p < 1; p += 0.00731) EXPECT_NEAR(mixture.cdf(mixture.quantile(p)), p, 1e-6);
}

TEST(Mixture, EveryInstructionSetOfThisMachineSaysTheSameToTwelveDigits) {
  const std::vector<double> weights{0.2, 0.1, 0.3, 0.05, 0.15, 0.12, 0.03, 0.02, 0.03},
      means{-1, 0, 2, 5, 3, -7, 0.1, 1, 1}, inverse_sds{1, 0.5, 3, 2, 100, 0.2, 1, 7, 1e4};
  const double points[8] = {-30, -2, -1, 0, 0.5, 1.0001, 3, 40};
  for (const Instructions set : instructions_here()) {
    const MixtureKernels& kernels = mixture_kernels_for(set);
    double cdf[8], density[8];
    kernels.at_eight(points, weights.data(), means.data(), inverse_sds.data(), int(weights.size()), cdf, density);
    for (int i = 0; i < 8; ++i) {
      double one = 0, slope = 0, truth = 0;
      kernels.at_one(points[i], weights.data(), means.data(), inverse_sds.data(), int(weights.size()), &one, &slope);
      for (std::size_t k = 0; k < weights.size(); ++k)
        truth += weights[k] * normal_cdf((points[i] - means[k]) * inverse_sds[k]);
      EXPECT_NEAR(cdf[i], truth, 3e-10) << width_of(set);
      EXPECT_NEAR(one, cdf[i], 1e-12);
      EXPECT_NEAR(slope, density[i], 1e-12 * (1 + density[i]));
    }
  }
}

TEST(Mixture, FarApartComponentsAreFoundOnBothSidesOfTheGap) {
  const NormalMixture mixture({1, 1}, {-100, 100}, {0.01, 0.01});
  EXPECT_NEAR(mixture.quantile(0.25), -100, 1e-4);
  EXPECT_NEAR(mixture.quantile(0.75), 100, 1e-4);
}

TEST(Mixture, ANarrowComponentInTheTailIsFoundAlthoughNewtonWouldJumpAcrossItForEver) {
  const NormalMixture mixture({54, 39, 3}, {-10.42, -16.66, -20}, {1.96, 0.71, 0.01});
  // Nearly all of the first thousandth is the narrow component's: 0.032 of its 3/96.
  EXPECT_NEAR(mixture.quantile(0.001), -20 + 0.01 * normal_quantile(0.032), 1e-5);
}

TEST(Mixture, TheQuantilesAskedForTogetherAreThoseAskedForAlone) {
  const NormalMixture mixture({1, 2, 0.1}, {0, 1, 40}, {1, 0.2, 3});
  const Summary together = mixture.summary();
  for (std::size_t i = 0; i < summary_levels.size(); ++i) {
    EXPECT_NEAR(together.q[i], mixture.quantile(summary_levels[i]), 1e-7);
    EXPECT_NEAR(mixture.cdf(together.q[i]), summary_levels[i], 1e-7);
  }
}

TEST(Mixture, WhatIsAssignedIsWhatWouldHaveBeenConstructed) {
  NormalMixture mixture({1}, {7}, {1});
  const std::vector<double> weights{1, 1e-12, 2}, means{0, 5, 1}, sds{1, 1, 0.5};
  mixture.assign(weights, means, sds, 1e-9);
  const NormalMixture same({1, 2}, {0, 1}, {1, 0.5});
  EXPECT_EQ(mixture.means(), same.means());
  EXPECT_EQ(mixture.weights(), same.weights());
  EXPECT_EQ(mixture.summary().q, same.summary().q);
}

TEST(Mixture, ATransformedMixtureIsTheDistributionOfScaleTimesXPlusShift) {
  const NormalMixture mixture({1, 2}, {0, 1}, {1, 0.5});
  const NormalMixture other = mixture.transformed(-2, 3);
  for (double x : {-1.0, 0.0, 0.7}) EXPECT_NEAR(other.cdf(-2 * x + 3), 1 - mixture.cdf(x), 4e-10);
}

TEST(Mixture, MixedHoldsTheShareOfEach) {
  const NormalMixture mixture = mixed(NormalMixture({1}, {0}, {1}), NormalMixture({5}, {10}, {1}), 0.25);
  EXPECT_NEAR(mixture.mean(), 7.5, 1e-12);
  EXPECT_NEAR(mixture.cdf(5), 0.25, 1e-6);
}

TEST(Mixture, WeightsThatAddUpToNothingAreABrokenPromise) {
  EXPECT_THROW(NormalMixture({}, {}, {}), BrokenPromise);
  EXPECT_THROW(NormalMixture({0}, {1}, {1}), BrokenPromise);
}

}  // namespace
}  // namespace titrate
