#pragma once

#include "app/decide.h"
#include "door/sealed_review.h"

namespace titrate::door {

/// What was chosen, and in whose words why.
struct Chosen {
  Choice choice = Choice::not_enough;
  std::string reason;
};

Json choices_json(const Choices& choices);

/// DECISION.json (docs/formats/decision.md): what was chosen, beside what the rule said, its inputs, and what else was
/// considered. Of a blinded look nothing is in it that the look did not tell.
Json decided_json(const RunningTrial& running, const SealedReview& review, const Choices& choices, const Chosen& chosen,
                  const Catalog& catalog);

/// "keep the dose: 200 mg of magnesium a day", of a stored DECISION.json; of one that cannot be read, "a decision".
std::string decided_in_words(const std::string& decision_json);

}  // namespace titrate::door
