#include "codec/trial_defaults.h"

#include <algorithm>

#include "codec/catalog_tables.h"
#include "codec/csv.h"
#include "codec/row_reader.h"

namespace titrate::codec {
namespace {

Result<std::vector<TrialDefaults>> read_defaults() {
  const auto files = catalog_files();
  const auto file = std::find_if(files.begin(), files.end(),
                                 [](const EmbeddedFile& one) { return one.name == "trial_defaults.csv"; });
  require(file != files.end(), "the table of trial defaults is in the program");
  const auto csv = read_csv(file->bytes, std::string(file->name));
  if (!csv) return csv.problem();
  std::vector<TrialDefaults> rows;
  RowReader row(*csv);
  for (std::size_t i = 1; i < csv->rows(); ++i) {
    row.move_to(i);
    rows.push_back({row.text("id"), row.whole("period_days"), row.whole("set_apart_days"), row.whole("gap_days"),
                    row.whole("pairs"), row.whole("run_in_days"), row.text("reason"), row.source()});
  }
  if (row.problem()) return *row.problem();
  if (auto unread = row.column_that_nobody_reads()) return *unread;
  return rows;
}

}  // namespace

const std::vector<TrialDefaults>& trial_defaults() {
  static const std::vector<TrialDefaults> rows = [] {
    auto read = read_defaults();
    if (!read) throw BrokenPromise("broken promise: the table of trial defaults can be read: " + read.problem().what);
    return std::move(read).value();
  }();
  return rows;
}

}  // namespace titrate::codec
