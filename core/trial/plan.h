#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "trial/orders.h"

namespace titrate {

/// The days of the plan, counted from 1, after which a verdict may be given: at least one, rising. The planned looks,
/// else the last day. Needs planned_days where no look is named. This and what follows: plan_test.cc.
std::vector<int> looks_of(const Trial& trial);

/// The orders that the plan may draw from: its pairs of periods; its periods, or days, half of them on.
Orders orders_of(const Trial& trial);

/// What the other arm takes of the treatment, as a share of the full dose: 0 but where a lower dose is the comparator.
double comparator_share(const Trial& trial);

/// The dose of each planned day, as a share of the full one, when the order falls so: none in run-in and gaps.
std::vector<double> doses_of(const Trial& trial, const Order& order);

/// Why nothing can be said of this plan before its first day, or nothing: no way to draw an order, no length, fewer
/// than two periods on each arm, no direction, no smallest worthwhile difference, no spread of the outcome,
/// of minutes, no mean; or a comparator of half the full dose or more: what is left of the effect between two doses so
/// near each other would take more periods than anybody lives through.
std::optional<Problem> cannot_rehearse(const Trial& trial);

/// The same question asked in another way.
struct Alternative {
  std::string what;  ///< "one more pair"
  Trial trial;
};

/// What else could be planned: one more pair (or a sixth more days), periods twice as long in as many days, half as
/// many missing days. An assignment that was drawn for the plan is not carried over; looks keep their share of the
/// length.
std::vector<Alternative> alternatives_of(const Trial& trial);

}  // namespace titrate
