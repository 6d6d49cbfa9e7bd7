#include "dense_oracle.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace titrate::calibration {
namespace {

using Numbers = std::vector<double>;

struct Axis {
  double low, high;
  int count;
  double step() const { return (high - low) / (count - 1); }
  double at(int i) const { return low + step() * i; }
};

struct Box {
  Axis log_h, phi, log_sigma;
  long nodes() const { return long(log_h.count) * phi.count * log_sigma.count; }
};

/// One normal for each node; the node (phi j, log sigma k, log h i) stands at (j * sigmas + k) * half-lives + i.
struct Nodes {
  Numbers log_weight, mean, sd;
};

/// The observed days. Columns are those of the regression, each times the sd of its coefficient's prior, so that every
/// coefficient is N(0, 1) a priori (the effect's, N(m / s, 1)).
struct Observed {
  std::vector<int> gap;        // days since the observation before; of the first, 0
  std::vector<Numbers> fixed;  // the intercept's and the covariates' columns
  Numbers y;                   // less what the priors' means explain, but for the effect's
  std::vector<std::size_t> day;
  std::size_t count() const { return y.size(); }
};

Observed observed(const Model& model, const Series& series) {
  Observed o;
  o.fixed.resize(1 + model.covariates.size());
  for (std::size_t t = 0; t < series.response.size(); ++t) {
    if (!series.response[t]) continue;
    o.gap.push_back(o.day.empty() ? 0 : int(t - o.day.back()));
    o.day.push_back(t);
    o.fixed[0].push_back(model.intercept.sd);
    double expected = model.intercept.mean;
    for (std::size_t k = 0; k < model.covariates.size(); ++k) {
      const NormalPrior& prior = model.covariates[k].prior;
      o.fixed[k + 1].push_back(prior.sd * series.covariates[k][t]);
      expected += prior.mean * series.covariates[k][t];
    }
    o.y.push_back(*series.response[t] - expected);
  }
  return o;
}

/// What the dose leads to at one half-life, on the observed days, times the effect's prior sd.
Numbers exposure(const Model& model, const Series& series, const Observed& o, double log_h) {
  const double kept = std::exp(-std::numbers::ln2 * std::exp(-log_h));
  Numbers x;
  double now = series.before;
  std::size_t next = 0;
  for (std::size_t t = 0; t < series.dose.size() && next < o.count(); ++t) {
    now = kept * now + (1 - kept) * series.dose[t];
    if (t == o.day[next]) x.push_back(model.effect.sd * now), ++next;
  }
  return x;
}

/// The residuals' correlation at one rho = tanh(phi), by its inverse root.
class Whitening {
 public:
  Whitening(const Observed& o, double phi) {
    const double size = std::abs(phi), log_size = std::log1p(-2 / (std::exp(2 * size) + 1));
    for (const int gap : o.gap) {
      if (gap == 0) {
        steps_.push_back({1, 0, 1});
        continue;
      }
      const double lost = -std::expm1(gap * log_size);  // 1 - |rho|^gap, to the last digit where rho is nearly 1
      const double sign = phi < 0 && gap % 2 == 1 ? -1.0 : 1.0, square = lost * (2 - lost);
      steps_.push_back({sign, lost, 1 / std::sqrt(square)});
      log_determinant_ += std::log(square);
    }
  }
  /// (v_t - r v_s) / sqrt(1 - r^2), r = sign (1 - lost), without a difference of nearly equal numbers beyond v_t - v_s.
  void apply(const Numbers& v, double* out) const {
    for (std::size_t i = 0; i < v.size(); ++i) {
      const auto [sign, lost, scale] = steps_[i];
      out[i] = i == 0 ? v[0] : ((v[i] - sign * v[i - 1]) + lost * sign * v[i - 1]) * scale;
    }
  }
  double log_determinant() const { return log_determinant_; }

