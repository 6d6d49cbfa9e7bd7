#include "app/write_event.h"

namespace titrate {

Result<Event> write_event(Records& records, const Asked& asked, decltype(Event::what) what) {
  return write_events(records, asked, {std::move(what)});
}

Problem key_is_taken(const std::string& key) {
  return {"The key \"" + key + "\" was already used for another entry.",
          {.file = "key"},
          "Give each new entry a key of its own; nothing was written."};
}

namespace {

/// Of several events that are written together none may be there before it is known that the key of the last is free.
std::optional<Problem> taken_by_another(Records& records, const Asked& asked, const What& last) {
  const auto log = records.load(asked.diary);
  if (!log) return log.problem();
  for (const Event& event : *log)
    if (event.key == asked.key && event.what != last) return key_is_taken(asked.key);
  return std::nullopt;
}

Result<std::optional<Event>> write(Records& records, const Asked& asked, const SeenDiary* seen,
                                   std::vector<What> said) {
  if (said.size() > 1 && !asked.key.empty())
    if (auto problem = taken_by_another(records, asked, said.back())) return *problem;
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
  auto written = records.append_while(seen, events);
  if (!written) return written.problem();
  if (!*written) return std::optional<Event>();
  Event stands = std::move((*written)->back());
  if (stands.what != last) return key_is_taken(asked.key);
  return std::optional(std::move(stands));
}

}  // namespace

Result<Event> write_events(Records& records, const Asked& asked, std::vector<What> said) {
  auto written = write(records, asked, nullptr, std::move(said));
  if (!written) return written.problem();
  return std::move(**written);
}

Result<std::optional<Event>> write_events_while(Records& records, const Asked& asked, const OpenNotebook& seen,
                                                std::vector<What> said) {
  const SeenDiary newest{asked.diary, seen.log.empty() ? 0 : seen.log.back().id};
  return write(records, asked, &newest, std::move(said));
}

}  // namespace titrate
