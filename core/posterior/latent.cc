#include "posterior/latent.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "base/words.h"
#include "model/prior_density.h"
#include "numerics/grid_density.h"
#include "numerics/histogram.h"
#include "posterior/latent_draws.h"
#include "posterior/latent_grid.h"
#include "posterior/outcome_scale.h"
#include "posterior/prior_alone.h"

namespace titrate {
namespace {

/// Of sigma and the dispersion, in posterior sds.
struct HalfLine {
  double step, low, high;
};

struct Fineness {
  int groups;
  double half_life_reach;  ///< in prior sds of log h
  Axis rho;
  HalfLine sigma, dispersion;
  double edge_mass;
};
constexpr HalfLine nothing_known{0, 0, 0};
constexpr Fineness finding{1, 2.4, {1.6, -1, 2}, nothing_known, nothing_known, 1},
    measuring{1, 2.4, {1.5, -1, 1}, {1.6, 2.2, 3.6}, {1.6, 2.2, 3.0}, 1},
    standard{1, 3.2, {1.25, -3, 3}, {1.3, 3.4, 6.6}, {1.5, 3.0, 4.5}, 0.012},
    reference{3, 4.5, {0.55, -9, 9}, {0.6, 6, 9}, {0.8, 4.5, 6}, 3e-5};
constexpr EvaluateOptions pilot{0, 7, 0.05, -1}, precisely{14, 20, 1e-9, 20};
/// How far from the middle a review looks. Ratings and yes-or-no say little about sigma, whose tail then carries
/// weight; counts say more, and are owed sooner.
EvaluateOptions everyday(Family family) {
  return matches_moments(family) ? EvaluateOptions{6, 9, 3e-3, 4} : EvaluateOptions{5, 6, 3e-3};
}
constexpr int standard_rounds = 8, precise_rounds = 4, most_rows = 4000, quick_batches = 96, judging_batches = 600,
              many_batches = 40000, escalated_batches = 8000;
constexpr double most_pareto_k = 0.7;

struct Moments {
  double phi = 0.4, phi_sd = 0.45, log_h = 0, log_h_sd = 1e9, sigma = 0, sigma_sd = 0, dispersion = 0,
         dispersion_sd = 0;
};

/// Where to look first. Most priors of rho hold it possible there; one that does not says itself where.
Moments first_guess(const Model& model) {
  Moments m;
  if (!model.rho) return m;
  constexpr double reach = 20, step = 0.1;
  double total = 0, mean = 0, square = 0;
  for (double phi = -reach; phi <= reach; phi += step) {
    const double density = std::exp(log_prior_of_phi(*model.rho, phi));
    total += density;
    mean += density * phi;
    square += density * phi * phi;
  }
  mean /= total;
  const double sd = std::sqrt(std::max(square / total - mean * mean, 0.0));
  if (std::abs(mean - m.phi) > sd + m.phi_sd) m.phi = mean, m.phi_sd = std::clamp(sd, 0.1, 1.5);
  return m;
}

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
  std::tie(m.sigma, m.sigma_sd) = mean_and_sd(nodes.by_sigma, [&](int k) { return grid.sigma.at(k); });
  std::tie(m.dispersion, m.dispersion_sd) =
      mean_and_sd(nodes.by_dispersion, [&](int d) { return grid.dispersion.at(d); });
  m.phi_sd = std::max(m.phi_sd, 0.3 * grid.rho.step * grid.rho_scale);
  m.log_h_sd = std::max(m.log_h_sd, 0.3 * grid.log_h_step);
  m.sigma_sd = std::max(m.sigma_sd, 0.35 * grid.sigma.step);
  m.dispersion_sd = std::max(m.dispersion_sd, 0.35 * grid.dispersion.step);
  return m;
}

Midpoints midpoints_around(double mean, double sd, const HalfLine& fine, double first_step) {
  if (fine.step == 0) return {first_step, 0, 4};  // from small values to beyond the prior's scale
  Midpoints axis;
  axis.step = fine.step * sd;
  axis.first = std::max(0, int(std::floor((mean - fine.low * sd) / axis.step)));
  axis.count = std::max(int(std::ceil((mean + fine.high * sd) / axis.step)) - axis.first, 3);
  return axis;
}

LatentGrid grid_around(const Moments& m, const Model& model, const Fineness& fine, bool dispersion_varies) {
  LatentGrid grid;
  grid.groups = model.half_life ? fine.groups : 1;
  if (model.half_life) {
    double low = model.half_life->log_mean - fine.half_life_reach * model.half_life->log_sd;
    double high = model.half_life->log_mean + fine.half_life_reach * model.half_life->log_sd;
    const int intervals = grid.lanes() - 1;
    if (m.log_h_sd < 1.0 * (high - low) / intervals) {
      low = std::max(low, m.log_h - (fine.half_life_reach + 0.4) * m.log_h_sd);
      high = std::min(high, m.log_h + (fine.half_life_reach + 0.4) * m.log_h_sd);
    }
    grid.log_h_first = low;
    grid.log_h_step = (high - low) / intervals;
  }
  if (model.rho) {
    grid.rho = fine.rho;
    grid.rho_centre = m.phi;
    grid.rho_scale = m.phi_sd;
  }
  grid.sigma = midpoints_around(m.sigma, m.sigma_sd, fine.sigma, 0.5 * model.sigma.scale);
  grid.dispersion_varies = dispersion_varies;
  if (dispersion_varies)
    grid.dispersion = midpoints_around(m.dispersion, m.dispersion_sd, fine.dispersion, 0.6 * *model.dispersion);
  return grid;
}

/// Does the effect jump between neighbouring half-lives by more than its own spread? Its distribution function is then
/// a row of steps, however right its moments are.
bool is_comb(const LatentNodes& nodes) {
  constexpr double most_jump = 1.2, least_mass = 0.03;
  const std::size_t lanes = nodes.by_lane.size();
  std::vector<double> mean(lanes, 0.0), square(lanes, 0.0);
  for (std::size_t i = 0; i < nodes.weight.size(); ++i) {
    mean[i % lanes] += nodes.weight[i] * nodes.mean[i];
    square[i % lanes] += nodes.weight[i] * (nodes.variance[i] + nodes.mean[i] * nodes.mean[i]);
  }
  const auto sd = [&](std::size_t l) { return std::sqrt(std::max(0.0, square[l] - mean[l] * mean[l])); };
  for (std::size_t l = 0; l < lanes; ++l)
    if (nodes.by_lane[l] > 0) mean[l] /= nodes.by_lane[l], square[l] /= nodes.by_lane[l];
  for (std::size_t l = 1; l < lanes; ++l)
    if (std::min(nodes.by_lane[l], nodes.by_lane[l - 1]) > least_mass &&
        std::abs(mean[l] - mean[l - 1]) > 0.5 * most_jump * (sd(l) + sd(l - 1)))
      return true;
  return false;
}

/// Does a margin fall and rise again from one node to the next, where it holds something? Nodes whose normal is not the
/// right one look like that, and no posterior on a step of about its sd does.
bool is_rough(const std::vector<double>& masses) {
  constexpr double most_bend = 1.2, least_mass = 0.01;
  for (std::size_t i = 1; i + 1 < masses.size(); ++i)
    if (std::min(masses[i - 1], masses[i + 1]) > least_mass &&
        std::log(masses[i - 1] * masses[i + 1] / std::max(masses[i] * masses[i], 1e-300)) > most_bend)
      return true;
  return false;
}

/// What a certificate looks at; the fineness is mended where it fails.
bool certified(const Model& model, const LatentGrid& grid, const LatentNodes& nodes, Fineness& fine,
               double& edge_mass) {
  bool good = nodes.settled && !is_rough(nodes.by_rho) && !is_rough(nodes.by_sigma);
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
  const auto half_line = [&](const Midpoints& axis, const std::vector<double>& masses, HalfLine& reach) {
    if (axis.first > 0 && !edge(masses.front())) reach.low += 1.5, good = false;
    if (!edge(masses.back())) reach.high *= 1.4, good = false;
    const auto [mean, sd] = mean_and_sd(masses, [&](int k) { return axis.at(k); });
    if (sd < 0.55 * axis.step && mean > 1.2 * axis.step) good = false;  // too few nodes across it
  };
  half_line(grid.sigma, nodes.by_sigma, fine.sigma);
  if (grid.dispersion_varies) half_line(grid.dispersion, nodes.by_dispersion, fine.dispersion);
  if (model.half_life) {
    const double low = model.half_life->log_mean - (fine.half_life_reach - 0.01) * model.half_life->log_sd;
    const double high = model.half_life->log_mean + (fine.half_life_reach - 0.01) * model.half_life->log_sd;
    bool reached = true;
    if (grid.log_h_first > low) reached = edge(nodes.by_lane.front()) && reached;
    if (grid.log_h(grid.lanes() - 1) < high) reached = edge(nodes.by_lane.back()) && reached;
    if (!reached) fine.half_life_reach += 0.8, good = false;
    if (mean_and_sd(nodes.by_lane, [](int l) { return double(l); }).second < 0.72 || is_comb(nodes))
      fine.groups *= 2, good = false;
  }
  return good;
}

void add_nuisance(Posterior& posterior, const Model& model, const LatentGrid& grid, const LatentNodes& nodes) {
  posterior.sigma = summary_of(grid.sigma, nodes.by_sigma);
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
  const auto lanes = nodes.by_lane.size(), sigmas = nodes.by_sigma.size(), rhos = nodes.by_rho.size();
  std::vector<double> dispersion(nodes.by_dispersion.size(), 0.0), rho(rhos, 0.0), sigma(sigmas, 0.0), lane(lanes, 0.0);
  for (std::size_t i = 0; i < by_draws.size(); ++i) {
    lane[i % lanes] += by_draws[i];
    sigma[i / lanes % sigmas] += by_draws[i];
    rho[i / lanes / sigmas % rhos] += by_draws[i];
    dispersion[i / lanes / sigmas / rhos] += by_draws[i];
  }
  constexpr double few = 1e-3;
  const auto correct = [&](std::vector<double>& margin, const std::vector<double>& drawn) {
    double total = 0;
    for (std::size_t i = 0; i < margin.size(); ++i) total += margin[i] *= (drawn[i] + few) / (margin[i] + few);
    for (double& mass : margin) mass /= total;
  };
  correct(nodes.by_dispersion, dispersion);
  correct(nodes.by_rho, rho);
  correct(nodes.by_sigma, sigma);
  correct(nodes.by_lane, lane);
}

void take_from_draws(Posterior& posterior, const Model& model, const LatentGrid& grid, LatentNodes nodes,
                     const Draws& draws, const FitOptions& options) {
  posterior.effect = histogram_of(draws.border.back(), draws.weight).mixture();
  if (!draws.outcome.empty()) {
    posterior.outcome_effect = histogram_of(draws.outcome, draws.weight).mixture();
    if (!draws.contrast.empty()) posterior.outcome_contrast = histogram_of(draws.contrast, draws.weight).mixture();
  }
  posterior.log_evidence = draws.log_evidence;
  correct_margins(nodes, draws.node_weight);
  if (options.nuisance) add_nuisance(posterior, model, grid, nodes);
  if (!options.coefficients) return;
  const std::vector<std::string> names = linear_names(model);
  for (std::size_t j = 0; j < names.size(); ++j)
    posterior.coefficients.push_back({names[j], histogram_of(draws.border[j], draws.weight).summary()});
  if (grid.dispersion_varies)
    posterior.coefficients.push_back({"dispersion", summary_of(grid.dispersion, nodes.by_dispersion)});
}

/// The prior, and why it is all that there is.
Posterior nothing_learned(const Model& model, const Series& series, const FitOptions& options, const std::string& why) {
  const auto observed = std::count_if(series.response.begin(), series.response.end(),
                                      [](const std::optional<double>& y) { return y.has_value(); });
  return titrate::nothing_learned(model, options, int(series.dose.size()), int(observed),
                                  why + " What is printed is the prior.");
}

constexpr const char* no_mode =
    "No mode of the posterior was found: the responses are far from what the priors expect.";
constexpr const char* no_grid =
    "No grid was found that holds the posterior: the days and the priors (of the dependence, above all) leave only "
    "what both say is hardly possible.";

}  // namespace

