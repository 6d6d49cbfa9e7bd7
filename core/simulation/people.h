#pragma once

#include <cstdint>
#include <vector>

#include "decision/decision.h"
#include "posterior/gaussian.h"
#include "simulation/counted.h"
#include "trial/plan.h"

namespace titrate {

/// What is true of simulated people, as far as a rehearsal sets it.
struct Truth {
  double benefit = 0;  ///< of the full dose at steady state, in the outcome's unit, positive towards the better side
  double rho = 0.5;    ///< dependence from day to day
};

/// The days of one simulated person under a plan.
struct SimulatedDays {
  std::vector<double> dose;                     ///< of each planned day, as assigned: 0 or 1
  std::vector<std::optional<double>> recorded;  ///< the outcome, in its own unit
};

/// What one look at one person's days came to.
struct Seen {
  std::optional<Belief> belief;  ///< nothing: not identifiable, or the numbers did not settle
  double width_95 = 0;           ///< of the primary analysis, in the outcome's unit; at the last look, where asked for
};

/// How closely somebody is looked at. The width costs a tenth more and is not always wanted.
struct LookOptions {
  bool width = true;
  Accuracy accuracy = Accuracy::standard;
};

/// The memory of one person's look, to be used again for the next: whoever sees thousands keeps one for each thread.
struct LookRoom {
  SimulatedDays days;
  std::vector<double> uniform, shocks, gaps;  ///< of each day
  std::vector<double> run_in, recorded;
  Series series;
  GaussianWorkspace workspace;
  Posterior wide, sceptical;
};

/// A plan, ready to be lived by simulated people: everything that is the same for all of them is worked out once, by
/// the very functions that a review uses (exposure_of, analyses_of), on a blank diary of the plan.
///
/// Person i of a seed is the same in every plan and under every truth (common random numbers): the coins of the order,
/// the half-life (from its prior), drift ~ N(0, (sd/2)^2) from the middle of the plan to its end, weekend
/// ~ N(0, (sd/4)^2), each day's shock and each day's missing are drawn from streams of their own. The outcome follows
/// the model of model/model.h (of minutes, their logarithm does) with residual sd and dependence from the plan's
/// baseline, rounded and clipped to its scale where it has one, as in `simulate`; a count and a yes or no are drawn as
/// such about the same mean (counted.h). The order is drawn anew for each
/// person where the plan's is not fixed or not told. Named covariates are not simulated.
///
/// Source: docs/mathematics.md, sections 1 and 6. Test: people_test.cc, against a review of the same diary.
///
/// Needs a plan that `cannot_rehearse` has seen. Not checked: the sensitivities, which a review also asks before it
/// calls an answer identifiable; so a review may be undecided where its rehearsal was not.
class SimulatedTrial {
 public:
  SimulatedTrial(const Trial& plan, const Catalog& catalog);

  const Trial& trial() const { return trial_; }
  const std::vector<int>& looks() const { return looks_; }
  double worthwhile() const { return worthwhile_; }  ///< the smallest such difference, in units of the priors
  double spread() const { return spread_; }  ///< one unit of the priors, in the outcome's unit (before any run-in)

  SimulatedDays days_of(const Truth& truth, std::uint64_t seed, std::uint64_t person) const;
  /// The first `look` days, as the analyses that a review would make of them: the primary and the sceptical one.
  Analyses analyses_of_days(const SimulatedDays& days, int look) const;
  /// One entry for each look, in order. Looks after the last day that is recorded see what there is.
  std::vector<Seen> seen(const Truth& truth, std::uint64_t seed, std::uint64_t person) const;
  /// The same in the memory of another person's look.
  void see(const Truth& truth, std::uint64_t seed, std::uint64_t person, const LookOptions& how, LookRoom& room,
           std::vector<Seen>& looks) const;

 private:
  void live(const Truth& truth, std::uint64_t seed, std::uint64_t person, LookRoom& room) const;
  Scale series_of(const SimulatedDays& days, DataCount& count, LookRoom& room) const;
  Belief believed(const Scale& scale,
                  const LookRoom& room) const;  ///< of the two fits in the room, in the outcome's unit
  Trial trial_;
  std::vector<int> looks_;
  Orders orders_;
  Analyses blank_;  ///< of the whole plan, its outcomes to be replaced: the judged one and the sceptical one
  std::optional<Scale> scale_;  ///< where it does not depend on what was recorded
  std::vector<double> fixed_order_;
  int set_aside_ = 0;  ///< first days that are not fitted
  double spread_ = 1, sd_ = 1, worthwhile_ = 0;
  Scale lived_;  ///< of the days without the treatment
  std::optional<Counted> counted_;
};

/// The probability, before the first day, that the effect is worthwhile: under the verdict's prior.
double prior_probability_worthwhile(const SimulatedTrial& people, const Catalog& catalog);

}  // namespace titrate
