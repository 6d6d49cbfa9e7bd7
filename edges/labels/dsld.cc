#include "labels/dsld.h"

#include <algorithm>

#include "base/spelled.h"
#include "codec/text.h"
#include "labels/text.h"
#include "labels/words.h"

namespace titrate::labels {
namespace {

using codec::Json;

const Json nothing;

const Json& field(const Json& object, const char* name) {
  if (!object.is_object()) return nothing;
  const auto at = object.find(name);
  return at == object.end() ? nothing : *at;
}
std::string text(const Json& object, const char* name) {
  const Json& value = field(object, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}
std::optional<double> number(const Json& object, const char* name) {
  const Json& value = field(object, name);
  return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}
/// The elements of a list, or none.
const Json& list(const Json& object, const char* name) {
  const Json& value = field(object, name);
  static const Json empty = Json::array();
  return value.is_array() ? value : empty;
}

class Dsld {
 public:
  explicit Dsld(const Catalog& catalog) : catalog_(catalog) {}

  Label label(const Json& json) && {
    if (field(json, "hits").is_array()) return search(json);
    label_.has_facts_panel = true;
    label_.default_daily_value = DailyValue::us;
    label_.product = text(json, "fullName");
    label_.brand = text(json, "brandName");
    label_.barcode = barcode(json);
    label_.discontinued = number(json, "offMarket").value_or(0) == 1 || field(json, "offMarket") == true;
    if (const auto day = parse_day(text(json, "entryDate").substr(0, 10))) label_.printed_on = day;
    take_servings(json);
    std::string names;
    for (const Json& row : list(json, "ingredientRows")) {
      names += text(row, "name") + "\n";
      if (auto magnesium = row_of(row))
        label_.rows.push_back(std::move(*magnesium));
      else
        for (const Json& inner : list(row, "nestedRows"))
          if (auto nested = row_of(inner)) label_.rows.push_back(std::move(*nested));
    }
    take_words(json, names);
    return std::move(label_);
  }

 private:
  /// Search results name the ingredients and print no amounts.
  Label search(const Json& json) {
    const Json& hits = list(json, "hits");
    std::string which = "id";
    if (hits.size() == 1) {
      const Json& source = field(hits[0], "_source");
      label_.product = text(source, "fullName");
      label_.brand = text(source, "brandName");
      which = text(hits[0], "_id");
      for (const Json& one : list(source, "allIngredients")) {
        const Label named = label_from_text(text(one, "name"), catalog_);
        label_.forms.insert(label_.forms.end(), named.forms.begin(), named.forms.end());
      }
    }
    label_.doubt = std::string(hits.size() == 1 ? "A search of the label database holds no amounts"
                                                : in_digits(double(hits.size())) +
                                                      " products are in this search, and a search holds no amounts") +
                   ". Which product is it? Fetch its own record, .../label/" + (which.empty() ? "id" : which) +
                   ", and give me that.";
    return std::move(label_);
  }

  /// Digits of a length that barcodes have; "0" and "#15584" are somebody's own numbers.
  static std::string barcode(const Json& json) {
    std::string digits;
    for (const char c : text(json, "upcSku")) {
      if (c == ' ' || c == '-') continue;
      if (c < '0' || c > '9') return {};
      digits += c;
    }
    const bool fits = digits.size() == 8 || (digits.size() >= 12 && digits.size() <= 14);
    return fits && digits.find_first_not_of('0') != digits.npos ? digits : std::string();
  }

  void take_servings(const Json& json) {
    for (const Json& size : list(json, "servingSizes")) {
      const auto least = number(size, "minQuantity"), most = number(size, "maxQuantity");
      if (!least && !most) continue;
      const double low = least ? *least : *most, high = most.value_or(low);
      if (!(low > 0) || high < low || high > 1000) continue;
      const std::string unit = codec::lower(text(size, "unit"));
      ++sizes_;
      if (label_.serving || label_.serving_weight) continue;  // the first is for adults
      if (const std::string known = unit_of_intake(unit.substr(unit.rfind(' ') + 1)); !known.empty()) {
        label_.serving = Serving{low, high, known};
        label_.unit = known;
      } else if (const auto mass = mass_of(low, unit)) {
        label_.serving_weight = mass;
        const std::string note = codec::lower(text(size, "notes"));
        label_.unit = note.find("scoop") != note.npos ? "scoop" : "";
      }
    }
  }

  /// What a name means: a row of magnesium, element or compound, without amounts.
  std::optional<LabelRow> named(const std::string& name) const {
    Label read = label_from_text(name + " 1 mg", catalog_);
    if (read.rows.empty()) return std::nullopt;
    LabelRow row = std::move(read.rows[0]);
    row.amounts.clear();
    row.inside.clear();
    row.text = name;
    return row;
  }

  std::optional<LabelRow> row_of(const Json& json) const {
    const std::string name = text(json, "name");
    auto row = named(name);
    const std::string group = codec::lower(text(json, "ingredientGroup"));
    if (!row && (text(json, "uniiCode") == "I38ZP9992A" || group.find("magnesium") != group.npos) &&
        codec::lower(name).find("stearate") == std::string::npos) {
      row = named(text(json, "ingredientGroup"))
                .value_or(LabelRow{.names = LabelRow::Names::compound, .unknown_form = true});
      row->text = name;
      if (group == "magnesium" && codec::lower(name).find("magnesium") == std::string::npos)
        row->names = LabelRow::Names::compound;
    }
    if (!row) return std::nullopt;
    for (const Json& form : list(json, "forms")) {
      const auto said = named(text(form, "name"));
      if (!said) continue;
      row->forms.insert(row->forms.end(), said->forms.begin(), said->forms.end());
      row->unknown_form |= said->unknown_form;
      if (codec::lower(text(form, "name")).find("buffered") != std::string::npos &&
          row->names == LabelRow::Names::element)
        row->text += " (as " + text(form, "name") + ")";
    }
    for (const Json& quantity : list(json, "quantity"))
      if (auto amount = amount_of(quantity)) row->amounts.push_back(std::move(*amount));
    for (const Json& inner : list(json, "nestedRows"))
      if (auto nested = row_of(inner)) row->inside.push_back(std::move(*nested));
    if (row->amounts.empty() && row->inside.empty()) return std::nullopt;
    return row;
  }

  std::optional<PrintedAmount> amount_of(const Json& json) const {
    const auto quantity = number(json, "quantity");
    const std::string unit = text(json, "unit");
    if (!quantity || !(*quantity > 0) || *quantity > 1e6) return std::nullopt;
    const auto mass = mass_of(*quantity, unit);
    if (!mass) return std::nullopt;
    PrintedAmount amount{.text = in_digits(*quantity) + " " + (mass_of(1, unit) == 1 * milligram ? "mg" : unit),
                         .mass = mass,
                         .whose = DailyValue::us};
    const std::string sign = text(json, "operator");
    amount.upper_bound = sign == "<" || sign == "<=";
    const auto units = number(json, "servingSizeQuantity");
    const bool range = label_.serving && label_.serving->least != label_.serving->most;
    amount.basis = units && *units > 0 && *units <= 1000 && label_.serving && !range ? Basis{Per::unit, *units}
                                                                                     : Basis{Per::serving, 1};
    for (const Json& group : list(json, "dailyValueTargetGroup")) {
      const auto percent = number(group, "percent");
      const std::string whom = codec::lower(text(group, "name"));
      // 420 mg holds from four years on; other groups have daily values of their own.
      const bool usual = whom.empty() || whom.find("adult") != whom.npos || whom.find("4 or more") != whom.npos;
      if (percent && *percent > 0 && usual) amount.daily_value = *percent / 100;
    }
    return amount;
  }

  /// Marks, machine aids and what else is in it, from the record's words.
  void take_words(const Json& json, const std::string& names) {
    std::string others, all = names;
    for (const char* key : {"otheringredients", "otherIngredients"})
      for (const Json& one : list(field(json, key), "ingredients")) others += text(one, "name") + ", ";
    for (const Json& statement : list(json, "statements")) all += text(statement, "notes") + "\n";
    const Label words = label_from_text(all + "\nOther ingredients: " + others, catalog_);
    const Label title = label_from_text(label_.product, catalog_);
    label_.forms = title.forms;
    label_.marks = words.marks;
    label_.other_actives = words.other_actives;
    label_.sweeteners = words.sweeteners;
    label_.notes = words.notes;
    label_.says_buffered = words.says_buffered ? words.says_buffered : title.says_buffered;
    for (const LabelRow& row : label_.rows)
      if (codec::lower(row.text).find("buffered") != std::string::npos) label_.says_buffered = true;
    label_.oxide_listed = words.oxide_listed;
    label_.lists_ingredients = !others.empty();
    label_.lot = words.lot;
    label_.expiry = words.expiry;
    if (sizes_ > 1)
      label_.notes.push_back("The record has " + in_digits(sizes_) + " serving sizes; the first is taken.");
  }

  const Catalog& catalog_;
  Label label_;
  int sizes_ = 0;
};

}  // namespace

bool is_dsld(const Json& json) {
  if (field(json, "ingredientRows").is_array()) return true;
  const Json& hits = list(json, "hits");
  return !hits.empty() && field(field(hits[0], "_source"), "allIngredients").is_array();
}

Label label_from_dsld(const Json& json, const Catalog& catalog) { return Dsld(catalog).label(json); }

}  // namespace titrate::labels
