// Any bytes are a person or a problem with a way out; whoever it is, nothing about them makes the screening fail, and
// nothing that it found lets them start.
#include "codec/person_json.h"
#include "app/screen_person.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = codec::person_from_json(as_text(data, size), "person.json", codec::catalog());
  if (!file) {
    promise(!file.problem().what.empty() && !file.problem().way_out.empty());
    return 0;
  }
  const Day today = *parse_day("2026-03-01");
  const Screening screening = screen_person(*file, codec::catalog(), today).screening;
  promise(!screening.limit.known || screening.limit.amount <= 400 * elemental_milligram_per_day);
  promise(screening.limit.recommended <= screening.limit.amount);
  promise(!screening.may_start ||
          std::none_of(screening.findings.begin(), screening.findings.end(), stands_in_the_way));
  promise(screening.overrides.size() == file->person.decisions.size());
  return 0;
}
