#pragma once

#include "model/model.h"
#include "numerics/mixture.h"

namespace titrate {

/// log p(phi) of phi = atanh rho, (rho + 1) / 2 ~ Beta(a, b):
///
///     a log((1 + rho) / 2) + b log((1 - rho) / 2) + log_constant,   log_constant = log 2 - log B(a, b)
///
/// written so that nothing cancels as rho nears 1 or -1. Needs a, b > 0. Edges: any phi; beyond 354 either way, where
/// exp(2 |phi|) is no number, minus infinity. Source: the beta density times d rho / d phi = 1 - rho^2. Test:
/// prior_density_test.cc.
double log_prior_of_phi(const BetaPrior& prior, double phi);
double log_constant(const BetaPrior& prior);

/// log p(sigma) of a half-t, or half-normal, sigma > 0; z = sigma / scale:
///
///     half-t        log_constant - (nu + 1) / 2 log(1 + z^2 / nu)
///     half-normal   log_constant - z^2 / 2
///
/// Needs scale and degrees of freedom above zero. Source: twice the density of Student's t, of the normal. Test:
/// prior_density_test.cc.
double log_prior_of_sigma(const HalfTPrior& prior, double sigma);
double log_constant(const HalfTPrior& prior);

/// Mean, sd and quantiles of rho and of sigma before the data, each density on a dense grid of phi and of log sigma.
/// Test: in_words_test.cc, prior_alone_test.cc.
Summary prior_of_rho(const BetaPrior& prior);
Summary prior_of_sigma(const HalfTPrior& prior);

}  // namespace titrate
