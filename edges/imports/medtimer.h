#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// The events that MedTimer writes as CSV (docs/formats/medtimer.md). The program translates its header, and quotes
/// nothing: what does not change is that the last two columns are the first and the fourth again, in ISO 8601.
bool is_medtimer(const Part& part);
Result<Done> read_medtimer(const Reading& reading);

/// Its backup, JSON: the medicines that are planned, and the events of what was taken.
bool is_medtimer_backup(const Part& part);
Result<Done> read_medtimer_backup(const Reading& reading);

}  // namespace titrate::imports
