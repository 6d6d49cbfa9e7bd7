#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "codec/fhir_bundle.h"
#include "codec/json.h"

namespace titrate::codec {

// What the resources of a bundle are made with (fhir_bundle.h).

/// A text as FHIR allows it: UTF-8, without control characters, without spaces around it; empty where nothing is left.
std::string fhir_string(std::string_view text);
/// The same as a code: one space between its words.
std::string fhir_code_text(std::string_view text);
/// {"text"} and, where given, codings in front of it.
Json fhir_concept(const std::string& text, const std::vector<Json>& codings = {});
Json fhir_coding(const std::string& system, const std::string& code, const std::string& display = "");
/// An amount with its unit's code in UCUM; without one where `code` is empty.
Json fhir_quantity(double value, const std::string& unit, const std::string& code);
/// The UCUM code of a unit as the catalog's instruments name it; empty where we are not sure of one.
std::string fhir_ucum(const std::string& unit);
std::string fhir_base64(std::string_view bytes);

/// Collects the resources of one bundle.
class FhirWriter {
 public:
  explicit FhirWriter(const FhirAsked& asked);

  /// The id of a resource: made from the diary and what the resource is about, in the manner of RFC 9562, version 8.
  std::string id_of(const std::string& type, const std::string& about) const;
  Json reference_to(const std::string& type, const std::string& about) const;
  /// Who it is about: the Patient of the bundle, or the words that name nobody.
  Json subject() const;

  /// A resource with its id, language and narrative (one sentence); its fields follow.
  Json begun(const std::string& type, const std::string& about, const std::string& narrative) const;
  void add(Json resource);  ///< what is said twice is there once

  /// A code of our own, which the bundle then defines.
  Json own(const char* system, const std::string& code, const std::string& means);

  /// The bundle, with a CodeSystem for each system of our own that was used.
  std::string bundle() &&;

  const FhirAsked& asked;

 private:
  std::string salt_;
  std::vector<Json> resources_;
  std::set<std::string> ids_;
  std::map<std::string, std::map<std::string, std::string>> used_;  ///< system -> code -> meaning
};

/// The diary with the arms and what was in the bags, where the order is open; else as it was said.
Diary fhir_opened_diary(const FhirAsked& asked);

// The parts of a bundle, each of which adds its resources.
void add_fhir_person(FhirWriter& writer);    ///< Patient, and what the sheet says
void add_fhir_doses(FhirWriter& writer);     ///< what was taken
void add_fhir_evenings(FhirWriter& writer);  ///< what was measured and noticed, and how it was asked
void add_fhir_plan(FhirWriter& writer);      ///< the sealed protocol

}  // namespace titrate::codec
