#pragma once

namespace titrate {

double normal_density(double x);

/// Phi(x), to the accuracy of the C library's erfc, in both tails.
double normal_cdf(double x);

/// Phi^-1(p) for 0 < p < 1; relative error about 1e-16 in 1 - p (Wichura 1988, algorithm AS 241, PPND16).
double normal_quantile(double p);

}  // namespace titrate
