#include "posterior/gaussian.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <tuple>

#include "numerics/lanes.h"
#include "posterior/gaussian_buffers.h"
#include "posterior/gaussian_certificate.h"
#include "posterior/gaussian_mixture.h"
#include "posterior/gaussian_nuisance.h"
#include "posterior/prior_alone.h"

namespace titrate {
namespace {

/// Before the real grid: profiles along rho, a wide one and a closer one, and where sigma has a long tail a coarse
/// look.
constexpr Axis wide_profile{1.0, -3, 4}, close_profile{0.8, -3, 4}, one_node{1, 0, 0};
constexpr Axis measuring_rho{1.2, -2, 2}, measuring_sigma{1.3, -2, 2};
constexpr int most_rounds = 8;
constexpr int most_nodes = 4'000'000;

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

void measure_half_life(const EffectSums& sums, GaussianBuffers& b) {
  const GaussianGrid& grid = b.grid;
  std::tie(b.moments.log_h, b.moments.log_h_sd) = mean_and_sd(sums.by_lane, [&](std::size_t l) {
    return grid.log_h_first + grid.log_h_step * (l < b.order.size() ? b.order[l] : 0);
  });
}

/// The same of phi, with its skewness: zero where the nodes are too far apart to tell.
void measure_phi(const double* mass, const double* phi, std::size_t count, Moments& m) {
  std::tie(m.phi, m.phi_sd) = seen(mass, count, [&](std::size_t j) { return phi[j]; });
  double total = 0, cube = 0, largest = 0;
  for (std::size_t j = 0; j < count; ++j) {
    const double off = (phi[j] - m.phi) / m.phi_sd;
    total += mass[j];
    cube += mass[j] * off * off * off;
    largest = std::max(largest, mass[j]);
  }
  m.phi_skew = largest < 0.5 * total ? cube / total : 0;
}

/// Where the next grid should lie, by what this one says under one prior on the effect.
void measure(const Model& model, const EffectSums& sums, GaussianBuffers& b) {
  const GaussianGrid& grid = b.grid;
  Moments& m = b.moments;
  b.weights.clear();  // phi, and the stretched sigma axis, at their nodes
  for (int j = 0; j < grid.rho.count(); ++j) b.weights.push_back(grid.phi_of(grid.rho.u(j)));
  for (int k = 0; k < sums.sigma_count; ++k) b.weights.push_back(stretch(grid.sigma.u(k)));
  const double *phi = b.weights.data(), *stretched = phi + grid.rho.count();
  if (model.rho) measure_phi(sums.by_rho.data(), phi, sums.by_rho.size(), m);
  if (model.half_life) measure_half_life(sums, b);

  // The conditional mean and sd of log sigma at each rho; the curve is written over at the end, for it is still in use.
  const auto columns = std::size_t(sums.sigma_count);
  double scale = 0, total = 0;
  b.means.clear();
  b.sds.clear();
  for (std::size_t j = 0; j < sums.by_rho.size(); ++j) {
    if (sums.by_rho[j] < 1e-5) continue;
    const auto [mean, sd] = seen(&sums.by_rho_sigma[j * columns], columns, [&](std::size_t k) { return stretched[k]; });
    b.means.push_back(phi[j]);
    b.sds.push_back(grid.sigma_centre.at(phi[j]) + grid.sigma_scale * mean);
    scale += sums.by_rho[j] * sd;
    total += sums.by_rho[j];
  }
  m.sigma_centre.x = b.means;
  m.sigma_centre.y = b.sds;
  m.sigma_scale = grid.sigma_scale * scale / total;
}

/// The same from a profile. log sigma is about as a log chi-square: its mean lies above its mode.
void measure_profile(const Model& model, GaussianBuffers& b) {
  const Profile& p = b.profile;
  Moments& m = b.moments;
  if (model.rho) measure_phi(p.mass.data(), p.phi.data(), p.mass.size(), m);
  m.sigma_centre.x.clear();
  m.sigma_centre.y.clear();
  double scale = 0, total = 0;
  for (std::size_t j = 0; j < p.mass.size(); ++j) {
    if (p.mass[j] < 1e-5) continue;
    m.sigma_centre.x.push_back(p.phi[j]);
    m.sigma_centre.y.push_back(p.log_sigma[j] + 0.5 / p.freedom[j]);
    scale += p.mass[j] / std::sqrt(2 * p.freedom[j]);
    total += p.mass[j];
  }
  m.sigma_scale = scale / total;
}

/// A coarse pass may see one node only; the spread is then at least a share of the spacing it could resolve.
double at_least(double sd, double spacing) { return std::max(sd, 0.2 * spacing); }

/// Gives the rho axis a skewness and keeps its mean and sd: with u standard normal, tilted(u) has a skewness of
/// 1.17 tanh d up to about one (by quadrature), and its other moments are those of log-normals. Then moves it by half a
/// step, so that an axis with one node more above than below lies about its middle.
void tilt_rho(double skew, GaussianGrid& grid) {
  constexpr double most = 0.9, bend = stretch_bend;
  const double t = std::clamp(skew / 1.17, -most, most), cosh2 = 1 / (1 - t * t), sinh = t * std::sqrt(cosh2);
  const double growth = std::exp(bend * bend), spread = growth * (2 * cosh2 - 1) + 1;
  const double scale = grid.rho_scale * std::sqrt((growth + 1) / spread);  // over bend, of sinh itself
  const double tilt = std::sqrt((1 + t) / (1 - t)) * std::exp(-0.5 * bend * grid.rho.step);
  const double middle = 0.5 * (tilt - 1 / tilt);
  grid.rho_centre += scale * (middle - std::sqrt(growth) * sinh) / bend;
  grid.rho_scale = scale * 0.5 * (tilt + 1 / tilt);
  grid.rho_tilt = tilt;
  grid.rho_middle = 0.5 * grid.rho.step;
}

/// Moves rho and sigma of the grid to where the mass was seen.
void centre(const Model& model, const Axis& rho, const Axis& sigma, bool tilt, GaussianBuffers& b) {
  GaussianGrid& grid = b.grid;
  const Moments& m = b.moments;
  if (model.rho) {
    grid.rho_scale = at_least(m.phi_sd, grid.rho.step * grid.rho_scale);
    grid.rho_centre = m.phi;
    grid.rho = rho;
    grid.rho_tilt = 1;
    grid.rho_middle = 0;
    if (tilt) tilt_rho(m.phi_skew, grid);
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
  if (seen && b.moments.log_h_sd < fine.least_spread * (high - low) / (fine.lanes - 1)) {
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

/// With a handful of observations the variance given the node is too far from two values (measured: 0.006).
bool is_kept_whole(const FitOptions& options, int observed) {
  return options.accuracy == Accuracy::reference || observed < fewest_observations;
}

/// Finds the mass: along rho at the prior median of the half-life; along the half-lives where that was best; and along
/// rho once more at the half-life that was found.
void find(const Model& model, const Series& series, const Fineness& fine, GaussianBuffers& b) {
  b.grid.rho = one_node;
  b.grid.rho_centre = 0;
  b.grid.rho_scale = b.grid.sigma_scale = b.grid.log_h_step = 0;
  b.grid.lanes = 1;
  b.moments.phi = 0.4;
  b.moments.phi_sd = 0.45;
  b.moments.sigma_centre.x.assign(1, 0);
  b.moments.sigma_centre.y.assign(1, guess_log_sigma(model, b.products));
  b.moments.sigma_scale = 0.3;
  b.grid.rho_parts = b.grid.sigma_parts = 1;
  b.grid.sigma_beyond = 0;
  lay_lanes(model, fine, false, b);
  expose(model, series, b);
  const auto look_along_rho = [&](const Axis& axis, int lane) {
    centre(model, axis, one_node, false, b);
    profile(model, b.prior, b.products, b.grid, lane, b.instructions, b.sums, b.profile);
    measure_profile(model, b);
  };
  if (!model.half_life) {
    look_along_rho(wide_profile, 0);
    return look_along_rho(close_profile, 0);
  }
  const auto nearest_to = [&](double log_h) {
    int nearest = 0;
    const auto away = [&](int lane) {
      return std::abs(b.grid.log_h_first + b.grid.log_h_step * b.order[std::size_t(lane)] - log_h);
    };
    for (int l = 1; l < b.grid.lanes; ++l)  // of two as near, the same on every machine
      if (away(l) < away(nearest) - 1e-6 * b.grid.log_h_step) nearest = l;
    return nearest;
  };
  look_along_rho(wide_profile, nearest_to(model.half_life->log_mean));
  centre(model, one_node, one_node, false, b);
  look(model, true, false, b);
  measure_half_life(b.sums.effect[0], b);
  if (lay_lanes(model, fine, true, b)) expose(model, series, b);
  look_along_rho(close_profile, nearest_to(b.moments.log_h));
}

/// Does a light grid come first?
bool starts_light(const FitOptions& options, int observed) {
  return options.accuracy == Accuracy::standard
             ? observed >= very_few_observations
             : options.accuracy == Accuracy::rough && observed >= fewest_observations;
}

Fineness first_of(const FitOptions& options, int observed) {
  if (!starts_light(options, observed)) return fineness_of(options.accuracy, observed);
  return options.accuracy == Accuracy::rough ? rough : quick;
}

/// All that grids need: the products of the days, and where the mass lies.
void begin(const Model& model, std::span<const NormalPrior> priors, const Series& series, const FitOptions& options,
           GaussianBuffers& b) {
  const int observed = b.products.observed;
  prior_constants_of(model, priors, observed, b.prior);
  find(model, series, first_of(options, observed), b);
  if (starts_light(options, observed)) return;
  centre(model, measuring_rho, measuring_sigma, false, b);
  look(model, false, false, b);
  if (b.sums.effect[0].has_mass) measure(model, b.sums.effect[0], b);
}

/// What a grid came to under the first of the priors.
struct Settled {
  Certificate certificate;
  Fineness fine;
  int escalations = 0;
};

/// The grid to try after one that failed.
Fineness next_of(const Settled& failed, const FitOptions& options, int observed) {
  if (starts_light(options, observed)) {
    if (options.accuracy == Accuracy::rough && failed.escalations == 0) return quick;
    if (failed.escalations + 1 == light_rounds) return fineness_of(options.accuracy, observed);
  }
  return mended(failed.fine, failed.certificate);
}

/// Grids until the certificate is good, or none is left to try.
Settled settle(const Model& model, const NormalPrior& prior, const Series& series, const FitOptions& options,
               GaussianBuffers& b) {
  const int observed = b.products.observed;
  const bool light = starts_light(options, observed), keep = options.coefficients || is_kept_whole(options, observed);
  Settled s;
  s.fine = first_of(options, observed);
  for (;; ++s.escalations) {
    const bool is_light = light && s.escalations < light_rounds;
    centre(model, s.fine.rho, s.fine.sigma, is_light, b);
    // Where a light grid does not do, two normals for each half of the rho axis do not either (measured on the stress
    // set: 0.0040 becomes 0.0004).
    b.grid.sigma_beyond = is_light ? 1 : 0;
    b.grid.rho_parts = is_light ? 4 : 5;
    b.grid.sigma_parts = (is_light ? 1 : 2) * (observed < few_observations ? 2 : 1);
    if (lay_lanes(model, s.fine, true, b)) expose(model, series, b);
    look(model, true, keep, b);
    if (!b.sums.effect[0].has_mass) {
      s.certificate.dense = false;
      return s;
    }
    s.certificate = certify(model, prior, b.sums.effect[0], s.fine, b);
    if (s.certificate.good() || s.escalations + 1 == most_rounds) return s;
    const Fineness better = next_of(s, options, observed);
    if (better.lanes * better.rho.count() * better.sigma.count() > most_nodes) return s;
    s.fine = better;
    measure(model, b.sums.effect[0], b);
  }
}

/// The same, and where nothing is certified, at reference accuracy: `options` then says so.
Settled settle_at_last(const Model& model, const NormalPrior& prior, const Series& series, FitOptions& options,
                       GaussianBuffers& b) {
  const Settled s = settle(model, prior, series, options, b);
  if (s.certificate.good() || options.accuracy == Accuracy::reference) return s;
  options.accuracy = Accuracy::reference;
  begin(model, {&prior, 1}, series, options, b);
  Settled dense = settle(model, prior, series, options, b);
  dense.escalations += s.escalations + 1;
  return dense;
}

/// What is left where every node underflowed: what was believed before.
Posterior underflowed(Model model, const NormalPrior& prior, const FitOptions& options, const CrossProducts& products) {
  model.effect = prior;
  Posterior posterior = nothing_learned(
      model, options, products.days, products.observed,
      "The numbers are so far from what the priors expect that nothing could be computed from them. What stands here "
      "is what was believed before; rescale the response, or state other priors.");
  posterior.diagnostics.grid = GridChecks{false, false, false};
  return posterior;
}

/// What the last grid says under one prior on the effect.
void describe(const Model& model, const NormalPrior& prior, const EffectSums& sums, const FitOptions& options,
              const Certificate& certificate, int escalations, GaussianBuffers& b, Posterior& posterior) {
  if (!sums.has_mass) {
    posterior = underflowed(model, prior, options, b.products);
    return;
  }
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
    reduced_mixture(prior, sums, b.ones, b, posterior.effect);
    if (posterior.contrast) reduced_mixture(prior, sums, b.products.contrast, b, *posterior.contrast);
  }
  posterior.log_evidence = sums.log_evidence;
  posterior.diagnostics.nodes = b.grid.nodes();
  posterior.diagnostics.escalations = escalations;
  posterior.diagnostics.edge_mass = certificate.edge_mass;
  posterior.diagnostics.grid = certificate.checks();
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
  if (options.nuisance) add_nuisance(posterior, model, sums, b);
  if (options.coefficients) add_coefficients(posterior, model, b);
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
  cross_products_of(model, series, b.products, b.instructions);
  begin(model, {&model.effect, 1}, series, options, b);
  FitOptions used = options;
  const Settled s = settle_at_last(model, model.effect, series, used, b);
  describe(model, model.effect, b.sums.effect[0], used, s.certificate, s.escalations, b, posterior);
}

void fit_under_two_priors(const Model& model, const NormalPrior& other, const Series& series, const FitOptions& options,
                          GaussianWorkspace& workspace, Posterior& posterior, Posterior& under_other) {
  GaussianBuffers& b = *workspace.buffers_;
  cross_products_of(model, series, b.products, b.instructions);
  // Whoever wants every node gets them under one prior at a time.
  const bool together = !options.coefficients && !is_kept_whole(options, b.products.observed);
  const NormalPrior both[] = {model.effect, other};
  begin(model, {both, together ? 2u : 1u}, series, options, b);
  FitOptions used = options;
  const Settled first = settle_at_last(model, model.effect, series, used, b);
  describe(model, model.effect, b.sums.effect[0], used, first.certificate, first.escalations, b, posterior);
  if (together && used.accuracy == options.accuracy && b.sums.effect[1].has_mass) {
    const Certificate second = certify(model, other, b.sums.effect[1], first.fine, b);
    if (second.good())
      return describe(model, other, b.sums.effect[1], options, second, first.escalations, b, under_other);
    measure(model, b.sums.effect[1], b);
    prior_constants_of(model, {&other, 1}, b.products.observed, b.prior);
  } else {
    begin(model, {&other, 1}, series, options, b);
  }
  used = options;
  const Settled second = settle_at_last(model, other, series, used, b);
  describe(model, other, b.sums.effect[0], used, second.certificate, second.escalations, b, under_other);
}

Posterior fit_gaussian(const Model& model, const Series& series, const FitOptions& options) {
  GaussianWorkspace workspace;
  Posterior posterior;
  fit_gaussian(model, series, options, workspace, posterior);
  return posterior;
}

}  // namespace titrate
