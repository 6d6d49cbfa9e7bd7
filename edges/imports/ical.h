#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// The events of a calendar, iCalendar (RFC 5545; docs/formats/ical.md). A calendar says what was planned, so nothing
/// of it is an intake: each title is a context that somebody may choose.
bool is_ical(const Part& part);
Result<Done> read_ical(const Reading& reading);

}  // namespace titrate::imports
