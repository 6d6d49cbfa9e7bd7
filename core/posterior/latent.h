#pragma once

#include "numerics/lanes.h"
#include "posterior/fit.h"

namespace titrate {

/// The posterior of a model for counts, binary outcomes or ratings: quadrature over half-life, dependence and scale,
/// and at each node the Laplace approximation of everything else with its second order (latent_mode.h).
///
/// At standard accuracy a thousand draws from the approximation test it: their Pareto k is in the diagnostics, and
/// above 0.7 the fit turns to the reference by itself. At reference accuracy the draws are many and are the answer:
/// importance sampling from the nodes' own normals, with a fixed stream, so that the digits are the same every time.
///
/// Besides the effect on the scale of the linear predictor, the posterior carries the effect on the outcome's own
/// scale. Edges: no observation gives back the prior. A negative binomial's dispersion is
/// one more axis of the quadrature; with `phi`, its size is that. Source: docs/mathematics.md, section 2. Checked by
/// latent_test.cc against dense quadrature and by checks/reference against long Hamiltonian runs.
Posterior fit_latent(const Model& model, const Series& series, const FitOptions& options, double phi = 0,
                     Instructions instructions = best_instructions());

}  // namespace titrate
