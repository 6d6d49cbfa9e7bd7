#include "model/prior_density.h"

#include <cmath>
#include <numbers>

#include "numerics/grid_density.h"

namespace titrate {
namespace {

constexpr double prior_step = 0.05;

}  // namespace

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

Summary prior_of_rho(const BetaPrior& prior) {
  return density_on(-12, 12, prior_step, [&](double phi) { return log_prior_of_phi(prior, phi); })
      .summary([](double phi) { return std::tanh(phi); });
}

Summary prior_of_sigma(const HalfTPrior& prior) {
  const double at = std::log(prior.scale);
  const auto of_log_sigma = [&](double s) { return log_prior_of_sigma(prior, std::exp(s)) + s; };
  return density_on(at - 14, at + 10, prior_step, of_log_sigma).summary([](double s) { return std::exp(s); });
}

}  // namespace titrate
