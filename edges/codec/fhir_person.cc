#include <algorithm>

#include "catalog/catalog.h"
#include "codec/fhir_codes.h"
#include "codec/fhir_writer.h"

namespace titrate::codec {
namespace {

std::string fhir_table(const char* name) { return std::string(fhir::terminology) + name; }

/// When the sheet that holds was said.
std::optional<Moment> sheet_said_at(const OpenNotebook& notebook) {
  std::optional<Moment> at;
  for (const Event& event : notebook.log)
    if (std::holds_alternative<PersonSaid>(event.what) &&
        std::find(notebook.says->standing.begin(), notebook.says->standing.end(), event.id) !=
            notebook.says->standing.end())
      at = event.entered;
  return at;
}

void add_fhir_patient(FhirWriter& writer, const Person& person) {
  const char* const gender = person.sex == Sex::female ? "female" : person.sex == Sex::male ? "male" : "unknown";
  Json patient = writer.begun("Patient", "",
                              "The person who keeps this diary. By their own word: " +
                                  (person.age ? std::to_string(*person.age) + " years old, " : std::string()) + "sex " +
                                  gender + ".");
  patient["gender"] = gender;
  writer.add(std::move(patient));
  if (!person.age) return;
  Json age = writer.begun("Observation", "age", "Age, as said: " + std::to_string(*person.age) + " completed years.");
  age["status"] = "final";
  age["code"] = fhir_concept("Age in completed years", {writer.own(fhir::words, fhir::age, "Age in completed years")});
  age["subject"] = writer.subject();
  if (const auto at = sheet_said_at(writer.asked.notebook)) age["effectiveDateTime"] = to_string(*at);
  age["valueQuantity"] = fhir_quantity(*person.age, "years", "a");
  writer.add(std::move(age));
}

void add_fhir_kidneys(FhirWriter& writer, const Person& person) {
  const Lab* lab = lab_with_id(writer.asked.catalog, "egfr");
  if (!person.egfr || !lab || lab->loinc.empty()) return;
  Json one = writer.begun(
      "Observation", "egfr",
      "Kidney function (eGFR), as the person said it: " + number_json(*person.egfr).dump() + " mL/min/1.73 m2.");
  one["status"] = "final";
  one["code"] = fhir_concept(lab->label, {fhir_coding(fhir::loinc, lab->loinc)});
  one["subject"] = writer.subject();
  if (person.egfr_day) one["effectiveDateTime"] = to_string(*person.egfr_day);
  one["valueQuantity"] = fhir_quantity(*person.egfr, "mL/min/1.73 m2", lab->unit);
  writer.add(std::move(one));
}

void add_fhir_medicine(FhirWriter& writer, const std::string& written, bool supplement,
                       const std::optional<Moment>& said) {
  const std::string what = supplement ? "supplement" : "medicine";
  if (fhir_string(written).empty()) return;
  Json one = writer.begun("MedicationStatement", what + "\n" + written,
                          "A " + what + " that the person says they take: " + written + ".");
  one["status"] = "active";
  one["category"] =
      fhir_concept("", {supplement ? writer.own(fhir::words, fhir::supplement, "A supplement, by the sheet")
                                   : writer.own(fhir::words, fhir::said_on_the_sheet, "A medicine, by the sheet")});
  one["medicationCodeableConcept"] = fhir_concept(written);
  one["subject"] = writer.subject();
  if (said) one["dateAsserted"] = to_string(*said);
  writer.add(std::move(one));
}

/// Self-reported: nobody confirmed it.
void add_fhir_problem(FhirWriter& writer, const char* type, const std::string& written,
                      const std::optional<Moment>& said) {
  const bool allergy = std::string_view(type) == "AllergyIntolerance";
  if (fhir_string(written).empty()) return;
  Json one = writer.begun(type, written,
                          (allergy ? "An allergy, as the person says: "
                                   : "A condition, as the person "
                                     "says: ") +
                              written + ".");
  one["clinicalStatus"] = fhir_concept(
      "", {fhir_coding(fhir_table(allergy ? "allergyintolerance-clinical" : "condition-clinical"), "active")});
  one["verificationStatus"] = fhir_concept(
      "",
      {fhir_coding(fhir_table(allergy ? "allergyintolerance-verification" : "condition-ver-status"), "unconfirmed")});
  one["code"] = fhir_concept(written);
  one[allergy ? "patient" : "subject"] = writer.subject();
  if (said) one["recordedDate"] = to_string(*said);
  writer.add(std::move(one));
}

}  // namespace

void add_fhir_person(FhirWriter& writer) {
  const auto& sheet = writer.asked.notebook.says->sheet;
  const Person person = sheet ? sheet->person : Person{};
  if (writer.asked.options.include_patient) add_fhir_patient(writer, person);
  const auto said = sheet_said_at(writer.asked.notebook);
  for (const std::string& one : person.medicines) add_fhir_medicine(writer, one, false, said);
  for (const std::string& one : person.supplements) add_fhir_medicine(writer, one, true, said);
  for (const std::string& one : person.conditions) add_fhir_problem(writer, "Condition", one, said);
  for (const std::string& one : person.allergies) add_fhir_problem(writer, "AllergyIntolerance", one, said);
  add_fhir_kidneys(writer, person);
}

}  // namespace titrate::codec
