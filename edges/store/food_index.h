#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "app/foods.h"

namespace titrate {

namespace store {
class Database;
class FoodText;
}  // namespace store

/// Foods by their words, with an index: the built-in table in memory, indexed at the first question, and the person's
/// own table in their file (docs/formats/store.md), where there is one. A file that is not there is not made.
///
/// Over the built-in table the answers are those of PlainFoodTable. Of a large table the first few hundred foods that
/// have all words are compared, generic foods and short names first.
class FoodIndex : public FoodTable {
 public:
  FoodIndex(const Catalog& catalog, std::filesystem::path own_file);
  ~FoodIndex() override;

  Result<FoodAnswer> search(const std::string& text, std::size_t most) override;
  Result<std::optional<FoundFood>> find(const std::string& id) override;

 private:
  struct Table {
    std::unique_ptr<store::Database> database;
    std::unique_ptr<store::FoodText> text;
  };
  void index_built_in();
  std::optional<Problem> open_own();
  FoodAnswer search_tables(const std::string& text, std::size_t most);
  FoundFood own_food(std::int64_t place);

  const Catalog& catalog_;
  std::filesystem::path own_file_;
  std::mutex mutex_;
  Table built_in_, own_;
};

}  // namespace titrate
