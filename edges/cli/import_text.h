#pragma once

#include <string>

#include "codec/json.h"

namespace titrate::cli {

/// What an import did, or would do, on 80 columns: counts first, then what became what, then questions with what to
/// type, then the lines that need a look. `import` as the door tells it.
std::string brought_text(const codec::Json& import, bool only_tried);

/// The imports of a diary with their ids, and the formats with where their files come from.
std::string imports_text(const codec::Json& imports, const codec::Json& formats);

}  // namespace titrate::cli
