#pragma once

#include "posterior/fit.h"

namespace titrate {

/// The posterior of a gaussian model, by deterministic quadrature over half-life, dependence and scale with the
/// regression in closed form inside: no sampling, the same digits every time.
///
/// Arguments: a series with one row per day. A day without a response costs nothing but itself.
/// Edges: no observation at all gives back the prior. Very small residual scale against the prior (below 0.1) makes the
/// nodes re-centre; when the certificate still fails, `diagnostics.trust` is false and the notes say why.
/// Source: docs/mathematics.md, sections 1 and 2. Checked by gaussian_test.cc against the reference cases and against a
/// slow oracle that whitens directly.
Posterior fit_gaussian(const Model& model, const Series& series, const FitOptions& options = {});

}  // namespace titrate
