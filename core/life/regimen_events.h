#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diary/person.h"
#include "safety/product.h"

namespace titrate {

/// From this day on a ladder is followed, without any trial. Product and ladder are kept as they were on that day.
struct RegimenStarted {
  Day start{};          ///< of the run-in, in which none is taken; without one, of the first step
  int run_in_days = 0;  ///< the first step begins so many days later
  std::string product;  ///< by name
  DoseUnit unit;
  Ladder ladder;
  friend bool operator==(const RegimenStarted&, const RegimenStarted&) = default;
};

/// How a step was borne, and where the person went from it. The fold believes the answer and asks next_step again
/// (life/regimen.h): a step that the rules would not take, knowing what is known now, is not taken.
struct StepMoved {
  Day day{};
  std::optional<std::size_t> step;  ///< that is taken from this day on, as it was told; none: none is taken
  std::optional<bool> tolerated;    ///< the answer to "did you bear this step well?"; none: it was not asked
  std::string reason;
  friend bool operator==(const StepMoved&, const StepMoved&) = default;
};

/// What made a pause or a stop, and that it has gone.
struct AnsweredEffect {
  std::string effect;
  int grade = 1;     ///< the worst that is answered for; a worse one that turns up later is not
  Day last{};        ///< the last day on which it was noticed
  Day gone_since{};  ///< the first day without it
  friend bool operator==(const AnsweredEffect&, const AnsweredEffect&) = default;
};

/// After a pause or a stop it goes on. What was not answered for here still counts.
struct Resumed {
  Day day{};
  std::vector<AnsweredEffect> answers;
  std::optional<ClinicianDecision> agreed;  ///< after "stop and seek care" never without
  friend bool operator==(const Resumed&, const Resumed&) = default;
};

/// The person ends it.
struct RegimenStopped {
  Day day{};
  std::string reason;  ///< in the person's words; empty: none was given
  friend bool operator==(const RegimenStopped&, const RegimenStopped&) = default;
};

/// What was said about a regimen since it began, in the order of the log.
struct Regimen {
  RegimenStarted started;
  std::vector<std::variant<StepMoved, Resumed, RegimenStopped>> acts;
  friend bool operator==(const Regimen&, const Regimen&) = default;
};

}  // namespace titrate
