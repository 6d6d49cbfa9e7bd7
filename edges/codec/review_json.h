#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/review_trial.h"
#include "posterior/posterior.h"

namespace titrate::codec {

/// `titrate review --json` and the door's "review": the shape that openapi.yaml calls Review.
nlohmann::ordered_json review_json(const Review& review, const Diary& diary, const Catalog& catalog);

/// `titrate fit --json` and the door's "fit": the shape that openapi.yaml calls Fit.
nlohmann::ordered_json fit_json(const Posterior& posterior);

}  // namespace titrate::codec
