#include "catalog/conditions.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {
namespace {

bool has_trigger(const Condition& row) {
  return !row.names.empty() || !row.label.empty() || row.age_from || row.age_to || row.egfr_from || row.egfr_below ||
         row.trying_to_conceive || row.pregnant || row.breastfeeding || !row.medicines.empty();
}

}  // namespace

void faults_of_conditions(const Catalog& catalog, Faults& faults) {
  faults.of_ids("conditions", catalog.conditions);
  for (const Condition& row : catalog.conditions) {
    const std::string at = "conditions, " + row.id;
    const bool known = row.substance == "all" || std::any_of(catalog.substances.begin(), catalog.substances.end(),
                                                             [&](const Substance& s) { return s.id == row.substance; });
    faults.of(at, !known, "the catalog has no substance called " + row.substance + ".");
    faults.of(at, row.label.empty() || row.category.empty(), "it has no label or no category.");
    faults.of(at, !has_trigger(row), "nothing makes it apply.");
    faults.of(at, row.severity && row.action.empty(), "it does not say what to do.");
    faults.of(at, row.severity && row.reason.empty(), "it has no reason.");
    faults.of(at, !row.severity && (row.cap || row.red_flag || !row.randomised_off),
              "a row without a rule cannot cap, warn or forbid.");
    faults.of(at, row.cap && !(*row.cap > DailyElementalMass{}), "its cap is not above zero.");
    faults.of(at, row.age_from && row.age_to && *row.age_to < *row.age_from, "its ages do not rise.");
    faults.of(at, row.egfr_from && row.egfr_below && !(*row.egfr_from < *row.egfr_below),
              "its kidney function does not rise.");
    faults.of(at, row.red_flag && row.severity != Severity::block, "a red flag blocks.");
    faults.of(at, !row.women && !row.men, "it is about nobody.");
    faults.of_source(at, row.source);
  }
}

}  // namespace titrate
