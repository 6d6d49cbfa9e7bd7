#include "app/plan_ladder.h"

#include "catalog/catalog.h"

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

std::vector<ElementalMass> absorbed_by_step(const Ladder& ladder, const Catalog& catalog) {
  const auto curve = absorption_of(catalog);
  std::vector<ElementalMass> all;
  if (!curve) return all;
  for (const LadderStep& step : ladder.steps) {
    const ElementalMass unit = step.daily.in(elemental_milligram_per_day) / step.units * elemental_milligram;
    ElementalMass of_a_day;
    for (const double units : step.intakes) of_a_day = of_a_day + absorbed(*curve, units * unit);
    all.push_back(of_a_day);
  }
  return all;
}

}  // namespace titrate
