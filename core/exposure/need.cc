#include "exposure/need.h"

#include <algorithm>

#include "base/listed.h"
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

bool is_any_of(const std::vector<std::string>& names, const std::vector<std::string>& codes) {
  return std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
    return std::find(names.begin(), names.end(), code) != names.end();
  });
}

/// What may be said instead of a place that has no rows, in a sentence.
std::string places_with_rows(const Catalog& catalog, const std::string& substance) {
  std::vector<std::string> names;
  for (const Requirement& row : catalog.requirements) {
    if (row.substance != substance) continue;
    for (const std::string& code : row.holds_in) {
      const Country* country = find_country(catalog, code);
      const bool has_countries =
          country && std::any_of(catalog.countries.begin(), catalog.countries.end(),
                                 [&](const Country& one) { return one.within == country->code; });
      const std::string name = (country ? country->name : code) + (has_countries ? " and each of its countries" : "");
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return listed(names);
}

void widen(std::optional<DailyElementalMass>& lowest, std::optional<DailyElementalMass>& highest,
           DailyElementalMass amount) {
  lowest = lowest ? std::min(*lowest, amount) : amount;
  highest = highest ? std::max(*highest, amount) : amount;
}

}  // namespace

Need need_of(const Person& person, const Catalog& catalog, const std::string& substance) {
  const auto& all = catalog.requirements;
  const std::vector<std::string> codes =
      person.authority ? codes_of_country(catalog, *person.authority) : std::vector<std::string>();
  const bool chosen = std::any_of(all.begin(), all.end(), [&](const Requirement& row) {
    return row.substance == substance && is_any_of(row.holds_in, codes);
  });
  Need need;
  if (person.authority && !chosen)
    need.place_not_known = "No need is in our tables for " + *person.authority + ". There is one for " +
                           places_with_rows(catalog, substance) + ".";
  for (const Requirement& row : all) {
    if (row.substance != substance || !of_age(row, person.age) || !of_stage(row, person.life_stage) ||
        !of_sex(row, person) || (chosen && !is_any_of(row.holds_in, codes)))
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
