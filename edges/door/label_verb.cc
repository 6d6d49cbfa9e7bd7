#include "catalog/label.h"

#include "codec/label_json.h"
#include "door/verbs.h"
#include "labels/label.h"

namespace titrate::door {

Answer label(Room& room, Fields& fields) {
  fields.needs("text");
  const auto now = fields.moment("now");
  const auto today = fields.day("today");
  const auto text = fields.text("text");
  if (auto problem = fields.problem()) return *problem;
  const auto read = labels::label_from(text.value_or(""), "text", room.catalog);
  if (!read) return read.problem();
  std::optional<Day> day = today;
  if (!day && now) day = day_of(*now, DayStart{});
  return Json{{"label", label_json(*read, resolve(*read, room.catalog, day))}};
}

}  // namespace titrate::door
