#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/open_notebook.h"
#include "app/plan_ladder.h"

namespace titrate {

/// The trial that a diary holds: a draft, or a sealed one that is not over.
struct MeantTrial {
  enum class State { drafted, sealed, running };
  State state = State::drafted;
  Trial trial;
  std::optional<Day> last_day;        ///< as far as it is known: a rest moves it
  std::vector<std::string> in_words;  ///< its dose, what the other periods take, its days; of no day, which it is
};
const char* to_string(MeantTrial::State state);  ///< "drafted", "sealed", "running"

/// One sheet for a doctor or pharmacist before the first dose: who, what, how much, what the rules found, what nobody
/// could check, and what to decide. What they agree to is typed back (say_person.h: agree), and is recorded.
struct PreStart {
  Day day{};
  std::optional<PersonSheet> sheet;  ///< nothing: nobody said who this is, which is the first open question
  std::optional<Product> product;
  PersonStanding standing;
  std::optional<MeantTrial> plan;  ///< whose doses are meant; nothing: the ladder's are
  /// The one that is followed, from today on, else the one that would begin tomorrow with the stored product, after the
  /// usual run-in; nothing without either, and beside a plan.
  std::optional<PlannedLadder> ladder;
  std::vector<std::string> ladder_in_words;  ///< when it begins, and what comes before its first step
  /// That stand in the way until somebody decides, strictest first; then, as findings of a rule of that name, what
  /// could not be checked and nobody has resolved. Empty: nothing keeps this person from starting.
  std::vector<Finding> to_decide;
  std::vector<Finding> to_mind;      ///< the others
  std::vector<std::string> cleared;  ///< names that could not be checked, with who resolved them and when
  std::vector<std::string>
      questions;  ///< that only a person can answer, as sentences; the facts that are missing first
};

/// Pure: the same diary and day give the same sheet. Its ladder has the days of what `follow` begins (app/follow.h): a
/// doctor and the person must read the same ones. `sealed`: the sealed plan,
/// where there is one; `draft`: the plan that may be sealed. A sealed plan that is not over holds, else a draft that
/// has not begun after one, or any draft where none was sealed.
PreStart pre_start(const OpenNotebook& notebook, const Catalog& catalog, Day today, const Trial* sealed = nullptr,
                   const Trial* draft = nullptr);

}  // namespace titrate
