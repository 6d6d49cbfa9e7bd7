// Any bytes are a log or a problem with a way out, and a log is written and read back as it was.
#include "codec/log_json.h"

#include "codec/catalog_tables.h"
#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto log = codec::log_from_json(as_text(data, size), "log.json", codec::catalog());
  if (!log) {
    promise(!log.problem().what.empty() && !log.problem().way_out.empty());
    return 0;
  }
  const auto written = codec::json_of(*log);
  promise(written.ok());
  const auto again = codec::log_from_json(*written, "log.json", codec::catalog());
  promise(again.ok() && *again == *log);
  promise(codec::json_of(*again).value() == *written);
  for (const std::string& diary : codec::diaries_of(log->events))
    notebook_of(codec::events_of_diary(log->events, diary));
  return 0;
}
