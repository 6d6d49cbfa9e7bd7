#pragma once

#include "base/day.h"
#include "codec/csv.h"

namespace titrate::codec {

/// The civil day in a cell: an ISO date, 2026-03-01, from 1900 to 2199, without a time. A Problem for anything else,
/// whose way out says what was probably meant: a day that the calendar does not have, 01/03/2026 (which may be March or
/// January), a date with a time, a date without its zeros.
Result<Day> day_in(const Csv& csv, const Cell& cell);

/// From 1900 to 2199: everything else is a slip.
bool is_of_a_diary(Day day);

}  // namespace titrate::codec
