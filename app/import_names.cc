#include "app/import_names.h"

#include <algorithm>

#include "app/import_guess.h"
#include "app/say_person.h"
#include "catalog/names.h"

namespace titrate {
namespace {

std::vector<std::string>& list_for(Person& person, FoundName::Kind kind) {
  switch (kind) {
    case FoundName::Kind::supplement:
      return person.supplements;
    case FoundName::Kind::condition:
      return person.conditions;
    case FoundName::Kind::allergy:
      return person.allergies;
    case FoundName::Kind::medicine:
      break;
  }
  return person.medicines;
}

/// A list that holds something is an answer, and is kept as one (edges/codec/person_json.h).
void answer_by_lists(Person& person) {
  person.answered.conditions |= !person.conditions.empty();
  person.answered.medicines |= !person.medicines.empty();
  person.answered.supplements |= !person.supplements.empty();
}

bool stands_on(const std::vector<std::string>& list, const std::string& name) {
  const std::string key = name_key(name);
  return std::any_of(list.begin(), list.end(),
                     [&](const std::string& one) { return one == name || (!key.empty() && name_key(one) == key); });
}

/// The names, folded, of what became the dose, and of what is a question whether it did.
std::vector<std::string> keys_of_doses(const ImportPlan& plan) {
  std::vector<std::string> keys;
  for (const PlannedItem& item : plan.items)
    if (item.target.kind == ImportTarget::Kind::dose) keys.push_back(name_key(bare_item(item.item.name)));
  for (const ImportQuestion& question : plan.questions) keys.push_back(name_key(bare_item(question.item)));
  return keys;
}

/// One of these names, alone or with its strength behind it.
bool is_one_of(const std::vector<std::string>& keys, const std::string& name) {
  const std::string key = name_key(name);
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& one) {
    return !one.empty() && key.starts_with(one) &&
           (key.size() == one.size() || (key[one.size()] >= '0' && key[one.size()] <= '9'));
  });
}

/// What the screening of the sheet with the name in it says of the name.
void ask_screening(PlannedName& name, const Screening& screening) {
  const auto holds = [&](const std::vector<std::string>& list) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& one) {
      return one == name.found.name || name_key(one) == name_key(name.found.name);
    });
  };
  for (const Finding& finding : screening.findings)
    if (finding.matched == name.found.name) name.findings.push_back(finding);
  if (!name.findings.empty())
    name.says = PlannedName::Says::findings;
  else if (holds(screening.could_not_check) || !holds(screening.nothing_in_our_rules))
    name.says = PlannedName::Says::could_not_check;
  else
    name.says = PlannedName::Says::nothing_in_our_rules;
}

}  // namespace

void plan_names(const OpenNotebook& notebook, const Catalog& catalog, const FileFindings& findings, bool add_to_sheet,
                Day today, ImportPlan& plan) {
  PersonSheet with = notebook.says->sheet.value_or(PersonSheet{});
  Person& person = with.person;
  const std::vector<std::string> doses = keys_of_doses(plan);
  for (const FoundName& found : findings.names) {
    PlannedName name{found, PlannedName::Says::could_not_check, {}, false};
    std::vector<std::string>& list = list_for(person, found.kind);
    if (stands_on(list, found.name)) {
      name.says = PlannedName::Says::on_the_sheet;
    } else if (is_one_of(doses, found.name)) {
      name.says = PlannedName::Says::the_dose;
    } else if (!found.current) {
      name.says = PlannedName::Says::over;
    } else {
      list.push_back(found.name);
      name.added = add_to_sheet;
    }
    plan.names.push_back(std::move(name));
  }
  const bool any = std::any_of(plan.names.begin(), plan.names.end(),
                               [](const PlannedName& name) { return name.says == PlannedName::Says::could_not_check; });
  if (!any) return;
  Notebook then = notebook.says;
  then.sheet = with;
  const Screening screening = standing_on(then, catalog, today).screened.screening;
  for (PlannedName& name : plan.names)
    if (name.says == PlannedName::Says::could_not_check) ask_screening(name, screening);
  if (!add_to_sheet) return;
  answer_by_lists(person);
  std::vector<What> what;
  if (auto change = change_of_medicines(notebook.says, with, today)) what.push_back(std::move(*change));
  what.emplace_back(PersonSaid{std::move(with)});
  plan.what.insert(plan.what.begin(), what.begin(), what.end());
}

}  // namespace titrate
