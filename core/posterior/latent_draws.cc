#include "posterior/latent_draws.h"

#include <algorithm>
#include <cmath>

#include "numerics/normal.h"
#include "numerics/pareto.h"
#include "numerics/random.h"

namespace titrate {
namespace {

constexpr int L = lane_count;
constexpr double least_weight = 1e-9;  // of a node that is drawn from
constexpr int enough_to_learn = 3500, learning_batches = 2500, few_together = 6;
constexpr std::uint64_t seed = 1729;  // fixed: the same digits every time

std::size_t sized(int rows) { return std::size_t(rows) * L; }

/// One lane of a node's normal, its arrays without the lane index. The gaps of a rating are drawn in logarithms: where
/// the normal is one of the gaps themselves it is carried over linearly, to where a log-normal of its moments has its
/// middle.
struct OneLane {
  std::vector<double> u, border, inverse_root, inverse, link, eliminated, schur, x, stretch;
  double constant = 0, contrast = 0;
};

/// From the mode to where the mean is, to second order: H shift = half of l3 V_ii, as a gradient by eta. The more days,
/// the more draws about the mode alone are beside the posterior. Counts only: moments have the mean already.
void shift_to_the_mean(const LatentData& data, const std::vector<double>& third, OneLane& one) {
  const auto n = std::size_t(data.n), m = std::size_t(data.border), fixed = std::size_t(data.fixed);
  if (n == 0) return;
  // Rows p of F - T^-1 R, with which V = T^-1 + p S^-1 p'; and the diagonal of T^-1.
  std::vector<double> p(n * m), with_border(n * m), diagonal(n), pull(n), total(m, 0.0), white(m);
  for (std::size_t i = n; i-- > 0;) {
    const double link = i + 1 < n ? one.link[i + 1] : 0;
    diagonal[i] = one.inverse[i] + (i + 1 < n ? link * link * diagonal[i + 1] : 0);
    double variance = diagonal[i];
    for (std::size_t j = 0; j < m; ++j) {
      with_border[i * m + j] = one.eliminated[i * m + j] * one.inverse[i];
      if (i + 1 < n) with_border[i * m + j] -= link * with_border[(i + 1) * m + j];
      white[j] = p[i * m + j] = (j < fixed ? data.columns[i * fixed + j] : one.x[i]) - with_border[i * m + j];
      for (std::size_t k = 0; k < j; ++k) white[j] -= one.schur[j * m + k] * white[k];
      variance += white[j] * white[j] / one.schur[j * m + j];
    }
    pull[i] = 0.5 * third[i] * variance;
    for (std::size_t j = 0; j < m; ++j) total[j] += pull[i] * p[i * m + j];
  }
  for (std::size_t j = 0; j < m; ++j)
    for (std::size_t k = 0; k < j; ++k) total[j] -= one.schur[j * m + k] * total[k];
  for (std::size_t j = 0; j < m; ++j) total[j] /= one.schur[j * m + j];
  for (std::size_t j = m; j-- > 0;)
    for (std::size_t k = j + 1; k < m; ++k) total[j] -= one.schur[k * m + j] * total[k];
  for (std::size_t i = 1; i < n; ++i) pull[i] -= one.link[i] * pull[i - 1];
  double furthest = 0;  // no day's u by more than an sd: the expansion is asymptotic
  for (std::size_t i = n; i-- > 0;) {
    pull[i] *= one.inverse[i];
    if (i + 1 < n) pull[i] -= one.link[i + 1] * pull[i + 1];
    furthest = std::max(furthest, std::abs(pull[i]) / std::sqrt(diagonal[i]));
  }
  const double held = 1 / std::max(1.0, furthest);
  for (std::size_t j = 0; j < m; ++j) one.border[j] += held * total[j];
  for (std::size_t i = 0; i < n; ++i) {
    one.u[i] += held * pull[i];
    for (std::size_t j = 0; j < m; ++j) one.u[i] -= held * with_border[i * m + j] * total[j];
  }
}

OneLane lane_of(const LatentData& data, const LatentMode& mode, const LaneExposure& exposure, int lane) {
  const auto take = [&](const Rows& from) {
    std::vector<double> to(from.size() / L);
    for (std::size_t i = 0; i < to.size(); ++i) to[i] = from[i * L + std::size_t(lane)];
    return to;
  };
  const ModeState& at = mode.normal();
  OneLane one{take(at.u),
              take(at.border),
              {},
              take(at.inverse),
              take(at.link),
              take(at.eliminated),
              take(at.schur),
              take(exposure.x),
              std::vector<double>(std::size_t(data.cuts), 1.0),
              mode.constant[lane],
              exposure.contrast[std::size_t(lane)]};
  for (const double v : one.inverse) one.inverse_root.push_back(std::sqrt(v));
  if (!at.by_moments) shift_to_the_mean(data, take(at.third), one);
  for (std::size_t j = 1; at.by_moments && j < one.stretch.size(); ++j) {
    const double gap = std::max(one.border[j], 1e-3);
    const double variance = at.site_variance[(std::size_t(sites_of_days(data)) + j) * L + std::size_t(lane)];
    one.border[j] = std::log(gap) - 0.5 * std::log1p(variance / (gap * gap));
    one.stretch[j] = 1 / gap;
    one.constant -= std::log(gap);
  }
  return one;
}

/// Where a node's proposal lies, in coordinates in which the node's own approximation is standard normal. The mode is
/// not the mean, and the same shift serves all nodes well.
struct Proposal {
  std::vector<double> centre_u, scale_u, centre_b, scale_b;
  double log_scale = 0;  ///< sum of the logarithms of the scales
};

/// Standard normals in `u` and `b` become draws about the mode; `half_square`, minus the log of what proposed them up
/// to a constant, is added to.
TITRATE_WIDE void shape(int n, int m, const double* inverse, const double* inverse_root, const double* link,
                        const double* eliminated, const double* schur, double* __restrict u, double* __restrict b,
                        double* __restrict half_square, const double* centre_u, const double* scale_u,
                        const double* centre_b, const double* scale_b) {
  for (int i = 0; i < n; ++i) TITRATE_EACH_LANE(l) {
      half_square[l] += 0.5 * u[i * L + l] * u[i * L + l];
      u[i * L + l] = centre_u[i] + scale_u[i] * u[i * L + l];
    }
  for (int j = 0; j < m; ++j) TITRATE_EACH_LANE(l) {
      half_square[l] += 0.5 * b[j * L + l] * b[j * L + l];
      b[j * L + l] = centre_b[j] + scale_b[j] * b[j * L + l];
    }
  for (int j = m; j-- > 0;) {
    const double root = 1 / std::sqrt(schur[j * m + j]);
    TITRATE_EACH_LANE(l) b[j * L + l] *= root;
    for (int k = j + 1; k < m; ++k) TITRATE_EACH_LANE(l) b[j * L + l] -= schur[k * m + j] * b[k * L + l];
  }
  for (int i = n; i-- > 0;) {
    TITRATE_EACH_LANE(l) u[i * L + l] *= inverse_root[i];
    for (int j = 0; j < m; ++j) {
      const double r = eliminated[std::ptrdiff_t(i) * m + j] * inverse[i];
      TITRATE_EACH_LANE(l) u[i * L + l] -= r * b[j * L + l];
    }
    if (i + 1 < n) TITRATE_EACH_LANE(l) u[i * L + l] -= link[i + 1] * u[(i + 1) * L + l];
  }
}

/// Adds the mode; eta is everything but the dose.
TITRATE_WIDE void place(int n, int cuts, int fixed, const double* mode_u, const double* mode_b, const double* columns,
                        double* __restrict u, double* __restrict b, double* __restrict eta) {
  const int m = cuts + fixed + 1;
  for (int j = 0; j < m; ++j) TITRATE_EACH_LANE(l) b[j * L + l] += mode_b[j];
  for (int i = 0; i < n; ++i) {
    TITRATE_EACH_LANE(l) {
      u[i * L + l] += mode_u[i];
      eta[i * L + l] = u[i * L + l];
    }
    for (int k = 0; k < fixed; ++k)
      TITRATE_EACH_LANE(l) eta[i * L + l] += columns[i * fixed + k] * b[(cuts + k) * L + l];
  }
}

class Drawer {
 public:
  Drawer(const LatentData& data, const LatentKernels& kernels, bool outcome, bool contrast)
      : kernels_(kernels), data_(data), outcome_(outcome), contrast_(contrast) {
    const int n = data.n, m = data.border;
    for (auto* rows : {&u_, &eta_, &dosed_, &expected_, &base_}) rows->assign(sized(n), 0);
    slope_.assign(sized(std::max(n, data.cuts)), 0);
    b_.assign(sized(m), 0);
    uniform_.resize(std::size_t(L / 2 * (n + m)));
    normal_.resize(uniform_.size());
    cut_.assign(sized(data.cuts), 0);
    gap_.assign(sized(data.cuts), 0);
    draws.border.resize(std::size_t(m));
    at_.centre_u.assign(std::size_t(n), 0);
    at_.scale_u.assign(std::size_t(n), 1);
    at_.centre_b.assign(std::size_t(m), 0);
    at_.scale_b.assign(std::size_t(m), 1);
  }

