#include "door/day_json.h"

#include "catalog/label.h"
#include "codec/json_file.h"
#include "codec/person_json.h"
#include "labels/label.h"

namespace titrate::door {

using namespace codec;  // as in door/verbs.h

namespace {

constexpr double most_grams = 20'000;         // of one food in a day; the number is ours
constexpr double most_elemental_mg = 10'000;  // as in the diary: beyond it stands a slip of the finger
constexpr double most_units = 200;            // of one product in a day; the number is ours

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

/// A label in a few words on one line: its beginning.
std::string beginning_of(const std::string& label) {
  constexpr std::size_t longest = 60;
  std::string text;
  for (const char c : label) {
    const bool blank = static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
    if (!blank)
      text += c;
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // no letter is cut in two
  return text.substr(0, end) + "...";
}

std::optional<double> units_in(JsonFields& fields) {
  if (!fields.has("units")) return std::nullopt;
  const double units = fields.number("units");
  if (!(units >= 0 && units <= most_units))
    fields.refuse("units", "this is not how many of them anybody takes in a day.",
                  "Write how many capsules, tablets or scoops were taken in this day.");
  return units;
}

/// So many units of a product with this label.
Supplement read_off(const std::string& label, std::optional<double> units, JsonFields& fields, const Catalog& catalog) {
  Supplement taken;
  taken.said = beginning_of(label);
  const Result<Label> read = labels::label_from(label, "label", catalog);
  if (!read) {
    fields.refuse("label", read.problem().what, read.problem().way_out);
    return taken;
  }
  const Resolved resolved = resolve(*read, catalog, std::nullopt);
  if (!resolved.can_tell())
    taken.why_not = *resolved.question;
  else if (!resolved.per_unit)
    taken.why_not = "How many units make a serving? The label says only what a serving holds.";
  else if (!units)
    taken.why_not = "How many of it were taken in this day? Say it as \"units\".";
  else
    taken.content = *units * *resolved.per_unit;
  if (taken.content) taken.how = in_a_sentence(resolved);
  return taken;
}

Supplement supplement_in(JsonFields fields, const Catalog& catalog) {
  Supplement taken;
  if (fields.has("elemental_mg")) {
    taken.said = fields.has("name") ? fields.text("name") : "supplement";
    const double mg = fields.number("elemental_mg");
    if (!(mg >= 0 && mg <= most_elemental_mg))
      fields.refuse("elemental_mg", "this is not an amount of magnesium that anybody takes in a day.",
                    "Write mg of elemental magnesium taken in this day.");
    taken.content = mg * elemental_milligram;
  } else if (fields.has("product")) {
    taken.said = fields.text("product");
    units_in(fields);
    taken.why_not =
        "A product is not looked up by its name: give its label, or elemental_mg, the magnesium that its panel prints.";
  } else {
    const std::string label = fields.text("label");
    const std::optional<double> units = units_in(fields);
    if (!fields.problem()) taken = read_off(label, units, fields, catalog);
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
    day.who = person_in(person, catalog);
    day.who_was_said = true;
    day.supplements = other_sources_of(day.who);
  }
  if (fields.has("foods"))
    for (std::size_t i = 0, count = fields.objects("foods"); i < count && !fields.problem(); ++i)
      day.foods.push_back(food_in(fields.object_in("foods", i)));
  if (fields.has("supplements"))
    for (std::size_t i = 0, count = fields.objects("supplements"); i < count && !fields.problem(); ++i)
      day.supplements.push_back(supplement_in(fields.object_in("supplements", i), catalog));
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  return day;
}

}  // namespace titrate::door
