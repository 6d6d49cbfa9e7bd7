#include "posterior/prior_alone.h"

#include <cmath>

#include "model/prior_density.h"
#include "numerics/grid_density.h"
#include "numerics/normal.h"
#include "posterior/latent_grid.h"

namespace titrate {
namespace {

double with_itself(double value) { return value; }
double exponential(double value) { return std::exp(value); }

void add_believed(Posterior& p, const Model& model) {
  p.sigma = prior_of_sigma(model.sigma);
  if (model.rho) p.rho = prior_of_rho(*model.rho);
  if (!model.half_life) return;
  constexpr double step = 0.05;
  const double mean = model.half_life->log_mean, sd = model.half_life->log_sd;
  const GridDensity log_h = density_on(mean - 9 * sd, mean + 9 * sd, step * sd,
                                       [&](double value) { return -0.5 * std::pow((value - mean) / sd, 2); });
  p.log_half_life = log_h.summary(with_itself);
  p.half_life = log_h.summary(exponential);
}

Summary normal_summary(const NormalPrior& prior) { return NormalMixture({1}, {prior.mean}, {prior.sd}).summary(); }

void add_linear(Posterior& p, const Model& model) {
  const bool rating = model.family == Family::ordinal;
  const std::size_t own = rating ? std::size_t(model.levels) - 1 : 1;
  const std::vector<std::string> names = linear_names(model);
  for (std::size_t j = 0; j < names.size(); ++j) {
    const NormalPrior& prior = j >= own  ? model.covariates[j - own].prior
                               : !rating ? model.intercept
                               : j == 0  ? model.cutpoints.middle
                                         : model.cutpoints.log_gap;
    p.coefficients.push_back({names[j], normal_summary(prior)});
  }
  if (model.family == Family::negative_binomial && model.dispersion)
    p.coefficients.push_back(
        {"dispersion", density_on(-14, 4, 0.02, [&](double z) {
                         return log_half_normal(*model.dispersion * std::exp(z), *model.dispersion) + z;
                       }).summary([&](double z) { return *model.dispersion * std::exp(z); })});
}

double logistic_of(double eta) { return 1 / (1 + std::exp(-eta)); }

/// E[y | eta]; `cut` of a rating, its middle at 0.
double expected_at(Family family, const std::vector<double>& cut, double eta) {
  if (family == Family::bernoulli) return logistic_of(eta);
  if (family != Family::ordinal) return std::exp(eta);
  double points = 0;
  for (const double c : cut) points += logistic_of(eta - c);
  return points;
}

NormalMixture on_the_outcomes_scale(const Model& model) {
  const bool rating = model.family == Family::ordinal;
  const double gap = std::exp(model.cutpoints.log_gap.mean);
  std::vector<double> cut;
  for (int k = 0; rating && k + 1 < model.levels; ++k) cut.push_back(gap * (k - (model.levels - 2) / 2));
  const NormalPrior& of_level = rating ? model.cutpoints.middle : model.intercept;
  const double centre = rating ? -of_level.mean : of_level.mean, spread = std::hypot(of_level.sd, model.sigma.scale);
  constexpr double step = 0.25, reach = 6;
  std::vector<double> weights, means, sds;
  for (double a = -reach; a <= reach; a += step)
    for (double b = -reach; b <= reach; b += step) {
      const double level = centre + spread * a;
      const auto change = [&](double z) {
        return expected_at(model.family, cut, level + model.effect.mean + model.effect.sd * z) -
               expected_at(model.family, cut, level);
      };
      weights.push_back(normal_density(a) * normal_density(b));
      means.push_back(change(b));
      sds.push_back(0.5 * std::abs(change(b + 0.5 * step) - change(b - 0.5 * step)));
    }
  return {std::move(weights), std::move(means), std::move(sds)};
}

}  // namespace

std::vector<std::string> linear_names(const Model& model) {
  std::vector<std::string> names{model.family == Family::ordinal ? "cmid" : "intercept"};
  for (int j = 1; model.family == Family::ordinal && j + 1 < model.levels; ++j)
    names.push_back("lgap[" + std::to_string(j) + "]");
  for (const Coefficient& covariate : model.covariates) names.push_back(covariate.name);
  return names;
}

Posterior prior_alone(const Model& model, const FitOptions& options) {
  Posterior p;
  p.family = model.family;
  p.effect = NormalMixture({1}, {model.effect.mean}, {model.effect.sd});
  if (options.outcome && model.family != Family::gaussian) p.outcome_effect = on_the_outcomes_scale(model);
  if (options.nuisance) add_believed(p, model);
  if (options.coefficients) add_linear(p, model);
  return p;
}

Posterior nothing_learned(const Model& model, const FitOptions& options, int days, int observed, std::string note) {
  Posterior posterior = prior_alone(model, options);
  posterior.days = days;
  posterior.observed = observed;
  posterior.log_evidence = no_evidence;
  posterior.diagnostics.trust = false;
  posterior.diagnostics.notes.push_back(std::move(note));
  return posterior;
}

}  // namespace titrate
