#pragma once

// The oracle of the gaussian engine: the slow and obvious way, which shares no code with it.

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

#include "model/model.h"
#include "numerics/mixture.h"
#include "numerics/normal.h"

namespace titrate {

struct Spread {
  int count;
  double low, high;
  double at(int i) const { return low + step() * i; }
  double step() const { return (high - low) / (count - 1); }
};

struct OracleGrid {
  Spread log_h{41, 0, 0}, phi{41, -2.6, 3.6}, log_sigma{31, -2.2, 2.2};
};

struct OraclePosterior {
  NormalMixture effect;
  double log_evidence = 0;
  std::vector<double> by_phi, by_log_sigma;  ///< mass on each node
};

/// With a vanishing sigma little is left of a covariance in double precision.
using Wide = long double;
using Matrix = std::vector<std::vector<Wide>>;

inline void cholesky(Matrix& a) {
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      Wide sum = a[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i][k] * a[j][k];
      a[i][j] = i == j ? std::sqrt(sum) : sum / a[j][j];
    }
}

inline std::vector<Wide> forward(const Matrix& l, std::vector<Wide> b) {
  for (std::size_t i = 0; i < b.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= l[i][k] * b[k];
    b[i] /= l[i][i];
  }
  return b;
}

inline double half_t(double x, const HalfTPrior& prior) {
  const double z = x / prior.scale;
  if (!prior.degrees_of_freedom) return 2 * normal_density(z) / prior.scale;
  const double nu = *prior.degrees_of_freedom;
  return 2 * std::tgamma((nu + 1) / 2) / (std::tgamma(nu / 2) * std::sqrt(nu * std::numbers::pi)) *
         std::pow(1 + z * z / nu, -(nu + 1) / 2) / prior.scale;
}

/// The covariance that something else adds between two days, counted from 0.
using ExtraCovariance = std::function<double(std::size_t, std::size_t)>;

/// Writes down the covariance of the observations, residual and coefficients and all, and conditions on them, at every
/// node of a dense plain grid. Cost: observations cubed per node.
inline OraclePosterior oracle_fit(const Model& model, const Series& series, OracleGrid grid = {},
                                  const ExtraCovariance& extra = {}) {
  if (grid.log_h.low == grid.log_h.high)
    grid.log_h = {grid.log_h.count, model.half_life->log_mean - 4.5 * model.half_life->log_sd,
                  model.half_life->log_mean + 4.5 * model.half_life->log_sd};
  std::vector<std::size_t> seen;
  for (std::size_t t = 0; t < series.response.size(); ++t)
    if (series.response[t]) seen.push_back(t);
  const std::size_t n = seen.size();
  std::vector<double> log_weights, means, sds;
  Matrix covariance(n, std::vector<Wide>(n));
  std::vector<Wide> residual(n), with_effect(n), power(series.response.size() + 1);
  for (int a = 0; a < grid.log_h.count; ++a) {
    const double h = std::exp(grid.log_h.at(a)), keep = std::pow(2.0, -1 / h);
    std::vector<double> x;
    for (double dose : series.dose) x.push_back(keep * (x.empty() ? series.before : x.back()) + (1 - keep) * dose);
    const double z = (grid.log_h.at(a) - model.half_life->log_mean) / model.half_life->log_sd;
    const double prior_h = normal_density(z) / model.half_life->log_sd;
    for (int b = 0; b < grid.phi.count; ++b) {
      const double rho = std::tanh(grid.phi.at(b)), unit = (rho + 1) / 2;
      const double prior_rho = std::pow(unit, model.rho->a - 1) * std::pow(1 - unit, model.rho->b - 1) *
                               std::tgamma(model.rho->a + model.rho->b) /
                               (std::tgamma(model.rho->a) * std::tgamma(model.rho->b)) / 2 * (1 - rho * rho);
      for (std::size_t g = 0; g < power.size(); ++g) power[g] = std::pow(std::tanh(Wide(grid.phi.at(b))), int(g));
      for (int c = 0; c < grid.log_sigma.count; ++c) {
        const double sigma = std::exp(grid.log_sigma.at(c));
        for (std::size_t i = 0; i < n; ++i) {
          const std::size_t s = seen[i];
          residual[i] = *series.response[s] - model.intercept.mean - model.effect.mean * x[s];
          with_effect[i] = model.effect.sd * model.effect.sd * x[s];  // Cov(effect, y_i)
          for (std::size_t k = 0; k < model.covariates.size(); ++k)
            residual[i] -= model.covariates[k].prior.mean * series.covariates[k][s];
          for (std::size_t j = 0; j <= i; ++j) {
            const std::size_t t = seen[j];
            Wide sum = Wide(sigma) * sigma * power[s - t] + model.intercept.sd * model.intercept.sd +
                       Wide(model.effect.sd * x[s]) * (model.effect.sd * x[t]);
            for (std::size_t k = 0; k < model.covariates.size(); ++k) {
              const double sd = model.covariates[k].prior.sd;
              sum += Wide(sd * series.covariates[k][s]) * (sd * series.covariates[k][t]);
            }
            if (extra) sum += extra(s, t);
            covariance[i][j] = sum;
          }
        }
        cholesky(covariance);
        const std::vector<Wide> u = forward(covariance, residual), v = forward(covariance, with_effect);
        Wide log_likelihood = -0.5 * double(n) * std::log(2 * std::numbers::pi), uv = 0, vv = 0;
        for (std::size_t i = 0; i < n; ++i) {
          log_likelihood -= std::log(double(covariance[i][i])) + 0.5 * double(u[i] * u[i]);
          uv += u[i] * v[i];
          vv += v[i] * v[i];
        }
        log_weights.push_back(double(log_likelihood) +
                              std::log(prior_h * prior_rho * half_t(sigma, model.sigma) * sigma * grid.log_h.step() *
                                       grid.phi.step() * grid.log_sigma.step()));
        means.push_back(model.effect.mean + double(uv));
        sds.push_back(std::sqrt(double(model.effect.sd * model.effect.sd - vv)));
      }
    }
  }
  const double largest = *std::max_element(log_weights.begin(), log_weights.end());
  double total = 0;
  for (double& w : log_weights) total += w = std::exp(w - largest);
  OraclePosterior oracle;
  oracle.by_phi.assign(std::size_t(grid.phi.count), 0);
  oracle.by_log_sigma.assign(std::size_t(grid.log_sigma.count), 0);
  std::size_t at = 0;
  for (int a = 0; a < grid.log_h.count; ++a)
    for (double& on_phi : oracle.by_phi)
      for (double& on_log_sigma : oracle.by_log_sigma) {
        const double share = log_weights[at++] / total;
        on_phi += share;
        on_log_sigma += share;
      }
  oracle.effect = NormalMixture(log_weights, means, sds);
  oracle.log_evidence = largest + std::log(total);
  return oracle;
}

/// The mass below `where`, by the trapezoid rule.
inline double mass_below(const std::vector<double>& mass, const Spread& axis, double where) {
  double below = 0;
  for (int i = 0; i < axis.count; ++i)
    below += mass[std::size_t(i)] * std::clamp((where - axis.at(i)) / axis.step() + 0.5, 0.0, 1.0);
  return below;
}

/// The largest difference of two distribution functions over a fine set of points.
inline double ks(const NormalMixture& a, const NormalMixture& b) {
  double largest = 0;
  for (double z = -4; z <= 4; z += 0.1) {
    const double x = b.mean() + z * b.sd();
    largest = std::max(largest, std::abs(a.cdf(x) - b.cdf(x)));
  }
  return largest;
}

}  // namespace titrate
