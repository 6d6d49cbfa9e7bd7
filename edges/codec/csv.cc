#include "codec/csv.h"

#include <algorithm>

#include "codec/text.h"

namespace titrate::codec {
namespace {

constexpr std::size_t most_cells = 4'000'000, most_columns = 1'000;

bool is_space(char c) { return c == ' ' || c == '\t'; }

std::string counted(std::size_t count, const char* noun) {
  return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

/// The first of comma, semicolon and tab outside quotes on the first line; a comma where there is none.
char separator_of(std::string_view text) {
  bool inside = false;
  for (const char c : text) {
    if (c == '"') inside = !inside;
    if (inside) continue;
    if (c == ',' || c == ';' || c == '\t') return c;
    if (c == '\n') break;
  }
  return ',';
}

std::string unescape(std::string_view inner) {
  std::string text;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    text += inner[i];
    if (inner[i] == '"') ++i;
  }
  return text;
}

}  // namespace

Place Csv::place_of(const Cell& cell) const { return place_in(text_, cell.at, cell.length, name_); }

Problem Csv::problem(const Cell& cell, std::string what, std::string way_out) const {
  return {std::move(what), place_of(cell), std::move(way_out)};
}

std::string_view Csv::text_of_row(std::size_t i) const {
  const std::size_t begin = row(i).front().at;
  std::string_view line = text_.substr(begin, text_.find('\n', begin) - begin);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Result<Csv> read_csv(std::string_view bytes, const std::string& name) {
  const Result<std::string_view> text = text_of(bytes, name);
  if (!text) return text.problem();
  Csv csv;
  csv.name_ = name;
  csv.text_ = *text;
  csv.separator_ = separator_of(csv.text_);

  std::string_view all = csv.text_;
  while (all.ends_with('\n')) all.remove_suffix(all.ends_with("\r\n") ? 2 : 1);
  const auto refuse = [&](std::size_t at, std::size_t length, std::string what, std::string way_out) {
    return Problem{std::move(what), place_in(csv.text_, at, length, name), std::move(way_out)};
  };

  std::size_t at = 0, row_begins = 0, cells_before_row = 0;
  std::uint32_t line = 1;
  for (bool more = true; more;) {
    const std::size_t begin = at;
    if (at < all.size() && all[at] == '"') {
      bool doubled = false;
      for (std::size_t from = at + 1;; from = at + 2) {
        at = all.find('"', from);
        if (at == all.npos)
          return refuse(
              begin, 1, "a quotation mark opens here and is never closed.",
              "Close it with another \" at the end of the cell, or write \"\" for a mark that belongs to the text.");
        if (at + 1 >= all.size() || all[at + 1] != '"') break;
        doubled = true;
      }
      const std::string_view inner = all.substr(begin + 1, at - begin - 1);
      ++at;
      const std::string_view text_inside =
          doubled ? std::string_view(csv.unescaped_.emplace_back(unescape(inner))) : inner;
      csv.cells_.push_back({text_inside, std::uint32_t(begin), std::uint32_t(at - begin)});
      if (at < all.size() && all[at] != csv.separator_ && all[at] != '\n' && all[at] != '\r')
        return refuse(at, 1, "text follows a closing quotation mark.",
                      "Put the whole cell in quotation marks, and write \"\" for a mark that belongs to the text.");
    } else {
      while (at < all.size() && all[at] != csv.separator_ && all[at] != '\n' && all[at] != '\r' && all[at] != '"') ++at;
      if (at < all.size() && all[at] == '"')
        return refuse(at, 1, "a quotation mark stands inside a cell that does not begin with one.",
                      "Put the whole cell in quotation marks, and write \"\" for a mark that belongs to the text.");
      csv.cells_.push_back({all.substr(begin, at - begin), std::uint32_t(begin), std::uint32_t(at - begin)});
    }
    if (csv.cells_.size() > most_cells)
      return refuse(begin, 1, "this file has more than four million cells.", "Check that this is the right file.");
    if (csv.cells_.size() - cells_before_row > most_columns)
      return refuse(begin, 1, "this row has more than a thousand cells.", "Check that this is the right file.");

    if (at < all.size() && all[at] == csv.separator_) {
      ++at;
      continue;
    }
    if (at < all.size() && all[at] == '\r' && (at + 1 == csv.text_.size() || csv.text_[at + 1] != '\n'))
      return refuse(at, 1, "a carriage return stands here alone, without a line feed.",
                    "Save the file again with Windows (CRLF) or Unix (LF) line ends.");
    const std::size_t found = csv.cells_.size() - cells_before_row;
    if (csv.rows_ == 0) csv.columns_ = found;
    if (found != csv.columns_) {
      std::string what =
          "this row has " + counted(found, "cell") + ", and the header has " + counted(csv.columns_, "column") + ".";
      std::string way_out = "Give every row one cell for each column; leave a cell empty where nothing was recorded.";
      if (found > csv.columns_ && csv.separator_ == ',')
        way_out +=
            " If a number is written with a decimal comma (3,5), write it with a point (3.5); put text with commas in "
            "\"quotation marks\".";
      return refuse(row_begins, at - row_begins, std::move(what), std::move(way_out));
    }
    ++csv.rows_;
    csv.lines_.push_back(line);
    line +=
        std::uint32_t(1 + std::count(all.begin() + std::ptrdiff_t(row_begins), all.begin() + std::ptrdiff_t(at), '\n'));
    cells_before_row = csv.cells_.size();
    more = at < all.size();
    if (more) at += all[at] == '\r' ? 2 : 1;
    row_begins = at;
  }
  return csv;
}

std::optional<Problem> fault_of_names(const Csv& csv) {
  const auto header = csv.header();
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string_view name = trimmed(header[i]).text;
    if (name.empty())
      return csv.problem(header[i], "column " + std::to_string(i + 1) + " has no name.",
                         "Give it a name in the first line, or take it out.");
    for (std::size_t earlier = 0; earlier < i; ++earlier)
      if (trimmed(header[earlier]).text == name)
        return csv.problem(header[i], "the column " + codec::quoted(name) + " stands twice.",
                           "Rename or take out one of the two.");
  }
  return std::nullopt;
}

std::optional<std::size_t> find_column(const Csv& csv, std::string_view name) {
  const auto header = csv.header();
  for (std::size_t i = 0; i < header.size(); ++i)
    if (trimmed(header[i]).text == name) return i;
  return std::nullopt;
}

Cell trimmed(const Cell& cell) {
  Cell bare = cell;
  const bool quoted_cell = cell.length != cell.text.size();
  while (!bare.text.empty() && is_space(bare.text.front())) {
    bare.text.remove_prefix(1);
    if (!quoted_cell) ++bare.at, --bare.length;
  }
  while (!bare.text.empty() && is_space(bare.text.back())) {
    bare.text.remove_suffix(1);
    if (!quoted_cell) --bare.length;
  }
  return bare;
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",;\t\"\r\n") == text.npos) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
  return cell + '"';
}

}  // namespace titrate::codec
