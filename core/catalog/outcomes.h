#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;
struct Instrument;

/// Something that people take a supplement for. The rows of evidence, instruments and priors name one.
struct OutcomeDomain {
  std::string id;                        ///< "cramps"
  std::string label;                     ///< as a sentence says it
  std::vector<std::string> names;        ///< other words for it
  std::vector<std::string> instruments;  ///< ids of Instrument rows, the most useful first
  bool answerable = true;                ///< can one person's diary answer the question at all
  std::string why_not;                   ///< where it cannot: the reason, as said to the person
  Source source;
};

/// The outcome of that id, or null.
const OutcomeDomain* outcome_with_id(const Catalog& catalog, std::string_view id);

/// The outcome that somebody means: by its id, its label or another word for it, or by the name of an instrument that
/// measures it. Case, spaces, '-' and '_' do not matter. Null: none is known by that name.
const OutcomeDomain* find_outcome(const Catalog& catalog, std::string_view name);

void faults_of_outcomes(const Catalog& catalog, Faults& faults);

}  // namespace titrate
