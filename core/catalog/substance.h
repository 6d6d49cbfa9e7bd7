#pragma once

#include <string>
#include <string_view>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// Something that a person can take and try: the rows of every other table belong to one. Another supplement is new
/// rows, not new code.
struct Substance {
  std::string id;          ///< "magnesium"
  std::string name;        ///< as a sentence says it: "magnesium"
  std::string active;      ///< what is counted on a label: "elemental magnesium"
  bool elemental = false;  ///< is an element in compounds, so that compound and elemental mass differ
  std::string summary;
  Source source;
  std::string form{};  ///< of its forms, the one that people ask about; empty: it has no others
};

/// The substance of that id, or null.
const Substance* find_substance(const Catalog& catalog, std::string_view id);

void faults_of_substances(const Catalog& catalog, Faults& faults);

}  // namespace titrate