  void remember_whitened() {
    learning_ = true;
    white_u_.resize(at_.centre_u.size());
    white_b_.resize(at_.centre_b.size());
  }
  /// Forgets the draws so far, and proposes from now on where their weights say that the posterior lies.
  void learn() {
    const double largest = *std::max_element(log_weights_.begin(), log_weights_.end());
    std::vector<double> weights;
    double total = 0, squares = 0;
    for (double w : log_weights_) {
      weights.push_back(std::isfinite(w) ? std::exp(w - largest) : 0);
      total += weights.back();
      squares += weights.back() * weights.back();
    }
    const double effective = total * total / squares, trust = effective / (effective + 100);
    // Wider than they seem to lie: a binary outcome's likelihood levels off, so that far out the prior alone holds the
    // posterior, and it is wider than any normal at the mode. The more coordinates, the less each of them is widened,
    // which keeps the cost at about half of the effective draws; k falls from 0.6 .. 0.95 to below 0.6.
    const auto fit = [&](const std::vector<std::vector<double>>& white, double spread, std::vector<double>& centre,
                         std::vector<double>& scale) {
      const double count = double(std::max<std::size_t>(white.size(), 1)), wider = 1 + std::sqrt(spread / count);
      double means = 0, logs = 0;
      for (std::size_t k = 0; k < white.size(); ++k) {
        double mean = 0, square = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) {
          mean += weights[i] * white[k][i];
          square += weights[i] * white[k][i] * white[k][i];
        }
        mean /= total;
        centre[k] = mean;
        scale[k] = 0.5 * std::log(std::max(square / total - mean * mean, 0.01));
        means += mean * mean;
        logs += scale[k] * scale[k];
      }
      // Of thousands of coordinates each is off by chance by 1 / effective squared, and all of them together by far: no
      // more is believed than stands out of that (James & Stein 1961).
      const double of_means = trust * std::max(0.0, 1 - count / effective / std::max(means, 1e-12)),
                   of_logs = trust * std::max(0.0, 1 - 0.5 * count / effective / std::max(logs, 1e-12));
      for (std::size_t k = 0; k < white.size(); ++k) {
        centre[k] *= of_means;
        scale[k] = std::clamp(std::exp(of_logs * scale[k]), 0.9, 1.5) * wider;
        at_.log_scale += std::log(scale[k]);
      }
    };
    fit(white_u_, 0.4, at_.centre_u, at_.scale_u);
    fit(white_b_, 0.25, at_.centre_b, at_.scale_b);
    learning_ = false;
    log_weights_.clear();
    draws = Draws{};
    draws.border.resize(at_.centre_b.size());
  }

