// Any bytes are products of Open Food Facts, tab-separated, or a problem with a way out.
#include "food_sink.h"

using namespace titrate;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read_any_bytes(data, size, [](std::istream& in, FoodSink& sink, FoodsSeen& seen) {
    return codec::read_off_csv(in, "products.csv", codec::open_food_facts_names(codec::catalog()), sink, seen);
  });
  return 0;
}
