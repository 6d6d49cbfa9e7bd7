#pragma once

#include <string>

#include "base/quantity.h"
#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// The most magnesium from supplements, medicines and fortified food in a day; food itself is not counted.
struct SupplementalLimit {
  std::string id;
  std::string authority;  ///< "US", "EU" ...
  DailyElementalMass amount;
  std::string reason;
  Source source;
};

/// The lowest limit of all authorities: the one that holds while a person has not chosen an authority.
const SupplementalLimit& lowest_limit(const Catalog& catalog);

void faults_of_limits(const Catalog& catalog, Faults& faults);

}  // namespace titrate
