#include "codec/tidy_diary.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/blanks.h"
#include "codec/convert.h"
#include "codec/csv.h"
#include "codec/dates.h"
#include "codec/number.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

/// Where each column of the tidy layout stands.
struct Columns {
  std::size_t day = 0, dose = 0;
  std::optional<std::size_t> side_effects, arm, guess, entered, context, note;
  std::vector<std::size_t> measures;
};

/// A column that a person may have meant by `wanted`.
const Cell* likely(const Csv& csv, std::string_view wanted) {
  static const std::map<std::string_view, std::vector<std::string_view>> meant = {
      {"day", {"day", "date", "datum", "tag", "days"}},
      {"dose_mg", {"dose_mg", "dose", "dose (mg)", "mg", "magnesium", "magnesium_mg", "elemental_mg", "dosis"}}};
  for (const Cell& cell : csv.header())
    for (const std::string_view name : meant.at(wanted))
      if (lower(trimmed(cell).text) == name) return &cell;
  return nullptr;
}

Problem missing_column(const Csv& csv, std::string_view wanted, std::string way_out) {
  if (const Cell* near = likely(csv, wanted))
    way_out = "Rename the column " + codec::quoted(trimmed(*near).text) + " to " + std::string(wanted) + ".";
  const Cell& first = csv.header().front();
  Problem problem = csv.problem(first, "the column " + std::string(wanted) + " is missing.", std::move(way_out));
  problem.where.length = problem.where.text.size();
  return problem;
}

std::optional<Problem> foreign_layout(const Csv& csv) {
  const std::optional<Layout> layout = layout_of(csv);
  if (!layout) return std::nullopt;
  Problem problem = csv.problem(csv.header().front(), "this is " + layout_in_words(*layout) + ", not a tidy diary.",
                                "Convert it first: " + convert_command(*layout, csv.name()));
  problem.where.length = problem.where.text.size();
  return problem;
}

Result<Columns> columns_of(const Csv& csv) {
  const auto header = csv.header();
  if (const auto fault = fault_of_names(csv)) return *fault;
  Columns columns;
  const auto day = find_column(csv, "day"), dose = find_column(csv, "dose_mg");
  if (!day || !dose)
    if (const auto foreign = foreign_layout(csv)) return *foreign;
  if (!day)
    return missing_column(csv, "day",
                          "Give the file a first line such as day,dose_mg,pain and write days as 2026-03-01.");
  if (!dose)
    return missing_column(csv, "dose_mg",
                          "Add it: mg of elemental magnesium, 0 for none, empty where it was not recorded. For another "
                          "treatment write 1 and 0.");
  columns.day = *day;
  columns.dose = *dose;
  columns.side_effects = find_column(csv, "side_effects");
  columns.arm = find_column(csv, "arm");
  columns.guess = find_column(csv, "guess");
  columns.entered = find_column(csv, "entered");
  columns.context = find_column(csv, "context");
  columns.note = find_column(csv, "note");
  for (std::size_t i = 0; i < header.size(); ++i)
    if (i != columns.day && i != columns.dose && i != columns.side_effects && i != columns.arm && i != columns.guess &&
        i != columns.entered && i != columns.context && i != columns.note)
      columns.measures.push_back(i);
  return columns;
}

/// A number, `skipped` or nothing.
Result<Entry<double>> entry_in(const Csv& csv, const Cell& cell, NumberOf kind) {
  const Cell bare = trimmed(cell);
  if (bare.text.empty()) return Entry<double>();
  if (bare.text == "skipped") return Entry<double>::skipped();
  const Result<double> number = number_in(csv, bare, kind);
  if (!number) return number.problem();
  if (kind == NumberOf::dose && *number < 0)
    return csv.problem(bare, "a dose cannot be below zero.", "Write the amount that was taken, or 0 for none.");
  return Entry<double>::of(*number);
}

constexpr double worst_side_effect = 4;

