#include "posterior/gaussian.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "numerics/grid_density.h"
#include "numerics/lanes.h"
#include "posterior/cross_products.h"
#include "posterior/gaussian_grid.h"

namespace titrate {
namespace {

/// How fine a grid is, and when its answer is good enough.
struct Fineness {
  int lanes;
  double half_life_reach;  ///< in prior sds of log h
  Axis rho, sigma;
  double rho_edge, sigma_edge;  ///< most that may lie on an outermost node
  double lane_tail;             ///< most that may lie beyond an outermost half-life
  double least_spread = 0.72;   ///< of the half-life, in steps
  double largest_jump = 1.2;    ///< of the effect between neighbouring half-lives, in its own sds
};

Fineness fineness_of(Accuracy accuracy) {
  if (accuracy == Accuracy::reference) return {96, 5.5, {0.35, -20, 20}, {0.4, -15, 15}, 1e-8, 1e-8, 1e-6};
  return {24, 3.4, {0.7, -6, 6}, {1.0, -3, 3}, 4e-3, 4e-3, 1.5e-3};
}

/// What most series of a usual length get by with; whatever fails its certificate goes to the standard grid.
constexpr Fineness quick{16, 3.3, {0.9, -4, 4}, {1.2, -2, 2}, 4e-3, 3e-2, 3e-3, 1.1, 0.8};

/// For series so short that nothing is near normal.
constexpr Fineness sparse{32, 3.6, {0.55, -8, 8}, {0.8, -4, 5}, 2e-3, 2e-3, 1e-3};

/// Two coarse looks before the real grid: a wide one that finds the mass, a narrow one that measures it.
struct CoarseAxes {
  Axis rho, sigma;
};
constexpr CoarseAxes finding{{1.1, -3, 3}, {1.2, -2, 2}}, measuring{{1.2, -2, 2}, {1.3, -2, 2}};
constexpr int few_observations = 60, very_few_observations = 40;
constexpr int most_rounds = 8;
constexpr int most_nodes = 4'000'000;

/// What a pass over the nodes says about where the next grid should lie.
struct Moments {
  double phi = 0, phi_sd = 1;
  double log_h = 0, log_h_sd = 1;
  Curve sigma_centre;
  double sigma_scale = 1;
};

/// Weighted mean and sd of a function of the index.
template <class Value>
std::pair<double, double> mean_and_sd(const std::vector<double>& mass, Value value) {
  double total = 0, mean = 0, square = 0;
  for (std::size_t i = 0; i < mass.size(); ++i) {
    total += mass[i];
    mean += mass[i] * value(i);
  }
  mean /= total;
  for (std::size_t i = 0; i < mass.size(); ++i) square += mass[i] * (value(i) - mean) * (value(i) - mean);
  return {mean, std::sqrt(square / total)};
}

/// The nodes of a pass, the lanes in order of half-life.
struct LaneEffect {
  double mass = 0, mean = 0, sd = 0;
};

}  // namespace

/// Everything that a fit needs room for.
struct GaussianBuffers {
  Instructions instructions = best_instructions();
  CrossProducts products;
  PriorConstants prior;
  GaussianGrid grid;
  GaussianSums sums;
  Moments moments;
  std::vector<int> order;           ///< index of the half-life in each lane
  std::vector<double> half_lives;   ///< of each lane
  std::vector<LaneEffect> effects;  ///< in order of half-life
  std::vector<double> weights, means, sds, ones;
  double lane_step = 1;  ///< of log h between neighbours among the lanes of the last pass
};

namespace {

/// Lanes are laid out so that the first eight are spread over all half-lives: a coarse look uses those alone.
void order_lanes(int lanes, std::vector<int>& order) {
  if (int(order.size()) == lanes) return;
  order.clear();
  const int stride = std::max(1, lanes / lane_block);
  for (int i = 0; i < lanes; ++i)
    if (i % stride == stride / 2) order.push_back(i);
  for (int i = 0; i < lanes; ++i)
    if (i % stride != stride / 2) order.push_back(i);
}

/// One look at the nodes of buffers.grid: with all lanes, or with the eight that are spread over them.
void look(const Model& model, bool all_lanes, bool keep, GaussianBuffers& b) {
  const GaussianGrid& grid = b.grid;
  const int lanes = all_lanes ? b.products.lanes : lane_block;
  b.sums.lane_factor.assign(std::size_t(lanes), 0);
  b.lane_step = grid.log_h_step * (all_lanes ? 1 : std::max(1, grid.lanes / lane_block));
  if (model.half_life) {
    const double scale = b.lane_step / (model.half_life->log_sd * std::sqrt(2 * std::numbers::pi));
    for (int l = 0; l < std::min(lanes, grid.lanes); ++l) {
      const double z = (grid.log_h_first + grid.log_h_step * b.order[std::size_t(l)] - model.half_life->log_mean) /
                       model.half_life->log_sd;
      b.sums.lane_factor[std::size_t(l)] = scale * lanes::exp(-0.5 * z * z);
    }
  } else {
    b.sums.lane_factor[0] = 1;
  }
  evaluate(model, b.prior, b.products, grid, lanes, keep, b.instructions, b.sums);
}

/// The exposure at the half-lives of the grid.
void expose(const Model& model, const Series& series, GaussianBuffers& b) {
  b.half_lives.clear();
  if (model.half_life) {
    order_lanes(b.grid.lanes, b.order);
    for (int index : b.order) b.half_lives.push_back(lanes::exp(b.grid.log_h_first + b.grid.log_h_step * index));
  }
  add_exposure(b.products, series, b.half_lives.data(), int(b.half_lives.size()), b.instructions);
}

/// Mean and sd of a density seen at a few nodes. Nodes that are far apart against its width still tell where it lies
/// and how wide it is, by the parabola through the logarithms of the largest and its neighbours.
template <class Value>
std::pair<double, double> seen(const double* mass, std::size_t count, Value value) {
  std::size_t top = 0;
  double total = 0, mean = 0, square = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (mass[i] > mass[top]) top = i;
    total += mass[i];
    mean += mass[i] * value(i);
  }
  mean /= total;
  for (std::size_t i = 0; i < count; ++i) square += mass[i] * (value(i) - mean) * (value(i) - mean);
  const double sd = std::sqrt(square / total);
  if (top == 0 || top + 1 == count || mass[top] < 0.5 * total || mass[top - 1] <= 0 || mass[top + 1] <= 0)
    return {mean, sd};
  const double x0 = value(top - 1), x1 = value(top), x2 = value(top + 1), middle = lanes::log(mass[top]);
  const double rise = (middle - lanes::log(mass[top - 1])) / (x1 - x0),
               fall = (lanes::log(mass[top + 1]) - middle) / (x2 - x1), curvature = 2 * (fall - rise) / (x2 - x0);
  return {std::clamp(0.5 * (x0 + x1) - rise / curvature, x0, x2), 1 / std::sqrt(-curvature)};
}

void measure(const Model& model, GaussianBuffers& b) {
  const GaussianGrid& grid = b.grid;
  Moments& m = b.moments;
  b.weights.clear();  // phi, and the stretched sigma axis, at their nodes
  for (int j = 0; j < grid.rho.count(); ++j) b.weights.push_back(grid.phi_of(grid.rho.u(j)));
  for (int k = 0; k < grid.sigma.count(); ++k) b.weights.push_back(stretch(grid.sigma.u(k)));
  const double *phi = b.weights.data(), *stretched = phi + grid.rho.count();
  if (model.rho)
    std::tie(m.phi, m.phi_sd) = seen(b.sums.by_rho.data(), b.sums.by_rho.size(), [&](std::size_t j) { return phi[j]; });
  if (model.half_life)
    std::tie(m.log_h, m.log_h_sd) =
        mean_and_sd(b.sums.by_lane, [&](std::size_t l) { return grid.log_h_first + grid.log_h_step * b.order[l]; });

  // The conditional mean and sd of log sigma at each rho; the curve is written over at the end, for it is still in use.
  const auto columns = std::size_t(grid.sigma.count());
  double scale = 0, total = 0;
  b.means.clear();
  b.sds.clear();
  for (std::size_t j = 0; j < b.sums.by_rho.size(); ++j) {
    if (b.sums.by_rho[j] < 1e-5) continue;
    const auto [mean, sd] =
        seen(&b.sums.by_rho_sigma[j * columns], columns, [&](std::size_t k) { return stretched[k]; });
    b.means.push_back(phi[j]);
    b.sds.push_back(grid.sigma_centre.at(phi[j]) + grid.sigma_scale * mean);
    scale += b.sums.by_rho[j] * sd;
    total += b.sums.by_rho[j];
  }
  m.sigma_centre.x = b.means;
  m.sigma_centre.y = b.sds;
  m.sigma_scale = grid.sigma_scale * scale / total;
}

/// A coarse pass may see one node only; the spread is then at least a share of the spacing it could resolve.
double at_least(double sd, double spacing) { return std::max(sd, 0.2 * spacing); }

/// Moves rho and sigma of the grid to where the mass was seen.
void centre(const Model& model, const Axis& rho, const Axis& sigma, GaussianBuffers& b) {
  GaussianGrid& grid = b.grid;
  const Moments& m = b.moments;
  if (model.rho) {
    grid.rho_scale = at_least(m.phi_sd, grid.rho.step * grid.rho_scale);
    grid.rho_centre = m.phi;
    grid.rho = rho;
  }
  grid.sigma_scale = at_least(m.sigma_scale, grid.sigma.step * grid.sigma_scale);
  grid.sigma = sigma;
  grid.sigma_centre = m.sigma_centre;
}

/// Lays the half-lives over the prior, or closer where the posterior is narrow against it; true when they moved.
bool lay_lanes(const Model& model, const Fineness& fine, bool seen, GaussianBuffers& b) {
  if (!model.half_life) return !seen;
  GaussianGrid& grid = b.grid;
  double low = model.half_life->log_mean - fine.half_life_reach * model.half_life->log_sd;
  double high = model.half_life->log_mean + fine.half_life_reach * model.half_life->log_sd;
  if (seen && b.moments.log_h_sd < 0.72 * (high - low) / (fine.lanes - 1)) {
    const double reach = (fine.half_life_reach + 1.1) * at_least(b.moments.log_h_sd, b.lane_step);
    low = std::max(low, b.moments.log_h - reach);
    high = std::min(high, b.moments.log_h + reach);
  }
  const double step = (high - low) / (fine.lanes - 1);
  if (seen && low == grid.log_h_first && step == grid.log_h_step && fine.lanes == grid.lanes) return false;
  grid.lanes = fine.lanes;
  grid.log_h_first = low;
  grid.log_h_step = step;
  return true;
}

/// A first guess of log sigma from the day-to-day spread of the response about the prior means: rough, and that is
/// enough.
double guess_log_sigma(const Model& model, const CrossProducts& products) {
  const auto yy = std::size_t(products.columns * products.padded + products.columns),
             size = std::size_t(products.rows * products.padded);
  double differences = 0, pairs = 0;
  for (std::size_t g = 0; g < std::size_t(products.gaps); ++g) {
    differences += products.f_dd[g * size + yy];
    pairs += products.pairs[g];
  }
  const double prior = std::log(model.sigma.scale);
  if (pairs < 3 || differences <= 0) return prior;
  return 0.5 * std::log(0.7 * differences / pairs);
}

/// Of each half-life: mass, mean and sd of the effect.
void effect_by_lane(const Model& model, GaussianBuffers& b) {
  const auto lanes = std::size_t(b.sums.lanes);
  const double scale = model.effect.sd * model.effect.sd;
  b.effects.assign(std::size_t(b.grid.lanes), {});
  for (std::size_t l = 0; l < b.effects.size(); ++l) {
    double w = 0, v = 0, m = 0, mm = 0;
    for (std::size_t part = 0; part < std::size_t(b.grid.parts()); ++part) {
      const double* s = &b.sums.sums[part * sums_per_part * lanes + l];
      w += s[0];
      v += s[lanes];
      m += s[4 * lanes];
      mm += s[6 * lanes];
    }
    LaneEffect& effect = b.effects[model.half_life ? std::size_t(b.order[l]) : l];
    effect.mass = w;
    if (w > 0) {
      effect.mean = m / w;
      effect.sd = std::sqrt(std::max(0.0, mm / w - effect.mean * effect.mean) + v / w * scale);
    }
  }
}

/// What a certificate looks at, in the grid's own coordinates.
struct Certificate {
  bool rho_low = true, rho_high = true, sigma_low = true, sigma_high = true, lanes_low = true, lanes_high = true;
  bool centred = true;  ///< the mapped variables are about standard
  bool dense = true;    ///< the half-life nodes are close enough to each other
  bool comb = true;     ///< the effect moves smoothly from lane to lane
  double edge_mass = 0;
  bool good() const {
    return rho_low && rho_high && sigma_low && sigma_high && lanes_low && lanes_high && centred && dense && comb;
  }
};

Certificate certify(const Model& model, const Fineness& fine, GaussianBuffers& b) {
  Certificate c;
  const GaussianGrid& grid = b.grid;
  const auto edge = [&](double mass, double most) {
    c.edge_mass = std::max(c.edge_mass, mass);
    return mass < most;
  };
  const auto standard = [](const std::vector<double>& mass, const Axis& axis) {
    const auto [mean, sd] = mean_and_sd(mass, [&](std::size_t k) { return axis.u(int(k)); });
    return std::abs(mean) < 1.2 && sd > 0.6 && sd < 1.9;
  };
  c.sigma_low = edge(b.sums.by_sigma.front(), fine.sigma_edge);
  c.sigma_high = edge(b.sums.by_sigma.back(), fine.sigma_edge);
  c.centred = standard(b.sums.by_sigma, grid.sigma);
  if (model.rho) {
    c.rho_low = edge(b.sums.by_rho.front(), fine.rho_edge);
    c.rho_high = edge(b.sums.by_rho.back(), fine.rho_edge);
    c.centred = c.centred && standard(b.sums.by_rho, grid.rho);
  }
  if (model.half_life) {
    effect_by_lane(model, b);
    const std::vector<LaneEffect>& lane = b.effects;
    // What lies beyond an end, were the masses to fall on as they do there: a fine grid has little on any one node.
    const auto beyond = [&](double last, double before) {
      const double tail = last / (1 - std::min(last / std::max(before, 1e-300), 0.95));
      c.edge_mass = std::max(c.edge_mass, last);
      return tail < fine.lane_tail;
    };
    c.lanes_low = beyond(lane[0].mass, lane[1].mass);
    c.lanes_high = beyond(lane[lane.size() - 1].mass, lane[lane.size() - 2].mass);
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < lane.size(); ++i) mean += lane[i].mass * double(i);
    for (std::size_t i = 0; i < lane.size(); ++i) square += lane[i].mass * (double(i) - mean) * (double(i) - mean);
    c.dense = square > fine.least_spread * fine.least_spread;
    for (std::size_t i = 1; i < lane.size(); ++i) {
      const double spread = std::min(lane[i - 1].sd, lane[i].sd), mass = std::min(lane[i - 1].mass, lane[i].mass);
      if (mass > 2e-3 && std::abs(lane[i].mean - lane[i - 1].mean) > fine.largest_jump * spread) c.comb = false;
    }
  }
  return c;
}

