#pragma once

#include "numerics/lanes.h"
#include "posterior/fit.h"

namespace titrate {

/// The posterior of a model for counts, binary outcomes or ratings: quadrature over half-life, dependence and scale,
/// and at each node a normal for everything else (latent_mode.h): of counts the Laplace approximation with its second
/// order, of ratings and of yes or no the one whose moments match (expectation propagation).
///
/// At standard accuracy 768 draws from the approximation test it: their Pareto k is in the diagnostics. Above 0.7 it is
/// asked of 4,800, and above it again the fit turns to the reference by itself. At reference accuracy the draws are
/// many and are the answer: importance sampling from the nodes' own normals, with a fixed stream, so that the digits
/// are the same every time.
///
/// Besides the effect on the scale of the linear predictor, the posterior carries the effect on the outcome's own
/// scale. Edges: no observation gives back the prior, and so, in words and untrusted, do responses that no mode
/// explains, a posterior that no grid was found to hold (the draws contradict it, or mass lies beyond its ends), and a
/// model with more than `most_border` linear parameters. A negative binomial's dispersion is one more
/// axis of the quadrature; with `phi`, its size is that. Source: docs/mathematics.md, section 2. Test: latent_test.cc
/// against dense quadrature, latent_robustness_test.cc at the edges, and checks/reference against long Hamiltonian
/// runs.
Posterior fit_latent(const Model& model, const Series& series, const FitOptions& options, double phi = 0,
                     Instructions instructions = best_instructions());

}  // namespace titrate
