#include "posterior/gaussian_grid.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/require.h"
#include "numerics/lanes.h"

namespace titrate {
namespace {

constexpr double bend = 0.35;

/// One value of rho: the whitened cross-products of the fixed columns and the response, and of x in every lane.
struct Whitened {
  std::vector<double> fixed;  ///< [rows * rows], lower triangle
  std::vector<double> x;      ///< [(rows + 1) * lanes]
  double log_det = 0;         ///< log |R|
};

double log_beta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

/// log p(phi) when (rho + 1)/2 ~ Beta(a, b) and rho = tanh phi, written so that it stays exact as rho approaches 1.
double log_prior_of_phi(double phi, const BetaPrior& prior, double log_constant) {
  const double log_plus = -std::log1p(std::exp(-2 * phi)), log_minus = -std::log1p(std::exp(2 * phi));
  return prior.a * log_plus + prior.b * log_minus + log_constant;
}
double log_constant_of(const BetaPrior& prior) { return std::log(2.0) - log_beta(prior.a, prior.b); }

/// log p(log sigma), the Jacobian of the logarithm included.
double log_prior_of_log_sigma(double log_sigma, const HalfTPrior& prior, double log_constant) {
  const double z = lanes::exp(log_sigma) / prior.scale;
  if (!prior.degrees_of_freedom) return log_constant - 0.5 * z * z + log_sigma;
  const double nu = *prior.degrees_of_freedom;
  return log_constant - 0.5 * (nu + 1) * lanes::log(1 + z * z / nu) + log_sigma;
}
double log_constant_of(const HalfTPrior& prior) {
  if (!prior.degrees_of_freedom) return 0.5 * std::log(2 / std::numbers::pi) - std::log(prior.scale);
  const double nu = *prior.degrees_of_freedom;
  return std::log(2.0) + std::lgamma((nu + 1) / 2) - std::lgamma(nu / 2) - 0.5 * std::log(nu * std::numbers::pi) -
         std::log(prior.scale);
}

TITRATE_WIDE void add_lanes(double* __restrict into, const double* __restrict dd, const double* __restrict dp,
                            const double* __restrict pp, double c_dd, double c_dp, double c_pp, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) into[i] += c_dd * dd[i] + c_dp * dp[i] + c_pp * pp[i];
}

void whiten(const CrossProducts& products, double phi, bool dependent, Whitened& out) {
  out.fixed = products.first;
  out.x = products.firstx;
  out.log_det = 0;
  const double rho = dependent ? std::tanh(phi) : 0;
  // 1 - |rho| and 1 - |rho|^gap by sums of positive terms, so that nothing cancels near 1: the classes are in order of
  // gap.
  const double one_minus_size = dependent ? 2 / (1 + std::exp(2 * std::abs(phi))) : 1, size = 1 - one_minus_size;
  double power = 1, one_minus_power = 0;  // |rho|^reached and one less it
  int reached = 0;
  for (const GapClass& gap : products.gaps) {
    for (; reached < gap.gap; ++reached) {
      one_minus_power += power * one_minus_size;
      power *= size;
    }
    const bool negative = rho < 0 && gap.gap % 2 == 1;
    const double one_minus_r = negative ? 2 - one_minus_power : one_minus_power;
    const double one_plus_r = negative ? one_minus_power : 2 - one_minus_power;
    const double one_minus_r2 = one_minus_r * one_plus_r;
    const double c_dd = 1 / one_minus_r2, c_dp = 1 / one_plus_r, c_pp = one_minus_r / one_plus_r;
    out.log_det += gap.pairs * lanes::log(one_minus_r2);
    for (std::size_t i = 0; i < out.fixed.size(); ++i)
      out.fixed[i] += c_dd * gap.dd[i] + c_dp * gap.dp[i] + c_pp * gap.pp[i];
    add_lanes(out.x.data(), gap.ddx.data(), gap.dpx.data(), gap.ppx.data(), c_dd, c_dp, c_pp, out.x.size());
  }
}

/// The fixed block at one (rho, sigma): A = Q_FF / sigma^2 + diag(1 / s_F^2) = L D L' with L unit lower triangular, and
/// z = L^-1 Q_Fy / sigma^2.
struct FixedBlock {
  std::vector<double> l;          ///< [columns * columns], below the diagonal
  std::vector<double> inverse_d;  ///< [columns]
  std::vector<double> z;          ///< [columns]
  double log_det = 0;             ///< log |A|
  double explained = 0;           ///< z' D^-1 z
};

void factor(const Whitened& white, const std::vector<double>& prior_precision, double inverse_sigma2, FixedBlock& out) {
  const int columns = int(prior_precision.size()), rows = columns + 1;
  out.l.resize(std::size_t(columns * columns));
  out.inverse_d.resize(std::size_t(columns));
  out.z.resize(std::size_t(columns));
  double* l = out.l.data();
  const double* q = white.fixed.data();
  double determinant = 1;
  out.log_det = out.explained = 0;
  for (int i = 0; i < columns; ++i) {
    double d = q[i * rows + i] * inverse_sigma2 + prior_precision[std::size_t(i)];
    double z = q[columns * rows + i] * inverse_sigma2;
    for (int j = 0; j < i; ++j) {  // l[i][j] first holds L_ij d_j, then L_ij
      double sum = q[i * rows + j] * inverse_sigma2;
      for (int k = 0; k < j; ++k) sum -= l[i * columns + k] * l[j * columns + k];
      l[i * columns + j] = sum;
    }
    for (int j = 0; j < i; ++j) {
      const double scaled = l[i * columns + j];
      l[i * columns + j] = scaled * out.inverse_d[std::size_t(j)];
      d -= scaled * l[i * columns + j];
      z -= l[i * columns + j] * out.z[std::size_t(j)];
    }
    const double inverse = 1 / d;
    out.inverse_d[std::size_t(i)] = inverse;
    out.z[std::size_t(i)] = z;
    out.explained += z * z * inverse;
    determinant *= d;
    if (i % 8 == 7 || i + 1 == columns) {  // few logarithms, and no overflow however many columns there are
      out.log_det += lanes::log(determinant);
      determinant = 1;
    }
  }
}

/// w = L^-1 Q_Fx / sigma^2 in every lane: [columns * lanes], L unit lower triangular.
TITRATE_WIDE void solve_lanes(const double* l, const double* x, double inverse_sigma2, int columns, int lanes,
                              double* w) {
  for (int j = 0; j < columns; ++j) {
    double* __restrict wj = w + j * lanes;
    const double* __restrict xj = x + j * lanes;
    for (int i = 0; i < lanes; ++i) wj[i] = xj[i] * inverse_sigma2;
    for (int k = 0; k < j; ++k) {
      const double ljk = l[j * columns + k];
      const double* __restrict wk = w + k * lanes;
      for (int i = 0; i < lanes; ++i) wj[i] -= ljk * wk[i];
    }
  }
}

/// The effect given the node, and the log weight of the node, in every lane; `w` becomes scratch.
TITRATE_WIDE void finish_lanes(const double* x, const double* w, const double* z, const double* inverse_d,
                               double inverse_sigma2, int columns, int lanes, double effect_mean,
                               double effect_precision, double constant, const double* lane_constant,
                               double* __restrict log_weight, double* __restrict mean, double* __restrict variance) {
  const double* __restrict xy = x + columns * lanes;
  const double* __restrict xx = x + (columns + 1) * lanes;
  for (int i = 0; i < lanes; ++i) {
    variance[i] = xx[i] * inverse_sigma2 + effect_precision;
    mean[i] = xy[i] * inverse_sigma2 + effect_mean * effect_precision;
  }
  for (int j = 0; j < columns; ++j) {
    const double zj = z[j] * inverse_d[j], dj = inverse_d[j];
    const double* __restrict wj = w + j * lanes;
    for (int i = 0; i < lanes; ++i) {
      variance[i] -= wj[i] * wj[i] * dj;
      mean[i] -= wj[i] * zj;
    }
  }
  for (int i = 0; i < lanes; ++i) {
    // Data never take precision away; where rounding says so (a vanishing sigma), the prior's is what is left.
    const double precision = variance[i] > effect_precision ? variance[i] : effect_precision, right = mean[i];
    variance[i] = 1 / precision;
    mean[i] = right * variance[i];
    log_weight[i] = constant + lane_constant[i] + 0.5 * right * mean[i] - 0.5 * lanes::log(precision);
  }
}

/// Log weights become weights; returns their sum and adds each to its lane.
TITRATE_WIDE double exponentiate(double* __restrict log_weight, double largest, int lanes, double* __restrict by_lane) {
  for (int i = 0; i < lanes; ++i) {
    log_weight[i] = lanes::exp(log_weight[i] - largest);
    by_lane[i] += log_weight[i];
  }
  double total = 0;
  for (int i = 0; i < lanes; ++i) total += log_weight[i];
  return total;
}

TITRATE_WIDE void scale_by(double* __restrict values, double factor, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) values[i] *= factor;
}

