#include "posterior/gaussian_nuisance.h"

#include <algorithm>
#include <cmath>

#include "numerics/grid_density.h"
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

/// sigma has a grid of its own at every rho; its distribution function is the average of theirs.
Summary summary_of_sigma(const GaussianGrid& grid, const std::vector<double>& by_both) {
  const auto columns = std::size_t(grid.sigma.count());
  struct Row {
    double mass, phi;
    GridDensity density;
  };
  std::vector<Row> rows;
  Summary s;
  double square = 0;
  for (std::size_t j = 0; j < by_both.size() / columns; ++j) {
    const double* row = &by_both[j * columns];
    const double phi = grid.phi_of(grid.rho.u(int(j)));
    double mass = 0;
    for (std::size_t k = 0; k < columns; ++k) {
      const double sigma = std::exp(grid.log_sigma_of(phi, grid.sigma.u(int(k))));
      mass += row[k];
      s.mean += row[k] * sigma;
      square += row[k] * sigma * sigma;
    }
    if (mass > 1e-9) rows.push_back({mass, phi, density_of(grid.sigma, row)});
  }
  s.sd = std::sqrt(std::max(0.0, square - s.mean * s.mean));
  const auto unstretched = [](double y) { return std::asinh(0.35 * y) / 0.35; };
  double mass = 0;
  for (const Row& row : rows) mass += row.mass;
  const auto cdf = [&](double log_sigma) {
    double sum = 0;
    for (const Row& row : rows)
      sum += row.mass * row.density.cdf(unstretched((log_sigma - grid.sigma_centre.at(row.phi)) / grid.sigma_scale));
    return sum / mass;
  };
  for (std::size_t i = 0; i < summary_levels.size(); ++i) {
    double low = std::log(s.mean) - 40 * grid.sigma_scale - 2, high = std::log(s.mean) + 40 * grid.sigma_scale + 2;
    for (int round = 0; round < 60; ++round) {
      const double middle = 0.5 * (low + high);
      (cdf(middle) < summary_levels[i] ? low : high) = middle;
    }
    s.q[i] = std::exp(0.5 * (low + high));
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
