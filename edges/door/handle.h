#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/records.h"
#include "base/day.h"
#include "base/progress.h"
#include "door/ports.h"

namespace titrate::door {

/// The one door for machine callers: HTTP posts to it, `titrate ask` pipes to it, bindings will call it.
///
/// `request` is one JSON object with a "verb"; the reply is one JSON object, `{"ok": true, ...}` or
/// `{"ok": false, "problem": {"what", "where", "way_out"}}`. edges/door/openapi.yaml describes every verb. The core
/// has no clock: a verb that needs to know when it is asked reads "now" from the request, an ISO instant with an
/// offset; where the request has none, it is the `now` of the edge that owns a clock. Never throws; a broken promise of
/// ours is a reply too. What failed may have been written: the log says, and what is sent again under its key is
/// written once.
std::string handle(Records& records, Progress& progress, std::string_view request,
                   std::optional<Moment> now = std::nullopt, const Ports& ports = {});

}  // namespace titrate::door