  /// One batch from one lane; `log_share` is the log of what proposes it against what it stands for.
  void batch(const OneLane& one, const ProcessPrecision& process, double base, double log_share, std::uint64_t stream) {
    const int n = data_.n, m = data_.border, cuts = data_.cuts;
    RandomStream random(seed, stream);
    for (double& p : uniform_) p = random.uniform();
    normal_quantiles_of(uniform_.data(), int(uniform_.size()), normal_.data());
    const double* next = normal_.data();
    for (int l = 0; l < L / 2; ++l) {
      for (int i = 0; i < n; ++i)
        u_[sized(i) + std::size_t(2 * l + 1)] = -(u_[sized(i) + std::size_t(2 * l)] = *next++);
      for (int j = 0; j < m; ++j)
        b_[sized(j) + std::size_t(2 * l + 1)] = -(b_[sized(j) + std::size_t(2 * l)] = *next++);
    }
    if (learning_) {
      for (std::size_t i = 0; i < white_u_.size(); ++i)
        white_u_[i].insert(white_u_[i].end(), &u_[i * L], &u_[i * L] + L);
      for (std::size_t j = 0; j < white_b_.size(); ++j)
        white_b_[j].insert(white_b_[j].end(), &b_[j * L], &b_[j * L] + L);
    }
    double log_weight[L] = {}, value[L] = {};
    shape(n, m, one.inverse.data(), one.inverse_root.data(), one.link.data(), one.eliminated.data(), one.schur.data(),
          u_.data(), b_.data(), log_weight, at_.centre_u.data(), at_.scale_u.data(), at_.centre_b.data(),
          at_.scale_b.data());
    for (int j = 1; j < cuts; ++j) TITRATE_EACH_LANE(l) b_[sized(j) + std::size_t(l)] *= one.stretch[std::size_t(j)];
    place(n, cuts, data_.fixed, one.u.data(), one.border.data(), data_.columns.data(), u_.data(), b_.data(),
          eta_.data());
    for (int i = 0; i < n; ++i) TITRATE_EACH_LANE(l)
    dosed_[sized(i) + std::size_t(l)] =
        eta_[sized(i) + std::size_t(l)] + one.x[std::size_t(i)] * b_[sized(m - 1) + std::size_t(l)];
    if (cuts > 0) kernels_.cut_points_of(data_, b_.data(), gap_.data(), cut_.data());
    kernels_.log_likelihood(data_.likelihood, data_.category.data(), cut_.data(), dosed_.data(), value, nullptr,
                            nullptr);
    kernels_.add_log_priors(data_, process, u_.data(), b_.data(), true, value);
    for (int l = 0; l < L; ++l) {
      log_weights_.push_back(log_weight[l] + value[l] + one.constant + base - log_share + at_.log_scale);
      for (int j = 0; j < m; ++j) draws.border[std::size_t(j)].push_back(b_[sized(j) + std::size_t(l)]);
    }
    if (outcome_) {
      average(b_.data() + sized(m - 1), 1, draws.outcome);
      if (contrast_) average(b_.data() + sized(m - 1), one.contrast, draws.contrast);
    }
  }

