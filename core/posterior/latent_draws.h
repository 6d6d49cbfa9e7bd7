#pragma once

#include <optional>
#include <vector>

#include "posterior/latent_grid.h"

namespace titrate {

/// Weighted draws from the joint posterior, proposed by the nodes' own normals: they test the approximation (Pareto k),
/// and when they are many they are the answer.
struct Draws {
  std::vector<double> weight;               ///< [draw], the largest is 1
  std::vector<std::vector<double>> border;  ///< [parameter][draw]
  std::vector<double> outcome, contrast;    ///< [draw] on the outcome's scale; empty unless asked for
  std::vector<double> node_weight;          ///< [node] as the draws correct it; sums to 1
  double log_evidence = 0;
  double pareto_k = 0;
};

/// `batches` of lane_count draws (antithetic pairs), spread over the nodes in proportion to their weights. Edges: a
/// draw that no outcome could follow has no weight; fewer than 125 draws have an infinite k. Source:
/// docs/mathematics.md, section 2, "Draws". Test: latent_test.cc.
Draws draw(const Model& model, const Series& series, LatentData& data, const LatentGrid& grid, const LatentNodes& nodes,
           LatentMode& mode, int batches, bool outcome);

}  // namespace titrate
