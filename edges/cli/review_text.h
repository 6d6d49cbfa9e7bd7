#pragma once

#include <string>

#include "app/review_trial.h"
#include "posterior/posterior.h"

namespace titrate::cli {

/// The answer for a terminal of 80 columns: the sentence first, then the plots, then each section. Bold headings only
/// where `colours` says so.
std::string review_text(const Review& review, const Diary& diary, bool colours);

/// A fit as a table: the effect, the coefficients, sigma, rho, the half-life, and what the diagnostics say.
std::string fit_text(const Posterior& posterior);

}  // namespace titrate::cli
