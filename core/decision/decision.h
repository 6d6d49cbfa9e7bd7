#pragma once

#include <string>
#include <vector>

#include "posterior/answers.h"
#include "safety/screening.h"

namespace titrate {

/// Something that was weighed, and where it comes from.
struct Reason {
  std::string text;
  std::string source;
};

/// What to do next. A verdict needs a rule that was calibrated and fixed before the data; this release ships none, so
/// every review is undecided and says so, with effect and interval beside it.
struct Undecided {
  std::vector<Reason> reasons;
};

using Decision = Undecided;

Decision decide(const Trial& trial, const Screening& screening, const Answers& answers);

}  // namespace titrate
