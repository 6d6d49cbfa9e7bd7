#pragma once

#include <vector>

#include "model/model.h"
#include "numerics/aligned.h"
#include "numerics/lanes.h"

namespace titrate {

/// Everything that the likelihood of an AR(1) regression needs from the data, gathered in one pass over the days.
///
/// For neighbouring observations a (earlier) and b (later) of the rows v_t = (F_t, y_t - F_t m_F, x_t) that are g days
/// apart, r = rho^g and t = (1 - r) / (1 + r), whitening gives (b - r a) / sqrt(1 - r^2). With D = b - a and T = b + a
///
///     (b - r a)(b - r a)' / (1 - r^2) = [ D D' / t + t T T' ] / 4 + (b b' - a a') / 2
///
/// and the last term, the same for every gap, telescopes. With v_1 v_1' of the first observation the whitened
/// cross-product is
///
///     Q(rho) = (v_1 v_1' + v_n v_n') / 2 + sum over g of [ DD_g / t_g + t_g TT_g ] / 4
///
/// with DD_g = sum D D', TT_g = sum T T' over the pairs with gap g: a sum of positive terms that loses no digit as rho
/// approaches 1 or -1 (for g = 1, t is exp(-2 atanh rho)), and whose cost per rho does not depend on the number of
/// days. Checked by cross_products_test.cc against the whitening itself.
///
/// Of x there is one column for each half-life, a lane each; lanes come in multiples of a register, or of half of one
/// that holds eight, and at least `lane_block`.
struct CrossProducts {
  int columns = 0;  ///< fixed columns: the intercept and the covariates
  int rows = 0;     ///< columns + 1: the response comes last
  int padded = 0;   ///< rows, rounded up to lane_block
  int days = 0, observed = 0;
  int lanes = 0;  ///< half-lives, rounded up as above
  int gaps = 0;   ///< distinct gaps

  std::vector<int> gap, pairs;  ///< [gaps] days between neighbours; how many there are. In order of gap.
  std::vector<int> later;       ///< [observed - 1] day of the later of two neighbours, in order of gap
  Aligned difference, sum;      ///< [observed - 1][padded] D and T of the fixed columns and the response

  Aligned f;                        ///< [days][padded] the rows v_t without x, on observed days
  Aligned f_ends, f_dd, f_tt;       ///< [rows * padded], [gaps][rows * padded]: each row against each
  Aligned x;                        ///< [days][lanes]
  Aligned x_ends, x_dd, x_tt;       ///< [(rows + 1) * lanes], [gaps][...]: x against each row, then itself
  std::vector<double> contrast;     ///< [lanes] the series' block contrast of x; empty when there is none
  int first_day = 0, last_day = 0;  ///< observed
  std::vector<double> keep;         ///< [lanes] scratch
  std::vector<int> seen;            ///< the observed days, in order, and room for one more
  std::vector<int> place;           ///< scratch
};

inline constexpr int lane_block = 8;

/// The part that does not depend on the half-life, into `out`, whose memory is used again. The response is centred at
/// the prior mean of the fixed columns.
void cross_products_of(const Model& model, const Series& series, CrossProducts& out, Instructions instructions);

/// Adds the column x(h), one lane for each half-life (days); `count` 0 means x is the dose of the day, in one lane.
void add_exposure(CrossProducts& products, const Series& series, const double* half_lives, int count,
                  Instructions instructions);

}  // namespace titrate
