#include "catalog/substance.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {

const Substance* substance_with_id(const Catalog& catalog, std::string_view id) {
  const auto at = std::find_if(catalog.substances.begin(), catalog.substances.end(),
                               [&](const Substance& row) { return row.id == id; });
  return at == catalog.substances.end() ? nullptr : &*at;
}

void faults_of_substances(const Catalog& catalog, Faults& faults) {
  faults.of_ids("substances", catalog.substances);
  for (const Substance& substance : catalog.substances) {
    const std::string row = "substances, " + substance.id;
    faults.of(row, substance.name.empty() || substance.active.empty(), "it has no name.");
    faults.of(row, substance.summary.empty(), "it is not said what it is.");
    faults.of_source(row, substance.source);
  }
}

}  // namespace titrate
