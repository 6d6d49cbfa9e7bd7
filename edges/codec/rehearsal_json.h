#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/rehearse.h"

namespace titrate::codec {

/// `titrate rehearse --json` and the door's "rehearse": the shape that openapi.yaml calls Rehearsal. `seconds` is what
/// the caller's clock said.
nlohmann::ordered_json rehearsal_json(const Rehearsal& rehearsal, double seconds, const Catalog& catalog);

}  // namespace titrate::codec
