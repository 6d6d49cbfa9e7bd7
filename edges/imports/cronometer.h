#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/format.h"

namespace titrate::imports {

/// Cronometer's days, one row for each or one for each meal and their total (docs/formats/cronometer.md).
bool is_cronometer_days(const Part& part);
Result<Done> read_cronometer_days(const Reading& reading);

/// Cronometer's servings, one row for each food, drink and pill.
bool is_cronometer_servings(const Part& part);
Result<Done> read_cronometer_servings(const Reading& reading);

/// A column of either: "Magnesium (mg)". Cronometer moves its columns about: nothing goes by their place.
struct CronometerNutrient {
  std::string name;  ///< as in the header
  std::string unit;  ///< "mg"
  std::size_t column = 0;
};
std::vector<CronometerNutrient> cronometer_nutrients(const std::vector<std::string>& header);
bool is_magnesium_column(const CronometerNutrient& one);
/// How a day's sum of it is described. Only what may move what a person feels has a name of a measure suggested.
FoundItem cronometer_item(const CronometerNutrient& one);

}  // namespace titrate::imports
