#include "app/product_of_label.h"

#include <algorithm>

#include "base/listed.h"
#include "catalog/catalog.h"

namespace titrate {
namespace {

/// Each form that is named anywhere on the label, once.
std::vector<std::string> forms_on(const Label& label) {
  std::vector<std::string> ids = label.forms;
  for (const LabelRow& row : label.rows) ids.insert(ids.end(), row.forms.begin(), row.forms.end());
  ids.insert(ids.end(), label.brands.begin(), label.brands.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

/// Only forms that are all known not to make urine less acid say so; and never of a label that names none.
bool is_alkalinising(const std::vector<std::string>& forms, bool alkaline, const Catalog& catalog) {
  return alkaline || forms.empty() || std::any_of(forms.begin(), forms.end(), [&](const std::string& id) {
           const Form* form = form_of_id(catalog, id);
           return !form || form->alkalinising_organic;
         });
}

}  // namespace

std::optional<Product> product_of(const Label& label, const Resolved& resolved, const std::string& text,
                                  const Catalog& catalog) {
  const auto holds = resolved.per_unit ? resolved.per_unit : resolved.per_serving;
  if (!resolved.can_tell() || !holds || !(*holds > ElementalMass{})) return std::nullopt;
  const std::vector<std::string> forms = forms_on(label);
  Product product;
  product.unit.elemental = *holds;
  product.unit.name = !resolved.per_unit ? "serving" : resolved.unit.empty() ? "unit" : resolved.unit;
  product.supplement.alkaline = resolved.alkaline;
  product.supplement.alkalinising = is_alkalinising(forms, resolved.alkaline, catalog);
  if (forms.size() == 1) product.form = forms.front();
  for (const std::string& id : forms)
    if (const Form* form = form_of_id(catalog, id)) product.ingredients.push_back(form->name);
  product.ingredients.insert(product.ingredients.end(), label.other_actives.begin(), label.other_actives.end());
  product.ingredients.insert(product.ingredients.end(), label.sweeteners.begin(), label.sweeteners.end());
  product.name = label.product;
  if (product.name.empty()) product.name = product.form.empty() ? "my magnesium" : product.ingredients.front();
  product.label = text;
  product.lot = resolved.lot;
  product.expires = resolved.expiry;
  std::vector<std::string> programmes;
  for (const QualityMark& mark : resolved.marks) programmes.push_back(mark.name);
  product.programme = listed(programmes);
  return product;
}

}  // namespace titrate
