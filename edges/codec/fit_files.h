#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/model.h"

namespace titrate::codec {

/// What MODEL.json of `titrate fit` says: the model, and the columns of DATA.csv that it speaks of.
struct FitModel {
  std::string time, response, dose;  ///< names of columns; each covariate is a column of its own name
  Model model{};
};

/// MODEL.json (docs/formats/fit.md), strictly: `titrate fit` is exactly this model with exactly these priors, so
/// nothing has a default. `rho` and `half_life` must be there and may be null, which leaves them out of the model.
/// `dispersion` (needed by a negative binomial), `drift` and `saturation` may be null or left out. An ordinal model
/// needs `levels` and `cutpoints` and has no `intercept`; in other models the two may be there and are not used.
///
/// A Problem, with line and caret, for: what `read_json` refuses; a field that is missing, of another type or not
/// known; a spread that is not above zero; a column with two parts to play; an unknown family.
Result<FitModel> fit_model_from_json(std::string_view bytes, const std::string& name);

/// DATA.csv for a model: one row for each day, in order. `time` holds whole numbers or ISO dates that rise by one day
/// from row to row. An empty response is a day that was not observed; dose and covariates are known on every day.
/// Columns that the model does not name are passed over.
///
/// A Problem, with line and caret, for: what `read_csv` refuses; a column that is missing or stands twice; a day that
/// is left out, stands twice or goes back; an empty dose or covariate; a cell that is no number; a response that the
/// family cannot have (a count below zero, a category that is not there); no response at all.
Result<Series> series_from_csv(std::string_view bytes, const std::string& name, const FitModel& model);

}  // namespace titrate::codec
