#pragma once

#include <string>

#include "app/day_intake.h"
#include "app/food_import.h"
#include "app/foods.h"

namespace titrate::cli {

// For a terminal of 80 columns.

std::string foods_text(const FoodAnswer& answer);
std::string intake_text(const DayIntake& day, const Person& person);
std::string import_text(const FoodsSeen& seen, const ImportCounts& counts, bool kept);

}  // namespace titrate::cli
