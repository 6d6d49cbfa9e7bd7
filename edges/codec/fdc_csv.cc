#include <algorithm>
#include <array>

#include "catalog/catalog.h"
#include "codec/food_formats.h"
#include "codec/row_stream.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

using Column = std::optional<std::size_t>;

Problem no_column(const std::string& name, const char* column) {
  return {std::string("the column ") + column + " is missing.",
          {.file = name},
          "Take the CSV files of a FoodData Central download as they are (food.csv, food_nutrient.csv, nutrient.csv)."};
}

void list(FoodsSeen& seen, const std::string& name, const RowStream& rows, std::string why) {
  seen.list({name, rows.line(), rows.text(), std::move(why)});
}

std::string id_of(std::string_view fdc_id) { return "fdc_" + std::string(fdc_id); }

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 16 && text.find_first_not_of("0123456789") == text.npos;
}

enum class DataType { generic, branded, not_food };

/// A table without the column holds foods. Samples, acquisitions and the like are not eaten under that number.
DataType data_type_of(std::string_view word) {
  if (word == "branded_food") return DataType::branded;
  static constexpr std::array<std::string_view, 5> generic = {"", "foundation_food", "sr_legacy_food",
                                                              "survey_fndds_food", "experimental_food"};
  for (const std::string_view one : generic)
    if (word == one) return DataType::generic;
  return DataType::not_food;
}

}  // namespace

UsdaNutrients usda_nutrients(const Catalog& catalog) {
  UsdaNutrients nutrients;
  for (const NutrientCode& code : catalog.nutrient_codes) {
    const UsdaNutrients::Meaning meaning{code.substance, code.mg_per_unit, code.most_per_100g};
    if (code.scheme == "fdc_id") nutrients.by_id[code.code] = meaning;
    if (code.scheme == "usda_number") nutrients.by_number[code.code] = meaning;
  }
  return nutrients;
}

std::optional<double> mg_in_unit(std::string_view unit) {
  const std::string word = lower(unit);
  if (word == "mg") return 1;
  if (word == "g") return 1000;
  if (word == "ug" || word == "mcg" || word == "\xc2\xb5g" || word == "\xce\xbcg") return 0.001;
  return std::nullopt;
}

std::optional<std::string> disbelief(double mg_per_100g, const UsdaNutrients::Meaning& meaning) {
  if (mg_per_100g < 0) return "an amount below zero.";
  if (mg_per_100g * elemental_milligram > meaning.most_per_100g)
    return "more " + meaning.substance + " than we believe of a food: a supplement, or a slip of the unit.";
  return std::nullopt;
}

Result<Done> read_fdc_nutrients(std::istream& in, const std::string& name, UsdaNutrients& nutrients, FoodsSeen& seen) {
  RowStream rows(in, ',', true);
  const Column id = rows.column("id"), unit = rows.column("unit_name"), number = rows.column("nutrient_nbr");
  if (!id) return no_column(name, "id");
  if (!unit) return no_column(name, "unit_name");
  while (rows.next()) {
    if (rows.fault()) {
      list(seen, name, rows, *rows.fault());
      continue;
    }
    const std::string key(rows.cell(id));
    auto known = nutrients.by_id.find(key);
    if (const auto older = nutrients.by_number.find(rows.cell(number));
        known == nutrients.by_id.end() && older != nutrients.by_number.end())
      known = nutrients.by_id.emplace(key, older->second).first;
    if (known == nutrients.by_id.end()) continue;
    if (const auto mg = mg_in_unit(rows.cell(unit)))
      known->second.mg_per_unit = *mg;
    else
      return Problem{codec::quoted(rows.cell(unit)) + " is not a unit of mass that I know.",
                     {.file = name, .line = rows.line(), .text = rows.text()},
                     "Units I know here: G, MG, UG."};
  }
  return Done{};
}

Result<Done> read_fdc_foods(std::istream& in, const std::string& name, FoodSink& sink, FoodsSeen& seen) {
  RowStream rows(in, ',', true);
  const Column id = rows.column("fdc_id"), words = rows.column("description"), type = rows.column("data_type");
  if (!id) return no_column(name, "fdc_id");
  if (!words) return no_column(name, "description");
  while (rows.next()) {
    if (rows.fault()) {
      list(seen, name, rows, *rows.fault());
      continue;
    }
    const DataType what = data_type_of(rows.cell(type));
    if (what == DataType::not_food) {
      ++seen.not_food;
      continue;
    }
    if (!is_number(rows.cell(id)) || rows.cell(words).empty()) {
      list(seen, name, rows, "a food without a number or without a name.");
      continue;
    }
    ++seen.foods;
    sink.food(id_of(rows.cell(id)), std::string(rows.cell(words)), what == DataType::generic);
  }
  return Done{};
}

Result<Done> read_fdc_amounts(std::istream& in, const std::string& name, const UsdaNutrients& nutrients, FoodSink& sink,
                              FoodsSeen& seen) {
  RowStream rows(in, ',', true);
  const Column food = rows.column("fdc_id"), nutrient = rows.column("nutrient_id"), amount = rows.column("amount");
  if (!food) return no_column(name, "fdc_id");
  if (!nutrient) return no_column(name, "nutrient_id");
  if (!amount) return no_column(name, "amount");
  while (rows.next()) {
    if (rows.fault()) {
      list(seen, name, rows, *rows.fault());
      continue;
    }
    const auto known = nutrients.by_id.find(rows.cell(nutrient));
    if (known == nutrients.by_id.end()) continue;
    if (rows.cell(amount).empty()) continue;  // absent is not zero
    const auto number = decimal_in(rows.cell(amount));
    if (!number || !is_number(rows.cell(food))) {
      list(seen, name, rows, "the amount or the food is not a number.");
      continue;
    }
    const double mg = *number * known->second.mg_per_unit;
    if (const auto why = disbelief(mg, known->second)) {
      list(seen, name, rows, *why);
      continue;
    }
    ++seen.amounts;
    sink.amount(id_of(rows.cell(food)), known->second.substance, mg);
  }
  return Done{};
}

Result<Done> read_fdc_servings(std::istream& in, const std::string& name, FoodSink& sink, FoodsSeen& seen) {
  RowStream rows(in, ',', true);
  const Column food = rows.column("fdc_id"), grams = rows.column("gram_weight"), order = rows.column("seq_num");
  const Column amount = rows.column("amount"), words = rows.column("portion_description"),
               modifier = rows.column("modifier");
  if (!food) return no_column(name, "fdc_id");
  if (!grams) return no_column(name, "gram_weight");
  while (rows.next()) {
    if (rows.fault()) {
      list(seen, name, rows, *rows.fault());
      continue;
    }
    const auto mass = decimal_in(rows.cell(grams));
    constexpr double largest_serving = 5000;
    if (!mass || !(*mass > 0 && *mass <= largest_serving) || !is_number(rows.cell(food))) continue;
    const std::string_view said = rows.cell(words).empty() ? rows.cell(modifier) : rows.cell(words);
    std::string label;
    if (rows.cell(words).empty() && decimal_in(rows.cell(amount))) label = std::string(rows.cell(amount)) + " ";
    label += said.empty() ? "portion" : std::string(said);
    sink.serving(id_of(rows.cell(food)), std::int64_t(std::clamp(decimal_in(rows.cell(order)).value_or(1e6), 0.0, 1e6)),
                 label, *mass);
  }
  return Done{};
}

}  // namespace titrate::codec
