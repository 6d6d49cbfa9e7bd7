#include "posterior/latent_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace titrate {
namespace {

constexpr int L = lane_count;
constexpr double impossible = -1e30;

double log_prior_of_phi(double phi, const BetaPrior& prior) {
  const double log_plus = -std::log1p(std::exp(-2 * phi)), log_minus = -std::log1p(std::exp(2 * phi));
  const double log_beta = std::lgamma(prior.a) + std::lgamma(prior.b) - std::lgamma(prior.a + prior.b);
  return prior.a * log_plus + prior.b * log_minus + std::log(2.0) - log_beta;
}

}  // namespace

double log_density(const HalfTPrior& prior, double sigma) {
  const double z = sigma / prior.scale;
  if (!prior.degrees_of_freedom) return 0.5 * std::log(2 / std::numbers::pi) - std::log(prior.scale) - 0.5 * z * z;
  const double nu = *prior.degrees_of_freedom;
  return std::log(2.0) + std::lgamma((nu + 1) / 2) - std::lgamma(nu / 2) - 0.5 * std::log(nu * std::numbers::pi) -
         std::log(prior.scale) - 0.5 * (nu + 1) * std::log1p(z * z / nu);
}

std::vector<double> half_lives_of(const Model& model, const LatentGrid& grid, int group) {
  std::vector<double> h;
  if (model.half_life)
    for (int l = 0; l < L; ++l) h.push_back(std::exp(grid.log_h(group * L + l)));
  return h;
}

void normalise(LatentNodes& nodes, const LatentGrid& grid) {
  const double largest = *std::max_element(nodes.log_weight.begin(), nodes.log_weight.end());
  nodes.weight.resize(nodes.log_weight.size());
  nodes.by_rho.assign(std::size_t(grid.rho.count()), 0);
  nodes.by_sigma.assign(std::size_t(grid.sigmas), 0);
  nodes.by_lane.assign(std::size_t(grid.lanes()), 0);
  double total = 0;
  for (std::size_t i = 0; i < nodes.weight.size(); ++i)
    total += nodes.weight[i] = std::exp(nodes.log_weight[i] - largest);
  for (std::size_t i = 0; i < nodes.weight.size(); ++i) {
    const double w = nodes.weight[i] /= total;
    const std::size_t row = i / nodes.by_lane.size();
    nodes.by_lane[i % nodes.by_lane.size()] += w;
    nodes.by_rho[row / nodes.by_sigma.size()] += w;
    nodes.by_sigma[row % nodes.by_sigma.size()] += w;
  }
  nodes.log_evidence = largest + std::log(total);
}

LatentNodes evaluate(const Model& model, const Series& series, const LatentData& data, const LatentGrid& grid,
                     LatentMode& mode, double matters_within, double close_enough, const NodeVisitor& visit) {
  LatentNodes nodes;
  const auto count = std::size_t(grid.rows() * grid.lanes());
  nodes.log_weight.resize(count);
  nodes.base.resize(count);
  nodes.mean.resize(count);
  nodes.variance.resize(count);
  double largest = -1e300;
  for (int group = 0; group < grid.groups; ++group) {
    const LaneExposure exposure = lane_exposure(data, series, half_lives_of(model, grid, group));
    double of_lane[L];
    for (int l = 0; l < L; ++l) {
      if (!model.half_life) {
        of_lane[l] = -std::log(double(L));  // the lanes are copies of each other
        continue;
      }
      const double z = (grid.log_h(group * L + l) - model.half_life->log_mean) / model.half_life->log_sd;
      of_lane[l] =
          -0.5 * z * z + std::log(grid.log_h_step / model.half_life->log_sd) - 0.5 * std::log(2 * std::numbers::pi);
    }
    // From the largest sigma down and to and fro along it, so that each mode starts next to the one before.
    for (int j = 0; j < grid.rho.count(); ++j)
      for (int step = 0; step < grid.sigmas; ++step) {
        const int k = j % 2 == 0 ? grid.sigmas - 1 - step : step;
        const double phi = grid.phi(j), sigma = grid.sigma(k);
        double base = log_density(model.sigma, sigma) + std::log(grid.sigma_step);
        if (model.rho)
          base += log_prior_of_phi(phi, *model.rho) +
                  std::log(grid.rho.step * grid.rho_scale * stretch_slope(grid.rho.u(j)));
        mode.find(process_precision(data, model.rho.has_value(), phi, sigma), exposure.x.data(), close_enough);
        if (!std::isfinite(std::accumulate(mode.log_p, mode.log_p + L, 0.0))) {
          // Newton's method ran away: the row counts for nothing, and the next starts afresh.
          for (int l = 0; l < L; ++l) {
            mode.log_p[l] = impossible;
            mode.mean[l] = model.effect.mean;
            mode.variance[l] = model.effect.sd * model.effect.sd;
          }
          mode.settled = false;
        }
        double best = -1e300;
        for (int l = 0; l < L; ++l) best = std::max(best, mode.log_p[l] + base + of_lane[l]);
        if (!mode.settled && best > largest - 12) nodes.settled = false;
        const bool matters = best > largest - matters_within;
        if (matters) mode.correct(exposure.x.data());
        const auto at = std::size_t((j * grid.sigmas + k) * grid.lanes() + group * L);
        for (std::size_t l = 0; l < L; ++l) {
          nodes.base[at + l] = base + of_lane[l];
          const double log_weight = mode.log_p[l] + base + of_lane[l];
          nodes.log_weight[at + l] = std::isfinite(log_weight) ? log_weight : impossible;
          nodes.mean[at + l] = mode.mean[l];
          nodes.variance[at + l] = mode.variance[l];
          largest = std::max(largest, nodes.log_weight[at + l]);
        }
        if (matters && visit) visit(at, mode, exposure);
        if (!mode.settled)
          mode.restart();
        else if (step + 1 < grid.sigmas)
          mode.lean_on(step == 0);
      }
  }
  normalise(nodes, grid);
  return nodes;
}

}  // namespace titrate
