#pragma once

namespace titrate::codec::fhir {

// The names under which our FHIR bundles hold what no public terminology has a code for. They are URNs of random UUIDs,
// which belong to nobody else; each bundle says in a CodeSystem what its codes mean (docs/formats/fhir.md). They never
// change: bundles of years ago are read by them.

inline constexpr const char* measures = "urn:uuid:bca16cc0-49af-40c6-9b6d-1f23739b3d5c";      ///< what a diary measures
inline constexpr const char* side_effects = "urn:uuid:5d24d898-787b-4514-bf0c-05e2fd06d18f";  ///< what was noticed
inline constexpr const char* words = "urn:uuid:c99c55dc-cdab-4f84-a4f0-5a3cb3b32206";         ///< the codes below

// Systems of identifiers.
inline constexpr const char* protocol_hash = "urn:uuid:d265c9d5-8dde-4608-b5d8-b3bdbd690298";  ///< SHA-256 of its text
inline constexpr const char* order_commitment = "urn:uuid:88f5e406-f55b-40db-92f0-a40da53de9ad";
inline constexpr const char* evening = "urn:uuid:dd4e60a5-5f53-4c1e-a927-2db6a127ac74";         ///< value: the day
inline constexpr const char* bundle_content = "urn:uuid:547cb396-2e54-4650-8ba9-a4f63859e685";  ///< SHA-256

// An extension of AdverseEvent.severity, whose codes know three degrees: the grade, 1 to 5, as a valueInteger.
inline constexpr const char* grade = "urn:uuid:3bdee62e-f771-4cc0-bdf4-f51688753cda";

// Codes of `words`.
inline constexpr const char* taken_each_day = "taken-each-day";           ///< of each day in the period, as recorded
inline constexpr const char* study_capsules = "study-capsules-each-day";  ///< the same, and what is in them is not told
inline constexpr const char* empty_capsules = "study-capsules-without-it-each-day";  ///< opened: none of it was taken
inline constexpr const char* said_on_the_sheet = "said-on-the-sheet";
inline constexpr const char* supplement = "supplement";
inline constexpr const char* simulated = "simulated";
inline constexpr const char* age = "age";

// How the answers of an evening are called in a questionnaire: these and a name behind them.
inline constexpr const char* link_measure = "measure.";
inline constexpr const char* link_side_effect = "side-effect.";
inline constexpr const char* link_context = "context.";
inline constexpr const char* link_note = "note";
inline constexpr const char* link_guess = "guess";
inline constexpr const char* link_arm = "arm";

// Public ones.
inline constexpr const char* loinc = "http://loinc.org";
inline constexpr const char* ucum = "http://unitsofmeasure.org";
inline constexpr const char* atc = "http://www.whocc.no/atc";
inline constexpr const char* terminology = "http://terminology.hl7.org/CodeSystem/";
inline constexpr const char* absent_reason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
inline constexpr const char* asked_declined = "asked-declined";

}  // namespace titrate::codec::fhir
