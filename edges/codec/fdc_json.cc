#include <algorithm>
#include <cmath>
#include <cstdio>

#include "codec/food_formats.h"
#include "codec/json_stream.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

/// A number of theirs, which some files write as a text.
std::string number_or_text(const JsonScalar& scalar) {
  if (scalar.text) return *scalar.text;
  if (!scalar.number || !(*scalar.number >= 0 && *scalar.number < 1e15) || *scalar.number != std::floor(*scalar.number))
    return {};
  return std::to_string(std::int64_t(*scalar.number));
}

std::optional<double> amount_of(const JsonScalar& scalar) {
  if (scalar.number) return scalar.number;
  return scalar.text ? decimal_in(*scalar.text) : std::nullopt;
}

/// Gathers one food after the other. A food is the text itself, a place in a list, or a place in a list under a key
/// that ends in "oods" (foods, FoundationFoods, BrandedFoods ...).
class Foods : public JsonListener {
 public:
  Foods(ByteStream& bytes, const std::string& name, const UsdaNutrients& nutrients, FoodSink& sink, FoodsSeen& seen)
      : bytes_(bytes), name_(name), nutrients_(nutrients), sink_(sink), seen_(seen) {}

  void object_begins(std::string_view path) override {
    if (is_food(path)) {
      food_ = {};
      prefix_ = path.empty() ? 0 : path.size() + 1;
      inside_ = true;
    }
    const std::string_view rest = relative(path);
    if (rest == "foodNutrients.[]") nutrient_ = {};
    if (rest == "foodPortions.[]") portion_ = {};
  }

  void value(std::string_view path, const JsonScalar& scalar) override {
    if (!inside_) return;
    const std::string_view field = relative(path);
    if (field == "fdcId")
      food_.id = number_or_text(scalar);
    else if (field == "description" && scalar.text)
      food_.name = *scalar.text;
    else if (field == "dataType" && scalar.text)
      food_.branded = *scalar.text == "Branded";
    else if (field == "servingSize")
      food_.serving = amount_of(scalar);
    else if (field == "servingSizeUnit" && scalar.text)
      food_.serving_in_grams = lower(*scalar.text) == "g" || lower(*scalar.text) == "grm";
    else if (field == "householdServingFullText" && scalar.text)
      food_.serving_label = *scalar.text;
    else if (field.starts_with("foodNutrients.[]."))
      nutrient_value(field.substr(17), scalar);
    else if (field.starts_with("foodPortions.[]."))
      portion_value(field.substr(16), scalar);
  }

  void object_ends(std::string_view path) override {
    if (!inside_) return;
    const std::string_view rest = relative(path);
    if (rest == "foodNutrients.[]") end_nutrient();
    if (rest == "foodPortions.[]") end_portion();
    if (is_food(path)) end_food();
  }

 private:
  struct Amount {
    const UsdaNutrients::Meaning* meaning;
    double mg;
  };
  struct Food {
    std::string id, name, serving_label;
    bool branded = false, serving_in_grams = false;
    std::optional<double> serving;
    std::vector<Amount> amounts;
    std::vector<std::string> doubts;
  };
  struct Nutrient {
    std::string id, number, unit;
    std::optional<double> amount;
  };
  struct Portion {
    std::string label, modifier;
    std::optional<double> grams, amount;
  };

  static bool is_food(std::string_view path) {
    if (path.empty() || path == "[]") return true;
    if (!path.ends_with("oods.[]") || path == "inputFoods.[]") return false;  // what a food was composed of
    return path.find('.') == path.size() - 3;
  }
  /// The path within the food; a food that is the whole text has no prefix.
  std::string_view relative(std::string_view path) const {
    return path.size() >= prefix_ ? path.substr(prefix_) : std::string_view();
  }

  void nutrient_value(std::string_view field, const JsonScalar& scalar) {
    if (field == "nutrient.id" || field == "nutrientId")
      nutrient_.id = number_or_text(scalar);
    else if (field == "nutrient.number" || field == "nutrientNumber" || field == "number")
      nutrient_.number = number_or_text(scalar);
    else if ((field == "nutrient.unitName" || field == "unitName") && scalar.text)
      nutrient_.unit = *scalar.text;
    else if (field == "amount" || field == "value")
      nutrient_.amount = amount_of(scalar);
  }

