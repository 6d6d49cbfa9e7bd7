#include "draw.h"

#include <algorithm>
#include <cmath>

namespace titrate::calibration {

double gamma_variate(double shape, RandomStream& random) {
  if (shape < 1) return gamma_variate(shape + 1, random) * std::pow(random.uniform(), 1 / shape);
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double z = random.normal(), v = std::pow(1 + c * z, 3);
    if (v > 0 && std::log(random.uniform()) < 0.5 * z * z + d - d * v + d * std::log(v)) return d * v;
  }
}

double poisson_variate(double mean, RandomStream& random) {
  if (mean < 10) {
    double count = 0;
    for (double product = random.uniform(); product > std::exp(-mean); product *= random.uniform()) ++count;
    return count;
  }
  const double b = 0.931 + 2.53 * std::sqrt(mean), a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4), least = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const double u = random.uniform() - 0.5, v = random.uniform(), s = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / s + b) * u + mean + 0.43);
    if (s >= 0.07 && v <= least) return k;
    if (k < 0 || (s < 0.013 && v > s)) continue;
    if (std::log(v * inverse_alpha / (a / (s * s) + b)) <= k * std::log(mean) - mean - std::lgamma(k + 1)) return k;
  }
}

Parameters drawn_from_prior(const Model& model, RandomStream& random) {
  const auto normal = [&](const NormalPrior& prior) { return prior.mean + prior.sd * random.normal(); };
  Parameters p;
  p.intercept = normal(model.intercept);
  p.effect = normal(model.effect);
  for (const Coefficient& c : model.covariates) p.coefficients.push_back(normal(c.prior));
  p.sigma = model.sigma.scale * std::abs(random.normal());
  if (const auto nu = model.sigma.degrees_of_freedom) p.sigma /= std::sqrt(2 * gamma_variate(*nu / 2, random) / *nu);
  if (model.rho) {
    const double a = gamma_variate(model.rho->a, random), b = gamma_variate(model.rho->b, random);
    p.rho = (a - b) / (a + b);
  }
  if (model.half_life) p.log_half_life = normal({model.half_life->log_mean, model.half_life->log_sd});
  if (model.family == Family::ordinal) {
    const int cuts = model.levels - 1, middle = (cuts - 1) / 2;
    p.cutpoints.assign(std::size_t(cuts), 0);
    for (int k = 1; k < cuts; ++k)
      p.cutpoints[std::size_t(k)] = p.cutpoints[std::size_t(k - 1)] + std::exp(normal(model.cutpoints.log_gap));
    const double shift = normal(model.cutpoints.middle) - p.cutpoints[std::size_t(middle)];
    for (double& c : p.cutpoints) c += shift;
  }
  if (model.family == Family::negative_binomial) p.size = std::pow(*model.dispersion * random.normal(), -2);
  return p;
}

std::vector<double> outcomes(const Model& model, const Parameters& truth, const Series& series, RandomStream& random) {
  const double keep = std::exp2(-1 / std::exp(truth.log_half_life));
  const double fresh = std::sqrt((1 - truth.rho) * (1 + truth.rho));
  double x = 0, e = 0;
  std::vector<double> y;
  for (std::size_t t = 0; t < series.dose.size(); ++t) {
    x = model.half_life ? keep * x + (1 - keep) * series.dose[t] : series.dose[t];
    const double shock = truth.sigma * random.normal();
    e = t == 0 ? shock : truth.rho * e + fresh * shock;
    double eta = (model.family == Family::ordinal ? 0 : truth.intercept) + truth.effect * x + e;
    for (std::size_t k = 0; k < truth.coefficients.size(); ++k) eta += truth.coefficients[k] * series.covariates[k][t];
    switch (model.family) {
      case Family::gaussian:
        y.push_back(eta);
        break;
      case Family::poisson:
        y.push_back(poisson_variate(std::exp(eta), random));
        break;
      case Family::negative_binomial:
        y.push_back(poisson_variate(std::exp(eta) * gamma_variate(truth.size, random) / truth.size, random));
        break;
      case Family::bernoulli:
        y.push_back(random.uniform() < 1 / (1 + std::exp(-eta)) ? 1 : 0);
        break;
      case Family::ordinal: {  // y <= k where a logistic variate is below c_k - eta
        const double u = random.uniform(), logistic = std::log(u / (1 - u));
        y.push_back(double(std::count_if(truth.cutpoints.begin(), truth.cutpoints.end(),
                                         [&](double c) { return c - eta < logistic; })));
        break;
      }
    }
  }
  return y;
}

}  // namespace titrate::calibration
