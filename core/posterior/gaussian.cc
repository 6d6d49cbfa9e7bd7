#include "posterior/gaussian.h"

#include <algorithm>
#include <cmath>

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
  double edge_mass;  ///< most that may lie on an outermost node
};

Fineness fineness_of(Accuracy accuracy) {
  if (accuracy == Accuracy::reference) return {96, 5.5, {0.35, -20, 20}, {0.4, -15, 15}, 1e-8};
  return {24, 3.4, {0.7, -6, 6}, {1.0, -3, 3}, 4e-3};
}

/// Two coarse looks before the real grid: a wide one that finds the mass, a narrow one that measures it.
constexpr Fineness finding{5, 2.0, {1.1, -3, 3}, {1.2, -2, 2}, 1}, measuring{5, 2.0, {1.2, -2, 2}, {1.3, -1, 1}, 1};
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

Moments moments_of(const GaussianGrid& grid, const GaussianNodes& nodes) {
  Moments m;
  const std::vector<double>&by_rho = nodes.by_rho, &by_both = nodes.by_rho_sigma;
  const auto phi_at = [&](std::size_t j) { return grid.phi_of(grid.rho.u(int(j))); };
  std::tie(m.phi, m.phi_sd) = mean_and_sd(by_rho, phi_at);
  std::tie(m.log_h, m.log_h_sd) =
      mean_and_sd(nodes.by_lane, [&](std::size_t i) { return grid.log_h_first + grid.log_h_step * double(i); });

  const auto columns = std::size_t(grid.sigma.count());
  m.sigma_scale = 0;
  for (std::size_t j = 0; j < by_rho.size(); ++j) {
    if (by_rho[j] < 1e-5) continue;
    const std::vector<double> row(by_both.begin() + std::ptrdiff_t(j * columns),
                                  by_both.begin() + std::ptrdiff_t((j + 1) * columns));
    const double phi = phi_at(j);
    const auto [mean, sd] =
        mean_and_sd(row, [&](std::size_t k) { return grid.log_sigma_of(phi, grid.sigma.u(int(k))); });
    m.sigma_centre.x.push_back(phi);
    m.sigma_centre.y.push_back(mean);
    m.sigma_scale += by_rho[j] * sd;
  }
  return m;
}

/// A coarse pass may see one node only; the spread is then at least a share of the spacing it could resolve.
double at_least(double sd, double spacing) { return std::max(sd, 0.3 * spacing); }

GaussianGrid grid_around(const Moments& m, const GaussianGrid& last, const Model& model, const Fineness& fine) {
  GaussianGrid grid;
  if (model.half_life) {
    grid.lanes = fine.lanes;
    double low = model.half_life->log_mean - fine.half_life_reach * model.half_life->log_sd;
    double high = model.half_life->log_mean + fine.half_life_reach * model.half_life->log_sd;
    if (m.log_h_sd < 0.72 * (high - low) / (fine.lanes - 1)) {  // narrow against the prior: look closer
      const double reach = (fine.half_life_reach + 1.1) * at_least(m.log_h_sd, last.log_h_step);
      low = std::max(low, m.log_h - reach);
      high = std::min(high, m.log_h + reach);
    }
    grid.log_h_first = low;
    grid.log_h_step = (high - low) / (fine.lanes - 1);
  }
  if (model.rho) {
    grid.rho = fine.rho;
    grid.rho_centre = m.phi;
    grid.rho_scale = at_least(m.phi_sd, last.rho.step * last.rho_scale);
  }
  grid.sigma = fine.sigma;
  grid.sigma_centre = m.sigma_centre;
  grid.sigma_scale = at_least(m.sigma_scale, last.sigma.step * last.sigma_scale);
  return grid;
}

/// A first guess of log sigma from the day-to-day spread of the response about the prior means: rough, and that is
/// enough.
double guess_log_sigma(const Model& model, const CrossProducts& products) {
  const auto yy = std::size_t(products.rows * products.rows - 1);
  double differences = 0, pairs = 0;
  for (const GapClass& gap : products.gaps) {
    differences += gap.dd[yy];
    pairs += gap.pairs;
  }
  const double prior = std::log(model.sigma.scale);
  if (pairs < 3 || differences <= 0) return prior;
  return 0.5 * std::log(0.7 * differences / pairs);
}

