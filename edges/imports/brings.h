#pragma once

#include <filesystem>

#include "app/food_import.h"
#include "imports/part.h"

namespace titrate {
struct Catalog;
}

namespace titrate::imports {

/// What a file is about: days of a person, foods that anybody may eat, or one product that somebody has in the hand.
enum class Brings {
  diary,    ///< also whatever nobody knows: the formats say what they can read
  foods,    ///< USDA FoodData Central and Open Food Facts (docs/formats/foods.md), in an archive too
  product,  ///< a record of the NIH label database, or one product of Open Food Facts (docs/formats/product.md)
};

/// By its content alone. Of an archive its members decide.
Brings brings(const Part& part);
/// A folder with the CSV files of USDA FoodData Central, and nothing else that anybody knows.
Brings brings_of_folder(const std::filesystem::path& folder);

/// The foods of a part that brings them, also out of an archive, in the order in which its tables need each other. What
/// is not for unpacking, `codec::read_foods` reads from its path.
Result<FoodsSeen> foods_of(const Part& part, const Catalog& catalog, FoodSink& sink);

}  // namespace titrate::imports
