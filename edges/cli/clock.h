#pragma once

#include "base/day.h"

namespace titrate::cli {

/// Now, with the offset of this machine's zone: the one place where the program looks at a clock.
Moment now();

}  // namespace titrate::cli
