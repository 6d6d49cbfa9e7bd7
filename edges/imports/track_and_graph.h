#pragma once

#include "imports/format.h"

namespace titrate::imports {

/// Track & Graph's CSV (docs/formats/track_and_graph.md).
bool is_track_and_graph(const Part& part);
Result<Done> read_track_and_graph(const Reading& reading);

}  // namespace titrate::imports