/// "diarrhoea:2|nausea:0": an effect and its grade, 0 to 4 or skipped.
Result<std::vector<SideEffect>> side_effects_in(const Csv& csv, const Cell& cell) {
  std::vector<SideEffect> all;
  const Cell bare = trimmed(cell);
  for (std::size_t at = 0; at < bare.text.size();) {
    const std::size_t end = std::min(bare.text.find('|', at), bare.text.size()), colon = bare.text.rfind(':', end - 1);
    const auto problem = [&] {
      return csv.problem(bare, codec::quoted(bare.text.substr(at, end - at)) + " is not a side effect and its grade.",
                         "Write diarrhoea:2, or diarrhoea:2|nausea:1 for two; grades are 0 (none) to 4.");
    };
    const bool nothing_follows = end + 1 == bare.text.size();
    if (end == at || nothing_follows || colon == std::string_view::npos || colon <= at) return problem();
    // "diarrhoea:2 | nausea : 1": a blank would make it another effect, asked for under another name.
    SideEffect one{std::string(without_blanks_around(bare.text.substr(at, colon - at))), {}};
    const std::string_view grade = without_blanks_around(bare.text.substr(colon + 1, end - colon - 1));
    if (one.effect.empty()) return problem();
    if (grade == "skipped")
      one.grade = Entry<double>::skipped();
    else if (grade.size() == 1 && grade[0] >= '0' && grade[0] <= '0' + int(worst_side_effect))
      one.grade = Entry<double>::of(grade[0] - '0');
    else
      return problem();
    if (std::any_of(all.begin(), all.end(), [&](const SideEffect& other) { return other.effect == one.effect; }))
      return csv.problem(bare, codec::quoted(one.effect) + " stands twice on one day.", "Keep the worse grade.");
    all.push_back(std::move(one));
    at = end + 1;
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.effect < b.effect; });
  return all;
}

/// "illness:a cold|medicine:sertraline 50 mg". In the words, \\| and \\\\ stand for | and \\.
Result<std::vector<Context>> context_in(const Csv& csv, const Cell& cell) {
  std::vector<Context> all;
  const Cell bare = trimmed(cell);
  const auto problem = [&](const std::string& part) {
    return csv.problem(bare, codec::quoted(part) + " is not a change and its words.",
                       "Write illness:a cold, or illness:a cold|diet:fasting for two. A change is medicine, illness, "
                       "diet, pain_relief or other, each once.");
  };
  for (std::size_t at = 0; at < bare.text.size();) {
    std::string part;
    for (; at < bare.text.size() && bare.text[at] != '|'; ++at) {
      if (bare.text[at] == '\\' && at + 1 < bare.text.size()) ++at;
      part += bare.text[at];
    }
    const bool nothing_follows = at + 1 == bare.text.size();
    ++at;
    const std::size_t colon = part.find(':');
    if (colon == std::string::npos || nothing_follows) return problem(part);
    Context one{std::string(without_blanks_around(part.substr(0, colon))),
                std::string(without_blanks_around(std::string_view(part).substr(colon + 1)))};
    if (!is_context_kind(one.kind) || one.text.empty() ||
        std::any_of(all.begin(), all.end(), [&](const Context& other) { return other.kind == one.kind; }))
      return problem(part);
    all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(), [](const Context& a, const Context& b) { return a.kind < b.kind; });
  return all;
}

std::optional<std::string> text_in(const Cell& cell) {
  if (cell.text.empty()) return std::nullopt;
  return std::string(cell.text);
}

