#include "exposure/food_suggestions.h"

#include <algorithm>
#include <array>

#include "catalog/catalog.h"

namespace titrate {
namespace {

constexpr std::size_t kinds = 5, of_a_kind = 8;
constexpr ElementalMass worth_naming = 15 * elemental_milligram;
using Shelf = std::array<std::vector<SuggestedFood>, kinds>;

Shelf shelf_of(const Catalog& catalog, const std::vector<std::string>& not_again, const std::string& substance) {
  Shelf shelf;
  for (const Food& food : catalog.foods) {
    if (food.kind == FoodKind::other || !food.common || !food.serving_mass) continue;
    if (std::find(not_again.begin(), not_again.end(), food.id) != not_again.end()) continue;
    const FoodContent* content = content_of(catalog, food.id, substance);
    if (!content) continue;
    const ElementalMass serving = in_portion(content->per_100g, *food.serving_mass);
    if (serving >= worth_naming) shelf[std::size_t(food.kind) - 1].push_back({&food, serving});
  }
  for (auto& foods : shelf) {
    std::sort(foods.begin(), foods.end(), [](const SuggestedFood& a, const SuggestedFood& b) {
      return a.content != b.content ? a.content > b.content : a.food->id < b.food->id;
    });
    if (foods.size() > of_a_kind) foods.resize(of_a_kind);
  }
  return shelf;
}

std::vector<std::string> ids_of(const FoodSuggestion& suggestion) {
  std::vector<std::string> ids;
  for (const SuggestedFood& one : suggestion.servings) ids.push_back(one.food->id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

bool is_better(const FoodSuggestion& a, const FoodSuggestion& b) {
  if (a.closes != b.closes) return a.closes;
  if (a.closes && a.servings.size() != b.servings.size()) return a.servings.size() < b.servings.size();
  if (a.together != b.together) return a.closes ? a.together < b.together : a.together > b.together;
  return ids_of(a) < ids_of(b);
}

/// Every way to take one or none of each kind, by recursion: at most 9^5 of them.
void try_all(const Shelf& shelf, std::size_t kind, ElementalMass gap, FoodSuggestion& so_far, FoodSuggestion& best) {
  so_far.closes = so_far.together >= gap;
  if (!so_far.servings.empty() && (best.servings.empty() || is_better(so_far, best))) best = so_far;
  if (kind == kinds || so_far.closes) return;
  try_all(shelf, kind + 1, gap, so_far, best);
  for (const SuggestedFood& food : shelf[kind]) {
    const ElementalMass before = so_far.together;
    so_far.servings.push_back(food);
    so_far.together = before + food.content;
    try_all(shelf, kind + 1, gap, so_far, best);
    so_far.servings.pop_back();
    so_far.together = before;
  }
}

FoodSuggestion best_of(const Shelf& shelf, ElementalMass gap) {
  FoodSuggestion so_far, best;
  try_all(shelf, 0, gap, so_far, best);
  return best;
}

}  // namespace

std::vector<FoodSuggestion> suggest_foods(ElementalMass gap, const Catalog& catalog,
                                          const std::vector<std::string>& not_again, std::size_t most,
                                          const std::string& substance) {
  std::vector<FoodSuggestion> suggestions;
  if (!(gap > ElementalMass{})) return suggestions;
  std::vector<std::string> taken = not_again;
  std::vector<FoodKind> leading;
  while (suggestions.size() < most) {
    Shelf shelf = shelf_of(catalog, taken, substance), varied = shelf;
    for (const FoodKind kind : leading) varied[std::size_t(kind) - 1].clear();
    FoodSuggestion best = best_of(varied, gap);
    if (!best.closes) best = best_of(shelf, gap);
    if (best.servings.empty()) break;
    std::sort(best.servings.begin(), best.servings.end(), [](const SuggestedFood& a, const SuggestedFood& b) {
      return a.content != b.content ? a.content > b.content : a.food->id < b.food->id;
    });
    leading.push_back(best.servings.front().food->kind);
    for (const SuggestedFood& one : best.servings) taken.push_back(one.food->id);
    suggestions.push_back(std::move(best));
  }
  return suggestions;
}

}  // namespace titrate
