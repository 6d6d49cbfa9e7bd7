#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/screen_person.h"
#include "safety/screening_change.h"

namespace titrate::codec {

/// `titrate screen --json` and the door's "screen": the shape that openapi.yaml calls Screening.
nlohmann::ordered_json screening_json(const ScreenedPerson& screened, const Catalog& catalog, Day today);

nlohmann::ordered_json finding_json(const Finding& finding);

/// What is new in a screening since the one before it: openapi.yaml calls it ScreeningChange.
nlohmann::ordered_json change_json(const ScreeningChange& change);

/// Nothing in our rules, in words: never "no interaction".
inline constexpr const char* nothing_in_our_rules_means =
    "We know it and hold no rule for it. That is not the same as no interaction: ask a pharmacist.";

}  // namespace titrate::codec
