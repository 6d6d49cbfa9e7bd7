#include "store/food_index.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "store/food_text.h"
#include "store/open_database.h"
#include "store/schema.h"

namespace titrate {
namespace {

using store::FoodText;
using store::Statement;
using Readings = std::vector<FoodText::Reading>;

constexpr int most_as_typed = 256, most_compared = 512;

/// The foods to compare with the question. Where no food has all words, those that have all but one; where there are
/// none either, those that have any.
std::vector<std::int64_t> with_all_words(FoodText& text, const Readings& readings) {
  auto numbers = text.with_all(readings, false, most_as_typed);
  if (int(numbers.size()) == most_as_typed) return numbers;
  for (const std::int64_t more : text.with_all(readings, true, most_compared)) numbers.push_back(more);
  return numbers;
}

std::vector<std::int64_t> with_some_words(FoodText& text, const Readings& readings) {
  std::vector<std::int64_t> numbers;
  for (std::size_t out = 0; readings.size() > 2 && out < readings.size(); ++out) {
    Readings rest = readings;
    rest.erase(rest.begin() + std::ptrdiff_t(out));
    for (const std::int64_t one : with_all_words(text, rest)) numbers.push_back(one);
  }
  return numbers.empty() ? text.with_any(readings, most_compared) : numbers;
}

void each_once(std::vector<std::int64_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

FoodIndex::FoodIndex(const Catalog& catalog, std::filesystem::path own_file)
    : catalog_(catalog), own_file_(std::move(own_file)) {}

FoodIndex::~FoodIndex() = default;

void FoodIndex::index_built_in() {
  if (built_in_.text) return;
  auto database = std::make_unique<store::Database>(":memory:");
  auto text = std::make_unique<FoodText>(*database);
  database->run(store::food_text_schema() +
                "CREATE TABLE food (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;");
  store::Transaction transaction(*database);
  Statement row(*database, "INSERT INTO food (name) VALUES (?)");
  for (const Food& food : catalog_.foods) {
    row.bind(food.name + " " + food.description).step();
    row.reset();
  }
  text->add("SELECT number, name FROM food ORDER BY number");
  text->count_words();
  transaction.commit();
  built_in_ = {std::move(database), std::move(text)};
}

std::optional<Problem> FoodIndex::open_own() {
  std::error_code ignored;
  if (own_.database || own_file_.empty() || !std::filesystem::exists(own_file_, ignored)) return std::nullopt;
  auto opened = store::open_database(own_file_, std::chrono::seconds(5));
  if (!opened) return opened.problem();
  own_.database = std::move(*opened);
  own_.text = std::make_unique<FoodText>(*own_.database);
  return std::nullopt;
}

Result<FoodAnswer> FoodIndex::search(const std::string& text, std::size_t most) {
  const std::lock_guard lock(mutex_);
  if (auto problem = open_own()) return *problem;
  return store::attempt(own_file_, [&]() -> Result<FoodAnswer> { return search_tables(text, most); });
}

FoodAnswer FoodIndex::search_tables(const std::string& text, std::size_t most) {
  FoodAnswer answer;
  index_built_in();
  std::vector<FoodText*> tables{built_in_.text.get()};
  if (own_.text) tables.push_back(own_.text.get());

  std::vector<SoughtWord> sought;
  for (std::string& word : sought_words(text)) {
    const bool known = std::any_of(tables.begin(), tables.end(), [&](FoodText* one) { return one->knows(word); });
    if (!known) answer.not_known.push_back(word);
    sought.push_back({std::move(word), known});
  }
  if (sought.empty()) return answer;

  std::vector<std::vector<std::int64_t>> numbers;
  std::vector<Readings> readings(tables.size());
  bool none = true;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    for (const SoughtWord& one : sought) readings[i].push_back(tables[i]->reading_of(one));
    numbers.push_back(with_all_words(*tables[i], readings[i]));
    none = none && numbers.back().empty();
  }
  for (std::size_t i = 0; none && i < tables.size(); ++i) numbers[i] = with_some_words(*tables[i], readings[i]);

  std::optional<Statement> own_name;  // prepared once: it is asked for hundreds of foods
  if (own_.database) own_name.emplace(*own_.database, "SELECT id, name FROM own_food WHERE place = ?");
  for (std::size_t i = 0; i < tables.size(); ++i) {
    each_once(numbers[i]);
    for (const std::int64_t number : numbers[i]) {
      FoundFood one;
      if (i == 0) {
        one.food = catalog_.foods[std::size_t(number - 1)];
      } else {
        own_name->bind(number);
        if (own_name->step()) one.food.id = own_name->text(0), one.food.name = own_name->text(1);
        own_name->reset();
      }
      one.match = match_of(sought, one.food);
      one.match.own = int(i);
      if (one.match.missing < int(sought.size())) answer.found.push_back(std::move(one));
    }
  }
  put_best_first(answer.found);
  answer.all_words = answer.found.empty() || answer.found.front().match.missing == 0;
  if (!answer.found.empty())
    std::erase_if(answer.found, [least = answer.found.front().match.missing](const FoundFood& one) {
      return one.match.missing > least;
    });
  if (answer.found.size() > most) answer.found.resize(most);
  for (FoundFood& one : answer.found) {
    const FoodMatch match = one.match;
    if (match.own == 0) {
      one = food_with_contents(catalog_, one.food);
    } else {
      Statement row(*own_.database, "SELECT place FROM own_food WHERE id = ?");
      row.bind(one.food.id);
      if (row.step()) one = own_food(row.number(0));
    }
    one.match = match;
  }
  return answer;
}

Result<std::optional<FoundFood>> FoodIndex::find(const std::string& id) {
  if (const Food* food = find_food(catalog_, id)) return std::optional(food_with_contents(catalog_, *food));
  const std::lock_guard lock(mutex_);
  if (auto problem = open_own()) return *problem;
  if (!own_.database) return std::optional<FoundFood>();
  return store::attempt(own_file_, [&]() -> Result<std::optional<FoundFood>> {
    Statement row(*own_.database, "SELECT place FROM own_food WHERE id = ?");
    row.bind(id);
    if (!row.step()) return std::optional<FoundFood>();
    return std::optional(own_food(row.number(0)));
  });
}

FoundFood FoodIndex::own_food(std::int64_t place) {
  FoundFood found;
  Statement row(*own_.database,
                "SELECT own_food.id, name, serving, serving_g, layout, file FROM own_food JOIN food_import ON "
                "food_import.id = own_food.import WHERE place = ?");
  row.bind(place);
  if (!row.step()) return found;
  found.food.id = row.text(0);
  found.food.name = row.text(1);
  found.food.group = "imported";
  if (!row.is_null(3)) {
    found.food.serving = row.text(2);
    found.food.serving_mass = row.real(3) * gram;
  }
  found.food.source = {"Imported by you: " + row.text(4) + ", " + row.text(5), "recalled-unsure"};
  found.match.own = 1;
  Statement contents(*own_.database, "SELECT substance, mg_per_100g FROM own_food_content WHERE place = ?");
  contents.bind(place);
  while (contents.step())
    found.contents.push_back(
        {found.food.id, contents.text(0), contents.real(1) * elemental_milligram, std::nullopt, found.food.source});
  return found;
}

}  // namespace titrate
