#pragma once

#include <optional>
#include <string>
#include <vector>

#include "decision/by_order.h"
#include "posterior/answers.h"
#include "safety/screening.h"

namespace titrate {

/// Something that was weighed, and where it comes from.
struct Reason {
  std::string text;
  std::string source;
};

enum class Verdict {
  keep_taking,  ///< a worthwhile benefit
  stop_taking,  ///< no worthwhile benefit, or harm
  carry_on,     ///< not a planned look, or a look that continues
  undecided,    ///< the final look, and it cannot be said
  withhold,     ///< safety forbids
};

const char* to_string(Verdict verdict);  ///< "keep_taking", as in the interface

/// What to do next, what was believed when it was decided, and why.
struct Decision {
  std::vector<Reason> reasons;
  Verdict verdict = Verdict::undecided;
};

/// The three probabilities that a verdict needs, of the full dose at steady state, on the outcome's scale.
struct Belief {
  double better = 0;      ///< better at all
  double worthwhile = 0;  ///< better by at least the smallest worthwhile difference
  double worse = 0;       ///< worse at all
};

/// Under the verdict's prior: half the evidence row (sceptical), half N(0, 1) in standard deviations, as two fits that
/// are weighted by their evidence, so that
///
///     p(effect | y) = w p(effect | y, evidence row) + (1 - w) p(effect | y, N(0, 1)),   w = Z_e / (Z_e + Z_1)
///
/// Nothing when no verdict may lean on these answers: no direction, no smallest worthwhile difference, no evidence row,
/// not identifiable, or numbers that did not settle.
/// Source: docs/mathematics.md, section 6. Checked by decision_test.cc against a sum over a grid.
std::optional<Belief> belief_of(const Answers& answers);

/// The sum itself: of the effect under N(0, 1) and under the evidence row, each with its log evidence, whose unit is
/// `unit` of the outcome's. The outcome has a direction and a smallest worthwhile difference.
Belief belief_of(const Outcome& outcome, double unit, const NormalMixture& wide, double wide_log_evidence,
                 const NormalMixture& sceptical, double sceptical_log_evidence);

/// What the rule makes of a belief at a planned look.
Verdict verdict_of(const DecisionRule& rule, const Belief& belief, bool final_look);

/// The decision, with its reasons.
///
/// - A finding that forbids (block, avoid, clinician) withholds, whatever the diary says.
/// - A plan is judged at its looks by its own calibrated rule, and on other days it carries on. A plan of one look
/// whose
///   rule was not calibrated, and a file without a plan, are judged by the catalog's conservative table.
/// - Only an order that was drawn at random, and can be read off the days, gives a verdict.
Decision decide(const Trial& trial, const Catalog& catalog, const Exposure& exposure, const Screening& screening,
                const Answers& answers, const RandomisationTest& by_order);

}  // namespace titrate
