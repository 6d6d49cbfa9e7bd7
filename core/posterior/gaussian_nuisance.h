#pragma once

#include "model/model.h"
#include "posterior/gaussian_buffers.h"
#include "posterior/posterior.h"

namespace titrate {

/// What the last pass over the nodes says of sigma, rho and the half-life under one prior on the effect. What
/// the model does not have stays empty. Source: docs/mathematics.md, section 2. Test: gaussian_test.cc against the sums
/// over the slow oracle's nodes, gaussian_stress_test.cc against reference accuracy.
void add_nuisance(Posterior& posterior, const Model& model, const EffectSums& sums, GaussianBuffers& b);

/// The same of the intercept and the covariates; the nodes of that pass must have been kept.
void add_coefficients(Posterior& posterior, const Model& model, const GaussianBuffers& b);

}  // namespace titrate
