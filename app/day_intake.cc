#include "app/day_intake.h"

#include <algorithm>

#include "catalog/catalog.h"
#include "safety/written.h"

namespace titrate {
namespace {

/// Every word stands in the name as it was typed: nothing was corrected, guessed from a beginning or left out.
bool is_meant(const FoodMatch& match) { return match.missing == 0 && match.cost == 0; }

/// The food that was said, or why there is none.
Result<std::optional<FoundFood>> food_said(const FoodSaid& said, FoodTable& table,
                                           std::vector<NotCounted>& not_counted) {
  if (!said.id.empty()) {
    auto found = table.find(said.id);
    if (found && !*found) not_counted.push_back({said.id, "no food of the tables has this id.", {}});
    return found;
  }
  constexpr std::size_t few = 3;
  auto answer = table.search(said.name, few);
  if (!answer) return answer.problem();
  if (!answer->found.empty() && is_meant(answer->found.front().match)) return std::optional(answer->found.front());
  NotCounted missed{said.name, "no food of the tables has this name.", {}};
  for (const FoundFood& near : answer->found) missed.did_you_mean.push_back(near.food.name);
  not_counted.push_back(std::move(missed));
  return std::optional<FoundFood>();
}

/// Does the day name this source itself? Then it is counted as the day says, and not a second time.
bool names(const std::vector<Supplement>& taken, const SupplementalSource& other) {
  return std::any_of(taken.begin(), taken.end(), [&](const Supplement& one) {
    return one.content && plain_words(one.said) == plain_words(other.name);
  });
}

}  // namespace

Result<DayIntake> intake_of(const Person& person, const PersonStanding& standing, const std::vector<FoodSaid>& foods,
                            std::vector<Supplement> taken, FoodTable& table, const Catalog& catalog) {
  constexpr const char* substance = "magnesium";
  DayIntake day;
  day.need = need_of(person, catalog, substance);
  std::vector<std::string> ids;
  for (const FoodSaid& said : foods) {
    const auto found = food_said(said, table, day.not_counted);
    if (!found) return found.problem();
    Eaten eaten{said.id.empty() ? said.name : said.id, "", "", said.portion, std::nullopt};
    if (*found) {
      eaten.food = (*found)->food.id;
      eaten.name = (*found)->food.name;
      ids.push_back(eaten.food);
      if (const FoodContent* content = (*found)->content(substance))
        eaten.content = in_portion(content->per_100g, said.portion);
    }
    day.eaten.push_back(std::move(eaten));
  }
  for (const Supplement& one : taken)
    if (!one.content) day.not_counted.push_back({one.said, one.why_not, {}});
  day.taken = std::move(taken);
  day.total = total_of(day.eaten, day.taken);
  day.gap = gap_of(day.need, day.total);
  for (const SupplementalSource& other : standing.others())
    if (!names(day.taken, other)) day.others.push_back(other);
  day.room = check_daily_dose(day.total.supplements, standing.limit, day.others);
  if (day.room.within && !standing.in_the_way().empty())
    day.room_not_known = standing.why_no_dose();
  else if (day.room.within && day.total.taken_not_known > 0)
    day.room_not_known = "A supplement could not be counted.";
  if (day.gap)
    day.suggestions = suggest_foods(day.gap->highest.in(elemental_milligram_per_day)*elemental_milligram, catalog, ids);
  return day;
}

}  // namespace titrate
