#include "imports/dietary_magnesium.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace titrate::imports {
namespace {

constexpr double most_milligrams = 10'000;

FoundItem magnesium_item(const std::string& name, const std::string& suggested, const std::string& remark) {
  return {name, FoundItem::Kind::outcome, "mg", 0, std::nullopt, Combine::last, suggested, remark};
}

/// To the microgram: 0.1 g and 0.2 g are 300 mg.
double to_the_microgram(double milligrams) { return std::round(milligrams * 1000) / 1000; }

}  // namespace

bool DietaryMagnesium::add(const std::string& source, Day day, double milligrams, Place place, std::size_t line) {
  if (!(milligrams >= 0) || milligrams > most_milligrams) return false;
  if (milligrams == 0) return true;
  Sums& sums = days_[{day, sources_.number(source)}];
  (place == Place::by_itself ? sums.by_itself : sums.in_a_meal) += milligrams;
  if (sums.line == 0) sums.line = line;
  return true;
}

void DietaryMagnesium::give(Collected& into) const {
  struct Most {
    double milligrams = 0;
    std::size_t line = 0;
    int sources = 0;
  };
  std::map<Day, Most> most;
  const auto of_one = [](const Sums& sums) { return to_the_microgram(std::max(sums.by_itself, sums.in_a_meal)); };
  for (const auto& [at, sums] : days_) {
    Most& day = most[at.first];
    ++day.sources;
    if (of_one(sums) > day.milligrams) day.milligrams = of_one(sums), day.line = sums.line;
  }
  for (const auto& [day, found] : most)
    into.add(into.item(magnesium_item("Dietary magnesium", "magnesium_from_food_and_all_mg",
                                      "Magnesium from food and from whatever else was logged as food: not a dose.")),
             day, found.milligrams, found.line, "");
  if (std::none_of(most.begin(), most.end(), [](const auto& one) { return one.second.sources > 1; })) return;
  into.remark(
      "Several programs wrote down magnesium for the same day. Their amounts are not added, since most of the time one "
      "has copied the other: the day has the amount of the program with the most. Each program is an item of its own "
      "as well.");
  for (const auto& [at, sums] : days_)
    into.add(into.item(magnesium_item("Dietary magnesium: " + sources_.name(at.second), "", "")), at.first,
             of_one(sums), sums.line, "");
}

}  // namespace titrate::imports
