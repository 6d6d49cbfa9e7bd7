#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "codec/row_stream.h"
#include "imports/format.h"

namespace titrate::imports {

/// Has the header of a text all of these columns? Capitals and the spaces around a name do not count.
bool has_columns(const Part& part, std::initializer_list<std::string_view> names);

/// The Problem of a file that somebody said to be of a format, and that lacks one of its columns.
std::optional<Problem> missing_column(const Part& part, std::initializer_list<std::string_view> names);

/// The rows of a text, by whichever of , ; and tab divides its header. A row that cannot be read (not UTF-8, a
/// quotation mark left open, cells that are missing) is listed as not understood with its line, and the next one is
/// read.
class Table {
 public:
  explicit Table(const Reading& reading);
  /// A first pass, for what has to be known before anything is read: it neither counts nor lists.
  static Table looking(const Reading& reading);

  bool next();  ///< false: there is no further row, or a problem
  /// Why the reading ended early, if it did: somebody asked to stop, the header is no text, there is too much.
  const std::optional<Problem>& problem() const { return problem_; }

  const std::vector<std::string>& names() const { return names_; }  ///< of the columns, as the header has them
  /// The column of this name, whatever its capitals, or nothing.
  std::optional<std::size_t> column(std::string_view name) const;
  std::string_view cell(std::optional<std::size_t> column) const { return rows_->cell(column); }
  std::size_t line() const { return before_ + rows_->line(); }
  std::string_view text() const { return rows_->text(); }
  /// The row is listed with this reason.
  void not_understood(std::string why) const;

 private:
  Table(const Reading& reading, bool counts);
  const Reading& reading_;
  bool counts_;
  std::unique_ptr<std::istream> in_;
  std::size_t before_ = 0;  ///< empty lines above the header
  std::size_t rows_read_ = 0;
  std::vector<std::string> names_;
  std::optional<codec::RowStream> rows_;
  std::optional<Problem> problem_;
};

/// What divides the cells of a text: , ; or tab, as in `Part::header`.
char separator_of(const Part& part);

/// A finite number as a person or a program writes it: "7.5", "-3", "7,5". A comma before three digits may part
/// thousands, and is nothing.
std::optional<double> number_in_cell(std::string_view text);

/// Does the name speak of magnesium? Then an amount of it may be the treatment.
bool names_magnesium(std::string_view name);

/// "a | b | c" in its parts, without the spaces around them and without empty ones.
std::vector<std::string_view> parts_of(std::string_view text, char between);

}  // namespace titrate::imports
