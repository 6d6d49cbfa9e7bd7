#pragma once

#include <string>
#include <variant>

#include "app/standing.h"
#include "safety/titration.h"

namespace titrate {

/// A ladder for this person and this product, or why there is none: a block stands, no limit is known, or the product
/// cannot be climbed with.
using PlannedLadder = std::variant<Ladder, CannotClimb>;

/// The ladder keeps to the room that the person's own limit leaves beside the day's other sources: there is no other
/// way to a planned dose. What else stands in the way of the first dose is among its remarks.
PlannedLadder plan_ladder(const PersonStanding& standing, const DoseUnit& unit, const LadderWish& wish);

/// For teaching, never a measurement of anybody: how much of each step's day the absorption curve gives, its intakes
/// taken far apart (catalog/mechanisms.h). Nothing where the catalog has no curve.
std::vector<ElementalMass> absorbed_by_step(const Ladder& ladder, const Catalog& catalog);

}  // namespace titrate
