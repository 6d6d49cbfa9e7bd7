#include "catalog/foods.h"

#include <algorithm>
#include <set>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {
namespace {

bool is_substance(const Catalog& catalog, const std::string& id) {
  return std::any_of(catalog.substances.begin(), catalog.substances.end(),
                     [&](const Substance& row) { return row.id == id; });
}

/// A mass in 100 g of food.
bool fits_in_100g(const std::optional<Mass>& mass) { return !mass || (*mass >= Mass{} && *mass <= 100 * gram); }

}  // namespace

const char* to_string(FoodKind kind) {
  switch (kind) {
    case FoodKind::other:
      return "other";
    case FoodKind::leafy_green:
      return "leafy green";
    case FoodKind::nut:
      return "nut";
    case FoodKind::seed:
      return "seed";
    case FoodKind::legume:
      return "legume";
    case FoodKind::whole_grain:
      return "whole grain";
  }
  return "";
}

const Food* find_food(const Catalog& catalog, std::string_view id) {
  const auto at =
      std::find_if(catalog.foods.begin(), catalog.foods.end(), [&](const Food& food) { return food.id == id; });
  return at == catalog.foods.end() ? nullptr : &*at;
}

const FoodContent* content_of(const Catalog& catalog, std::string_view food, std::string_view substance) {
  const auto at = std::find_if(catalog.food_nutrients.begin(), catalog.food_nutrients.end(),
                               [&](const FoodContent& row) { return row.food == food && row.substance == substance; });
  return at == catalog.food_nutrients.end() ? nullptr : &*at;
}

void faults_of_foods(const Catalog& catalog, Faults& faults) {
  faults.of_ids("foods", catalog.foods);
  std::set<std::string> names;
  for (const Food& food : catalog.foods) {
    const std::string row = "foods, " + food.id;
    faults.of(row, food.name.empty(), "it has no name.");
    faults.of(row, !names.insert(food.name).second, "another food has this name.");
    faults.of(row, food.group.empty(), "it is in no group.");
    faults.of(row, food.serving.empty() != !food.serving_mass, "its serving has a name or a mass, and not both.");
    faults.of(row, food.serving_mass && !(*food.serving_mass > Mass{} && *food.serving_mass <= 1000 * gram),
              "its serving is not between 0 and 1000 g.");
    faults.of(row, food.kind != FoodKind::other && !food.serving_mass, "a food to suggest has no serving.");
    faults.of(row, !fits_in_100g(food.calcium_per_100g) || !fits_in_100g(food.fibre_per_100g),
              "100 g of it hold more than 100 g of something.");
    faults.of(row, food.energy_kcal_per_100g && !(*food.energy_kcal_per_100g >= 0 && *food.energy_kcal_per_100g <= 902),
              "its energy is not between that of water and that of fat.");
    faults.of_source(row, food.source);
  }
}

void faults_of_food_nutrients(const Catalog& catalog, Faults& faults) {
  std::set<std::string> foods;
  for (const Food& food : catalog.foods) foods.insert(food.id);
  std::set<std::string> seen;
  for (const FoodContent& content : catalog.food_nutrients) {
    const std::string row = "food_nutrients, " + content.food + " " + content.substance;
    faults.of(row, !foods.contains(content.food), "there is no such food.");
    faults.of(row, !is_substance(catalog, content.substance), "there is no such substance.");
    faults.of(row, !seen.insert(content.food + " " + content.substance).second, "it stands twice.");
    faults.of(row, !(content.per_100g >= ElementalMass{} && content.per_100g <= 100 * elemental_gram),
              "the content is not between nothing and the food itself.");
    faults.of(row, content.samples && *content.samples < 0, "fewer than no samples were analysed.");
    faults.of_source(row, content.source);
  }
}

void faults_of_nutrient_codes(const Catalog& catalog, Faults& faults) {
  faults.of_ids("nutrient_codes", catalog.nutrient_codes);
  static const std::set<std::string> schemes = {"fdc_id", "usda_number", "open_food_facts"};
  std::set<std::string> seen;
  for (const NutrientCode& code : catalog.nutrient_codes) {
    const std::string row = "nutrient_codes, " + code.id;
    faults.of(row, !is_substance(catalog, code.substance), "there is no such substance.");
    faults.of(row, !schemes.contains(code.scheme), "no table of other people counts by this scheme.");
    faults.of(row, code.code.empty(), "it has no code.");
    faults.of(row, !(code.most_per_100g > ElementalMass{} && code.most_per_100g <= 100 * elemental_gram),
              "the most that is believed is not between nothing and the food itself.");
    faults.of(row, !seen.insert(code.scheme + " " + code.code).second, "its code means another substance already.");
    faults.of_source(row, code.source);
  }
}

}  // namespace titrate
