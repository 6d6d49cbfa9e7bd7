#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/backups.h"
#include "app/foods.h"
#include "app/printer.h"
#include "app/records.h"
#include "app/vault.h"
#include "base/day.h"
#include "base/progress.h"

namespace titrate::codec {

/// The one door for machine callers: HTTP posts to it, `titrate ask` pipes to it, bindings will call it.
///
/// `request` is one JSON object with a "verb"; the reply is one JSON object, `{"ok": true, ...}` or
/// `{"ok": false, "problem": {"what", "where", "way_out"}}`. edges/codec/openapi.yaml describes every verb. The core
/// Foods are looked up in `foods`; without one, in the built-in table alone. The key of a sealed order is in `vault`;
/// without one no plan is sealed or opened. Copies are
/// kept in `backups`; without it none are. PDF is printed by `printer`; without it there is HTML alone. The core
/// has no clock: a verb that needs to know when it is asked reads "now" from the request, an ISO instant with an
/// offset; where the request has none, it is the `now` of the edge that owns a clock. Never throws; a broken promise of
/// ours is a reply too. What failed may have been written: the log says, and what is sent again under its key is
/// written once.
std::string handle(Records& records, Progress& progress, std::string_view request,
                   std::optional<Moment> now = std::nullopt, FoodTable* foods = nullptr, Vault* vault = nullptr,
                   Backups* backups = nullptr, Printer* printer = nullptr);

}  // namespace titrate::codec
