#pragma once

#include <string>

#include "codec/json.h"

namespace titrate::cli {

/// Where a ladder is, for a terminal of 80 columns, from the door's `follow`: what holds it first, then the dose of
/// today, the question that is open, and the steps ahead.
std::string follow_text(const codec::Json& follow, const codec::Json& call);

/// "2 capsules (1 + 1), 200 mg": the dose of one day.
std::string dose_text(const codec::Json& step, const std::string& unit);

/// Seven days as numbers, and why there is no verdict.
std::string follow_week_text(const codec::Json& week);

}  // namespace titrate::cli
