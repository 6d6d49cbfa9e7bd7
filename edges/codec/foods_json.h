#pragma once

#include <string>

#include "app/day_intake.h"
#include "app/food_import.h"
#include "app/foods.h"
#include "codec/json.h"

namespace titrate::codec {

Json foods_json(const std::string& words, const FoodAnswer& answer);
Json intake_json(const DayIntake& day);
Json import_json(const FoodsSeen& seen, const ImportCounts& counts, bool kept);

}  // namespace titrate::codec
