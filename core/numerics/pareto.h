#pragma once

#include <vector>

namespace titrate {

/// The shape k of a generalised Pareto distribution fitted to the largest importance weights: below 0.7 an average over
/// such weights can be trusted, above it cannot. Weights are given as logarithms; fewer than 25 in the tail give
/// infinity, all equal weights give minus infinity.
/// Method: Zhang & Stephens (2009), Technometrics 51:316, with the weak prior of Vehtari, Simpson, Gelman, Yao & Gabry
/// (2024), JMLR 25:1; the tail holds min(S / 5, 3 sqrt S) of S weights. Test: pareto_test.cc, against exact quantiles
/// of known shape.
double pareto_k(std::vector<double> log_weights);

/// The same fit for values above zero that are excesses over a threshold already; sorted ascending.
double generalised_pareto_shape(const std::vector<double>& excesses);

}  // namespace titrate
