#include "codec/diary_json.h"

#include <unordered_map>

#include "base/words.h"
#include "codec/json_writer.h"
#include "codec/notebook_json.h"
#include "codec/study.h"
#include "codec/translated.h"

namespace titrate::codec {
namespace {

void write_entry(JsonWriter& json, EntryState state, std::optional<double> value) {
  json.begin_object();
  json.field("state", to_string(state));
  json.field("value", number_json(value));
  json.end_object();
}

void write_dose(JsonWriter& json, const Entry<Dose>& dose, std::optional<double> mg_each) {
  std::optional<double> amount;
  if (dose.known()) amount = in_own_unit(dose.amount());
  if (mg_each && dose.state() == EntryState::value) amount = rounded_count(*amount / *mg_each);
  write_entry(json, dose.state(), amount);
}

void write_outcomes(JsonWriter& json, const DayRecord& record, const Diary& diary) {
  json.begin_object();
  for (std::size_t i = 0; i < record.measures.size(); ++i) {
    const Entry<double>& entry = record.measures[i];
    if (entry.state() == EntryState::not_recorded) continue;
    json.name(diary.measures[i]);
    write_entry(json, entry.state(), entry.maybe());
  }
  json.end_object();
}

/// A comparator with its dose was worded by the program; "nothing" is the name of an arm.
std::optional<std::string> said_arm(const std::optional<std::string>& arm, const PhraseBook* language) {
  return arm && language && !could_be_code(*arm) ? language->say(*arm) : arm;
}

Json days_json(const Diary& diary, std::optional<double> mg_each, const PhraseBook* language) {
  JsonWriter json;
  json.begin_array();
  for (const DayRecord& record : diary.days) {
    json.begin_object();
    json.field("day", to_string(record.day));
    json.name("dose");
    write_dose(json, record.dose, mg_each);
    json.field("arm", said_arm(record.arm, language));
    json.name("outcomes");
    write_outcomes(json, record, diary);
    json.field("side_effects", side_effects_json(record.side_effects));
    json.field("note", record.note);
    json.field("context", context_json(record.context));
    json.field("late", is_late(record, diary.day_start));
    json.end_object();
  }
  json.end_array();
  return already_written(std::move(json).text());
}

Json phases_json(const std::vector<Phase>& phases) {
  Json list = Json::array();
  for (const Phase& phase : phases)
    list.push_back(
        {{"from", to_string(phase.from)}, {"to", to_string(phase.to)}, {"label", phase.label}, {"on", phase.on}});
  return list;
}

/// The texts of a history in another language. A phrase is looked for once for all the days on which the same was said:
/// in three years there are thousands of lines, and some hundred things to say.
class SaidOfDays {
 public:
  explicit SaidOfDays(const PhraseBook* language) : language_(language) {}

  std::string of(const HistoryLine& line) {
    if (!language_ || line.in_own_words) return line.text;
    const std::string day = line.day ? day_in_words(*line.day) : "";
    if (day.empty() || !line.text.ends_with(day)) return language_->say(line.text);
    const std::string its_day = language_->manner().day(day);
    const std::string without_day = line.text.substr(0, line.text.size() - day.size());
    if (const auto known = before_day_.find(without_day); known != before_day_.end()) return known->second + its_day;
    const std::string said = language_->say(line.text);
    if (said.ends_with(its_day)) before_day_.emplace(without_day, said.substr(0, said.size() - its_day.size()));
    return said;
  }

 private:
  const PhraseBook* language_;
  std::unordered_map<std::string, std::string> before_day_;
};

}  // namespace

Json diary_json(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now,
                const std::optional<CountedInCapsules>& counted, const PhraseBook* language) {
  const Diary& diary = notebook.says.diary;
  const Day current = current_day(notebook, now);
  Json dose = treatment_json(takes_magnesium(notebook));
  dose["full_dose"] = amount_json(largest_dose(diary));
  if (counted) dose["name"] = counted->dose;
  if (counted && counted->mg_each) {
    dose["unit"] = capsules_unit;
    dose["full_dose"] = counted->capsules_a_day;
  }
  Json outcomes = Json::array();
  for (const std::string& measure : diary.measures) outcomes.push_back(question_json(question_of(catalog, measure)));
  return object_of({{"name", notebook.name},
                    {"simulated", diary.simulated},
                    {"label", text_json(label_of(notebook))},
                    {"today", to_string(current)},
                    {"dose", std::move(dose)},
                    {"outcomes", std::move(outcomes)},
                    {"days", days_json(diary, counted ? counted->mg_each : std::nullopt, language)},
                    {"phases", phases_json(counted ? counted->phases : phases_of(diary))},
                    {"completeness", completeness_json(completeness_of(notebook, current))}});
}

Json history_json(const std::vector<HistoryLine>& lines, const PhraseBook* language) {
  constexpr std::size_t bytes_of_a_line = 240;
  SaidOfDays said(language);
  JsonWriter list(lines.size() * bytes_of_a_line);
  list.begin_array();
  for (const HistoryLine& line : lines) {
    list.begin_object();
    list.field("id", line.id);
    list.field("day", line.day ? std::optional(to_string(*line.day)) : std::nullopt);
    list.field("item", line.item);
    list.field("state", line.entry ? std::optional(to_string(line.entry->state())) : std::nullopt);
    list.field("value", line.entry ? number_json(line.entry->maybe()) : Json());
    list.field("text", said.of(line));
    list.field("entered", to_string(line.entered));
    list.field("undone", line.undone);
    list.field("days_after", line.days_after);
    list.field("corrected_by", line.corrected_by);
    list.end_object();
  }
  list.end_array();
  return already_written(std::move(list).text());
}

}  // namespace titrate::codec
