#pragma once

#include "app/open_notebook.h"
#include "codec/verbs.h"

namespace titrate::codec {

/// The fields that every verb about a diary has. What was not given is caught by `fields.problem()`.
Asked asked_of(Fields& fields);

/// The same for a verb that writes: it may carry a key, so that sending it twice writes once.
Asked asked_to_write(Fields& fields);

/// The page of a day as it stands after what was just written.
Answer with_today(Room& room, const Asked& asked, std::optional<Day> day, Json answer = Json::object());

}  // namespace titrate::codec
