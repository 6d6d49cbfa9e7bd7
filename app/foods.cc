#include "app/foods.h"

#include <algorithm>
#include <tuple>

#include "catalog/catalog.h"

namespace titrate {
namespace {

/// Does the food have this word, or one that begins with it?
bool knows(const std::vector<std::string>& words, const std::string& sought) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word.starts_with(sought); });
}

}  // namespace

std::vector<std::string> sought_words(const std::string& text) {
  std::vector<std::string> words;
  constexpr std::size_t most = 8, longest = 64;
  for (std::string& word : food_words(text))
    if (words.size() < most && word.size() <= longest && std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(std::move(word));
  return words;
}

void put_best_first(std::vector<FoundFood>& foods) {
  const auto order = [](const FoundFood& one) {
    return std::make_tuple(one.match, one.food.name.size(), std::string_view(one.food.name),
                           std::string_view(one.food.id));
  };
  std::sort(foods.begin(), foods.end(), [&](const FoundFood& a, const FoundFood& b) { return order(a) < order(b); });
}

Result<FoodAnswer> PlainFoodTable::search(const std::string& text, std::size_t most) {
  FoodAnswer answer;
  std::vector<SoughtWord> sought;
  for (std::string& word : sought_words(text)) sought.push_back({std::move(word), false});
  if (sought.empty()) return answer;
  for (const Food& food : catalog_.foods) {
    const auto name = food_words(food.name), also = food_words(food.description);
    for (SoughtWord& one : sought) one.known = one.known || knows(name, one.word) || knows(also, one.word);
  }
  for (const SoughtWord& one : sought)
    if (!one.known) answer.not_known.push_back(one.word);
  for (const Food& food : catalog_.foods) {
    const FoodMatch match = match_of(sought, food);
    if (match.missing == int(sought.size())) continue;
    answer.found.push_back(food_with_contents(catalog_, food));
    answer.found.back().match = match;
  }
  put_best_first(answer.found);
  answer.all_words = answer.found.empty() || answer.found.front().match.missing == 0;
  if (!answer.found.empty())
    std::erase_if(answer.found, [least = answer.found.front().match.missing](const FoundFood& one) {
      return one.match.missing > least;
    });
  if (answer.found.size() > most) answer.found.resize(most);
  return answer;
}

Result<std::optional<FoundFood>> PlainFoodTable::find(const std::string& id) {
  const Food* food = find_food(catalog_, id);
  return food ? std::optional(food_with_contents(catalog_, *food)) : std::nullopt;
}

FoundFood food_with_contents(const Catalog& catalog, const Food& food) {
  FoundFood found{food, {}, {}};
  for (const FoodContent& content : catalog.food_nutrients)
    if (content.food == food.id) found.contents.push_back(content);
  return found;
}

}  // namespace titrate
