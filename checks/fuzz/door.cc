// Any bytes that knock at the door get one JSON object that says whether it was done. A second knock finds a log that
// can still be read.
#include <nlohmann/json.hpp>

#include "app/memory_records.h"
#include "door/handle.h"
#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemoryRecords records;
  Progress patient;
  const auto now = parse_moment("2026-03-01T21:04:05+01:00");
  for (const std::string_view request : {as_text(data, size), std::string_view(R"({"verb": "diary"})")}) {
    const auto reply = nlohmann::json::parse(door::handle(records, patient, request, now), nullptr, false);
    promise(reply.is_object() && reply.contains("ok"));
    promise(reply["ok"] == true || (reply["problem"]["what"] != "" && reply["problem"].contains("way_out")));
  }
  return 0;
}
