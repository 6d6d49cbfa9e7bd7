#include <cmath>

#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "codec/fhir_codes.h"
#include "codec/number.h"
#include "imports/fhir_parts.h"

namespace titrate::imports {
namespace {

namespace fhir = codec::fhir;

constexpr int deepest_answer = 30;

bool begins_with(const std::string& text, std::string_view with) { return text.compare(0, with.size(), with) == 0; }

/// An answer as a number: itself, yes and no, an amount, or a choice that has an ordinal value.
std::optional<double> number_of_answer(const FhirJson& answer) {
  for (const char* type : {"valueDecimal", "valueInteger"})
    if (const auto number = fhir_number(answer, type)) return number;
  if (const FhirJson& yes = fhir_field(answer, "valueBoolean"); yes.is_boolean()) return yes.get<bool>() ? 1 : 0;
  const FhirJson& quantity = fhir_field(answer, "valueQuantity");
  if (fhir_text(quantity, "comparator").empty())
    if (const auto number = fhir_number(quantity, "value")) return number;
  return fhir_ordinal(fhir_field(answer, "valueCoding"));
}

std::string words_of_answer(const FhirJson& answer) {
  for (const char* type : {"valueString", "valueDate", "valueDateTime", "valueTime", "valueUri"})
    if (std::string words = fhir_text(answer, type); !words.empty()) return words;
  const FhirJson& coding = fhir_field(answer, "valueCoding");
  const std::string display = fhir_text(coding, "display");
  if (!display.empty() || !fhir_text(coding, "code").empty())
    return display.empty() ? fhir_text(coding, "code") : display;
  const auto number = number_of_answer(answer);
  return number ? codec::number_text(*number) : "";
}

/// Asked, and deliberately not answered: the standard says so beside the value that is not there.
bool is_declined(const FhirJson& answers) {
  if (answers.size() != 1 || !answers[0].is_object()) return false;
  for (const auto& [key, value] : answers[0].items())
    for (const FhirJson& extension : fhir_list(value, "extension"))
      if (begins_with(key, "_value") && fhir_text(extension, "url") == fhir::absent_reason)
        return fhir_text(extension, "valueCode") == fhir::asked_declined;
  return false;
}

/// The short name of a questionnaire: what its address ends in.
std::string questionnaire_in_words(std::string address) {
  if (const auto version = address.find('|'); version != address.npos) address.resize(version);
  if (begins_with(address, "urn:")) return "";
  while (!address.empty() && address.back() == '/') address.pop_back();
  const auto cut = address.find_last_of('/');
  return cut == address.npos ? address : address.substr(cut + 1);
}

}  // namespace

void FhirReader::answers(const FhirJson& resource, const Said& at) {
  const bool own = fhir_text(fhir_field(resource, "identifier"), "system") == fhir::evening;
  // Our own evening says its day itself: it may have been written down on another.
  const std::string written =
      own ? fhir_text(fhir_field(resource, "identifier"), "value") : fhir_text(resource, "authored");
  const FhirWhen when = fhir_when(written, reading_.asked.day_start);
  if (!when.day)
    return not_understood(at, written.empty() ? "its answers do not say when they were given"
                                              : "\"" + written + "\" is no single day: nothing is guessed");
  const std::string status = fhir_text(resource, "status");
  if (status == "in-progress")
    reading_.into.remark("Some questionnaires were not finished. What they answer was read.");
  if (status.empty()) reading_.into.remark("Some records have no status. They were read as if they were final.");
  const std::string named = questionnaire_in_words(fhir_text(resource, "questionnaire"));
  answers_of(fhir_list(resource, "item"), named.empty() ? "" : named + " ", own, *when.day, at, 0);
}

void FhirReader::answers_of(const FhirJson& items, const std::string& prefix, bool own, Day day, const Said& at,
                            int depth) {
  if (depth > deepest_answer) return not_understood(at, "its questions are nested too deep");
  for (const FhirJson& item : items) {
    const std::string link = fhir_text(item, "linkId"), text = fhir_text(item, "text");
    const FhirJson& given = fhir_list(item, "answer");
    if (!given.empty() && own)
      own_answer(link, given, day, at);
    else if (!given.empty() && link.empty())
      not_understood(at, "an answer has no linkId");
    else if (!given.empty())
      other_answer(prefix + link + (text.empty() ? "" : ": " + text), link, given, day, at);
    answers_of(fhir_list(item, "item"), prefix, own, day, at, depth + 1);
    for (const FhirJson& answer : given) answers_of(fhir_list(answer, "item"), prefix, own, day, at, depth + 1);
  }
}

void FhirReader::own_answer(const std::string& link, const FhirJson& answers, Day day, const Said& at) {
  Collected& into = reading_.into;
  const auto behind = [&](const char* begins) {
    return begins_with(link, begins) ? link.substr(std::string_view(begins).size()) : std::string();
  };
  const std::string measure = behind(fhir::link_measure), effect = behind(fhir::link_side_effect);
  if (!measure.empty() || !effect.empty()) {
    FoundItem item{measure + effect,
                   measure.empty() ? FoundItem::Kind::side_effect : FoundItem::Kind::outcome,
                   "",
                   {},
                   {},
                   Combine::last,
                   measure + effect,
                   ""};
    if (const Instrument* known = measure.empty() ? nullptr : find_instrument(codec::catalog(), measure))
      item.lowest = known->lowest, item.highest = known->highest;
    if (!effect.empty()) item.lowest = 0, item.highest = 5;
    if (is_declined(answers)) return into.skipped(into.item(item), day, at.line, at.record);
    const auto number = number_of_answer(answers[0]);
    if (!number) return not_understood(at, "the answer to " + link + " is no number");
    return into.add(into.item(item), day, *number, at.line, at.record);
  }
  const std::string kind = behind(fhir::link_context), words = words_of_answer(answers[0]);
  if (words.empty()) return;
  if (link == fhir::link_note)
    into.say(into.item({"note", FoundItem::Kind::note, "", {}, {}, Combine::last, "note", ""}), day, words, at.line,
             at.record);
  else if (!kind.empty())
    into.say(into.item({"context: " + kind, FoundItem::Kind::context, "", {}, {}, Combine::last, kind, ""}), day, words,
             at.line, at.record);
  // A guess and an arm belong to a trial, which no file brings with it.
}

void FhirReader::other_answer(const std::string& name, const std::string& link, const FhirJson& answers, Day day,
                              const Said& at) {
  Collected& into = reading_.into;
  FoundItem item{name, FoundItem::Kind::outcome, "", {}, {}, Combine::last, "", ""};
  // Questionnaires of the LOINC panels call an item by its code.
  const std::string code = !link.empty() && link[0] == '/' ? link.substr(link.find_last_of('/') + 1) : link;
  for (const Instrument& one : codec::catalog().instruments)
    for (const std::string& loinc : one.loinc)
      if (loinc == code && item.suggested.empty() && !one.names.empty()) {
        item.suggested = one.names.front();
        item.lowest = one.lowest, item.highest = one.highest;
      }
  if (is_declined(answers)) return into.skipped(into.item(item), day, at.line, at.record);
  const auto number = answers.size() == 1 ? number_of_answer(answers[0]) : std::nullopt;
  if (number && item.lowest && (*number < *item.lowest || *number > *item.highest))
    return not_understood(at, codec::number_text(*number) + " is outside the scale of \"" + name + "\"");
  if (number) {
    item.unit = fhir_text(fhir_field(answers[0], "valueQuantity"), "unit");
    return into.add(into.item(item), day, *number, at.line, at.record);
  }
  item.kind = FoundItem::Kind::note;
  item.name += " (in words)";
  item.suggested.clear();
  item.lowest.reset(), item.highest.reset();
  for (const FhirJson& answer : answers)
    if (const std::string words = words_of_answer(answer); !words.empty())
      into.say(into.item(item), day, words, at.line, at.record);
}

/// Of our own export alone: what others call an adverse event is a case of a clinic, and no grade of an evening.
void FhirReader::side_effect(const FhirJson& resource, const Said& at) {
  const std::string effect = fhir_code(fhir_field(resource, "event"), fhir::side_effects);
  std::optional<double> grade;
  for (const FhirJson& extension : fhir_list(fhir_field(resource, "severity"), "extension"))
    if (fhir_text(extension, "url") == fhir::grade) grade = fhir_number(extension, "valueInteger");
  const FhirWhen when = fhir_when(fhir_text(resource, "date"), reading_.asked.day_start);
  if (effect.empty()) return reading_.into.passed_over();
  if (!when.day || !grade || *grade < 1 || *grade > 5 || *grade != std::floor(*grade))
    return not_understood(at, "it has no day or no grade");
  const std::size_t item =
      reading_.into.item({effect, FoundItem::Kind::side_effect, "", 0, 5, Combine::last, effect, ""});
  reading_.into.add(item, *when.day, *grade, at.line, at.record);
}

}  // namespace titrate::imports
