#include "posterior/latent_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

#include "model/prior_density.h"
#include "numerics/grid_density.h"

namespace titrate {
namespace {

constexpr int L = lane_count;
constexpr double impossible = -1e30;
/// A row that is not found although the one beside it weighs more than e^-5 of the largest is a hole.
constexpr double cannot_vanish = 5;

/// On each node of an axis, the log of the prior mass that it stands for.
std::vector<double> rho_shares(const Model& model, const LatentGrid& grid) {
  std::vector<double> shares;
  for (int j = 0; j < grid.rho.count(); ++j)
    shares.push_back(!model.rho ? 0
                                : log_prior_of_phi(*model.rho, grid.phi(j)) +
                                      std::log(grid.rho.step * grid.rho_scale * stretch_slope(grid.rho.u(j))));
  return shares;
}

std::vector<double> sigma_shares(const Model& model, const LatentGrid& grid) {
  std::vector<double> shares;
  for (int k = 0; k < grid.sigma.count; ++k)
    shares.push_back(log_prior_of_sigma(model.sigma, grid.sigma.at(k)) + std::log(grid.sigma.step));
  return shares;
}

/// Weights that sum to 1, and their sums along the axes, from the log weights.
void normalise(LatentNodes& nodes, const LatentGrid& grid) {
  const double largest = *std::max_element(nodes.log_weight.begin(), nodes.log_weight.end());
  nodes.weight.resize(nodes.log_weight.size());
  nodes.by_rho.assign(std::size_t(grid.rho.count()), 0);
  nodes.by_sigma.assign(std::size_t(grid.sigma.count), 0);
  nodes.by_dispersion.assign(std::size_t(grid.dispersion.count), 0);
  nodes.by_lane.assign(std::size_t(grid.lanes()), 0);
  double total = 0;
  for (std::size_t i = 0; i < nodes.weight.size(); ++i)
    total += nodes.weight[i] = std::exp(nodes.log_weight[i] - largest);
  for (std::size_t i = 0; i < nodes.weight.size(); ++i) {
    const double w = nodes.weight[i] /= total;
    const std::size_t row = i / nodes.by_lane.size();
    nodes.by_lane[i % nodes.by_lane.size()] += w;
    const std::size_t column = row / nodes.by_sigma.size();
    nodes.by_sigma[row % nodes.by_sigma.size()] += w;
    nodes.by_rho[column % nodes.by_rho.size()] += w;
    nodes.by_dispersion[column / nodes.by_rho.size()] += w;
  }
  nodes.log_evidence = largest + std::log(total);
}

/// log of the prior mass of each lane of a group.
std::array<double, L> lane_shares(const Model& model, const LatentGrid& grid, int group) {
  std::array<double, L> shares;
  for (int l = 0; l < L; ++l) {
    if (!model.half_life) {
      shares[std::size_t(l)] = -std::log(double(L));  // the lanes are copies of each other
      continue;
    }
    const double z = (grid.log_h(group * L + l) - model.half_life->log_mean) / model.half_life->log_sd;
    shares[std::size_t(l)] =
        -0.5 * z * z + std::log(grid.log_h_step / model.half_life->log_sd) - 0.5 * std::log(2 * std::numbers::pi);
  }
  return shares;
}

/// The modes that were found in the (rho, sigma) plane, and where they point to.
class ModeMap {
 public:
  ModeMap(const LatentGrid& grid, LatentMode& mode)
      : sigmas_(grid.sigma.count), rows_(std::size_t(grid.rho.count() * grid.sigma.count)), found_(mode.room()) {
    if (found_.size() < rows_) found_.resize(rows_);
    forget();
  }

  void forget() {
    for (auto& start : found_) start.known = false;
  }
  void keep(int j, int k, const LatentMode& mode) { mode.keep_start(found_[index(j, k)]); }
  /// Puts the start of the search at (j, k), which was reached from (j - dj, k - dk); where nothing is known it stays,
  /// and says so.
  bool lead(LatentMode& mode, int j, int k, int dj, int dk) const {
    const LatentMode::Start *last = at(j - dj, k - dk), *before = at(j - 2 * dj, k - 2 * dk),
                            *long_before = at(j - 3 * dj, k - 3 * dk);
    if (!last) return false;
    // With fewer than three in the line, as the line beside it went.
    for (const int side : {-1, 1}) {
      if (dk == 0 || (before && long_before)) break;
      const LatentMode::Start *there = at(j + side, k), *back = at(j + side, k - dk);
      if (there && back) return mode.start_at({last, there, back}, {1, 1, -1}), true;
    }
    if (before && long_before) return mode.start_at({last, before, long_before}, {3, -3, 1}), true;
    if (before) return mode.start_at({last, before}, {2, -1}), true;
    mode.start_at({last}, {1});
    return true;
  }

