// Any bytes are one of the files of a FoodData Central download or a problem with a way out.
#include "food_sink.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto nutrients = codec::usda_nutrients(codec::catalog());
  read_any_bytes(data, size, [&](std::istream& in, FoodSink&, FoodsSeen& seen) {
    return codec::read_fdc_nutrients(in, "nutrient.csv", nutrients, seen);
  });
  read_any_bytes(data, size, [&](std::istream& in, FoodSink& sink, FoodsSeen& seen) {
    return codec::read_fdc_foods(in, "food.csv", sink, seen);
  });
  read_any_bytes(data, size, [&](std::istream& in, FoodSink& sink, FoodsSeen& seen) {
    return codec::read_fdc_amounts(in, "food_nutrient.csv", nutrients, sink, seen);
  });
  read_any_bytes(data, size, [&](std::istream& in, FoodSink& sink, FoodsSeen& seen) {
    return codec::read_fdc_servings(in, "food_portion.csv", sink, seen);
  });
  return 0;
}
