#include "catalog/substance.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {

const Substance* find_substance(const Catalog& catalog, std::string_view id) {
  for (const Substance& substance : catalog.substances)
    if (substance.id == id) return &substance;
  return nullptr;
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
