#pragma once

#include <string>

#include "app/open_notebook.h"
#include "base/words.h"

namespace titrate {

std::string number_in_words(double number);  ///< "4", "0.5", "200": no more digits than it has
/// 2: "moderate". The grades of a side effect are those of the field (CTCAE).
std::string grade_in_words(int grade);
/// The name of an effect that the catalog knows, else the word itself.
std::string side_effect_in_words(const std::string& effect, const Catalog& catalog);
const char* stage_in_words(LifeStage stage);  ///< "pregnant"; nothing of no stage
/// What a clinician's decision is about, by its rule: "moderately reduced kidney function", "levothyroxine", "the
/// limit".
std::string rule_in_words(const std::string& rule, const Catalog& catalog);
std::string context_in_words(const std::string& kind);  ///< "medicine", "pain relief", "other change"
std::string days_in_words(int count);                   ///< "1 day", "14 days"

/// An event as said to a person: "pain 4, for 1 March 2026", "200 mg magnesium, for 1 March 2026", "no dose, ...".
std::string event_in_words(const Event& event, const OpenNotebook& notebook, const Catalog& catalog);
/// The same, said at the end of a text.
void say_event(std::string& text, const Event& event, const OpenNotebook& notebook, const Catalog& catalog);

}  // namespace titrate
