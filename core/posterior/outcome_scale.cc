#include "posterior/outcome_scale.h"

#include <cmath>

namespace titrate {

void OutcomeScale::add(std::size_t at, LatentMode& mode, const double* x, const double* share) {
  static constexpr double full[lane_count] = {1, 1, 1, 1, 1, 1, 1, 1};
  row_.shares = contrast_ ? 2 : 1;
  row_.share[0] = full;
  row_.share[1] = share;
  mode.outcome(x, row_);
  for (int s = 0; s < row_.shares; ++s)
    for (int l = 0; l < lane_count; ++l)
      for (int p = 0; p < OutcomeRow::pieces; ++p)
        pieces_[s].push_back({at + std::size_t(l), OutcomeRow::weight[p], row_.mean[s][p][l], row_.sd[s][p][l]});
}

std::optional<NormalMixture> OutcomeScale::effect(const std::vector<double>& node_weight) const {
  return mixture(pieces_[0], node_weight);
}

std::optional<NormalMixture> OutcomeScale::contrast(const std::vector<double>& node_weight) const {
  return mixture(pieces_[1], node_weight);
}

std::optional<NormalMixture> OutcomeScale::mixture(const std::vector<Piece>& pieces,
                                                   const std::vector<double>& node_weight) const {
  std::vector<double> weights, means, sds;
  for (const Piece& piece : pieces) {
    const double weight = node_weight[piece.node] * piece.weight;
    if (!(weight >= 1e-9) || !std::isfinite(piece.mean + piece.sd)) continue;
    weights.push_back(weight);
    means.push_back(piece.mean);
    sds.push_back(piece.sd);
  }
  if (weights.empty()) return std::nullopt;
  return NormalMixture(std::move(weights), std::move(means), std::move(sds));
}

}  // namespace titrate
