#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// The table of sleep in an export of Samsung Health (docs/formats/samsung-health.md).
bool is_samsung_health(const Part& part);
Result<Done> read_samsung_health(const Reading& reading);

}  // namespace titrate::imports
