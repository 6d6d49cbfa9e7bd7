#pragma once

#include "app/follow_week.h"
#include "codec/json.h"

namespace titrate::codec {

/// Where a regimen is, as openapi.yaml describes it; steps count from 1.
Json follow_json(const Regimen& regimen, const RegimenState& state, const std::vector<ResumeQuestion>& questions);
Json follow_week_json(const FollowWeek& week);

Json questions_json(const std::vector<ResumeQuestion>& questions);

}  // namespace titrate::codec
