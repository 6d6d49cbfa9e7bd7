#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// The files of Loop Habit Tracker's CSV export: Habits.csv, the Checkmarks.csv of all habits, and that of one habit
/// (docs/formats/loop.md).
bool is_loop(const Part& part);
Result<Done> read_loop(const Reading& reading);

}  // namespace titrate::imports
