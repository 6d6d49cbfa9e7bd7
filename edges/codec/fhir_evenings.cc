#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "app/in_words.h"
#include "app/open_notebook.h"
#include "codec/fhir_codes.h"
#include "codec/fhir_writer.h"
#include "life/blinding.h"

namespace titrate::codec {
namespace {

/// How a measure is asked and written down.
struct Asking {
  std::string measure;
  Question question;
  const Instrument* instrument = nullptr;  ///< of the catalog; null: a measure of the person's own
  bool yes_or_no() const { return instrument && instrument->data_type == titrate::DataType::yes_or_no; }
};

Json measure_concept(FhirWriter& writer, const Asking& asking) {
  std::vector<Json> codings;
  // One code is the code of the whole; of several, each is of a part.
  if (asking.instrument && asking.instrument->loinc.size() == 1)
    codings.push_back(fhir_coding(fhir::loinc, asking.instrument->loinc[0]));
  codings.push_back(writer.own(fhir::measures, fhir_code_text(asking.measure), asking.question.label));
  return fhir_concept(asking.question.label, codings);
}

Json declined_reason() {
  return fhir_concept("", {fhir_coding(std::string(fhir::terminology) + "data-absent-reason", fhir::asked_declined,
                                       "Asked But Declined")});
}

/// {"valueDecimal": 4}, or the extension that says why there is none.
Json answer_of(const Entry<double>& entry, bool yes_or_no) {
  const std::string type = yes_or_no ? "valueBoolean" : "valueDecimal";
  if (!entry.known())
    return {{"_" + type,
             {{"extension", Json::array({{{"url", fhir::absent_reason}, {"valueCode", fhir::asked_declined}}})}}}};
  if (yes_or_no) return {{type, entry.amount() != 0}};
  return {{type, number_json(entry.amount())}};
}

Json item_of(const std::string& link, const std::string& text, Json answer) {
  Json item{{"linkId", link}};
  if (const std::string clean = fhir_string(text); !clean.empty()) item["text"] = clean;
  item["answer"] = Json::array({std::move(answer)});
  return item;
}

std::string entry_in_words(const Entry<double>& entry, const std::string& unit) {
  if (!entry.known()) return "asked, and not answered";
  return number_in_words(entry.amount()) + (unit.empty() ? "" : " " + unit_of(entry.amount(), unit));
}

void add_outcome(FhirWriter& writer, const Asking& asking, const DayRecord& record, std::size_t measure) {
  const Entry<double>& entry = record.measures[measure];
  Json one = writer.begun("Observation", "measure\n" + asking.measure + "\n" + to_string(record.day),
                          asking.question.label + " on " + to_string(record.day) + ": " +
                              entry_in_words(entry, asking.question.unit) + ".");
  one["status"] = "final";
  one["category"] = Json::array(
      {fhir_concept("", {fhir_coding(std::string(fhir::terminology) + "observation-category", "survey", "Survey")})});
  one["code"] = measure_concept(writer, asking);
  one["subject"] = writer.subject();
  one["effectiveDateTime"] = to_string(record.day);
  const std::optional<Moment> own =
      measure < record.outcomes_entered.size() ? record.outcomes_entered[measure] : std::nullopt;
  if (const auto issued = own ? own : record.entered) one["issued"] = to_string(*issued);
  one["performer"] = Json::array({writer.subject()});
  if (!entry.known())
    one["dataAbsentReason"] = declined_reason();
  else if (asking.yes_or_no() && (entry.amount() == 0 || entry.amount() == 1))
    one["valueBoolean"] = entry.amount() != 0;
  else
    one["valueQuantity"] = fhir_quantity(entry.amount(), asking.question.unit, fhir_ucum(asking.question.unit));
  writer.add(std::move(one));
}

/// Nothing is said of what caused it.
void add_side_effect(FhirWriter& writer, const SideEffect& effect, const std::string& name, const DayRecord& record) {
  const int grade = int(std::clamp(std::round(effect.grade.amount()), 1.0, 5.0));
  constexpr std::array<const char*, 5> severities{"mild", "moderate", "severe", "severe", "severe"};
  const std::string system = std::string(fhir::terminology) + "adverse-event-severity";
  Json one = writer.begun("AdverseEvent", effect.effect + "\n" + to_string(record.day),
                          name + " on " + to_string(record.day) + ", grade " + std::to_string(grade) + " (" +
                              grade_in_words(grade) + "), as noticed by the person. Nothing is said of its cause.");
  one["actuality"] = "actual";
  one["event"] = fhir_concept(name, {writer.own(fhir::side_effects, fhir_code_text(effect.effect), name)});
  one["subject"] = writer.subject();
  one["date"] = to_string(record.day);
  if (record.entered) one["recordedDate"] = to_string(*record.entered);
  one["severity"] = {{"extension", Json::array({{{"url", fhir::grade}, {"valueInteger", grade}}})}};
  one["severity"].update(fhir_concept("grade " + std::to_string(grade) + ", " + grade_in_words(grade),
                                      {fhir_coding(system, severities[std::size_t(grade - 1)])}));
  writer.add(std::move(one));
}

struct Evenings {
  FhirWriter& writer;
  std::vector<Asking> asked;
  std::map<std::string, std::string> effects;  ///< code -> name
  bool notes = false, guesses = false, arms = false;
  std::set<std::string> contexts;

