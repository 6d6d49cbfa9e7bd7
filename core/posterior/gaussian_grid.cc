#include "posterior/gaussian_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/require.h"
#include "model/prior_density.h"
#include "numerics/lanes.h"

namespace titrate {
namespace {

int padded(int count) { return (count + lane_block - 1) / lane_block * lane_block; }

/// Hands out pieces of one block of memory.
class Pieces {
 public:
  Pieces(Aligned& memory, std::size_t size) {
    memory.resize(size);
    next_ = memory.data();
  }
  double* of(int a, int b = 1) {
    double* piece = next_;
    next_ += std::size_t(a) * std::size_t(b);
    return piece;
  }

 private:
  double* next_;
};

}  // namespace

double Curve::at(double where) const {
  if (x.size() == 1) return y[0];
  std::size_t i = 1;
  while (i + 1 < x.size() && where > x[i]) ++i;
  return y[i - 1] + (y[i] - y[i - 1]) * (where - x[i - 1]) / (x[i] - x[i - 1]);
}

double GaussianGrid::phi_of(double u) const {
  const double up = rho_tilt * std::exp(stretch_bend * u), middle = rho_tilt - 1 / rho_tilt,
               slope = stretch_bend * (rho_tilt + 1 / rho_tilt);
  return std::clamp(rho_centre + rho_scale * ((up - 1 / up - middle) / slope), -phi_limit, phi_limit);
}
double GaussianGrid::log_sigma_of(double phi, double v) const {
  return sigma_centre.at(phi) + sigma_scale * stretch(v);
}

void prior_constants_of(const Model& model, std::span<const NormalPrior> effects, int observed, PriorConstants& out) {
  // The gamma functions are slow, and the same person is fitted again and again.
  if (model.rho && (out.rho_a != model.rho->a || out.rho_b != model.rho->b)) {
    out.rho_a = model.rho->a;
    out.rho_b = model.rho->b;
    out.rho = log_constant(*model.rho);
  }
  const double nu = model.sigma.degrees_of_freedom.value_or(0);
  if (out.degrees_of_freedom != nu || out.scale != model.sigma.scale) {
    out.degrees_of_freedom = nu;
    out.scale = model.sigma.scale;
    out.sigma = log_constant(model.sigma);
  }
  out.precision.clear();
  out.precision.push_back(1 / (model.intercept.sd * model.intercept.sd));
  for (const Coefficient& c : model.covariates) out.precision.push_back(1 / (c.prior.sd * c.prior.sd));
  // What every node shares: the normalising constants of the likelihood and of the normal priors.
  double product = 1, shared = -0.5 * observed * std::log(2 * std::numbers::pi);
  for (std::size_t k = 0; k < out.precision.size(); ++k) {
    product *= out.precision[k];
    if (k % 8 == 7 || k + 1 == out.precision.size()) {
      shared += 0.5 * std::log(product);
      product = 1;
    }
  }
  out.effects = 0;
  for (const NormalPrior& prior : effects) {
    const double precision = 1 / (prior.sd * prior.sd);
    out.effect[out.effects++] = {prior.mean, precision,
                                 shared + 0.5 * std::log(precision) - 0.5 * prior.mean * prior.mean * precision,
                                 shared + out.reference, 0};
  }
}

namespace {

/// Everything but what a pass alone needs.
PassInput input_of(const Model& model, const PriorConstants& prior, const CrossProducts& products,
                   const GaussianGrid& grid) {
  PassInput in{};
  in.columns = products.columns;
  in.rows = products.rows;
  in.padded = products.padded;
  in.gaps = products.gaps;
  in.observed = products.observed;
  in.gap = products.gap.data();
  in.pairs = products.pairs.data();
  in.f_ends = products.f_ends.data();
  in.f_dd = products.gaps > 0 ? products.f_dd.data() : products.f_ends.data();
  in.f_tt = products.gaps > 0 ? products.f_tt.data() : products.f_ends.data();
  in.x_ends = products.x_ends.data();
  in.x_dd = products.gaps > 0 ? products.x_dd.data() : products.x_ends.data();
  in.x_tt = products.gaps > 0 ? products.x_tt.data() : products.x_ends.data();
  in.x_stride = products.lanes;
  in.rho_count = grid.rho.count();
  in.rho_low = grid.rho.low;
  in.rho_step = grid.rho.step;
  in.rho_centre = grid.rho_centre;
  in.rho_scale = grid.rho_scale;
  in.rho_tilt = grid.rho_tilt;
  in.sigma_count = grid.sigma.count() + (prior.effects > 1 ? grid.sigma_beyond : 0);
  in.sigma_low = grid.sigma.low;
  in.sigma_step = grid.sigma.step;
  in.sigma_scale = grid.sigma_scale;
  in.curve_x = grid.sigma_centre.x.data();
  in.curve_y = grid.sigma_centre.y.data();
  in.curve_count = int(grid.sigma_centre.x.size());
  in.dependent = model.rho.has_value();
  in.rho_a = prior.rho_a;
  in.rho_b = prior.rho_b;
  in.rho_constant = prior.rho;
  in.degrees_of_freedom = prior.degrees_of_freedom;
  in.sigma_scale_prior = prior.scale;
  in.sigma_constant = prior.sigma;
  // With fewer days than coefficients a vanishing sigma explains everything, and double precision nothing: sigma is
  // taken to be at least e^-9 of its prior scale, and sigma e^-|phi|, which is about what is new in a day, at least
  // e^-13. No diary is written down that finely.
  in.lowest_log_sigma = std::log(model.sigma.scale) - 9;
  in.prior_precision = prior.precision.data();
  in.effects = prior.effects;
  std::copy(std::begin(prior.effect), std::end(prior.effect), std::begin(in.effect));
  for (int i = 0; i < in.effects; ++i) in.effect[i].sigma_count = i == 0 ? grid.sigma.count() : in.sigma_count;
  in.rho_parts = grid.rho_parts;
  in.sigma_parts = grid.sigma_parts;
  return in;
}

TITRATE_WIDE void multiply(double* values, std::size_t count, double factor) {
  for (std::size_t i = 0; i < count; ++i) values[i] *= factor;
}

/// Sums become shares of the whole, of each axis and together.
void scale_to_one(const GaussianGrid& grid, int lanes, EffectSums& sums, double& total) {
  const auto rho = std::size_t(grid.rho.count()), sigma = std::size_t(sums.sigma_count);
  sums.by_rho.assign(rho, 0);
  sums.by_sigma.assign(sigma, 0);
  sums.by_lane.assign(std::size_t(lanes), 0);
  total = 0;
  for (double mass : sums.by_rho_sigma) total += mass;
  const double share = 1 / total;
  for (std::size_t j = 0, at = 0; j < rho; ++j)
    for (std::size_t k = 0; k < sigma; ++k, ++at) {
      sums.by_rho_sigma[at] *= share;
      sums.by_rho[j] += sums.by_rho_sigma[at];
      sums.by_sigma[k] += sums.by_rho_sigma[at];
    }
  multiply(sums.sums.data(), sums.sums.size(), share);
  for (int part = 0; part < grid.parts(); ++part)
    for (int l = 0; l < lanes; ++l)
      sums.by_lane[std::size_t(l)] += sums.sums[std::size_t(part * sums_per_part * lanes + l)];
}

}  // namespace

void evaluate(const Model& model, PriorConstants& prior, const CrossProducts& products, const GaussianGrid& grid,
              int lanes, bool keep, Instructions instructions, GaussianSums& sums) {
  require(lanes <= products.lanes && lanes % lane_unit(instructions) == 0, "the exposure has the lanes of the grid");
  require(!keep || prior.effects == 1, "nodes are kept under one prior");
  PassInput in = input_of(model, prior, products, grid);
  in.lanes = lanes;
  in.lane_factor = sums.lane_factor.data();
  const int rho = in.rho_count, sigma = in.sigma_count, columns = in.columns;
  const int rho_padded = padded(rho), sigma_padded = padded(sigma);

  PassOutput out{};
  constexpr int widest = lane_block;
  const std::size_t needed =
      std::size_t(2 * rho_padded + 2 * sigma_padded) +
      std::size_t(in.rows * (in.rows + 1) / 2 + 2 * columns + 2 + in.effects * sigma) * std::size_t(widest) +
      std::size_t(columns * columns + 2 * columns + 2) * std::size_t(sigma * widest);
  Pieces pieces(sums.scratch, needed);
  out.phi = pieces.of(rho_padded);
  out.of_rho = pieces.of(rho_padded);
  out.stretched = pieces.of(sigma_padded);
  out.slope = pieces.of(sigma_padded);
  out.q = pieces.of(in.rows * (in.rows + 1) / 2, widest);
  out.white_x = pieces.of(columns + 2, widest);
  out.w = pieces.of(columns, widest);
  out.row_lanes = pieces.of(in.effects * sigma, widest);
  out.l = pieces.of(columns * columns, sigma * widest);
  out.e = pieces.of(columns, sigma * widest);
  out.f = pieces.of(columns, sigma * widest);
  out.c = pieces.of(sigma, widest);
  out.precision = pieces.of(sigma, widest);
  sums.shares.resize(std::size_t(2 * std::max(products.gaps, 1) * rho_padded));  // never null
  out.shares = sums.shares.data();
  sums.lanes = lanes;
  for (int i = 0; i < in.effects; ++i) {
    EffectSums& effect = sums.effect[i];
    effect.sums.resize(std::size_t(grid.parts() * sums_per_part * lanes));
    effect.sigma_count = in.effect[i].sigma_count;
    effect.by_rho_sigma.resize(std::size_t(rho * effect.sigma_count));
    out.effect[i] = {effect.sums.data(), effect.by_rho_sigma.data(), 0};
  }
  if (keep) {
    const std::size_t count = std::size_t(rho * sigma) * std::size_t(lanes);
    sums.weight.resize(count);
    sums.mean.resize(count);
    sums.variance.resize(count);
    sums.factors.resize(std::size_t(rho * sigma) * std::size_t(columns * columns + 2 * columns));
    out.weight = sums.weight.data();
    out.mean = sums.mean.data();
    out.variance = sums.variance.data();
    out.factors = sums.factors.data();
  }
  const Kernels& kernels = kernels_for(instructions);
  for (int round = 0; round < 3; ++round) {  // exp has room for 700 on either side of the reference
    kernels.pass(in, out);
    bool near = true;
    for (int i = 0; i < in.effects; ++i) {
      require(std::isfinite(out.effect[i].largest), "the log weights of the nodes are finite");
      near = near && std::abs(out.effect[i].largest - in.effect[i].reference) < 300;
    }
    if (near) break;
    for (int i = 0; i < in.effects; ++i) in.effect[i].reference = out.effect[i].largest;
  }
  for (int i = 0; i < in.effects; ++i) {
    double total = 0;
    scale_to_one(grid, lanes, sums.effect[i], total);
    sums.effect[i].log_evidence = in.effect[i].reference + std::log(total);
    sums.effect[i].has_mass = total > 0 && std::isfinite(total);
    prior.effect[i].reference = out.effect[i].largest;
    if (keep)
      for (double& weight : sums.weight) weight /= total;
  }
}

void profile(const Model& model, PriorConstants& prior, const CrossProducts& products, const GaussianGrid& grid,
             int lane, Instructions instructions, GaussianSums& scratch, Profile& out) {
  PassInput in = input_of(model, prior, products, grid);
  in.profile_lane = lane;
  const int size = in.columns + 1, rho_padded = padded(in.rho_count);
  constexpr int widest = lane_block;
  PassOutput pass{};
  Pieces pieces(scratch.scratch,
                std::size_t(rho_padded) +
                    std::size_t((size + 1) * (size + 2) / 2 + size * size + 3 * size) * std::size_t(widest));
  pass.of_rho = pieces.of(rho_padded);
  pass.q = pieces.of((size + 1) * (size + 2) / 2, widest);
  pass.l = pieces.of(size * size, widest);
  pass.e = pieces.of(size, widest);
  pass.f = pieces.of(size, widest);
  pass.w = pieces.of(size, widest);
  scratch.shares.resize(std::size_t(2 * std::max(products.gaps, 1) * rho_padded));  // never null
  pass.shares = scratch.shares.data();
  for (auto* values : {&out.phi, &out.mass, &out.log_sigma, &out.freedom}) values->resize(std::size_t(rho_padded));
  pass.phi = out.phi.data();
  pass.profile_weight = out.mass.data();
  pass.profile_log_sigma = out.log_sigma.data();
  pass.profile_freedom = out.freedom.data();
  kernels_for(instructions).profile(in, pass);
  for (auto* values : {&out.phi, &out.mass, &out.log_sigma, &out.freedom}) values->resize(std::size_t(in.rho_count));
  const double largest = *std::max_element(out.mass.begin(), out.mass.end());
  for (double& mass : out.mass) mass = lanes::exp(mass - largest);
  prior.reference = largest + prior.sigma;
  for (EffectInput& effect : prior.effect) effect.reference = prior.reference + effect.shared;
}

std::vector<ColumnNodes> evaluate_columns(const CrossProducts& products, const GaussianGrid& grid,
                                          const GaussianSums& sums) {
  const auto columns = std::size_t(products.columns), lanes = std::size_t(sums.lanes),
             stride = std::size_t(products.lanes);
  std::vector<ColumnNodes> out(columns);
  for (ColumnNodes& column : out) {
    column.mean.resize(sums.mean.size());
    column.variance.resize(sums.mean.size());
  }
  const std::size_t size = (columns + 2) * stride, kept = columns * columns + 2 * columns;
  std::vector<double> q(size), w(columns * lanes), inverse(columns * columns);
  const auto rho_padded = std::size_t(padded(grid.rho.count()));
  std::size_t at = 0, row = 0;
  for (std::size_t j = 0; j < std::size_t(grid.rho.count()); ++j) {
    q.assign(products.x_ends.begin(), products.x_ends.end());
    for (std::size_t g = 0; g < std::size_t(products.gaps); ++g) {
      const double d = sums.shares[2 * g * rho_padded + j], t = sums.shares[(2 * g + 1) * rho_padded + j];
      for (std::size_t i = 0; i < size; ++i) q[i] += d * products.x_dd[g * size + i] + t * products.x_tt[g * size + i];
    }
    for (int k = 0; k < grid.sigma.count(); ++k, ++row, at += lanes) {
      const double *l = &sums.factors[row * kept], *e = l + columns * columns, *f = e + columns;
      for (std::size_t a = 0; a < columns; ++a)
        for (std::size_t i = 0; i < lanes; ++i) {
          double sum = q[a * stride + i];
          for (std::size_t b = 0; b < a; ++b) sum -= l[a * columns + b] * w[b * lanes + i];
          w[a * lanes + i] = sum;
        }
      // With M = L^-1: coefficients = M' D^-1 (z - w effect), and A^-1 = M' D^-1 M; e is D^-1 / sigma^2, w is less the
      // factor 1 / sigma^2, so e w is as it should be.
      const double inverse_sigma2 = std::exp(-2 * grid.log_sigma_of(grid.phi_of(grid.rho.u(int(j))), grid.sigma.u(k)));
      for (std::size_t b = 0; b < columns; ++b)
        for (std::size_t a = b; a < columns; ++a) {
          double sum = a == b ? 1 : 0;
          for (std::size_t c = b; c < a; ++c) sum -= l[a * columns + c] * inverse[c * columns + b];
          inverse[a * columns + b] = sum;
        }
      for (std::size_t c = 0; c < columns; ++c) {
        double own = 0, from_response = 0;
        for (std::size_t a = c; a < columns; ++a) {
          const double m = inverse[a * columns + c];
          own += m * m * e[a] / inverse_sigma2;
          from_response += m * f[a];
        }
        for (std::size_t i = 0; i < lanes; ++i) {
          double slope = 0;  // how the coefficient moves against the effect
          for (std::size_t a = c; a < columns; ++a) slope += inverse[a * columns + c] * e[a] * w[a * lanes + i];
          out[c].mean[at + i] = from_response - slope * sums.mean[at + i];
          out[c].variance[at + i] = own + slope * slope * sums.variance[at + i];
        }
      }
    }
  }
  return out;
}

}  // namespace titrate