GaussianGrid first_grid(const Model& model, const CrossProducts& products) {
  Moments m;
  m.phi = 0.4;
  m.phi_sd = 0.45;
  m.sigma_centre = {{0.0}, {guess_log_sigma(model, products)}};
  m.sigma_scale = 0.3;
  GaussianGrid none;
  none.rho_scale = none.sigma_scale = none.log_h_step = 0;
  m.log_h_sd = 1e9;  // not known yet: the whole prior
  return grid_around(m, none, model, finding);
}

/// Of each lane: mass, mean and sd of the effect.
struct LaneEffect {
  double mass = 0, mean = 0, sd = 0;
};

TITRATE_WIDE void add_moments(const double* __restrict w, const double* __restrict m, const double* __restrict v,
                              std::size_t lanes, double* __restrict mean, double* __restrict square) {
  for (std::size_t i = 0; i < lanes; ++i) {
    mean[i] += w[i] * m[i];
    square[i] += w[i] * (m[i] * m[i] + v[i]);
  }
}

std::vector<LaneEffect> effect_by_lane(const GaussianGrid& grid, const GaussianNodes& nodes) {
  const auto lanes = std::size_t(grid.lanes);
  std::vector<LaneEffect> out(lanes);
  std::vector<double> mean(lanes, 0.0), square(lanes, 0.0);
  for (std::size_t at = 0; at < nodes.weight.size(); at += lanes)
    add_moments(&nodes.weight[at], &nodes.mean[at], &nodes.variance[at], lanes, mean.data(), square.data());
  for (std::size_t i = 0; i < lanes; ++i) out[i] = {nodes.by_lane[i], mean[i], 0};
  for (std::size_t i = 0; i < lanes; ++i)
    if (out[i].mass > 0) {
      out[i].mean /= out[i].mass;
      out[i].sd = std::sqrt(std::max(0.0, square[i] / out[i].mass - out[i].mean * out[i].mean));
    }
  return out;
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

Certificate certify(const Model& model, const GaussianGrid& grid, const GaussianNodes& nodes, const Fineness& fine) {
  Certificate c;
  const auto edge = [&](double mass) {
    c.edge_mass = std::max(c.edge_mass, mass);
    return mass < fine.edge_mass;
  };
  const std::vector<double>& by_both = nodes.by_rho_sigma;
  const auto columns = std::size_t(grid.sigma.count());
  std::vector<double> by_sigma(columns, 0.0);
  for (std::size_t i = 0; i < by_both.size(); ++i) by_sigma[i % columns] += by_both[i];
  c.sigma_low = edge(by_sigma.front());
  c.sigma_high = edge(by_sigma.back());
  const auto standard = [](const std::vector<double>& mass, const Axis& axis) {
    const auto [mean, sd] = mean_and_sd(mass, [&](std::size_t k) { return axis.u(int(k)); });
    return std::abs(mean) < 1.2 && sd > 0.6 && sd < 1.9;
  };
  c.centred = standard(by_sigma, grid.sigma);
  if (model.rho) {
    const std::vector<double>& by_rho = nodes.by_rho;
    c.rho_low = edge(by_rho.front());
    c.rho_high = edge(by_rho.back());
    c.centred = c.centred && standard(by_rho, grid.rho);
  }
  if (model.half_life) {
    const std::vector<LaneEffect> lane = effect_by_lane(grid, nodes);
    // At the ends of the prior's own reach the prior vouches for what lies beyond; inside it, mass on an end is a cut.
    const double low = model.half_life->log_mean - (fine.half_life_reach - 0.01) * model.half_life->log_sd;
    const double high = model.half_life->log_mean + (fine.half_life_reach - 0.01) * model.half_life->log_sd;
    if (grid.log_h_first > low) c.lanes_low = edge(lane.front().mass);
    if (grid.log_h_first + grid.log_h_step * (grid.lanes - 1) < high) c.lanes_high = edge(lane.back().mass);
    const auto [mean, sd] = mean_and_sd(nodes.by_lane, [](std::size_t i) { return double(i); });
    c.dense = sd > 0.72;
    for (std::size_t i = 1; i < lane.size(); ++i) {
      const double spread = std::min(lane[i - 1].sd, lane[i].sd), mass = std::min(lane[i - 1].mass, lane[i].mass);
      if (mass > 2e-3 && std::abs(lane[i].mean - lane[i - 1].mean) > 1.2 * spread) c.comb = false;
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
class ReducedMixture {
 public:
  ReducedMixture(const GaussianGrid& grid, const GaussianNodes& nodes, int observed,
                 const std::vector<double>& lane_scale) {
    const auto lanes = std::size_t(grid.lanes), columns = std::size_t(grid.sigma.count());
    const std::size_t sigma_parts = observed < few_observations ? std::min<std::size_t>(columns, 4) : 1;
    std::size_t half = 0;
    for (double mass = 0; half + 1 < nodes.by_rho.size() && mass < 0.5; ++half) mass += nodes.by_rho[half];
    const double scale =
        nodes.variance[std::size_t(std::max_element(nodes.weight.begin(), nodes.weight.end()) - nodes.weight.begin())];
    for (const auto& [from, to] : {std::pair(std::size_t(0), half), std::pair(half, nodes.by_rho.size())})
      for (std::size_t part = 0; part < sigma_parts; ++part) {
        sums_.assign(7 * lanes, 0);
        for (std::size_t j = from; j < to; ++j)
          for (std::size_t k = part * columns / sigma_parts; k < (part + 1) * columns / sigma_parts; ++k) {
            const std::size_t at = (j * columns + k) * lanes;
            accumulate(&nodes.weight[at], &nodes.mean[at], &nodes.variance[at], lanes, 1 / scale, sums_.data());
          }
        add(lanes, scale, lane_scale);
      }
  }
  NormalMixture mixture() && { return {std::move(weights_), std::move(means_), std::move(sds_)}; }

 private:
  /// Two normals for each lane, from the sums of one part.
  void add(std::size_t lanes, double scale, const std::vector<double>& lane_scale) {
    const double* s = sums_.data();
    for (std::size_t i = 0; i < lanes; ++i) {
      const double w = s[i];
      if (w < 1e-10) continue;
      const double v1 = s[lanes + i] / w, v2 = s[2 * lanes + i] / w - v1 * v1;
      const double v3 = s[3 * lanes + i] / w - 3 * v1 * s[2 * lanes + i] / w + 2 * v1 * v1 * v1;
      const double m = s[4 * lanes + i] / w, mv = s[5 * lanes + i] / w - m * v1,
                   mm = std::max(0.0, s[6 * lanes + i] / w - m * m);
      const double factor = lane_scale.empty() ? 1 : lane_scale[i];
      if (v2 <= 1e-10 * v1 * v1) {
        put(w, factor * m, std::abs(factor) * std::sqrt(v1 * scale + mm));
        continue;
      }
      const double sd = std::sqrt(v2), skew = v3 / (v2 * sd), root = std::sqrt(1 + 0.25 * skew * skew);
      const double slope = mv / v2, left = std::max(0.0, mm - slope * mv);
      for (const double z : {0.5 * skew - root, 0.5 * skew + root}) {
        const double share = 0.5 * (1 + (z < 0 ? 0.5 : -0.5) * skew / root);
        const double variance = std::max(v1 + sd * z, 1e-6 * v1) * scale + left;
        put(w * share, factor * (m + slope * sd * z), std::abs(factor) * std::sqrt(variance));
      }
    }
  }
  static constexpr int few_observations = 60;
  static void accumulate(const double* w, const double* m, const double* v, std::size_t lanes, double inverse_scale,
                         double* s);
  void put(double weight, double mean, double sd) {
    weights_.push_back(weight);
    means_.push_back(mean);
    sds_.push_back(sd);
  }
  std::vector<double> sums_, weights_, means_, sds_;
};

TITRATE_WIDE void ReducedMixture::accumulate(const double* w, const double* m, const double* v, std::size_t lanes,
                                             double inverse_scale, double* s) {
  for (std::size_t i = 0; i < lanes; ++i) {
    const double wi = w[i], mi = m[i], vi = v[i] * inverse_scale, wv = wi * vi, wm = wi * mi;
    s[i] += wi;
    s[lanes + i] += wv;
    s[2 * lanes + i] += wv * vi;
    s[3 * lanes + i] += wv * vi * vi;
    s[4 * lanes + i] += wm;
    s[5 * lanes + i] += wm * vi;
    s[6 * lanes + i] += wm * mi;
  }
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

NormalMixture effect_of(const GaussianGrid& grid, const GaussianNodes& nodes, Accuracy accuracy, int observed,
                        const std::vector<double>& lane_scale = {}) {
  if (accuracy == Accuracy::reference) return full_mixture(nodes.weight, nodes.mean, nodes.variance, lane_scale);
  return ReducedMixture(grid, nodes, observed, lane_scale).mixture();
}

/// sigma has a grid of its own at every rho; its distribution function is the average of theirs.
Summary summary_of_sigma(const GaussianGrid& grid, const GaussianNodes& nodes) {
  const std::vector<double>& by_both = nodes.by_rho_sigma;
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

void add_nuisance(Posterior& posterior, const Model& model, const GaussianGrid& grid, const GaussianNodes& nodes) {
  posterior.sigma = summary_of_sigma(grid, nodes);
  if (model.rho) {
    const GridDensity density(grid.rho.u(0), grid.rho.step, nodes.by_rho);
    posterior.rho = density.summary([&](double u) { return std::tanh(grid.phi_of(u)); });
  }
  if (model.half_life) {
    const GridDensity density(grid.log_h_first, grid.log_h_step, nodes.by_lane);
    posterior.log_half_life = density.summary([](double log_h) { return log_h; });
    posterior.half_life = density.summary([](double log_h) { return std::exp(log_h); });
  }
}

}  // namespace

Posterior fit_gaussian(const Model& model, const Series& series, const FitOptions& options) {
  CrossProducts products = cross_products_of(model, series);
  GaussianGrid grid = first_grid(model, products);
  GaussianNodes nodes;
  const auto pass = [&] {
    add_exposure(products, model, series, model.half_life ? grid.half_lives() : std::vector<double>{});
    nodes = evaluate(model, products, grid);
  };
  for (int round = 0; round < 2; ++round) {  // find the mass coarsely, then once more where it lies
    if (round > 0) grid = grid_around(moments_of(grid, nodes), grid, model, measuring);
    pass();
  }
  Fineness fine = fineness_of(options.accuracy);
  Certificate certificate;
  for (int round = 0; round < most_rounds; ++round) {
    const GaussianGrid next = grid_around(moments_of(grid, nodes), grid, model, fine);
    if (next.nodes() > most_nodes) break;
    grid = next;
    pass();
    certificate = certify(model, grid, nodes, fine);
    if (certificate.good()) break;
    fine = mended(fine, certificate);
  }

  Posterior posterior;
  posterior.days = products.days;
  posterior.observed = products.observed;
  posterior.effect = effect_of(grid, nodes, options.accuracy, products.observed);
  if (!products.contrast.empty())
    posterior.contrast = effect_of(grid, nodes, options.accuracy, products.observed, products.contrast);
  posterior.log_evidence = nodes.log_evidence;
  posterior.diagnostics.nodes = grid.nodes();
  posterior.diagnostics.edge_mass = certificate.edge_mass;
  posterior.diagnostics.trust = certificate.good();
  if (!certificate.good())
    posterior.diagnostics.notes.push_back(
        "The integration grid did not settle: the scale of the response may be far from what the priors expect. "
        "Do not trust the last digits; rescale the response, or state wider priors.");
  if (options.nuisance) add_nuisance(posterior, model, grid, nodes);
  if (options.coefficients) {
    const std::vector<ColumnNodes> columns = evaluate_columns(model, products, grid, nodes);
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const NormalMixture about_prior = full_mixture(nodes.weight, columns[k].mean, columns[k].variance, {});
      const NormalPrior& prior = k == 0 ? model.intercept : model.covariates[k - 1].prior;
      posterior.coefficients.push_back(
          {k == 0 ? "intercept" : model.covariates[k - 1].name, about_prior.transformed(1, prior.mean).summary()});
    }
  }
  return posterior;
}

}  // namespace titrate
