#pragma once

#include "catalog/label.h"
#include "codec/json.h"

namespace titrate::codec {

/// `titrate label --json` and the door's "label": the shape that openapi.yaml calls ResolvedLabel.
Json label_json(const Label& label, const Resolved& resolved);

}  // namespace titrate::codec
