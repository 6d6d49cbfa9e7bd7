#include "cli/layout.h"

#include <fmt/core.h>

namespace titrate::cli {

Result<codec::ConvertOptions> layout_asked_for(const std::string& as, const std::string& participant,
                                               const std::string& start) {
  codec::ConvertOptions options;
  if (!as.empty()) options.format = as;
  if (!participant.empty()) options.participant = participant;
  if (!start.empty() && !(options.start = parse_day(start)))
    return Problem{"\"" + start + "\" is not a day.", {.file = "--start"}, "Write it like 2026-03-01."};
  return options;
}

void say_what_was_converted(const codec::Converted& converted) {
  for (const std::string& note : converted.notes) fmt::print(stderr, "{}\n", note);
  for (const codec::Listed& one : converted.listed)
    fmt::print(stderr, "  line {}: {}: {}\n", one.line, one.why, one.text);
}

}  // namespace titrate::cli
