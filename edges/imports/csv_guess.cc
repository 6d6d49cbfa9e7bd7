#include "imports/csv_guess.h"

#include <algorithm>

#include "base/blanks.h"
#include "codec/row_stream.h"
#include "codec/text.h"
#include "imports/amounts.h"
#include "imports/collected.h"
#include "imports/dates.h"
#include "imports/numbers.h"
#include "imports/table.h"

namespace titrate::imports {
namespace {

using Names = std::initializer_list<const char*>;

bool is_one_of(std::string_view name, Names names) {
  return std::any_of(names.begin(), names.end(), [&](const char* one) { return name == one; });
}

constexpr Names date_names = {"date",       "day",         "datum",      "tag",         "full_date",   "datetime",
                              "date_time",  "timestamp",   "time_stamp", "zeitstempel", "zeitpunkt",   "when",
                              "wann",       "recorded_at", "created_at", "logged_at",   "measured_at", "start",
                              "start_date", "start_time",  "beginn",     "entry_date",  "created",     "time"};
constexpr Names time_names = {"time", "uhrzeit", "zeit", "time_of_day", "tageszeit", "hour", "clock"};
constexpr Names record_names = {"name",       "item",       "symptom",    "metric",     "measure",     "measurement",
                                "activity",   "habit",      "feature",    "what",       "was",         "substance",
                                "medication", "medicine",   "drug",       "supplement", "bezeichnung", "messwert",
                                "variable",   "parameter",  "question",   "medikament", "mittel",      "tracker",
                                "treatment",  "behandlung", "type",       "typ",        "category",    "kategorie",
                                "label",      "frage",      "gewohnheit", "title",      "titel"};
constexpr Names value_names = {
    "value",    "amount", "rating",   "score",   "wert",      "menge",       "dose",      "dosage",       "dosis",
    "quantity", "level",  "result",   "reading", "intensity", "severity",    "count",     "anzahl",       "stärke",
    "antwort",  "answer", "response", "betrag",  "ergebnis",  "schweregrad", "bewertung", "rating_amount"};
constexpr Names unit_names = {"unit", "units", "einheit", "einheiten"};
constexpr Names unread_names = {"id", "uuid", "index",    "weekday",   "wochentag", "day_of_week", "nr",
                                "no", "row",  "timezone", "time_zone", "tz",        "zeitzone"};

/// The order of the names is their rank; of two columns of one name the first.
std::optional<std::size_t> called(const std::vector<std::string>& names, Names wanted, auto fits) {
  for (const char* const one : wanted)
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == one && fits(i)) return i;
  return std::nullopt;
}

/// The column that somebody told: none where the name is empty.
struct ToldColumn {
  bool told = false;
  std::optional<std::size_t> column;
};
Result<ToldColumn> told_column(const std::vector<std::string>& header, const std::optional<std::string>& name,
                               const std::string& file) {
  if (!name) return ToldColumn{};
  if (name->empty()) return ToldColumn{true, std::nullopt};
  for (const bool exactly : {true, false})
    for (std::size_t i = 0; i < header.size(); ++i)
      if (without_blanks_around(header[i]) == without_blanks_around(*name) ||
          (!exactly && codec::lower(without_blanks_around(header[i])) == codec::lower(without_blanks_around(*name))))
        return ToldColumn{true, i};
  std::string columns;
  for (const std::string& one : header) columns += (columns.empty() ? "" : ", ") + codec::quoted(one);
  return Problem{
      "This table has no column " + codec::quoted(*name) + ".", {.file = file}, "Its columns are: " + columns + "."};
}

Problem no_dates(const std::vector<std::string>& header, const std::string& file) {
  std::string columns;
  for (const std::string& one : header) columns += (columns.empty() ? "" : ", ") + codec::quoted(one);
  return {
      "No column of this table holds dates that I know.",
      {.file = file},
      "A row begins with the names of the columns, and one column holds days as 2026-03-01, 1.3.2026 or 22 Sep 2020. "
      "Say which one it is. The columns are: " +
          columns + "."};
}

std::optional<std::size_t> date_column(const std::vector<std::string>& names, const std::vector<CellsSeen>& seen) {
  const auto dates = [&](std::size_t i) { return seen[i].are_dates(); };
  if (const auto found = called(names, date_names, dates)) return found;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (dates(i) && (names[i].find("date") != std::string::npos || names[i].find("datum") != std::string::npos))
      return i;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (dates(i) && 10 * seen[i].dates >= 9 * seen[i].filled) return i;
  return std::nullopt;
}

}  // namespace

