// Any bytes are somebody's day or a problem with a way out, and a day can be added up.
#include "door/day_json.h"

#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "target.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto day = door::day_from_json(as_text(data, size), "day.json", codec::catalog());
  if (!day) {
    promise(!day.problem().what.empty() && !day.problem().way_out.empty());
    return 0;
  }
  PlainFoodTable table(codec::catalog());
  const auto intake = intake_of(*day, table, codec::catalog(), *parse_day("2026-03-01"));
  promise(intake.ok());
  promise(intake->total.food >= DailyElementalMass{} && intake->total.supplements >= DailyElementalMass{});
  promise(intake->total.foods == int(day->foods.size()));
  return 0;
}
