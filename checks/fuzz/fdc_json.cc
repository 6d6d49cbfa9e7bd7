// Any bytes are foods of FoodData Central or a problem with a way out.
#include "food_sink.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_any_bytes(data, size, [](std::istream& in, FoodSink& sink, FoodsSeen& seen) {
    return codec::read_fdc_json(in, "foods.json", codec::usda_nutrients(codec::catalog()), sink, seen);
  });
  return 0;
}
