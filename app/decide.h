#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/review_trial.h"
#include "app/standing.h"
#include "app/trial_now.h"

namespace titrate {

/// What a person may do after a look.
enum class Choice {
  keep,        ///< the dose of the trial, from now on
  raise,       ///< to the next step of the ladder
  lower,       ///< to the step below
  stop,        ///< take none of it
  extend,      ///< plan more days of the same question
  not_enough,  ///< nothing can be said, and nothing is changed
};
const char* to_string(Choice choice);  ///< "keep", "not_enough" ...
std::optional<Choice> parse_choice(std::string_view word);
std::string in_words(Choice choice);  ///< "keep the dose"

/// One of the six, and why it is or is not open.
struct Considered {
  Choice choice = Choice::not_enough;
  bool open = false;
  std::string why;
  std::optional<DailyElementalMass> dose{};  ///< that it leads to
  friend bool operator==(const Considered&, const Considered&) = default;
};

/// All six, and the one that follows from the verdict.
struct Choices {
  Choice proposed = Choice::not_enough;
  std::vector<Considered> considered;  ///< in the order of Choice
  const Considered& of(Choice choice) const { return considered[std::size_t(choice)]; }
};

/// What can be decided, by the verdict of a planned look; without one (`verdict` is nothing) only to stop.
///
///     keep_taking  proposes keep           stop_taking, withhold  propose stop
///     undecided    proposes extend         carry_on               proposes not_enough: the trial goes on
///
/// - A raise is a claim that the treatment helps, and the rule bounds the false ones: it is open only after
/// keep_taking,
///   only to the next step of the ladder of the product in the hand, only within the limit and beside the other sources
///   of today, and not while anything noticed asks for less.
/// - Keep is open after keep_taking, and, against the rule and recorded beside it, where the last look is undecided.
/// - Lower is open where the ladder has a step below, and after anything but stop_taking and withhold.
/// - Extend is open where the last look is undecided: it is another plan, sealed anew, since this rule was calibrated
/// for
///   these looks.
/// - Stop is always open.
Choices choices_after(const std::optional<Verdict>& verdict, bool final_look, const Trial& plan,
                      const PersonStanding& standing, const Guard& guard, const std::optional<DoseUnit>& unit,
                      Day today);

/// The unit that a ladder would climb with: of the product, else of the last regimen.
std::optional<DoseUnit> unit_in_hand(const Notebook& notebook);

}  // namespace titrate
