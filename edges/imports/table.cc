#include "imports/table.h"

#include <algorithm>
#include <cmath>

#include "codec/text.h"

namespace titrate::imports {
namespace {

std::string_view without_edges(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool same_name(std::string_view one, std::string_view other) {
  return codec::lower(without_edges(one)) == codec::lower(other);
}

/// The names of the columns, as RowStream reads them: a name in quotes may hold quotes and ends of lines.
std::vector<std::string> names_in_header(std::string_view head, char separator) {
  std::vector<std::string> names(1);
  bool in_quotes = false;
  const auto from = std::min(head.find_first_not_of("\r\n"), head.size());
  for (std::size_t at = from; at < head.size() && (in_quotes || head[at] != '\n'); ++at) {
    const char letter = head[at];
    if (in_quotes && letter == '"' && at + 1 < head.size() && head[at + 1] == '"')
      names.back() += head[++at];
    else if (letter == '"' && (in_quotes || names.back().empty()))
      in_quotes = !in_quotes;
    else if (letter == separator && !in_quotes)
      names.emplace_back();
    else if (letter != '\r' || in_quotes)
      names.back() += letter;
  }
  for (std::string& name : names) name = std::string(without_edges(name));
  return names;
}

}  // namespace

// The first line has as many cells by it as `Part::header` found.
char separator_of(const Part& part) {
  const std::string& head = part.head();
  const auto from = head.find_first_not_of("\r\n");
  if (from == std::string::npos) return ',';
  const std::string_view line = std::string_view(head).substr(from, head.find_first_of("\r\n", from) - from);
  for (const char separator : {',', ';', '\t'}) {
    std::size_t cells = 1;
    bool in_quotes = false;
    for (const char letter : line) {
      if (letter == '"') in_quotes = !in_quotes;
      cells += letter == separator && !in_quotes;
    }
    if (cells == part.header().size()) return separator;
  }
  return ',';
}

bool has_columns(const Part& part, std::initializer_list<std::string_view> names) {
  if (part.kind() != Bytes::text) return false;
  return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
    return std::any_of(part.header().begin(), part.header().end(),
                       [&](const std::string& cell) { return same_name(cell, name); });
  });
}

std::optional<Problem> missing_column(const Part& part, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (!has_columns(part, {name}))
      return Problem{"This file has no column called " + codec::quoted(name) + ".",
                     {.file = part.name(), .line = 1},
                     "Say what else it is, or leave it to the content of the file: titrate import FILE."};
  return std::nullopt;
}

Table::Table(const Reading& reading, bool counts) : reading_(reading), counts_(counts), in_(reading.part.text()) {
  for (int byte = in_->peek(); byte == '\n' || byte == '\r'; byte = in_->peek()) before_ += in_->get() == '\n';
  const char separator = separator_of(reading.part);
  names_ = names_in_header(reading.part.head(), separator);
  rows_.emplace(*in_, separator, true);
  for (const std::string& name : names())
    if (!codec::is_utf8(name))
      problem_ = Problem{"The first line of this file is not UTF-8 text.",
                         {.file = reading.part.name(), .line = 1},
                         "Export it anew, or save it as UTF-8 in the program that last saved it."};
}

Table::Table(const Reading& reading) : Table(reading, true) {}
Table Table::looking(const Reading& reading) { return Table(reading, false); }

bool Table::next() {
  constexpr std::size_t between_looks = 4'096;
  while (!problem_ && rows_->next()) {
    if (++rows_read_ % between_looks == 0) {
      // How long the file is nobody knows before its end: the share of it that is read approaches one.
      const double read = double(rows_read_) / (double(rows_read_) + 65'536);
      if (!reading_.progress.keep_going(counts_ ? 0.5 + read / 2 : read / 2)) {
        problem_ = Problem{"The reading was stopped before the end of the file.",
                           {.file = reading_.part.name()},
                           "Nothing was taken over. Start it again when you like."};
        return false;
      }
      if ((problem_ = reading_.into.too_much(reading_.part.name()))) return false;
    }
    if (counts_) reading_.into.read();
    // Cells behind the last column are a comma too many, which has shifted something.
    const bool too_many = !rows_->cell(names().size()).empty();
    if (!rows_->fault() && !too_many) return true;
    if (counts_)
      not_understood(rows_->fault() ? *rows_->fault() : "the row has more cells than the header has columns.");
  }
  return false;
}

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto at = std::find_if(names().begin(), names().end(), [&](const auto& one) { return same_name(one, name); });
  return at == names().end() ? std::nullopt : std::optional(std::size_t(at - names().begin()));
}

void Table::not_understood(std::string why) const {
  reading_.into.not_understood(reading_.part.name(), line(), text(), std::move(why));
}

std::optional<double> number_in_cell(std::string_view text) {
  std::string with_point(text);
  if (const auto comma = text.find(','); comma != std::string_view::npos) {
    if (without_edges(text.substr(comma + 1)).size() == 3) return std::nullopt;
    with_point[comma] = '.';
  }
  const auto number = codec::decimal_in(with_point);
  constexpr double beyond_all_diaries = 1e12;
  return number && std::abs(*number) < beyond_all_diaries ? number : std::nullopt;
}

bool names_magnesium(std::string_view name) { return codec::lower(name).find("magnes") != std::string::npos; }

std::vector<std::string_view> parts_of(std::string_view text, char between) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(between, at), text.size());
    if (const auto part = without_edges(text.substr(at, end - at)); !part.empty()) parts.push_back(part);
    at = end + 1;
  }
  return parts;
}

}  // namespace titrate::imports