 private:
  struct Step {
    double sign, lost, scale;
  };
  std::vector<Step> steps_;
  double log_determinant_ = 0;
};

/// Householder's reflection I - v v' that takes v to (first, 0, ...): makes v the direction and returns first.
double make_reflection(double* v, std::size_t count) {
  double square = 0;
  for (std::size_t i = 0; i < count; ++i) square += v[i] * v[i];
  if (square == 0) return 0;
  const double length = std::sqrt(square), scale = 1 / std::sqrt(square + std::abs(v[0]) * length);
  const double first = v[0] > 0 ? -length : length;
  v[0] -= first;
  for (std::size_t i = 0; i < count; ++i) v[i] *= scale;
  return first;
}

void reflect(const double* direction, double* v, std::size_t count) {
  double along = 0;
  for (std::size_t i = 0; i < count; ++i) along += direction[i] * v[i];
  for (std::size_t i = 0; i < count; ++i) v[i] -= along * direction[i];
}

/// The whitened days at one rho, turned so that the fixed columns are a triangle: what every sigma then needs of them.
struct Turned {
  std::size_t fixed, rows, lives;
  Numbers triangle;               // [column][row], fixed x fixed
  Numbers y;                      // [row]: the first `fixed` beside the triangle
  Numbers x;                      // [row][half-life], of those
  Numbers rest_x, rest_y, rest2;  // [half-life]: the rest of x is (rest_x, 0), of y (rest_y, and rest2 squared)