/// The fineness that mends what the certificate found.
Fineness mended(Fineness fine, const Certificate& c) {
  if (!c.rho_low) fine.rho.low -= 4;
  if (!c.rho_high) fine.rho.high += 4;
  if (!c.sigma_low) fine.sigma.low -= 2;
  if (!c.sigma_high) fine.sigma.high += 2;
  if (!c.lanes_low || !c.lanes_high) fine.half_life_reach += 0.8;
  if (!c.comb) fine.lanes *= 2;
  return fine;
}

/// Each lane and part of the other two axes becomes two normals that keep the mass, the first moments of mean and
/// variance and their covariance: the two-point Gauss rule for the distribution of the variance, E[mean | variance]
/// linear, and what is left of the spread of the means added to the variance. A hundred components instead of
/// thousands. The parts are the halves of the rho axis; with few observations the variance has a long tail, and the
/// sigma axis is cut into parts too (measured on the stress set of gaussian_test.cc: 0.013 becomes 0.004).
void reduced_mixture(const Model& model, const std::vector<double>& lane_scale, GaussianBuffers& b,
                     NormalMixture& out) {
  const auto lanes = std::size_t(b.sums.lanes), parts = std::size_t(b.grid.parts());
  for (auto* values : {&b.weights, &b.means, &b.sds}) values->resize(parts * 2 * lanes);
  for (std::size_t part = 0; part < parts; ++part)
    kernels_for(b.instructions)
        .reduce(&b.sums.sums[part * sums_per_part * lanes], b.sums.lanes, model.effect.sd * model.effect.sd,
                lane_scale.data(), &b.weights[part * 2 * lanes], &b.means[part * 2 * lanes], &b.sds[part * 2 * lanes]);
  out.assign(b.weights, b.means, b.sds, 1e-8);
}

