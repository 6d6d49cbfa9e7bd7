#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/standing.h"

namespace titrate {

/// What is in the capsules of the other periods.
struct Comparator {
  std::string id;                        ///< "placebo", or a substance of the catalog: what TRIAL.json calls it
  std::string in_words;                  ///< what a helper fills
  std::string substance;                 ///< of the catalog, whose rules about medicines hold; empty: inert
  std::vector<std::string> ingredients;  ///< with those of the capsule around it
};

/// Of a blinded plan; nothing for a comparator that no capsule holds, or that is not known.
std::optional<Comparator> comparator_called(std::string_view name, const Catalog& catalog);
/// Their names, for a sentence.
std::string comparators_in_words(const Catalog& catalog);

/// What the capsule around each unit is made of, in both arms.
inline constexpr const char* capsule_shell = "hypromellose";

/// What keeps this person from the comparator's capsules, or from the shell around all of them: the same screening as
/// the product's, without what the product's own screening finds too. Nobody needs a comparator, so a caution about it
/// is enough. An allergy that no ingredient names is left to the product's, which says that it could not be checked.
std::vector<Finding> in_the_way_of(const Comparator& comparator, const Notebook& notebook, const Catalog& catalog,
                                   Day today);

}  // namespace titrate
