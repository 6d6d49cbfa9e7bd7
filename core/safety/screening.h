#pragma once

#include <string>
#include <vector>

#include "exposure/exposure.h"
#include "safety/finding.h"
#include "safety/limit.h"

namespace titrate {

/// What safety has to say about an exposure. It needs no statistics and never waits for them. In this release it holds
/// one rule, the adult supplemental limit; medicines and conditions are not screened yet, and `not_checked` says so.
struct Screening {
  SupplementalLimit limit;
  std::vector<Finding> findings;
  std::vector<std::string> not_checked;
};

Screening screen(const Exposure& taken, const Catalog& catalog);

}  // namespace titrate
