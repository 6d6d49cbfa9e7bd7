#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "diary/diary.h"

namespace titrate::codec {

/// A diary from a tidy CSV (docs/formats/tidy-diary.md): one row per day, in any order; `name` is what messages call
/// it.
///
/// - `day` is an ISO date; days that are not there were not recorded.
/// - `dose_mg` is elemental magnesium in mg. Where every recorded dose is 0 or 1, it is read as units of a
///   treatment that was taken or not: nobody takes one milligram.
/// - `arm`, `guess`, `entered` (an ISO instant with an offset), `note`, `context` and `side_effects` may be there;
/// every other column is a
///   measure. A note that begins with `simulated_label` marks the whole diary as simulated.
/// - `side_effects` holds effects and grades, "diarrhoea:2|nausea:0" (0 none, 1 mild ... 4 life-threatening).
/// - `context` holds what else changed, "illness:a cold|medicine:sertraline 50 mg" (diary/diary.h: context_kinds).
/// - A cell of a measure or a dose is a number, empty (not recorded) or `skipped`; 0 is none.
/// - Rows whose cells are all empty are passed over.
///
/// A Problem, with line, text, caret and the way out, for: what `read_csv` refuses; no `day` or `dose_mg`; a column
/// twice or without a name; no days; a day that is no date, stands twice, is before 1900, or lies after `today`; a dose
/// below zero; a cell that is not what its column holds. The layouts of `convert` are recognised and sent there.
Result<Diary> diary_from_csv(std::string_view bytes, const std::string& name, std::optional<Day> today);

/// The diary as a tidy CSV. Reading it gives the same diary, but for two things that the format does not hold: a
/// control character in a text is written as a space, and doses that are all 0 or 1 come back as units of a treatment.
std::string csv_of(const Diary& diary);

}  // namespace titrate::codec
