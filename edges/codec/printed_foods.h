#pragma once

#include <string>
#include <vector>

#include "app/day_intake.h"
#include "app/food_import.h"
#include "app/foods.h"

namespace titrate::codec {

// What `titrate foods` and `titrate intake` print with --json: the door's JSON, laid out for reading.

std::string printed_foods(const std::string& words, const FoodAnswer& answer);
std::string printed_intake(const DayIntake& day);
std::string printed_import(const FoodsSeen& seen, const ImportCounts& counts, bool kept);

/// Of a food without an amount, of our table or of somebody's own.
inline constexpr const char* no_amount_known =
    "What has no value here differs from brand to brand, or nobody measured it: use the amount on the label of your "
    "own, and where it prints none, it is not known.";

/// What to know of a food before eating more of it, in sentences; empty for most.
std::vector<std::string> notes_on(const Food& food);

}  // namespace titrate::codec