  Draws finish(const std::vector<std::size_t>& node_of, std::size_t nodes) {
    for (double& w : log_weights_)
      if (!std::isfinite(w)) w = -1e30;  // a draw that no outcome could follow
    const double log_evidence = *std::max_element(log_weights_.begin(), log_weights_.end());
    draws.pareto_k = pareto_k(log_weights_);
    double total = 0;
    for (double w : log_weights_) {
      draws.weight.push_back(std::exp(w - log_evidence));
      total += draws.weight.back();
    }
    draws.node_weight.assign(nodes, 0);
    for (std::size_t i = 0; i < draws.weight.size(); ++i) draws.node_weight[node_of[i / L]] += draws.weight[i] / total;
    draws.log_evidence = log_evidence + std::log(total / double(draws.weight.size()));
    return std::move(draws);
  }

 private:
  void average(const double* effect, double share, std::vector<double>& to) {
    const int n = data_.n;
    double sum[L] = {};
    for (int i = 0; i < n; ++i) TITRATE_EACH_LANE(l)
    dosed_[sized(i) + std::size_t(l)] = eta_[sized(i) + std::size_t(l)] + share * effect[l];
    expected_outcome(data_.likelihood, cut_.data(), n, dosed_.data(), expected_.data(), slope_.data());
    expected_outcome(data_.likelihood, cut_.data(), n, eta_.data(), base_.data(), slope_.data());
    for (int i = 0; i < n; ++i)
      TITRATE_EACH_LANE(l) sum[l] += expected_[sized(i) + std::size_t(l)] - base_[sized(i) + std::size_t(l)];
    for (int l = 0; l < L; ++l)  // the far tail of a count overflows
      to.push_back(std::isfinite(sum[l]) ? std::clamp(sum[l] / n, -1e9, 1e9) : 0);
  }

