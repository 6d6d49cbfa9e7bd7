#include "exposure/need.h"

#include <algorithm>

#include "catalog/catalog.h"

namespace titrate {
namespace {

constexpr double adult = 19;  // the youngest age at which every authority of the table counts a person as grown up

bool of_age(const Requirement& row, const std::optional<int>& age) {
  const double from = age ? *age : adult;
  if (row.age_below && *row.age_below <= from) return false;
  return !age || row.age_from < from + 1;
}

bool of_stage(const Requirement& row, LifeStage stage) {
  switch (stage) {
    case LifeStage::pregnant:
      return row.pregnant;
    case LifeStage::breastfeeding:
      return row.breastfeeding;
    default:
      return row.no_stage;
  }
}

bool of_sex(const Requirement& row, const Person& person) {
  const bool of_women = person.life_stage == LifeStage::pregnant || person.life_stage == LifeStage::breastfeeding;
  if (of_women || person.sex == Sex::female) return row.women;
  return person.sex == Sex::male ? row.men : true;
}

bool holds_in(const Requirement& row, const std::string& authority) {
  return std::find(row.holds_in.begin(), row.holds_in.end(), authority) != row.holds_in.end();
}

void widen(std::optional<DailyElementalMass>& lowest, std::optional<DailyElementalMass>& highest,
           DailyElementalMass amount) {
  lowest = lowest ? std::min(*lowest, amount) : amount;
  highest = highest ? std::max(*highest, amount) : amount;
}

}  // namespace

Need need_of(const Person& person, const Catalog& catalog, const std::string& substance) {
  const auto& all = catalog.requirements;
  const bool chosen = person.authority && std::any_of(all.begin(), all.end(), [&](const Requirement& row) {
                        return row.substance == substance && holds_in(row, *person.authority);
                      });
  Need need;
  for (const Requirement& row : all) {
    if (row.substance != substance || !of_age(row, person.age) || !of_stage(row, person.life_stage) ||
        !of_sex(row, person) || (chosen && !holds_in(row, *person.authority)))
      continue;
    if (row.kind == RequirementKind::average) {
      widen(need.average_lowest, need.average_highest, row.amount);
    } else {
      widen(need.lowest, need.highest, row.amount);
      need.rows.push_back(&row);
    }
  }
  if (need.lowest == need.highest && need.lowest) return need;
  if (!person.age) need.to_say.emplace_back("age");
  const bool of_women = person.life_stage == LifeStage::pregnant || person.life_stage == LifeStage::breastfeeding;
  if (person.sex == Sex::not_said && !of_women) need.to_say.emplace_back("sex");
  if (!chosen) need.to_say.emplace_back("authority");
  return need;
}

}  // namespace titrate