/// All nodes that carry any mass, as they are.
NormalMixture full_mixture(const std::vector<double>& weight, const std::vector<double>& mean,
                           const std::vector<double>& variance, const std::vector<double>& lane_scale) {
  std::vector<double> weights, means, sds;
  for (std::size_t at = 0; at < weight.size(); ++at) {
    if (weight[at] < 1e-12) continue;
    const double factor = lane_scale.empty() ? 1 : lane_scale[at % lane_scale.size()];
    weights.push_back(weight[at]);
    means.push_back(factor * mean[at]);
    sds.push_back(std::abs(factor) * std::sqrt(variance[at]));
  }
  return {std::move(weights), std::move(means), std::move(sds)};
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
    std::vector<double> row(by_both.begin() + std::ptrdiff_t(j * columns),
                            by_both.begin() + std::ptrdiff_t((j + 1) * columns));
    const double phi = grid.phi_of(grid.rho.u(int(j)));
    double mass = 0;
    for (std::size_t k = 0; k < columns; ++k) {
      const double sigma = std::exp(grid.log_sigma_of(phi, grid.sigma.u(int(k))));
      mass += row[k];
      s.mean += row[k] * sigma;
      square += row[k] * sigma * sigma;
    }
    if (mass > 1e-9) rows.push_back({mass, phi, GridDensity(grid.sigma.u(0), grid.sigma.step, std::move(row))});
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

void add_nuisance(Posterior& posterior, const Model& model, const GaussianBuffers& b) {
  const GaussianGrid& grid = b.grid;
  posterior.sigma = summary_of_sigma(grid, b.sums.by_rho_sigma);
  if (model.rho) {
    const GridDensity density(grid.rho.u(0), grid.rho.step, b.sums.by_rho);
    posterior.rho = density.summary([&](double u) { return std::tanh(grid.phi_of(u)); });
  }
  if (model.half_life) {
    std::vector<double> by_half_life(std::size_t(grid.lanes));
    for (std::size_t l = 0; l < by_half_life.size(); ++l) by_half_life[std::size_t(b.order[l])] = b.sums.by_lane[l];
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

/// With a handful of observations the variance given the node is too far from two values (measured: 0.006).
bool is_kept_whole(const FitOptions& options, int observed) {
  return options.accuracy == Accuracy::reference || observed < 20;
}

/// Grids until the certificate is good; how many it took beyond the first.
int settle(const Model& model, const Series& series, const FitOptions& options, GaussianBuffers& b,
           Certificate& certificate) {
  cross_products_of(model, series, b.products, b.instructions);
  prior_constants_of(model, b.products.observed, b.prior);
  b.sums.reference = 0;
  const int observed = b.products.observed;
  bool first_try = options.accuracy == Accuracy::standard && observed >= few_observations;
  Fineness fine = first_try ? quick : fineness_of(options.accuracy);
  if (options.accuracy == Accuracy::standard && observed < few_observations) {
    ++fine.sigma.high;  // a longer tail
    if (observed < very_few_observations) fine = sparse;
  }
  const bool keep = options.coefficients || is_kept_whole(options, observed);

  // Find the mass coarsely, then once more where it lies.
  b.grid.rho = {};
  b.grid.rho_centre = 0;
  b.grid.rho_scale = b.grid.sigma_scale = b.grid.log_h_step = 0;
  b.grid.lanes = b.grid.sigma_parts = observed < few_observations ? 4 : 1;
  b.grid.rho_parts = observed < very_few_observations ? 5 : 2;
  b.moments.phi = 0.4;
  b.moments.phi_sd = 0.45;
  b.moments.sigma_centre.x.assign(1, 0);
  b.moments.sigma_centre.y.assign(1, guess_log_sigma(model, b.products));
  b.moments.sigma_scale = 0.3;
  lay_lanes(model, fine, false, b);
  expose(model, series, b);
  for (const auto& [rho, sigma] : {finding, measuring}) {
    centre(model, rho, sigma, b);
    look(model, false, false, b);
    measure(model, b);
  }

  int round = 0;
  for (;; ++round) {
    centre(model, fine.rho, fine.sigma, b);
    b.grid.sigma_parts = observed < few_observations ? 4 : 1;
    b.grid.rho_parts = observed < very_few_observations ? 5 : 2;
    if (lay_lanes(model, fine, true, b)) expose(model, series, b);
    look(model, true, keep, b);
    certificate = certify(model, fine, b);
    if (certificate.good() || round + 1 == most_rounds) return round;
    const Fineness better = first_try ? fineness_of(options.accuracy) : mended(fine, certificate);
    first_try = false;
    if (better.lanes * better.rho.count() * better.sigma.count() > most_nodes) return round;
    fine = better;
    measure(model, b);
  }
}

}  // namespace

GaussianWorkspace::GaussianWorkspace(Instructions instructions) : buffers_(std::make_unique<GaussianBuffers>()) {
  buffers_->instructions = instructions;
}
GaussianWorkspace::~GaussianWorkspace() = default;
GaussianWorkspace::GaussianWorkspace(GaussianWorkspace&&) noexcept = default;
GaussianWorkspace& GaussianWorkspace::operator=(GaussianWorkspace&&) noexcept = default;

void fit_gaussian(const Model& model, const Series& series, const FitOptions& options, GaussianWorkspace& workspace,
                  Posterior& posterior) {
  GaussianBuffers& b = *workspace.buffers_;
  Certificate certificate;
  posterior.diagnostics.escalations = settle(model, series, options, b, certificate);
  posterior.days = b.products.days;
  posterior.observed = b.products.observed;
  if (b.products.contrast.empty())
    posterior.contrast.reset();
  else if (!posterior.contrast)
    posterior.contrast.emplace();
  if (is_kept_whole(options, b.products.observed)) {
    posterior.effect = full_mixture(b.sums.weight, b.sums.mean, b.sums.variance, {});
    if (posterior.contrast)
      posterior.contrast = full_mixture(b.sums.weight, b.sums.mean, b.sums.variance, b.products.contrast);
  } else {
    b.ones.assign(std::size_t(b.sums.lanes), 1);
    reduced_mixture(model, b.ones, b, posterior.effect);
    if (posterior.contrast) reduced_mixture(model, b.products.contrast, b, *posterior.contrast);
  }
  posterior.log_evidence = b.sums.log_evidence;
  posterior.diagnostics.nodes = b.grid.nodes();
  posterior.diagnostics.edge_mass = certificate.edge_mass;
  posterior.diagnostics.trust = certificate.good();
  posterior.diagnostics.notes.clear();
  if (!certificate.good())
    posterior.diagnostics.notes.push_back(
        "The integration grid did not settle: the scale of the response may be far from what the priors expect. "
        "Do not trust the last digits; rescale the response, or state wider priors.");
  posterior.sigma = {};
  posterior.rho.reset();
  posterior.half_life.reset();
  posterior.log_half_life.reset();
  posterior.coefficients.clear();
  if (options.nuisance) add_nuisance(posterior, model, b);
  if (options.coefficients) add_coefficients(posterior, model, b);
}

Posterior fit_gaussian(const Model& model, const Series& series, const FitOptions& options) {
  GaussianWorkspace workspace;
  Posterior posterior;
  fit_gaussian(model, series, options, workspace, posterior);
  return posterior;
}

}  // namespace titrate
