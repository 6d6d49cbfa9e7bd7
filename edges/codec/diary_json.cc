#include "codec/diary_json.h"

#include "base/words.h"
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

}  // namespace

Json diary_json(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now,
                const std::optional<CountedInCapsules>& counted, const PhraseBook* language,
                const PeriodOn& period_on) {
  const Diary& diary = notebook.says->diary;
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
                    {"phases", phases_json(counted ? counted->phases : phases_of(diary, period_on))},
                    {"completeness", completeness_json(completeness_of(notebook, current))}});
}

HistoryJson::HistoryJson(std::size_t expected_lines, const PhraseBook* language)
    : list_(expected_lines * 240), language_(language) {  // bytes, about
  list_.begin_array();
}

void HistoryJson::add(const HistoryLine& line) {
  if (line.day && line.day != day_) {
    day_ = line.day;
    day_text_ = to_string(*line.day);
    if (language_) {
      day_in_words_ = day_in_words(*line.day);
      its_day_ = language_->manner().day(day_in_words_);
    }
  }
  list_.begin_object();
  list_.field("id", line.id);
  list_.name("day");
  line.day ? list_.value(day_text_) : list_.value(nullptr);
  list_.field("item", line.item);
  list_.name("state");
  line.entry ? list_.value(to_string(line.entry->state())) : list_.value(nullptr);
  list_.field("value", line.entry ? number_json(line.entry->maybe()) : Json());
  list_.field("text", said(line));
  list_.field("entered", to_string(line.entered));
  list_.field("undone", line.undone);
  list_.field("days_after", line.days_after);
  list_.field("corrected_by", line.corrected_by);
  list_.end_object();
}

std::string_view HistoryJson::said(const HistoryLine& line) {
  if (!language_ || line.in_own_words) return line.text;
  if (!line.day || !line.text.ends_with(day_in_words_)) return said_ = language_->say(line.text);
  const std::string_view without_day(line.text.data(), line.text.size() - day_in_words_.size());
  if (const auto known = before_day_.find(without_day); known != before_day_.end())
    return said_.assign(known->second).append(its_day_);
  said_ = language_->say(line.text);
  if (said_.ends_with(its_day_)) before_day_.emplace(without_day, said_.substr(0, said_.size() - its_day_.size()));
  return said_;
}

Json HistoryJson::events() && {
  list_.end_array();
  return already_written(std::move(list_).text());
}

}  // namespace titrate::codec
