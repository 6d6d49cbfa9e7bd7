#pragma once

#include <string>
#include <vector>

#include "posterior/fit.h"

namespace titrate {

/// The linear parameters of a model, as an analyst knows them, in the order of latent_data.h but without the effect:
/// "cmid", "lgap[1]" ... of a rating, else "intercept"; then the covariates.
std::vector<std::string> linear_names(const Model& model);

/// The log evidence of a fit that found nothing, and of weights that are none: below that of any diary.
inline constexpr double no_evidence = -1e20;

/// What is believed before any data, in the shape of a posterior: what a fit gives back where the data taught it
/// nothing that can be trusted. Mean, sd and quantiles are the prior's own, each density on a dense grid.
///
/// On the outcome's scale the effect is E[y | eta + effect] - E[y | eta], the effect and the level drawn from their
/// priors; sigma stands at its scale, and the gaps between cut-points at their medians.
/// Edges: what the model does not have (rho, half-life) or nobody asked for (`options`) is not there; the log evidence
/// is that of nothing, 0. Test: prior_alone_test.cc.
Posterior prior_alone(const Model& model, const FitOptions& options);

/// The same as the answer of a fit that found nothing: its evidence is none, it is not to be trusted, and `note` says
/// why the prior is all that there is.
Posterior nothing_learned(const Model& model, const FitOptions& options, int days, int observed, std::string note);

}  // namespace titrate
