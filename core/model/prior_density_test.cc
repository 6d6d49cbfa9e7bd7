#include "model/prior_density.h"

#include <gtest/gtest.h>

#include <cmath>

namespace titrate {
namespace {

template <class Density>
double integral(double low, double high, Density density) {
  constexpr int pieces = 20'000;
  double sum = 0;
  for (int i = 0; i <= pieces; ++i) sum += density(low + (high - low) * i / pieces) * (i == 0 || i == pieces ? 0.5 : 1);
  return sum * (high - low) / pieces;
}

TEST(PriorDensity, EachHasMassOne) {
  for (const BetaPrior& prior : {BetaPrior{1, 1}, BetaPrior{3, 1.5}, BetaPrior{0.5, 4}})
    EXPECT_NEAR(integral(-25, 25, [&](double phi) { return std::exp(log_prior_of_phi(prior, phi)); }), 1, 1e-6);
  for (const HalfTPrior& prior : {HalfTPrior{4, 1}, HalfTPrior{7, 0.5}, HalfTPrior{std::nullopt, 2}})
    EXPECT_NEAR(integral(-20, 12,
                         [&](double log_sigma) {
                           return std::exp(log_prior_of_sigma(prior, std::exp(log_sigma)) + log_sigma);
                         }),
                1, 1e-6);
}

TEST(PriorDensity, OfAUniformRhoIsTheSlopeOfTheMap) {
  for (const double phi : {-1.0, 0.0, 2.0})  // rho uniform on (-1, 1): p(phi) = (1 - rho^2) / 2
    EXPECT_NEAR(std::exp(log_prior_of_phi({1, 1}, phi)), 0.5 * (1 - std::tanh(phi) * std::tanh(phi)), 1e-14);
}

TEST(PriorDensity, FarOutItKeepsItsDigits) {
  // (1 - rho) / 2 = e^-2phi / (1 + e^-2phi); at phi = 30 the prior Beta(3, 1.5) is 2 / B(3, 1.5) e^-90 to 1e-26.
  const double log_beta = std::lgamma(3) + std::lgamma(1.5) - std::lgamma(4.5);
  EXPECT_NEAR(log_prior_of_phi({3, 1.5}, 30), std::log(2.0) - log_beta - 90, 1e-12);
}

TEST(PriorDensity, AHalfTWithManyDegreesIsAHalfNormal) {
  for (const double sigma : {0.1, 1.0, 2.5})
    EXPECT_NEAR(log_prior_of_sigma({1e7, 1.5}, sigma), log_prior_of_sigma({std::nullopt, 1.5}, sigma), 1e-6);
}

}  // namespace
}  // namespace titrate
