#include "door/redacted_room.h"

#include <map>

namespace titrate::door {

RedactedRoom::RedactedRoom(const Room& room)
    : room_{records_, room.progress, room.catalog, room.foods, &vault_, nullptr, nullptr, room.printer} {}

Result<std::unique_ptr<RedactedRoom>> RedactedRoom::of(const Room& room, const std::string& diary,
                                                       const Redaction& redaction) {
  WholeLog log;
  auto events = room.records.load(diary);
  if (!events) return events.problem();
  log.events = *events;
  if (room.vault) {
    const auto key = room.vault->key();
    if (!key) return key.problem();
    log.key = *key;
  }
  auto copy = redacted(log, redaction, room.catalog);
  if (!copy) return copy.problem();
  std::unique_ptr<RedactedRoom> made(new RedactedRoom(room));
  made->shifted_ = redaction.shift_dates;
  if (redaction.shift_dates) made->by_ = shift_of(log.events);
  // The key stays in this room: the order is drawn from the secret, and what is printed tells it only when it is open.
  if (log.key)
    if (const auto kept = made->vault_.keep(*log.key); !kept) return kept.problem();
  // Other diaries' lines lay between; here the lines are counted anew, and an undo follows what it takes back.
  std::map<std::int64_t, std::int64_t> now_called;
  for (Event& event : copy->events) {
    now_called[event.id] = std::int64_t(now_called.size()) + 1;
    if (auto* undone = std::get_if<Undone>(&event.what)) undone->event = now_called[undone->event];
  }
  if (const auto kept = made->records_.append(copy->events); !kept) return kept.problem();
  return made;
}

Moment RedactedRoom::moved(const Moment& moment) const {
  if (!shifted_) return moment;
  return {moment.instant + moment.offset + by_, std::chrono::minutes{0}};
}

}  // namespace titrate::door
