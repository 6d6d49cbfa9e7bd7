#include "app/day_intake.h"

#include <algorithm>

#include "base/listed.h"
#include "catalog/catalog.h"
#include "catalog/names.h"
#include "safety/medicines.h"

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

/// Sources of magnesium in the person's lists that are not among what was taken in this day.
void list_other_sources(const DaySaid& said, const Catalog& catalog, std::vector<NotCounted>& not_counted) {
  std::vector<std::string> lists = said.who.person.medicines;
  lists.insert(lists.end(), said.who.person.supplements.begin(), said.who.person.supplements.end());
  for (const MagnesiumSource& source : screen_medicines(lists, {}, catalog).magnesium_sources) {
    const auto is_it = [&](const auto& one) { return name_key(one.said) == name_key(source.matched); };
    if (std::any_of(said.supplements.begin(), said.supplements.end(), is_it)) continue;
    if (std::any_of(not_counted.begin(), not_counted.end(), is_it)) continue;
    not_counted.push_back({source.matched,
                           "it brings magnesium of its own (" + source.about +
                               "). How much of it was taken in this day? List it under supplements by this name, with "
                               "0 mg if none.",
                           {}});
  }
}

/// Is it about what clears magnesium, or about too much of it? A block of what the body needs to be given (low
/// magnesium) is not.
bool is_about_clearing(const Finding& finding, const Catalog& catalog) {
  return std::any_of(catalog.conditions.begin(), catalog.conditions.end(), [&](const Condition& row) {
    return row.id == finding.rule &&
           (row.category == "kidney" ||
            (row.category == "electrolyte" && row.severity == Severity::block && row.randomised_off));
  });
}

/// Proposes food, or says why not.
void propose_food(DayIntake& day, const PersonStanding& standing, const std::vector<std::string>& eaten,
                  const Catalog& catalog) {
  if (!day.gap || !(day.gap->highest > DailyElementalMass{})) return;
  std::vector<std::string> stand, resolved;
  for (const Finding& finding : standing.screened.screening.findings)
    if (is_about_clearing(finding, catalog)) {
      if (stands_in_the_way(finding)) stand.push_back(finding.about);
      if (!finding.resolved_by.empty()) resolved.push_back(finding.about);
    }
  if (!stand.empty()) {
    day.ask_about_food = "No food is proposed while this stands: " + listed(stand) +
                         ". Ask about more food that is rich in magnesium first, too.";
    return;
  }
  if (!resolved.empty())
    day.ask_about_food = "Ask about more food that is rich in magnesium, too: " + listed(resolved) + ".";
  day.suggestions = suggest_foods(day.gap->highest.in(elemental_milligram_per_day)*elemental_milligram, catalog, eaten);
}

}  // namespace

Result<DayIntake> intake_of(const DaySaid& said, FoodTable& table, const Catalog& catalog, Day today) {
  constexpr const char* substance = "magnesium";
  DayIntake day;
  day.need = need_of(said.who.person, catalog, substance);
  std::vector<std::string> ids;
  for (const FoodSaid& one : said.foods) {
    const auto found = food_said(one, table, day.not_counted);
    if (!found) return found.problem();
    Eaten eaten{one.id.empty() ? one.name : one.id, "", "", one.portion, std::nullopt};
    if (*found) {
      eaten.food = (*found)->food.id;
      eaten.name = (*found)->food.name;
      ids.push_back(eaten.food);
      if (const FoodContent* content = (*found)->content(substance))
        eaten.content = in_portion(content->per_100g, one.portion);
    }
    day.eaten.push_back(std::move(eaten));
  }
  day.taken = said.supplements;
  for (const Supplement& one : day.taken)
    if (!one.content) day.not_counted.push_back({one.said, one.why_not, {}});
  const std::size_t said_and_not_counted = day.not_counted.size();
  list_other_sources(said, catalog, day.not_counted);
  day.total = total_of(day.eaten, day.taken);
  day.gap = gap_of(day.need, day.total);
  const PersonStanding standing = standing_of(said.who, catalog, today);
  day.room = check_daily_dose(day.total.supplements, standing.limit);
  if (day.room.within && !standing.in_the_way().empty())
    day.room_not_known = standing.why_no_dose();
  else if (day.room.within && day.total.taken_not_known > 0)
    day.room_not_known = "A supplement could not be counted.";
  else if (day.room.within && day.not_counted.size() > said_and_not_counted)
    day.room_not_known = "Something that brings magnesium stands in a list of the person and was not counted.";
  propose_food(day, standing, ids, catalog);
  return day;
}

std::vector<Supplement> other_sources_of(const PersonSheet& sheet) {
  std::vector<Supplement> all;
  for (const SupplementalSource& source : sheet.intended.others)
    all.push_back({source.name, source.amount.in(elemental_milligram_per_day)*elemental_milligram, {}});
  return all;
}

DaySaid for_person_of(DaySaid said, const Notebook& notebook) {
  if (said.who_was_said || !notebook.sheet) return said;
  said.who = sheet_on(notebook);
  for (Supplement& source : other_sources_of(said.who)) said.supplements.push_back(std::move(source));
  return said;
}

}  // namespace titrate
