#pragma once

#include <string>
#include <variant>

#include "safety/limit.h"
#include "safety/titration.h"

namespace titrate {

struct Catalog;

/// A ladder for this person and this product, or why there is none: a block stands, no limit is known, or the product
/// cannot be climbed with.
using PlannedLadder = std::variant<Ladder, CannotClimb>;

/// The ladder keeps to limit_for(person): there is no other way to a planned dose.
PlannedLadder plan_ladder(const Person& person, const DoseUnit& unit, const LadderWish& wish, const Catalog& catalog,
                          Day today);

/// For teaching, never a measurement of anybody: how much of each step's day the absorption curve gives, its intakes
/// taken far apart (catalog/mechanisms.h). Nothing where the catalog has no curve.
std::vector<ElementalMass> absorbed_by_step(const Ladder& ladder, const Catalog& catalog);

}  // namespace titrate
