#include "app/write_event.h"

namespace titrate {

Result<Event> write_event(Records& records, const Asked& asked, decltype(Event::what) what) {
  Event event;
  event.diary = asked.diary;
  event.key = asked.key;
  event.entered = asked.now;
  event.what = std::move(what);
  auto written = records.append(std::span(&event, 1));
  if (!written) return written.problem();
  Event stands = std::move(written.value().front());
  if (stands.what != event.what)
    return Problem{"The key \"" + asked.key + "\" was already used for another entry.",
                   {.file = "key"},
                   "Give each new entry a key of its own; nothing was written."};
  return stands;
}

}  // namespace titrate
