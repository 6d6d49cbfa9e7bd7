#pragma once

#include <optional>

#include "app/standing.h"
#include "door/verbs.h"

namespace titrate::door {

/// Whom a question is about, and how it stands with them.
struct Who {
  PersonSheet sheet;
  PersonStanding standing;
  std::optional<Product> product;  ///< that the diary's person takes; nothing for a person who was given
};

/// The person who was given with the question, else the one that the diary "mine" keeps.
Result<Who> who_is_asked(Room& room, const std::optional<PersonSheet>& given, const Moment& now);

}  // namespace titrate::door
