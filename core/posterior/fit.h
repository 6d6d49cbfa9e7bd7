#pragma once

#include "model/model.h"
#include "posterior/posterior.h"

namespace titrate {

enum class Accuracy {
  rough,      ///< distribution function within 0.005 in 99 of 100 series (gaussian): estimates that somebody waits for,
              ///< and nothing that is kept; the other families know no such thing and are at standard accuracy
  standard,   ///< within 0.005 in every one: reviews and rehearsals
  reference,  ///< as close as this program can: the analyst's door
};

struct FitOptions {
  Accuracy accuracy = Accuracy::standard;
  bool coefficients = false;  ///< also summarise the intercept and the covariates
  bool nuisance = true;       ///< also summarise sigma, rho and the half-life
  bool outcome = true;        ///< also the effect on the scale of the outcome, where that is another
  double effort = 1;          ///< share of the draws at reference accuracy, when several fits are averaged
};

/// The posterior of any model, by deterministic quadrature over the few parameters that enter non-linearly; the same
/// digits every time. What is integrated how: docs/mathematics.md, section 2.
///
/// Arguments: a series with one row per day. A day without a response costs nothing but itself.
/// Edges: no observation at all gives back the prior; so does, for counts, ratings and yes or no, a model that finds no
/// mode, no grid or no room (latent.h), and `diagnostics` says it. Test: fit_test.cc, and those of gaussian.h and
/// latent.h.
Posterior fit(const Model& model, const Series& series, const FitOptions& options = {});

}  // namespace titrate
