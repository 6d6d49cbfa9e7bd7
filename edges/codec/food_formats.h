#pragma once

#include <istream>
#include <map>
#include <optional>
#include <string>

#include "app/food_import.h"
#include "base/result.h"
#include "catalog/foods.h"

namespace titrate {
struct Catalog;
}

namespace titrate::codec {

// Other people's food tables, read in flat memory into a FoodSink (docs/formats/foods.md). `name` is the file as the
// person named it. A record that is not understood is listed and passed over; a Problem is a file of another kind.

/// What a nutrient's number in a USDA table means. The unit is that of nutrient.csv once it has been read.
struct UsdaNutrients {
  struct Meaning {
    std::string substance;
    double mg_per_unit = 1;
    ElementalMass most_per_100g;
  };
  std::map<std::string, Meaning, std::less<>> by_id, by_number;  ///< FoodData Central's ids; the older numbers
};
UsdaNutrients usda_nutrients(const Catalog& catalog);

/// USDA FoodData Central as CSV: nutrient.csv, food.csv, food_nutrient.csv, food_portion.csv, found by their columns.
Result<Done> read_fdc_nutrients(std::istream& in, const std::string& name, UsdaNutrients& nutrients, FoodsSeen& seen);
Result<Done> read_fdc_foods(std::istream& in, const std::string& name, FoodSink& sink, FoodsSeen& seen);
Result<Done> read_fdc_amounts(std::istream& in, const std::string& name, const UsdaNutrients& nutrients, FoodSink& sink,
                              FoodsSeen& seen);
Result<Done> read_fdc_servings(std::istream& in, const std::string& name, FoodSink& sink, FoodsSeen& seen);

/// USDA FoodData Central as JSON: one food, a list of foods, the answer of a search, or a whole download.
Result<Done> read_fdc_json(std::istream& in, const std::string& name, const UsdaNutrients& nutrients, FoodSink& sink,
                           FoodsSeen& seen);

/// What Open Food Facts calls a substance, and what to believe.
std::map<std::string, UsdaNutrients::Meaning> open_food_facts_names(const Catalog& catalog);

/// Open Food Facts: the tab-separated export, and one JSON object a line.
Result<Done> read_off_csv(std::istream& in, const std::string& name,
                          const std::map<std::string, UsdaNutrients::Meaning>& names, FoodSink& sink, FoodsSeen& seen);
Result<Done> read_off_json(std::istream& in, const std::string& name,
                           const std::map<std::string, UsdaNutrients::Meaning>& names, FoodSink& sink, FoodsSeen& seen);

/// Why an amount of 100 g cannot be believed, or nothing.
std::optional<std::string> disbelief(double mg_per_100g, const UsdaNutrients::Meaning& meaning);

/// mg in one of a unit as USDA tables write it ("MG", "mg", "UG", "µg", "G"), or nothing for any other unit.
std::optional<double> mg_in_unit(std::string_view unit);

/// Whatever `path` is: a folder with the CSV files of FoodData Central or one of them, a JSON file, an Open Food Facts
/// export. Known by its content, never by its name. A Problem for anything else, with what can be read.
Result<FoodsSeen> read_foods(const std::string& path, const Catalog& catalog, FoodSink& sink);

}  // namespace titrate::codec
