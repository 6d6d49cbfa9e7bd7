#pragma once

#include "sbc.h"

namespace titrate::calibration {

/// The families whose posteriors are approximated, and how far the distribution function of a review's effect may be
/// from that of 500,000 weighted draws.
struct Owed {
  Family family;
  double distance;
};
inline constexpr Owed accuracies_owed[] = {
    {Family::ordinal, 0.02}, {Family::bernoulli, 0.02}, {Family::negative_binomial, 0.02}, {Family::poisson, 0.01}};

/// How near a fit of a review is to one that cannot be made better, over random people (person_of). The distance is the
/// largest |F - F of the draws| of the effect on the linear predictor, at 61 points over six of its sds, and, for
/// sigma, of the probability of the draws below each printed quantile (between their own printed quantiles, linear in
/// normal scores).
///
/// Counts: people; trusted: fits that trust themselves; judged: those whose draws trust themselves too (Pareto k); and
/// of each that was judged `effect:i` and `sigma:i`.
Counts accuracy(Family family, int people, std::uint64_t seed, int threads);
std::string accuracy_scenario(Family family, int people, std::uint64_t seed);

/// Sorted, of those that were judged; `what` is effect or sigma.
std::vector<double> distances_of(const Counts& counts, const std::string& what);

/// The least of them that `share` of them do not exceed; 1 of none.
double at_share(const std::vector<double>& sorted, double share);

}  // namespace titrate::calibration
