#include <sstream>

#include "catalog/catalog.h"
#include "codec/food_formats.h"
#include "codec/json_stream.h"
#include "codec/row_stream.h"

namespace titrate::codec {
namespace {

using Names = std::map<std::string, UsdaNutrients::Meaning>;

/// What a product says of one substance in 100 g.
struct SaidBy {
  std::optional<double> grams;
  bool less_than = false;  ///< "<": only a bound is known
};

/// A product as either layout tells it.
struct OffProduct {
  std::string code, name, serving_label;
  std::optional<double> serving_grams;
  std::map<std::string, SaidBy> said;  ///< by substance
};

void hand_on(const OffProduct& product, const Names& names, const ListedRecord& record, FoodSink& sink,
             FoodsSeen& seen) {
  const auto listed = [&](std::string why) {
    ListedRecord one = record;
    one.why = std::move(why);
    seen.list(std::move(one));
  };
  constexpr std::size_t longest_code = 40;
  if (product.code.empty() || product.code.size() > longest_code ||
      product.code.find_first_not_of("0123456789") != std::string::npos)
    return listed("a product without a bar code.");
  if (product.name.empty()) return listed("a product without a name.");
  const std::string id = "off_" + product.code;
  ++seen.foods;
  sink.food(id, product.name, false);
  for (const auto& [name, meaning] : names) {
    const auto at = product.said.find(meaning.substance);
    if (at == product.said.end() || !at->second.grams) continue;
    // Nobody prints that a product holds no magnesium: 0 stands for "not on the label", and "<" for a bound.
    if (*at->second.grams == 0 || at->second.less_than) continue;
    const double mg = *at->second.grams * meaning.mg_per_unit;
    if (const auto why = disbelief(mg, meaning)) {
      listed(*why);
      continue;
    }
    ++seen.amounts;
    sink.amount(id, meaning.substance, mg);
  }
  constexpr double largest_serving = 5000;
  if (product.serving_grams && *product.serving_grams > 0 && *product.serving_grams <= largest_serving)
    sink.serving(id, 0, product.serving_label.empty() ? "serving" : product.serving_label, *product.serving_grams);
}

/// Reads one line of the JSON export.
class ProductListener : public JsonListener {
 public:
  explicit ProductListener(const Names& names) : names_(names) {}
  OffProduct product;
  bool is_object = false;

  void object_begins(std::string_view path) override { is_object = is_object || path.empty(); }
  void object_ends(std::string_view) override {}
  void value(std::string_view path, const JsonScalar& scalar) override {
    if (path == "code" || (path == "_id" && product.code.empty()))
      product.code = scalar.text ? *scalar.text : "";
    else if (path == "product_name" && scalar.text && !scalar.text->empty())
      product.name = *scalar.text;
    else if (path == "product_name_en" && scalar.text && product.name.empty())
      product.name = *scalar.text;
    else if (path == "serving_size" && scalar.text)
      product.serving_label = *scalar.text;
    else if (path == "serving_quantity")
      product.serving_grams = number_of(scalar);
    else if (path.starts_with("nutriments."))
      nutriment(path.substr(11), scalar);
  }

 private:
  static std::optional<double> number_of(const JsonScalar& scalar) {
    if (scalar.number) return scalar.number;
    return scalar.text ? decimal_in(*scalar.text) : std::nullopt;
  }
  void nutriment(std::string_view field, const JsonScalar& scalar) {
    for (const auto& [name, meaning] : names_) {
      if (!field.starts_with(name)) continue;
      // magnesium_unit is what somebody typed: the value in 100 g is in grams whatever stands there.
      const std::string_view which = field.substr(name.size());
      if (which == "_100g") product.said[meaning.substance].grams = number_of(scalar);
      if (which == "_modifier")
        product.said[meaning.substance].less_than = scalar.text && scalar.text->starts_with("<");
    }
  }
  const Names& names_;
};

}  // namespace

Names open_food_facts_names(const Catalog& catalog) {
  Names names;
  for (const NutrientCode& code : catalog.nutrient_codes)
    if (code.scheme == "open_food_facts") names[code.code] = {code.substance, code.mg_per_unit, code.most_per_100g};
  return names;
}

Result<Done> read_off_csv(std::istream& in, const std::string& name, const Names& names, FoodSink& sink,
                          FoodsSeen& seen) {
  RowStream rows(in, '\t', false);
  const auto code = rows.column("code"), title = rows.column("product_name");
  if (!code || !title)
    return Problem{std::string("the column ") + (code ? "product_name" : "code") + " is missing.",
                   {.file = name},
                   "Take the tab-separated export of Open Food Facts as it is."};
  const auto label = rows.column("serving_size"), quantity = rows.column("serving_quantity");
  while (rows.next()) {
    if (rows.fault()) {
      seen.list({name, rows.line(), rows.text(), *rows.fault()});
      continue;
    }
    OffProduct product{std::string(rows.cell(code)),
                       std::string(rows.cell(title)),
                       std::string(rows.cell(label)),
                       decimal_in(rows.cell(quantity)),
                       {}};
    bool readable = true;
    for (const auto& [column, meaning] : names) {
      const std::string_view cell = rows.cell(rows.column(column + "_100g"));
      if (cell.empty()) continue;
      product.said[meaning.substance].grams = decimal_in(cell);
      readable = readable && decimal_in(cell);
    }
    const ListedRecord record{name, rows.line(), rows.text(), ""};
    if (!readable) seen.list({name, rows.line(), rows.text(), "an amount that is not a number: left out."});
    hand_on(product, names, record, sink, seen);
  }
  return Done{};
}

Result<Done> read_off_json(std::istream& in, const std::string& name, const Names& names, FoodSink& sink,
                           FoodsSeen& seen) {
  for (LineStream lines(in); lines.next();) {
    if (lines.text().empty() && !lines.fault()) continue;
    const ListedRecord record{name, lines.line(), lines.text().substr(0, 200), ""};
    const auto listed = [&](std::string why) {
      ListedRecord one = record;
      one.why = std::move(why);
      seen.list(std::move(one));
    };
    if (lines.fault()) {
      listed(*lines.fault());
      continue;
    }
    std::istringstream text(lines.text());
    ByteStream bytes(text);
    ProductListener listener(names);
    if (!walk_json(bytes, name, listener) || !listener.is_object)
      listed("this line is not one JSON object.");
    else
      hand_on(listener.product, names, record, sink, seen);
  }
  return Done{};
}

}  // namespace titrate::codec
