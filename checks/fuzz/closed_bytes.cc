// Any bytes are a closed backup that somebody made, or a problem; and whatever is closed comes out as it went in.
#include "codec/closed_bytes.h"

#include <string>

#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const codec::BackupLock lock = codec::lock_of("words", {.operations = 1, .memory = 8192}).value();
  const std::string_view bytes = as_text(data, size);
  const auto opened = codec::opened_bytes(bytes, codec::StreamKey{}, "backup");
  promise(!opened || codec::are_closed(bytes));
  if (const auto read = codec::lock_from_text(bytes, "lock"))
    promise(codec::lock_from_text(codec::text_of(*read), "lock").ok());
  const auto closed = codec::closed_bytes(bytes, lock);
  promise(codec::opened_bytes(closed.bytes, closed.key, "backup").value() == bytes);
  return 0;
}
