#pragma once

#include <functional>
#include <vector>

#include "trial/trial.h"

namespace titrate {

/// Which of a trial's units (its periods; of a daily design, its days) were on.
using Order = std::vector<bool>;

/// Every order that could have been drawn, each as likely as the others:
///
///     pairs    units 2k and 2k + 1 hold one on and one off, which first is a fair coin: 2^pairs orders
///     blocks   `on` units of all are on, every choice of them alike: binomial(units, on) orders
///     daily    as blocks, a unit a day; where each day was a coin of its own, these are the orders with as many days
///              on as there were, and given that number they are alike too
///
/// A last unit without its partner, in pairs, has a coin of its own: the partner has not come yet.
/// Needs 0 <= on <= units. Checked by orders_test.cc against all 2^units orders, sieved.
struct Orders {
  Randomisation::Kind kind = Randomisation::Kind::pairs;
  int units = 0;
  int on = 0;  ///< of blocks and daily

  double count() const;  ///< how many there are; beyond 2^53 to the nearest double
  bool admits(const Order& order) const;
  Order first() const;
  /// The following order, so that first() and next() until false name each order once.
  bool next(Order& order) const;
  /// An order drawn at random; `uniform` gives independent numbers in (0, 1).
  Order drawn(const std::function<double()>& uniform) const;
};

}  // namespace titrate
