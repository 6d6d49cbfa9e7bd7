#include "numerics/grid_density.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "numerics/lanes.h"

namespace titrate {
namespace {

/// Second derivatives (times step^2) of the natural cubic spline through the equally spaced values from .. to - 1.
void add_spline_curvatures(const std::vector<double>& values, std::size_t from, std::size_t to,
                           std::vector<double>& curvature) {
  std::vector<double> upper(values.size(), 0.0);
  for (std::size_t i = from + 1; i + 1 < to; ++i) {
    const double pivot = 4 - upper[i - 1];
    upper[i] = 1 / pivot;
    curvature[i] = (6 * (values[i - 1] - 2 * values[i] + values[i + 1]) - curvature[i - 1]) / pivot;
  }
  for (std::size_t i = to - 1; i-- > from + 1;) curvature[i] -= upper[i] * curvature[i + 1];
}

/// A spline through the logarithms of the nodes that hold mass, each run of them on its own: beside a node that holds
/// none a cubic would ring, and straight lines do not.
std::vector<double> curvatures_of(const std::vector<double>& logs, const std::vector<double>& masses) {
  constexpr double next_to_nothing = 1e-13;
  const double least = next_to_nothing * *std::max_element(masses.begin(), masses.end());
  std::vector<double> curvature(masses.size(), 0.0);
  for (std::size_t from = 0; from < masses.size();) {
    std::size_t to = from;
    while (to < masses.size() && masses[to] >= least) ++to;
    if (to > from + 2) add_spline_curvatures(logs, from, to, curvature);
    from = to + 1;
  }
  return curvature;
}

}  // namespace

GridDensity::GridDensity(double first, double step, std::vector<double> masses)
    : first_(first), step_(step), masses_(std::move(masses)) {
  require(!masses_.empty() && step > 0, "a grid density has nodes and a positive step");
  double total = 0;
  for (double mass : masses_) total += mass;
  require(total > 0 && std::isfinite(total), "a grid density has positive, finite mass");
  for (double& mass : masses_) mass /= total;

  std::vector<double> logs;
  for (double mass : masses_) logs.push_back(lanes::log(std::max(mass, 1e-300)));
  const std::vector<double> curvature = curvatures_of(logs, masses_);
  cumulative_.resize((logs.size() - 1) * std::size_t(fine_) + 1);
  double before = masses_[0];
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < logs.size(); ++i) {
    double density[fine_];
    for (int k = 0; k < fine_; ++k) {
      const double b = double(k + 1) / fine_, a = 1 - b;
      density[k] = lanes::exp(a * logs[i] + b * logs[i + 1] +
                              ((a * a * a - a) * curvature[i] + (b * b * b - b) * curvature[i + 1]) * (1.0 / 6));
    }
    for (const double now : density) {
      cumulative_[at + 1] = cumulative_[at] + 0.5 * (before + now) / fine_;
      before = now;
      ++at;
    }
  }
  if (cumulative_.size() == 1) return;  // a single node: all mass there
  for (double& c : cumulative_) c /= cumulative_.back() > 0 ? cumulative_.back() : 1;
  cumulative_.back() = 1;
}

double GridDensity::cdf(double u) const {
  const double at = (u - first_) / step_ * fine_;
  if (at < 0) return 0;
  if (at >= double(cumulative_.size() - 1)) return 1;
  const auto i = std::size_t(at);
  return cumulative_[i] + (at - double(i)) * (cumulative_[i + 1] - cumulative_[i]);
}

double GridDensity::quantile(double p) const {
  if (cumulative_.size() == 1) return first_;
  const auto above = std::upper_bound(cumulative_.begin(), cumulative_.end(), p);
  const auto i =
      std::size_t(std::clamp<std::ptrdiff_t>(above - cumulative_.begin(), 1, std::ptrdiff_t(cumulative_.size()) - 1));
  const double width = cumulative_[i] - cumulative_[i - 1];
  const double inside = width > 0 ? (p - cumulative_[i - 1]) / width : 0.5;
  return first_ + step_ * (double(i - 1) + std::clamp(inside, 0.0, 1.0)) / fine_;
}

double GridDensity::edge_mass() const { return masses_.size() == 1 ? 0 : std::max(masses_.front(), masses_.back()); }

double GridDensity::mean() const {
  double sum = 0;
  for (std::size_t i = 0; i < masses_.size(); ++i) sum += masses_[i] * double(i);
  return first_ + step_ * sum;
}

double GridDensity::sd() const {
  const double centre = (mean() - first_) / step_;
  double sum = 0;
  for (std::size_t i = 0; i < masses_.size(); ++i) sum += masses_[i] * (double(i) - centre) * (double(i) - centre);
  return step_ * std::sqrt(sum);
}

Summary GridDensity::summary(const std::function<double(double)>& g) const {
  Summary s;
  for (std::size_t i = 0; i < masses_.size(); ++i) s.mean += masses_[i] * g(first_ + step_ * double(i));
  for (std::size_t i = 0; i < masses_.size(); ++i) {
    const double off = g(first_ + step_ * double(i)) - s.mean;
    s.sd += masses_[i] * off * off;
  }
  s.sd = std::sqrt(s.sd);
  for (std::size_t i = 0; i < summary_levels.size(); ++i) s.q[i] = g(quantile(summary_levels[i]));
  return s;
}

}  // namespace titrate
