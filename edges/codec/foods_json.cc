#include "codec/foods_json.h"

#include <cmath>

#include "codec/printed_foods.h"

namespace titrate::codec {
namespace {

constexpr const char* substance = "magnesium";

/// To a tenth of a milligram: no table of foods knows more.
Json mg_json(double mg) { return number_json(std::round(10 * mg) / 10); }
Json mg_json(ElementalMass mass) { return mg_json(mass.in(elemental_milligram)); }
Json mg_json(DailyElementalMass mass) { return mg_json(mass.in(elemental_milligram_per_day)); }
template <class Amount>
Json mg_json(const std::optional<Amount>& amount) {
  return amount ? mg_json(*amount) : Json(nullptr);
}

Json grams_json(const std::optional<Mass>& mass, Mass unit) {
  return mass ? number_json(std::round(1000 * mass->in(unit)) / 1000) : Json(nullptr);
}

const char* phytate_word(Phytate phytate) {
  switch (phytate) {
    case Phytate::low:
      return "low";
    case Phytate::medium:
      return "medium";
    case Phytate::high:
      return "high";
    default:
      return nullptr;
  }
}

Json food_json(const FoundFood& found) {
  const Food& food = found.food;
  const FoodContent* content = found.content(substance);
  const char* phytate = phytate_word(food.phytate);
  Json json{{"id", food.id},
            {"name", food.name},
            {"group", food.group},
            {"mg_per_100g", content ? mg_json(content->per_100g) : Json(nullptr)},
            {"note", content ? Json(nullptr) : Json(no_amount_known)},
            {"serving", nullptr},
            {"calcium_mg_per_100g", grams_json(food.calcium_per_100g, milligram)},
            {"fibre_g_per_100g", grams_json(food.fibre_per_100g, gram)},
            {"energy_kcal_per_100g", number_json(food.energy_kcal_per_100g)},
            {"phytate", phytate ? Json(phytate) : Json(nullptr)},
            {"oxalate_high", food.oxalate_high},
            {"samples", content && content->samples ? Json(*content->samples) : Json(nullptr)},
            {"imported", found.match.own == 1},
            {"source", content ? content->source.citation : food.source.citation}};
  if (food.serving_mass)
    json["serving"] = {{"label", food.serving},
                       {"g", grams_json(food.serving_mass, gram)},
                       {"mg", content ? mg_json(in_portion(content->per_100g, *food.serving_mass)) : Json(nullptr)}};
  return json;
}

Json need_json(const Need& need) {
  Json rows = Json::array();
  for (const Requirement* row : need.rows)
    rows.push_back({{"authority", row->authority},
                    {"kind", row->kind_name},
                    {"mg_per_day", mg_json(row->amount)},
                    {"source", row->source.citation}});
  return {{"lowest_mg", mg_json(need.lowest)},
          {"highest_mg", mg_json(need.highest)},
          {"average", need.average_lowest ? Json{{"lowest_mg", mg_json(need.average_lowest)},
                                                 {"highest_mg", mg_json(need.average_highest)}}
                                          : Json(nullptr)},
          {"from", std::move(rows)},
          {"to_say", need.to_say},
          {"place_not_known", need.place_not_known.empty() ? Json(nullptr) : Json(need.place_not_known)}};
}

Json room_json(const DayIntake& day) {
  const bool uncertain = !day.room_not_known.empty();
  return {{"mg", uncertain ? Json(nullptr) : mg_json(day.room.room_left())},
          {"within", uncertain ? Json(nullptr) : Json(day.room.within)},
          {"limit_mg", mg_json(day.room.limit)},
          {"counted_mg", mg_json(day.room.asked)},
          {"reason", day.room.reason},
          {"source", day.room.source.citation},
          {"note", uncertain ? Json(day.room_not_known) : Json(nullptr)}};
}

Json suggestion_json(const FoodSuggestion& suggestion) {
  Json servings = Json::array();
  for (const SuggestedFood& one : suggestion.servings)
    servings.push_back({{"id", one.food->id},
                        {"name", one.food->name},
                        {"kind", titrate::to_string(one.food->kind)},
                        {"serving", one.food->serving},
                        {"g", grams_json(one.food->serving_mass, gram)},
                        {"mg", mg_json(one.content)},
                        {"notes", notes_on(*one.food)}});
  return {
      {"servings", std::move(servings)}, {"together_mg", mg_json(suggestion.together)}, {"closes", suggestion.closes}};
}

}  // namespace

std::vector<std::string> notes_on(const Food& food) {
  std::vector<std::string> notes;
  if (food.oxalate_high) notes.emplace_back("high in oxalate: ask first if you have had kidney stones");
  if (food.phytate == Phytate::high) notes.emplace_back("high in phytate, which binds some of the magnesium");
  return notes;
}

Json foods_json(const std::string& words, const FoodAnswer& answer) {
  Json json{{"words", words}, {"substance", substance}, {"foods", Json::array()}};
  for (const FoundFood& found : answer.found) json["foods"].push_back(food_json(found));
  json["not_known"] = answer.not_known;
  json["all_words"] = answer.all_words;
  return json;
}

Json intake_json(const DayIntake& day) {
  Json foods = Json::array(), taken = Json::array(), unclear = Json::array(), suggestions = Json::array();
  for (const Eaten& one : day.eaten)
    foods.push_back({{"said", one.said},
                     {"id", one.food.empty() ? Json(nullptr) : Json(one.food)},
                     {"name", one.name.empty() ? Json(nullptr) : Json(one.name)},
                     {"g", grams_json(one.portion, gram)},
                     {"mg", mg_json(one.content)}});
  for (const Supplement& one : day.taken)
    taken.push_back(
        {{"said", one.said}, {"mg", mg_json(one.content)}, {"how", one.how.empty() ? Json(nullptr) : Json(one.how)}});
  for (const NotCounted& one : day.not_counted)
    unclear.push_back({{"said", one.said}, {"why", one.why}, {"did_you_mean", one.did_you_mean}});
  for (const FoodSuggestion& one : day.suggestions) suggestions.push_back(suggestion_json(one));
  return {
      {"substance", substance},
      {"need", need_json(day.need)},
      {"food",
       {{"mg", mg_json(day.total.food)}, {"foods", day.total.foods}, {"without_value", day.total.foods_without_value}}},
      {"supplements",
       {{"mg", mg_json(day.total.supplements)}, {"taken", day.total.taken}, {"not_known", day.total.taken_not_known}}},
      {"total_mg", mg_json(day.total.together())},
      {"complete", day.total.complete()},
      {"gap", day.gap ? Json{{"lowest_mg", mg_json(day.gap->lowest)}, {"highest_mg", mg_json(day.gap->highest)}}
                      : Json(nullptr)},
      {"room_left", room_json(day)},
      {"foods", std::move(foods)},
      {"taken", std::move(taken)},
      {"suggestions", std::move(suggestions)},
      {"ask_about_food", day.ask_about_food.empty() ? Json(nullptr) : Json(day.ask_about_food)},
      {"could_not_check", std::move(unclear)}};
}

Json import_json(const FoodsSeen& seen, const ImportCounts& counts, bool kept) {
  Json listed = Json::array();
  for (const ListedRecord& one : seen.listed)
    listed.push_back({{"file", one.file}, {"line", one.line}, {"text", one.text}, {"why", one.why}});
  return {{"layout", seen.layout},
          {"new", counts.new_foods},
          {"with_amount", counts.with_amount},
          {"duplicate", counts.duplicates},
          {"contradictions", counts.contradictions},
          {"not_food", seen.not_food},
          {"not_understood", seen.not_understood},
          {"listed", std::move(listed)},
          {"kept", kept}};
}

std::string printed_foods(const std::string& words, const FoodAnswer& answer) {
  return foods_json(words, answer).dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string printed_intake(const DayIntake& day) {
  return intake_json(day).dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string printed_import(const FoodsSeen& seen, const ImportCounts& counts, bool kept) {
  return import_json(seen, counts, kept).dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace titrate::codec
