#pragma once

#include "trial/trial.h"

namespace titrate {

/// A plan for tests and checks: pain from 0 to 10, lower is better, one point is worth having. Lists no catalog row, so
/// that a test does not change when a table does; whoever needs another outcome or size says so.
inline Trial pain_plan(Randomisation design, int days) {
  Trial plan;
  plan.primary = {.name = "pain",
                  .label = "pain",
                  .better = Direction::lower,
                  .lowest = 0,
                  .highest = 10,
                  .smallest_worthwhile = 1,
                  .unit = "points",
                  .kinetics = "general"};
  plan.randomisation = design;
  plan.planned_days = days;
  return plan;
}

/// The same with what a rehearsal asks for: one day in ten missing, an sd of 1.5 points, half of it carried over.
inline Trial rehearsable_pain_plan(Randomisation design, int days) {
  Trial plan = pain_plan(design, days);
  plan.missing_fraction = 0.1;
  plan.baseline = Baseline{1.5, 0.5, {}};
  return plan;
}

}  // namespace titrate
