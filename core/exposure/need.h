#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/requirements.h"
#include "diary/person.h"

namespace titrate {

struct Catalog;

/// How much of a substance a person needs in a day from everything together: what authorities recommend for people like
/// this one. A range where what was not said (age, sex, whose recommendation) leaves more than one group; then `to_say`
/// names what would narrow it.
struct Need {
  std::optional<DailyElementalMass> lowest, highest;  ///< recommended or adequate; nothing: no group fits
  std::optional<DailyElementalMass> average_lowest,
      average_highest;                   ///< what covers half of the people, where it is set
  std::vector<const Requirement*> rows;  ///< from which `lowest` and `highest` come
  std::vector<std::string> to_say;       ///< age, sex, authority
};

/// A person of age a (completed years) may be anywhere in [a, a + 1); whoever said no age is an adult of 19 years or
/// more. Pregnancy and breastfeeding have rows of their own, whatever sex was said. An authority of which the catalog
/// has no rows counts as not said. Test: the published table, row by row (catalog_foods_test.cc).
Need need_of(const Person& person, const Catalog& catalog, const std::string& substance = "magnesium");

}  // namespace titrate
