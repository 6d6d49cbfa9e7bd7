#include "codec/row_stream.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "codec/text.h"

namespace titrate::codec {
namespace {

constexpr std::size_t longest_row = 1u << 20;
constexpr const char* not_utf8 = "it is not UTF-8 text.";

std::string_view without_spaces(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool skip_byte_order_mark(ByteStream& bytes) {
  if (bytes.peek() != 0xef) return false;
  bytes.take(), bytes.take(), bytes.take();
  return true;
}

}  // namespace

bool ByteStream::fill() {
  end_ = std::size_t(std::max<std::streamsize>(0, in_.sgetn(block_.data(), std::streamsize(block_.size()))));
  at_ = 0;
  return end_ > 0;
}

bool LineStream::next() {
  text_.clear();
  fault_.reset();
  if (line_ == 0) skip_byte_order_mark(bytes_);
  line_ = bytes_.line();
  if (bytes_.peek() < 0) return false;
  bool too_long = false;
  for (int byte = bytes_.take(); byte >= 0 && byte != '\n'; byte = bytes_.take()) {
    if (text_.size() < longest_)
      text_ += char(byte);
    else
      too_long = true;
  }
  if (!text_.empty() && text_.back() == '\r') text_.pop_back();
  if (too_long)
    fault_ = "the line is longer than " + size_in_words(longest_) + ".";
  else if (!is_utf8(text_))
    fault_ = not_utf8;
  return true;
}

RowStream::RowStream(std::istream& in, char separator, bool quotes)
    : bytes_(in), separator_(separator), quotes_(quotes) {
  skip_byte_order_mark(bytes_);
  if (bytes_.peek() < 0) return;
  read_row();
  for (std::size_t i = 0; i < count_; ++i) names_.emplace_back(without_spaces(cells_[i]));
}

void RowStream::read_row() {
  line_ = bytes_.line();
  text_.clear();
  fault_.reset();
  count_ = 0;
  const auto begin_cell = [&] {
    if (cells_.size() == count_) cells_.emplace_back();
    cells_[count_++].clear();
  };
  begin_cell();
  bool inside = false;  // of quotation marks
  for (int byte = bytes_.take(); byte >= 0; byte = bytes_.take()) {
    const char c = char(byte);
    if (c == '\n' && !inside) break;
    if (text_.size() >= longest_row) {
      fault_ = "the row is longer than " + size_in_words(longest_row) + ": is a quotation mark left open?";
      while (byte >= 0 && byte != '\n') byte = bytes_.take();
      return;
    }
    text_ += c;
    if (inside && c == '"' && bytes_.peek() == '"')
      cells_[count_ - 1] += char(bytes_.take()), text_ += c;
    else if (quotes_ && c == '"' && (inside || cells_[count_ - 1].empty()))
      inside = !inside;
    else if (c == separator_ && !inside)
      begin_cell();
    else
      cells_[count_ - 1] += c;
  }
  if (!inside && !text_.empty() && text_.back() == '\r') {
    text_.pop_back();
    if (std::string& last = cells_[count_ - 1]; !last.empty() && last.back() == '\r') last.pop_back();
  }
  if (inside)
    fault_ = "a quotation mark is never closed.";
  else if (!is_utf8(text_))
    fault_ = not_utf8;
}

bool RowStream::next() {
  do {
    if (bytes_.peek() < 0) return false;
    read_row();
  } while (text_.empty() && !fault_);
  if (!fault_ && count_ < names_.size())
    fault_ = "the row has " + std::to_string(count_) + " cells, and the header has " + std::to_string(names_.size()) +
             " columns.";
  return true;
}

std::optional<std::size_t> RowStream::column(std::string_view name) const {
  const auto at = std::find(names_.begin(), names_.end(), name);
  return at == names_.end() ? std::nullopt : std::optional(std::size_t(at - names_.begin()));
}

std::string_view RowStream::cell(std::optional<std::size_t> column) const {
  return column && *column < count_ ? without_spaces(cells_[*column]) : std::string_view();
}

std::optional<double> decimal_in(std::string_view text) {
  text = without_spaces(text);
  constexpr std::size_t longest = 40;
  if (text.empty() || text.size() > longest || text.find_first_not_of("0123456789.eE+-") != text.npos)
    return std::nullopt;
  const std::string whole(text);
  char* end = nullptr;
  const double number = std::strtod(whole.c_str(), &end);
  return end == whole.c_str() + whole.size() && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

}  // namespace titrate::codec
