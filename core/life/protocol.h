#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "safety/product.h"
#include "trial/orders.h"
#include "trial/trial.h"

namespace titrate {

/// A plan as it is sealed before its first day: everything that decides what will be asked, given and said.
struct Protocol {
  Trial trial;  ///< with its start, its length and its calibrated rule; the order is not in it
  std::optional<Product> product;
  DailyElementalMass limit;  ///< in force on the day of the seal
  std::string limit_reason, limit_source;
  std::string catalog, program;  ///< hash and version that proposed and rehearsed it
  Moment locked;
  /// SHA-256 of the secret that draws the order and of this protocol without this field, in hexadecimal: whoever opens
  /// the secret at the end shows that the order was drawn before the first day.
  std::string commitment;
  friend bool operator==(const Protocol&, const Protocol&) = default;
};

/// Why a plan cannot be sealed as it stands, or nothing: what no rehearsal can be made of, no start, a start before
/// tomorrow, no dose, a rule that was not calibrated, a primary outcome whose question looks back over more than a day,
/// an order that is already there.
std::optional<Problem> cannot_lock(const Trial& trial, Day today);

/// What the arms of a plan are called: the one with the full dose, and the other.
struct ArmNames {
  std::string on, off;
};
ArmNames arm_names_of(const Trial& trial);

/// What a day is called on which nothing of the treatment is taken: the arm without it, or, where both hold a dose,
/// none.
std::string arm_without_dose(const Trial& trial);

/// The arm of each day of the plan when the order falls so; of the days of the run-in and of a gap, the one without.
std::vector<std::string> assignment_of(const Trial& trial, const Order& order);

/// The plan with its order, for the analysis.
Trial assigned(Trial trial, const Order& order);

/// Where a day lies in a plan that never rests; life/schedule.h knows the calendar.
struct PlanDay {
  /// `paused` and `stopped` come from a schedule alone (life/schedule.h); the period is then the one that begins again.
  enum class Phase { before, run_in, period, gap, after, paused, stopped };
  Phase phase = Phase::before;
  int day = 0;      ///< of the plan, counted from 1; 0 before it
  int period = 0;   ///< counted from 1; in a gap, the period before it
  int periods = 0;  ///< of the whole plan
  int day_of_phase = 0, days_of_phase = 0;
  std::optional<int> next_look;  ///< day of the plan, this one included
  friend bool operator==(const PlanDay&, const PlanDay&) = default;
};
PlanDay plan_day(const Trial& trial, Day day);

}  // namespace titrate
