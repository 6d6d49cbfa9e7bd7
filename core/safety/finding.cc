#include "safety/finding.h"

namespace titrate {

const char* to_string(Severity severity) {
  switch (severity) {
    case Severity::block:
      return "block";
    case Severity::clinician:
      return "clinician";
    case Severity::avoid:
      return "avoid";
    case Severity::separate:
      return "separate";
    case Severity::monitor:
      return "monitor";
    case Severity::caution:
      return "caution";
    default:
      return "info";
  }
}

bool stands_in_the_way(const Finding& finding) {
  return finding.severity >= Severity::avoid && finding.resolved_by.empty();
}

}  // namespace titrate
