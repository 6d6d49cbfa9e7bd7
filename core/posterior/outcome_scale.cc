#include "posterior/outcome_scale.h"

#include <cmath>

#include "numerics/lanes.h"

namespace titrate {
namespace {

constexpr int L = lane_count;
constexpr int pieces = 3;
constexpr double piece_at[pieces] = {-1.2247448713915890, 0, 1.2247448713915890};  // sqrt(3/2)
constexpr double piece_weight[pieces] = {1.0 / 6, 2.0 / 3, 1.0 / 6};
constexpr double piece_sd = 0.70710678118654752;

std::size_t sized(int rows) { return std::size_t(rows) * L; }

/// One piece of the effect, one side of the rest: eta on every day.
TITRATE_WIDE void place(int n, const double* without_dose, const double* with_effect, const double* residual_sd,
                        const double* effect, const double* away, const double* dose, double side,
                        double* __restrict eta) {
  for (int i = 0; i < n; ++i) TITRATE_EACH_LANE(l) {
      eta[i * L + l] = without_dose[i * L + l] + with_effect[i * L + l] * away[l] + side * residual_sd[i * L + l] +
                       dose[l] * effect[l];
    }
}

TITRATE_WIDE void gather(int n, double sign, const double* expected, const double* slope, const double* with_effect,
                         const double* dose, double* __restrict mean, double* __restrict by_effect,
                         double* __restrict difference) {
  for (int i = 0; i < n; ++i) TITRATE_EACH_LANE(l) {
      mean[l] += sign * expected[i * L + l];
      by_effect[l] += sign * slope[i * L + l] * (with_effect[i * L + l] + dose[l]);
      difference[i * L + l] += sign * slope[i * L + l];
    }
}

}  // namespace

void OutcomeScale::add(std::size_t at, const LatentMode& mode, const double* x, const double* share) {
  const LatentData& data = *data_;
  const int n = data.n, m = data.border, cuts = data.cuts;
  LatentMode::Spread spread = mode.spread(x);
  for (double& variance : spread.residual) variance = std::sqrt(variance);
  std::vector<double> eta(sized(n)), expected(sized(n)), slope(sized(n)), difference(sized(n)), density(sized(cuts));
  double mean[pieces][L] = {}, by_effect[pieces][L] = {}, rest[L] = {};
  std::vector<double> direct(sized(m), 0.0);  // by the cut-points' parameters
  const double none[L] = {};
  for (int piece = 0; piece < pieces; ++piece) {
    std::fill(difference.begin(), difference.end(), 0.0);
    double effect[L], away[L];
    for (int l = 0; l < L; ++l) {
      effect[l] = mode.mean[l] + piece_at[piece] * std::sqrt(mode.variance[l]);
      away[l] = effect[l] - mode.border[sized(m - 1) + std::size_t(l)];
    }
    for (const bool dosed : {false, true})
      for (const double side : {-1.0, 1.0}) {
        const double* dose = dosed ? share : none;
        const double sign = (dosed ? 0.5 : -0.5) / n;
        place(n, spread.without_dose.data(), spread.with_effect.data(), spread.residual.data(), effect, away, dose,
              side, eta.data());
        expected_outcome(data.likelihood, mode.cut().data(), n, eta.data(), expected.data(), slope.data());
        gather(n, sign, expected.data(), slope.data(), spread.with_effect.data(), dose, mean[piece], by_effect[piece],
               difference.data());
        if (piece != 1 || cuts == 0) continue;
        cut_densities(data.likelihood, mode.cut().data(), n, eta.data(), density.data());
        for (int k = 0; k < cuts; ++k)  // E[y] = sum over cut-points of L(eta - c)
          for (int j = 0; j < cuts; ++j) TITRATE_EACH_LANE(l) {
              const auto lane = std::size_t(l);
              direct[sized(j) + lane] -= sign * density[sized(k) + lane] * mode.jacobian()[sized(k * cuts + j) + lane];
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
