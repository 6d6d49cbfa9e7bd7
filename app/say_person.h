#pragma once

#include "app/standing.h"
#include "app/write_event.h"
#include "safety/screening_change.h"

namespace titrate {

/// What was written down, how it stands after it, and what it changed.
struct Said {
  Event event;
  PersonStanding standing;
  ScreeningChange change;
};

/// Writes down who this is and what else they take, and screens again: standing medicines, product and limit.
///
/// - The new sheet takes the place of the old one as a whole; an undo brings the old one back.
/// - A sheet without decisions keeps those that stand: a clinician's word is not lost because a list was said again.
/// - Inside a sealed trial, a change of the medicines is written as a context of the day beside it: it is shown in
///   every figure, and a sensitivity of the review leaves the days from it on out.
/// - A sheet about another substance than magnesium is refused: the doses of a diary are milligrams of magnesium.
/// - Nothing is refused for what the screening says. Who must not start may say so.
Result<Said> say_person(Records& records, const Catalog& catalog, const Asked& asked, PersonSheet sheet);

/// A sealed trial compares days, and those from a change of medicines on are other days: the context that is written
/// beside a new sheet. Nothing where no trial runs, where the list is the same, or where the person said so of today
/// already, in words of their own.
std::optional<What> change_of_medicines(const Notebook& says, const PersonSheet& sheet, Day today);

/// Writes down what is taken from now on, and screens again: whether it is alkaline decides which medicines it touches,
/// its ingredients which allergies. A product of another substance than magnesium is refused.
Result<Said> choose_product(Records& records, const Catalog& catalog, const Asked& asked, const Product& product);

/// Adds a clinician's decision to the standing sheet, as a new sheet; an earlier decision about the same rule makes
/// room for it.
///
/// Refused, and nothing is written: nobody has said who this is; a decision without a name, a day or a reason, or of a
/// day that has not come; one that neither resolves, raises nor caps anything of this person.
Result<Said> agree(Records& records, const Catalog& catalog, const Asked& asked, const ClinicianDecision& decision);

}  // namespace titrate
