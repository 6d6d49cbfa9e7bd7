#include "codec/printed.h"

#include "codec/conversion_json.h"
#include "codec/evidence_json.h"
#include "codec/label_json.h"
#include "codec/rehearsal_json.h"
#include "codec/review_json.h"
#include "codec/screening_json.h"
#include "codec/tidy_diary.h"

namespace titrate::codec {
namespace {

std::string printed(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string printed_review(const Review& review, const Diary& diary, const Catalog& catalog) {
  return printed(review_json(review, diary, catalog));
}

std::string printed_rehearsal(const Rehearsal& rehearsal, double seconds, const Catalog& catalog) {
  return printed(rehearsal_json(rehearsal, seconds, catalog));
}

std::string printed_screening(const ScreenedPerson& screened, const Catalog& catalog, Day today) {
  return printed(screening_json(screened, catalog, today));
}

std::string printed_fit(const Posterior& posterior) { return printed(fit_json(posterior)); }

std::string printed_conversion(const Converted& converted) { return printed(conversion_json(converted)); }

std::string printed_label(const Label& label, const Resolved& resolved) { return printed(label_json(label, resolved)); }

std::string printed_example(const ExampleTrial& example) {
  return printed({{"simulated", true},
                  {"seed", example.seed},
                  {"truth", example.truth},
                  {"outcome", example.trial.primary.name},
                  {"csv", csv_of(example.diary)}});
}

std::string printed_evidence(const OutcomeEvidence& evidence, const Catalog& catalog) {
  return printed(evidence_reply(evidence, catalog));
}

std::string printed_evidence(const Substance& substance, const Catalog& catalog) {
  return printed(evidence_reply(substance, catalog));
}

std::string printed_mechanism(const MechanismFigures& figures, const Catalog& catalog) {
  return printed({{"mechanism", mechanism_json(figures, catalog)}});
}

}  // namespace titrate::codec
