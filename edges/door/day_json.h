#pragma once

#include <string>
#include <string_view>

#include "app/day_intake.h"
#include "base/result.h"

namespace titrate::door {

/// `{person, foods: [{name | id, grams}], supplements: [{name, elemental_mg} | {product | label, units}]}`:
/// docs/formats/day.md. The person is a PERSON.json object, whose `other_sources` are supplements of the day. A label
/// is read as `titrate label` reads it; what it cannot tell is not counted, and the question stands in its place.
///
/// A Problem, with line and caret, for a field that is not known, a food without a name or with an amount that nobody
/// eats in a day, an amount below zero, and whatever `person_from_json` refuses.
Result<DaySaid> day_from_json(std::string_view bytes, const std::string& name, const Catalog& catalog);

}  // namespace titrate::door
