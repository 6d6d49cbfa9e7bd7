#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"

namespace titrate {

/// What is known of one outcome before anybody's diary: the rows, the most certain first, what they say together, what
/// measures it, what the analysis will believe beforehand, and which claims they answer. It points into the catalog,
/// which must outlive it.
struct OutcomeEvidence {
  const Substance* substance = nullptr;
  const OutcomeDomain* outcome = nullptr;
  std::vector<const Evidence*> rows;
  Standing standing;
  std::vector<const Instrument*> instruments;
  const EffectPrior* prior = nullptr;  ///< null: no diary can answer it, so nothing is believed beforehand
  std::vector<const Claim*> claims;
};

/// The substance of that id; of none, the catalog's first. A Problem that lists them.
Result<const Substance*> substance_asked(const Catalog& catalog, const std::string& id);

/// What is known of the outcome that somebody means. A Problem that lists the outcomes for a name that means none. An
/// outcome on which this substance has no row is an answer without rows.
Result<OutcomeEvidence> evidence_about(const Catalog& catalog, const std::string& outcome, const Substance& substance);

/// All outcomes that this substance has rows on, in the order of the table.
std::vector<OutcomeEvidence> all_evidence(const Catalog& catalog, const Substance& substance);

/// One line: certainty first, then which way, or that no diary can answer it.
std::string standing_in_words(const OutcomeEvidence& evidence);

/// "-1.6 points of ..., 95 % interval ...; the smallest worthwhile difference is 6". Empty: no number was reported.
std::string effect_in_words(const Catalog& catalog, const Evidence& row);

/// "bisglycinate, 250 mg of elemental magnesium a day, 4 weeks"
std::string dose_in_words(const Substance& substance, const Evidence& row);

/// What the sceptical half of the verdict's prior believes, in standard deviations from day to day, and what it does
/// with the leaning of the trials.
std::string prior_in_words(const EffectPrior& prior);

}  // namespace titrate