std::optional<double> yes_or_no(std::string_view cell) {
  const std::string small = codec::lower(without_blanks_around(cell));
  if (is_one_of(small, {"yes", "y", "ja", "j", "true", "wahr", "x", "✓", "✔", "✅"})) return 1;
  if (is_one_of(small, {"no", "n", "nein", "false", "falsch", "✗", "✘", "❌"})) return 0;
  return std::nullopt;
}

bool is_skipped_word(std::string_view cell) {
  return is_one_of(codec::lower(without_blanks_around(cell)), {"skipped", "skip", "übersprungen", "ausgelassen"});
}

void CellsSeen::see(std::string_view cell) {
  cell = without_blanks_around(cell);
  if (is_no_value(cell) || is_skipped_word(cell)) return;
  ++filled;
  bytes += cell.size();
  if (is_written_number(cell)) {
    ++numbers;
  } else if (yes_or_no(cell)) {
    ++yes_no;
  } else if (const WrittenAmount amount = amount_in(cell); amount.number) {
    if (amounts++ == 0) unit = amount.unit;
  }
}

void CellsSeen::see_closely(std::string_view cell) {
  see(cell);
  const DateAndTime both = date_and_time_in(without_blanks_around(cell));
  const WrittenDate date = date_in(both.date);
  const bool is_date = date.day_first || date.month_first || parse_moment(without_blanks_around(cell));
  dates += is_date;
  with_time += is_date && !both.time.empty();
  times += !is_date && time_of_day_in(without_blanks_around(cell));
}

CellsSeen::Sort CellsSeen::sort() const {
  if (filled == 0) return Sort::nothing;
  if (yes_no == filled) return Sort::yes_no;
  if (2 * numbers >= filled) return Sort::number;
  return 2 * amounts >= filled ? Sort::amount : Sort::words;
}

bool CellsSeen::are_long_words() const {
  constexpr std::size_t long_text = 20;
  return sort() == Sort::words && bytes >= long_text * std::size_t(filled);
}

ColumnName column_name_in(std::string_view header) {
  header = without_blanks_around(header);
  ColumnName name{std::string(header), "", {}, {}};
  if (header.size() < 3) return name;
  const char closes = header.back(), opens = closes == ')' ? '(' : closes == ']' ? '[' : '\0';
  const auto at = opens ? header.rfind(opens) : header.npos;
  if (at == header.npos || at == 0) return name;
  const std::string_view inside = without_blanks_around(header.substr(at + 1, header.size() - at - 2));
  name.base = without_blanks_around(header.substr(0, at));
  for (const char* const dash : {"-", "–", " to ", " bis ", ".."}) {
    const auto between = inside.find(dash, 1);
    if (inside.empty() || between == inside.npos) continue;
    const auto low = codec::decimal_in(inside.substr(0, between));
    const auto high = codec::decimal_in(inside.substr(between + std::string_view(dash).size()));
    if (!low || !high || *low >= *high) continue;
    name.lowest = low, name.highest = high;
    return name;
  }
  name.unit = inside;
  return name;
}

bool is_called_a_dose(std::string_view name) {
  if (names_magnesium(name)) return true;
  return is_one_of(measure_name(column_name_in(name).base),
                   {"dose", "dose_mg", "dosis", "dosage", "supplement", "supplements", "pill", "pills", "tablet",
                    "tablets", "capsule", "capsules", "tablette", "tabletten", "kapsel", "kapseln", "einnahme", "mg"});
}

bool is_called_a_note(std::string_view name) {
  return is_one_of(measure_name(name),
                   {"note", "notes", "comment", "comments", "notiz", "notizen", "kommentar", "bemerkung", "bemerkungen",
                    "remarks", "remark", "journal", "text", "diary", "tagebuch"});
}

