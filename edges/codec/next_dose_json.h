#pragma once

#include "app/next_dose.h"
#include "codec/json.h"

namespace titrate::codec {

/// The door's "next_dose" and `titrate next --json`: openapi.yaml calls it NextDose.
Json next_dose_json(const NextDose& next);
std::string printed_next_dose(const NextDose& next);

}  // namespace titrate::codec
