#include "exposure/intake.h"

#include <algorithm>

namespace titrate {

DayTotal total_of(const std::vector<Eaten>& eaten, const std::vector<Supplement>& taken) {
  DayTotal total;
  for (const Eaten& one : eaten) {
    ++total.foods;
    if (one.content)
      total.food = total.food + *one.content / a_day;
    else
      ++total.foods_without_value;
  }
  for (const Supplement& one : taken) {
    ++total.taken;
    if (one.content)
      total.supplements = total.supplements + *one.content / a_day;
    else
      ++total.taken_not_known;
  }
  return total;
}

std::optional<Gap> gap_of(const Need& need, const DayTotal& total) {
  if (!need.lowest) return std::nullopt;
  const auto missing = [&](DailyElementalMass amount) {
    return std::max(amount - total.together(), DailyElementalMass{});
  };
  return Gap{missing(*need.lowest), missing(*need.highest)};
}

}  // namespace titrate
