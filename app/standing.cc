#include "app/standing.h"

#include <algorithm>

#include "app/in_words.h"
#include "base/listed.h"
#include "catalog/names.h"
#include "report/wording.h"

namespace titrate {
namespace {

/// The facts that were not said, and the lines that nobody knows, that still keep the person from starting.
std::string could_not_check_in_words(const Screening& screening) {
  return listed(screening.still_open) +
         " could not be checked. Say what is missing, or show this to a "
         "pharmacist; a clinician's recorded decision resolves a name that we do not know.";
}

PersonStanding standing(const PersonSheet& sheet, bool said, const Catalog& catalog, Day today) {
  PersonStanding now{said, screen_person(sheet, catalog, today), {}, {}};
  // Doses are milligrams of magnesium, whatever else the sheet asks about.
  now.limit = sheet.intended.supplement.substance == "magnesium" ? now.screened.screening.limit
                                                                 : limit_for(sheet.person, catalog, today);
  return now;
}

std::vector<std::string> remarks_on(const Product& product, const PersonStanding& standing, Day today) {
  std::vector<std::string> remarks;
  if (product.expires && *product.expires < today)
    remarks.push_back(product.name + ": the date on the pack, " + day_in_words(*product.expires) + ", is over.");
  const auto one = product.unit.elemental.in(elemental_milligram)*elemental_milligram_per_day;
  if (!standing.check(one).within)
    remarks.push_back("One " + product.unit.name + " of " + product.name + " holds " +
                      number_in_words(one.in(elemental_milligram_per_day)) +
                      " mg of magnesium, more than there is room for in a day.");
  return remarks;
}

}  // namespace

std::vector<Finding> PersonStanding::in_the_way() const {
  std::vector<Finding> found;
  for (const Finding& finding : screened.screening.findings)
    if (stands_in_the_way(finding)) found.push_back(finding);
  for (const Finding& finding : limit.forbids) {
    const bool listed_already =
        std::any_of(found.begin(), found.end(), [&](const Finding& one) { return one.rule == finding.rule; });
    if (!listed_already) found.push_back(finding);
  }
  return found;
}

std::vector<std::string> PersonStanding::not_counted() const {
  std::vector<std::string> names;
  for (const MagnesiumSource& source : screened.screening.magnesium_sources) {
    const auto is_it = [&](const SupplementalSource& one) { return name_key(one.name) == name_key(source.matched); };
    if (!source.a_day && std::none_of(others().begin(), others().end(), is_it)) names.push_back(source.matched);
  }
  return names;
}

bool PersonStanding::dose_may_be_suggested() const {
  return limit.forbids.empty() && (!said || screened.screening.may_start);
}

std::string PersonStanding::why_no_dose() const {
  if (dose_may_be_suggested()) return "";
  if (!limit.forbids.empty()) {
    const Finding& block = limit.forbids.front();
    return "Take no dose. " + block.about + ": " + block.action;
  }
  const std::vector<Finding> found = in_the_way();
  if (!found.empty()) return "Take no dose yet. " + capitalised(found.front().about) + ": " + found.front().action;
  return "Take no dose yet: " + could_not_check_in_words(screened.screening);
}

PersonSheet sheet_on(const Notebook& notebook) {
  PersonSheet sheet = notebook.sheet.value_or(PersonSheet{});
  if (!notebook.product) return sheet;
  sheet.intended.supplement = notebook.product->supplement;
  if (!notebook.product->ingredients.empty()) sheet.intended.ingredients = notebook.product->ingredients;
  return sheet;
}

Person person_on(const Notebook& notebook) { return notebook.sheet ? notebook.sheet->person : Person{}; }

PersonStanding standing_on(const Notebook& notebook, const Catalog& catalog, Day today) {
  PersonStanding now = standing(sheet_on(notebook), notebook.sheet.has_value(), catalog, today);
  if (notebook.product) now.product_remarks = remarks_on(*notebook.product, now, today);
  return now;
}

PersonStanding standing_then(const OpenNotebook& notebook, const Catalog& catalog, Day day) {
  const std::vector<std::int64_t>& standing = notebook.says->standing;
  Notebook then;
  bool sheet_is_of_then = false, product_is_of_then = false;
  // From the last to the first: the latest up to that day, else the earliest after it.
  for (auto event = notebook.log.rbegin(); event != notebook.log.rend(); ++event) {
    if (!std::binary_search(standing.begin(), standing.end(), event->id)) continue;
    const bool of_then = day_of(event->entered, notebook.says->diary.day_start) <= day;
    if (const auto* said = std::get_if<PersonSaid>(&event->what); said && !sheet_is_of_then) {
      then.sheet = said->sheet;
      sheet_is_of_then = of_then;
    }
    if (const auto* chosen = std::get_if<ProductChosen>(&event->what); chosen && !product_is_of_then) {
      then.product = chosen->product;
      product_is_of_then = of_then;
    }
  }
  return standing_on(then, catalog, day);
}

PersonStanding standing_of(const PersonSheet& sheet, const Catalog& catalog, Day today) {
  return standing(sheet, true, catalog, today);
}

PersonStanding standing_of_nobody(const Catalog& catalog, Day today) { return standing({}, false, catalog, today); }

Limit limit_on(const Notebook& notebook, const Catalog& catalog, Day today) {
  return standing_on(notebook, catalog, today).limit;
}

}  // namespace titrate