  Draws draws;
  const LatentKernels& kernels_;
  const LatentData& data_;
  Proposal at_;
  std::vector<std::vector<double>> white_u_, white_b_;  ///< [coordinate][draw], while learning
  bool learning_ = false;
  bool outcome_, contrast_;
  Rows u_, b_, eta_, dosed_, expected_, base_, slope_, cut_, gap_;
  std::vector<double> log_weights_, uniform_, normal_;
};

/// How many batches each node gets: systematic, the nodes in order, each share rounded so that the sums agree. They
/// come `together` at a node, so that a few batches need few modes.
std::vector<int> batches_of(const LatentNodes& nodes, double kept, int batches, int together) {
  std::vector<int> count(nodes.weight.size(), 0);
  double reached = 0;
  int given = 0;
  for (std::size_t i = 0; i < count.size(); ++i) {
    if (nodes.weight[i] <= least_weight) continue;
    reached += nodes.weight[i] / kept;
    const int due = int(std::floor(reached * batches / together + 0.5));
    count[i] = (due - given) * together;
    given = due;
  }
  return count;
}

}  // namespace

Draws draw(const Model& model, const Series& series, LatentData& data, const LatentGrid& grid, const LatentNodes& nodes,
           LatentMode& mode, int batches, bool outcome) {
  double kept = 0;
  for (double w : nodes.weight) kept += w > least_weight ? w : 0;
  Drawer drawer(data, mode.kernels(), outcome, !series.block_contrast.empty());
  std::vector<std::size_t> node_of;
  std::uint64_t stream = 0;
  const auto run = [&](int wanted) {
    const std::vector<int> count = batches_of(nodes, kept, wanted, wanted < enough_to_learn ? few_together : 1);
    node_of.clear();
    for (int group = 0; group < grid.groups; ++group) {
      const LaneExposure exposure = lane_exposure(data, series, half_lives_of(model, grid, group));
      for (int row = 0; row < grid.rows(); ++row) {
        const int j = row / grid.sigma.count % grid.rho.count(), d = row / grid.sigma.count / grid.rho.count();
        const int step = row % grid.sigma.count, k = j % 2 == 0 ? grid.sigma.count - 1 - step : step;
        const std::size_t at = grid.node(d, j, k, group);
        if (std::all_of(count.begin() + std::ptrdiff_t(at), count.begin() + std::ptrdiff_t(at) + L,
                        [](int c) { return c == 0; }))
          continue;
        if (grid.dispersion_varies) set_size(data.likelihood, std::pow(grid.dispersion.at(d), -2));
        const ProcessPrecision process = process_precision(data, model.rho.has_value(), grid.phi(j), grid.sigma.at(k));
        const LatentMode::Start& known = mode.room()[std::size_t(j * grid.sigma.count + k)];
        const bool still_there = known.known && grid.groups == 1 && grid.dispersion.count == 1;
        if (still_there) mode.start_at({&known}, {1});
        if (matches_moments(model.family))
          mode.follow(process, exposure.x.data(), still_there ? 1 : 2);  // any normal that is near will do
        else
          mode.find(process, exposure.x.data(), wanted < enough_to_learn ? 1e-4 : 1e-8);
        for (int l = 0; l < L; ++l) {
          const std::size_t node = at + std::size_t(l);
          if (count[node] == 0) continue;
          const OneLane one = lane_of(data, mode, exposure, l);
          for (int c = 0; c < count[node]; ++c) {
            drawer.batch(one, process, nodes.base[node], std::log(nodes.weight[node] / kept), stream++);
            node_of.push_back(node);
          }
        }
      }
    }
  };
  if (batches >= enough_to_learn) {
    drawer.remember_whitened();
    run(learning_batches);
    drawer.learn();
  }
  run(batches);
  return drawer.finish(node_of, nodes.weight.size());
}

}  // namespace titrate
