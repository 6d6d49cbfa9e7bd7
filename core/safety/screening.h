#pragma once

#include <string>
#include <vector>

#include "exposure/exposure.h"
#include "safety/limit.h"

namespace titrate {

/// Something that a person should know before the next dose.
struct Finding {
  std::string about;
  std::string severity;  ///< block, clinician, avoid, separate, monitor, caution, info
  std::string action;
  std::string reason;
  Source source;
};

/// What safety has to say about an exposure. It needs no statistics and never waits for them. In this release it holds
/// one rule, the adult supplemental limit; medicines and conditions are not screened yet, and `not_checked` says so.
struct Screening {
  SupplementalLimit limit;
  std::vector<Finding> findings;
  std::vector<std::string> not_checked;
};

Screening screen(const Exposure& taken, const Catalog& catalog);

}  // namespace titrate
