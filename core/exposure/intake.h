#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/foods.h"
#include "exposure/need.h"

namespace titrate {

/// Something eaten in a day: what a portion of it holds, where that is known.
struct Eaten {
  std::string said;  ///< by the person
  std::string food;  ///< id of the food that it was found to be; empty: none
  std::string name;  ///< of that food
  Mass portion;
  std::optional<ElementalMass> content;  ///< of the portion; nothing: no value is known, which is never zero
};

/// Something taken in a day: its elemental mass, or why it cannot be told.
struct Supplement {
  std::string said;
  std::optional<ElementalMass> content;
  std::string why_not;  ///< a sentence, where there is no content
  std::string how{};    ///< how the content was read off a label, a sentence; empty: it was said
};

/// What came from food and what from supplements in a day. The two are never added for a limit: food does not count
/// against the supplemental limit.
struct DayTotal {
  DailyElementalMass food, supplements;  ///< of all that is known
  int foods = 0, foods_without_value = 0;
  int taken = 0, taken_not_known = 0;  ///< supplements
  /// May more have been eaten or taken than the sums say?
  bool complete() const { return foods_without_value == 0 && taken_not_known == 0; }
  DailyElementalMass together() const { return food + supplements; }
};

DayTotal total_of(const std::vector<Eaten>& eaten, const std::vector<Supplement>& taken);

/// What is missing to the need from food and supplements together; zero where there is enough. Nothing where the need
/// is not known. Where the total is not complete, the gap may be smaller than this.
struct Gap {
  DailyElementalMass lowest, highest;
};
std::optional<Gap> gap_of(const Need& need, const DayTotal& total);

}  // namespace titrate
