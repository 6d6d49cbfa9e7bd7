#pragma once

#include "app/bring_in.h"
#include "codec/json.h"

namespace titrate::codec {

/// What an import did or would do: openapi.yaml calls it Import.
Json import_json(const Brought& brought);

/// The imports of a diary: openapi.yaml calls one PastImport.
Json imports_json(const std::vector<PastImport>& imports);

}  // namespace titrate::codec
