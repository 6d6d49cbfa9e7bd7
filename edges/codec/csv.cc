#include "codec/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "codec/text.h"

namespace titrate::codec {
namespace {

constexpr std::size_t most_cells = 4'000'000, most_columns = 1'000;

bool is_space(char c) { return c == ' ' || c == '\t'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

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

/// "1.000", "12.500", "1,000,000": one or a thousand? Groups of three digits after one to three that do not begin with 0.
bool looks_like_thousands(std::string_view text, char mark) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const std::size_t first = text.find(mark);
  if (first == text.npos || first == 0 || first > 3 || text.front() == '0' || !all_digits(text.substr(0, first))) return false;
  for (text.remove_prefix(first); !text.empty(); text.remove_prefix(4))
    if (text.size() < 4 || text.front() != mark || !all_digits(text.substr(1, 3))) return false;
  return true;
}

/// "3,5": digits, one comma, digits.
bool is_decimal_comma(std::string_view text) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  const std::size_t comma = text.find(',');
  return comma != text.npos && all_digits(text.substr(0, comma)) && all_digits(text.substr(comma + 1));
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
  return small;
}

constexpr std::array<std::string_view, 14> units = {"mg", "g", "mcg", "ug", "\xc2\xb5g", "\xce\xbcg", "iu",
                                                    "ml", "milligram", "milligrams", "grams", "gram", "%", "points"};

/// Why a cell is not a number, and the way out.
struct Complaint {
  std::string what, way_out;
};

Complaint complaint_about(std::string_view text, NumberOf kind) {
  const std::string said = quoted(text);
  if (text.empty())
    return {"a number is missing here.", "Write a number. Where nothing was recorded, leave out the row."};
  if (is_decimal_comma(text)) {
    std::string with_point(text);
    std::replace(with_point.begin(), with_point.end(), ',', '.');
    return {said + " has a decimal comma; numbers in this file have a decimal point.",
            looks_like_thousands(text, ',')
                ? "Write " + with_point + " if you mean the small number, or leave the comma out if you mean thousands."
                : "Write " + with_point + ". A spreadsheet writes points when it exports with an English (US) number format."};
  }
  if (looks_like_thousands(text, ',') || looks_like_thousands(text, '.'))
    return {said + " has separators between thousands.", "Write the digits alone, with a point before decimals."};
  const std::string small = lower(text);
  const std::string_view bare = small.starts_with('-') || small.starts_with('+') ? std::string_view(small).substr(1) : small;
  if (bare == "nan" || bare == "na" || bare == "n/a" || bare == "null" || bare == "none" || bare == "inf" || bare == "infinity" ||
      bare == "-")
    return {said + " is not a number.",
            "Leave the cell empty where nothing was recorded; write 0 where it was none; write skipped where it was not answered."};
  if (bare.starts_with("0x")) return {said + " is not a decimal number.", "Write it with the digits 0 to 9."};

  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range)
    return {said + " is too large or too small to be a number here.", "Check its exponent."};
  if (error == std::errc() && end != text.data()) {
    std::string_view rest(end, std::size_t(text.data() + text.size() - end));
    const std::string digits(text.substr(0, text.size() - rest.size()));
    while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
    const bool known = std::find(units.begin(), units.end(), lower(rest)) != units.end();
    if (kind == NumberOf::dose && known && lower(rest) != "mg")
      return {said + " has a unit, and this column is in mg of elemental magnesium.",
              "Convert it to mg and write the number alone. Units I know here: mg, g, mcg, IU."};
    if (kind == NumberOf::dose && known) return {said + " has its unit in the cell.", "Write " + digits + " alone: this column is in mg."};
    if (known) return {said + " has its unit in the cell.", "Write " + digits + " alone, and the unit in the column's name if you like."};
    if (kind == NumberOf::dose)
      return {said + " is not an amount I know.", "Write the number of mg alone, as in " + digits + ". Units I know here: mg, g, mcg, IU."};
  }
  return {said + " is not a number.",
          kind == NumberOf::dose ? "Write the amount in mg with digits and a decimal point, 0 for none, or leave the cell empty."
                                 : "Write it with digits and a decimal point, as in 3.5; leave the cell empty where nothing was recorded."};
}

}  // namespace

