#pragma once

#include <string>

#include "app/evidence.h"
#include "app/example.h"
#include "app/mechanism_figures.h"
#include "app/rehearse.h"
#include "app/review_trial.h"
#include "app/screen_person.h"
#include "catalog/label.h"
#include "codec/convert.h"
#include "posterior/posterior.h"

namespace titrate::codec {

// What the verbs of the shell print with --json: the same JSON as the door's, laid out for reading. A caller needs no
// JSON library, which is slow to compile.

std::string printed_review(const Review& review, const Diary& diary, const Catalog& catalog);
std::string printed_rehearsal(const Rehearsal& rehearsal, double seconds, const Catalog& catalog);
std::string printed_fit(const Posterior& posterior);
std::string printed_conversion(const Converted& converted);
std::string printed_label(const Label& label, const Resolved& resolved);
std::string printed_example(const ExampleTrial& example);
std::string printed_screening(const ScreenedPerson& screened, const Catalog& catalog, Day today);
std::string printed_evidence(const OutcomeEvidence& evidence, const Catalog& catalog);
std::string printed_evidence(const Substance& substance, const Catalog& catalog);
std::string printed_mechanism(const MechanismFigures& figures, const Catalog& catalog);

}  // namespace titrate::codec