/// The log weights in `nodes.weight` become weights that sum to 1, and their sums along the axes.
void normalise(GaussianNodes& nodes, const GaussianGrid& grid) {
  const double largest = *std::max_element(nodes.weight.begin(), nodes.weight.end());
  require(std::isfinite(largest), "the log weights of the nodes are finite");
  nodes.by_rho.assign(std::size_t(grid.rho.count()), 0);
  nodes.by_rho_sigma.assign(std::size_t(grid.rho.count() * grid.sigma.count()), 0);
  nodes.by_lane.assign(std::size_t(grid.lanes), 0);
  double total = 0;
  for (std::size_t row = 0; row < nodes.by_rho_sigma.size(); ++row) {
    const double mass =
        exponentiate(&nodes.weight[row * std::size_t(grid.lanes)], largest, grid.lanes, nodes.by_lane.data());
    nodes.by_rho_sigma[row] = mass;
    nodes.by_rho[row / std::size_t(grid.sigma.count())] += mass;
    total += mass;
  }
  for (auto* masses : {&nodes.weight, &nodes.by_rho, &nodes.by_rho_sigma, &nodes.by_lane})
    scale_by(masses->data(), 1 / total, masses->size());
  nodes.log_evidence = largest + std::log(total);
}

std::vector<double> prior_precisions(const Model& model) {
  std::vector<double> precision{1 / (model.intercept.sd * model.intercept.sd)};
  for (const Coefficient& c : model.covariates) precision.push_back(1 / (c.prior.sd * c.prior.sd));
  return precision;
}

}  // namespace

