#pragma once

#include <string>
#include <vector>

#include "base/day.h"
#include "diary/person.h"
#include "safety/medicines.h"

namespace titrate {

struct Condition;

/// A row of the catalog's conditions that applies to a person, and what they said that makes it apply.
struct Applying {
  const Condition* condition = nullptr;
  std::string matched;  ///< as written, or "age 70", "eGFR 25"
};

/// The rows that apply to a person who takes `substance`, in the order of the catalog, each once. A name that is nearly
/// or only partly one of the row's applies too: a wrong guess adds a finding and never takes one away.
std::vector<Applying> conditions_of(const Person& person, const Catalog& catalog, Day today,
                                    const std::string& substance);

/// What our rules say to a person's conditions, age, life stage and kidney function.
struct ConditionScreening {
  std::vector<Finding> findings;                  ///< in the order of the catalog
  std::vector<std::string> nothing_in_our_rules;  ///< known by its exact name, and no rule applies
  std::vector<std::string> could_not_check;       ///< as written: a part of it is not a name that we know exactly
  std::vector<DidYouMean> did_you_mean;
};

/// Each condition that a person wrote is in at least one of the lists. One that is only nearly a name that we know adds
/// that name's findings, makes a question, and stays in `could_not_check`.
ConditionScreening screen_conditions(const Person& person, const Catalog& catalog, Day today,
                                     const std::string& substance);

}  // namespace titrate
