#pragma once

#include <string>

#include "app/screen_person.h"

namespace titrate::cli {

/// A screening for a person, in at most 80 columns: what stands in the way first, then what could not be checked, then
/// the rest, each with what to do, why, and the source; and the limit, with whose it is and why.
std::string screening_text(const ScreenedPerson& screened, bool colours);

}  // namespace titrate::cli