  void portion_value(std::string_view field, const JsonScalar& scalar) {
    if (field == "gramWeight")
      portion_.grams = amount_of(scalar);
    else if (field == "amount")
      portion_.amount = amount_of(scalar);
    else if ((field == "portionDescription" || field == "measureUnit.name") && scalar.text &&
             *scalar.text != "undetermined")
      portion_.label = *scalar.text;
    else if (field == "modifier" && scalar.text)
      portion_.modifier = *scalar.text;
  }

  void end_nutrient() {
    const UsdaNutrients::Meaning* meaning = nullptr;
    if (const auto at = nutrients_.by_id.find(nutrient_.id); at != nutrients_.by_id.end()) meaning = &at->second;
    if (const auto at = nutrients_.by_number.find(nutrient_.number); !meaning && at != nutrients_.by_number.end())
      meaning = &at->second;
    if (!meaning || !nutrient_.amount) return;  // absent is not zero
    const auto unit = nutrient_.unit.empty() ? std::optional(meaning->mg_per_unit) : mg_in_unit(nutrient_.unit);
    if (!unit) return food_.doubts.push_back(codec::quoted(nutrient_.unit) + " is not a unit of mass that I know.");
    const double mg = *nutrient_.amount * *unit;
    if (const auto why = disbelief(mg, *meaning)) return food_.doubts.push_back(*why);
    constexpr std::size_t most = 100;  // of our few substances; more are repetitions
    if (food_.amounts.size() < most) food_.amounts.push_back({meaning, mg});
  }

  void end_portion() {
    constexpr double largest = 5000;
    if (food_.serving || !portion_.grams || !(*portion_.grams > 0 && *portion_.grams <= largest)) return;
    food_.serving = portion_.grams;
    food_.serving_in_grams = true;
    if (portion_.label.empty()) portion_.label = portion_.modifier;
    if (portion_.label.empty()) portion_.label = "portion";
    char count[32] = "";
    if (portion_.amount && *portion_.amount > 0 && *portion_.amount < 1000)
      std::snprintf(count, sizeof count, "%.3g ", *portion_.amount);
    food_.serving_label = count + portion_.label;
  }

  void end_food() {
    inside_ = false;
    const bool is_none = food_.id.empty() && food_.name.empty();  // the frame around a list of foods
    if (is_none) return;
    const std::string text = "fdcId " + food_.id + ", " + food_.name;
    if (food_.id.empty() || food_.id.find_first_not_of("0123456789") != std::string::npos || food_.name.empty())
      return seen_.list({name_, bytes_.line(), text, "a food without a number or without a name."});
    for (const std::string& doubt : food_.doubts) seen_.list({name_, bytes_.line(), text, doubt});
    const std::string id = "fdc_" + food_.id;
    ++seen_.foods;
    sink_.food(id, food_.name, !food_.branded);
    for (const Amount& amount : food_.amounts) {
      ++seen_.amounts;
      sink_.amount(id, amount.meaning->substance, amount.mg);
    }
    constexpr double largest = 5000;
    if (food_.serving && food_.serving_in_grams && *food_.serving > 0 && *food_.serving <= largest)
      sink_.serving(id, 0, food_.serving_label.empty() ? "serving" : food_.serving_label, *food_.serving);
  }

  ByteStream& bytes_;
  const std::string& name_;
  const UsdaNutrients& nutrients_;
  FoodSink& sink_;
  FoodsSeen& seen_;
  Food food_;
  Nutrient nutrient_;
  Portion portion_;
  std::size_t prefix_ = 0;
  bool inside_ = false;
};

}  // namespace

Result<Done> read_fdc_json(std::istream& in, const std::string& name, const UsdaNutrients& nutrients, FoodSink& sink,
                           FoodsSeen& seen) {
  ByteStream bytes(in);
  Foods foods(bytes, name, nutrients, sink, seen);
  return walk_json(bytes, name, foods);
}

}  // namespace titrate::codec
