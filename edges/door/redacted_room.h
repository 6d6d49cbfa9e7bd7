#pragma once

#include <memory>
#include <string>

#include "app/memory_records.h"
#include "codec/redacted.h"
#include "door/verbs.h"

namespace titrate::door {

/// A room behind the door that holds a redacted copy of one diary, and nothing that could be written to: documents are
/// made of it as they are made of the diary itself.
class RedactedRoom {
 public:
  static Result<std::unique_ptr<RedactedRoom>> of(const Room& room, const std::string& diary,
                                                  const Redaction& redaction);
  Room& room() { return room_; }
  /// An instant as the copy has it: it moved with the days.
  Moment moved(const Moment& moment) const;

 private:
  explicit RedactedRoom(const Room& room);
  MemoryRecords records_;
  MemoryVault vault_;
  Room room_;
  days by_{0};
  bool shifted_ = false;
};

}  // namespace titrate::door
