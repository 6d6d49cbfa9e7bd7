#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/severity.h"
#include "catalog/source.h"

namespace titrate {

const char* to_string(Severity severity);  ///< as in interface: "block", "clinician" ...

/// Something that a person should know before the next dose.
struct Finding {
  std::string rule;     ///< id of the catalog row, or of the rule, that says so
  std::string about;    ///< the ingredient, condition or dose
  std::string matched;  ///< what the person wrote, where something was written
  Severity severity = Severity::info;
  /// Take the medicine, wait at least `hours_before`, then magnesium; take magnesium, wait `hours_after`, then the
  /// medicine.
  std::optional<double> hours_before, hours_after;
  std::string action;
  std::string reason;
  Source source;
  std::string resolved_by{};  ///< the clinician whose recorded decision resolves it; empty: nobody
};

/// Does it keep a trial from starting? Block, clinician and avoid do, until somebody has resolved them.
bool stands_in_the_way(const Finding& finding);

}  // namespace titrate
