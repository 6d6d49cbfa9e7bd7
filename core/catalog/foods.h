#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"
#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// The kinds of food from which a suggestion is drawn; `other` foods are never suggested.
enum class FoodKind { other, leafy_green, nut, seed, legume, whole_grain };

const char* to_string(FoodKind kind);  ///< "leafy green" ...

/// How much phytate, which binds minerals: by the type of food, not measured.
enum class Phytate { not_known, low, medium, high };

/// A food, in the state in which it is eaten or bought. What it holds of a substance stands in FoodContent.
struct Food {
  std::string id;
  std::string name;         ///< as a person says it: "Almonds"
  std::string description;  ///< as its table calls it, searched too: "Nuts, almonds"
  std::string group;        ///< "nuts_seeds"
  FoodKind kind = FoodKind::other;
  bool common = false;               ///< comes first where a search finds many
  std::string serving;               ///< "1 oz (23 whole kernels)"; empty where its table names none
  std::optional<Mass> serving_mass;  ///< of that serving
  std::optional<Mass> calcium_per_100g, fibre_per_100g;
  std::optional<double> energy_kcal_per_100g;
  Phytate phytate = Phytate::not_known;
  bool oxalate_high = false;
  Source source;
};

/// What a food holds of a substance. A food without such a row has no known content, which is never zero.
struct FoodContent {
  std::string food, substance;
  ElementalMass per_100g;      ///< of the active part
  std::optional<int> samples;  ///< analysed; 0: calculated or imputed; nothing: the source does not say
  Source source;
};

/// What other tables call a substance: a nutrient's number, or the beginning of a column's name.
struct NutrientCode {
  std::string id, substance;
  std::string scheme;      ///< fdc_id, usda_number or open_food_facts
  std::string code;        ///< "1090"
  double mg_per_unit = 1;  ///< of the unit in which that table counts, where the file itself names none
  /// The most that 100 g of food may hold and be believed: twice the richest food known to us, since beyond it stands a
  /// supplement or a slip of the unit. The number is ours.
  ElementalMass most_per_100g;
  Source source;
};

const Food* find_food(const Catalog& catalog, std::string_view id);
const FoodContent* content_of(const Catalog& catalog, std::string_view food, std::string_view substance);

/// What a portion holds: nothing is stored by serving, all is worked out from 100 g.
inline ElementalMass in_portion(ElementalMass per_100g, Mass portion) { return (portion / (100 * gram)) * per_100g; }

void faults_of_foods(const Catalog& catalog, Faults& faults);
void faults_of_food_nutrients(const Catalog& catalog, Faults& faults);
void faults_of_nutrient_codes(const Catalog& catalog, Faults& faults);

}  // namespace titrate
