#include "codec/convert.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

#include "codec/convert_parts.h"
#include "codec/dates.h"
#include "codec/number.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

bool has_columns(const Csv& csv, std::initializer_list<std::string_view> names) {
  return std::all_of(names.begin(), names.end(),
                     [&](std::string_view name) { return find_column(csv, name).has_value(); });
}

Result<Converted> from_layout(Layout layout, const Csv& csv, const ConvertOptions& options) {
  switch (layout) {
    case Layout::studyu:
      return from_studyu(csv, options);
    case Layout::melatonin_ema:
      return from_melatonin_ema(csv);
    case Layout::melatonin_daily:
      break;
  }
  return from_melatonin_daily(csv, options);
}

/// What a tidy diary could not hold: a measure with the name of another column, a day of another age.
std::optional<Problem> fault_of(const Diary& diary) {
  std::set<std::string> names = {"day", "dose_mg", "arm", "guess", "entered", "note"};
  for (const std::string& measure : diary.measures)
    if (!names.insert(measure).second)
      return Problem{"the column " + codec::quoted(measure) + " would stand twice in the diary.",
                     {.file = diary.source},
                     "Rename it in the file."};
  for (const DayRecord* day : {&diary.days.front(), &diary.days.back()})
    if (!is_of_a_diary(day->day))
      return Problem{to_string(day->day) + " is not a day of a diary.",
                     {.file = diary.source},
                     "Check the dates and the study days."};
  return std::nullopt;
}

/// A file name that can be pasted into a shell.
std::string as_shell_word(const std::string& name) {
  const auto plain = [](unsigned char c) { return std::isalnum(c) || c == '.' || c == '_' || c == '-' || c == '/'; };
  if (std::all_of(name.begin(), name.end(), plain)) return name;
  std::string word = "'";
  for (const char c : name) word += c == '\'' ? "'\\''" : std::string(1, c);
  return word + "'";
}

}  // namespace

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string all;
  for (const std::string& part : parts) all.append(all.empty() ? "" : between).append(part);
  return all;
}

Result<Entry<double>> measure_in(const Csv& csv, const Cell& cell) {
  const Cell bare = trimmed(cell);
  if (bare.text.empty() || bare.text == "NA") return Entry<double>();
  const Result<double> number = number_in(csv, bare, NumberOf::measure);
  if (!number) return number.problem();
  return Entry<double>::of(*number);
}

Result<int> study_day_in(const Csv& csv, const Cell& cell) {
  const Result<double> number = number_in(csv, cell, NumberOf::measure);
  if (!number) return number.problem();
  if (*number != std::floor(*number) || *number < 0 || *number > 3650)
    return csv.problem(trimmed(cell), codec::quoted(trimmed(cell).text) + " is not a day of a study.",
                       "Write a whole number from 0 to 3650.");
  return int(*number);
}

DayRecord day_record(Day day) {
  DayRecord record;
  record.day = day;
  return record;
}

Entry<Dose> taken(bool treatment) {
  return treatment ? Entry<Dose>::of(1 * treatment_unit_per_day) : Entry<Dose>::none();
}

std::optional<Layout> layout_of(const Csv& csv) {
  if (has_columns(csv, {"trial", "participant", "day", "time", "intervention"})) return Layout::studyu;
  if (has_columns(csv, {"datetime", "date", "study_day", "melatonin", "condition"})) return Layout::melatonin_ema;
  if (has_columns(csv, {"study_day", "melatonin"})) return Layout::melatonin_daily;
  return std::nullopt;
}

std::string layout_in_words(Layout layout) {
  switch (layout) {
    case Layout::studyu:
      return "a StudyU export";
    case Layout::melatonin_ema:
      return "a melatonin study with several records a day";
    case Layout::melatonin_daily:
      break;
  }
  return "a melatonin study by study day";
}

std::string convert_command(Layout layout, const std::string& name) {
  std::string command = "titrate convert " + (name.empty() ? std::string("FILE.csv") : as_shell_word(name));
  if (layout == Layout::studyu) command += " --participant ID";
  if (layout == Layout::melatonin_daily) command += " --start DAY";
  return command + " --out diary.csv";
}

Result<Converted> convert(std::string_view bytes, const std::string& name, const ConvertOptions& options) {
  const Result<Csv> csv = read_csv(bytes, name);
  if (!csv) return csv.problem();
  if (options.format && *options.format != "studyu" && *options.format != "melatonin")
    return Problem{codec::quoted(*options.format) + " is not a layout I know.",
                   {},
                   "Layouts I know: studyu, melatonin. Without one, the columns decide."};
  const std::optional<Layout> layout = layout_of(*csv);
  const bool as_asked = layout && (!options.format || (*options.format == "studyu") == (*layout == Layout::studyu));
  if (!as_asked) {
    Problem problem = csv->problem(
        csv->header().front(),
        "these columns are not those of " +
            std::string(options.format ? codec::quoted(*options.format) : "a layout I know") + ".",
        "I know StudyU (trial, participant, day, time, intervention, answers) and the melatonin study (study_day, "
        "answers, melatonin; with datetime, date, condition for several records a day). A tidy diary (day, dose_mg, "
        "...) "
        "needs no conversion.");
    problem.where.length = problem.where.text.size();
    return problem;
  }
  if (const auto fault = fault_of_names(*csv)) return *fault;
  Result<Converted> converted = from_layout(*layout, *csv, options);
  if (converted)
    if (const auto fault = fault_of(converted->diary)) return *fault;
  return converted;
}

}  // namespace titrate::codec
