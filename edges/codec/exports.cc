#include "codec/exports.h"

#include <array>

#include "base/listed.h"
#include "catalog/catalog.h"
#include "codec/csv.h"
#include "codec/number.h"
#include "codec/tidy_diary.h"

namespace titrate::codec {
namespace {

struct FixedColumn {
  const char *name, *label, *type, *unit;
};
constexpr std::array<FixedColumn, 8> fixed_columns{{
    {"day", "The civil day, as its person's day begins", "ISO 8601 date", ""},
    {"dose_mg", "Elemental magnesium taken that day; where every dose is 0 or 1, taken or not", "number", "mg"},
    {"arm", "What was assigned for the day", "text", ""},
    {"guess", "The arm that the person believes it was", "text", ""},
    {"entered", "When the day was written down", "ISO 8601 instant", ""},
    {"note", "The person's own words", "text", ""},
    {"side_effects", "Side effects with their grade, 0 none to 4 life-threatening", "effect:grade, divided by |", ""},
    {"context", "What else changed that day", "kind:words, divided by |", ""},
}};

const char* type_in_words(DataType type) {
  switch (type) {
    case DataType::rating:
      return "rating";
    case DataType::count:
      return "count";
    case DataType::yes_or_no:
      return "0 no, 1 yes";
    case DataType::score:
      return "score";
    case DataType::category:
      return "category";
    case DataType::measure:
      break;
  }
  return "number";
}

std::string dictionary_row(const std::vector<std::string>& cells) {
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) row += (i ? "," : "") + csv_cell(cells[i]);
  return row + "\n";
}

std::vector<std::string> of_measure(const std::string& measure, const Catalog& catalog) {
  const Instrument* known = find_instrument(catalog, measure);
  if (!known)
    return {measure, "A measure of this diary, which the catalog does not know", "number", "", "", "", "", "", "", ""};
  const char* better = !known->better ? "" : *known->better == Direction::lower ? "lower" : "higher";
  return {measure,
          known->label,
          type_in_words(known->data_type),
          known->unit,
          number_text(known->lowest),
          number_text(known->highest),
          better,
          known->title,
          listed(known->loinc),
          known->source.citation};
}

}  // namespace

ExportKind kind_called(const std::string& name) {
  if (name == "sqlite") return ExportKind::sqlite;
  if (name == "dictionary") return ExportKind::dictionary;
  return name == "csv" ? ExportKind::csv : ExportKind::json;
}

std::string name_of_export(const Moment& now, const Redaction& redaction) {
  return redaction.any() ? "titrate-redacted" : "titrate-" + to_string(day_of(now, {}));
}

std::string data_dictionary(const Diary& diary, const Catalog& catalog) {
  std::string text = dictionary_row(
      {"column", "label", "type", "unit", "lowest", "highest", "better", "instrument", "loinc", "source"});
  const std::string csv = csv_of(diary);
  const std::string header = csv.substr(0, csv.find('\n'));
  for (const FixedColumn& column : fixed_columns)
    if (("," + header + ",").find("," + std::string(column.name) + ",") != std::string::npos)
      text += dictionary_row({column.name, column.label, column.type, column.unit, "", "", "", "", "", ""});
  for (const std::string& measure : diary.measures) text += dictionary_row(of_measure(measure, catalog));
  text += dictionary_row({"(any cell)",
                          "Empty: not recorded, which is not zero. \"skipped\": asked, and not answered. 0: none", "",
                          "", "", "", "", "", "", ""});
  return text + dictionary_row({"(catalog)", catalog.hash, "SHA-256 of its tables", "", "", "", "", "", "", ""});
}

Result<Exported> export_of(const WholeLog& log, ExportKind kind, const std::string& diary, const Redaction& redaction,
                           const Catalog& catalog, const Moment& now) {
  const auto copy = redacted(log, redaction, catalog);
  if (!copy) return copy.problem();
  const std::string name = name_of_export(now, redaction);
  if (kind == ExportKind::json) {
    auto text = json_of(*copy);
    if (!text) return text.problem();
    return Exported{name + ".json", "application/json", std::move(text).value(), 0, held_in(*copy, redaction), {}};
  }
  const std::vector<Event> own = events_of_diary(copy->events, diary);
  Diary days = notebook_of(own).diary;
  days.simulated = diary == example_diary;
  if (kind == ExportKind::dictionary)
    return Exported{name + "-dictionary.csv",
                    "text/csv",
                    data_dictionary(days, catalog),
                    0,
                    {"It says what the columns of the diary's CSV hold, and nothing of any day."},
                    {}};
  return Exported{name + ".csv",
                  "text/csv",
                  csv_of(days),
                  std::int64_t(days.days.size()),
                  held_in(entries_of(own), redaction),
                  lost_in_csv(copy->events, diary)};
}

}  // namespace titrate::codec
