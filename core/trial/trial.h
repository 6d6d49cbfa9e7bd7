#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "catalog/instruments.h"
#include "diary/diary.h"
#include "trial/decision_rule.h"
#include "trial/family.h"

namespace titrate {

/// What is measured, on which scale, and which way is better.
struct Outcome {
  std::string name;                           ///< the measure in the diary
  std::string instrument{};                   ///< id of the catalog's row that the plan names; empty: the name decides
  std::string label;                          ///< as said to a person
  std::optional<Direction> better;            ///< unknown: effects are described, never judged
  std::optional<double> lowest, highest;      ///< of a bounded scale
  std::optional<double> smallest_worthwhile;  ///< in the outcome's unit
  std::string unit;                           ///< "points"
  std::string kinetics;                       ///< id in the catalog: how quickly it follows a dose
  std::optional<Family> family{};             ///< as stated; nothing: what the numbers look like decides
  std::string domain{};                       ///< id of the catalog's outcome: whose evidence is the sceptical prior
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// A duration, from zero: analysed as log(1 + minutes) and told in minutes (model/scale.h).
inline bool is_minutes(const Outcome& outcome) { return outcome.unit == "minutes" && outcome.lowest == 0.0; }

/// How the order of the arms was drawn.
struct Randomisation {
  enum class Kind { none, pairs, blocks, daily };
  Kind kind = Kind::none;
  int period_days = 0;  ///< for pairs and blocks
  int gap_days = 0;     ///< between periods, on neither arm
  int pairs = 0;        ///< of periods; 0: as many as the planned days hold
  friend bool operator==(const Randomisation&, const Randomisation&) = default;
};

/// What the outcome is like without the treatment, as far as a person can say before the first day.
struct Baseline {
  double sd = 0;               ///< from day to day, in the outcome's unit
  double rho = 0.5;            ///< dependence from day to day
  std::optional<double> mean;  ///< nothing: the middle of the scale
  friend bool operator==(const Baseline&, const Baseline&) = default;
};

/// A day of a trial that rested for a while, as it came (life/schedule.h).
struct LivedDay {
  int unit = -1;        ///< of the order, from 0: its period, or of a daily design its day; -1: none
  bool rested = false;  ///< none was to be taken, and the day belongs to no arm: its outcomes are not used
  bool run_in = false;
  friend bool operator==(const LivedDay&, const LivedDay&) = default;
};

/// The plan of one person's trial. Dates are calendar days, doses carry their unit. Test: plan_test.cc,
/// bare_diary_test.cc; as a file, edges/codec/trial_json_test.cc. A bare file has none of its own:
/// `trial_of_bare_diary` states what can be assumed.
struct Trial {
  std::string question;
  Outcome primary;
  std::vector<Outcome> secondary;       ///< asked beside it; kept with the plan, and no review judges them
  std::vector<std::string> covariates;  ///< calendar or pre-randomisation measures, named by the person
  std::optional<Dose> full_dose;        ///< the dose that counts as 1; the largest taken where no plan says
  std::string comparator;               ///< what the other arm takes: "nothing", "placebo", another supplement
  /// Of the treatment itself, in the other arm; nothing: none. Below half of the full dose (trial/plan.h).
  std::optional<Dose> comparator_dose;
  /// On each of the days before the first, as x_0 of the model asks: none; a dose; skipped, asked and not known; not
  /// recorded, nobody said.
  Entry<Dose> before_start;
  Randomisation randomisation;
  std::optional<Day> start;               ///< first day of the plan
  std::optional<int> planned_days;        ///< length of the whole trial
  int run_in_days = 0;                    ///< days before the first assigned period, from which the scale is taken
  std::vector<std::string> assignment;    ///< arm of each day from `start` on; empty: as the diary says
  bool sealed = false;                    ///< an assignment is fixed, and not told here: the person stays blind
  std::optional<std::string> active_arm;  ///< the arm that takes the full dose; else learned from doses and arms
  std::vector<int>
      looks;  ///< days of the plan, counted from 1, after which a verdict may be given; empty: the last day
  std::optional<Baseline> baseline;
  std::optional<double> missing_fraction;  ///< of days that will not be recorded
  DecisionRule rule;
  std::string blinding;  ///< how the arms are kept apart, as the file has it; kept with the plan
  /// Of each day from `start` on, where the trial rested; `assignment`, `looks` and `planned_days` then count days of
  /// the calendar. Empty: as the layout says.
  std::vector<LivedDay> lived;
  bool fixed_before_data = false;  ///< false for a bare file: "question not fixed before the data"
  friend bool operator==(const Trial&, const Trial&) = default;
};

}  // namespace titrate
