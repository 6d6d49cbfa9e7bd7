#include "codec/convert_parts.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "codec/dates.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

/// The columns that hold answers: those that are neither bookkeeping nor computed from others.
std::vector<std::size_t> answers_of(const Csv& csv, std::initializer_list<std::string_view> not_answers) {
  std::vector<std::size_t> answers;
  for (std::size_t i = 0; i < csv.header().size(); ++i)
    if (std::find(not_answers.begin(), not_answers.end(), trimmed(csv.header()[i]).text) == not_answers.end())
      answers.push_back(i);
  return answers;
}

Result<bool> treatment_in(const Csv& csv, const Cell& cell) {
  const Cell bare = trimmed(cell);
  if (bare.text == "1" || bare.text == "1.0") return true;
  if (bare.text == "0" || bare.text == "0.0") return false;
  return csv.problem(bare, codec::quoted(bare.text) + " is neither 0 nor 1.", "Write 1 for melatonin and 0 for none.");
}

/// The records of one study day.
struct StudyDay {
  Day date{};
  std::vector<std::size_t> rows;
};

/// For the list: a mean of three needs no sixteen digits.
std::string in_short(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", number);
  return text;
}

Entry<double> mean_of(const std::vector<double>& values) {
  if (values.empty()) return {};
  double sum = 0;
  for (const double value : values) sum += value;
  return Entry<double>::of(sum / double(values.size()));
}

/// The dates between two study days that are none themselves: up to ten of them, and how many more.
std::string gaps_in_words(const Diary& diary) {
  constexpr std::size_t most = 10;
  std::vector<std::string> gaps;
  std::size_t more = 0;
  for (std::size_t i = 1; i < diary.days.size(); ++i)
    for (Day gap = diary.days[i - 1].day + days(1); gap < diary.days[i].day; gap += days(1))
      gaps.size() < most ? gaps.push_back(to_string(gap)) : void(++more);
  return joined(gaps, ", ") +
         (more > 0 ? " and " + std::to_string(more) + (more == 1 ? " more day" : " more days") : "");
}

}  // namespace

Result<Converted> from_melatonin_ema(const Csv& csv) {
  const std::size_t date = *find_column(csv, "date"), study_day = *find_column(csv, "study_day"),
                    treatment = *find_column(csv, "melatonin"), condition = *find_column(csv, "condition");
  const auto answers = answers_of(csv, {"datetime", "date", "study_day", "melatonin", "condition", "mood_daily_mean"});

  std::map<int, StudyDay> by_day;
  std::vector<Listed> listed;
  std::size_t unscheduled = 0;
  for (std::size_t i = 1; i < csv.rows(); ++i) {
    const auto row = csv.row(i);
    const Result<int> number = study_day_in(csv, row[study_day]);
    if (!number) return number.problem();
    const Result<Day> on = day_in(csv, row[date]);
    if (!on) return on.problem();
    const auto [at, is_new] = by_day.emplace(*number, StudyDay{*on, {}});
    if (*on != at->second.date) {
      ++unscheduled;
      listed.push_back({csv.line_of_row(i), std::string(csv.text_of_row(i)),
                        "unscheduled: study day " + std::to_string(*number) + " was " + to_string(at->second.date) +
                            ", and this record is of " + to_string(*on) + "; it is left out"});
      continue;
    }
    at->second.rows.push_back(i);
  }
  if (by_day.empty())
    return csv.problem(csv.header().front(), "this file has a header and no records.",
                       "Export it again, with records.");

  Converted converted;
  converted.layout = Layout::melatonin_ema;
  Diary& diary = converted.diary;
  diary.source = csv.name();
  for (const std::size_t column : answers) diary.measures.emplace_back(trimmed(csv.header()[column]).text);
  std::size_t averaged = 0;
  for (const auto& [number, study] : by_day) {
    if (!diary.days.empty() && study.date <= diary.days.back().day)
      return csv.problem(csv.row(study.rows.front())[date],
                         "study day " + std::to_string(number) + " is not later than the study day before it.",
                         "Correct the date or the study day.");
    DayRecord day = day_record(study.date);
    const auto first = csv.row(study.rows.front());
    const Result<bool> treated = treatment_in(csv, first[treatment]);
    if (!treated) return treated.problem();
    day.dose = taken(*treated);
    day.arm = std::string(trimmed(first[condition]).text);
    for (const std::size_t row : study.rows)
      if (trimmed(csv.row(row)[treatment]).text != trimmed(first[treatment]).text)
        return csv.problem(csv.row(row)[treatment],
                           "the records of study day " + std::to_string(number) + " do not agree about melatonin.",
                           "Correct the one that is wrong.");

    std::vector<std::string> means;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      std::vector<double> values;
      std::vector<std::string> texts;
      for (const std::size_t row : study.rows) {
        const Result<Entry<double>> entry = measure_in(csv, csv.row(row)[answers[i]]);
        if (!entry) return entry.problem();
        if (const auto value = entry->maybe()) values.push_back(*value), texts.push_back(in_short(*value));
      }
      day.measures.push_back(mean_of(values));
      if (values.size() > 1)
        means.push_back(diary.measures[i] + " " + joined(texts, ", ") + " -> " +
                        in_short(day.measures.back().amount()));
    }
    if (study.rows.size() > 1) {
      std::vector<std::string> lines;
      for (const std::size_t row : study.rows) lines.push_back(std::to_string(csv.line_of_row(row)));
      ++averaged;
      listed.push_back({csv.line_of_row(study.rows.front()), to_string(study.date) + ", lines " + joined(lines, ", "),
                        counted(study.rows.size(), "record") + " of one day are averaged: " + joined(means, "; ")});
    }
    diary.days.push_back(std::move(day));
  }
  std::stable_sort(listed.begin(), listed.end(), [](const Listed& a, const Listed& b) { return a.line < b.line; });
  converted.listed = std::move(listed);
  converted.participants = {{"1", "melatonin", diary.days.size()}};

  auto& notes = converted.notes;
  notes.push_back(counted(diary.days.size(), "day") + " recorded, from " + to_string(diary.days.front().day) + " to " +
                  to_string(diary.days.back().day) + ". Dose 1 is melatonin, dose 0 is none.");
  if (averaged > 0)
    notes.push_back("On " + counted(averaged, "day") +
                    " several records were averaged, each answer over the times it was given.");
  if (unscheduled > 0)
    notes.push_back(counted(unscheduled, "unscheduled record") +
                    " left out: their date is not that of their study day.");
  if (const std::string gaps = gaps_in_words(diary); !gaps.empty())
    notes.push_back("No study day fell on " + gaps + ": the diary has a gap there.");
  if (find_column(csv, "mood_daily_mean"))
    notes.push_back("The column mood_daily_mean is computed from the others and was left out.");
  notes.push_back("The file does not say in which zone its times are, so when a day was entered is not known.");
  return converted;
}

