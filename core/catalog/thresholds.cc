#include "catalog/thresholds.h"

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {

void faults_of_bare_thresholds(const Catalog& catalog, Faults& faults) {
  faults.of_ids("bare_thresholds", catalog.bare_thresholds);
  for (const BareThreshold& threshold : catalog.bare_thresholds) {
    const std::string row = "bare_thresholds, " + threshold.id;
    faults.of(row, !(threshold.better > 0.5 && threshold.better < 1), "its threshold is not between a half and one.");
    faults.of(row, !(threshold.upper_95 <= 0.05), "it allows more than one false claim in twenty.");
    faults.of(row, threshold.people < 1000, "fewer than 1,000 people were simulated.");
    faults.of_source(row, threshold.source);
  }
}

}  // namespace titrate
