#include "catalog/quality.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {

const Quality* quality_of_id(const Catalog& catalog, std::string_view id) {
  for (const Quality& row : catalog.quality)
    if (row.id == id) return &row;
  return nullptr;
}

bool is_looked_at_by_others(QualityKind kind) {
  return kind == QualityKind::certification || kind == QualityKind::review || kind == QualityKind::listing ||
         kind == QualityKind::licence;
}

void faults_of_quality(const Catalog& catalog, Faults& faults) {
  faults.of_ids("quality", catalog.quality);
  std::vector<std::string> seen;
  for (const Quality& quality : catalog.quality) {
    const std::string row = "quality, " + quality.id;
    faults.of(row,
              !quality.substance.empty() &&
                  std::none_of(catalog.substances.begin(), catalog.substances.end(),
                               [&](const Substance& substance) { return substance.id == quality.substance; }),
              "the catalog has no substance called " + quality.substance + ".");
    faults.of(row, quality.name.empty() || quality.fact.empty() || quality.region.empty(),
              "its name, region or fact is missing.");
    faults.of(row, quality.how_to_check.empty(), "it is not said how to check it.");
    faults.of(row, quality.threshold.has_value() == quality.threshold_unit.empty(),
              "a threshold and its unit come together.");
    faults.of(row, quality.kind == QualityKind::limit && !quality.threshold, "a limit has a threshold.");
    faults.of(row,
              is_looked_at_by_others(quality.kind) && (quality.names.empty() || quality.identity == Cover::not_said),
              "a programme has words on the label, and says what it covers.");
    for (const std::string& name : quality.names) {
      faults.of(row, std::find(seen.begin(), seen.end(), name) != seen.end(), "the name " + name + " stands twice.");
      seen.push_back(name);
    }
    faults.of_source(row, quality.source);
  }
}

}  // namespace titrate
