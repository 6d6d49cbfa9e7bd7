#include "catalog/label.h"

#include "codec/label.h"
#include "codec/label_json.h"
#include "codec/verbs.h"

namespace titrate::codec {

Answer label(Room& room, Fields& fields) {
  fields.needs("text");
  const auto now = fields.moment("now");
  const auto today = fields.day("today");
  const auto text = fields.text("text");
  if (auto problem = fields.problem()) return *problem;
  const auto read = label_from(text.value_or(""), "text", room.catalog);
  if (!read) return read.problem();
  std::optional<Day> day = today;
  if (!day && now) day = day_of(*now, DayStart{});
  return Json{{"label", label_json(*read, resolve(*read, room.catalog, day))}};
}

}  // namespace titrate::codec
