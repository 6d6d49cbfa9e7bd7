#include "store/food_text.h"

#include <sqlite3.h>

namespace titrate::store {
namespace {

/// The SQL function food_words(name): the words with a space between.
void words_of_name(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  std::string all;
  if (bytes)
    for (const std::string& word : food_words({bytes, std::size_t(sqlite3_value_bytes(values[0]))}))
      all += (all.empty() ? "" : " ") + word;
  sqlite3_result_text64(context, all.data(), all.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Words hold letters, digits and bytes of other scripts, and never a quotation mark.
std::string any_of(const std::vector<std::string>& words) {
  std::string expression;
  for (const std::string& word : words) expression += (expression.empty() ? "\"" : " OR \"") + word + "\"";
  return expression;
}

std::string after_all_that_begin_with(const std::string& word) { return word + "\xff"; }

}  // namespace

FoodText::FoodText(Database& database) : database_(database) {
  if (sqlite3_create_function_v2(database.handle(), "food_words", 1,
                                 SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr, words_of_name,
                                 nullptr, nullptr, nullptr) != SQLITE_OK)
    database.fail();
}

void FoodText::add(const std::string& numbers_and_names) {
  database_.run("INSERT INTO food_text (rowid, words) SELECT number, food_words(name) FROM (" + numbers_and_names +
                ")");
}

void FoodText::clear() { database_.run("INSERT INTO food_text (food_text) VALUES ('delete-all')"); }

void FoodText::count_words() {
  database_.run(
      "CREATE VIRTUAL TABLE IF NOT EXISTS temp.food_vocabulary USING fts5vocab (main, food_text, row);"
      "DELETE FROM food_word;"
      "INSERT INTO food_word SELECT term, length(CAST(term AS BLOB)), doc FROM temp.food_vocabulary");
}

bool FoodText::knows(const std::string& word) {
  Statement found(database_, "SELECT 1 FROM food_word WHERE word >= ? AND word < ? LIMIT 1");
  found.bind(word).bind(after_all_that_begin_with(word));
  return found.step();
}

FoodText::Reading FoodText::reading_of(const SoughtWord& sought) {
  Reading reading;
  if (sought.known) {
    reading.as_typed.push_back(sought.word);
    Statement longer(database_,
                     "SELECT word FROM food_word WHERE word > ? AND word < ? ORDER BY foods DESC, word LIMIT 64");
    longer.bind(sought.word).bind(after_all_that_begin_with(sought.word));
    while (longer.step()) reading.longer.push_back(longer.text(0));
    return reading;
  }
  const int allowed = typing_errors_allowed(sought.word);
  if (allowed == 0) return reading;
  Statement near(database_, "SELECT word FROM food_word WHERE letters BETWEEN ? AND ?");
  near.bind(std::int64_t(sought.word.size()) - allowed).bind(std::int64_t(sought.word.size()) + allowed);
  while (near.step()) {
    const std::string_view word = near.view(0);
    if (typing_errors(sought.word, word, allowed) <= allowed) reading.as_typed.emplace_back(word);
  }
  return reading;
}

std::vector<std::int64_t> FoodText::with_all(const std::vector<Reading>& readings, bool longer_too, int most) {
  std::string expression;
  for (const Reading& reading : readings) {
    std::vector<std::string> words = reading.as_typed;
    if (longer_too) words.insert(words.end(), reading.longer.begin(), reading.longer.end());
    if (words.empty()) return {};
    expression += (expression.empty() ? "(" : " AND (") + any_of(words) + ")";
  }
  return matching(expression, most);
}

std::vector<std::int64_t> FoodText::with_any(const std::vector<Reading>& readings, int most) {
  std::vector<std::string> words;
  for (const Reading& reading : readings) {
    words.insert(words.end(), reading.as_typed.begin(), reading.as_typed.end());
    words.insert(words.end(), reading.longer.begin(), reading.longer.end());
  }
  return matching(any_of(words), most);
}

std::vector<std::int64_t> FoodText::matching(const std::string& expression, int most) {
  std::vector<std::int64_t> numbers;
  if (expression.empty()) return numbers;
  Statement rows(database_, "SELECT rowid FROM food_text WHERE food_text MATCH ? ORDER BY rowid LIMIT ?");
  rows.bind(expression).bind(std::int64_t(most));
  while (rows.step()) numbers.push_back(rows.number(0));
  return numbers;
}

}  // namespace titrate::store
