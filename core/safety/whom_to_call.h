#pragma once

#include <optional>
#include <string>

#include "safety/stop_rules.h"

namespace titrate {

/// Whom to call when what was noticed is an emergency or has to be looked at.
struct WhomToCall {
  std::string sentence;                  ///< "Call 112 now."
  const HelpNumbers* numbers = nullptr;  ///< a row of the catalog; null: only "your local emergency number" is known
};

/// Nothing for what only pauses or is milder, but for somebody whose mood is low: they are told of somebody to talk to.
/// Numbers are those of the country that the person named and stand in the catalog's table; without a country, or with
/// one that the table does not have, no number is said at all. A country is never guessed.
std::optional<WhomToCall> whom_to_call(const Guard& guard, const Catalog& catalog,
                                       const std::optional<std::string>& country);

}  // namespace titrate
