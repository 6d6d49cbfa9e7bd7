#pragma once

#include <vector>

#include "app/records.h"
#include "mutation.h"

namespace titrate::lives {

/// What goes wrong while one request is answered.
enum class Fault {
  none,
  refused_before,  ///< the store refuses the write: nothing of it is there
  thrown_before,   ///< the same, and something is thrown
  refused_after,   ///< the write is done, and the store says that it failed
  thrown_after,
  not_read,    ///< the log cannot be read any more
  disk_stops,  ///< between two writes of SQLite, or in the middle of one (disk.h)
};
const char* in_words(Fault fault);

/// Records over the real ones: hears what the door wants to write, and lets it fail.
class FaultyRecords : public Records {
 public:
  explicit FaultyRecords(Mutation mutation) : mutation_(mutation) {}
  void over(Records& real) { real_ = &real; }

  /// Before a request: `read` is the number of the reading, from 1, that fails.
  void expect(Fault fault, int read);
  /// Every write that the request tried, each all or nothing.
  const std::vector<std::vector<Event>>& tried() const { return tried_; }
  bool failed() const { return failed_; }  ///< the fault happened

  Result<Log> load(const std::string& diary) override;
  Result<std::optional<std::vector<Event>>> append_while(const SeenDiary* seen, std::span<const Event> events) override;

 private:
  Result<std::optional<std::vector<Event>>> really(const SeenDiary* seen, std::span<const Event> events);
  Records* real_ = nullptr;
  Mutation mutation_;
  Fault fault_ = Fault::none;
  int read_ = 0;
  bool failed_ = false;
  std::vector<std::vector<Event>> tried_;
};

}  // namespace titrate::lives
