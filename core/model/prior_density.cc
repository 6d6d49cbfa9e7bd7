#include "model/prior_density.h"

#include <cmath>
#include <numbers>

namespace titrate {

double log_constant(const BetaPrior& prior) {
  return std::log(2.0) - std::lgamma(prior.a) - std::lgamma(prior.b) + std::lgamma(prior.a + prior.b);
}

double log_prior_of_phi(const BetaPrior& prior, double phi) {
  return -prior.a * std::log1p(std::exp(-2 * phi)) - prior.b * std::log1p(std::exp(2 * phi)) + log_constant(prior);
}

double log_constant(const HalfTPrior& prior) {
  if (!prior.degrees_of_freedom) return 0.5 * std::log(2 / std::numbers::pi) - std::log(prior.scale);
  const double nu = *prior.degrees_of_freedom;
  return std::log(2.0) + std::lgamma((nu + 1) / 2) - std::lgamma(nu / 2) - 0.5 * std::log(nu * std::numbers::pi) -
         std::log(prior.scale);
}

double log_prior_of_sigma(const HalfTPrior& prior, double sigma) {
  const double z = sigma / prior.scale;
  if (!prior.degrees_of_freedom) return log_constant(prior) - 0.5 * z * z;
  const double nu = *prior.degrees_of_freedom;
  return log_constant(prior) - 0.5 * (nu + 1) * std::log1p(z * z / nu);
}

}  // namespace titrate
