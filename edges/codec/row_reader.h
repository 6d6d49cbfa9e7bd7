#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/instruments.h"
#include "catalog/source.h"
#include "codec/csv.h"

namespace titrate::codec {

/// Reads the cells of one row of a catalog table by the name of their column. The first thing that is wrong is kept as
/// the problem of the whole table, with its line; what is returned meanwhile does not matter.
class RowReader {
 public:
  explicit RowReader(const Csv& csv);
  void move_to(std::size_t row) { row_ = row; }

  std::string text(std::string_view column);
  double number(std::string_view column);
  std::optional<double> maybe_number(std::string_view column);
  int whole(std::string_view column);  ///< a whole number
  std::optional<int> maybe_whole(std::string_view column);
  bool yes(std::string_view column);                            ///< yes or no
  std::vector<std::string> list(std::string_view column);       ///< parts between '|'; an empty cell is an empty list
  std::optional<Direction> direction(std::string_view column);  ///< lower, higher or empty
  Source source() { return {text("citation"), text("confidence")}; }

  /// One of a few words: row.one_of<Severity>("severity", {{"block", Severity::block}, ...}).
  template <class Value>
  Value one_of(std::string_view column, std::initializer_list<std::pair<std::string_view, Value>> words) {
    const std::string said = text(column);
    std::string all;
    for (const auto& [word, value] : words) {
      if (said == word) return value;
      all += (all.empty() ? "" : ", ") + std::string(word);
    }
    refuse(column, "\"" + said + "\" is not one of: " + all + ".", "Write one of them.");
    return words.begin()->second;
  }

  const std::optional<Problem>& problem() const { return problem_; }
  /// A column that nobody has read, once a row has been read: it has no place in the catalog.
  std::optional<Problem> column_that_nobody_reads() const;

 private:
  const Cell* cell(std::string_view column);
  void refuse(std::string_view column, std::string what, std::string way_out);
  void keep(Problem problem);

  const Csv& csv_;
  std::map<std::string, std::size_t, std::less<>> columns_;  ///< looked up once, and not for every cell
  std::size_t row_ = 0;
  std::set<std::size_t> read_;
  std::optional<Problem> problem_;
};

}  // namespace titrate::codec
