#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// Flaredown's CSV (docs/formats/flaredown.md).
bool is_flaredown(const Part& part);
Result<Done> read_flaredown(const Reading& reading);

}  // namespace titrate::imports
