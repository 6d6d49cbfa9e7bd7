#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// Bearable's CSV (docs/formats/bearable.md).
bool is_bearable(const Part& part);
Result<Done> read_bearable(const Reading& reading);

}  // namespace titrate::imports
