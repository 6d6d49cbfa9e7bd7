#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/open_notebook.h"
#include "life/blinding.h"
#include "safety/screening.h"

namespace titrate {

/// What a person asks of a plan. Whatever is left out is proposed.
struct PlanWish {
  std::string outcome;  ///< what should get better: a name that the catalog or the diary knows
  std::optional<Direction> better;
  std::optional<double> smallest;          ///< worthwhile difference, in the outcome's unit
  std::optional<DailyElementalMass> dose;  ///< of each day of an active period
  /// What the other arm takes.
  enum class Comparator { nothing, placebo, lower_dose, supplement } comparator = Comparator::nothing;
  std::string supplement;                             ///< as it was wished: of a supplement, the id of a Substance
  std::optional<DailyElementalMass> comparator_dose;  ///< of a lower dose
  std::optional<Day> start;
  std::optional<Randomisation::Kind> kind;
  std::optional<int> pairs, period_days, gap_days, run_in_days;
  std::optional<double> sd, rho, mean, missing_fraction;
  std::optional<Blinding> blinding;  ///< where it is wished, the comparator is what the other capsules hold
};

/// One number of a proposal, and why it is so.
struct ProposedNumber {
  std::string what, value, why;
  std::string source;  ///< empty: the person's own wish, or the diary
};

struct Proposal {
  Trial trial;
  std::vector<ProposedNumber> numbers;
  std::vector<std::string> remarks;  ///< what to hear before it is sealed
};

/// A plan for one person: each number from the wish, else from the diary or the tables, with its reason.
///
/// - The layout (periods, gap, run-in, pairs) is the table's for the outcome's kinetics; at least two pairs.
/// - The dose is the wished one, or the one that the diary shows on seven days, or the largest whole number of units of
///   the product up to 200 mg; with the day's other sources never above the limit in force. One that was never reached
///   is remarked on.
/// - Spread and dependence come from the recorded days on which nothing was taken, where there are at least ten in a
///   row of days; else the rehearsal assumes a seventh of the scale and 0.5.
/// - A plan is blinded only where capsules that look alike can be made (life/blinding.h) and the comparator passes the
///   same screening; else it is not, and a remark says why.
/// - Two looks: nothing is looked at before the end of the second pair, and not before half of the periods.
///
/// - The other arm takes nothing, unless something else is wished. A lower dose is wished or proposed in whole units,
/// below
///   half of the full one. Another supplement is one that comes with the magnesium in a
///   compound, as much of it, so that only the magnesium differs, and no more than trials gave.
///
/// A Problem for: an outcome that nobody knows, that no self-trial can answer, or whose question looks back over more
/// than a day; no smallest worthwhile difference in the table and none wished; a dose above the limit, or that the
/// product cannot make up; a start that is past; fewer than two pairs; a smallest
/// difference that its scale has no room for; days of periods in a layout of days; a share of missing days above 0.9.
Result<Proposal> propose_plan(const PlanWish& wish, const OpenNotebook& notebook, const Catalog& catalog, Day today);

/// Why this person may not take what the other arm takes, or nothing: a comparator is screened as what it is.
std::optional<Problem> comparator_in_the_way(const Trial& trial, const Notebook& notebook, const Catalog& catalog,
                                             Day today);

/// The screening that a plan has to pass: of the person as they said, with the product and the dose of the plan.
Screening screening_for(const Trial& trial, const Notebook& notebook, const Catalog& catalog, Day today);

}  // namespace titrate
