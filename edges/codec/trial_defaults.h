#pragma once

#include <vector>

#include "catalog/trial_defaults.h"

namespace titrate::codec {

/// The table of how a trial is laid out (docs/catalog/trial_defaults.md), as it is in the program.
const std::vector<TrialDefaults>& trial_defaults();

}  // namespace titrate::codec
