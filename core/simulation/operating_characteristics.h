#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "simulation/people.h"

namespace titrate {

/// The dependences under which no rule may make too many false claims.
inline constexpr std::array<double, 5> dependences{0, 0.3, 0.5, 0.7, 0.9};

/// A share of simulated people, with its Monte Carlo error. Edges: of nobody the rate and its error are 0, and the
/// upper bound is 1. Test: operating_characteristics_test.cc.
struct Rate {
  int people = 0, times = 0;
  double rate() const { return people > 0 ? double(times) / people : 0; }
  double mcse() const;
  /// The upper 95 % bound (one-sided) of Clopper & Pearson (1934): the largest rate under which so few were still seen
  /// in 5 % of simulations.
  double upper_95() const;
};

/// What the people of one truth saw, at every look.
using Crowd = std::vector<std::vector<Seen>>;

/// The first verdict that ends the trial, as a review would give it look by look; else undecided.
Verdict ending_of(const DecisionRule& rule, const std::vector<Seen>& looks);

/// The rule with the least `better` that keeps false claims at bay, in steps of 10^-5 from 0.9 on: in each crowd of
/// people without any effect the upper 95 % bound of the share who are ever told to keep taking it is at most
/// rule.max_false_claims. `rough` asks the share itself to be, not its bound. One crowd for each dependence. Where no
/// threshold below 1 will do, the rule stays uncalibrated. Needs people in each crowd. Source: docs/mathematics.md,
/// section 6. Test: operating_characteristics_test.cc.
DecisionRule calibrated(DecisionRule rule, const std::vector<Crowd>& without_effect, std::uint64_t seed, bool rough);

/// How often each verdict ends the trial of people with the same truth.
struct Outlook {
  Truth truth;
  Rate keep_taking, stop_taking, undecided;
  int near_threshold = 0;  ///< people whose verdict turns on 10^-8 of a probability
};
Outlook outlook_of(const DecisionRule& rule, const Truth& truth, const Crowd& crowd);

/// The mean width of the 95 % interval at the last look, over those who have one; 0 where nobody has.
double mean_width(const Crowd& crowd);

/// Those whose days could be told from drift, dependence and carry-over at the last look; the rest end without an
/// answer, whatever is true. What a design promises before its first day: half-life, drift and order are each person's
/// own, drawn from their priors.
Rate with_an_answer(const Crowd& crowd);

}  // namespace titrate
