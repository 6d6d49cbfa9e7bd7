#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalog/food_words.h"
#include "catalog/foods.h"

namespace titrate {

struct Catalog;

/// A food with what is known of its content, from the built-in table or from one that the person imported.
struct FoundFood {
  Food food;
  std::vector<FoodContent> contents;  ///< a substance that is not here has no known amount
  FoodMatch match;                    ///< of a search; the default otherwise
  const FoodContent* content(const std::string& substance) const {
    for (const FoodContent& one : contents)
      if (one.substance == substance) return &one;
    return nullptr;
  }
};

/// The foods that answer a question, best first.
struct FoodAnswer {
  std::vector<FoundFood> found;
  std::vector<std::string> not_known;  ///< words that no food has: corrected where a food has one much like it
  bool all_words = true;               ///< false: no food has all words; these have some of them
};

/// Where foods are looked up: the built-in table and a person's own. One of the places where the outside world is
/// replaced; an implementation that compares every food (tests, the browser) and one with an index in SQLite give the
/// same answers (edges/store). Several threads may call at once.
class FoodTable {
 public:
  virtual ~FoodTable() = default;
  /// At most `most` foods. Nothing is found for a text without words.
  virtual Result<FoodAnswer> search(const std::string& text, std::size_t most) = 0;
  virtual Result<std::optional<FoundFood>> find(const std::string& id) = 0;
};

/// The words of a question; more than eight say no more.
std::vector<std::string> sought_words(const std::string& text);

/// Puts foods in the order of their match, then of the length of their names, then of their names and ids.
void put_best_first(std::vector<FoundFood>& foods);

/// Compares every food of the built-in table with the question: the definition of a search, for tests and for a program
/// without a file.
class PlainFoodTable : public FoodTable {
 public:
  explicit PlainFoodTable(const Catalog& catalog) : catalog_(catalog) {}
  Result<FoodAnswer> search(const std::string& text, std::size_t most) override;
  Result<std::optional<FoundFood>> find(const std::string& id) override;

 private:
  const Catalog& catalog_;
};

/// A food of the built-in table with its contents.
FoundFood food_with_contents(const Catalog& catalog, const Food& food);

}  // namespace titrate
