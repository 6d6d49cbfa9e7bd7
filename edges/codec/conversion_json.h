#pragma once

#include "codec/convert.h"
#include "codec/json.h"

namespace titrate::codec {

/// `titrate convert --json` and the door's "convert": {csv, participants, notes, listed}.
Json conversion_json(const Converted& converted);

}  // namespace titrate::codec
