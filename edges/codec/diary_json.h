#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/history.h"
#include "app/phases.h"
#include "codec/json.h"
#include "language/phrase_book.h"

namespace titrate::codec {

// The long replies, as edges/codec/openapi.yaml describes them. What they have thousands of is already written.

/// A diary of which nobody may know what was in the study capsules.
struct CountedInCapsules {
  std::string dose;               ///< what its doses are called
  std::optional<double> mg_each;  ///< nothing else was taken: each dose is so many mg to a capsule
  int capsules_a_day = 0;
  std::vector<Phase> phases;  ///< periods instead of arms
};

/// Both are said in a language already; null: in English.
Json diary_json(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now,
                const std::optional<CountedInCapsules>& counted, const PhraseBook* language);
Json history_json(const std::vector<HistoryLine>& lines, const PhraseBook* language);

}  // namespace titrate::codec
