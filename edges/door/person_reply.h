#pragma once

#include <string>

#include "app/say_person.h"
#include "codec/json.h"

namespace titrate::door {

/// What the verbs "person" and "product" answer, and `titrate person` and `titrate product` print with --json: who this
/// is, what they take, the screening, and after something was written what it changed. openapi.yaml: PersonReply.
codec::Json person_reply(const OpenNotebook& notebook, const Catalog& catalog, Day today, const Said* said = nullptr);

std::string printed_person_reply(const OpenNotebook& notebook, const Catalog& catalog, Day today,
                                 const Said* said = nullptr);

}  // namespace titrate::door
