#include "app/plan_ladder.h"

namespace titrate {

PlannedLadder plan_ladder(const Person& person, const DoseUnit& unit, const LadderWish& wish, const Catalog& catalog,
                          Day today) {
  const Limit limit = limit_for(person, catalog, today);
  if (!limit.known)
    return CannotClimb{"No limit is known for it, so no dose is planned.", "Ask a doctor or pharmacist."};
  if (!limit.forbids.empty())
    return CannotClimb{limit.forbids.front().about + " stands in the way: " + limit.forbids.front().reason,
                       limit.forbids.front().action};
  return ladder_for(unit, wish, limit.amount, limit.reason);
}

}  // namespace titrate
