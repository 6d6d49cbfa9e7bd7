#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// Titrate's own table, one row a day (docs/formats/tidy-diary.md), read by the reader that `titrate review` has.
bool is_tidy(const Part& part);
Result<Done> read_tidy(const Reading& reading);

}  // namespace titrate::imports
