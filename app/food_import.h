#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace titrate {

/// A record of a foreign food table that did not become a food, or lost a value on the way.
struct ListedRecord {
  std::string file;
  std::size_t line = 0;  ///< 0: the file has no lines to speak of
  std::string text;      ///< the record, or its beginning
  std::string why;
};

/// What a reader of a foreign food table saw.
struct FoodsSeen {
  std::string layout;  ///< "USDA FoodData Central, CSV"
  std::int64_t foods = 0, amounts = 0;
  std::int64_t not_food = 0;        ///< samples and other records that are no food to eat
  std::int64_t not_understood = 0;  ///< all of them; `listed` holds the first twenty
  std::vector<ListedRecord> listed;

  void list(ListedRecord record) {
    constexpr std::size_t most = 20, longest = 200;
    ++not_understood;
    if (listed.size() >= most) return;
    if (record.text.size() > longest) record.text.resize(longest);
    listed.push_back(std::move(record));
  }
};

/// Takes what a reader finds, in the order of the file: a food may come before or after its amounts. Nothing may be
/// kept in memory for each record: tables of gigabytes come through here.
class FoodSink {
 public:
  virtual ~FoodSink() = default;
  /// `generic`: measured or composed by a laboratory; false: a product with a brand.
  virtual void food(const std::string& id, const std::string& name, bool generic) = 0;
  /// The amount in 100 g, in mg of the active part.
  virtual void amount(const std::string& food, const std::string& substance, double mg_per_100g) = 0;
  /// A serving; the one with the lowest `order` is kept.
  virtual void serving(const std::string& food, std::int64_t order, const std::string& label, double grams) = 0;
};

/// What an import did, or would do.
struct ImportCounts {
  std::int64_t new_foods = 0, with_amount = 0;  ///< of the new ones, with at least one amount
  std::int64_t duplicates = 0;                  ///< foods that the person's table, or this file, had already
  std::int64_t contradictions = 0;              ///< two amounts of one substance for one food: neither is kept
};

}  // namespace titrate
