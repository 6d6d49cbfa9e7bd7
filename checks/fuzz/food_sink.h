#pragma once

#include <cmath>
#include <sstream>
#include <string>

#include "app/food_import.h"
#include "codec/catalog_tables.h"
#include "codec/food_formats.h"
#include "codec/text.h"
#include "target.h"

/// What every reader of a food table promises to the one who keeps the foods.
struct PromisedFoods : titrate::FoodSink {
  void food(const std::string& id, const std::string& name, bool) override {
    promise(id.size() > 4 && !name.empty() && titrate::codec::is_utf8(name));
  }
  void amount(const std::string& food, const std::string& substance, double mg) override {
    promise(food.size() > 4 && !substance.empty() && std::isfinite(mg) && mg >= 0 && mg <= 100'000);
  }
  void serving(const std::string& food, std::int64_t, const std::string& label, double grams) override {
    promise(food.size() > 4 && !label.empty() && grams > 0 && grams <= 5000);
  }
};

/// Any bytes are a table or a problem with a way out, and what is not understood says why.
template <class Read>
void read_any_bytes(const std::uint8_t* data, std::size_t size, const Read& read) {
  PromisedFoods sink;
  titrate::FoodsSeen seen;
  std::istringstream in{std::string(as_text(data, size))};
  const titrate::Result<titrate::Done> done = read(in, sink, seen);
  if (!done) promise(!done.problem().what.empty() && !done.problem().way_out.empty());
  for (const titrate::ListedRecord& one : seen.listed) promise(!one.why.empty());
  promise(seen.not_understood >= std::int64_t(seen.listed.size()));
}
