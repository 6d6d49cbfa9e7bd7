#include "numerics/grid_density.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "numerics/arrays.h"

namespace titrate {
namespace {

/// Second derivatives (times step^2) of the natural cubic spline through the equally spaced values from .. to - 1.
void add_spline_curvatures(const std::vector<double>& values, std::size_t from, std::size_t to,
                           std::vector<double>& upper, std::vector<double>& curvature) {
  upper.assign(values.size(), 0.0);
  for (std::size_t i = from + 1; i + 1 < to; ++i) {
    const double pivot = 4 - upper[i - 1];
    upper[i] = 1 / pivot;
    curvature[i] = (6 * (values[i - 1] - 2 * values[i] + values[i + 1]) - curvature[i - 1]) / pivot;
  }
  for (std::size_t i = to - 1; i-- > from + 1;) curvature[i] -= upper[i] * curvature[i + 1];
}

/// A spline through the logarithms of the nodes that hold mass, each run of them on its own: beside a node that holds
/// none a cubic would ring, and straight lines do not.
void curvatures_of(const std::vector<double>& logs, const std::vector<double>& masses, std::vector<double>& upper,
                   std::vector<double>& curvature) {
  constexpr double next_to_nothing = 1e-13;
  const double least = next_to_nothing * *std::max_element(masses.begin(), masses.end());
  curvature.assign(masses.size(), 0.0);
  for (std::size_t from = 0; from < masses.size();) {
    std::size_t to = from;
    while (to < masses.size() && masses[to] >= least) ++to;
    if (to > from + 2) add_spline_curvatures(logs, from, to, upper, curvature);
    from = to + 1;
  }
}

constexpr double log_of_nothing = -690;  // e^-690 is still a normal number

/// Values at `beyond` more nodes at each end of those in the middle, which are there.
void carry_on(std::vector<double>& logs, std::size_t beyond) {
  const std::size_t count = logs.size();
  for (std::size_t i = beyond; i-- > 0;) logs[i] = carried_on(logs[i + 1], logs[i + 2], logs[i + 3], logs[i + 4]);
  for (std::size_t i = count - beyond; i < count; ++i)
    logs[i] = carried_on(logs[i - 1], logs[i - 2], logs[i - 3], logs[i - 4]);
}

}  // namespace

double carried_on(double last, double before, double third, double fourth) {
  if (last >= before) return log_of_nothing;
  const double bend = last - 2 * before + third, bend_before = before - 2 * third + fourth;
  return std::max(2 * last - before + std::min(2 * bend - bend_before, std::min(0.5 * bend, 0.0)), log_of_nothing);
}

GridDensity::GridDensity(double first, double step, std::vector<double> masses)
    : first_(first), step_(step), masses_(std::move(masses)) {
  settle();
}

void GridDensity::assign(double first, double step, std::span<const double> masses, int beyond) {
  constexpr std::size_t needed = 4;
  const auto more = masses.size() < needed ? 0 : std::size_t(beyond);
  first_ = first - step * double(more);
  step_ = step;
  masses_.assign(more, 0.0);
  masses_.insert(masses_.end(), masses.begin(), masses.end());
  masses_.insert(masses_.end(), more, 0.0);
  if (more > 0) {
    logs_.resize(masses_.size());
    logarithms_of(&masses_[more], int(masses.size()), &logs_[more]);
    carry_on(logs_, more);
    exponentials_of(logs_.data(), int(more), masses_.data());
    const std::size_t end = masses_.size() - more;
    exponentials_of(&logs_[end], int(more), &masses_[end]);
  }
  settle();
}

void GridDensity::settle() {
  require(!masses_.empty() && step_ > 0, "a grid density has nodes and a positive step");
  double total = 0;
  for (double mass : masses_) total += mass;
  require(total > 0 && std::isfinite(total), "a grid density has positive, finite mass");
  for (double& mass : masses_) mass /= total;

  const std::size_t count = masses_.size();
  logs_.resize(count);
  logarithms_of(masses_.data(), int(count), logs_.data());
  curvatures_of(logs_, masses_, upper_, curvature_);
  cumulative_.assign((count - 1) * std::size_t(fine_) + 1, 0.0);
  if (count == 1) return;  // a single node: all mass there
  density_.resize((count - 1) * std::size_t(fine_));
  for (std::size_t i = 0, at = 0; i + 1 < count; ++i)
    for (int k = 0; k < fine_; ++k, ++at) {
      constexpr double part = 1.0 / fine_;
      const double b = part * (k + 1), a = 1 - b;
      density_[at] =
          a * logs_[i] + b * logs_[i + 1] - a * b * ((1 + a) * curvature_[i] + (1 + b) * curvature_[i + 1]) * (1.0 / 6);
    }
  exponentials_of(density_.data(), int(density_.size()), density_.data());
  double before = masses_[0];
  for (std::size_t at = 0; at < density_.size(); ++at) {
    cumulative_[at + 1] = cumulative_[at] + before + density_[at];
    before = density_[at];
  }
  const double share = cumulative_.back() > 0 ? 1 / cumulative_.back() : 1;
  for (double& c : cumulative_) c *= share;
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
