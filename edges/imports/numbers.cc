#include "imports/numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/blanks.h"
#include "codec/row_stream.h"
#include "codec/text.h"
#include "imports/amounts.h"

namespace titrate::imports {
namespace {

/// What a text of digits and marks says of the marks: the one behind which parts stand, or that it may be either.
struct NumberMarks {
  bool number = false;    ///< digits, and marks between them
  char decimal = '\0';    ///< '.' or ',': beyond doubt
  bool doubtful = false;  ///< "1,234": one mark with three digits behind it
};

NumberMarks marks_of(std::string_view text) {
  NumberMarks made;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  constexpr std::size_t longest = 30;
  if (text.empty() || text.size() > longest || text.find_first_not_of("0123456789.,") != text.npos) return made;
  if (text.find_first_of("0123456789") == text.npos) return made;
  made.number = true;
  const auto last = text.find_last_of(".,");
  if (last == text.npos) return made;
  const char mark = text[last], other = mark == '.' ? ',' : '.';
  const auto count = [&](char one) { return std::count(text.begin(), text.end(), one); };
  if (count(mark) > 1) {
    // "1.234.567" can only have thousands
    made.number = count(other) == 0;
    made.decimal = other;
  } else if (count(other) > 0) {
    made.decimal = mark;
  } else if (text.size() - last == 4 && last >= 1 && last <= 3 && text[0] != '0') {
    made.doubtful = true;
  } else {
    made.decimal = mark;
  }
  return made;
}

/// Three digits between marks, and one to three before the first.
bool is_grouped(std::string_view whole, char mark) {
  const auto first = whole.find(mark);
  if (first == whole.npos) return true;
  if (first == 0 || first > 3) return false;
  for (std::size_t at = first; at < whole.size(); at += 4)
    if (whole[at] != mark || at + 4 > whole.size() || whole.substr(at + 1, 3).find(mark) != whole.npos) return false;
  return true;
}

}  // namespace

void FileNumbers::see(std::string_view text) {
  const NumberMarks marks = marks_of(without_blanks_around(text));
  if (!marks.number) return;
  commas_ += marks.decimal == ',';
  points_ += marks.decimal == '.';
}

std::optional<double> FileNumbers::number(std::string_view text) const {
  text = without_blanks_around(text);
  const NumberMarks marks = marks_of(text);
  if (!marks.number) return comma() ? std::nullopt : codec::decimal_in(text);  // "1e-3"
  if (marks.doubtful && !settled()) return std::nullopt;
  const char decimal = comma() ? ',' : '.', thousands = comma() ? '.' : ',';
  const bool below = text[0] == '-';
  if (text[0] == '-' || text[0] == '+') text.remove_prefix(1);
  const auto at = text.find(decimal);
  const std::string_view whole = text.substr(0, at);
  if (at != text.npos && text.find_first_of(".,", at + 1) != text.npos) return std::nullopt;
  if (!is_grouped(whole, thousands)) return std::nullopt;
  std::string plain(whole);
  std::erase(plain, thousands);
  if (at != text.npos) plain += "." + std::string(text.substr(at + 1));
  const double number = std::strtod(plain.c_str(), nullptr);
  return below ? -number : number;
}

std::string FileNumbers::why_not(std::string_view text) const {
  text = without_blanks_around(text);
  const NumberMarks marks = marks_of(text);
  if (marks.doubtful && !settled())
    return codec::quoted(text) +
           " may have a thousand in it or parts behind its mark, and no number of this file tells which";
  if (marks.number) return codec::quoted(text) + " has not the marks that the numbers of this file have";
  return codec::quoted(text) + " is not a number";
}

bool is_written_number(std::string_view text) {
  return marks_of(without_blanks_around(text)).number || codec::decimal_in(text).has_value();
}

bool is_no_value(std::string_view text) {
  static constexpr const char* words[] = {"",    "-",    "--",  "–",    "—",    "n/a",  "na",
                                          "nan", "null", "nil", "#n/a", "k.a.", "k. a."};
  const std::string small = codec::lower(without_blanks_around(text));
  return std::find(std::begin(words), std::end(words), small) != std::end(words);
}

}  // namespace titrate::imports
