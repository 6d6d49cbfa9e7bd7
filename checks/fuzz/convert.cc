// Any bytes are somebody's diary or a problem with a way out, and what was converted is a tidy diary.
#include "codec/convert.h"

#include "codec/tidy_diary.h"
#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const codec::ConvertOptions anybody{.start = parse_day("2026-02-18")};
  const codec::ConvertOptions somebody{.participant = "a"};
  for (const auto& options : {anybody, somebody}) {
    const auto converted = codec::convert(as_text(data, size), "file.csv", options);
    if (!converted) {
      promise(!converted.problem().what.empty() && !converted.problem().way_out.empty());
      continue;
    }
    const std::string written = codec::csv_of(converted->diary);
    promise(codec::diary_from_csv(written, "diary.csv", std::nullopt).ok());
  }
  return 0;
}
