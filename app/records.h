#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "diary/event.h"

namespace titrate {

/// Where the log of events is kept. One of the two places where the outside world is replaced; an implementation in
/// memory (tests, the browser) and one in SQLite pass the same tests (edges/store).
class Records {
 public:
  virtual ~Records() = default;

  /// All events of one diary ("mine", "example"), in the order in which they were appended.
  virtual Result<std::vector<Event>> load(const std::string& diary) = 0;

  /// Appends all of the events, or none: ids are given here, in order. An event whose key is already in the log is left
  /// out, so that an entry that was sent twice is written once. Returns the events as they now stand in the log (for
  /// a repeated key: the one that was there).
  virtual Result<std::vector<Event>> append(std::span<const Event> events) = 0;
};

}  // namespace titrate
