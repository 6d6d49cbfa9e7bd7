#pragma once

#include <optional>
#include <vector>

#include "numerics/mixture.h"
#include "posterior/latent_mode.h"

namespace titrate {

/// The effect on the outcome's own scale: the average over recorded days of E[y | eta_0 + dose effect] - E[y | eta_0],
/// eta_0 everything but the dose, under the joint posterior. Within a node the effect is normal and eta_0 moves with
/// it: the normal is cut into three narrower ones (weights 1/6, 2/3, 1/6 at 0 and +-sqrt(3/2) sds, each with half of
/// the variance: the same first five moments), the outcome is averaged over the rest of eta_0 by its two-point rule,
/// and each piece is carried over linearly, with what eta_0 and the cut-points leave open added to its variance.
/// Edges: no node, or none with a finite mean, is nothing. Source: docs/mathematics.md, section 2. Test:
/// latent_test.cc, against draws from the posterior, and effect_by_simulation_test.cc.
class OutcomeScale {
 public:
  /// `contrast`: besides, for the share of the full dose that add() is given.
  explicit OutcomeScale(bool contrast) : contrast_(contrast) {}

  /// Adds the nodes of one row of lanes. `share` [lane_count] multiplies the effect in the contrast.
  void add(std::size_t at, LatentMode& mode, const double* x, const double* share);
  /// The mixtures under the nodes' final weights; nothing when no node was added.
  std::optional<NormalMixture> effect(const std::vector<double>& node_weight) const;
  std::optional<NormalMixture> contrast(const std::vector<double>& node_weight) const;

 private:
  struct Piece {
    std::size_t node;
    double weight, mean, sd;
  };
  std::optional<NormalMixture> mixture(const std::vector<Piece>& pieces, const std::vector<double>& node_weight) const;

  bool contrast_;
  OutcomeRow row_;
  std::vector<Piece> pieces_[2];
};

}  // namespace titrate
