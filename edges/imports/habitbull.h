#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// HabitBull's CSV (docs/formats/habitbull.md).
bool is_habitbull(const Part& part);
Result<Done> read_habitbull(const Reading& reading);

}  // namespace titrate::imports
