#include "catalog/forms.h"

#include <algorithm>
#include <map>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {
namespace {

/// Least and most that one row says, from what packs show and from the formula.
FractionRange own_range(const Form& form) {
  const double pure = form.fraction.value_or(form.label_fraction_high.value_or(1));
  const double low = form.label_fraction_low.value_or(pure), high = form.label_fraction_high.value_or(pure);
  return {std::min(low, pure), std::max(high, form.fraction.value_or(high))};
}

const Form* first_of_family(const Catalog& catalog, const Form& form) {
  for (const Form& one : catalog.forms)
    if (one.family == form.family && one.substance == form.substance) return &one;
  return &form;
}

}  // namespace

const char* to_string(LaxativeTendency tendency) {
  switch (tendency) {
    case LaxativeTendency::low:
      return "low";
    case LaxativeTendency::moderate:
      return "moderate";
    case LaxativeTendency::high:
      return "high";
    case LaxativeTendency::very_high:
      break;
  }
  return "very_high";
}

std::string plain_form_name(std::string_view name) {
  std::string bare;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == ' ' || c == '-' || c == '(' || c == ')' || c == '\t' || c == '_') continue;
    if (name.substr(i, 2) == "\xc2\xae" || name.substr(i, 2) == "\xc2\xa9") {  // (R), (C)
      ++i;
      continue;
    }
    if (name.substr(i, 3) == "\xe2\x84\xa2") {  // TM
      i += 2;
      continue;
    }
    const auto byte = [&](std::size_t at) { return at < name.size() ? static_cast<unsigned char>(name[at]) : 0u; };
    if (byte(i) == 0xc3 && byte(i + 1) >= 0x80 && byte(i + 1) <= 0x9e) {  // A umlaut and the like
      bare += c;
      bare += char(name[++i] + 0x20);
      continue;
    }
    bare += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
  }
  return bare;
}

const Form* find_form(const Catalog& catalog, std::string_view name) {
  const std::string wanted = plain_form_name(name);
  for (const Form& form : catalog.forms)
    for (const std::string& known : form.names)
      if (plain_form_name(known) == wanted) return &form;
  return nullptr;
}

const Form* form_of_id(const Catalog& catalog, std::string_view id) {
  for (const Form& form : catalog.forms)
    if (form.id == id) return &form;
  return nullptr;
}

FractionRange fraction_range(const Catalog& catalog, const Form& form) {
  FractionRange range = own_range(form);
  if (first_of_family(catalog, form) != &form) return range;
  for (const Form& one : catalog.forms) {
    if (one.family != form.family || one.substance != form.substance || !one.fraction) continue;
    range = {std::min(range.low, own_range(one).low), std::max(range.high, own_range(one).high)};
  }
  return range;
}

double largest_fraction(const Catalog& catalog, std::string_view substance) {
  double largest = 0;
  for (const Form& form : catalog.forms)
    if (form.substance == substance) largest = std::max(largest, form.fraction.value_or(0));
  return largest > 0 ? largest : 1;
}

void faults_of_forms(const Catalog& catalog, Faults& faults) {
  faults.of_ids("forms", catalog.forms);
  std::map<std::string, std::string> owner;
  for (const Form& form : catalog.forms) {
    const std::string row = "forms, " + form.id;
    const auto is_fraction = [](const std::optional<double>& x) { return !x || (*x > 0 && *x <= 1); };
    faults.of(row,
              std::none_of(catalog.substances.begin(), catalog.substances.end(),
                           [&](const Substance& substance) { return substance.id == form.substance; }),
              "the catalog has no substance called " + form.substance + ".");
    faults.of(row, form.name.empty() || form.names.empty() || form.fact.empty() || form.family.empty(),
              "its name, its names on labels, its family or its fact is missing.");
    for (const std::string& name : form.names) {
      const auto [other, is_new] = owner.emplace(plain_form_name(name), form.id);
      faults.of(row, !is_new, "the name " + name + " already means " + other->second + ".");
      faults.of(row, plain_form_name(name).empty(), "one of its names is empty.");
    }
    faults.of(row, form.formula.empty() == form.molar_mass_g_per_mol.has_value(),
              "a formula and a molar mass come together.");
    faults.of(row, form.formula.empty() == form.fraction.has_value(), "a formula and a fraction come together.");
    faults.of(row, form.molar_mass_g_per_mol && !(*form.molar_mass_g_per_mol > 0), "its molar mass is not above zero.");
    faults.of(
        row,
        !is_fraction(form.fraction) || !is_fraction(form.label_fraction_low) || !is_fraction(form.label_fraction_high),
        "a fraction is not above 0 and at most 1.");
    faults.of(
        row,
        form.label_fraction_low && form.label_fraction_high && *form.label_fraction_low > *form.label_fraction_high,
        "the range that packs show does not rise.");
    // Water that dries off lifts a label a little above the formula, and no more.
    faults.of(row, form.fraction && form.label_fraction_high && *form.label_fraction_high > 1.06 * *form.fraction,
              "packs show more than the formula holds.");
    faults.of(row, !form.fraction && !form.label_fraction_low, "neither a formula nor a label says what it holds.");
    faults.of(row, form.free_glycine && !(*form.free_glycine > 0), "its glycine is not above zero.");
    faults.of(row, form.bioavailability.empty() || form.bioavailability_source.empty(),
              "it is not said what is known of its uptake, or by whom.");
    faults.of_source(row, form.source);
  }
}

}  // namespace titrate
