#pragma once

#include <vector>

#include "model/model.h"

namespace titrate {

/// How many copies of a computation run side by side: half-lives while a mode is sought, draws while it is checked.
/// Arrays with lanes keep the lane as their last index.
inline constexpr int lane_count = 8;

/// A loop over the lanes that becomes vector code: without the pragma g++ unrolls eight turns first, and then finds no
/// loop to vectorise. clang, which the sanitizers use, takes a promise that it cannot keep for an error.
#ifdef __clang__
#define TITRATE_EACH_LANE(l) for (int l = 0; l < lane_count; ++l)
#else
#define TITRATE_EACH_LANE(l) _Pragma("omp simd") for (int l = 0; l < lane_count; ++l)
#endif

/// log p(y | eta) of the outcomes that are not gaussian, for all observed days and in all lanes at once.
///
///     poisson            y eta - exp eta - log y!
///     negative_binomial  mean exp eta, variance m + m^2 / phi
///     bernoulli          y eta - log(1 + exp eta)
///     ordinal            log(L(c_y - eta) - L(c_{y-1} - eta)),  L logistic, c_{-1} = -inf, c_{levels-1} = inf
///
/// The ordinal term is written log L(a) + log L(-b) + log(1 - exp(b - a)) with a = c_y - eta, b = c_{y-1} - eta: the
/// last part knows only the gap between two cut-points (it stands with the priors, latent_kernels.h), and the first two
/// are binary outcomes, so that every derivative in eta is that of a logistic function.
/// Needs y that the family can have: nothing here looks. A review asks `cannot_be` (model/outcome_model.h) first, and
/// `titrate fit` its reader (edges/codec/fit_files.cc). Test: latent_test.cc, against each density written out.
struct Likelihood {
  Family family = Family::poisson;
  std::vector<double> y;  ///< [n] whole numbers
  int levels = 0;         ///< ordinal
  double size = 0;        ///< negative binomial: phi, see set_size()
  double constant = 0;    ///< what does not depend on eta, over all days

  int count() const { return int(y.size()); }
  int cuts() const { return family == Family::ordinal ? levels - 1 : 0; }
};

/// From the observed responses. A negative binomial still needs its size.
Likelihood likelihood_of(const Model& model, const std::vector<double>& y);

/// phi of a negative binomial, above zero.
void set_size(Likelihood& likelihood, double phi);

/// E[y | eta] and its derivative in eta, for `rows` rows of lane_count values.
void expected_outcome(const Likelihood& likelihood, const double* cut, int rows, const double* eta, double* expected,
                      double* slope);

}  // namespace titrate
