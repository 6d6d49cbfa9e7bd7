#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diary/diary.h"
#include "trial/trial.h"

namespace titrate {

/// A person who does not exist: the model's own parameters, in the outcome's units, and how they keep a diary.
struct SimulatedPerson {
  double level = 5;   ///< expected outcome without treatment, mid-trial
  double effect = 0;  ///< of the full dose at steady state
  double half_life_days = 2;
  double drift = 0;             ///< from the middle of the trial to its end
  double weekend = 0;           ///< weekend against weekday
  double sigma = 1;             ///< marginal sd of the residual
  double rho = 0;               ///< dependence from day to day
  double missing_fraction = 0;  ///< of days, at random
  double late_fraction = 0;     ///< of recorded days, written down three days later
};

/// The diary that such a person would have kept under the trial's assignment: the model of model/model.h, rounded to
/// whole numbers and clipped to the outcome's scale where it has one. Doses follow the assignment. Marked as simulated.
///
/// Needs: trial.start, trial.assignment, trial.active_arm and trial.full_dose; half_life_days not below 0, rho within
/// [-1, 1]. Edges: sigma 0 leaves no residual; rho 1 keeps the first day's for ever, -1 turns it around each day. Test:
/// simulate_test.cc.
Diary simulate(const Trial& trial, const SimulatedPerson& person, std::uint64_t seed, std::uint64_t stream);

/// `pairs` pairs of periods of `period_days`, the order within each pair drawn by a fair coin: the arm of each day.
/// No pair is no day. Test: simulate_test.cc.
std::vector<std::string> randomised_pairs(int pairs, int period_days, const std::string& active,
                                          const std::string& comparator, std::uint64_t seed, std::uint64_t stream);

}  // namespace titrate
