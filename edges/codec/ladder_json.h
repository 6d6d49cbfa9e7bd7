#pragma once

#include <string>

#include "app/plan_ladder.h"
#include "codec/json.h"

namespace titrate::codec {

/// The ladder, or why there is none: steps with their days, units, milligrams and intakes; whose limit it keeps to.
Json ladder_json(const PlannedLadder& planned, const Catalog& catalog);

Json ladder_step_json(const LadderStep& step);

}  // namespace titrate::codec
