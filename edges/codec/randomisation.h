#pragma once

#include <string_view>

#include "base/result.h"
#include "trial/trial.h"

namespace titrate::codec {

/// How the order was drawn, as a person says it: "pairs:7" (the order within each pair of 7-day periods), "blocks:7"
/// (7-day periods over the whole trial), "daily". A period has 1 to 366 days.
Result<Randomisation> randomisation_named(std::string_view text);

}  // namespace titrate::codec
