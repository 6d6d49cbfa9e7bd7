#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "draw.h"
#include "ledger.h"
#include "model/model.h"

namespace titrate::calibration {

inline constexpr Family families[] = {Family::gaussian, Family::ordinal, Family::poisson, Family::negative_binomial,
                                      Family::bernoulli};

/// What the fit believes that is not what people were drawn from: the test of the test.
enum class Mutation { none, half_life_prior_sd, effect_prior_sd, rho_prior, sigma_prior };
inline constexpr Mutation mutations[] = {Mutation::none, Mutation::half_life_prior_sd, Mutation::effect_prior_sd,
                                         Mutation::rho_prior, Mutation::sigma_prior};
std::string in_words(Mutation mutation);

/// The standard priors of the family, with trend and weekend.
Model standard_model(Family family);

/// Somebody of whom everything is known: parameters from the prior, a diary from the model. Each has a design of their
/// own: 4 to 16 weeks; pairs of weeks, pairs of fortnights, a daily coin or a single switch; 0 to 30 % missing.
struct Person {
  Parameters truth;
  Series series;
};
Person person_of(const Model& model, RandomStream random);

/// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari & Gelman 2018, arXiv:1804.06788; the same idea in
/// Cook, Gelman & Rubin 2006): when parameters are drawn from the prior and data from the model, the true value is a
/// draw from the posterior, so the posterior distribution function at the truth is uniform.
///
/// Counts: people; trusted: fits that trust themselves, the only ones that are ranked (that choice looks at the data
/// alone, so the property holds among them too); covered: the effect in its 95 % interval; then bins: effect:0 .. 19
/// alike, and sigma, rho, log_half_life between the seven printed quantiles.
Counts sbc(Family family, Mutation mutation, int people, std::uint64_t seed, int threads);
std::string sbc_scenario(Family family, Mutation mutation, int people, std::uint64_t seed);

/// Pearson's chi-squared of one parameter's bins, and its p value.
struct Uniformity {
  std::string parameter;
  std::vector<double> seen, expected;
  int classes = 0;  ///< bins, after rare neighbours were taken together
  double chi_squared = 0, p = 1;
};
std::vector<Uniformity> uniformity_of(const Counts& counts);

double chi_squared_tail(double x, int degrees_of_freedom);  ///< P(chi-squared > x); closed form

/// Holm (1979): p values after allowing for all of them; the smallest below alpha is a finding at family-wise alpha.
std::vector<double> adjusted_by_holm(const std::vector<double>& p);

}  // namespace titrate::calibration
