#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trial/family.h"

namespace titrate {

struct NormalPrior {
  double mean = 0, sd = 1;
};

/// Half-t on a standard deviation; half-normal when there are no degrees of freedom.
struct HalfTPrior {
  std::optional<double> degrees_of_freedom;
  double scale = 1;
};

/// (rho + 1) / 2 ~ Beta(a, b).
struct BetaPrior {
  double a = 1, b = 1;
};

/// log(half-life in days) ~ N(log_mean, log_sd^2).
struct LogNormalPrior {
  double log_mean = 0, log_sd = 1;
};

/// The middle cut-point is normal, and so is the logarithm of each gap between neighbours.
struct CutpointPrior {
  NormalPrior middle{0, 3}, log_gap{-0.4, 0.5};
};

struct Coefficient {
  std::string name;
  NormalPrior prior;
};

/// What we believe before the data speak. On day t with dose d_t:
///
///     x_t  = l x_{t-1} + (1 - l) d_t,  l = 2^(-1/h)                    wash-in and carry-over, half-life h days
///     mu_t = intercept + effect x_t + sum_k coefficient_k covariate_kt
///     y_t  = mu_t + e_t,  e_t | e_s ~ N(rho^g e_s, sigma^2 (1 - rho^(2g))),  g = t - s days since the last observation
///
/// For counts, binary outcomes and ratings, mu_t + e_t is the linear predictor instead of the outcome:
///
///     poisson            y ~ Poisson(exp eta)
///     negative_binomial  mean exp eta, variance m + m^2 / phi, phi^(-1/2) ~ half-normal(dispersion)
///     bernoulli          logit P(y = 1) = eta
///     ordinal            logit P(y <= k) = c_k - eta, no intercept
///
/// With `drift` a random walk w_1 = 0, w_t - w_{t-1} ~ N(0, q^2), q ~ half-normal(drift) is added to mu_t. With
/// `saturation` the dose enters as s(d), before the kernel; d is relative to the top dose.
///
/// x_0 is the exposure that the days before the first had left: 0 after none, c after a long time at a share c of the
/// full dose. sigma is the marginal standard deviation; the gaps are exact, so a missing day costs nothing but
/// itself. Every sd and scale is above zero, and so are a and b of a BetaPrior; `levels` is at least 3.
/// Source: docs/mathematics.md, section 1. Test: of each family against a slow oracle, gaussian_test.cc and
/// latent_test.cc; drift and saturation, fit_test.cc.
struct Model {
  Family family = Family::gaussian;
  NormalPrior intercept{0, 2.5};
  NormalPrior effect{0, 1};  ///< per unit of x, in the dose units of the series
  std::vector<Coefficient> covariates;
  HalfTPrior sigma{4, 1};
  std::optional<BetaPrior> rho;             ///< nothing: days are independent
  std::optional<LogNormalPrior> half_life;  ///< nothing: x is the dose of the day

  int levels = 11;                           ///< ordinal: categories 0 .. levels - 1
  CutpointPrior cutpoints;                   ///< ordinal
  std::optional<double> dispersion;          ///< negative binomial: scale of the half-normal on phi^(-1/2)
  std::optional<double> drift;               ///< scale of the half-normal on the daily step of a random walk
  std::optional<LogNormalPrior> saturation;  ///< of k, in s(d) = d (1 + k) / (d + k)
};

/// One row per calendar day, without gaps: a day that nobody recorded has no response but still has a dose.
struct Series {
  std::vector<double> dose;                     ///< of each day, in units of the model's effect
  double before = 0;                            ///< x_0, the exposure on the day before the first
  std::vector<std::vector<double>> covariates;  ///< [covariate][day], in the order of Model::covariates
  std::vector<std::optional<double>> response;  ///< of each day; nothing: not observed
  std::vector<double> block_contrast;           ///< weights over days of an extra contrast sum_t w_t x_t; may be empty
};

}  // namespace titrate
