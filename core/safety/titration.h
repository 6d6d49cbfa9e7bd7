#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/day.h"
#include "base/quantity.h"
#include "safety/stop_rules.h"

namespace titrate {

/// The product in the hand: a ladder climbs in whole units of it, and in halves only where the unit is scored.
struct DoseUnit {
  ElementalMass elemental;  ///< in one capsule, tablet or scoop
  bool scored = false;      ///< a tablet with a line to break it along
  std::string name = "capsule";
  friend bool operator==(const DoseUnit&, const DoseUnit&) = default;
};

/// What a ladder is asked for. The numbers are those of docs/titration.md, each with its reason there.
struct LadderWish {
  Day start{};
  DailyElementalMass from = 100 * elemental_milligram_per_day;          ///< about; where to begin
  DailyElementalMass step_at_most = 100 * elemental_milligram_per_day;  ///< 50 to 100
  DailyElementalMass step_at_least = 50 * elemental_milligram_per_day;
  int days_a_step = 7;                   ///< never fewer than 7
  std::optional<DailyElementalMass> to;  ///< where to stop; none: the limit in force
};

enum class StepState { planned, active, done };

/// One rung: the same dose every day from `from` to `to`.
struct LadderStep {
  Day from{}, to{};
  double units = 0;  ///< a day, in units of the product
  DailyElementalMass daily;
  std::vector<double> intakes;  ///< units at each time of the day; two from 200 mg on
  StepState state = StepState::planned;
  friend bool operator==(const LadderStep&, const LadderStep&) = default;
};

struct Ladder {
  std::vector<LadderStep> steps;
  DailyElementalMass limit;          ///< that the ladder keeps to
  std::string limit_reason;          ///< whose it is and why
  std::vector<std::string> remarks;  ///< what the person should know about this ladder, in sentences
  friend bool operator==(const Ladder&, const Ladder&) = default;
};

/// Why this product cannot be climbed with.
struct CannotClimb {
  std::string why, way_out;
};

/// A titration ladder: low start, small steps, whole units, never above the limit.
///
/// - The first step is the largest amount of whole (or half) units at or below `from`, else one unit; a product whose
///   smallest amount is above 125 mg cannot start low and is refused.
/// - Each next step adds as many units as fit into `step_at_most`, at least one; where one unit alone is more than
///   `step_at_most`, the product cannot be climbed with and the first step is the whole ladder, said in a remark.
/// - No step exceeds `limit` or `to`; a limit below the smallest amount is refused.
/// - From 200 mg a day on the dose is split into two intakes, as even as whole units allow.
/// - Steps are `planned`; state_on() says how far they are.
///
/// Errors: a unit without magnesium, or a step shorter than 7 days, is a broken promise.
/// Source: start, step and spacing: facts of docs/titration.md; the 125 mg bound is this project's.
std::variant<Ladder, CannotClimb> ladder_for(const DoseUnit& unit, const LadderWish& wish, DailyElementalMass limit,
                                             std::string limit_reason);

/// The same ladder with each step marked planned, active or done on that day.
Ladder on_day(Ladder ladder, Day today);

/// What is asked at the end of each step; only a yes leads up.
inline constexpr const char* tolerance_question = "Did you bear this step well, with nothing that limited what you do?";

/// What the next change of dose is, given how the ladder has been borne.
struct NextStep {
  enum class Move { stay, up, down, pause, stop, at_the_top };
  Move move = Move::stay;
  std::optional<std::size_t> step;  ///< index of the step to take now; none while taking none
  std::string reason;               ///< a sentence
};

/// Up only after the whole time of a step, with no side effect of grade 2 or worse in it, a tolerance question
/// answered, and outside a scored period; down, pause and stop as the guard says (safety/stop_rules.h).
///
/// `current`: the step that is taken. `days_on_it`: whole days so far. `tolerated`: the answer to "did you bear this
/// step well?"; none: not asked yet. `scored`: the day belongs to a period that the trial compares, in which a dose
/// never changes.
NextStep next_step(const Ladder& ladder, std::size_t current, int days_on_it, std::optional<bool> tolerated,
                   bool grade_2_during_step, bool scored, const Guard& guard);

}  // namespace titrate
