#pragma once

#include "app/open_notebook.h"
#include "door/verbs.h"

namespace titrate::door {

/// The fields that every verb about a diary has. What was not given is caught by `fields.problem()`.
Asked asked_of(Fields& fields);

/// The same for a verb that writes: it may carry a key, so that sending it twice writes once.
Asked asked_to_write(Fields& fields);

/// A diary as it is told: once the order of a blinded trial is open, its days have their arms, and what was in the bags
/// is what was taken. Before that every study capsule counts as active.
Result<OpenNotebook> told_notebook(Room& room, const std::string& diary, const Moment& now);

/// The page of a day as it stands after what was just written.
Answer with_today(Room& room, const Asked& asked, std::optional<Day> day, Json answer = Json::object());

}  // namespace titrate::door
