#include <algorithm>
#include <array>

#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "codec/fhir_codes.h"
#include "codec/number.h"
#include "codec/text.h"
#include "imports/fhir_parts.h"

namespace titrate::imports {
namespace {

namespace fhir = codec::fhir;

/// The instrument that a LOINC code means: of several the first, which is the plainest (pain before joint pain).
const Instrument* instrument_of_loinc(const std::string& code) {
  if (code.empty()) return nullptr;
  for (const Instrument& one : codec::catalog().instruments)
    if (std::find(one.loinc.begin(), one.loinc.end(), code) != one.loinc.end()) return &one;
  return nullptr;
}

/// What our own measures are called is known without a code of anybody else.
std::string own_measure(const FhirJson& coded) { return fhir_code(coded, fhir::measures); }

enum class UnitFits { yes, no };

/// Scores have no unit, or one that only says so. Blood pressure and pulse have theirs; no other is converted.
UnitFits unit_fits(const Instrument& instrument, const FhirJson& quantity) {
  const std::string unit =
      codec::lower(fhir_text(quantity, "code").empty() ? fhir_text(quantity, "unit") : fhir_text(quantity, "code"));
  constexpr std::array<std::string_view, 9> scores{"",       "1",     "{score}", "score",    "{points}",
                                                   "points", "point", "{nrs}",   "{t-score}"};
  constexpr std::array<std::string_view, 6> pressures{"mm[hg]", "mmhg", "/min", "{beats}/min", "beats/min", "bpm"};
  const bool fits = instrument.id == "bp" ? std::find(pressures.begin(), pressures.end(), unit) != pressures.end()
                                          : std::find(scores.begin(), scores.end(), unit) != scores.end();
  return fits ? UnitFits::yes : UnitFits::no;
}

/// Has it any value at all?
bool fhir_has_value(const FhirJson& holder) {
  if (!holder.is_object()) return false;
  for (const auto& [key, value] : holder.items())
    if (key.compare(0, 5, "value") == 0) return true;
  return false;
}

}  // namespace

void FhirReader::observation(const FhirJson& resource, const Said& at) {
  const FhirWhen when = fhir_when_of(resource, "effective", reading_.asked.day_start);
  const FhirJson& coded = fhir_field(resource, "code");
  const std::string code = fhir_code(coded, fhir::loinc);
  const FhirJson& components = fhir_list(resource, "component");
  const bool whole = !own_measure(coded).empty() || instrument_of_loinc(code);
  bool ours = whole;
  for (const FhirJson& one : components) {
    const FhirJson& part = fhir_field(one, "code");
    ours |= !own_measure(part).empty() || instrument_of_loinc(fhir_code(part, fhir::loinc));
  }
  if (!ours) return laboratory(resource, when), reading_.into.passed_over();
  if (!when.day)
    return not_understood(at, when.written.empty() ? "it does not say when it was"
                                                   : "\"" + when.written + "\" is no single day: nothing is guessed");
  if (fhir_text(resource, "status").empty())
    reading_.into.remark("Some records have no status. They were read as if they were final.");
  if (whole && (fhir_has_value(resource) || components.empty() || fhir_field(resource, "dataAbsentReason").is_object()))
    measured(resource, "", when, at);
  const std::string outer = fhir_name(coded);
  for (const FhirJson& one : components) {
    const FhirJson& part = fhir_field(one, "code");
    if (!own_measure(part).empty() || instrument_of_loinc(fhir_code(part, fhir::loinc))) measured(one, outer, when, at);
  }
}

/// Of all laboratory values the screening asks for one, and the person types it in: this only says that it is there.
void FhirReader::laboratory(const FhirJson& resource, const FhirWhen& when) {
  const Lab* kidneys = lab_with_id(codec::catalog(), "egfr");
  const auto value = fhir_number(fhir_field(resource, "valueQuantity"), "value");
  if (!kidneys || !value || fhir_code(fhir_field(resource, "code"), fhir::loinc) != kidneys->loinc) return;
  reading_.into.remark("The file has a kidney value (eGFR) of " + codec::number_text(*value) + ", " +
                       (when.written.empty() ? "without a date" : when.written) +
                       ". It was not written anywhere: say it on your sheet, with its day.");
}

void FhirReader::measured(const FhirJson& holder, const std::string& outer_name, const FhirWhen& when, const Said& at) {
  const FhirJson& coded = fhir_field(holder, "code");
  const std::string measure = own_measure(coded);
  const Instrument* instrument =
      measure.empty() ? instrument_of_loinc(fhir_code(coded, fhir::loinc)) : find_instrument(codec::catalog(), measure);
  FoundItem item;
  item.combine = Combine::last;
  const std::string name = fhir_name(coded);
  if (!measure.empty()) {
    item.name = item.suggested = measure;
  } else {
    item.name = (outer_name.empty() || outer_name == name ? "" : outer_name + ": ") + name;
    if (!instrument->names.empty()) item.suggested = instrument->names.front();
  }
  if (instrument) item.lowest = instrument->lowest, item.highest = instrument->highest;

  const FhirJson& quantity = fhir_field(holder, "valueQuantity");
  if (quantity.is_object()) item.unit = fhir_text(quantity, "unit");
  const std::string absent = fhir_status(fhir_field(holder, "dataAbsentReason"));
  if (!absent.empty()) {
    if (absent != fhir::asked_declined) return reading_.into.passed_over();
    return reading_.into.skipped(reading_.into.item(item), *when.day, at.line, at.record);
  }
  std::optional<double> value = fhir_number(quantity, "value");
  if (!value) value = fhir_number(holder, "valueInteger");
  if (const FhirJson& yes = fhir_field(holder, "valueBoolean"); yes.is_boolean()) value = yes.get<bool>() ? 1 : 0;
  for (const FhirJson& coding : fhir_list(fhir_field(holder, "valueCodeableConcept"), "coding"))
    if (!value) value = fhir_ordinal(coding);
  if (!value) return not_understood(at, "it has no number that I understand");
  if (const std::string bound = fhir_text(quantity, "comparator"); !bound.empty())
    return not_understood(at, "\"" + bound + "\" before its number makes it a bound, and no value");
  if (measure.empty() && unit_fits(*instrument, quantity) == UnitFits::no)
    return not_understood(at, "its unit is not that of " + instrument->label);
  if (instrument && (*value < instrument->lowest || *value > instrument->highest))
    return not_understood(at, codec::number_text(*value) + " is outside the scale of \"" + instrument->label + "\"");
  reading_.into.add(reading_.into.item(item), *when.day, *value, at.line, at.record);
}

}  // namespace titrate::imports
