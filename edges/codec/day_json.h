#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/day_intake.h"
#include "base/result.h"

namespace titrate::codec {

/// What a person said about a day (DAY.json): who, what was eaten, what was taken.
struct DaySaid {
  std::optional<PersonSheet> person;  ///< nothing: the one that the diary keeps
  std::vector<FoodSaid> foods;
  std::vector<Supplement> supplements;
};

/// `{person, foods: [{name | id, grams}], supplements: [{name, elemental_mg} | {product | label, units}]}`:
/// docs/formats/day.md. A Problem, with line and caret, for a field that is not known, a food without a name or with
/// an amount that nobody eats in a day, an amount below zero.
Result<DaySaid> day_from_json(std::string_view bytes, const std::string& name, const Catalog& catalog);

}  // namespace titrate::codec
