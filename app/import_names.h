#pragma once

#include "app/import_plan.h"

namespace titrate {

/// What the person's screening says with each medicine, supplement, condition and allergy of the file beside what they
/// take, into `plan.names`; where it is asked for, those that the file calls current go onto the sheet, as the first
/// lines of `plan.what`: inside a sealed trial with the change of medicines that the sheet alone would bring
/// (app/say_person.h). What is the dose is not put beside itself, where it would count against the limit twice.
void plan_names(const OpenNotebook& notebook, const Catalog& catalog, const FileFindings& findings, bool add_to_sheet,
                Day today, ImportPlan& plan);

}  // namespace titrate
