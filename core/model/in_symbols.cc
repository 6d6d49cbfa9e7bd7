#include "model/in_symbols.h"

#include "base/words.h"

namespace titrate {
namespace {

std::string digits(double number) { return to_digits(number, 4); }

std::string normal(const NormalPrior& prior) { return "N(" + digits(prior.mean) + ", " + digits(prior.sd) + "²)"; }
std::string log_normal(const LogNormalPrior& prior) {
  return "N(" + digits(prior.log_mean) + ", " + digits(prior.log_sd) + "²)";
}
std::string half_t(const HalfTPrior& prior) {
  if (!prior.degrees_of_freedom) return "half-normal(" + digits(prior.scale) + ")";
  return "half-t(" + digits(*prior.degrees_of_freedom) + ", " + digits(prior.scale) + ")";
}

std::string covariate_letter(std::size_t k) { return "γ" + std::to_string(k + 1); }

}  // namespace

std::vector<std::string> equations_of(const Model& model) {
  std::vector<std::string> lines;
  if (model.saturation) lines.emplace_back("s(d) = d (1 + k) / (d + k)");
  const std::string dose = model.saturation ? "s(d(t))" : "d(t)";
  lines.push_back(model.half_life ? "x(t) = λ x(t−1) + (1 − λ) " + dose + ",  λ = 2^(−1/h)" : "x(t) = " + dose);
  std::string mean = model.family == Family::ordinal ? "μ(t) = β x(t)" : "μ(t) = α + β x(t)";
  for (std::size_t k = 0; k < model.covariates.size(); ++k)
    mean += " + " + covariate_letter(k) + " c" + std::to_string(k + 1) + "(t)";
  if (model.drift) mean += " + w(t)";
  lines.push_back(mean);
  if (model.drift) lines.emplace_back("w(1) = 0,  w(t) − w(t−1) ~ N(0, q²)");
  switch (model.family) {
    case Family::gaussian:
      lines.emplace_back("y(t) = μ(t) + e(t)");
      break;
    case Family::poisson:
      lines.emplace_back("y(t) ~ Poisson(exp(μ(t) + e(t)))");
      break;
    case Family::negative_binomial:
      lines.emplace_back("y(t) ~ negative binomial, mean m = exp(μ(t) + e(t)), variance m + m²/φ");
      break;
    case Family::bernoulli:
      lines.emplace_back("logit P(y(t) = 1) = μ(t) + e(t)");
      break;
    case Family::ordinal:
      lines.push_back("logit P(y(t) ≤ k) = c(k) − μ(t) − e(t),  k = 0 … " + std::to_string(model.levels - 2));
      break;
  }
  lines.emplace_back(model.rho ? "e(t) | e(s) ~ N(ρ^g e(s), σ² (1 − ρ^(2g))),  g = t − s" : "e(t) ~ N(0, σ²)");
  return lines;
}

std::vector<PriorInSymbols> priors_of(const Model& model) {
  std::vector<PriorInSymbols> priors;
  if (model.family == Family::ordinal) {
    priors.push_back({"c", "the middle cut-point", normal(model.cutpoints.middle)});
    priors.push_back({"log(c(k) − c(k−1))", "each gap between cut-points", normal(model.cutpoints.log_gap)});
  } else {
    priors.push_back({"α", "the level", normal(model.intercept)});
  }
  priors.push_back({"β", "the effect of the full dose", normal(model.effect)});
  for (std::size_t k = 0; k < model.covariates.size(); ++k)
    priors.push_back({covariate_letter(k), model.covariates[k].name, normal(model.covariates[k].prior)});
  priors.push_back({"σ", "the spread from day to day", half_t(model.sigma)});
  if (model.rho)
    priors.push_back({"(ρ + 1)/2", "dependence from one day to the next",
                      "Beta(" + digits(model.rho->a) + ", " + digits(model.rho->b) + ")"});
  if (model.half_life)
    priors.push_back({"log h", "the half-life in days, of building up and of fading", log_normal(*model.half_life)});
  if (model.dispersion)
    priors.push_back(
        {"φ^(−1/2)", "how much counts vary beyond chance", "half-normal(" + digits(*model.dispersion) + ")"});
  if (model.drift)
    priors.push_back({"q", "the daily step of a random walk", "half-normal(" + digits(*model.drift) + ")"});
  if (model.saturation) priors.push_back({"log k", "the dose at which it levels off", log_normal(*model.saturation)});
  return priors;
}

}  // namespace titrate
