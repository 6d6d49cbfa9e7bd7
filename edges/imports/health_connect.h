#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// The database that Health Connect of Android exports (docs/formats/health-connect.md): sleep and magnesium.
bool is_health_connect(const Part& part);
Result<Done> read_health_connect(const Reading& reading);

}  // namespace titrate::imports
