#include "posterior/gaussian_nuisance.h"

#include <algorithm>
#include <cmath>

#include "numerics/grid_density.h"
#include "numerics/lanes.h"
#include "numerics/normal.h"
#include "posterior/gaussian_mixture.h"

namespace titrate {
namespace {

/// A density through the nodes that carry mass. The others at the ends are beyond what the grid allows (phi_limit, a
/// vanishing sigma), and the spline through the logarithms would swing on the drop to them.
GridDensity density_of(const Axis& axis, const double* mass) {
  int first = 0, last = axis.count() - 1;
  double total = 0;
  for (int i = 0; i <= last; ++i) total += mass[i];
  while (first < last && mass[first] < 1e-15 * total) ++first;
  while (first < last && mass[last] < 1e-15 * total) --last;
  return {axis.u(first), axis.step, {mass + first, mass + last + 1}};
}

/// The u at which stretch(u) is y: asinh(0.35 y) / 0.35.
double unstretched(double y) {
  const double size = 0.35 * std::abs(y), u = lanes::log(size + std::sqrt(size * size + 1)) / 0.35;
  return y < 0 ? -u : u;
}

/// sigma has a grid of its own at every rho; its distribution function is the average of theirs.
Summary summary_of_sigma(const GaussianGrid& grid, const std::vector<double>& by_both) {
  const auto columns = std::size_t(grid.sigma.count());
  struct Row {
    double mass, centre;
    GridDensity density;
  };
  std::vector<Row> rows;
  std::vector<double> stretched;
  for (std::size_t k = 0; k < columns; ++k) stretched.push_back(grid.sigma_scale * stretch(grid.sigma.u(int(k))));
  Summary s;
  double square = 0;
  for (std::size_t j = 0; j < by_both.size() / columns; ++j) {
    const double* row = &by_both[j * columns];
    const double phi = grid.phi_of(grid.rho.u(int(j)));
    const double centre = grid.sigma_centre.at(phi);
    double mass = 0;
    for (std::size_t k = 0; k < columns; ++k) {
      const double sigma = lanes::exp(centre + stretched[k]);
      mass += row[k];
      s.mean += row[k] * sigma;
      square += row[k] * sigma * sigma;
    }
    if (mass > 1e-9) rows.push_back({mass, centre, density_of(grid.sigma, row)});
  }
  s.sd = std::sqrt(std::max(0.0, square - s.mean * s.mean));
  double mass = 0;
  for (const Row& row : rows) mass += row.mass;
  const auto cdf = [&](double log_sigma) {
    double sum = 0;
    for (const Row& row : rows)
      sum += row.mass * row.density.cdf(unstretched((log_sigma - row.centre) / grid.sigma_scale));
    return sum / mass;
  };
  // The normal score of the distribution function is nearly a straight line in log sigma: the false position on it,
  // with halving as the safeguard.
  const double spread = s.sd / s.mean, least = 1e-15;
  for (std::size_t i = 0; i < summary_levels.size(); ++i) {
    const double wanted = normal_quantile(summary_levels[i]);
    const auto off = [&](double at) { return normal_quantile(std::clamp(cdf(at), least, 1 - least)) - wanted; };
    const double guess = std::log(s.mean) + wanted * spread;
    double low = guess - 0.2 * spread, high = guess + 0.2 * spread, below = off(low), above = off(high);
    for (double step = 0.4 * spread; below > 0 && step < 100; step *= 2) {
      high = low;
      above = below;
      below = off(low -= step);
    }
    for (double step = 0.4 * spread; above < 0 && step < 100; step *= 2) {
      low = high;
      below = above;
      above = off(high += step);
    }
    double at = 0.5 * (low + high);
    for (int round = 0; round < 60 && high - low > 1e-9; ++round) {
      const double line = low - below * (high - low) / (above - below);
      at = round % 3 < 2 && line > low && line < high ? line : 0.5 * (low + high);
      const double found = off(at);
      if (std::abs(found) < 1e-9) break;
      (found < 0 ? low : high) = at;
      (found < 0 ? below : above) = found;
    }
    s.q[i] = std::exp(at);
  }
  return s;
}

}  // namespace

void add_nuisance(Posterior& posterior, const Model& model, const EffectSums& sums, const GaussianBuffers& b) {
  const GaussianGrid& grid = b.grid;
  posterior.sigma = summary_of_sigma(grid, sums.by_rho_sigma);
  if (model.rho) {
    const GridDensity density = density_of(grid.rho, sums.by_rho.data());
    posterior.rho = density.summary([&](double u) { return std::tanh(grid.phi_of(u)); });
  }
  if (model.half_life) {
    std::vector<double> by_half_life(std::size_t(grid.lanes));
    for (std::size_t l = 0; l < by_half_life.size(); ++l) by_half_life[std::size_t(b.order[l])] = sums.by_lane[l];
    const GridDensity density(grid.log_h_first, grid.log_h_step, std::move(by_half_life));
    posterior.log_half_life = density.summary([](double log_h) { return log_h; });
    posterior.half_life = density.summary([](double log_h) { return std::exp(log_h); });
  }
}

void add_coefficients(Posterior& posterior, const Model& model, const GaussianBuffers& b) {
  const std::vector<ColumnNodes> columns = evaluate_columns(b.products, b.grid, b.sums);
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const NormalMixture about_prior = full_mixture(b.sums.weight, columns[k].mean, columns[k].variance, {});
    const NormalPrior& prior = k == 0 ? model.intercept : model.covariates[k - 1].prior;
    posterior.coefficients.push_back(
        {k == 0 ? "intercept" : model.covariates[k - 1].name, about_prior.transformed(1, prior.mean).summary()});
  }
}

}  // namespace titrate
