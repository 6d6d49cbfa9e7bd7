#pragma once

#include <vector>

#include "posterior/posterior.h"

namespace titrate {

/// One of several models that were fitted to the same data, and the log of what it was believed before them (a prior
/// density times a quadrature weight will do).
struct Candidate {
  double log_prior = 0;
  Posterior posterior;
};

/// Each candidate's share after the data: prior times evidence, scaled to sum to 1.
std::vector<double> shares_of(const std::vector<Candidate>& candidates);

/// What is believed when any of them may be the one: their posteriors, weighted by prior times evidence. The log
/// evidence is that of the mixture.
///
/// The effect is the exact mixture. Of the other parameters, mean and sd are exact; a quantile is read off the average
/// of the candidates' distribution functions, each taken as normal between its own quantiles.
/// Needs at least one candidate, all with the same parameters. A fit that cannot be trusted makes the whole untrusted
/// when its share is above 1 %; its edge mass, Pareto k and escalations are the worst of those with such a share.
/// Edges: a candidate without evidence has no share, but since nobody knows which it would have had, the one from
/// before the data decides whether it makes the whole untrusted; where none has any evidence, all count alike. Source:
/// the law of total probability; shares are posterior model probabilities. Test: combined_test.cc.
Posterior combined(const std::vector<Candidate>& candidates);

}  // namespace titrate
