#include "imports/brings.h"

#include <algorithm>
#include <array>

#include "catalog/catalog.h"
#include "codec/food_formats.h"
#include "imports/archive.h"

namespace titrate::imports {
namespace {

namespace fs = std::filesystem;

/// A table or record of foods, or of one product.
enum class FoodTable { none, fdc_nutrients, fdc_foods, fdc_amounts, fdc_servings, fdc_json, off_csv, off_json, label };

bool head_has(const Part& part, std::string_view field) { return part.head().find(field) != std::string::npos; }

bool food_has_columns(const Part& part, std::initializer_list<std::string_view> names) {
  return std::all_of(names.begin(), names.end(), [&](const std::string_view name) {
    return std::any_of(part.header().begin(), part.header().end(), [&](const std::string& cell) {
      const auto first = cell.find_first_not_of(' ');
      return first != cell.npos && cell.substr(first, cell.find_last_not_of(" \r") - first + 1) == name;
    });
  });
}

/// One object in the file, or one a line? Only a line that begins another tells; a record that is longer than the head
/// is one.
bool is_of_lines(const Part& part) {
  const std::string& head = part.head();
  const auto end = head.find('\n');
  if (end == head.npos) return false;
  const auto last = head.find_last_not_of(" \t\r", end == 0 ? 0 : end - 1);
  const auto next = head.find_first_not_of(" \t\r\n", end);
  return last != head.npos && head[last] == '}' && next != head.npos && head[next] == '{';
}

FoodTable food_json(const Part& part) {
  // A health record may speak of products, and a label of nutrients: the particular comes first.
  if (head_has(part, "\"resourceType\"")) return FoodTable::none;
  if (head_has(part, "\"ingredientRows\"") || head_has(part, "\"allIngredients\"")) return FoodTable::label;
  for (const char* field : {"\"fdcId\"", "\"foodNutrients\"", "\"FoundationFoods\"", "\"SRLegacyFoods\"",
                            "\"SurveyFoods\"", "\"BrandedFoods\""})
    if (head_has(part, field)) return FoodTable::fdc_json;
  const bool off = head_has(part, "\"nutriments\"") || (head_has(part, "\"product_name") && head_has(part, "\"code\""));
  if (!off) return FoodTable::none;
  return is_of_lines(part) ? FoodTable::off_json : FoodTable::label;
}

FoodTable food_table(const Part& part) {
  if (part.kind() == Bytes::json) return food_json(part);
  if (part.kind() != Bytes::text) return FoodTable::none;
  if (food_has_columns(part, {"code", "product_name"})) return FoodTable::off_csv;
  if (food_has_columns(part, {"unit_name", "nutrient_nbr"})) return FoodTable::fdc_nutrients;
  if (food_has_columns(part, {"fdc_id", "nutrient_id", "amount"})) return FoodTable::fdc_amounts;
  if (food_has_columns(part, {"fdc_id", "gram_weight"})) return FoodTable::fdc_servings;
  if (food_has_columns(part, {"fdc_id", "description", "data_type"})) return FoodTable::fdc_foods;
  return FoodTable::none;
}

Result<Done> read_one(const Part& part, FoodTable table, codec::UsdaNutrients& nutrients, const Catalog& catalog,
                      FoodSink& sink, FoodsSeen& seen) {
  const auto in = part.text();
  const auto read = [&]() -> Result<Done> {
    switch (table) {
      case FoodTable::fdc_nutrients:
        return codec::read_fdc_nutrients(*in, part.name(), nutrients, seen);
      case FoodTable::fdc_foods:
        return codec::read_fdc_foods(*in, part.name(), sink, seen);
      case FoodTable::fdc_amounts:
        return codec::read_fdc_amounts(*in, part.name(), nutrients, sink, seen);
      case FoodTable::fdc_servings:
        return codec::read_fdc_servings(*in, part.name(), sink, seen);
      case FoodTable::fdc_json:
        return codec::read_fdc_json(*in, part.name(), nutrients, sink, seen);
      case FoodTable::off_csv:
        return codec::read_off_csv(*in, part.name(), codec::open_food_facts_names(catalog), sink, seen);
      case FoodTable::off_json:
        return codec::read_off_json(*in, part.name(), codec::open_food_facts_names(catalog), sink, seen);
      case FoodTable::label:
      case FoodTable::none:
        break;
    }
    return Done{};
  }();
  if (const auto fault = part.fault()) return *fault;
  return read;
}

const char* layout_of_table(FoodTable table) {
  if (table == FoodTable::fdc_json) return "USDA FoodData Central, JSON";
  if (table == FoodTable::off_csv) return "Open Food Facts, tab-separated";
  if (table == FoodTable::off_json) return "Open Food Facts, JSON";
  return "USDA FoodData Central, CSV";
}

bool is_of_foods(FoodTable table) { return table != FoodTable::none && table != FoodTable::label; }

}  // namespace

Brings brings(const Part& part) {
  if (part.kind() != Bytes::zip) {
    const FoodTable table = food_table(part);
    return table == FoodTable::label ? Brings::product : is_of_foods(table) ? Brings::foods : Brings::diary;
  }
  const auto members = members_of(part);
  if (!members) return Brings::diary;
  const bool foods = std::any_of(members->begin(), members->end(),
                                 [](const auto& member) { return is_of_foods(food_table(*member)); });
  return foods ? Brings::foods : Brings::diary;
}

Brings brings_of_folder(const fs::path& folder) {
  for (const char* name : {"food.csv", "food_nutrient.csv"}) {
    const auto part = part_of_file(folder / name, name);
    if (!part || !is_of_foods(food_table(**part))) return Brings::diary;
  }
  return Brings::foods;
}

Result<FoodsSeen> foods_of(const Part& part, const Catalog& catalog, FoodSink& sink) {
  std::vector<std::unique_ptr<Part>> members;
  std::vector<const Part*> parts{&part};
  if (part.kind() == Bytes::zip) {
    auto unpacked = members_of(part);
    if (!unpacked) return unpacked.problem();
    members = std::move(*unpacked);
    parts.clear();
    for (const auto& member : members) parts.push_back(member.get());
  }
  FoodsSeen seen;
  codec::UsdaNutrients nutrients = codec::usda_nutrients(catalog);
  bool any_foods = false, any_amounts = false;
  // Units come before amounts, and all of them in the order of FoodTable.
  for (int table = int(FoodTable::fdc_nutrients); table < int(FoodTable::label); ++table)
    for (const Part* one : parts) {
      if (int(food_table(*one)) != table) continue;
      if (table != int(FoodTable::fdc_nutrients) && table != int(FoodTable::fdc_servings))
        seen.layout = layout_of_table(FoodTable(table));
      any_foods |= table == int(FoodTable::fdc_foods);
      any_amounts |= table == int(FoodTable::fdc_amounts);
      if (auto done = read_one(*one, FoodTable(table), nutrients, catalog, sink, seen); !done) return done.problem();
    }
  if (any_foods != any_amounts || seen.layout.empty())
    return Problem{
        "A table of the download is missing.",
        {.file = part.name()},
        "Give the whole download of FoodData Central: food.csv, food_nutrient.csv and nutrient.csv together, "
        "as the archive or its folder."};
  return seen;
}

}  // namespace titrate::imports