  Turned(const Observed& o, const Whitening& white, const std::vector<Numbers>& exposures)
      : fixed(o.fixed.size()),
        rows(std::max(o.count(), fixed + 1)),
        lives(exposures.size()),
        triangle(fixed * fixed, 0.0),
        y(rows, 0.0),
        x(fixed * lives),
        rest_x(lives),
        rest_y(lives),
        rest2(lives) {
    std::vector<Numbers> direction;
    white.apply(o.y, y.data());
    for (std::size_t c = 0; c < fixed; ++c) {
      Numbers column(rows, 0.0);
      white.apply(o.fixed[c], column.data());
      for (std::size_t k = 0; k < c; ++k) reflect(direction[k].data(), column.data() + k, rows - k);
      std::copy_n(column.begin(), c, triangle.begin() + std::ptrdiff_t(c * fixed));
      column.erase(column.begin(), column.begin() + std::ptrdiff_t(c));
      triangle[c * fixed + c] = make_reflection(column.data(), rows - c);
      reflect(column.data(), y.data() + c, rows - c);
      direction.push_back(std::move(column));
    }
    Numbers column;
    for (std::size_t h = 0; h < lives; ++h) {
      column.assign(rows, 0.0);
      white.apply(exposures[h], column.data());
      for (std::size_t k = 0; k < fixed; ++k) reflect(direction[k].data(), column.data() + k, rows - k);
      for (std::size_t k = 0; k < fixed; ++k) x[k * lives + h] = column[k];
      double square = 0, with_y = 0, left = 0;
      for (std::size_t i = fixed; i < rows; ++i) square += column[i] * column[i], with_y += column[i] * y[i];
      const double share = square > 0 ? with_y / square : 0;
      for (std::size_t i = fixed; i < rows; ++i) left += (y[i] - share * column[i]) * (y[i] - share * column[i]);
      rest_x[h] = std::sqrt(square);
      rest_y[h] = share * rest_x[h];
      rest2[h] = left;
    }
  }
};

/// All half-lives at one rho and sigma: the turned days over sigma, and below them one row for each fixed column's
/// prior.
void solve(const Model& model, const Observed& o, const Turned& turned, double sigma, double log_rest,
           const Numbers& log_prior_h, Nodes& nodes) {
  const std::size_t q = turned.fixed, lives = turned.lives;
  // Reflection k takes row k and the prior's rows 0 .. k. Column c of the rows below starts as the c-th unit vector.
  Numbers top(q * q), low(q * q, 0.0), y(q), low_y(q, 0.0), direction(q + 1);
  Numbers x(q * lives), low_x(q * lives, 0.0), along(lives);
  for (std::size_t i = 0; i < q * q; ++i) top[i] = turned.triangle[i] / sigma;
  for (std::size_t c = 0; c < q; ++c) low[c * q + c] = 1, y[c] = turned.y[c] / sigma;
  for (std::size_t i = 0; i < q * lives; ++i) x[i] = turned.x[i] / sigma;
  double log_determinant = 0;
  for (std::size_t k = 0; k < q; ++k) {
    direction[0] = top[k * q + k];
    std::copy_n(low.begin() + std::ptrdiff_t(k * q), k + 1, direction.begin() + 1);
    log_determinant += std::log(std::abs(make_reflection(direction.data(), k + 2)));
    const auto turn = [&](double& first, double* below) {
      double sum = direction[0] * first;
      for (std::size_t r = 0; r <= k; ++r) sum += direction[r + 1] * below[r];
      first -= sum * direction[0];
      for (std::size_t r = 0; r <= k; ++r) below[r] -= sum * direction[r + 1];
    };
    for (std::size_t c = k + 1; c < q; ++c) turn(top[c * q + k], &low[c * q]);
    turn(y[k], low_y.data());
    double* first = &x[k * lives];
    for (std::size_t h = 0; h < lives; ++h) along[h] = direction[0] * first[h];
    for (std::size_t r = 0; r <= k; ++r)
      for (std::size_t h = 0; h < lives; ++h) along[h] += direction[r + 1] * low_x[r * lives + h];
    for (std::size_t r = 0; r <= k; ++r)
      for (std::size_t h = 0; h < lives; ++h) low_x[r * lives + h] -= along[h] * direction[r + 1];
  }

  // What is left is a regression on the effect alone: rows low, the days' rest, and its own prior.
  const double prior_mean = model.effect.mean / model.effect.sd;
  const double common = log_rest - log_determinant - double(o.count()) * std::log(sigma);
  for (std::size_t h = 0; h < lives; ++h) {
    const double own = turned.rest_x[h] / sigma, seen = turned.rest_y[h] / sigma;
    double square = own * own + 1, with_y = own * seen + prior_mean;
    for (std::size_t r = 0; r < q; ++r) {
      square += low_x[r * lives + h] * low_x[r * lives + h];
      with_y += low_x[r * lives + h] * low_y[r];
    }
    const double effect = with_y / square;
    double misfit = (seen - own * effect) * (seen - own * effect) + (prior_mean - effect) * (prior_mean - effect) +
                    turned.rest2[h] / (sigma * sigma);
    for (std::size_t r = 0; r < q; ++r) {
      const double off = low_y[r] - low_x[r * lives + h] * effect;
      misfit += off * off;
    }
    nodes.log_weight.push_back(common + log_prior_h[h] - 0.5 * std::log(square) - 0.5 * misfit);
    nodes.mean.push_back(model.effect.sd * effect);
    nodes.sd.push_back(model.effect.sd / std::sqrt(square));
  }
}

/// Of phi = atanh rho, with (rho + 1) / 2 ~ Beta(a, b).
double log_prior_of_phi(const BetaPrior& prior, double phi) {
  const double below = -std::log1p(std::exp(-2 * phi)), above = -std::log1p(std::exp(2 * phi));  // log (1 +- rho) / 2
  return std::lgamma(prior.a + prior.b) - std::lgamma(prior.a) - std::lgamma(prior.b) + std::numbers::ln2 +
         prior.a * below + prior.b * above;
}

double log_prior_of_log_sigma(const HalfTPrior& prior, double log_sigma) {
  const double z = std::exp(log_sigma) / prior.scale, jacobian = log_sigma - std::log(prior.scale);
  if (!prior.degrees_of_freedom) return jacobian + 0.5 * std::log(2 / std::numbers::pi) - 0.5 * z * z;
  const double nu = *prior.degrees_of_freedom;
  return jacobian + std::numbers::ln2 + std::lgamma((nu + 1) / 2) - std::lgamma(nu / 2) -
         0.5 * std::log(nu * std::numbers::pi) - (nu + 1) / 2 * std::log1p(z * z / nu);
}

void evaluate(const Model& model, const Series& series, const Observed& o, const Box& box, Nodes& nodes) {
  nodes.log_weight.clear(), nodes.mean.clear(), nodes.sd.clear();
  std::vector<Numbers> exposures;
  Numbers log_prior_h;
  for (int i = 0; i < box.log_h.count; ++i) {
    exposures.push_back(exposure(model, series, o, box.log_h.at(i)));
    const double z = (box.log_h.at(i) - model.half_life->log_mean) / model.half_life->log_sd;
    log_prior_h.push_back(-0.5 * z * z - std::log(model.half_life->log_sd * std::sqrt(2 * std::numbers::pi)));
  }
  const double steps = std::log(box.log_h.step() * box.phi.step() * box.log_sigma.step());
  const double constant = steps - 0.5 * double(o.count()) * std::log(2 * std::numbers::pi);
  for (int j = 0; j < box.phi.count; ++j) {
    const Whitening white(o, box.phi.at(j));
    const Turned turned(o, white, exposures);
    const double of_rho = constant + log_prior_of_phi(*model.rho, box.phi.at(j)) - 0.5 * white.log_determinant();
    for (int k = 0; k < box.log_sigma.count; ++k) {
      const double log_sigma = box.log_sigma.at(k);
      solve(model, o, turned, std::exp(log_sigma), of_rho + log_prior_of_log_sigma(model.sigma, log_sigma), log_prior_h,
            nodes);
    }
  }
}

/// Calls see(node, h, phi, sigma) for each.
template <class See>
void each(const Box& box, See see) {
  std::size_t node = 0;
  for (int j = 0; j < box.phi.count; ++j)
    for (int k = 0; k < box.log_sigma.count; ++k)
      for (int i = 0; i < box.log_h.count; ++i) see(node++, i, j, k);
}

/// The part of the box whose nodes come within e^-24 of the highest, and one step more on either side.
Box narrowed(const Box& box, const Nodes& nodes) {
  constexpr double negligible = 24;
  const double peak = *std::max_element(nodes.log_weight.begin(), nodes.log_weight.end());
  int first[3] = {box.log_h.count, box.phi.count, box.log_sigma.count}, last[3] = {0, 0, 0};
  each(box, [&](std::size_t node, int i, int j, int k) {
    if (nodes.log_weight[node] < peak - negligible) return;
    const int at[3] = {i, j, k};
    for (int a = 0; a < 3; ++a) first[a] = std::min(first[a], at[a]), last[a] = std::max(last[a], at[a]);
  });
  const auto part = [](const Axis& axis, int from, int to) {
    return Axis{axis.at(std::max(from - 1, 0)), axis.at(std::min(to + 1, axis.count - 1)), axis.count};
  };
  return {part(box.log_h, first[0], last[0]), part(box.phi, first[1], last[1]), part(box.log_sigma, first[2], last[2])};
}

double normal_below(double z) { return 0.5 * std::erfc(-z * std::numbers::sqrt2 / 2); }

/// How far the coarser rule of each axis is off, log h, phi, log sigma: in probability, and in log evidence.
struct Halving {
  double below[3] = {}, evidence[3] = {};
};

DensePosterior summed(const Box& box, const Nodes& nodes, Halving& halving) {
  DensePosterior p;
  p.nodes = box.nodes();
  const double peak = *std::max_element(nodes.log_weight.begin(), nodes.log_weight.end());
  double total = 0, square = 0;
  Numbers weight;
  for (std::size_t i = 0; i < nodes.log_weight.size(); ++i) {
    weight.push_back(std::exp(nodes.log_weight[i] - peak));
    total += weight[i];
    p.mean += weight[i] * nodes.mean[i];
  }
  p.mean /= total;
  for (std::size_t i = 0; i < weight.size(); ++i)
    square += weight[i] * ((nodes.mean[i] - p.mean) * (nodes.mean[i] - p.mean) + nodes.sd[i] * nodes.sd[i]);
  p.sd = std::sqrt(square / total);
  p.log_evidence = peak + std::log(total);
  // By the parity of each of the three indices: eight sums, of which the coarser rules are made.
  std::array<std::array<double, DensePosterior::points>, 8> below{};
  double mass[8] = {};
  each(box, [&](std::size_t node, int i, int j, int k) {
    const double w = weight[node];
    if (w < 1e-14) return;
    const auto parity = std::size_t(i % 2 + 2 * (j % 2) + 4 * (k % 2));
    mass[parity] += w;
    for (int point = 0; point < DensePosterior::points; ++point) {
      const double z = (p.place(point) - nodes.mean[node]) / nodes.sd[node];
      if (z > 7)
        below[parity][std::size_t(point)] += w;
      else if (z > -7)
        below[parity][std::size_t(point)] += w * normal_below(z);
    }
  });
  for (std::size_t point = 0; point < p.below.size(); ++point) {
    double all = 0, whole = 0;
    for (std::size_t s = 0; s < 8; ++s) all += below[s][point], whole += mass[s];
    p.below[point] = all / whole;
    for (int a = 0; a < 3; ++a) {
      double even = 0, even_mass = 0;
      for (std::size_t s = 0; s < 8; ++s)
        if (!(s >> a & 1)) even += below[s][point], even_mass += mass[s];
      halving.below[a] = std::max(halving.below[a], std::abs(even / even_mass - p.below[point]));
      halving.evidence[a] = std::abs(std::log(2 * even_mass / whole));
    }
  }
  return p;
}

}  // namespace

