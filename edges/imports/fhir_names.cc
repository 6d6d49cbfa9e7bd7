#include <array>

#include "codec/fhir_codes.h"
#include "codec/number.h"
#include "codec/text.h"
#include "imports/fhir_parts.h"

namespace titrate::imports {
namespace {

namespace fhir = codec::fhir;

void join_fhir(std::string& words, const std::string& more) {
  if (!more.empty()) words += (words.empty() ? "" : "; ") + more;
}

std::string quantity_in_words(const FhirJson& quantity) {
  const auto value = fhir_number(quantity, "value");
  if (!value) return "";
  const std::string unit =
      fhir_text(quantity, "unit").empty() ? fhir_text(quantity, "code") : fhir_text(quantity, "unit");
  return fhir_text(quantity, "comparator") + codec::number_text(*value) + (unit.empty() ? "" : " " + unit);
}

/// "1 tablet", or the dosage's own words.
std::string dosage_in_words(const FhirJson& dosage) {
  if (std::string text = fhir_text(dosage, "text"); !text.empty()) return text;
  for (const FhirJson& one : fhir_list(dosage, "doseAndRate"))
    if (std::string dose = quantity_in_words(fhir_field(one, "doseQuantity")); !dose.empty()) return dose;
  return "";
}

std::string when_in_words(const FhirJson& resource) {
  const FhirJson& period = fhir_field(resource, "effectivePeriod");
  const std::string from = fhir_text(period, "start"), to = fhir_text(period, "end");
  if (!from.empty()) return "from " + from + (to.empty() ? "" : " to " + to);
  if (!to.empty()) return "until " + to;
  return fhir_text(resource, "effectiveDateTime");
}

struct Course {
  bool current = true;
  std::string in_words;
};

/// What a status says; one that nobody gave, or that nobody knows, leaves the medicine current: a list that is too long
/// makes a question, one that is too short makes a silence.
Course course_of(const std::string& status) {
  if (status == "active") return {true, ""};
  if (status == "completed" || status == "stopped" || status == "cancelled") return {false, status};
  if (status == "not-taken") return {false, "not taken"};
  if (status.empty()) return {true, "no status given"};
  return {true, status};  // intended, on-hold, unknown, draft: it may be taken
}

std::string without_case(std::string_view text) { return codec::lower(text); }

}  // namespace

void FhirReader::name(FoundName found) { reading_.into.name(std::move(found)); }

/// "No known allergies" is no allergy, and not for us to write down as an answer either.
bool FhirReader::says_none(const FhirJson& coded, std::string_view of_what) {
  constexpr std::array<std::string_view, 4> words{"no known", "no current", "no information", "none known"};
  const std::string name = without_case(fhir_name(coded));
  bool none = name == "nka" || name == "nkda" || name == "none" || name == "no allergies" || name == "no medications";
  for (const std::string_view word : words) none |= name.compare(0, word.size(), word) == 0;
  for (const FhirJson& coding : fhir_list(coded, "coding"))
    none |= fhir_text(coding, "system").find("absent-unknown") != std::string::npos;
  if (!none) return false;
  reading_.into.remark("The file says \"" + fhir_name(coded) +
                       "\". That was not written anywhere: say on your sheet "
                       "whether you have no " +
                       std::string(of_what) + ".");
  reading_.into.passed_over();
  return true;
}

void FhirReader::medicine(const FhirJson& resource, const std::string& full_url) {
  std::string name = fhir_name(fhir_field(resource, "code"));
  if (name.empty())
    for (const FhirJson& one : fhir_list(resource, "ingredient")) {
      const std::string part = fhir_name(fhir_field(one, "itemCodeableConcept"));
      if (!part.empty()) name += (name.empty() ? "" : " + ") + part;
    }
  const std::string id = fhir_text(resource, "id");
  if (!full_url.empty()) medicines_[full_url] = name;
  if (!id.empty()) medicines_[id] = medicines_["Medication/" + id] = name;
}

void FhirReader::medication(const FhirJson& resource, std::string_view type, const Said& at) {
  if (own_doses(resource, at)) return;
  FoundName found;
  found.line = at.line;
  const FhirJson& coded = fhir_field(resource, "medicationCodeableConcept");
  const FhirJson& reference = fhir_field(resource, "medicationReference");
  if (coded.is_object() && says_none(coded, "medicines")) return;
  if (fhir_code(fhir_field(resource, "category"), fhir::words) == fhir::supplement)
    found.kind = FoundName::Kind::supplement;
  const Course course = course_of(fhir_text(resource, "status"));
  found.current = course.current;
  found.last = fhir_when_of(resource, "effective", reading_.asked.day_start).day;
  for (const char* said : {"dateAsserted", "authoredOn"})
    if (!found.last) found.last = fhir_when(fhir_text(resource, said), reading_.asked.day_start).day;
  join_fhir(found.detail, course.in_words);
  join_fhir(found.detail, when_in_words(resource));
  const bool request = type == "MedicationRequest";
  for (const FhirJson& dosage : fhir_list(resource, request ? "dosageInstruction" : "dosage"))
    join_fhir(found.detail, dosage_in_words(dosage));
  if (request) join_fhir(found.detail, "prescribed, not said to be taken");
  if (found.name = fhir_name(coded); !found.name.empty()) return name(std::move(found));

  const std::string to = fhir_text(reference, "reference"), display = fhir_text(reference, "display");
  if (!to.empty() && to[0] == '#') {
    for (const FhirJson& contained : fhir_list(resource, "contained"))
      if (fhir_text(contained, "id") == to.substr(1)) found.name = fhir_name(fhir_field(contained, "code"));
    if (found.name.empty()) found.name = display;
    if (!found.name.empty()) return name(std::move(found));
  }
  if (to.empty() && display.empty())
    return not_understood(at, "it names no medicine: ask what it is, since it may matter");
  waiting_.push_back({std::move(found), to, display});
}

/// Statements of our own export: a dose that was recorded for each day of its period. Those of anybody else say what
/// was meant to be taken, and become no day's entry.
bool FhirReader::own_doses(const FhirJson& resource, const Said& at) {
  const std::string code = fhir_code(fhir_field(resource, "category"), fhir::words);
  const bool capsules = code == fhir::study_capsules, empty = code == fhir::empty_capsules;
  if (code != fhir::taken_each_day && !capsules && !empty) return false;
  const FhirJson& period = fhir_field(resource, "effectivePeriod");
  const auto from = parse_day(fhir_text(period, "start")), to = parse_day(fhir_text(period, "end"));
  constexpr auto longest = std::chrono::days(40'000);
  if (!from || !to || *to < *from || *to - *from > longest || !fhir_when(to_string(*from), {}).day ||
      !fhir_when(to_string(*to), {}).day)
    return not_understood(at, "its period is not two days of a calendar"), true;
  const std::string status = fhir_text(resource, "status");
  const FhirJson& dose = fhir_field(fhir_first(fhir_first(resource, "dosage"), "doseAndRate"), "doseQuantity");
  const auto amount = empty ? std::optional<double>(0) : fhir_number(dose, "value");
  const bool magnesium = fhir_text(dose, "code") == "mg" || status == "unknown" || empty;
  if (status != "unknown" && (!amount || *amount < 0))
    return not_understood(at, "it says nothing of how much was taken"), true;
  FoundItem item{"magnesium", FoundItem::Kind::supplement, "mg elemental", {}, {}, Combine::last, "dose", ""};
  if (capsules)
    item = {"study capsules",
            FoundItem::Kind::supplement,
            "capsule",
            {},
            {},
            Combine::last,
            "",
            "What is in study capsules was hidden when this file was written: it is no dose."};
  else if (!magnesium)
    item = {"treatment", FoundItem::Kind::supplement, fhir_text(dose, "unit"), {}, {}, Combine::last, "dose", ""};
  const std::size_t where = reading_.into.item(item);
  for (Day day = *from; day <= *to; day += std::chrono::days(1))
    status == "unknown" ? reading_.into.skipped(where, day, at.line, at.record)
                        : reading_.into.add(where, day, *amount, at.line, at.record);
  return true;
}

void FhirReader::condition(const FhirJson& resource, const Said& at) {
  const FhirJson& coded = fhir_field(resource, "code");
  if (coded.is_object() && says_none(coded, "conditions")) return;
  FoundName found{FoundName::Kind::condition, fhir_name(coded), {}, true, "", at.line};
  if (found.name.empty()) return not_understood(at, "it names no condition");
  const std::string status = fhir_status(fhir_field(resource, "clinicalStatus"));
  const std::string verified = fhir_status(fhir_field(resource, "verificationStatus"));
  const FhirWhen over = fhir_when_of(resource, "abatement", reading_.asked.day_start);
  found.current = status != "inactive" && status != "remission" && status != "resolved";
  if (status.empty() && (!over.written.empty() || !fhir_text(resource, "abatementString").empty()))
    found.current = false;
  join_fhir(found.detail, status == "active" ? "" : status.empty() ? "no status given" : status);
  if (!verified.empty() && verified != "confirmed") join_fhir(found.detail, verified);
  const FhirWhen onset = fhir_when_of(resource, "onset", reading_.asked.day_start);
  if (!onset.written.empty()) join_fhir(found.detail, "since " + onset.written);
  if (!over.written.empty()) join_fhir(found.detail, "until " + over.written);
  found.last = fhir_when(fhir_text(resource, "recordedDate"), reading_.asked.day_start).day;
  if (over.day) found.last = over.day;
  name(std::move(found));
}

void FhirReader::allergy(const FhirJson& resource, const Said& at) {
  const FhirJson& coded = fhir_field(resource, "code");
  if (coded.is_object() && says_none(coded, "allergies")) return;
  FoundName found{FoundName::Kind::allergy, fhir_name(coded), {}, true, "", at.line};
  for (const FhirJson& reaction : fhir_list(resource, "reaction")) {
    if (found.name.empty()) found.name = fhir_name(fhir_field(reaction, "substance"));
    for (const FhirJson& sign : fhir_list(reaction, "manifestation")) join_fhir(found.detail, fhir_name(sign));
  }
  if (found.name.empty()) return not_understood(at, "it names nothing that the person is allergic to");
  const std::string status = fhir_status(fhir_field(resource, "clinicalStatus"));
  const std::string verified = fhir_status(fhir_field(resource, "verificationStatus"));
  found.current = status != "inactive" && status != "resolved";
  join_fhir(found.detail, status == "active" ? "" : status.empty() ? "no status given" : status);
  if (!verified.empty() && verified != "confirmed") join_fhir(found.detail, verified);
  if (fhir_text(resource, "type") == "intolerance") join_fhir(found.detail, "an intolerance");
  for (const char* when : {"lastOccurrence", "recordedDate"})
    if (!found.last) found.last = fhir_when(fhir_text(resource, when), reading_.asked.day_start).day;
  name(std::move(found));
}

}  // namespace titrate::imports
