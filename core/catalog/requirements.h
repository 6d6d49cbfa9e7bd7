#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// What a reference intake means.
enum class RequirementKind {
  average,      ///< EAR: covers half of the healthy people of a group
  recommended,  ///< RDA, RNI: covers nearly all of them
  adequate,     ///< AI: what healthy people were seen to eat, where no average can be set
};

/// A reference intake of a substance from all sources together, for a group of people.
struct Requirement {
  std::string id, substance;
  std::string authority;              ///< "US"
  std::vector<std::string> holds_in;  ///< what a person may call it: US, CA
  RequirementKind kind = RequirementKind::recommended;
  std::string kind_name;  ///< as its authority calls it: "RDA"
  bool women = true, men = true;
  bool no_stage = true, pregnant = false, breastfeeding = false;
  double age_from = 0;              ///< years, included
  std::optional<double> age_below;  ///< years, not included; nothing: no end
  DailyElementalMass amount;
  Source source;
};

void faults_of_requirements(const Catalog& catalog, Faults& faults);

}  // namespace titrate
