#include "labels/off.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/spelled.h"
#include "codec/text.h"
#include "labels/text.h"
#include "labels/words.h"

namespace titrate::labels {
namespace {

using codec::Json;

const Json nothing;

const Json& field(const Json& object, const std::string& name) {
  if (!object.is_object()) return nothing;
  const auto at = object.find(name);
  return at == object.end() ? nothing : *at;
}
std::string text(const Json& object, const std::string& name) {
  const Json& value = field(object, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}
/// Old records write numbers as text.
std::optional<double> number(const Json& object, const std::string& name) {
  const Json& value = field(object, name);
  if (value.is_number()) return value.get<double>();
  const std::string said = text(object, name);
  double parsed = 0;
  const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), parsed);
  if (error != std::errc() || end != said.data() + said.size() || said.empty() || !std::isfinite(parsed))
    return std::nullopt;
  return parsed;
}

bool nearly(double a, double b) { return std::abs(a - b) <= 0.02 * std::max(std::abs(a), std::abs(b)); }

std::string milligrams(double grams) { return in_digits(1000 * grams) + " mg"; }

class OpenFoodFacts {
 public:
  explicit OpenFoodFacts(const Catalog& catalog) : catalog_(catalog) {}

  Label label(const Json& product) && {
    const Json& nutriments = field(product, "nutriments");
    label_.product = text(product, "product_name");
    label_.brand = text(product, "brands");
    label_.barcode = text(product, "code");
    label_.has_facts_panel = true;
    label_.default_daily_value = DailyValue::eu;
    take_words(product);
    take_serving(product);
    take_amounts(product, nutriments);
    return std::move(label_);
  }

 private:
  void take_words(const Json& product) {
    std::string ingredients;
    for (const char* key : {"ingredients_text", "ingredients_text_en", "ingredients_text_de"})
      if (ingredients.empty()) ingredients = text(product, key);
    const Label words =
        label_from_text(label_.product + "\nIngredients: " + ingredients + "\n" + text(product, "labels"), catalog_);
    label_.forms = words.forms;
    for (const LabelRow& row : words.rows) label_.forms.insert(label_.forms.end(), row.forms.begin(), row.forms.end());
    label_.brands = words.brands;
    label_.marks = words.marks;
    label_.notes = words.notes;
    label_.other_actives = words.other_actives;
    label_.sweeteners = words.sweeteners;
    label_.says_buffered = words.says_buffered;
    label_.oxide_listed = words.oxide_listed;
    label_.lists_ingredients = !ingredients.empty();
    label_.unit = words.unit;
  }

  void take_serving(const Json& product) {
    const Label size = label_from_text("Serving size: " + text(product, "serving_size"), catalog_);
    label_.serving = size.serving;
    if (size.serving) label_.unit = size.serving->unit;
    label_.serving_weight = size.serving_weight;
    const auto quantity = number(product, "serving_quantity");
    if (quantity && *quantity > 0 && *quantity < 10000) label_.serving_weight = *quantity * gram;
  }

  void ask(std::string question) {
    if (!label_.doubt) label_.doubt = std::move(question);
  }

  void take_amounts(const Json& product, const Json& nutriments) {
    const auto per_100g = number(nutriments, "magnesium_100g"), per_serving = number(nutriments, "magnesium_serving");
    const auto typed = number(nutriments, "magnesium_value");
    const std::string unit = text(nutriments, "magnesium_unit");
    const std::string modifier = text(nutriments, "magnesium_modifier");
    const auto is_amount = [](const std::optional<double>& grams) { return grams && *grams > 0 && *grams < 1e6; };
    if (!is_amount(per_100g) && !is_amount(per_serving)) {
      if (number(nutriments, "magnesium_prepared_100g") || number(nutriments, "magnesium_prepared_serving"))
        return ask(
            "The record has magnesium for the prepared product only, made with water or milk of its own. How much "
            "magnesium does the pack print for the product as sold, and for how many grams?");
      if (per_100g == 0.0 || per_serving == 0.0 || typed == 0.0)
        return ask(
            "The record says 0 magnesium, which there means that nobody read it from the label. How many "
            "milligrams does the label print beside Magnesium, and for how much of the product?");
      return;
    }
    if (modifier == "<" || modifier == "<=")
      return ask("The record says only \"less than\" " + milligrams(per_100g.value_or(per_serving.value_or(0))) +
                 ". How much magnesium does the label print?");
    if (modifier == "~") label_.notes.push_back("The record says that its number is about right, not exact.");
    check_units(per_100g, typed, unit);
    check_twins(nutriments, per_100g);
    check_water(product, per_100g);
    check_serving(per_100g, per_serving);

    LabelRow row{.names = LabelRow::Names::element, .text = "magnesium"};
    const auto add = [&](double grams, Basis basis) {
      row.amounts.push_back({.text = milligrams(grams), .mass = grams * gram, .whose = DailyValue::eu, .basis = basis});
    };
    if (is_amount(per_serving)) add(*per_serving, {Per::serving, 1});
    if (is_amount(per_100g) && !is_amount(per_serving)) add(*per_100g, {Per::hundred_grams, 1});
    label_.rows.push_back(std::move(row));
  }

