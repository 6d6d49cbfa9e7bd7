#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace titrate::codec {

/// Reads a stream in blocks, byte by byte, and counts its lines: for files that are too large to be held.
class ByteStream {
 public:
  explicit ByteStream(std::istream& in) : in_(*in.rdbuf()), block_(1u << 16, '\0') {}
  /// The next byte, or -1 at the end. Looking at it does not take it.
  int peek() { return at_ < end_ || fill() ? static_cast<unsigned char>(block_[at_]) : -1; }
  int take() {
    const int byte = peek();
    if (byte < 0) return byte;
    ++at_;
    line_ += byte == '\n';
    return byte;
  }
  std::size_t line() const { return line_; }  ///< of the next byte, from 1

 private:
  bool fill();
  std::streambuf& in_;
  std::string block_;
  std::size_t at_ = 0, end_ = 0, line_ = 1;
};

/// Reads lines of at most `longest` bytes; of a longer one the rest is passed over.
class LineStream {
 public:
  explicit LineStream(std::istream& in, std::size_t longest = 4u << 20) : bytes_(in), longest_(longest) {}
  bool next();  ///< false: there is no further line
  const std::string& text() const { return text_; }
  std::size_t line() const { return line_; }
  /// Why the line cannot be read: it is too long, or not UTF-8.
  const std::optional<std::string>& fault() const { return fault_; }

 private:
  ByteStream bytes_;
  std::size_t longest_, line_ = 0;
  std::string text_;
  std::optional<std::string> fault_;
};

/// Reads a table row by row, in flat memory; the first row names the columns. Unlike `read_csv` it goes on after a row
/// that cannot be read: somebody else's table of a million rows has some.
class RowStream {
 public:
  /// `quotes`: RFC 4180; else every byte means itself (Open Food Facts writes tab-separated text so).
  RowStream(std::istream& in, char separator, bool quotes);
  bool next();                                       ///< false: there is no further row
  std::size_t line() const { return line_; }         ///< on which the row begins
  const std::string& text() const { return text_; }  ///< the row as written
  /// Why the row cannot be read: too long (above 1 MB), not UTF-8, a quotation mark never closed, too few cells.
  const std::optional<std::string>& fault() const { return fault_; }
  const std::vector<std::string>& names() const { return names_; }  ///< of the columns, as the header has them
  /// The column of this name, or nothing. Spaces around a name do not count.
  std::optional<std::size_t> column(std::string_view name) const;
  /// The cell of the row without the spaces around it; empty for a column that is not there.
  std::string_view cell(std::optional<std::size_t> column) const;

 private:
  void read_row();
  ByteStream bytes_;
  char separator_;
  bool quotes_;
  std::size_t line_ = 0, count_ = 0;
  std::vector<std::string> names_, cells_;
  std::string text_;
  std::optional<std::string> fault_;
};

/// A finite decimal number with a point and nothing else ("12.5", "1e-3"), or nothing.
std::optional<double> decimal_in(std::string_view text);

}  // namespace titrate::codec
