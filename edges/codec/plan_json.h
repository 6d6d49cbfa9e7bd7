#pragma once

#include "app/nearest_plan.h"
#include "app/propose_plan.h"
#include "codec/json.h"
#include "life/protocol.h"

namespace titrate::codec {

/// A proposal: the plan as TRIAL.json, each number with its reason, and what to hear before it is sealed.
Json proposal_json(const Proposal& proposal);

/// What can be said of a plan at once; null where nothing can.
Json estimate_json(const std::optional<QuickEstimate>& estimate);
/// Where a day lies in a plan, and the arm of that day where it may be told.
Json plan_day_json(const PlanDay& at, const std::optional<std::string>& arm);

}  // namespace titrate::codec
