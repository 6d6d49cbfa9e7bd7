#include "codec/product_json.h"

#include "codec/json_file.h"

namespace titrate::codec {
namespace {

constexpr double most_mg_in_a_unit = 5000;

std::string text_or_none(JsonFields& fields, const std::string& key) {
  return fields.has(key) ? fields.text(key) : std::string();
}

bool flag_or(JsonFields& fields, const std::string& key, bool otherwise) {
  if (!fields.has(key)) return otherwise;
  const std::string said = fields.as_written(key);
  if (said == "true" || said == "false") return said == "true";
  fields.refuse(key, "this is neither true nor false.", "Write true or false.");
  return otherwise;
}

}  // namespace

Result<Product> product_from_json(std::string_view bytes, const std::string& name) {
  const Result<JsonFile> file = read_json(bytes, name);
  if (!file) return file.problem();
  JsonFields fields(*file);
  Product product;
  product.name = fields.text("name");
  const double mg = fields.above_zero("elemental_mg_per_unit");
  if (mg > most_mg_in_a_unit)
    fields.refuse("elemental_mg_per_unit", "no unit holds more than 5 g of magnesium.", "Write mg, not mcg.");
  product.unit.elemental = mg * elemental_milligram;
  if (fields.has("unit")) product.unit.name = fields.text("unit");
  product.unit.scored = flag_or(fields, "scored", false);
  if (fields.has("substance")) product.supplement.substance = fields.text("substance");
  product.supplement.alkaline = flag_or(fields, "alkaline", true);
  product.supplement.alkalinising = flag_or(fields, "alkalinising", true);
  product.form = text_or_none(fields, "form");
  if (fields.has("ingredients")) product.ingredients = fields.texts("ingredients");
  product.label = text_or_none(fields, "label");
  product.lot = text_or_none(fields, "lot");
  product.programme = text_or_none(fields, "programme");
  if (fields.has("expires")) product.expires = fields.day("expires");
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  return product;
}

Json product_json(const Product& product) {
  Json json = {{"name", product.name},
               {"elemental_mg_per_unit", number_json(product.unit.elemental.in(elemental_milligram))},
               {"unit", product.unit.name},
               {"scored", product.unit.scored},
               {"substance", product.supplement.substance},
               {"alkaline", product.supplement.alkaline},
               {"alkalinising", product.supplement.alkalinising}};
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) json[key] = text;
  };
  add("form", product.form);
  if (!product.ingredients.empty()) json["ingredients"] = product.ingredients;
  add("label", product.label);
  add("lot", product.lot);
  add("programme", product.programme);
  if (product.expires) json["expires"] = to_string(*product.expires);
  return json;
}

std::string json_of(const Product& product) {
  return product_json(product).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace titrate::codec