Result<DayRecord> record_in(const Csv& csv, const Columns& columns, std::span<const Cell> row,
                            std::optional<Day> today) {
  DayRecord record;
  const Result<Day> day = day_in(csv, row[columns.day]);
  if (!day) return day.problem();
  record.day = *day;
  if (today && record.day > *today)
    return csv.problem(
        trimmed(row[columns.day]), to_string(record.day) + " has not come yet: today is " + to_string(*today) + ".",
        "Correct the date. If the file is from another time zone, say which day it is there: --today DAY.");

  for (const std::size_t column : columns.measures) {
    const Result<Entry<double>> entry = entry_in(csv, row[column], NumberOf::measure);
    if (!entry) {
      Problem problem = entry.problem();
      if (row[column].text.find_first_of("0123456789") == std::string_view::npos)
        problem.way_out += " The column " + codec::quoted(trimmed(csv.header()[column]).text) +
                           " is read as numbers; text belongs in a column called note, or arm for what was assigned.";
      return problem;
    }
    record.measures.push_back(*entry);
  }
  if (columns.side_effects) {
    auto side_effects = side_effects_in(csv, row[*columns.side_effects]);
    if (!side_effects) return side_effects.problem();
    record.side_effects = std::move(side_effects).value();
  }
  if (columns.arm) record.arm = text_in(trimmed(row[*columns.arm]));
  if (columns.guess) record.guess = text_in(trimmed(row[*columns.guess]));
  if (columns.context) {
    auto context = context_in(csv, row[*columns.context]);
    if (!context) return context.problem();
    record.context = std::move(context).value();
  }
  if (columns.note) record.note = text_in(row[*columns.note]);
  if (columns.entered)
    if (const Cell entered = trimmed(row[*columns.entered]); !entered.text.empty()) {
      record.entered = parse_moment(entered.text);
      if (!record.entered)
        return csv.problem(entered, codec::quoted(entered.text) + " is not an instant with its offset from UTC.",
                           "Write it as 2026-03-01T21:04:05+01:00, or leave it empty where it is not known.");
    }
  return record;
}

/// "0 or 1 on every day" is a treatment that was taken or not; anything else is milligrams.
bool is_magnesium_column(const std::vector<Entry<double>>& doses) {
  return std::any_of(doses.begin(), doses.end(), [](const Entry<double>& dose) {
    return dose.known() && dose.amount() != 0 && dose.amount() != 1;
  });
}

Entry<Dose> as_dose(const Entry<double>& dose, bool magnesium) {
  return Entry<Dose>::from(dose.state(), dose_of(dose.known() ? dose.amount() : 0, magnesium));
}

/// A simulated diary says so in the note of its first day; what the note itself said comes after.
std::optional<std::string> labelled(const std::optional<std::string>& note) {
  return std::string(simulated_label) + (note ? ": " + *note : "");
}

std::optional<std::string> after_label(const std::string& note) {
  if (note.size() <= simulated_label.size() + 2) return std::nullopt;
  return note.substr(simulated_label.size() + 2);
}

std::string text_cell(const std::optional<std::string>& text) {
  if (!text) return "";
  std::string safe = *text;
  std::replace_if(
      safe.begin(), safe.end(),
      [](unsigned char c) { return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7f; }, ' ');
  return csv_cell(safe);
}

template <class T, class Number>
std::string entry_cell(const Entry<T>& entry, Number number) {
  switch (entry.state()) {
    case EntryState::not_recorded:
      return "";
    case EntryState::skipped:
      return "skipped";
    case EntryState::none:
      return "0";
    case EntryState::value:
      break;
  }
  return number_text(number(entry.amount()));
}

std::string side_effects_cell(const std::vector<SideEffect>& side_effects) {
  std::string text;
  for (const SideEffect& one : side_effects)
    text += (text.empty() ? "" : "|") + one.effect + ":" + entry_cell(one.grade, [](double grade) { return grade; });
  return text_cell(text);
}

std::string context_cell(const std::vector<Context>& context) {
  std::string text;
  for (const Context& one : context) {
    text += (text.empty() ? "" : "|") + one.kind + ":";
    for (const char c : one.text) text.append(c == '|' || c == '\\' ? "\\" : "").append(1, c);
  }
  return text_cell(text);
}

}  // namespace