DensePosterior dense_posterior(const Model& model, const Series& series, int extra) {
  const Observed o = observed(model, series);
  const LogNormalPrior& h = *model.half_life;
  const double scale = std::log(model.sigma.scale);
  Box box{{h.log_mean - 5.5 * h.log_sd, h.log_mean + 5.5 * h.log_sd, 65}, {-9, 11, 61}, {scale - 18, scale + 8, 61}};
  Nodes nodes;
  for (int round = 0; round < 8; ++round) {
    evaluate(model, series, o, box, nodes);
    const Box smaller = narrowed(box, nodes);
    const double before = box.log_h.step() * box.phi.step() * box.log_sigma.step();
    box = smaller;
    if (box.log_h.step() * box.phi.step() * box.log_sigma.step() > 0.8 * before) break;
  }
  constexpr double enough = 5e-5, enough_evidence = 3e-4;
  constexpr long most_nodes = 20'000'000;
  box.log_h.count = box.phi.count = box.log_sigma.count = 33;
  for (;;) {
    evaluate(model, series, o, box, nodes);
    Halving halving;
    DensePosterior p = summed(box, nodes, halving);
    p.halving = *std::max_element(halving.below, halving.below + 3);
    Axis* axes[3] = {&box.log_h, &box.phi, &box.log_sigma};
    p.settled = true;
    for (int a = 0; a < 3; ++a)
      if (halving.below[a] >= enough || halving.evidence[a] >= enough_evidence)
        axes[a]->count = 2 * axes[a]->count - 1, p.settled = false;
    if (p.settled && extra-- <= 0) return p;
    if (p.settled)
      for (Axis* axis : axes) axis->count = 2 * axis->count - 1;
    if (box.nodes() > most_nodes) return p;
  }
}

}  // namespace titrate::calibration