 private:
  std::size_t index(int j, int k) const { return std::size_t(j * sigmas_ + k); }
  const LatentMode::Start* at(int j, int k) const {
    if (j < 0 || k < 0 || k >= sigmas_ || index(j, k) >= rows_) return nullptr;
    return found_[index(j, k)].known ? &found_[index(j, k)] : nullptr;
  }

  int sigmas_;
  std::size_t rows_;
  std::vector<LatentMode::Start>& found_;
};

/// One pass over the nodes of a grid.
class Pass {
 public:
  Pass(const Model& model, LatentData& data, const LatentGrid& grid, LatentMode& mode, const EvaluateOptions& options,
       const NodeVisitor& visit)
      : model_(model),
        data_(data),
        grid_(grid),
        mode_(mode),
        options_(options),
        visit_(visit),
        modes_(grid, mode),
        of_rho_(rho_shares(model, grid)),
        of_sigma_(sigma_shares(model, grid)) {
    const auto count = std::size_t(grid.rows() * grid.lanes());
    nodes.log_weight.assign(count, impossible);
    nodes.base.assign(count, 0);
    nodes.mean.assign(count, model.effect.mean);
    nodes.variance.assign(count, model.effect.sd * model.effect.sd);
  }

  /// All rows of one group of lanes that matter.
  void over(const LaneExposure& exposure, int group) {
    exposure_ = &exposure;
    group_ = group;
    of_lane_ = lane_shares(model_, grid_, group);
    const int middle = grid_.dispersion.count / 2;
    middle_rho_ = -grid_.rho.low;
    middle_sigma_ = grid_.sigma.count / 2;
    outwards(middle, grid_.dispersion.count, [&](int d, int) { return over_rho(d); });
  }

  LatentNodes nodes;

 private:
  /// From `start` up to the last and then down to the first, each way until what was found is small and shrinks.
  template <class Visit>
  double outwards(int start, int count, Visit visit) const {
    double best = visit(start, 0), from_start = best;
    for (const int by : {1, -1}) {
      double before = from_start;
      for (int i = start + by; i >= 0 && i < count; i += by) {
        const double here = visit(i, by);
        best = std::max(best, here);
        if (here < largest_ - options_.nothing_beyond && here <= before) break;
        before = here;
      }
    }
    return best;
  }

  double over_rho(int d) {
    if (model_.dispersion && grid_.dispersion_varies) set_size(data_.likelihood, std::pow(grid_.dispersion.at(d), -2));
    modes_.forget();
    int start_sigma = middle_sigma_;
    return outwards(middle_rho_, grid_.rho.count(), [&](int j, int dj) {
      double best = -1e300;
      if (j == middle_rho_ - 1) start_sigma = middle_sigma_;
      const int start = start_sigma;
      return outwards(start, grid_.sigma.count, [&](int k, int dk) {
        const bool led = (dk != 0 || dj != 0) && modes_.lead(mode_, j, k, dk == 0 ? dj : 0, dk);
        const double here = row(d, j, k, led);
        if (here > best) {
          best = here;
          start_sigma = k;
          if (j == middle_rho_) middle_sigma_ = k;
        }
        return here;
      });
    });
  }

  /// The largest log weight of one row; `led` from the rows beside it.
  double row(int d, int j, int k, bool led) {
    const double phi = grid_.phi(j), sigma = grid_.sigma.at(k);
    double base = of_rho_[std::size_t(j)] + of_sigma_[std::size_t(k)];
    if (grid_.dispersion_varies)
      base += log_half_normal(grid_.dispersion.at(d), *model_.dispersion) + std::log(grid_.dispersion.step);
    const double* x = exposure_->x.data();
    const ProcessPrecision process = process_precision(data_, model_.rho.has_value(), phi, sigma);
    const auto largest_here = [&] {
      double best = -1e300;
      for (int l = 0; l < L; ++l) best = std::max(best, mode_.log_p[l] + base + of_lane_[std::size_t(l)]);
      return best;
    };
    const bool by_moments = matches_moments(model_.family);
    if (by_moments && led) {
      mode_.follow(process, x, 1);
      if (largest_here() > largest_ - options_.again_within) come_to_rest(process, largest_here);
    } else {
      mode_.find(process, x, options_.close_enough);
      if (by_moments) mode_.correct(process, x);
    }
    if (!mode_.plausible()) {
      if (beside_ > largest_ - cannot_vanish) nodes.settled = false;
      // Newton's method ran away: the row counts for nothing, and the next starts afresh.
      for (int l = 0; l < L; ++l) {
        mode_.log_p[l] = impossible;
        mode_.mean[l] = model_.effect.mean;
        mode_.variance[l] = model_.effect.sd * model_.effect.sd;
      }
      mode_.settled = false;
    }
    double best = largest_here();
    if (!mode_.settled && best > largest_ - 12) nodes.settled = false;
    const bool matters = options_.matters_within > 0 && best > largest_ - options_.matters_within;
    if (matters && !by_moments) {
      mode_.correct(process, x);
      best = largest_here();
    }
    largest_ = std::max(largest_, best);
    if (mode_.settled) beside_ = best;
    const std::size_t at = grid_.node(d, j, k, group_);
    for (std::size_t l = 0; l < L; ++l) {
      nodes.base[at + l] = base + of_lane_[l];
      const double log_weight = mode_.log_p[l] + base + of_lane_[l];
      nodes.log_weight[at + l] = std::isfinite(log_weight) ? log_weight : impossible;
      nodes.mean[at + l] = mode_.mean[l];
      nodes.variance[at + l] = mode_.variance[l];
    }
    if (matters && visit_) visit_(at, mode_, *exposure_);
    if (mode_.settled)
      modes_.keep(j, k, mode_);
    else
      mode_.restart();
    return best;
  }

