#include "posterior/gaussian_nuisance.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "numerics/arrays.h"
#include "numerics/lanes.h"
#include "posterior/gaussian_mixture.h"

namespace titrate {
namespace {

/// Nodes that a density is carried on beyond each end of an axis: a quick one ends where a hundredth is left.
constexpr int carried = 2;

/// The density through the nodes that carry mass, carried on where all do. Those at the ends that do not are beyond
/// what the grid allows (phi_limit), and a spline through the logarithms would swing on the drop to them.
void lay_density(double first, double step, std::span<const double> mass, GridDensity& density) {
  double total = 0;
  for (double m : mass) total += m;
  std::size_t from = 0, end = mass.size();
  while (from + 1 < end && mass[from] < 1e-15 * total) ++from;
  while (from + 1 < end && mass[end - 1] < 1e-15 * total) --end;
  const bool whole = end - from == mass.size();
  density.assign(first + step * double(from), step, mass.subspan(from, end - from), whole ? carried : 0);
}

/// Where the nodes of the sigma axis and those carried on lie, in sigma_scale, and what lies between two.
void lay_sigma_axis(const GaussianGrid& grid, int count, NuisanceRoom& r) {
  r.at.clear();
  r.log_slope.clear();
  for (int k = -carried; k < count + carried; ++k) {
    const double u = grid.sigma.u(k);
    r.at.push_back(stretch(u));
    r.log_slope.push_back(lanes::log(grid.sigma.step * stretch_slope(u)));
  }
  r.gap.clear();
  r.inverse_gap.clear();
  for (std::size_t k = 0; k + 1 < r.at.size(); ++k) {
    r.gap.push_back(r.at[k + 1] - r.at[k]);
    r.inverse_gap.push_back(1 / r.gap.back());
  }
}

/// `share` of the way from value `at` to the next of a list: on the cubic through four, at the ends the parabola
/// through three.
template <class Value>
double between(std::size_t at, std::size_t count, double share, Value value) {
  const double left = value(at), right = value(at + 1);
  if (share == 0) return left;
  if (count < 3) return left + share * (right - left);
  const bool is_first = at == 0, is_last = at + 2 == count;
  const double after = is_last ? 3 * (right - left) + value(at - 1) : value(at + 2),
               before = is_first ? 3 * (left - right) + after : value(at - 1);
  const double bend_left = before - 2 * left + right, bend_right = left - 2 * right + after;
  return left + share * (right - left) -
         share * (1 - share) * ((2 - share) * bend_left + (1 + share) * bend_right) * (1.0 / 6);
}

/// Between rows `at` and the next: the logarithm of the mass at each sigma on that cubic, or on the straight line where
/// a row holds none. About the row's own centre it hardly changes.
std::span<const double> row_between(std::size_t at, std::size_t rows, std::size_t columns, double share,
                                    NuisanceRoom& r) {
  constexpr double log_of_none = -230;
  if (share == 0) return {&r.log_mass[at * columns], columns};
  r.row.resize(columns);
  for (std::size_t k = 0; k < columns; ++k) {
    const auto log_mass = [&](std::size_t j) { return r.log_mass[j * columns + k]; };
    const bool all = log_mass(at > 0 ? at - 1 : 0) > log_of_none && log_mass(std::min(at + 2, rows - 1)) > log_of_none;
    r.row[k] = all ? between(at, rows, share, log_mass) : log_mass(at) + share * (log_mass(at + 1) - log_mass(at));
  }
  return r.row;
}

/// The logarithm of the density at one rho at the nodes of the sigma axis and those carried on, and half of the second
/// derivatives of the natural cubic spline through it. Returns the nodes to use, from and to: those at the ends that
/// hold nothing are beyond what the grid allows (a vanishing sigma), and the spline would swing on the drop to them.
std::pair<std::size_t, std::size_t> lay_row(std::span<const double> log_mass, NuisanceRoom& r) {
  const std::size_t count = r.at.size();
  const double least = *std::max_element(log_mass.begin(), log_mass.end()) - 35;
  r.logs.resize(count);
  std::copy(log_mass.begin(), log_mass.end(), r.logs.begin() + carried);
  std::size_t from = carried, end = count - carried;
  while (r.logs[from] < least) ++from;
  while (r.logs[end - 1] < least) --end;
  if (end - from == log_mass.size() && log_mass.size() >= 4) {
    const auto carry = [&](std::size_t to, std::size_t last, std::size_t before, std::size_t third,
                           std::size_t fourth) {
      r.logs[to] = carried_on(r.logs[last], r.logs[before], r.logs[third], r.logs[fourth]);
      return r.logs[to] > least;
    };
    while (from > 0 && carry(from - 1, from, from + 1, from + 2, from + 3)) --from;
    while (end < count && carry(end, end - 1, end - 2, end - 3, end - 4)) ++end;
  }
  for (std::size_t k = from; k < end; ++k) r.logs[k] -= r.log_slope[k];
  r.upper.assign(count, 0.0);
  r.bend.assign(count, 0.0);
  for (std::size_t k = from + 1; k + 1 < end; ++k) {
    const double left = r.gap[k - 1], right = r.gap[k], pivot = 1 / (2 * (left + right) - left * r.upper[k - 1]);
    const double turn =
        (r.logs[k + 1] - r.logs[k]) * r.inverse_gap[k] - (r.logs[k] - r.logs[k - 1]) * r.inverse_gap[k - 1];
    r.upper[k] = right * pivot;
    r.bend[k] = (3 * turn - left * r.bend[k - 1]) * pivot;
  }
  for (std::size_t k = end - 1; k-- > from + 1;) r.bend[k] -= r.upper[k] * r.bend[k + 1];
  return {from, end};
}

/// The density of that row added to r.mass, the first of whose points lies `begin` from the row's centre.
void add_row(std::size_t from, std::size_t end, double begin, double step, NuisanceRoom& r) {
  const auto point_after = [&](double at) {
    return std::min(r.mass.size(), std::size_t(std::max(0.0, std::ceil((at - begin) / step))));
  };
  if (end - from == 1) {  // all of it at one node
    r.mass[std::min(point_after(r.at[from]), r.mass.size() - 1)] += lanes::exp(r.logs[from] + r.log_slope[from]) / step;
    return;
  }
  const std::size_t first = point_after(r.at[from]);
  std::size_t i = first;
  for (std::size_t k = from; k + 1 < end; ++k) {
    const double gap = r.gap[k], inverse = r.inverse_gap[k];
    const double slope = (r.logs[k + 1] - r.logs[k]) * inverse - (2 * r.bend[k] + r.bend[k + 1]) * gap * (1.0 / 3),
                 third = (r.bend[k + 1] - r.bend[k]) * inverse * (1.0 / 3);
    for (const std::size_t beyond = point_after(r.at[k + 1]); i < beyond; ++i) {
      const double y = begin + step * double(i) - r.at[k];
      r.exponent[i] = r.logs[k] + y * (slope + y * (r.bend[k] + y * third));
    }
  }
  add_exponentials_of(&r.exponent[first], int(i - first), &r.mass[first]);
}

/// sigma has a grid of its own at every rho: its density is the sum of theirs, at equally spaced log sigma. Four
/// points to the sd at one rho: the trapezoid rule is then exact to the last digits, and cubics in the distribution
/// function to 1e-6. Where the ridge climbs by more than an sd from one rho to the next, rows are put between.
Summary summary_of_sigma(const GaussianGrid& grid, const EffectSums& sums, NuisanceRoom& r) {
  constexpr double next_to_nothing = 1e-9, step = 0.25, furthest = 1.2;
  constexpr std::size_t most_between = 16;
  const std::size_t rows = sums.by_rho.size();
  lay_sigma_axis(grid, sums.sigma_count, r);
  // Everything in units of sigma_scale. Between rows the centre moves as what is about it: on a cubic.
  r.centre.clear();
  for (std::size_t j = 0; j < rows; ++j)
    r.centre.push_back(grid.sigma_centre.at(grid.phi_of(grid.rho.u(int(j)))) / grid.sigma_scale);
  const auto centre_of = [&](std::size_t j, double share) {
    return share == 0 ? r.centre[j] : between(j, rows, share, [&](std::size_t i) { return r.centre[i]; });
  };
  const auto counts = [&](std::size_t j) { return sums.by_rho[j] >= next_to_nothing; };
  double low = 1e300, high = -1e300, climb = 0;
  for (std::size_t j = 0; j < rows; ++j) {
    if (!counts(j)) continue;
    if (j > 0 && counts(j - 1)) climb = std::max(climb, std::abs(r.centre[j] - r.centre[j - 1]));
    low = std::min(low, r.centre[j]);
    high = std::max(high, r.centre[j]);
  }
  const std::size_t parts = std::clamp<std::size_t>(std::size_t(std::ceil(climb / furthest)), 1, most_between);
  Summary s;
  double total = 0, square = 0;
  const double first = low + r.at.front();
  const auto points = std::size_t((high - first + r.at.back()) / step) + 2;
  r.mass.assign(points, 0.0);
  r.exponent.resize(points);
  const auto columns = std::size_t(sums.sigma_count);
  r.log_mass.resize(rows * columns);
  logarithms_of(sums.by_rho_sigma.data(), int(rows * columns), r.log_mass.data());
  for (std::size_t j = 0; j < rows; ++j)
    for (std::size_t part = 0; part < parts && counts(j) && (part == 0 || (j + 1 < rows && counts(j + 1))); ++part) {
      const double share = double(part) / double(parts);
      const auto [from, end] = lay_row(row_between(j, rows, columns, share, r), r);
      add_row(from, end, first - centre_of(j, share), step, r);
      for (std::size_t k = from; k < end && part == 0; ++k) {  // moments by the nodes alone: nothing is nearer
        const double mass = lanes::exp(r.logs[k] + r.log_slope[k]),
                     sigma = lanes::exp(grid.sigma_scale * (r.centre[j] + r.at[k]));
        total += mass;
        s.mean += mass * sigma;
        square += mass * sigma * sigma;
      }
    }
  // The distribution function at the points, by the trapezoid rule with its first correction.
  r.slope.assign(points, 0.0);
  for (std::size_t i = 1; i + 1 < points; ++i) r.slope[i] = 0.5 * (r.mass[i + 1] - r.mass[i - 1]);
  r.below.assign(points, 0.0);
  for (std::size_t i = 1; i < points; ++i)
    r.below[i] = r.below[i - 1] + 0.5 * (r.mass[i - 1] + r.mass[i]) + (r.slope[i - 1] - r.slope[i]) * (1.0 / 12);
  s.mean /= total;
  s.sd = std::sqrt(std::max(0.0, square / total - s.mean * s.mean));
  std::size_t i = 1;
  for (std::size_t level = 0; level < summary_levels.size(); ++level) {
    const double wanted = summary_levels[level] * r.below.back();
    while (i + 1 < points && r.below[i] < wanted) ++i;
    // Between two points, y from the first: the cubic that has the right values and densities at both.
    const double rise = r.below[i] - r.below[i - 1], left = r.mass[i - 1], right = r.mass[i];
    const double c = 3 * rise - 2 * left - right, d = left + right - 2 * rise;
    double y = rise > 0 ? std::clamp((wanted - r.below[i - 1]) / rise, 0.0, 1.0) : 0.5;
    for (int round = 0; round < 4; ++round) {
      const double off = r.below[i - 1] + y * (left + y * (c + y * d)) - wanted,
                   density = left + y * (2 * c + 3 * y * d);
      if (density > 0) y = std::clamp(y - off / density, 0.0, 1.0);
    }
    s.q[level] = lanes::exp(grid.sigma_scale * (first + step * (double(i - 1) + y)));
  }
  return s;
}

}  // namespace

void add_nuisance(Posterior& posterior, const Model& model, const EffectSums& sums, GaussianBuffers& b) {
  const GaussianGrid& grid = b.grid;
  NuisanceRoom& r = b.nuisance;
  posterior.sigma = summary_of_sigma(grid, sums, r);
  if (model.rho) {
    lay_density(grid.rho.u(0), grid.rho.step, sums.by_rho, r.density);
    posterior.rho = r.density.summary([&](double u) { return std::tanh(grid.phi_of(u)); });
  }
  if (model.half_life) {
    r.by_half_life.resize(std::size_t(grid.lanes));
    for (std::size_t l = 0; l < r.by_half_life.size(); ++l) r.by_half_life[std::size_t(b.order[l])] = sums.by_lane[l];
    lay_density(grid.log_h_first, grid.log_h_step, r.by_half_life, r.density);
    posterior.log_half_life = r.density.summary([](double log_h) { return log_h; });
    posterior.half_life = r.density.summary([](double log_h) { return std::exp(log_h); });
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

}  // namespace titrate
