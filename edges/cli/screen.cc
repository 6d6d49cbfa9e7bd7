#include <fmt/core.h>

#include "app/screen_person.h"
#include "cli/clock.h"
#include "cli/say.h"
#include "cli/screening_text.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/person_json.h"
#include "codec/printed.h"

namespace titrate::cli {

Ending screen(const ScreenOptions& options) {
  const auto bytes = codec::read_file(options.person);
  if (!bytes) return complain(bytes.problem());
  const auto read = codec::person_from_json(*bytes, options.person, codec::catalog());
  if (!read) return complain(read.problem());
  const Day today = day_of(now(), DayStart{});
  const ScreenedPerson screened = screen_person(*read, codec::catalog(), today);
  fmt::print("{}\n", options.json ? codec::printed_screening(screened, codec::catalog(), today)
                                  : screening_text(screened, colours_on(1)));
  return screened.screening.may_start ? Ending::done : Ending::refused;
}

}  // namespace titrate::cli