  /// Once more, and where that moves what matters, until it does not.
  template <class Largest>
  void come_to_rest(const ProcessPrecision& process, Largest largest_here) {
    constexpr double at_rest = 0.2;
    constexpr int most = 8;
    for (int round = 0; round < most; ++round) {
      const double before = largest_here();
      mode_.follow(process, exposure_->x.data(), 1, round > 0);
      if (!mode_.settled || std::abs(largest_here() - before) < at_rest) return;
    }
  }

  const Model& model_;
  LatentData& data_;
  const LatentGrid& grid_;
  LatentMode& mode_;
  const EvaluateOptions& options_;
  const NodeVisitor& visit_;
  ModeMap modes_;
  const LaneExposure* exposure_ = nullptr;
  int group_ = 0, middle_rho_ = 0, middle_sigma_ = 0;
  std::array<double, L> of_lane_{};  // logs of the prior mass of each node's coordinates
  std::vector<double> of_rho_, of_sigma_;
  double largest_ = -1e300;
  double beside_ = -1e300;  // the last row that was found
};

}  // namespace

double log_half_normal(double value, double scale) {
  const double z = value / scale;
  return 0.5 * std::log(2 / std::numbers::pi) - std::log(scale) - 0.5 * z * z;
}

/// The density is even about 0: the mirrored masses are one on the whole line, and a quantile of its size is one of it.
Summary summary_of(const Midpoints& axis, const std::vector<double>& masses) {
  Summary s;
  double square = 0;
  for (std::size_t k = 0; k < masses.size(); ++k) {
    const double value = axis.at(int(k));
    s.mean += masses[k] * value;
    square += masses[k] * value * value;
  }
  std::vector<double> both = masses;
  double first = axis.at(0);
  const bool from_zero = axis.first == 0;
  if (from_zero) {
    // The midpoint rule meets a kink at 0: Euler-Maclaurin's first term, with the density there from the even parabola
    // through the first two nodes.
    const double density = (9 * masses[0] - (masses.size() > 1 ? masses[1] : 0)) / (8 * axis.step);
    s.mean -= axis.step * axis.step / 24 * std::max(density, 0.0);
    both.insert(both.begin(), masses.rbegin(), masses.rend());
    first = -axis.at(int(masses.size()) - 1);
  }
  s.sd = std::sqrt(std::max(0.0, square - s.mean * s.mean));
  const GridDensity density(first, axis.step, std::move(both));
  for (std::size_t i = 0; i < summary_levels.size(); ++i)
    s.q[i] = density.quantile(from_zero ? 0.5 * (1 + summary_levels[i]) : summary_levels[i]);
  return s;
}

std::vector<double> half_lives_of(const Model& model, const LatentGrid& grid, int group) {
  std::vector<double> h;
  if (model.half_life)
    for (int l = 0; l < L; ++l) h.push_back(std::exp(grid.log_h(group * L + l)));
  return h;
}

LatentNodes evaluate(const Model& model, const Series& series, LatentData& data, const LatentGrid& grid,
                     LatentMode& mode, const EvaluateOptions& options, const NodeVisitor& visit) {
  Pass pass(model, data, grid, mode, options, visit);
  for (int group = 0; group < grid.groups; ++group)
    pass.over(lane_exposure(data, series, half_lives_of(model, grid, group)), group);
  normalise(pass.nodes, grid);
  return std::move(pass.nodes);
}

}  // namespace titrate
