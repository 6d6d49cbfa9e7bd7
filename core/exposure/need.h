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
  /// Of a place that was said and has no rows: that it has none, and which have. Empty otherwise.
  std::string place_not_known{};
};

/// A person of age a (completed years) may be anywhere in [a, a + 1); whoever said no age is an adult of 19 years or
/// more. Pregnancy and breastfeeding have rows of their own, whatever sex was said. Where a person lives may be
/// written as the table of countries knows it (countries.h); a country whose own table is not here has that of what it
/// lies within. A place of which the catalog has no rows counts as not said, and the answer says which have. Test: the
/// published table, row by row (catalog_foods_test.cc).
Need need_of(const Person& person, const Catalog& catalog, const std::string& substance = "magnesium");

}  // namespace titrate
