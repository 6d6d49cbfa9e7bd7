#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/screen_person.h"

namespace titrate::codec {

/// `titrate screen --json` and the door's "screen": the shape that openapi.yaml calls Screening.
nlohmann::ordered_json screening_json(const ScreenedPerson& screened, const Catalog& catalog, Day today);

/// Nothing in our rules, in words: never "no interaction".
inline constexpr const char* nothing_in_our_rules_means =
    "We know it and hold no rule for it. That is not the same as no interaction: ask a pharmacist.";

}  // namespace titrate::codec
