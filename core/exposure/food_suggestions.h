#pragma once

#include <string>
#include <vector>

#include "catalog/foods.h"

namespace titrate {

struct Catalog;

/// One serving of a food to add to a day.
struct SuggestedFood {
  const Food* food = nullptr;
  ElementalMass content;  ///< of one serving
};

/// Servings that together hold at least `gap`, or all that five servings can.
struct FoodSuggestion {
  std::vector<SuggestedFood> servings;
  ElementalMass together;
  bool closes = false;
};

/// Ways to close a gap from leafy greens, nuts, seeds, legumes and whole grains, at most `most` of them, in order.
///
/// Each is the smallest number of servings, one at most of each kind, that reaches the gap; among those the one that
/// exceeds it least, then the first in order of id. No food stands in two of them, and the kind of food that gave most
/// to an earlier one is left out of a later one as long as the gap can be closed without it. Where five servings do not
/// reach the gap, the five that hold the most. `not_again` are ids of foods that the day has already. Only common foods
/// of which a serving holds 15 mg or more are considered, the eight of each kind that hold the most. An empty list for
/// no gap.
std::vector<FoodSuggestion> suggest_foods(ElementalMass gap, const Catalog& catalog,
                                          const std::vector<std::string>& not_again, std::size_t most = 3,
                                          const std::string& substance = "magnesium");

}  // namespace titrate
