#include "app/comparator.h"

#include <algorithm>

#include "catalog/catalog.h"

namespace titrate {
namespace {

constexpr std::string_view inert = "placebo", studied = "magnesium";

}  // namespace

std::optional<Comparator> comparator_called(std::string_view name, const Catalog& catalog) {
  if (name == inert)
    return Comparator{std::string(inert),
                      "a whole capsule of an inert filler, as pharmacies sell it, of about the same weight",
                      "",
                      {"microcrystalline cellulose", "cellulose", capsule_shell}};
  for (const Substance& one : catalog.substances)
    if (one.id == name && one.id != studied)
      return Comparator{one.id, "one whole capsule of " + one.name + ", as sold", one.id, {one.name, capsule_shell}};
  return std::nullopt;
}

std::string comparators_in_words(const Catalog& catalog) {
  std::string names(inert);
  for (const Substance& one : catalog.substances)
    if (one.id != studied) names += " or " + one.id;
  return names;
}

std::vector<Finding> in_the_way_of(const Comparator& comparator, const Notebook& notebook, const Catalog& catalog,
                                   Day today) {
  const Person person = person_on(notebook);
  const auto findings_of = [&](const Intended& intended) {
    return screen(person, Exposure{}, catalog, today, intended).findings;
  };
  const Intended product = sheet_on(notebook).intended;
  Intended filled;
  filled.supplement = product.supplement;
  filled.ingredients = comparator.ingredients;
  if (!comparator.substance.empty()) filled.supplement = {comparator.substance, false, false};
  const std::vector<Finding> of_product = findings_of(product);
  std::vector<Finding> found;
  for (const Finding& finding : findings_of(filled)) {
    const bool asked_anyway = std::any_of(of_product.begin(), of_product.end(), [&](const Finding& one) {
      return one.rule == finding.rule && one.about == finding.about;
    });
    // Nobody needs the comparator, so a caution about it alone is reason enough to take another one.
    if (!asked_anyway && finding.severity >= Severity::caution && finding.resolved_by.empty()) found.push_back(finding);
  }
  return found;
}

}  // namespace titrate
