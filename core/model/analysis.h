#pragma once

#include <string>
#include <vector>

#include "exposure/exposure.h"
#include "model/model.h"
#include "model/scale.h"

namespace titrate {

/// One question put to the data: a model and a series, with the scale that leads back to the outcome's own units.
/// Where doses are unknown there is a series for each way in which they may have been taken (unknown_doses.h).
struct Analysis {
  std::string name;   ///< "as_assigned", "as_taken", "independent_days" ...
  std::string label;  ///< what is different about it, for a person
  Model model;
  std::vector<Series> series;  ///< one; or one for each way in which unknown doses may have been taken
  Scale scale;
  std::vector<double> log_prior{};  ///< of each series; empty: there is one, or two that bracket the truth
  int set_aside_days = 0;  ///< the first, which are not fitted: what was taken before them may still have been felt
};

/// The analysis whose prior of the effect is the evidence row: half of the verdict's prior.
inline constexpr const char* sceptical_analysis = "sceptical";

/// The analysis that treats an outcome of another family as a number. The verdict and the checks of the design go by
/// it, or by the primary where that is gaussian; so do the sensitivities, each of which changes one thing about it.
inline constexpr const char* as_number_analysis = "as_number";

/// What the data hold, counted once.
struct DataCount {
  int days = 0;                   ///< calendar days from the first to the last
  int recorded = 0;               ///< days with the outcome, used
  int missing = 0;                ///< days without
  int set_aside = 0;              ///< days with the outcome whose past nobody knows: not fitted, not in `recorded`
  int rested = 0;                 ///< days with the outcome on which the trial rested: not fitted, not in `recorded`
  int missing_at_end = 0;         ///< of these, the days after the last recorded one
  int late = 0;                   ///< recorded days that were written down after the following day
  int doses_unknown = 0;          ///< days whose dose, in the primary analysis, is neither recorded nor assigned
  int doses_unrecorded = 0;       ///< days on which nobody wrote whether it was taken
  int days_on = 0, days_off = 0;  ///< recorded days with at least, and below, half the full dose
  bool outcome_varied = false;    ///< at least two recorded values differ
  int switches = 0;               ///< changes between on and off from one recorded day to the next
  bool dose_varied = false;       ///< on at one time and off at another, whether or not an outcome was recorded
  bool as_assigned = false;       ///< the primary analysis goes by assignment
  bool doses_averaged = false;    ///< the unknown doses are few enough to be averaged over; else they are bracketed
};

/// The analysis that leaves out what a dose before the first day could have moved; where nobody said what was taken.
inline constexpr const char* start_unknown_analysis = "start_unknown";

/// How the effect looks beside what the person believed it was. A guess that follows from the effect takes part of it
/// away.
inline constexpr const char* guess_analysis = "with_guess";
/// Without the days on which something else changed.
inline constexpr const char* changes_analysis = "without_changes";
/// Without the days from the first change of a medicine on: an illness passes, and a medicine goes on being another.
inline constexpr const char* new_medicine_analysis = "before_new_medicine";

/// The primary analysis first, then each pre-specified sensitivity. The priors are in docs/mathematics.md, section 4.
struct Analyses {
  Outcome outcome;
  DataCount count;
  std::vector<Analysis> all;          ///< empty when there is no outcome or no dose
  std::vector<std::string> in_words;  ///< the model and its priors, in sentences
  /// Index of the analysis by which the design is judged.
  std::size_t judged() const { return all.size() > 1 && all[1].name == as_number_analysis ? 1 : 0; }
};

/// The first days whose outcomes are not fitted: three half-lives, at the median of the prior, where it was asked what
/// had been taken before them and nobody knew; else none. By then an eighth is left of whatever it was.
int set_aside_days_of(const Trial& trial, const Catalog& catalog);

/// Needs columns that `check_columns` has seen. Edges: no day, no outcome and no dose give no analysis, only the count.
/// Test: analysis_test.cc; what its priors make of people: default_priors_test.cc.
Analyses analyses_of(const Trial& trial, const Diary& diary, const Exposure& exposure, const Catalog& catalog);

}  // namespace titrate
