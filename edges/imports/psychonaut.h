#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// The JSON that PsychonautWiki Journal exports (docs/formats/psychonaut.md): experiences, and in them ingestions.
bool is_psychonaut(const Part& part);
Result<Done> read_psychonaut(const Reading& reading);

}  // namespace titrate::imports
