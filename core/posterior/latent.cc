#include "posterior/latent.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "numerics/grid_density.h"
#include "numerics/histogram.h"
#include "posterior/latent_draws.h"
#include "posterior/latent_grid.h"
#include "posterior/outcome_scale.h"

namespace titrate {
namespace {

struct Fineness {
  int groups;
  double half_life_reach;  ///< in prior sds of log h
  Axis rho;
  double sigma_step, sigma_low, sigma_high;  ///< in posterior sds of sigma
  double edge_mass;
};
constexpr Fineness finding{1, 2.4, {1.6, -1, 2}, 0, 0, 0, 1}, measuring{1, 2.4, {1.5, -1, 1}, 1.6, 2.2, 3.6, 1},
    standard{1, 3.2, {1.1, -3, 3}, 1.3, 3.4, 6.6, 0.012}, reference{3, 4.5, {0.55, -9, 9}, 0.6, 6, 9, 3e-5};
constexpr int most_rounds = 4, most_rows = 4000, quick_batches = 96, many_batches = 40000, escalated_batches = 4000;
constexpr double most_pareto_k = 0.7;
constexpr double lost = -1e20;  ///< a log evidence below it is none

struct Moments {
  double phi = 0.4, phi_sd = 0.45, log_h = 0, log_h_sd = 1e9, sigma = 0, sigma_sd = 0;
};

template <class Value>
std::pair<double, double> mean_and_sd(const std::vector<double>& mass, Value value) {
  double mean = 0, square = 0;
  for (std::size_t i = 0; i < mass.size(); ++i) mean += mass[i] * value(int(i));
  for (std::size_t i = 0; i < mass.size(); ++i) square += mass[i] * (value(int(i)) - mean) * (value(int(i)) - mean);
  return {mean, std::sqrt(square)};
}

Moments moments_of(const LatentGrid& grid, const LatentNodes& nodes) {
  Moments m;
  std::tie(m.phi, m.phi_sd) = mean_and_sd(nodes.by_rho, [&](int j) { return grid.phi(j); });
  std::tie(m.log_h, m.log_h_sd) = mean_and_sd(nodes.by_lane, [&](int l) { return grid.log_h(l); });
  std::tie(m.sigma, m.sigma_sd) = mean_and_sd(nodes.by_sigma, [&](int k) { return grid.sigma(k); });
  m.phi_sd = std::max(m.phi_sd, 0.3 * grid.rho.step * grid.rho_scale);
  m.log_h_sd = std::max(m.log_h_sd, 0.3 * grid.log_h_step);
  m.sigma_sd = std::max(m.sigma_sd, 0.35 * grid.sigma_step);
  return m;
}

LatentGrid grid_around(const Moments& m, const Model& model, const Fineness& fine) {
  LatentGrid grid;
  grid.groups = model.half_life ? fine.groups : 1;
  if (model.half_life) {
    double low = model.half_life->log_mean - fine.half_life_reach * model.half_life->log_sd;
    double high = model.half_life->log_mean + fine.half_life_reach * model.half_life->log_sd;
    const int intervals = grid.lanes() - 1;
    if (m.log_h_sd < 0.72 * (high - low) / intervals) {
      low = std::max(low, m.log_h - (fine.half_life_reach + 1) * m.log_h_sd);
      high = std::min(high, m.log_h + (fine.half_life_reach + 1) * m.log_h_sd);
    }
    grid.log_h_first = low;
    grid.log_h_step = (high - low) / intervals;
  }
  if (model.rho) {
    grid.rho = fine.rho;
    grid.rho_centre = m.phi;
    grid.rho_scale = m.phi_sd;
  }
  if (fine.sigma_step == 0) {  // nothing is known yet: from the prior's small values to beyond its scale
    grid.sigma_step = 0.5 * model.sigma.scale;
    grid.sigmas = 4;
    return grid;
  }
  grid.sigma_step = fine.sigma_step * m.sigma_sd;
  grid.sigma_first = std::max(0, int(std::floor((m.sigma - fine.sigma_low * m.sigma_sd) / grid.sigma_step)));
  const int last = int(std::ceil((m.sigma + fine.sigma_high * m.sigma_sd) / grid.sigma_step));
  grid.sigmas = std::max(last - grid.sigma_first, 3);
  return grid;
}

/// What a certificate looks at; the fineness is mended where it fails.
bool certified(const Model& model, const LatentGrid& grid, const LatentNodes& nodes, Fineness& fine,
               double& edge_mass) {
  bool good = nodes.settled;
  const auto edge = [&](double mass) {
    edge_mass = std::max(edge_mass, mass);
    return mass < fine.edge_mass;
  };
  edge_mass = 0;
  if (model.rho) {
    if (!edge(nodes.by_rho.front())) fine.rho.low -= 2, good = false;
    if (!edge(nodes.by_rho.back())) fine.rho.high += 2, good = false;
    const auto [mean, sd] = mean_and_sd(nodes.by_rho, [&](int j) { return grid.rho.u(j); });
    if (std::abs(mean) > 1.2 || sd < 0.55 || sd > 1.9) good = false;
  }
  if (grid.sigma_first > 0 && !edge(nodes.by_sigma.front())) fine.sigma_low += 1.5, good = false;
  if (!edge(nodes.by_sigma.back())) fine.sigma_high *= 1.4, good = false;
  const auto [sigma, sigma_sd] = mean_and_sd(nodes.by_sigma, [&](int k) { return grid.sigma(k); });
  if (sigma_sd < 0.55 * grid.sigma_step && sigma > 1.2 * grid.sigma_step) good = false;  // too few nodes across it
  if (model.half_life) {
    const double low = model.half_life->log_mean - (fine.half_life_reach - 0.01) * model.half_life->log_sd;
    const double high = model.half_life->log_mean + (fine.half_life_reach - 0.01) * model.half_life->log_sd;
    bool reached = true;
    if (grid.log_h_first > low) reached = edge(nodes.by_lane.front()) && reached;
    if (grid.log_h(grid.lanes() - 1) < high) reached = edge(nodes.by_lane.back()) && reached;
    if (!reached) fine.half_life_reach += 0.8, good = false;
    if (mean_and_sd(nodes.by_lane, [](int l) { return double(l); }).second < 0.72) fine.groups *= 2, good = false;
  }
  return good;
}

/// sigma lies on the half line and its density is even about 0: the mirrored masses are a density on the whole line,
/// and a quantile of |sigma| is one of it.
Summary summary_of_sigma(const LatentGrid& grid, const std::vector<double>& mass) {
  Summary s;
  const auto at = [&](std::size_t k) { return grid.sigma(int(k)); };
  double square = 0;
  for (std::size_t k = 0; k < mass.size(); ++k) {
    s.mean += mass[k] * at(k);
    square += mass[k] * at(k) * at(k);
  }
  std::vector<double> masses = mass;
  double first = at(0);
  if (grid.sigma_first == 0) {
    // The midpoint rule meets the kink of |sigma| at 0: Euler-Maclaurin's first term, with the density at 0 from the
    // even parabola through the first two nodes.
    const double density = (9 * mass[0] - (mass.size() > 1 ? mass[1] : 0)) / (8 * grid.sigma_step);
    s.mean -= grid.sigma_step * grid.sigma_step / 24 * std::max(density, 0.0);
    masses.insert(masses.begin(), mass.rbegin(), mass.rend());
    first = -at(mass.size() - 1);
  }
  s.sd = std::sqrt(std::max(0.0, square - s.mean * s.mean));
  const GridDensity density(first, grid.sigma_step, std::move(masses));
  for (std::size_t i = 0; i < summary_levels.size(); ++i)
    s.q[i] = density.quantile(grid.sigma_first == 0 ? 0.5 * (1 + summary_levels[i]) : summary_levels[i]);
  return s;
}

void add_nuisance(Posterior& posterior, const Model& model, const LatentGrid& grid, const LatentNodes& nodes) {
  posterior.sigma = summary_of_sigma(grid, nodes.by_sigma);
  if (model.rho)
    posterior.rho = GridDensity(grid.rho.u(0), grid.rho.step, nodes.by_rho).summary([&](double u) {
      return std::tanh(grid.rho_centre + grid.rho_scale * stretch(u));
    });
  if (model.half_life) {
    const GridDensity density(grid.log_h_first, grid.log_h_step, nodes.by_lane);
    posterior.log_half_life = density.summary([](double log_h) { return log_h; });
    posterior.half_life = density.summary([](double log_h) { return std::exp(log_h); });
  }
}

/// A weighted sample as a histogram that reaches far enough for every draw that matters.
WeightedHistogram histogram_of(const std::vector<double>& values, const std::vector<double>& weights) {
  double total = 0, mean = 0, square = 0;
  const auto each = [&](const auto& take) {
    for (std::size_t i = 0; i < values.size(); ++i)
      if (weights[i] > 0 && std::isfinite(values[i])) take(weights[i], values[i]);
  };
  each([&](double w, double value) { total += w, mean += w * value; });
  mean /= total;
  each([&](double w, double value) { square += w * (value - mean) * (value - mean); });
  const double spread = std::sqrt(square / total);
  const double reach = std::isfinite(spread) ? std::max(14 * spread, 1e-9 * (1 + std::abs(mean))) : 1;
  if (!std::isfinite(mean)) mean = 0;
  WeightedHistogram histogram(mean - reach, mean + reach, 6000);
  each([&](double w, double value) { histogram.add(value, w); });
  return histogram;
}

/// The margins of the quadrature, scaled by what the draws say about each of their nodes. Where there are next to no
/// draws the quadrature's own word stands: an empty node would be a hole in a smooth density.
void correct_margins(LatentNodes& nodes, const std::vector<double>& by_draws) {
  const auto lanes = nodes.by_lane.size(), sigmas = nodes.by_sigma.size();
  std::vector<double> rho(nodes.by_rho.size(), 0.0), sigma(sigmas, 0.0), lane(lanes, 0.0);
  for (std::size_t i = 0; i < by_draws.size(); ++i) {
    lane[i % lanes] += by_draws[i];
    sigma[i / lanes % sigmas] += by_draws[i];
    rho[i / lanes / sigmas] += by_draws[i];
  }
  constexpr double few = 1e-3;
  const auto correct = [&](std::vector<double>& margin, const std::vector<double>& drawn) {
    double total = 0;
    for (std::size_t i = 0; i < margin.size(); ++i) total += margin[i] *= (drawn[i] + few) / (margin[i] + few);
    for (double& mass : margin) mass /= total;
  };
  correct(nodes.by_rho, rho);
  correct(nodes.by_sigma, sigma);
  correct(nodes.by_lane, lane);
}

void take_from_draws(Posterior& posterior, const Model& model, const LatentData& data, const LatentGrid& grid,
                     LatentNodes nodes, const Draws& draws, const FitOptions& options) {
  posterior.effect = histogram_of(draws.border.back(), draws.weight).mixture();
  if (!draws.outcome.empty()) {
    posterior.outcome_effect = histogram_of(draws.outcome, draws.weight).mixture();
    if (!draws.contrast.empty()) posterior.outcome_contrast = histogram_of(draws.contrast, draws.weight).mixture();
  }
  posterior.log_evidence = draws.log_evidence;
  correct_margins(nodes, draws.node_weight);
  if (options.nuisance) add_nuisance(posterior, model, grid, nodes);
  if (!options.coefficients) return;
  for (int j = 0; j + 1 < data.border; ++j) {
    std::string name = j < data.cuts ? j == 0 ? "cmid" : "lgap[" + std::to_string(j) + "]" : "intercept";
    const int column = j - data.cuts - (data.cuts == 0);
    if (j >= data.cuts && column >= 0) name = model.covariates[std::size_t(column)].name;
    posterior.coefficients.push_back({name, histogram_of(draws.border[std::size_t(j)], draws.weight).summary()});
  }
}

/// No mode was found anywhere: the prior, and a warning.
Posterior nothing_learned(const Model& model, const Series& series, const LatentData& data) {
  Posterior posterior;
  posterior.family = model.family;
  posterior.days = int(series.dose.size());
  posterior.observed = data.n;
  posterior.effect = NormalMixture({1}, {model.effect.mean}, {model.effect.sd});
  posterior.outcome_effect = NormalMixture({1}, {0}, {0});
  posterior.log_evidence = lost;
  posterior.diagnostics.trust = false;
  posterior.diagnostics.notes.push_back(
      "No mode of the posterior was found: the responses are far from what the priors "
      "expect. What is printed is the prior.");
  if (model.rho) posterior.rho = Summary{};
  if (model.half_life) posterior.half_life = posterior.log_half_life = Summary{};
  return posterior;
}

}  // namespace

Posterior fit_latent(const Model& model, const Series& series, const FitOptions& options, double phi) {
  const LatentData data = latent_data_of(model, series, phi);
  LatentMode mode(data);
  LatentGrid grid = grid_around({}, model, finding);
  LatentNodes nodes = evaluate(model, series, data, grid, mode, -1, 0.02);
  grid = grid_around(moments_of(grid, nodes), model, measuring);
  nodes = evaluate(model, series, data, grid, mode, -1, 0.02);

  if (nodes.log_evidence < lost) return nothing_learned(model, series, data);
  const bool wants_outcome = options.outcome && data.n > 0;
  bool precise = options.accuracy == Accuracy::reference;
  Posterior posterior;
  posterior.family = model.family;
  posterior.days = int(series.dose.size());
  posterior.observed = data.n;
  for (;;) {
    Fineness fine = precise ? reference : standard;
    OutcomeScale outcome(data), contrast(data);
    bool good = false;
    for (int round = 0; round < most_rounds && !good; ++round) {
      const LatentGrid next = grid_around(moments_of(grid, nodes), model, fine);
      if (round > 0 && next.rows() * next.groups > most_rows) break;
      grid = next;
      outcome = OutcomeScale(data);
      contrast = OutcomeScale(data);
      const double full[lane_count] = {1, 1, 1, 1, 1, 1, 1, 1};
      const auto visit = [&](std::size_t at, LatentMode& here, const LaneExposure& exposure) {
        outcome.add(at, here, exposure.x.data(), full);
        if (!series.block_contrast.empty()) contrast.add(at, here, exposure.x.data(), exposure.contrast.data());
      };
      nodes = evaluate(model, series, data, grid, mode, precise ? 14 : 6, precise ? 1e-9 : 1e-5,
                       wants_outcome && !precise ? NodeVisitor(visit) : NodeVisitor());
      good = certified(model, grid, nodes, fine, posterior.diagnostics.edge_mass);
    }
    const int whole = options.accuracy == Accuracy::reference ? many_batches : escalated_batches;
    const int many = std::max(1000, int(options.effort * whole));
    if (nodes.log_evidence < lost) return nothing_learned(model, series, data);
    const bool draws_are_the_answer = precise || options.coefficients;
    const Draws draws = draw(model, series, data, grid, nodes, mode, draws_are_the_answer ? many : quick_batches,
                             wants_outcome && draws_are_the_answer);
    posterior.diagnostics.nodes = int(nodes.weight.size());
    posterior.diagnostics.pareto_k = draws.pareto_k;
    posterior.diagnostics.trust = good && draws.pareto_k < most_pareto_k && draws.log_evidence > lost;
    if (!posterior.diagnostics.trust && !precise) {
      precise = true;  // the approximation is not good enough here, or its grid never settled: the long way
      continue;
    }
    const bool usable = draws.log_evidence > lost;
    if (draws_are_the_answer && usable) {
      take_from_draws(posterior, model, data, grid, nodes, draws, options);
    } else {
      std::vector<double> sds;
      for (double v : nodes.variance) sds.push_back(std::sqrt(v));
      posterior.effect = NormalMixture(nodes.weight, nodes.mean, sds);
      posterior.outcome_effect = outcome.mixture(nodes.weight);
      posterior.outcome_contrast = contrast.mixture(nodes.weight);
      posterior.log_evidence = nodes.log_evidence;
      if (options.nuisance) add_nuisance(posterior, model, grid, nodes);
    }
    if (!posterior.diagnostics.trust)
      posterior.diagnostics.notes.push_back(
          good
              ? "The importance weights of the draws are too uneven (Pareto k above 0.7). Do not trust the last digits."
              : "The integration grid did not settle. Do not trust the last digits.");
    return posterior;
  }
}

}  // namespace titrate
