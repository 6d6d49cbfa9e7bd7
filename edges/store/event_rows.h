#pragma once

#include <optional>
#include <string>
#include <vector>

#include "life/event.h"
#include "store/sqlite.h"

namespace titrate::store {

/// A row that this program could not have written: somebody changed the file by hand, or the disk did.
struct UnreadableRow : std::runtime_error {
  UnreadableRow(std::int64_t id_, const std::string& message) : std::runtime_error(message), id(id_) {}
  std::int64_t id;
};

/// Writes events with the ids they already have. Preparing a statement compiles its triggers too, which took 0.1 ms, so
/// it is prepared once for many events.
class EventWriter {
 public:
  explicit EventWriter(Database& database);
  void write(const Event& event);

 private:
  Statement event_;
  Statement tracked_;
};

/// All events of every diary, in order of id.
std::vector<Event> read_every_event(Database& database);

/// All events of a diary, in order of id.
std::vector<Event> read_events(Database& database, const std::string& diary);

/// The id of the latest event of a diary; 0 where it has none.
std::int64_t newest_event(Database& database, const std::string& diary);

/// The event of that key, or nothing.
std::optional<Event> read_event_with_key(Database& database, const std::string& diary, const std::string& key);

}  // namespace titrate::store