Result<Diary> diary_from_csv(std::string_view bytes, const std::string& name, std::optional<Day> today) {
  const Result<Csv> csv = read_csv(bytes, name);
  if (!csv) return csv.problem();
  const Result<Columns> columns = columns_of(*csv);
  if (!columns) return columns.problem();

  Diary diary;
  diary.source = name;
  for (const std::size_t column : columns->measures) diary.measures.emplace_back(trimmed(csv->header()[column]).text);

  std::vector<Entry<double>> doses;
  std::vector<std::size_t> order;
  std::map<Day, std::size_t> row_of;
  for (std::size_t i = 1; i < csv->rows(); ++i) {
    const auto row = csv->row(i);
    if (std::all_of(row.begin(), row.end(), [](const Cell& cell) { return trimmed(cell).text.empty(); })) continue;
    const Result<Entry<double>> dose = entry_in(*csv, row[columns->dose], NumberOf::dose);
    Result<DayRecord> record = record_in(*csv, *columns, row, today);
    if (!record) return record.problem();
    if (!dose) return dose.problem();
    const auto [earlier, is_new] = row_of.emplace(record->day, i);
    if (!is_new) {
      const std::size_t line = csv->line_of_row(earlier->second);
      return csv->problem(
          trimmed(row[columns->day]),
          "the day " + to_string(record->day) + " stands twice: here and in line " + std::to_string(line) + ".",
          "Keep one line for each day. If it is the next day by the clock but belongs to the evening before, correct "
          "its date.");
    }
    if (record->note && record->note->starts_with(simulated_label)) {
      diary.simulated = true;
      record->note = after_label(*record->note);
    }
    record->line = csv->line_of_row(i);
    doses.push_back(*dose);
    diary.days.push_back(std::move(record).value());
  }
  if (diary.days.empty())
    return csv->problem(csv->header().front(), "this file has a header and no days.",
                        "Add one line for each day, as in 2026-03-01,200,6.");

  const bool magnesium = is_magnesium_column(doses);
  for (std::size_t i = 0; i < doses.size(); ++i) diary.days[i].dose = as_dose(doses[i], magnesium);
  std::sort(diary.days.begin(), diary.days.end(), [](const DayRecord& a, const DayRecord& b) { return a.day < b.day; });
  return diary;
}

std::string csv_of(const Diary& diary) {
  const auto any = [&](auto has) { return std::any_of(diary.days.begin(), diary.days.end(), has); };
  const bool side_effects = any([](const DayRecord& day) { return !day.side_effects.empty(); });
  const bool arm = any([](const DayRecord& day) { return day.arm.has_value(); });
  const bool guess = any([](const DayRecord& day) { return day.guess.has_value(); });
  const bool entered = any([](const DayRecord& day) { return day.entered.has_value(); });
  const bool context = any([](const DayRecord& day) { return !day.context.empty(); });
  const bool note = diary.simulated || any([](const DayRecord& day) { return day.note.has_value(); });

  std::string csv = "day,dose_mg";
  for (const std::string& measure : diary.measures) csv.append(",").append(text_cell(measure));
  csv.append(side_effects ? ",side_effects" : "")
      .append(arm ? ",arm" : "")
      .append(guess ? ",guess" : "")
      .append(entered ? ",entered" : "")
      .append(context ? ",context" : "")
      .append(note ? ",note" : "")
      .append("\n");
  for (const DayRecord& day : diary.days) {
    csv.append(to_string(day.day)).append(",").append(entry_cell(day.dose, in_own_unit));
    for (const Entry<double>& entry : day.measures)
      csv.append(",").append(entry_cell(entry, [](double number) { return number; }));
    if (side_effects) csv.append(",").append(side_effects_cell(day.side_effects));
    if (arm) csv.append(",").append(text_cell(day.arm));
    if (guess) csv.append(",").append(text_cell(day.guess));
    if (entered) csv.append(",").append(day.entered ? to_string(*day.entered) : "");
    if (context) csv.append(",").append(context_cell(day.context));
    const bool says_simulated = diary.simulated && &day == &diary.days.front();
    if (note) csv.append(",").append(text_cell(says_simulated ? labelled(day.note) : day.note));
    csv.append("\n");
  }
  return csv;
}

}  // namespace titrate::codec
