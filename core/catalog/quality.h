#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

enum class QualityKind {
  certification,
  review,
  listing,
  licence,
  regulation,
  registry,
  document,
  limit,
  label_check,
  label_field
};

/// How far a programme looks at something; `not_said` where the question does not fit the row.
enum class Cover { not_said, no, partly, yes };

/// What can be known about the quality of a product before it is swallowed: a testing programme and how to check its
/// mark, a limit for a contaminant, a field of the label (docs/catalog/quality.md).
struct Quality {
  std::string id;
  std::string fact;       ///< the row of the fact base that it comes from
  std::string substance;  ///< id of a Substance, or empty: every supplement
  QualityKind kind{};
  std::string name;
  std::vector<std::string> names;  ///< words on a label that mean it
  std::string region;
  Cover identity{}, potency{}, contaminants{}, banned_substances{}, dissolution{}, facility_audit{};
  std::string how_to_check;
  std::optional<double> threshold;
  std::string threshold_unit;
  std::string note;
  Source source;
};

const Quality* quality_of_id(const Catalog& catalog, std::string_view id);

/// Does a mark of this kind say that somebody other than the maker looked?
bool is_looked_at_by_others(QualityKind kind);

void faults_of_quality(const Catalog& catalog, Faults& faults);

}  // namespace titrate
