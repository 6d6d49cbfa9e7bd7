#include "posterior/fit.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "numerics/grid_density.h"
#include "posterior/combined.h"
#include "posterior/gaussian.h"
#include "posterior/latent.h"
#include "posterior/latent_grid.h"

namespace titrate {
namespace {

/// A parameter that is integrated around the fit: its log prior density, and the fit given its value.
struct Outer {
  std::string name;
  bool half_line = true;  ///< above zero with a density that is even about it; else the whole line
  double centre = 0, scale = 1;
  std::function<double(double)> log_prior;
  std::function<Posterior(double, const FitOptions&)> fit_at;
};

/// Equally spaced values and the fits there. On the half line they are midpoints, (k + 1/2) step, which suits a density
/// that is even about zero (latent_grid.h).
std::vector<Candidate> fits_on(const Outer& outer, double first, double step, int count, const FitOptions& options) {
  std::vector<Candidate> candidates;
  for (int k = 0; k < count; ++k) {
    const double value = first + step * k;
    candidates.push_back({outer.log_prior(value) + std::log(step), outer.fit_at(value, options)});
  }
  return candidates;
}

/// Two passes: a coarse one over the prior finds where the data put the parameter, the second integrates there.
Posterior integrated(const Outer& outer, const FitOptions& options) {
  FitOptions light{.accuracy = Accuracy::standard, .coefficients = false, .nuisance = false, .outcome = false};
  double step = outer.half_line ? 0.6 * outer.scale : 1.5 * outer.scale;
  double first = outer.half_line ? 0.5 * step : outer.centre - 1.5 * step;
  std::vector<Candidate> coarse = fits_on(outer, first, step, 4, light);
  const std::vector<double> seen = shares_of(coarse);
  double mean = 0, square = 0;
  for (std::size_t k = 0; k < seen.size(); ++k) mean += seen[k] * (first + step * double(k));
  for (std::size_t k = 0; k < seen.size(); ++k) {
    const double off = first + step * double(k) - mean;
    square += seen[k] * off * off;
  }
  const double sd = std::max(std::sqrt(square), 0.35 * step);

  const bool precise = options.accuracy == Accuracy::reference;
  const double fineness = precise ? 0.8 : 1.3, reach = precise ? 4.5 : 3.2;
  step = fineness * sd;
  int low = int(std::floor((mean - reach * sd) / step)), high = int(std::ceil((mean + reach * sd) / step));
  if (outer.half_line) low = std::max(low, 0);
  const double shift = outer.half_line ? 0.5 : 0.0;
  FitOptions share = options;
  share.effort = options.effort / (high - low);
  const std::vector<Candidate> fine = fits_on(outer, (low + shift) * step, step, high - low, share);
  Posterior posterior = combined(fine);
  if (options.coefficients) {
    const std::vector<double> masses = shares_of(fine);
    posterior.coefficients.push_back(
        {outer.name, outer.half_line
                         ? summary_of(Midpoints{step, low, high - low}, masses)
                         : GridDensity(low * step, step, masses).summary([](double value) { return value; })});
  }
  return posterior;
}

/// A random walk from zero on the first day, as independent steps between knots and a straight line inside each: the
/// walk at the knots is exact, and between them it is off by at most sqrt(days between / 4) daily steps.
constexpr int knots_of_a_review = 16, knots_of_a_reference = 40;

Posterior with_drift(const Model& model, const Series& series, const FitOptions& options) {
  const int days = int(series.dose.size());
  int most = options.accuracy == Accuracy::reference ? knots_of_a_reference : knots_of_a_review;
  if (model.family != Family::gaussian) most = std::clamp(most_border - border_of(model), 1, most);  // each is a column
  const int width = std::max(1, int(std::ceil(double(days - 1) / most)));
  Model stepped = model;
  stepped.drift.reset();
  Series walked = series;
  for (int from = 0; from + 1 < days; from += width) {
    const int to = std::min(from + width, days - 1);
    std::vector<double> column(std::size_t(days), 0.0);
    for (int t = from; t < days; ++t) column[std::size_t(t)] = std::min(1.0, double(t - from) / (to - from));
    walked.covariates.push_back(std::move(column));
    stepped.covariates.push_back({"", {0, std::sqrt(double(to - from))}});
  }
  const std::size_t named = model.covariates.size();
  Outer outer{"drift", true, 0, *model.drift, [&](double q) { return log_half_normal(q, *model.drift); }, {}};
  outer.fit_at = [&](double q, const FitOptions& how) {
    Model here = stepped;
    for (std::size_t k = named; k < here.covariates.size(); ++k) here.covariates[k].prior.sd *= q;
    Posterior p = fit(here, walked, how);
    std::erase_if(p.coefficients, [](const NamedSummary& c) { return c.name.empty(); });
    return p;
  };
  return integrated(outer, options);
}

Posterior with_saturation(const Model& model, const Series& series, const FitOptions& options) {
  Model linear = model;
  linear.saturation.reset();
  const double top = *std::max_element(series.dose.begin(), series.dose.end());
  if (top <= 0) return fit(linear, series, options);
  const LogNormalPrior prior = *model.saturation;
  Outer outer{"log_saturation", false, prior.log_mean, prior.log_sd, {}, {}};
  outer.log_prior = [&](double log_k) {
    const double z = (log_k - prior.log_mean) / prior.log_sd;
    return -0.5 * z * z - std::log(prior.log_sd) - 0.5 * std::log(2 * std::numbers::pi);
  };
  outer.fit_at = [&](double log_k, const FitOptions& how) {
    const double k = std::exp(log_k);
    Series bent = series;
    for (double& dose : bent.dose) dose = dose / top * (1 + k) / (dose / top + k);
    return fit(linear, bent, how);
  };
  return integrated(outer, options);
}

}  // namespace

Posterior fit(const Model& model, const Series& series, const FitOptions& options) {
  if (model.saturation) return with_saturation(model, series, options);
  if (model.drift) return with_drift(model, series, options);
  if (model.family == Family::gaussian) return fit_gaussian(model, series, options);
  return fit_latent(model, series, options);
}

}  // namespace titrate
