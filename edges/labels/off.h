#pragma once

#include "catalog/catalog.h"
#include "catalog/label.h"
#include "codec/json.h"

namespace titrate::labels {

/// Is this a product of Open Food Facts, bare or as its API answers?
bool is_open_food_facts(const codec::Json& json);

/// Its label. `magnesium_100g` and `magnesium_serving` are in grams whatever `magnesium_unit` says; `magnesium_value`
/// is what somebody typed. Numbers that cannot be (more than oxide holds, the number of sodium or salt, ten times
/// between a serving and its weight, a water with more than any spring) become a question, and so do zero, "<" and
/// amounts of the prepared drink alone.
Label label_from_open_food_facts(const codec::Json& json, const Catalog& catalog);

}  // namespace titrate::labels
