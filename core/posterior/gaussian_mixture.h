#pragma once

#include <vector>

#include "model/model.h"
#include "numerics/mixture.h"
#include "posterior/gaussian_buffers.h"

namespace titrate {

/// Each lane and part of the other two axes becomes two normals that keep the mass, the first moments of mean and
/// variance and their covariance: the two-point Gauss rule for the distribution of the variance, E[mean | variance]
/// linear, and what is left of the spread of the means added to the variance. A hundred components instead of
/// thousands. The parts are those of the grid (GaussianGrid::rho_parts, sigma_parts; gaussian.cc says how many): four
/// of the rho axis on the quick grid and five on finer ones, where the sigma axis is cut in two as well; with few
/// observations the variance has a long tail, and the sigma axis is cut twice as often (measured on the stress set of
/// gaussian_stress_test.cc: 0.013 becomes 0.004).
/// Edges: a part without mass adds nothing. Source: docs/mathematics.md, section 2. Test: gaussian_stress_test.cc,
/// against full_mixture().
void reduced_mixture(const NormalPrior& prior, const EffectSums& sums, const std::vector<double>& lane_scale,
                     GaussianBuffers& b, NormalMixture& out);

/// All nodes that carry any mass, as they are, each lane times its factor; no factors: as it is. The three are
/// [rho][sigma][lane].
NormalMixture full_mixture(const std::vector<double>& weight, const std::vector<double>& mean,
                           const std::vector<double>& variance, const std::vector<double>& lane_scale);

}  // namespace titrate