  /// The number as typed, in its own unit, is the number in grams again; where it is not, somebody's unit slipped.
  void check_units(const std::optional<double>& per_100g, const std::optional<double>& typed, const std::string& unit) {
    const double most = largest_fraction(catalog_, "magnesium");
    if (per_100g && *per_100g > 100 * most)
      ask("The record says " + in_digits(*per_100g) + " g of magnesium in 100 g" +
          (typed ? ", from \"" + in_digits(*typed) + " " + unit + "\"" : "") +
          ", more than even magnesium oxide holds: does the label print " + in_digits(typed.value_or(*per_100g)) +
          " mg, and for how much of the product?");
  }

  /// Salt is 2.5 times sodium; one of their numbers in the row of magnesium is a slip of the row.
  void check_twins(const Json& nutriments, const std::optional<double>& per_100g) {
    for (const char* twin : {"sodium", "salt"}) {
      const auto other = number(nutriments, std::string(twin) + "_100g");
      if (per_100g && other && *other > 0 && *other == *per_100g)
        ask("The record has the same number for magnesium and for " + std::string(twin) + " (" + milligrams(*per_100g) +
            " in 100 g): one of them slipped into the other's row. How much magnesium does the label print?");
    }
  }

  /// Bottles print mg per litre and the form asks per 100 ml. 110 mg/l is high for a mineral water, and few springs
  /// pass 200 mg/l, which is 20 mg in 100 ml (foods with more do exist, and are asked about).
  void check_water(const Json& product, const std::optional<double>& per_100g) {
    bool water = false;
    const Json& tags = field(product, "categories_tags");
    if (tags.is_array())
      for (const Json& tag : tags)
        if (tag.is_string()) water |= tag.get<std::string>().find("water") != std::string::npos;
    if (water && per_100g && *per_100g > 0.02)
      ask("A water with " + milligrams(*per_100g) +
          " of magnesium in 100 ml would be rare; bottles print it per litre. Does "
          "this one print " +
          milligrams(*per_100g) + " for a litre, or for 100 ml?");
  }

  void check_serving(const std::optional<double>& per_100g, const std::optional<double>& per_serving) {
    if (!per_100g || !per_serving || !label_.serving_weight || !(*per_100g > 0) || !(*per_serving > 0)) return;
    const double expected = *per_100g * label_.serving_weight->in(100 * gram);
    if (!nearly(expected, *per_serving))
      ask("The record says " + milligrams(*per_serving) + " in a serving and " + milligrams(*per_100g) +
          " in 100 g, but a serving of " + in_digits(label_.serving_weight->in(gram)) + " g would then hold " +
          milligrams(expected) + ". Which number does the label print, and for how much?");
  }

  const Catalog& catalog_;
  Label label_;
};

const Json& product_of(const Json& json) {
  const Json& inner = field(json, "product");
  return inner.is_object() ? inner : json;
}

}  // namespace

bool is_open_food_facts(const Json& json) { return field(product_of(json), "nutriments").is_object(); }

Label label_from_open_food_facts(const Json& json, const Catalog& catalog) {
  return OpenFoodFacts(catalog).label(product_of(json));
}

}  // namespace titrate::labels
