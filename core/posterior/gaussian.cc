#include "posterior/gaussian.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "numerics/lanes.h"
#include "posterior/gaussian_buffers.h"
#include "posterior/gaussian_certificate.h"
#include "posterior/gaussian_mixture.h"
#include "posterior/gaussian_nuisance.h"

namespace titrate {
namespace {

/// Two coarse looks before the real grid: a wide one that finds the mass, a narrow one that measures it.
struct CoarseAxes {
  Axis rho, sigma;
};
constexpr CoarseAxes finding{{1.1, -3, 3}, {1.2, -2, 2}}, measuring{{1.2, -2, 2}, {1.3, -2, 2}};
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
  Fineness fine = first_try ? quick : fineness_of(options.accuracy, observed);
  const bool keep = options.coefficients || is_kept_whole(options, observed);

  // Find the mass coarsely, then once more where it lies.
  b.grid.rho = {};
  b.grid.rho_centre = 0;
  b.grid.rho_scale = b.grid.sigma_scale = b.grid.log_h_step = 0;
  b.grid.lanes = 1;
  b.moments.phi = 0.4;
  b.moments.phi_sd = 0.45;
  b.moments.sigma_centre.x.assign(1, 0);
  b.moments.sigma_centre.y.assign(1, guess_log_sigma(model, b.products));
  b.moments.sigma_scale = 0.3;
  b.grid.rho_parts = 2;
  b.grid.sigma_parts = 1;
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
    // Where the quick grid does not do, two normals for each half of the rho axis do not either (measured on the stress
    // set: 0.0040 becomes 0.0004).
    b.grid.rho_parts = first_try ? 2 : 5;
    b.grid.sigma_parts = first_try ? 1 : observed < few_observations ? 4 : 2;
    if (lay_lanes(model, fine, true, b)) expose(model, series, b);
    look(model, true, keep, b);
    certificate = certify(model, fine, b);
    if (certificate.good() || round + 1 == most_rounds) return round;
    const Fineness better = first_try ? fineness_of(options.accuracy, observed) : mended(fine, certificate);
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
