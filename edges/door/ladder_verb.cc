#include "codec/ladder_json.h"
#include "codec/person_json.h"
#include "door/who_is_asked.h"

namespace titrate::door {

Answer ladder(Room& room, Fields& fields) {
  fields.needs("now");
  const auto now = fields.moment("now");
  const auto unit_mg = fields.number("unit_mg"), to = fields.number("to_mg");
  const bool scored = fields.flag("scored").value_or(false);
  const auto name = fields.text("unit");
  const auto start = fields.day("start");
  const Json* said = fields.object("person");
  if (auto problem = fields.problem()) return *problem;
  if (unit_mg && (!(*unit_mg > 0) || *unit_mg > 5000))
    return Problem{"a unit holds more than nothing and at most five grams of magnesium.",
                   {.file = "unit_mg"},
                   "Give its milligrams of elemental magnesium; the verb \"label\" finds them."};
  if (to && !(*to > 0)) return Problem{"a ladder goes up.", {.file = "to_mg"}, "Give milligrams above zero."};
  const Day today = day_of(*now, DayStart{});
  std::optional<PersonSheet> given;
  if (said) {
    auto read = person_from_json(said->dump(2, ' ', false, Json::error_handler_t::replace), "person", room.catalog);
    if (!read) return read.problem();
    given = std::move(read).value();
  }
  const auto who = who_is_asked(room, given, *now);
  if (!who) return who.problem();
  if (!unit_mg && !who->product)
    return Problem{"it is not said what a unit holds, and the diary keeps no product.",
                   {.file = "unit_mg"},
                   "Give its milligrams of elemental magnesium, or choose a product first."};
  const DoseUnit unit =
      unit_mg ? DoseUnit{*unit_mg * elemental_milligram, scored, name.value_or("capsule")} : who->product->unit;
  LadderWish wish{.start = start.value_or(today + std::chrono::days(1)), .to = {}};
  if (to) wish.to = *to * elemental_milligram_per_day;
  const PlannedLadder planned = plan_ladder(who->standing, unit, wish);
  return Json{{"ladder", ladder_json(planned, room.catalog)}};
}

}  // namespace titrate::door
