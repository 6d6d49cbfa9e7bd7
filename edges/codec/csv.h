#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace titrate::codec {

/// One cell: its text without the quotes, and where it stands in the file, quotes included.
struct Cell {
  std::string_view text;
  std::uint32_t at = 0;      ///< offset of its first byte
  std::uint32_t length = 0;  ///< bytes, quotes included
};

/// A table as written in a file. Its cells point into the bytes that were read, which must outlive it.
class Csv {
 public:
  Csv(Csv&&) = default;
  Csv& operator=(Csv&&) = default;

  std::span<const Cell> header() const { return row(0); }
  /// Rows are counted from 0, the header; every row has as many cells as the header.
  std::size_t rows() const { return rows_; }
  std::span<const Cell> row(std::size_t i) const { return std::span(cells_).subspan(i * columns_, columns_); }
  char separator() const { return separator_; }
  const std::string& name() const { return name_; }

  /// The line on which a row begins, from 1, and the text of that line.
  std::size_t line_of_row(std::size_t i) const { return lines_[i]; }
  std::string_view text_of_row(std::size_t i) const;
  Place place_of(const Cell& cell) const;
  Problem problem(const Cell& cell, std::string what, std::string way_out) const;

 private:
  Csv() = default;
  friend Result<Csv> read_csv(std::string_view bytes, const std::string& name);
  std::string name_;
  std::string_view text_;
  std::vector<Cell> cells_;
  std::deque<std::string> unescaped_;  ///< the text of cells that hold doubled quotes
  std::vector<std::uint32_t> lines_;   ///< on which each row begins
  std::size_t rows_ = 0, columns_ = 0;
  char separator_ = ',';
};

/// Reads RFC 4180, strictly: quoted cells may hold the separator, line breaks and doubled quotes; lines end in LF or
/// CRLF; the last line break is optional; a UTF-8 byte order mark is skipped. The separator is the first of comma,
/// semicolon and tab in the header. Empty lines at the end are not rows.
///
/// A Problem, with line, text and caret, for: what `text_of` refuses; a row with more or fewer cells than the header; a
/// quote that is never closed, or stands inside an unquoted cell, or is followed by more text; a carriage return alone;
/// more than a thousand columns or four million cells.
Result<Csv> read_csv(std::string_view bytes, const std::string& name);

/// A problem where a column has no name, or two have the same. Spaces around a name do not count.
std::optional<Problem> fault_of_names(const Csv& csv);

/// The position of the column with this name, or nothing. Spaces around a name do not count; capitals do.
std::optional<std::size_t> find_column(const Csv& csv, std::string_view name);

/// The cell without the spaces around its text (the place shrinks with it; a quoted cell keeps its place).
Cell trimmed(const Cell& cell);

/// The text as a cell of a comma-separated file: quoted only where it must be.
std::string csv_cell(std::string_view text);

}  // namespace titrate::codec
