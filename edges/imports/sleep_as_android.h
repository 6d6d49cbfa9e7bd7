#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// sleep-export.csv of Sleep as Android (docs/formats/sleep-as-android.md): sleep, its rating and its comment.
bool is_sleep_as_android(const Part& part);
Result<Done> read_sleep_as_android(const Reading& reading);

}  // namespace titrate::imports
