#include "app/screen_person.h"
#include "codec/person_json.h"
#include "codec/screening_json.h"
#include "door/verbs.h"

namespace titrate::door {

Answer screen(Room& room, Fields& fields) {
  fields.needs("now");
  const auto now = fields.moment("now");
  fields.needs("person");
  const Json* said = fields.object("person");
  if (auto problem = fields.problem()) return *problem;
  const Day today = day_of(*now, DayStart{});
  const auto read = person_from_json(said->dump(2, ' ', false, Json::error_handler_t::replace), "person", room.catalog);
  if (!read) return read.problem();
  const ScreenedPerson screened = screen_person(*read, room.catalog, today);
  return Json{{"screening", screening_json(screened, room.catalog, today)}};
}

}  // namespace titrate::door
