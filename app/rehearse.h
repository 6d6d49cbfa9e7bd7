#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "catalog/thresholds.h"
#include "simulation/operating_characteristics.h"

namespace titrate {

/// How a plan fares with simulated people, all of it found by the review's own analysis and decision.
struct PlanOutlook {
  std::string what;                                    ///< "the plan", "one more pair"
  Trial trial;                                         ///< with the rule that it was rehearsed with
  int people = 0;                                      ///< for each truth
  std::vector<Outlook> without_effect;                 ///< one for each dependence
  Outlook at_half, at_smallest, at_twice, under_harm;  ///< at the plan's own dependence; harm: as large as the smallest
  std::vector<Outlook> smallest_by_dependence;         ///< as `at_smallest`; empty unless alternatives were asked for
  double width_95 = 0;    ///< mean, of the 95 % interval at the last look, in the outcome's unit
  Rate identifiable;      ///< who gets an answer at all at the last look, if the difference is the smallest worthwhile
  double smallest_p = 1;  ///< that the randomisation test can reach
  double prior_worthwhile = 0;
  std::string knowing_the_arm;  ///< what an expectation alone could do to an unblinded plan; empty for a blinded one
  std::vector<std::string> warnings;  ///< what a person should hear before the first day

  int days() const { return trial.planned_days.value_or(0); }
  /// The dependence with the most false claims.
  const Outlook& worst() const;
};

struct Rehearsal {
  PlanOutlook plan;
  std::vector<PlanOutlook> alternatives;
  std::uint64_t seed = 0;
  bool quick_estimate = false;
};

struct RehearsalOptions {
  int people = 10'000;  ///< for each truth of the plan; a fifth of them, and at least 1,000, for each alternative
  std::uint64_t seed = 1;
  /// 500 people, fits and a calibration that are rough, no alternatives: never to be stored or quoted.
  bool quick = false;
  bool only_smallest = false;  ///< of the effects that are there only the smallest worthwhile: enough for a search
  /// Also for other plans, and for the effect under other dependences; a quick estimate has neither.
  bool alternatives = true;
  int threads = 0;  ///< 0: as many as the machine has
};

inline constexpr int quick_people = 500;

/// Operating characteristics of a plan that `cannot_rehearse` has nothing against. A plan whose rule was not calibrated
/// is calibrated here, and so is each alternative, with people of their own; the rates are those of other people.
/// The same for any number of threads. Nothing when `progress` asked for an end.
std::optional<Rehearsal> rehearse(const Trial& plan, const Catalog& catalog, const RehearsalOptions& options,
                                  Progress& progress);

/// The conservative thresholds for files without a plan: for each way of drawing an order, the largest threshold that
/// any design of the grid needs (docs/mathematics.md, section 6). How core/catalog/tables/bare_thresholds.csv is made.
std::optional<std::vector<BareThreshold>> bare_thresholds(const Catalog& catalog, int people, std::uint64_t seed,
                                                          int threads, Progress& progress);

}  // namespace titrate
