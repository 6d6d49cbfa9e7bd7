#include "app/write_event.h"

namespace titrate {

Result<Event> write_event(Records& records, const Asked& asked, decltype(Event::what) what) {
  return write_events(records, asked, {std::move(what)});
}

Result<Event> write_events(Records& records, const Asked& asked, std::vector<What> said) {
  std::vector<Event> events;
  for (std::size_t i = 0; i < said.size(); ++i) {
    Event event;
    event.diary = asked.diary;
    if (!asked.key.empty()) event.key = asked.key + (i + 1 == said.size() ? "" : "/" + std::to_string(i));
    event.entered = asked.now;
    event.what = std::move(said[i]);
    events.push_back(std::move(event));
  }
  const What last = events.back().what;
  auto written = records.append(events);
  if (!written) return written.problem();
  Event stands = std::move(written.value().back());
  if (stands.what != last)
    return Problem{"The key \"" + asked.key + "\" was already used for another entry.",
                   {.file = "key"},
                   "Give each new entry a key of its own; nothing was written."};
  return stands;
}

}  // namespace titrate
