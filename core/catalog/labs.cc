#include "catalog/labs.h"

#include <algorithm>
#include <cmath>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {

const Lab* lab_with_id(const Catalog& catalog, std::string_view id) {
  const auto at = std::find_if(catalog.labs.begin(), catalog.labs.end(), [&](const Lab& row) { return row.id == id; });
  return at == catalog.labs.end() ? nullptr : &*at;
}

std::optional<double> reference_change(const Lab& lab) {
  if (!lab.within_person_cv) return std::nullopt;
  return 1.959964 * std::sqrt(2) * std::hypot(*lab.within_person_cv, lab.analytical_cv.value_or(0));
}

void faults_of_labs(const Catalog& catalog, Faults& faults) {
  faults.of_ids("labs", catalog.labs);
  const auto is_scatter = [](const std::optional<double>& cv) { return !cv || (*cv > 0 && *cv < 1); };
  for (const Lab& lab : catalog.labs) {
    const std::string row = "labs, " + lab.id;
    faults.of(row, lab.label.empty() || lab.specimen.empty() || lab.meaning.empty(), "it is not said what it is.");
    faults.of(row, lab.unit.empty(), "it has no unit.");
    faults.of(row, lab.other_unit.empty() == lab.to_other_unit.has_value(),
              "its other unit has no factor, or no name.");
    faults.of(row, lab.to_other_unit && !(*lab.to_other_unit > 0), "its factor is not above zero.");
    faults.of(row, lab.low && lab.high && !(*lab.low < *lab.high), "its range does not rise.");
    faults.of(row, !is_scatter(lab.within_person_cv) || !is_scatter(lab.analytical_cv),
              "its scatter is not a fraction.");
    faults.of(row, !lab.substance.empty() && !find_substance(catalog, lab.substance),
              "the catalog has no substance called " + lab.substance + ".");
    faults.of_source(row, lab.source);
  }
}

}  // namespace titrate
