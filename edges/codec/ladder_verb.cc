#include "codec/ladder_json.h"
#include "codec/person_json.h"
#include "codec/verbs.h"

namespace titrate::codec {

Answer ladder(Room& room, Fields& fields) {
  fields.needs("now");
  const auto now = fields.moment("now");
  fields.needs("unit_mg");
  const auto unit_mg = fields.number("unit_mg"), to = fields.number("to_mg");
  const bool scored = fields.flag("scored").value_or(false);
  const auto name = fields.text("unit");
  const auto start = fields.day("start");
  const Json* said = fields.object("person");
  if (auto problem = fields.problem()) return *problem;
  if (!(*unit_mg > 0) || *unit_mg > 5000)
    return Problem{"a unit holds more than nothing and at most five grams of magnesium.",
                   {.file = "unit_mg"},
                   "Give its milligrams of elemental magnesium; the verb \"label\" finds them."};
  if (to && !(*to > 0)) return Problem{"a ladder goes up.", {.file = "to_mg"}, "Give milligrams above zero."};
  const Day today = day_of(*now, DayStart{});
  Person person;
  if (said) {
    const auto read =
        person_from_json(said->dump(2, ' ', false, Json::error_handler_t::replace), "person", room.catalog);
    if (!read) return read.problem();
    person = read->person;
  }
  LadderWish wish{.start = start.value_or(today + std::chrono::days(1)), .to = {}};
  if (to) wish.to = *to * elemental_milligram_per_day;
  const PlannedLadder planned = plan_ladder(person, {*unit_mg * elemental_milligram, scored, name.value_or("capsule")},
                                            wish, room.catalog, today);
  return Json{{"ladder", ladder_json(planned, room.catalog)}};
}

}  // namespace titrate::codec
