#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// export.xml of Apple Health (docs/formats/apple-health.md): sleep and dietary magnesium. Everything else, some
/// gigabytes of heart rate, is passed over and counted.
bool is_apple_health(const Part& part);
Result<Done> read_apple_health(const Reading& reading);

}  // namespace titrate::imports
