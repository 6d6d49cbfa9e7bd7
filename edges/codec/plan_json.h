#pragma once

#include "app/propose_plan.h"
#include "codec/json.h"
#include "life/protocol.h"

namespace titrate::codec {

/// A proposal: the plan as TRIAL.json, each number with its reason, and what to hear before it is sealed.
Json proposal_json(const Proposal& proposal);

/// Where a day lies in a plan, and the arm of that day where it may be told.
Json plan_day_json(const PlanDay& at, const std::optional<std::string>& arm);

}  // namespace titrate::codec
