// Any bytes are an archive with members that can be read to their end, or a problem with a way out. What a member holds
// is the business of the other targets.
#include "imports/archive.h"

#include <istream>

#include "codec/text.h"
#include "target.h"

using namespace titrate;

namespace {

/// As many bytes as a member gives, read as its readers do.
std::streamsize length_of(const imports::Part& member) {
  const auto bytes = member.bytes();
  char block[4096];
  std::streamsize length = 0;
  while (bytes->read(block, sizeof block) || bytes->gcount() > 0) length += bytes->gcount();
  return length;
}

void promise_a_way_out(const Problem& problem) {
  promise(!problem.what.empty() && !problem.way_out.empty() && codec::is_utf8(problem.what));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto archive = imports::part_of_bytes(std::string(as_text(data, size)), "file");
  const auto members = imports::members_of(*archive);
  if (!members) return promise_a_way_out(members.problem()), 0;
  for (const auto& member : *members) {
    promise(member->name().starts_with("file: ") && codec::is_utf8(member->name()));
    const std::streamsize length = length_of(*member);
    if (const auto fault = member->fault()) promise_a_way_out(*fault);
    // It may be read as often as is needed, until all that was unpacked of the archive is too much.
    else if (const std::streamsize again = length_of(*member); !member->fault())
      promise(again == length);
  }
  return 0;
}