Place Csv::place_of(const Cell& cell) const { return place_in(text_, cell.at, cell.length, name_); }

Problem Csv::problem(const Cell& cell, std::string what, std::string way_out) const {
  return {std::move(what), place_of(cell), std::move(way_out)};
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
  for (bool more = true; more;) {
    const std::size_t begin = at;
    if (at < all.size() && all[at] == '"') {
      bool doubled = false;
      for (std::size_t from = at + 1;; from = at + 2) {
        at = all.find('"', from);
        if (at == all.npos)
          return refuse(begin, 1, "a quotation mark opens here and is never closed.",
                        "Close it with another \" at the end of the cell, or write \"\" for a mark that belongs to the text.");
        if (at + 1 >= all.size() || all[at + 1] != '"') break;
        doubled = true;
      }
      const std::string_view inner = all.substr(begin + 1, at - begin - 1);
      ++at;
      const std::string_view text_inside = doubled ? std::string_view(csv.unescaped_.emplace_back(unescape(inner))) : inner;
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
      std::string what = "this row has " + counted(found, "cell") + ", and the header has " + counted(csv.columns_, "column") + ".";
      std::string way_out = "Give every row one cell for each column; leave a cell empty where nothing was recorded.";
      if (found > csv.columns_ && csv.separator_ == ',')
        way_out += " If a number is written with a decimal comma (3,5), write it with a point (3.5); put text with commas in \"quotation marks\".";
      return refuse(row_begins, at - row_begins, std::move(what), std::move(way_out));
    }
    ++csv.rows_;
    cells_before_row = csv.cells_.size();
    more = at < all.size();
    if (more) at += all[at] == '\r' ? 2 : 1;
    row_begins = at;
  }
  return csv;
}

std::optional<std::size_t> find_column(const Csv& csv, std::string_view name) {
  const auto header = csv.header();
  for (std::size_t i = 0; i < header.size(); ++i)
    if (trimmed(header[i]).text == name) return i;
  return std::nullopt;
}

Cell trimmed(const Cell& cell) {
  Cell bare = cell;
  const bool in_quotes = cell.length != cell.text.size();
  while (!bare.text.empty() && is_space(bare.text.front())) {
    bare.text.remove_prefix(1);
    if (!in_quotes) ++bare.at, --bare.length;
  }
  while (!bare.text.empty() && is_space(bare.text.back())) {
    bare.text.remove_suffix(1);
    if (!in_quotes) --bare.length;
  }
  return bare;
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",;\t\"\r\n") == text.npos) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
  return cell + '"';
}

Result<double> number_in(const Csv& csv, const Cell& cell, NumberOf kind) {
  const Cell bare = trimmed(cell);
  const char* const last = bare.text.data() + bare.text.size();
  double number = 0;
  if (!bare.text.empty()) {
    const auto [end, error] = std::from_chars(bare.text.data(), last, number);
    if (error == std::errc() && end == last && std::isfinite(number)) {
      if (kind == NumberOf::dose && looks_like_thousands(bare.text, '.')) {
        std::string digits(bare.text);
        digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
        return csv.problem(bare, quoted(bare.text) + " may mean " + number_text(number) + " or " + digits + ": I will not guess a dose.",
                           "Write " + number_text(number) + " or " + digits + ".");
      }
      return number;
    }
  }
  Complaint complaint = complaint_about(bare.text, kind);
  return csv.problem(bare, std::move(complaint.what), std::move(complaint.way_out));
}

std::string number_text(double number) {
  if (number == 0) return "0";
  char digits[64];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  std::string text(digits, end);
  if (looks_like_thousands(text, '.')) text += '0';
  return text;
}

}  // namespace titrate::codec
