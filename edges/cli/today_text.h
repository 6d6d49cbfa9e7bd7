#pragma once

#include <string>

#include "codec/json.h"

namespace titrate::cli {

/// What the guard says about the next dose, its own word first; empty where it has nothing to say. Of the door's
/// `guard` and `call`.
std::string guard_text(const codec::Json& guard, const codec::Json& call);

/// Whom to call, with the numbers of the country that the person named and their source; empty where nobody has to be
/// called. Of the door's `call`.
std::string call_text(const codec::Json& call);

/// The page of an evening for a terminal of 80 columns, from the door's `today`: the guard first, then dose, outcomes,
/// what was noticed, the note, what else changed, and the one next thing to do. `follow`: the door's, or null. Bold
/// only where `colours` says so.
std::string today_text(const codec::Json& today, const codec::Json& follow, bool colours);

/// "4", "none", "skipped" or "not recorded": the four states, of any entry of the door.
std::string state_text(const codec::Json& entry, const std::string& unit = "");

}  // namespace titrate::cli
