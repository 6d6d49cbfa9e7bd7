#pragma once

#include <string>

#include "app/backups.h"
#include "codec/log_json.h"
#include "codec/redacted.h"

namespace titrate::codec {

/// A log as one text to be taken along, redacted first: all of it as json, or of one diary csv or dictionary. Of SQLite
/// the store makes the file.
Result<Exported> export_of(const WholeLog& log, ExportKind kind, const std::string& diary, const Redaction& redaction,
                           const Catalog& catalog, const Moment& now);

/// "json", "sqlite", "csv", "dictionary".
ExportKind kind_called(const std::string& name);

/// "titrate-2026-11-28"; of a redacted one "titrate-redacted", since its name should not tell the day either.
std::string name_of_export(const Moment& now, const Redaction& redaction);

/// What the columns of a diary's tidy CSV hold, as a CSV of its own, a line each: from the catalog where it knows an
/// instrument, with its scale, unit, direction, LOINC codes and source; of any other measure, that nobody said.
std::string data_dictionary(const Diary& diary, const Catalog& catalog);

}  // namespace titrate::codec