double stretch(double u) { return std::sinh(bend * u) / bend; }
double stretch_slope(double u) { return std::cosh(bend * u); }

double Curve::at(double where) const {
  if (x.size() == 1) return y[0];
  std::size_t i = 1;
  while (i + 1 < x.size() && where > x[i]) ++i;
  return y[i - 1] + (y[i] - y[i - 1]) * (where - x[i - 1]) / (x[i] - x[i - 1]);
}

double GaussianGrid::phi_of(double u) const { return rho_centre + rho_scale * stretch(u); }
double GaussianGrid::log_sigma_of(double phi, double v) const {
  return sigma_centre.at(phi) + sigma_scale * stretch(v);
}

std::vector<double> GaussianGrid::half_lives() const {
  std::vector<double> h;
  for (int l = 0; l < lanes; ++l) h.push_back(std::exp(log_h_first + log_h_step * l));
  return h;
}

GaussianNodes evaluate(const Model& model, const CrossProducts& products, const GaussianGrid& grid) {
  require(products.lanes == grid.lanes, "the exposure has one lane for each half-life of the grid");
  const int columns = products.columns, lanes = grid.lanes;
  const std::vector<double> precision = prior_precisions(model);
  const double effect_precision = 1 / (model.effect.sd * model.effect.sd);

  // What every node shares: the normalising constants of the likelihood and of the normal priors.
  double shared = -0.5 * products.observed * std::log(2 * std::numbers::pi) + 0.5 * std::log(effect_precision) -
                  0.5 * model.effect.mean * model.effect.mean * effect_precision;
  for (double p : precision) shared += 0.5 * std::log(p);
  std::vector<double> lane_constant(std::size_t(lanes), 0.0);
  if (model.half_life)
    for (int i = 0; i < lanes; ++i) {
      const double z = (grid.log_h_first + grid.log_h_step * i - model.half_life->log_mean) / model.half_life->log_sd;
      lane_constant[std::size_t(i)] =
          -0.5 * z * z + std::log(grid.log_h_step / model.half_life->log_sd) - 0.5 * std::log(2 * std::numbers::pi);
    }

  const double rho_constant = model.rho ? log_constant_of(*model.rho) : 0,
               sigma_constant = log_constant_of(model.sigma);
  std::vector<double> sigma_step, sigma_offset;
  for (int k = 0; k < grid.sigma.count(); ++k) {
    const double v = grid.sigma.u(k);
    sigma_step.push_back(std::log(grid.sigma.step * grid.sigma_scale * stretch_slope(v)));
    sigma_offset.push_back(grid.sigma_scale * stretch(v));
  }

  // With fewer days than coefficients a vanishing sigma explains everything, and double precision nothing: sigma is
  // taken to be at least e^-9 of its prior scale. No diary is written down that finely.
  const double lowest_log_sigma = std::log(model.sigma.scale) - 9, impossible = -1e30;

  GaussianNodes nodes;
  const auto count = std::size_t(grid.nodes());
  nodes.weight.resize(count);
  nodes.mean.resize(count);
  nodes.variance.resize(count);
  std::vector<double> w(std::size_t(columns * lanes));
  Whitened white;
  FixedBlock block;
  std::size_t at = 0;
  for (int j = 0; j < grid.rho.count(); ++j) {
    const double u = grid.rho.u(j), phi = grid.phi_of(u);
    whiten(products, phi, model.rho.has_value(), white);
    const double of_rho = model.rho ? log_prior_of_phi(phi, *model.rho, rho_constant) +
                                          std::log(grid.rho.step * grid.rho_scale * stretch_slope(u))
                                    : 0;
    const double sigma_centre = grid.sigma_centre.at(phi),
                 q_yy = white.fixed[std::size_t(columns * (columns + 1) + columns)];
    for (int k = 0; k < grid.sigma.count(); ++k, at += std::size_t(lanes)) {
      const double log_sigma = sigma_centre + sigma_offset[std::size_t(k)], inverse_sigma2 = lanes::exp(-2 * log_sigma);
      if (log_sigma < lowest_log_sigma) {
        std::fill_n(&nodes.weight[at], lanes, impossible);
        std::fill_n(&nodes.mean[at], lanes, model.effect.mean);
        std::fill_n(&nodes.variance[at], lanes, 1 / effect_precision);
        continue;
      }
      factor(white, precision, inverse_sigma2, block);
      const double constant = shared + of_rho - products.observed * log_sigma - 0.5 * white.log_det -
                              0.5 * q_yy * inverse_sigma2 + 0.5 * block.explained - 0.5 * block.log_det +
                              log_prior_of_log_sigma(log_sigma, model.sigma, sigma_constant) +
                              sigma_step[std::size_t(k)];
      solve_lanes(block.l.data(), white.x.data(), inverse_sigma2, columns, lanes, w.data());
      finish_lanes(white.x.data(), w.data(), block.z.data(), block.inverse_d.data(), inverse_sigma2, columns, lanes,
                   model.effect.mean, effect_precision, constant, lane_constant.data(), &nodes.weight[at],
                   &nodes.mean[at], &nodes.variance[at]);
    }
  }
  normalise(nodes, grid);
  return nodes;
}

