#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/log.h"
#include "base/result.h"

namespace titrate {

/// How a diary was when somebody decided what to write into it.
struct SeenDiary {
  std::string diary;
  std::int64_t newest = 0;  ///< the id of its latest event; 0: it had none
};

/// Where the log of events is kept. One of the two places where the outside world is replaced; an implementation in
/// memory (tests, the browser) and one in SQLite pass the same tests (edges/store). Several threads may call at once.
class Records {
 public:
  virtual ~Records() = default;

  /// All events of one diary ("mine", "example"), in the order in which they were appended.
  virtual Result<Log> load(const std::string& diary) = 0;

  /// Appends all of the events, or none: ids are given here, in order. An event whose key is already in the log of its
  /// diary is left out, so that an entry that was sent twice is written once. Returns the events as they now stand in
  /// the log (for a repeated key: the one that was there).
  Result<std::vector<Event>> append(std::span<const Event> events);

  /// The same, but only while the diary is as it was `seen`. Nothing, and nothing appended, where somebody else wrote
  /// into it since: what was worked out from the older log has to be worked out anew. Null: append in any case.
  virtual Result<std::optional<std::vector<Event>>> append_while(const SeenDiary* seen,
                                                                 std::span<const Event> events) = 0;
};

/// Why an event may not become line `id` of the log, or nothing. Every implementation of Records asks this: a log that
/// is never rewritten must not take in what no fold could read.
///
/// Refused: an event of no diary; an amount that is no finite number; a dose or measure with words, or words with an
/// amount; an hour that no day has; an undo of anything that does not stand earlier in the log; an import that
/// brings nothing, or more than stands before it.
std::optional<Problem> objection_to(const Event& event, std::int64_t id);

}  // namespace titrate
