// Any bytes are a diary or a problem with a way out, and a diary is written and read back as it was.
#include "codec/tidy_diary.h"

#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto diary = codec::diary_from_csv(as_text(data, size), "diary.csv", parse_day("2026-03-05"));
  if (!diary) {
    promise(!diary.problem().what.empty() && !diary.problem().way_out.empty() && !describe(diary.problem()).empty());
    return 0;
  }
  const std::string written = codec::csv_of(*diary);
  const auto again = codec::diary_from_csv(written, "diary.csv", std::nullopt);
  promise(again.ok());
  promise(codec::csv_of(*again) == written);
  return 0;
}