std::vector<ColumnNodes> evaluate_columns(const Model& model, const CrossProducts& products, const GaussianGrid& grid,
                                          const GaussianNodes& nodes) {
  const int columns = products.columns, lanes = grid.lanes;
  const std::vector<double> precision = prior_precisions(model);
  std::vector<ColumnNodes> out(static_cast<std::size_t>(columns));
  for (ColumnNodes& column : out) {
    column.mean.resize(nodes.mean.size());
    column.variance.resize(nodes.mean.size());
  }
  std::vector<double> w(std::size_t(columns * lanes)), inverse(std::size_t(columns * columns));
  Whitened white;
  FixedBlock block;
  std::size_t at = 0;
  for (int j = 0; j < grid.rho.count(); ++j) {
    const double phi = grid.phi_of(grid.rho.u(j));
    whiten(products, phi, model.rho.has_value(), white);
    for (int k = 0; k < grid.sigma.count(); ++k, at += std::size_t(lanes)) {
      const double inverse_sigma2 = std::exp(-2 * grid.log_sigma_of(phi, grid.sigma.u(k)));
      factor(white, precision, inverse_sigma2, block);
      solve_lanes(block.l.data(), white.x.data(), inverse_sigma2, columns, lanes, w.data());
      // With M = L^-1: coefficients = M' D^-1 (z - w effect), and A^-1 = M' D^-1 M.
      const auto l = [&](int a, int b) { return block.l[std::size_t(a * columns + b)]; };
      for (int b = 0; b < columns; ++b)
        for (int a = b; a < columns; ++a) {
          double sum = a == b ? 1 : 0;
          for (int c = b; c < a; ++c) sum -= l(a, c) * inverse[std::size_t(c * columns + b)];
          inverse[std::size_t(a * columns + b)] = sum;
        }
      for (int c = 0; c < columns; ++c) {
        double own = 0, from_response = 0;
        for (int a = c; a < columns; ++a) {
          double& e = inverse[std::size_t(a * columns + c)];
          own += e * e * block.inverse_d[std::size_t(a)];
          e *= block.inverse_d[std::size_t(a)];
          from_response += e * block.z[std::size_t(a)];
        }
        for (int i = 0; i < lanes; ++i) {
          double slope = 0;  // how the coefficient moves against the effect
          for (int a = c; a < columns; ++a)
            slope += inverse[std::size_t(a * columns + c)] * w[std::size_t(a * lanes + i)];
          const auto node = at + std::size_t(i);
          out[std::size_t(c)].mean[node] = from_response - slope * nodes.mean[node];
          out[std::size_t(c)].variance[node] = own + slope * slope * nodes.variance[node];
        }
      }
    }
  }
  return out;
}

}  // namespace titrate
