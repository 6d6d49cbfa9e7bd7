#pragma once

#include <string>

#include "app/screen_person.h"
#include "safety/screening_change.h"

namespace titrate::cli {

/// What is new since the screening before: "New: ...", "No longer: ...", and whether the answer is another one.
std::string change_text(const ScreeningChange& change, bool colours);

/// A screening for a person, in at most 80 columns: what stands in the way first, then what could not be checked, then
/// the rest, each with what to do, why, and the source; and the limit, with whose it is and why.
std::string screening_text(const ScreenedPerson& screened, bool colours);

}  // namespace titrate::cli
