#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// Daylio's CSV (docs/formats/daylio.md).
bool is_daylio(const Part& part);
Result<Done> read_daylio(const Reading& reading);

}  // namespace titrate::imports
