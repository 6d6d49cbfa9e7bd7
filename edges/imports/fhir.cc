#include "imports/fhir.h"

#include <algorithm>

#include "codec/text.h"
#include "imports/fhir_parts.h"

namespace titrate::imports {
namespace {

constexpr int deepest_bundle = 4;  // a search inside a batch inside an archive

/// What an id is called at the end of any reference to it: "Patient/123/_history/2", "urn:uuid:...", "#123".
std::string id_in(std::string reference) {
  if (const auto version = reference.find("/_history/"); version != reference.npos) reference.resize(version);
  const auto cut = reference.find_last_of("/:#");
  return cut == reference.npos ? reference : reference.substr(cut + 1);
}

Problem of_several_people(const std::string& file) {
  return {
      "This file speaks of more than one person.",
      {.file = file},
      "Ask for your own record alone: a diary is one person's. If all files of an archive are about you, bring them "
      "in one at a time. Nothing of it was taken over."};
}

/// The standard's own mark, which our simulated diary carries too.
bool is_test_data(const FhirJson& resource) {
  for (const char* kind : {"security", "tag"})
    for (const FhirJson& mark : fhir_list(fhir_field(resource, "meta"), kind))
      if (fhir_text(mark, "code") == "HTEST") return true;
  return false;
}

std::string beginning_of_record(const FhirJson& resource) {
  const std::string type = fhir_text(resource, "resourceType"), id = fhir_text(resource, "id");
  return type + (id.empty() ? "" : "/" + id);
}

}  // namespace

bool is_fhir(const Part& part) {
  if (part.kind() != Bytes::json) return false;
  const std::string& head = part.head();
  const std::string_view field = "\"resourceType\"";
  auto at = head.find(field);
  if (at == head.npos) return false;
  at = head.find_first_not_of(" \t\r\n", at + field.size());
  if (at == head.npos || head[at] != ':') return false;
  at = head.find_first_not_of(" \t\r\n", at + 1);
  return at + 1 < head.size() && head[at] == '"' && head[at + 1] >= 'A' && head[at + 1] <= 'Z';
}

Result<Done> read_fhir(const Reading& reading) {
  FhirReader reader(reading);
  const auto done =
      each_resource(reading.part, reading.progress, [&](const FhirRecord& one) { return reader.take(one); });
  if (!done) return done.problem();
  if (auto problem = reader.finish()) return *problem;
  return Done{};
}

void FhirReader::not_understood(const Said& at, std::string why) {
  reading_.into.not_understood(reading_.part.name(), at.line, at.record, std::move(why));
}

std::optional<Problem> FhirReader::take(const FhirRecord& record, int depth) {
  if (record.resource.is_null() && record.fault.empty()) return std::nullopt;
  const Said at{record.line, beginning_of_record(record.resource)};
  if (record.envelope) {
    for (const FhirJson& link : fhir_list(record.resource, "link"))
      if (fhir_text(link, "relation") == "next")
        reading_.into.remark("This is one page of several: the bundle names a next one, which is not in the file.");
    return std::nullopt;
  }
  reading_.into.read();
  if (!record.fault.empty()) return not_understood(at, record.fault), std::nullopt;
  return read(record.resource, record.full_url, at, depth);
}

std::optional<Problem> FhirReader::read(const FhirJson& resource, const std::string& full_url, const Said& at,
                                        int depth) {
  const std::string type = fhir_text(resource, "resourceType");
  if (type.empty()) return not_understood(at, "it has no resourceType"), std::nullopt;
  if (type == "Bundle") {
    if (depth >= deepest_bundle) return not_understood(at, "bundles are inside bundles too deep"), std::nullopt;
    for (const FhirJson& entry : fhir_list(resource, "entry")) {
      const FhirJson& held = fhir_field(entry, "resource");
      if (auto problem = take({held, fhir_text(entry, "fullUrl"), at.line, "", false}, depth + 1)) return problem;
    }
    return std::nullopt;
  }
  if (const std::string why = of_another_release(resource); !why.empty())
    return Problem{
        why,
        {.file = reading_.part.name(), .line = at.line, .text = at.record},
        "Ask for the export in FHIR R4 (4.0.1): read as R4, doses and statuses would be wrong. Nothing of it "
        "was taken over."};
  if (is_test_data(resource))
    reading_.into.remark("The file marks records as test data: they are about no real person, and belong in no diary.");
  if (type == "Patient") return person(resource, full_url), std::nullopt;
  subject_of(resource);
  if (subjects_.size() > 1000) return of_several_people(reading_.part.name());
  if (is_void(resource, type)) return reading_.into.passed_over(), std::nullopt;
  if (type == "Medication")
    medicine(resource, full_url);
  else if (type == "MedicationStatement" || type == "MedicationRequest")
    medication(resource, type, at);
  else if (type == "Condition")
    condition(resource, at);
  else if (type == "AllergyIntolerance")
    allergy(resource, at);
  else if (type == "Observation")
    observation(resource, at);
  else if (type == "QuestionnaireResponse")
    answers(resource, at);
  else if (type == "AdverseEvent")
    side_effect(resource, at);
  else
    reading_.into.passed_over();
  return reading_.into.too_much(reading_.part.name());
}

bool FhirReader::is_void(const FhirJson& resource, std::string_view type) {
  const std::string status = fhir_text(resource, "status");
  if (status == "entered-in-error") return true;
  if (type == "Observation" && (status == "cancelled" || status == "registered")) return true;
  if (type == "MedicationRequest" && fhir_field(resource, "doNotPerform") == true) return true;
  const std::string verified = fhir_status(fhir_field(resource, "verificationStatus"));
  return verified == "entered-in-error" || verified == "refuted";
}

void FhirReader::person(const FhirJson& resource, const std::string& full_url) {
  const std::string id = fhir_text(resource, "id"), url_id = id_in(full_url);
  const std::string is = url_id.empty() ? id : url_id;
  patients_.insert(is);
  if (!id.empty()) same_person_[id] = is;
  std::string born = fhir_text(resource, "birthDate"), gender = fhir_text(resource, "gender");
  if (born.size() > 4) born.resize(4);
  std::string about;
  if (!born.empty()) about = "born in " + born;
  if (!gender.empty()) about += (about.empty() ? "" : ", ") + gender;
  if (!about.empty())
    reading_.into.remark("The file is about a person of whom it says: " + about +
                         ". None of it was written anywhere: what you say on your own sheet holds.");
}

void FhirReader::subject_of(const FhirJson& resource) {
  for (const char* key : {"subject", "patient"}) {
    const std::string reference = fhir_text(fhir_field(resource, key), "reference");
    if (!reference.empty() && reference[0] != '#') subjects_.insert(id_in(reference));
  }
}

std::optional<Problem> FhirReader::finish() {
  std::set<std::string> people = patients_;
  for (const std::string& subject : subjects_) {
    const auto known = same_person_.find(subject);
    people.insert(known == same_person_.end() ? subject : known->second);
  }
  if (!reading_.into.about(people)) return of_several_people(reading_.part.name());
  for (Waiting& one : waiting_) {
    const auto found = medicines_.find(one.reference);
    const auto by_id = found == medicines_.end() ? medicines_.find(id_in(one.reference)) : found;
    if (by_id != medicines_.end() && !by_id->second.empty()) {
      one.name.name = by_id->second;
    } else if (!one.display.empty()) {
      one.name.name = one.display;
    } else {
      one.name.name = "a medicine that the file does not name (" + one.reference + ")";
      not_understood({one.name.line, one.reference}, "the medicine that it refers to is not in the file");
    }
    name(std::move(one.name));
  }
  return std::nullopt;
}

}  // namespace titrate::imports
