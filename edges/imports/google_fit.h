#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// The table of days in a takeout of Google Fit (docs/formats/google-fit.md): sleep. The tables of single days beside
/// it have no column of days, and are not it.
bool is_google_fit(const Part& part);
Result<Done> read_google_fit(const Reading& reading);

}  // namespace titrate::imports
