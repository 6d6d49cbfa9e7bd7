#include "labels/label.h"

#include <fmt/core.h>

#include <filesystem>

#include "cli/clock.h"
#include "cli/label_text.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/printed.h"

namespace titrate::cli {

Ending label(const LabelOptions& options) {
  // A file when the argument names one; otherwise it is the text itself.
  std::error_code ignored;
  const bool is_file = options.label == "-" || std::filesystem::is_regular_file(options.label, ignored);
  std::string bytes = options.label, name = "LABEL";
  if (is_file) {
    name = options.label == "-" ? "stdin" : options.label;
    const auto read = codec::read_file(options.label);
    if (!read) return complain(read.problem());
    bytes = *read;
  }
  std::optional<Day> today = day_of(now(), DayStart{});
  if (!options.today.empty() && !(today = parse_day(options.today)))
    return complain({"\"" + options.today + "\" is not a day.", {.file = "--today"}, "Write it like 2026-03-01."});
  const auto label = labels::label_from(bytes, name, codec::catalog());
  if (!label) return complain(label.problem());
  const Resolved resolved = resolve(*label, codec::catalog(), today);
  fmt::print("{}\n", options.json ? codec::printed_label(*label, resolved) : label_text(*label, resolved));
  return resolved.can_tell() ? Ending::done : Ending::refused;
}

}  // namespace titrate::cli
