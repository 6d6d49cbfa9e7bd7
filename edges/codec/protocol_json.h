#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "codec/json.h"
#include "life/protocol.h"

namespace titrate {
struct Catalog;
}

namespace titrate::codec {

/// The protocol as one canonical text (codec/seal.h): the same value is the same bytes, and the hash is of these bytes.
std::string json_of(const Protocol& protocol);
/// The same without its commitment: what the commitment is about.
std::string uncommitted_json_of(const Protocol& protocol);

/// A protocol from its text, spaces and order of the keys aside. A Problem, with line and caret, for: what `read_json`
/// refuses; a format of another version; a field that is missing, of another type or not known; a plan that
/// `trial_from_json` refuses.
Result<Protocol> protocol_from_json(std::string_view bytes, const std::string& name, const Catalog& catalog);

}  // namespace titrate::codec
