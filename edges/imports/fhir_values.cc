#include <array>
#include <cmath>

#include "codec/dates.h"
#include "codec/fhir_codes.h"
#include "imports/fhir_parts.h"

namespace titrate::imports {

const FhirJson& fhir_field(const FhirJson& object, std::string_view key) {
  static const FhirJson none;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

std::string fhir_text(const FhirJson& object, std::string_view key) {
  const FhirJson& value = fhir_field(object, key);
  if (!value.is_string()) return "";
  const std::string& text = value.get_ref<const std::string&>();
  const auto first = text.find_first_not_of(" \t\r\n");
  return first == text.npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<double> fhir_number(const FhirJson& object, std::string_view key) {
  const FhirJson& value = fhir_field(object, key);
  if (!value.is_number() || !std::isfinite(value.get<double>())) return std::nullopt;
  return value.get<double>();
}

const FhirJson& fhir_list(const FhirJson& object, std::string_view key) {
  static const FhirJson none = FhirJson::array();
  const FhirJson& value = fhir_field(object, key);
  return value.is_array() ? value : none;
}

const FhirJson& fhir_first(const FhirJson& object, std::string_view key) {
  static const FhirJson none;
  const FhirJson& list = fhir_list(object, key);
  return list.empty() ? none : list[0];
}

std::string fhir_name(const FhirJson& coded) {
  if (std::string text = fhir_text(coded, "text"); !text.empty()) return text;
  std::string display, code;
  for (const FhirJson& coding : fhir_list(coded, "coding")) {
    const std::string said = fhir_text(coding, "display");
    if (!said.empty() && fhir_text(coding, "system") == codec::fhir::atc) return said;
    if (display.empty()) display = said;
    if (const std::string is = fhir_text(coding, "code"); code.empty() && !is.empty())
      code = "code " + is + (fhir_text(coding, "system").empty() ? "" : " of " + fhir_text(coding, "system"));
  }
  return display.empty() ? code : display;
}

std::string fhir_code(const FhirJson& coded, std::string_view system) {
  for (const FhirJson& coding : fhir_list(coded, "coding"))
    if (fhir_text(coding, "system") == system && !fhir_text(coding, "code").empty()) return fhir_text(coding, "code");
  return "";
}

std::string fhir_status(const FhirJson& coded) {
  for (const FhirJson& coding : fhir_list(coded, "coding"))
    if (std::string code = fhir_text(coding, "code"); !code.empty()) return code;
  return "";
}

FhirWhen fhir_when(const std::string& written, DayStart start) {
  FhirWhen when{written, parse_day(written)};
  if (!when.day) {
    auto moment = parse_moment(written);
    // A time without an offset is local time, and belongs to its day on whatever clock.
    if (!moment) moment = parse_moment(written + "Z");
    if (moment) when.day = day_of(*moment, start);
  }
  if (when.day && !codec::is_of_a_diary(*when.day)) when.day.reset();
  return when;
}

FhirWhen fhir_when_of(const FhirJson& resource, const std::string& key, DayStart start) {
  for (const char* type : {"DateTime", "Instant"})
    if (const std::string written = fhir_text(resource, key + type); !written.empty()) return fhir_when(written, start);
  const FhirJson& period = fhir_field(resource, key + "Period");
  const std::string end = fhir_text(period, "end");
  return fhir_when(end.empty() ? fhir_text(period, "start") : end, start);
}

std::optional<double> fhir_ordinal(const FhirJson& coding) {
  constexpr std::array<std::string_view, 3> urls{"http://hl7.org/fhir/StructureDefinition/ordinalValue",
                                                 "http://hl7.org/fhir/StructureDefinition/itemWeight",
                                                 "http://hl7.org/fhir/StructureDefinition/iso21090-CO-value"};
  for (const FhirJson& extension : fhir_list(coding, "extension"))
    for (const std::string_view url : urls)
      if (fhir_text(extension, "url") == url)
        if (const auto number = fhir_number(extension, "valueDecimal")) return number;
  return std::nullopt;
}

namespace {

bool has_fhir(const FhirJson& object, std::string_view key) { return !fhir_field(object, key).is_null(); }

bool any_fhir(const FhirJson& list, std::initializer_list<std::string_view> keys) {
  for (const FhirJson& one : list)
    for (const std::string_view key : keys)
      if (has_fhir(one, key)) return true;
  return false;
}

constexpr const char *of_dstu2 = "DSTU2", *of_stu3 = "STU3", *of_r5 = "R5";

struct Sign {
  const char* release = nullptr;
  std::string what;
};

Sign sign_in_medication(const FhirJson& resource, const std::string& type) {
  if (has_fhir(resource, "wasNotTaken")) return {of_dstu2, type + ".wasNotTaken"};
  if (has_fhir(resource, "taken")) return {of_stu3, type + ".taken"};
  const bool request = type == "MedicationRequest";
  const std::string doses = request ? "dosageInstruction" : "dosage";
  if (any_fhir(fhir_list(resource, doses), {"quantityQuantity", "quantityRange"}))
    return {of_dstu2, type + "." + doses + ".quantity[x]"};
  if (any_fhir(fhir_list(resource, doses), {"doseQuantity", "doseRange", "doseSimpleQuantity"}))
    return {of_stu3, type + "." + doses + ".dose[x]"};
  if (has_fhir(resource, "medication")) return {of_r5, type + ".medication"};
  if (has_fhir(resource, "adherence")) return {of_r5, type + ".adherence"};
  return {};
}

Sign sign_in(const FhirJson& resource, const std::string& type) {
  struct Renamed {
    const char *type, *release;
  };
  constexpr std::array<Renamed, 13> gone{{{"MedicationOrder", of_dstu2},
                                          {"DiagnosticOrder", of_dstu2},
                                          {"DeviceUseRequest", of_dstu2},
                                          {"ProcedureRequest", of_stu3},
                                          {"ReferralRequest", of_stu3},
                                          {"BodySite", of_stu3},
                                          {"Sequence", of_stu3},
                                          {"DeviceComponent", of_stu3},
                                          {"DataElement", of_stu3},
                                          {"ImagingManifest", of_stu3},
                                          {"ServiceDefinition", of_stu3},
                                          {"EligibilityRequest", of_stu3},
                                          {"MedicationUsage", of_r5}}};
  for (const Renamed& one : gone)
    if (type == one.type) return {one.release, "The resource " + type};
  if (type == "MedicationStatement" || type == "MedicationRequest") return sign_in_medication(resource, type);
  if (type == "Condition" || type == "AllergyIntolerance")
    for (const char* status : {"clinicalStatus", "verificationStatus"})
      if (fhir_field(resource, status).is_string()) return {of_stu3, type + "." + status + " as a text"};
  if (type == "AllergyIntolerance") {
    if (has_fhir(resource, "substance") || has_fhir(resource, "status"))
      return {of_dstu2, type + ".substance or .status"};
    if (fhir_field(resource, "type").is_object()) return {of_r5, type + ".type as a concept"};
  }
  if (type == "Observation") {
    if (has_fhir(resource, "comments")) return {of_dstu2, "Observation.comments"};
    for (const char* key : {"comment", "related", "context"})
      if (has_fhir(resource, key)) return {of_stu3, "Observation." + std::string(key)};
  }
  if (type == "QuestionnaireResponse") {
    if (has_fhir(resource, "group")) return {of_dstu2, "QuestionnaireResponse.group"};
    for (const char* key : {"parent", "context"})
      if (has_fhir(resource, key)) return {of_stu3, "QuestionnaireResponse." + std::string(key)};
  }
  return {};
}

}  // namespace

std::string of_another_release(const FhirJson& resource) {
  Sign sign = sign_in(resource, fhir_text(resource, "resourceType"));
  for (const FhirJson& profile : fhir_list(fhir_field(resource, "meta"), "profile")) {
    if (!profile.is_string() || sign.release) continue;
    const std::string& url = profile.get_ref<const std::string&>();
    if (url.find("/STU3/") != url.npos || url.find("/fhir/3.0/") != url.npos) sign = {of_stu3, "The profile " + url};
    if (url.find("/DSTU2/") != url.npos) sign = {of_dstu2, "The profile " + url};
  }
  if (!sign.release) return "";
  return sign.what + " belongs to FHIR " + sign.release + ", and this program reads R4.";
}

}  // namespace titrate::imports
