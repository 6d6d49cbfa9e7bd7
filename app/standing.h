#pragma once

#include <string>
#include <vector>

#include "app/open_notebook.h"
#include "app/screen_person.h"
#include "life/event.h"

namespace titrate {

/// How it stands with a person on a day: what their medicines, conditions and product ask for, and how much of the
/// supplement a day may hold. Every path that judges a dose (a page, an entry, a day, a ladder, a review) asks this one
/// value, and it is made anew each time: whatever changed, a list or a table, is screened again by that.
struct PersonStanding {
  bool said = false;  ///< somebody said who this is; else the lowest limit holds, and nothing else was looked at
  ScreenedPerson screened;
  Limit limit;                               ///< of magnesium; the person's own
  std::vector<std::string> product_remarks;  ///< what to know about the product, in sentences

  /// The day's other supplements and medicines, which count against the limit beside the dose.
  const std::vector<SupplementalSource>& others() const { return screened.screening.others; }
  /// Lines of the person's lists that bring magnesium nobody knows how much of: while there are any, how much room a
  /// day has left is not known. Their amount is said in the sheet (PersonSheet::intended, others) by the same name.
  std::vector<std::string> not_counted() const;
  /// What keeps this person from a dose and that nobody has resolved: block, clinician and avoid findings.
  std::vector<Finding> in_the_way() const;
  /// May the program plan, show or suggest a dose? Not while a block stands, and not to a person whose screening says
  /// that they may not start. Of somebody who said nothing only the limit is known.
  bool dose_may_be_suggested() const;
  /// Why not, as a sentence with the way out; empty: it may.
  std::string why_no_dose() const;
  DoseCheck check(DailyElementalMass dose) const { return check_daily_dose(dose, limit, others()); }
};

/// The person of a diary, with what they mean to take: the last sheet, with the last product laid over it (its
/// ingredients where its label gave them, else those of the sheet). Nothing said: a person of whom nothing is known.
PersonSheet sheet_on(const Notebook& notebook);
Person person_on(const Notebook& notebook);

PersonStanding standing_on(const Notebook& notebook, const Catalog& catalog, Day today);
/// The same of a day of a diary, past or current, as it was then: by the last sheet and product that were said up to
/// that day, or the first ones where they were said only later, and by what is dated: decisions, ages of laboratory
/// values. So a rule that came later does not make an earlier day wrong, and a raised limit does not excuse one.
PersonStanding standing_then(const OpenNotebook& notebook, const Catalog& catalog, Day day);
PersonStanding standing_of(const PersonSheet& sheet, const Catalog& catalog,
                           Day today);  ///< of a sheet that somebody gave
PersonStanding standing_of_nobody(const Catalog& catalog, Day today);

/// The limit of the person of a diary. Never above limit_for(person_on(notebook)).
Limit limit_on(const Notebook& notebook, const Catalog& catalog, Day today);

}  // namespace titrate