  std::string effect_name(const std::string& effect) const {
    const std::string name = side_effect_in_words(effect, writer.asked.catalog);
    return fhir_string(name).empty() ? "a side effect" : name;
  }

  void add(const DayRecord& record) {
    Json outcomes = Json::array(), noticed = Json::array(), items = Json::array();
    for (std::size_t i = 0; i < record.measures.size() && i < asked.size(); ++i) {
      if (record.measures[i].state() == EntryState::not_recorded) continue;
      add_outcome(writer, asked[i], record, i);
      const bool yes_or_no = asked[i].yes_or_no() && (!record.measures[i].known() || record.measures[i].amount() == 0 ||
                                                      record.measures[i].amount() == 1);
      outcomes.push_back(item_of(fhir::link_measure + asked[i].measure, asked[i].question.label,
                                 answer_of(record.measures[i], yes_or_no)));
    }
    for (const SideEffect& effect : record.side_effects) {
      if (effect.grade.state() == EntryState::not_recorded || fhir_string(effect.effect).empty()) continue;
      const std::string name = effect_name(effect.effect);
      if (effect.grade.known() && effect.grade.amount() > 0) add_side_effect(writer, effect, name, record);
      effects.emplace(effect.effect, name);
      noticed.push_back(item_of(fhir::link_side_effect + effect.effect, name, answer_of(effect.grade, false)));
    }
    const auto group = [&](const char* link, const char* text, Json of) {
      if (!of.empty()) items.push_back({{"linkId", link}, {"text", text}, {"item", std::move(of)}});
    };
    group("outcomes", "How was the day?", std::move(outcomes));
    group("side-effects", "Was anything noticed?", std::move(noticed));
    const auto words = [&](const std::string& link, const std::string& text, const std::string& said, bool& any) {
      if (fhir_string(said).empty()) return;
      items.push_back(item_of(link, text, {{"valueString", fhir_string(said)}}));
      any = true;
    };
    bool of_kind = false;
    if (!writer.asked.options.leave_out_notes) {
      for (const Context& one : record.context) {
        words(fhir::link_context + one.kind, "What else changed: " + context_in_words(one.kind), one.text, of_kind);
        if (!fhir_string(one.text).empty()) contexts.insert(one.kind);
      }
      words(fhir::link_note, "Note", record.note.value_or(""), notes);
    }
    words(fhir::link_guess, "Which arm was it, by a guess?", record.guess.value_or(""), guesses);
    if (!hidden_arms()) words(fhir::link_arm, "The arm of the day, as it was told", record.arm.value_or(""), arms);
    if (items.empty()) return;
    Json one = writer.begun("QuestionnaireResponse", to_string(record.day),
                            "What was written down for " + to_string(record.day) + ".");
    one["identifier"] = {{"system", fhir::evening}, {"value", to_string(record.day)}};
    one["questionnaire"] = "urn:uuid:" + writer.id_of("Questionnaire", "");
    one["status"] = "completed";
    one["subject"] = writer.subject();
    one["authored"] = record.entered ? to_string(*record.entered) : to_string(record.day);
    one["source"] = writer.subject();
    one["item"] = std::move(items);
    writer.add(std::move(one));
  }

