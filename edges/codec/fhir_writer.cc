#include "codec/fhir_writer.h"

#include <sodium.h>

#include <array>
#include <cctype>

#include "codec/event_json.h"
#include "codec/fhir_codes.h"
#include "codec/seal.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

std::string xhtml(const std::string& text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '&')
      escaped += "&amp;";
    else if (letter == '<')
      escaped += "&lt;";
    else if (letter == '>')
      escaped += "&gt;";
    else if (letter == '"')
      escaped += "&quot;";
    else
      escaped += letter;
  }
  return escaped;
}

/// What tells one diary from another and stays the same while it grows: when its first lines were written, and their
/// keys. Two people's bundles then hold no id twice, though they say the same of the same day.
std::string salt_of(const OpenNotebook& notebook) {
  std::string first = "titrate fhir 1\n" + notebook.name;
  for (std::size_t i = 0; i < std::min<std::size_t>(notebook.log.size(), 1); ++i)
    first += "\n" + to_string(notebook.log[i].entered) + "\n" + notebook.log[i].key;
  return sha256(first);
}

const char* title_of(const std::string& system) {
  if (system == fhir::measures) return "What a Titrate diary measures";
  if (system == fhir::side_effects) return "What was noticed beside it in a Titrate diary";
  return "Words of Titrate's FHIR bundles";
}

}  // namespace

std::string fhir_string(std::string_view text) {
  std::string clean;
  const bool readable = is_utf8(text);
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool control = (byte < 0x20 && letter != '\n' && letter != '\t') || byte == 0x7f;
    if (letter == '\r') continue;
    clean += control || (byte >= 0x80 && !readable) ? (control ? ' ' : '?') : letter;
  }
  const auto first = clean.find_first_not_of(" \t\n");
  return first == clean.npos ? "" : clean.substr(first, clean.find_last_not_of(" \t\n") - first + 1);
}

std::string fhir_code_text(std::string_view text) {
  std::string code;
  for (const char letter : fhir_string(text)) {
    const bool space = letter == ' ' || letter == '\n' || letter == '\t';
    if (!space)
      code += letter;
    else if (!code.empty() && code.back() != ' ')
      code += ' ';
  }
  return code;
}

Json fhir_coding(const std::string& system, const std::string& code, const std::string& display) {
  Json coding{{"system", system}, {"code", code}};
  if (!display.empty()) coding["display"] = display;
  return coding;
}

Json fhir_concept(const std::string& text, const std::vector<Json>& codings) {
  Json coded = Json::object();
  for (const Json& coding : codings) coded["coding"].push_back(coding);
  if (const std::string clean = fhir_string(text); !clean.empty()) coded["text"] = clean;
  return coded;
}

Json fhir_quantity(double value, const std::string& unit, const std::string& code) {
  Json quantity{{"value", number_json(value)}};
  if (const std::string clean = fhir_string(unit); !clean.empty()) quantity["unit"] = clean;
  if (!code.empty()) {
    quantity["system"] = fhir::ucum;
    quantity["code"] = code;
  }
  return quantity;
}

std::string fhir_ucum(const std::string& unit) {
  constexpr std::array<std::pair<std::string_view, const char*>, 5> known{{{"points", "{score}"},
                                                                           {"T points", "{score}"},
                                                                           {"minutes", "min"},
                                                                           {"hours per day", "h/d"},
                                                                           {"percentage points", "%"}}};
  for (const auto& [word, code] : known)
    if (word == unit) return code;
  return "";
}

std::string fhir_base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    variant);
  text.resize(text.size() - 1);  // its NUL
  return text;
}

FhirWriter::FhirWriter(const FhirAsked& what) : asked(what), salt_(salt_of(what.notebook)) {}

std::string FhirWriter::id_of(const std::string& type, const std::string& about) const {
  std::string hex = sha256(salt_ + "\n" + type + "\n" + about).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[(hex[16] <= '9' ? hex[16] - '0' : hex[16] - 'a' + 10) % 4];
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
         hex.substr(20);
}

Json FhirWriter::reference_to(const std::string& type, const std::string& about) const {
  return {{"reference", "urn:uuid:" + id_of(type, about)}};
}

Json FhirWriter::subject() const {
  if (asked.options.include_patient) return reference_to("Patient", "");
  return {{"display", "the person who keeps this diary"}};
}

Json FhirWriter::begun(const std::string& type, const std::string& about, const std::string& narrative) const {
  Json resource{{"resourceType", type}, {"id", id_of(type, about)}};
  const bool simulated = asked.notebook.says->diary.simulated;
  // "Test health data", the standard's own mark for what is about no real person.
  if (simulated)
    resource["meta"] = {{"security", Json::array({fhir_coding(std::string(fhir::terminology) + "v3-ActReason", "HTEST",
                                                              "test health data")})}};
  resource["language"] = "en";
  const std::string said = (simulated ? std::string(simulated_label) + ". " : "") + fhir_string(narrative);
  resource["text"] = {{"status", "generated"},
                      {"div", "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" + xhtml(said) + "</p></div>"}};
  return resource;
}

void FhirWriter::add(Json resource) {
  if (ids_.insert(resource["id"].get<std::string>()).second) resources_.push_back(std::move(resource));
}

Json FhirWriter::own(const char* system, const std::string& code, const std::string& means) {
  used_[system].emplace(code, means);
  return fhir_coding(system, code, fhir_string(means));
}

std::string FhirWriter::bundle() && {
  for (const auto& [system, codes] : used_) {
    Json one = begun("CodeSystem", system, std::string(title_of(system)) + ".");
    one["url"] = system;
    one["name"] = system == fhir::measures       ? "TitrateMeasures"
                  : system == fhir::side_effects ? "TitrateSideEffects"
                                                 : "TitrateWords";
    one["title"] = title_of(system);
    one["status"] = "active";
    one["experimental"] = false;
    one["caseSensitive"] = true;
    one["content"] = "fragment";
    one["concept"] = Json::array();
    for (const auto& [code, means] : codes) {
      Json coded{{"code", code}};
      if (const std::string clean = fhir_string(means); !clean.empty()) coded["display"] = clean;
      one["concept"].push_back(std::move(coded));
    }
    add(std::move(one));
  }
  Json entries = Json::array();
  std::string all;
  for (Json& resource : resources_) {
    all += sha256(text_of_json(resource));
    entries.push_back(
        {{"fullUrl", "urn:uuid:" + resource["id"].get<std::string>()}, {"resource", std::move(resource)}});
  }
  Json bundle{{"resourceType", "Bundle"}, {"id", id_of("Bundle", all)},
              {"language", "en"},         {"identifier", {{"system", fhir::bundle_content}, {"value", sha256(all)}}},
              {"type", "collection"},     {"timestamp", to_string(asked.made)}};
  if (!entries.empty()) bundle["entry"] = std::move(entries);
  return text_of_json(bundle);
}

}  // namespace titrate::codec
