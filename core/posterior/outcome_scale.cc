#include "posterior/outcome_scale.h"

#include <cmath>

namespace titrate {
namespace {

constexpr int L = lane_count;
constexpr int pieces = 3;
constexpr double piece_at[pieces] = {-1.2247448713915890, 0, 1.2247448713915890};  // sqrt(3/2)
constexpr double piece_weight[pieces] = {1.0 / 6, 2.0 / 3, 1.0 / 6};
constexpr double piece_sd = 0.70710678118654752;

std::size_t sized(int rows) { return std::size_t(rows) * L; }

}  // namespace

void OutcomeScale::add(std::size_t at, const LatentMode& mode, const double* x, const double* share) {
  const LatentData& data = *data_;
  const int n = data.n, m = data.border, cuts = data.cuts;
  const LatentMode::Spread spread = mode.spread(x);
  std::vector<double> eta(sized(n)), expected(sized(n)), slope(sized(n)), difference(sized(n));
  double mean[pieces][L] = {}, by_effect[pieces][L] = {}, rest[L] = {};
  std::vector<double> direct(sized(m), 0.0);  // by the cut-points' parameters
  for (int piece = 0; piece < pieces; ++piece) {
    std::fill(difference.begin(), difference.end(), 0.0);
    for (const bool dosed : {false, true})
      for (const double side : {-1.0, 1.0}) {
        for (int i = 0; i < n; ++i)
          for (int l = 0; l < L; ++l) {
            const std::size_t here = sized(i) + std::size_t(l);
            const double effect = mode.mean[l] + piece_at[piece] * std::sqrt(mode.variance[l]);
            eta[here] = spread.without_dose[here] +
                        spread.with_effect[here] * (effect - mode.border[sized(m - 1) + std::size_t(l)]) +
                        side * std::sqrt(spread.residual[here]) + (dosed ? share[l] * effect : 0);
          }
        expected_outcome(data.likelihood, mode.cut().data(), n, eta.data(), expected.data(), slope.data());
        const double sign = dosed ? 0.5 : -0.5;
        for (int i = 0; i < n; ++i)
          for (int l = 0; l < L; ++l) {
            const std::size_t here = sized(i) + std::size_t(l);
            mean[piece][l] += sign * expected[here] / n;
            by_effect[piece][l] += sign * slope[here] * (spread.with_effect[here] + (dosed ? share[l] : 0)) / n;
            difference[here] += sign * slope[here] / n;
          }
        if (piece == 1)  // E[y] = sum over cut-points of L(eta - c)
          for (int k = 0; k < cuts; ++k)
            for (int l = 0; l < L; ++l) {
              double density = 0;
              for (int i = 0; i < n; ++i) {
                const double p =
                    1 / (1 + std::exp(mode.cut()[sized(k) + std::size_t(l)] - eta[sized(i) + std::size_t(l)]));
                density += p * (1 - p);
              }
              for (int j = 0; j < cuts; ++j)
                direct[sized(j) + std::size_t(l)] -=
                    sign * density / n * mode.jacobian()[sized(k * cuts + j) + std::size_t(l)];
            }
      }
    if (piece != 1) continue;
    // The variance that is left once the effect is given: difference' (T^-1 + q q') difference, q without its last.
    for (int l = 0; l < L; ++l) {
      double forward = 0;
      for (int i = 0; i < n; ++i) {
        const std::size_t here = sized(i) + std::size_t(l);
        forward = difference[here] - (i > 0 ? mode.link[here] * forward : 0);
        rest[l] += forward * forward / mode.pivot[here];
      }
      std::vector<double> along(static_cast<std::size_t>(m));
      for (int j = 0; j + 1 < m; ++j) {
        double value = direct[sized(j) + std::size_t(l)];  // through M^-1 E^(-1/2), as q
        for (int k = 0; k < j; ++k) value -= mode.schur[sized(j * m + k) + std::size_t(l)] * along[std::size_t(k)];
        along[std::size_t(j)] = value;
      }
      for (int j = 0; j + 1 < m; ++j) {
        double sum = along[std::size_t(j)] / std::sqrt(mode.schur[sized(j * m + j) + std::size_t(l)]);
        for (int i = 0; i < n; ++i)
          sum += difference[sized(i) + std::size_t(l)] * spread.factors[sized(i * m + j) + std::size_t(l)];
        rest[l] += sum * sum;
      }
    }
  }
  for (int l = 0; l < L; ++l)
    for (int piece = 0; piece < pieces; ++piece) {
      const double along = by_effect[piece][l] * piece_sd;
      node_.push_back(at + std::size_t(l));
      weight_.push_back(piece_weight[piece]);
      mean_.push_back(mean[piece][l]);
      sd_.push_back(std::sqrt(along * along * mode.variance[l] + rest[l]));
    }
}

std::optional<NormalMixture> OutcomeScale::mixture(const std::vector<double>& node_weight) const {
  std::vector<double> weights, means, sds;
  for (std::size_t i = 0; i < node_.size(); ++i) {
    const double w = node_weight[node_[i]] * weight_[i];
    if (!(w >= 1e-9) || !std::isfinite(mean_[i] + sd_[i])) continue;
    weights.push_back(w);
    means.push_back(mean_[i]);
    sds.push_back(sd_[i]);
  }
  if (weights.empty()) return std::nullopt;
  return NormalMixture(std::move(weights), std::move(means), std::move(sds));
}

}  // namespace titrate
