#include "app/plan_ladder.h"

#include "app/in_words.h"
#include "catalog/catalog.h"

namespace titrate {
namespace {

std::string others_in_words(const PersonStanding& standing) {
  std::string names;
  for (const SupplementalSource& other : standing.others())
    names += (names.empty() ? "" : ", ") + other.name + " " +
             number_in_words(other.amount.in(elemental_milligram_per_day)) + " mg";
  return names;
}

}  // namespace

PlannedLadder plan_ladder(const PersonStanding& standing, const DoseUnit& unit, const LadderWish& wish) {
  const Limit& limit = standing.limit;
  if (!limit.known)
    return CannotClimb{"No limit is known for it, so no dose is planned.", "Ask a doctor or pharmacist."};
  if (!limit.forbids.empty())
    return CannotClimb{limit.forbids.front().about + " stands in the way: " + limit.forbids.front().reason,
                       limit.forbids.front().action};
  std::string reason = limit.reason;
  if (!standing.others().empty()) reason += " Other products take their part of it: " + others_in_words(standing) + ".";
  PlannedLadder planned = ladder_for(unit, wish, standing.check({}).room_left(), reason);
  if (auto* ladder = std::get_if<Ladder>(&planned); ladder && !standing.dose_may_be_suggested())
    ladder->remarks.insert(ladder->remarks.begin(), "Not before this is settled: " + standing.why_no_dose());
  return planned;
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
