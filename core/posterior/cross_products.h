#pragma once

#include <vector>

#include "model/model.h"

namespace titrate {

/// Everything that the likelihood of an AR(1) regression needs from the data, gathered in one pass over the days.
///
/// For neighbouring observations P (earlier) and P + D (later) of the rows v_t = (F_t, y_t - F_t m_F) that are g days
/// apart, and r = rho^g, whitening gives (v - r P) / sqrt(1 - r^2) with v - r P = D + (1 - r) P. The whitened
/// cross-product is therefore
///
///     Q(rho) = v_1 v_1' + sum over g of [ DD_g / (1 - r^2) + DP_g / (1 + r) + PP_g (1 - r) / (1 + r) ]
///
/// with DD_g = sum D D', DP_g = sum (D P' + P D'), PP_g = sum P P' over the pairs with gap g. No term cancels as r
/// approaches 1, and the cost per rho does not depend on the number of days.
struct GapClass {
  int gap = 1;  ///< days between neighbouring observations
  int pairs = 0;
  std::vector<double> dd, dp, pp;     ///< [rows * rows], symmetric, fixed columns and the response
  std::vector<double> ddx, dpx, ppx;  ///< [(rows + 1) * lanes]: x against each row, then x against x
};

struct CrossProducts {
  int columns = 0;  ///< fixed columns: the intercept and the covariates
  int rows = 0;     ///< columns + 1: the response comes last
  int days = 0, observed = 0;
  int lanes = 0;                 ///< nodes of the half-life
  std::vector<double> first;     ///< [rows * rows] v_1 v_1'
  std::vector<double> firstx;    ///< [(rows + 1) * lanes]
  std::vector<GapClass> gaps;    ///< in order of gap
  std::vector<double> contrast;  ///< [lanes] the series' block contrast of x; empty when there is none
};

/// The part that does not depend on the half-life. The response is centred at the prior mean of the fixed columns.
CrossProducts cross_products_of(const Model& model, const Series& series);

/// Adds the column x(h), one lane for each half-life (days); no half-lives means x is the dose of the day, in one lane.
void add_exposure(CrossProducts& products, const Model& model, const Series& series,
                  const std::vector<double>& half_lives);

}  // namespace titrate
