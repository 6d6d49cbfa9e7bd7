#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "codec/json.h"
#include "safety/person_sheet.h"

namespace titrate::codec {

class JsonFields;

/// A person as PERSON.json says (docs/formats/person.md), and what they mean to take where the file says that too.
///
/// A list that is there and empty is an answer ("no medicines"); one that is left out, or null, was not asked.
///
/// A Problem, with line and caret, for: what `read_json` refuses; a field of another type or not known; an age that no
/// adult or child has; a sex, life stage or substance that is not a known word; a country that is no code; more than
/// 200 lines in a list, or a line longer than 200 bytes; a usual time that no clock shows, lies outside the waking
/// hours or is of a medicine that is not in the lists. A decision that lacks its name, day or reason is no Problem: the
/// screening refuses it, and says so.
Result<PersonSheet> person_from_json(std::string_view bytes, const std::string& name, const Catalog& catalog);

/// The same of an object inside another file: DAY.json has a person too.
PersonSheet person_in(JsonFields& fields, const Catalog& catalog);

/// "07:30", strictly; anything else is nothing.
std::optional<TimeOfDay> time_of_day(const std::string& text);

/// The sheet as PERSON.json. Reading it gives the same sheet, for every sheet that `person_from_json` gave.
std::string json_of(const PersonSheet& sheet);
Json sheet_json(const PersonSheet& sheet);

}  // namespace titrate::codec
