#include "catalog/limits.h"

#include <algorithm>

#include "base/require.h"
#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {

const SupplementalLimit& lowest_limit(const Catalog& catalog) {
  require(!catalog.limits.empty(), "the catalog has a supplemental limit");
  return *std::min_element(catalog.limits.begin(), catalog.limits.end(),
                           [](const auto& a, const auto& b) { return a.amount < b.amount; });
}

void faults_of_limits(const Catalog& catalog, Faults& faults) {
  faults.of("limits", catalog.limits.empty(), "the table is empty.");
  faults.of_ids("limits", catalog.limits);
  for (const SupplementalLimit& limit : catalog.limits) {
    const std::string row = "limits, " + limit.id;
    faults.of(row, limit.authority.empty(), "it names no authority.");
    faults.of(row, !(limit.amount > DailyElementalMass{}), "the limit is not above zero.");
    faults.of(row, limit.reason.empty(), "it has no reason.");
    faults.of_source(row, limit.source);
  }
}

}  // namespace titrate