  /// While a blinded order is hidden nothing tells an arm, not even what an imported file said of one.
  bool hidden_arms() const {
    const Notebook& says = writer.asked.notebook.says;
    if (says.opened || !says.locked) return false;
    return !writer.asked.plan || blinding_of(writer.asked.plan->as_sealed.trial) != Blinding::none;
  }

  Json question(const std::string& link, const std::string& text, const char* type) const {
    Json item{{"linkId", link}};
    if (const std::string clean = fhir_string(text); !clean.empty()) item["text"] = clean;
    item["type"] = type;
    return item;
  }

  void add_questionnaire() {
    Json outcomes = Json::array(), noticed = Json::array(), items = Json::array();
    for (const Asking& one : asked) {
      Json item =
          question(fhir::link_measure + one.measure, one.question.label, one.yes_or_no() ? "boolean" : "decimal");
      item["code"] = measure_concept(writer, one)["coding"];
      if (one.question.lowest && one.question.highest && !one.yes_or_no())
        item["extension"] = Json::array({{{"url", "http://hl7.org/fhir/StructureDefinition/minValue"},
                                          {"valueDecimal", number_json(*one.question.lowest)}},
                                         {{"url", "http://hl7.org/fhir/StructureDefinition/maxValue"},
                                          {"valueDecimal", number_json(*one.question.highest)}}});
      outcomes.push_back(std::move(item));
    }
    for (const auto& [effect, name] : effects)
      noticed.push_back(question(fhir::link_side_effect + effect, name + ", grade from 0 (none) to 5", "decimal"));
    const auto group = [&](const char* link, const char* text, Json of) {
      if (of.empty()) return;
      Json item = question(link, text, "group");
      item["item"] = std::move(of);
      items.push_back(std::move(item));
    };
    group("outcomes", "How was the day?", std::move(outcomes));
    group("side-effects", "Was anything noticed?", std::move(noticed));
    for (const std::string& kind : contexts)
      items.push_back(question(fhir::link_context + kind, "What else changed: " + context_in_words(kind), "text"));
    if (notes) items.push_back(question(fhir::link_note, "Note", "text"));
    if (guesses) items.push_back(question(fhir::link_guess, "Which arm was it, by a guess?", "string"));
    if (arms) items.push_back(question(fhir::link_arm, "The arm of the day, as it was told", "string"));
    if (items.empty()) return;
    Json one = writer.begun("Questionnaire", "", "What the evening asks.");
    one["url"] = "urn:uuid:" + writer.id_of("Questionnaire", "");
    one["title"] = "The evening of a Titrate diary";
    one["status"] = "active";
    one["subjectType"] = Json::array({"Patient"});
    one["item"] = std::move(items);
    writer.add(std::move(one));
  }
};

}  // namespace

void add_fhir_evenings(FhirWriter& writer) {
  const Diary diary = fhir_opened_diary(writer.asked);
  Evenings evenings{writer, {}, {}, false, false, false, {}};
  for (const std::string& measure : diary.measures)
    evenings.asked.push_back(
        {measure, question_of(writer.asked.catalog, measure), find_instrument(writer.asked.catalog, measure)});
  for (const DayRecord& record : diary.days) evenings.add(record);
  evenings.add_questionnaire();
}

}  // namespace titrate::codec
