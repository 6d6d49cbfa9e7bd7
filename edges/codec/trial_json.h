#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "trial/trial.h"

namespace titrate::codec {

/// A plan from TRIAL.json (docs/formats/trial.md), strictly. The primary outcome takes label, scale, direction and
/// kinetics from the catalog, by `instrument` or by its name, where the file does not say otherwise. A dose of 1 is one
/// unit of a treatment, as in a tidy diary. `secondary` and `blinding` are kept and not used yet. A plan in a file is
/// taken at its word: its question counts as fixed before the data.
///
/// A Problem, with line and caret, for: what `read_json` refuses; a field that is missing, of another type or not
/// known; an instrument that the catalog does not have; an unknown family; a dose before the start without a full dose;
/// an assignment without a start, of another length than the plan, or in which the active arm never comes.
Result<Trial> trial_from_json(std::string_view bytes, const std::string& name, const Catalog& catalog);

/// The plan as TRIAL.json. Reading it gives the same plan, field for field, for every plan that `trial_from_json` gave;
/// checked over generated plans.
std::string json_of(const Trial& trial);

}  // namespace titrate::codec
