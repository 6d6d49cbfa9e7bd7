#pragma once

#include "base/result.h"
#include "cli/ending.h"

namespace titrate::cli {

/// The problem, on stderr, in sentences, wrapped on a terminal; and how the verb ends because of it.
Ending complain(const Problem& problem);

/// May `stream` (1: stdout, 2: stderr) carry colours? Not into a pipe or a file, and not where NO_COLOR is set.
bool colours_on(int stream);

}  // namespace titrate::cli
