#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "model/analysis.h"
#include "trial/orders.h"

namespace titrate {

/// How often an order drawn by chance would have looked at least as favourable as the order that was really followed,
/// had the treatment changed nothing on any day.
struct RandomisationTest {
  std::optional<double> p;  ///< nothing: the order was not randomised, or cannot be read off the days
  std::string why_not;      ///< a sentence, where there is no p
  bool exact = true;        ///< every order was tried; else a sample of them
  double mcse = 0;          ///< Monte Carlo error of p
  double orders = 0;        ///< that could have been drawn; the smallest possible p is one over it
  bool one_sided = false;   ///< towards the better side
};

/// The design-based companion of the posterior: a randomisation test under the constrained randomisation that was used
/// (Fisher 1935; Edgington & Onghena 2007). It needs no model of the outcome: were there no effect, the outcomes and
/// the gaps between them would have been the same in every order, so each order's statistic was as likely as the
/// others, whatever the dependence, the drift or the distribution.
///
/// Statistic: the regression coefficient of the exposure over its standard error, adjusted for drift, weekend and the
/// named covariates by generalised least squares, with half-life and dependence held at the centre of their priors.
/// The test is exact for any statistic; this one is chosen for power. It uses the recorded days only. It knows wash-in,
/// unlike a difference of means; whitening keeps slow ups and downs from drowning the difference; and the standard
/// error keeps an order that is nearly a trend, whose coefficient is wild, from being extreme by chance. It takes the
/// arms as assigned, where the file says them, and else each period as on when most of its known doses were.
///
/// Towards the better side where that is known, else two-sided. Exact for at most 2^14 orders; else 9,999 draws and
/// p = (b + 1) / (m + 1) (Davison & Hinkley 1997), which is a valid p in itself.
/// Checked by by_order_test.cc: an enumeration by another road, a case by hand, and its size under no effect.
RandomisationTest randomisation_test(const Trial& trial, const Exposure& exposure, const Analyses& analyses,
                                     std::uint64_t seed);

inline constexpr double most_orders_enumerated = 16384;
inline constexpr int orders_sampled = 9999;

/// The p value of any statistic of the order, large values being the extreme ones; ties count as extreme.
RandomisationTest p_value_of(const Orders& orders, const Order& followed,
                             const std::function<double(const Order&)>& statistic, std::uint64_t seed);

}  // namespace titrate