Result<Converted> from_melatonin_daily(const Csv& csv, const ConvertOptions& options) {
  if (!options.start)
    return csv.problem(csv.header().front(), "this file counts study days and has no dates; a diary needs them.",
                       "Say on which date study day 1 was: titrate convert " + csv.name() +
                           " --start 2026-02-18 (with your own date).");
  const std::size_t study_day = *find_column(csv, "study_day"), treatment = *find_column(csv, "melatonin");
  const auto answers = answers_of(csv, {"study_day", "melatonin", "lag"});
  Converted converted;
  converted.layout = Layout::melatonin_daily;
  Diary& diary = converted.diary;
  diary.source = csv.name();
  for (const std::size_t column : answers) diary.measures.emplace_back(trimmed(csv.header()[column]).text);
  for (std::size_t i = 1; i < csv.rows(); ++i) {
    const auto row = csv.row(i);
    const Result<int> number = study_day_in(csv, row[study_day]);
    if (!number) return number.problem();
    DayRecord day = day_record(*options.start + days(*number - 1));
    if (!diary.days.empty() && day.day <= diary.days.back().day)
      return csv.problem(trimmed(row[study_day]),
                         "study day " + std::to_string(*number) + " does not follow the one before it.",
                         "Keep one line for each study day, in order.");
    const Result<bool> treated = treatment_in(csv, row[treatment]);
    if (!treated) return treated.problem();
    day.dose = taken(*treated);
    day.arm = *treated ? "melatonin" : "control";
    for (const std::size_t column : answers) {
      const Result<Entry<double>> entry = measure_in(csv, row[column]);
      if (!entry) return entry.problem();
      day.measures.push_back(*entry);
    }
    diary.days.push_back(std::move(day));
  }
  if (diary.days.empty())
    return csv.problem(csv.header().front(), "this file has a header and no records.",
                       "Export it again, with records.");
  converted.participants = {{"1", "melatonin", diary.days.size()}};
  converted.notes.push_back(counted(diary.days.size(), "day") + ", study day 1 on " + to_string(*options.start) +
                            " as you said. Dose 1 is melatonin, dose 0 is none.");
  if (find_column(csv, "lag"))
    converted.notes.push_back("The column lag repeats the mood of the day before and was left out.");
  return converted;
}

}  // namespace titrate::codec
