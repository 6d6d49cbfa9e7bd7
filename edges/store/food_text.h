#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/food_words.h"
#include "store/sqlite.h"

namespace titrate::store {

/// The words of many foods, in SQLite: an FTS5 index of which word stands in which food, and a table of the words
/// themselves, for beginnings of words and for slips of typing. Both hold words as `food_words` gives them.
class FoodText {
 public:
  /// A database that has `food_text_schema`.
  explicit FoodText(Database& database);

  /// Adds the foods of a query that gives (number, name) in order of number.
  void add(const std::string& numbers_and_names);
  void clear();
  /// To be called after foods were added or taken out.
  void count_words();

  /// Does any food have this word, or one that begins with it?
  bool knows(const std::string& word);

  /// Words of foods that stand for a sought one.
  struct Reading {
    std::vector<std::string> as_typed;  ///< the word, or its corrections where it is not known
    std::vector<std::string> longer;    ///< words that begin with it, those of most foods first, not more than 64
  };
  Reading reading_of(const SoughtWord& sought);

  /// Numbers of foods that have a word of each reading, in order, not more than `most`.
  std::vector<std::int64_t> with_all(const std::vector<Reading>& readings, bool longer_too, int most);
  /// The same for foods that have a word of any reading.
  std::vector<std::int64_t> with_any(const std::vector<Reading>& readings, int most);

 private:
  std::vector<std::int64_t> matching(const std::string& expression, int most);
  Database& database_;
};

}  // namespace titrate::store
