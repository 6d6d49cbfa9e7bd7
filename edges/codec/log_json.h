#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/vault.h"
#include "base/result.h"
#include "life/event.h"

namespace titrate {
struct Catalog;
}

namespace titrate::codec {

/// Everything that was ever said, of every diary, in the order in which it was said; and the key of a sealed order.
struct WholeLog {
  std::vector<Event> events;  ///< ids 1, 2, 3 ...
  std::optional<VaultKey> key;
  friend bool operator==(const WholeLog&, const WholeLog&) = default;
};

/// As JSON, an event a line (docs/formats/backup.md). Reading it gives the same log, and writing that the same bytes. A
/// Problem for a text that is not UTF-8, which JSON cannot hold.
Result<std::string> json_of(const WholeLog& log);

/// A Problem, which names the event, for: what `json_object_of` refuses; another format; a field that is missing, of
/// another type or not known; ids that are not 1, 2, 3 ...; a key twice in one diary; an event that no log takes
/// (app/records.h), and a document that its reader refuses.
Result<WholeLog> log_from_json(std::string_view bytes, const std::string& name, const Catalog& catalog);

/// Why these events are no log, or nothing: ids in order, keys once, and what every log asks of an event.
std::optional<Problem> fault_of(const std::vector<Event>& events, const std::string& name);

/// The diaries that are in it, each once, in order of their first event.
std::vector<std::string> diaries_of(const std::vector<Event>& events);
std::vector<Event> events_of_diary(const std::vector<Event>& events, const std::string& diary);

/// What a tidy CSV of this diary leaves out, a line each.
std::vector<std::string> lost_in_csv(const std::vector<Event>& events, const std::string& diary);

}  // namespace titrate::codec
