#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/found.h"
#include "base/result.h"

namespace titrate::imports {

/// What stands in the cells of a column, or in the values of one name of a table with one record in a row.
struct CellsSeen {
  enum class Sort { nothing, yes_no, number, amount, words };
  void see(std::string_view cell);
  /// Dates and times of day too; slower, so only of the first rows.
  void see_closely(std::string_view cell);
  Sort sort() const;
  bool are_dates() const { return filled > 0 && 2 * dates >= filled; }
  bool are_times() const { return filled > 0 && 2 * times >= filled; }
  bool are_long_words() const;

  long filled = 0, yes_no = 0, numbers = 0, amounts = 0, dates = 0, times = 0, with_time = 0;
  std::size_t bytes = 0;
  std::string unit;  ///< of the first amount
};

std::optional<double> yes_or_no(std::string_view cell);  ///< "yes", "nein", "true", "x"
bool is_skipped_word(std::string_view cell);

/// "Pain (0-10)", "Sleep [hours]": what a header says besides its name.
struct ColumnName {
  std::string base, unit;
  std::optional<double> lowest, highest;
};
ColumnName column_name_in(std::string_view header);

/// Is it called as a dose is, or as magnesium? Then somebody has to say what it is.
bool is_called_a_dose(std::string_view name);
bool is_called_a_note(std::string_view name);
bool is_called_a_medicine(std::string_view name);  ///< "Medication", "Medikament"

/// Which column is what.
struct ColumnRoles {
  std::size_t date = 0;
  std::optional<std::size_t> time, name, value, unit;
  std::vector<std::size_t> tracked;  ///< the others that say something
  std::vector<std::size_t> unread;
  bool one_record_a_row() const { return name.has_value(); }
};
/// Guessed, but for what was told. A Problem for a column that is told and not there, and where no column has dates.
Result<ColumnRoles> roles_of(const std::vector<std::string>& header, const std::vector<CellsSeen>& seen,
                             const TableColumns& told, const std::string& file);

/// Names of the columns, each once: "Pain", "Pain (2)", "column 3".
std::vector<std::string> names_of_columns(const std::vector<std::string>& header);

}  // namespace titrate::imports
