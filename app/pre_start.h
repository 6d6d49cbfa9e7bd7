#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/open_notebook.h"
#include "app/plan_ladder.h"

namespace titrate {

/// One sheet for a doctor or pharmacist before the first dose: who, what, how much, what the rules found, what nobody
/// could check, and what to decide. What they agree to is typed back (say_person.h: agree), and is recorded.
struct PreStart {
  Day day{};
  std::optional<PersonSheet> sheet;  ///< nothing: nobody said who this is, which is the first open question
  std::optional<Product> product;
  PersonStanding standing;
  std::optional<PlannedLadder> ladder;  ///< of the product; nothing without one
  std::vector<Finding> to_decide;       ///< that stand in the way until somebody decides, strictest first
  std::vector<Finding> to_mind;         ///< the others
  std::vector<std::string>
      questions;  ///< that only a person can answer, as sentences; the facts that are missing first
};

/// Pure: the same diary and day give the same sheet. The ladder begins on the day after.
PreStart pre_start(const OpenNotebook& notebook, const Catalog& catalog, Day today);

}  // namespace titrate
