#include "codec/day_json.h"

#include "codec/json_file.h"
#include "codec/person_json.h"

namespace titrate::codec {
namespace {

constexpr double most_grams = 20'000;         // of one food in a day; the number is ours
constexpr double most_elemental_mg = 10'000;  // as in the diary: beyond it stands a slip of the finger

FoodSaid food_in(JsonFields fields) {
  FoodSaid food;
  if (fields.has("id"))
    food.id = fields.text("id");
  else
    food.name = fields.text("name");
  if (fields.has("id") && fields.has("name"))
    fields.refuse("name", "a food is said by its name or by its id, and not by both.", "Leave one of them out.");
  if (food.id.empty() && food.name.empty())
    fields.refuse("name", "this food has no name.", "Write a name; titrate foods WORDS shows what is known.");
  const double grams = fields.above_zero("grams");
  if (grams > most_grams)
    fields.refuse("grams", "nobody eats that much of a food in a day.", "Write grams: 100 g are \"grams\": 100.");
  food.portion = grams * gram;
  fields.no_others();
  return food;
}

Supplement supplement_in(JsonFields fields) {
  Supplement taken;
  if (fields.has("elemental_mg")) {
    taken.said = fields.has("name") ? fields.text("name") : "supplement";
    const double mg = fields.number("elemental_mg");
    if (mg < 0 || mg > most_elemental_mg)
      fields.refuse("elemental_mg", "this is not an amount of magnesium that anybody takes in a day.",
                    "Write mg of elemental magnesium taken in this day.");
    taken.content = mg * elemental_milligram;
  } else {
    const char* which = fields.has("product") ? "product" : "label";
    taken.said = fields.text(which);
    if (fields.has("units") && fields.number("units") < 0)
      fields.refuse("units", "fewer than no units cannot be taken.", "Write how many were taken in this day.");
    taken.why_not = std::string(which) == "label"
                        ? "label text is not read yet; give elemental_mg, the magnesium that its panel prints."
                        : "products are not looked up here; give elemental_mg, the magnesium that its panel prints.";
  }
  fields.no_others();
  return taken;
}

}  // namespace

Result<DaySaid> day_from_json(std::string_view bytes, const std::string& name, const Catalog& catalog) {
  const auto file = read_json(bytes, name);
  if (!file) return file.problem();
  JsonFields fields(*file);
  DaySaid day;
  if (fields.has("person")) {
    JsonFields person = fields.object("person");
    day.person = person_in(person, catalog);
  }
  if (fields.has("foods"))
    for (std::size_t i = 0, count = fields.objects("foods"); i < count && !fields.problem(); ++i)
      day.foods.push_back(food_in(fields.object_in("foods", i)));
  if (fields.has("supplements"))
    for (std::size_t i = 0, count = fields.objects("supplements"); i < count && !fields.problem(); ++i)
      day.supplements.push_back(supplement_in(fields.object_in("supplements", i)));
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  return day;
}

}  // namespace titrate::codec
