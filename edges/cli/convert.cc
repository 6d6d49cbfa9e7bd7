#include "codec/convert.h"

#include <fmt/core.h>

#include "cli/layout.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/file.h"
#include "codec/printed.h"
#include "codec/tidy_diary.h"

namespace titrate::cli {

Ending convert(const ConvertOptions& options) {
  const auto layout = layout_asked_for(options.as, options.participant, options.start);
  if (!layout) return complain(layout.problem());
  const auto bytes = codec::read_file(options.file);
  if (!bytes) return complain(bytes.problem());
  const auto converted = codec::convert(*bytes, options.file, *layout);
  if (!converted) return complain(converted.problem());

  if (!options.json) say_what_was_converted(*converted);
  const std::string said =
      options.json ? codec::printed_conversion(*converted) + "\n" : codec::csv_of(converted->diary);
  if (options.out.empty()) {
    fmt::print("{}", said);
    return Ending::done;
  }
  if (const auto written = codec::write_file(options.out, said); !written) return complain(written.problem());
  fmt::print(stderr, "Written to {}. The next step: titrate review {}\n", options.out, options.out);
  return Ending::done;
}

}  // namespace titrate::cli