Posterior fit_latent(const Model& model, const Series& series, const FitOptions& options, double phi,
                     Instructions instructions) {
  const bool varies = model.family == Family::negative_binomial && phi == 0;
  require(!varies || model.dispersion, "a negative binomial model has a prior on its dispersion");
  const int border = border_of(model);
  if (border > most_border)
    return nothing_learned(
        model, series, options,
        said(
            "This model has %.0f linear parameters (cut-points, covariates, the effect), and %.0f are the most that an "
            "outcome of this family can have here: leave some covariates out.",
            border, most_border));
  LatentData data = latent_data_of(model, series);
  if (model.family == Family::negative_binomial && phi > 0) set_size(data.likelihood, phi);
  LatentMode mode(data, instructions);
  LatentGrid grid = grid_around(first_guess(model), model, finding, varies);
  LatentNodes nodes = evaluate(model, series, data, grid, mode, pilot);
  grid = grid_around(moments_of(grid, nodes), model, measuring, varies);
  nodes = evaluate(model, series, data, grid, mode, pilot);

  if (nodes.log_evidence < no_evidence) return nothing_learned(model, series, options, no_mode);
  const bool wants_outcome = options.outcome && data.n > 0;
  bool precise = options.accuracy == Accuracy::reference;
  Posterior posterior;
  posterior.family = model.family;
  posterior.days = int(series.dose.size());
  posterior.observed = data.n;
  for (;;) {
    Fineness fine = precise ? reference : standard;
    const bool wants_contrast = !series.block_contrast.empty();
    OutcomeScale outcome(wants_contrast);
    bool good = false;
    for (int round = 0; round < (precise ? precise_rounds : standard_rounds) && !good; ++round) {
      const LatentGrid next = grid_around(moments_of(grid, nodes), model, fine, varies);
      if (round > 0 && next.rows() / next.dispersion.count * next.groups > most_rows) break;
      posterior.diagnostics.escalations += round > 0;
      grid = next;
      outcome = OutcomeScale(wants_contrast);
      const auto visit = [&](std::size_t at, LatentMode& here, const LaneExposure& exposure) {
        outcome.add(at, here, exposure.x.data(), exposure.contrast.data());
      };
      nodes = evaluate(model, series, data, grid, mode, precise ? precisely : everyday(model.family),
                       wants_outcome && !precise ? NodeVisitor(visit) : NodeVisitor());
      good = certified(model, grid, nodes, fine, posterior.diagnostics.edge_mass);
    }
    const int whole = options.accuracy == Accuracy::reference ? many_batches : escalated_batches;
    const int many = std::max(1000, int(options.effort * whole));
    if (nodes.log_evidence < no_evidence) return nothing_learned(model, series, options, no_mode);
    const bool draws_are_the_answer = precise || options.coefficients;
    Draws draws = draw(model, series, data, grid, nodes, mode, draws_are_the_answer ? many : quick_batches,
                       wants_outcome && draws_are_the_answer);
    // A few hundred draws know k to about 0.2: before a fit is held too rough, it is asked again.
    if (!draws_are_the_answer && draws.pareto_k >= most_pareto_k)
      draws = draw(model, series, data, grid, nodes, mode, judging_batches, false);
    posterior.diagnostics.nodes = int(nodes.weight.size());
    posterior.diagnostics.pareto_k = draws.pareto_k;
    const double apart = std::abs(draws.log_evidence - nodes.log_evidence);
    posterior.diagnostics.trust =
        good && draws.pareto_k < most_pareto_k && draws.log_evidence > no_evidence && apart < 1;
    if (!posterior.diagnostics.trust && !precise) {
      precise = true;  // the approximation is not good enough here, or its grid never settled: the long way
      ++posterior.diagnostics.escalations;
      continue;
    }
    if (!posterior.diagnostics.trust && (apart > 3 || draws.pareto_k >= 1 || posterior.diagnostics.edge_mass > 0.05)) {
      Posterior none = nothing_learned(model, series, options, no_grid);
      none.diagnostics.nodes = posterior.diagnostics.nodes;
      none.diagnostics.pareto_k = posterior.diagnostics.pareto_k;
      none.diagnostics.edge_mass = posterior.diagnostics.edge_mass;
      none.diagnostics.escalations = posterior.diagnostics.escalations;
      return none;
    }
    const bool usable = draws.log_evidence > no_evidence;
    if (draws_are_the_answer && usable) {
      take_from_draws(posterior, model, grid, nodes, draws, options);
    } else {
      std::vector<double> sds;
      for (double v : nodes.variance) sds.push_back(std::sqrt(v));
      posterior.effect = NormalMixture(nodes.weight, nodes.mean, sds);
      posterior.outcome_effect = outcome.effect(nodes.weight);
      posterior.outcome_contrast = outcome.contrast(nodes.weight);
      posterior.log_evidence = nodes.log_evidence;
      if (options.nuisance) add_nuisance(posterior, model, grid, nodes);
    }
    if (!posterior.diagnostics.trust)
      posterior.diagnostics.notes.push_back(
          good && apart >= 1 ? "The quadrature and the draws that test it disagree about how likely the days are. Do "
                               "not trust the last digits."
          : good
              ? "The importance weights of the draws are too uneven (Pareto k above 0.7). Do not trust the last digits."
              : "The integration grid did not settle. Do not trust the last digits.");
    return posterior;
  }
}

}  // namespace titrate