bool is_called_a_medicine(std::string_view name) {
  return is_one_of(measure_name(name), {"medication", "medications", "medicine", "medicines", "drug", "drugs",
                                        "substance", "medikament", "medikamente", "mittel", "supplement"});
}

std::vector<std::string> names_of_columns(const std::vector<std::string>& header) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string_view text = without_blanks_around(header[i]);
    const std::string first =
        text.empty() || !codec::is_utf8(text) ? "column " + std::to_string(i + 1) : std::string(text);
    std::string name = first;
    for (int again = 2; std::find(names.begin(), names.end(), name) != names.end(); ++again)
      name = first + " (" + std::to_string(again) + ")";
    names.push_back(name);
  }
  return names;
}

Result<ColumnRoles> roles_of(const std::vector<std::string>& header, const std::vector<CellsSeen>& seen,
                             const TableColumns& told, const std::string& file) {
  std::vector<std::string> names;
  for (const std::string& one : header) names.push_back(measure_name(column_name_in(one).base));
  ColumnRoles roles;

  const auto date = told_column(header, told.date, file);
  if (!date) return date.problem();
  const auto found = date->column ? date->column : date_column(names, seen);
  if (!found) return no_dates(header, file);
  roles.date = *found;
  std::vector<bool> used(header.size());
  used[roles.date] = true;

  const auto role = [&](const std::optional<std::string>& told_name, std::optional<std::size_t>& place, Names wanted,
                        auto fits) -> std::optional<Problem> {
    const auto told_one = told_column(header, told_name, file);
    if (!told_one) return told_one.problem();
    place = told_one->column;
    if (!told_one->told) place = called(names, wanted, [&](std::size_t i) { return !used[i] && fits(i); });
    if (place) used[*place] = true;
    return std::nullopt;
  };
  using Sort = CellsSeen::Sort;
  const bool date_has_time = 2 * seen[roles.date].with_time >= seen[roles.date].filled;
  if (const auto problem =
          role(told.time, roles.time, time_names, [&](std::size_t i) { return !date_has_time && seen[i].are_times(); }))
    return *problem;
  const std::vector<bool> before = used;
  if (const auto problem =
          role(told.name, roles.name, record_names, [&](std::size_t i) { return seen[i].sort() == Sort::words; }))
    return *problem;
  if (const auto problem = role(told.value, roles.value, value_names, [&](std::size_t i) {
        return seen[i].sort() != Sort::words && seen[i].sort() != Sort::nothing;
      }))
    return *problem;
  if (const auto problem =
          role(told.unit, roles.unit, unit_names, [&](std::size_t i) { return seen[i].sort() == Sort::words; }))
    return *problem;

  if (told.value && !told.value->empty() && !roles.name)
    return Problem{"A column of values needs a column that says of what they are.",
                   {.file = file},
                   "Say which column holds the names, or leave out which one holds the values."};
  // Many columns of numbers beside the two are a day's numbers, whatever the two are called.
  long other_numbers = 0;
  for (std::size_t i = 0; i < header.size(); ++i)
    other_numbers +=
        !used[i] && !is_one_of(names[i], unread_names) &&
        (seen[i].sort() == Sort::number || seen[i].sort() == Sort::yes_no || seen[i].sort() == Sort::amount);
  const bool is_told = told.name && !told.name->empty();
  if (!is_told && roles.name && (roles.value ? other_numbers > 1 : other_numbers > 0)) roles.name.reset();
  if (!roles.name) roles.value.reset(), roles.unit.reset(), used = before;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (used[i]) continue;
    const bool says = seen[i].sort() != Sort::nothing && !is_one_of(names[i], unread_names);
    const bool is_read = says && (!roles.name || (seen[i].sort() == Sort::words && is_called_a_note(names[i])));
    (is_read ? roles.tracked : roles.unread).push_back(i);
  }
  std::erase_if(roles.unread, [&](std::size_t i) { return seen[i].sort() == Sort::nothing; });
  return roles;
}

}  // namespace titrate::imports
