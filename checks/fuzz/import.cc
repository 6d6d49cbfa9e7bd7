// Any bytes are what a format holds or a problem with a way out. One program for all formats of edges/imports, since
// each would link the same library; TITRATE_FORMAT says which one a run is about, and seeds/import/ has a folder for
// each.
#include <cmath>
#include <cstdio>

#include "codec/text.h"
#include "imports/format.h"
#include "target.h"

using namespace titrate;

namespace {

const imports::Format& format_of_this_run() {
  const char* id = std::getenv("TITRATE_FORMAT");
  const imports::Format* format = imports::format_called(id ? id : "");
  if (!format) std::fprintf(stderr, "TITRATE_FORMAT is no format that titrate import knows.\n"), std::exit(2);
  return *format;
}

void promise_all(const FileFindings& found) {
  for (const FoundItem& item : found.items) promise(!item.name.empty() && codec::is_utf8(item.name));
  for (const FoundEntry& one : found.entries) {
    promise(one.item < found.items.size() && one.records > 0);
    promise(!one.entry.known() || std::isfinite(one.entry.amount()));
    promise(codec::is_utf8(one.text));
  }
  for (const FoundName& one : found.names) promise(!one.name.empty() && codec::is_utf8(one.name));
  for (const ListedRecord& one : found.listed) promise(!one.why.empty());
  promise(found.not_understood >= std::int64_t(found.listed.size()));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const imports::Format& format = format_of_this_run();
  const auto part = imports::part_of_bytes(std::string(as_text(data, size)), "file");
  (void)format.recognises(*part);
  FindingsAsked asked;
  asked.as = format.id;
  Progress progress;
  const auto found = imports::findings_of(*part, asked, progress);
  if (found)
    promise_all(*found);
  else
    promise(!found.problem().what.empty() && !found.problem().way_out.empty());
  return 0;
}
