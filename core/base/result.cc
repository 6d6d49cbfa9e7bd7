#include "base/result.h"

#include <algorithm>

namespace titrate {
namespace {

constexpr std::size_t widest_line = 100;

/// The quoted line, safe to print: no control character reaches a terminal, and each byte stays one column unless it is
/// part of a UTF-8 sequence.
std::string printable(std::string_view text) {
  std::string shown(text);
  std::replace_if(
      shown.begin(), shown.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
  return shown;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Where the next character begins, three bytes on at most: a longer run of such bytes is not UTF-8, and may hold the
/// caret.
std::size_t next_character(std::string_view text, std::size_t at) {
  for (int step = 0; step < 3 && at < text.size() && continues_character(text[at]); ++step) ++at;
  return at;
}

std::size_t columns(std::string_view text) {
  return std::size_t(std::count_if(text.begin(), text.end(), [](char c) { return !continues_character(c); }));
}

}  // namespace

std::string place_of(const Problem& problem) {
  const Place& where = problem.where;
  if (where.line == 0) return where.file;
  const std::string line = "line " + std::to_string(where.line);
  return where.file.empty() ? line : where.file + ", " + line;
}

std::string quotation_of(const Place& where) {
  if (where.line == 0 || where.text.empty()) return "";
  std::string shown = printable(where.text);
  std::size_t caret = where.column == 0 ? 0 : std::min(where.column - 1, shown.size());
  std::size_t length = std::min(where.length, shown.size() - caret);
  if (shown.size() > widest_line) {
    const std::size_t from = caret < widest_line / 2 ? 0 : next_character(shown, caret - widest_line / 2);
    const std::size_t to = next_character(shown, std::min(from + widest_line, shown.size()));
    const bool cut_front = from > 0, cut_back = to < shown.size();
    shown = (cut_front ? "..." : "") + shown.substr(from, to - from) + (cut_back ? "..." : "");
    caret = caret - from + (cut_front ? 3 : 0);
    length = std::min(length, shown.size() - caret);
  }
  std::string quotation = "  " + shown;
  if (where.column != 0) {
    const std::string_view line = shown;
    quotation += "\n  " + std::string(columns(line.substr(0, caret)), ' ') +
                 std::string(std::max<std::size_t>(1, columns(line.substr(caret, length))), '^');
  }
  return quotation;
}

std::string describe(const Problem& problem) {
  std::string said = place_of(problem);
  said += said.empty() ? problem.what : ": " + problem.what;
  const std::string quotation = quotation_of(problem.where);
  if (!quotation.empty()) said += "\n" + quotation;
  if (!problem.way_out.empty()) said += "\n" + problem.way_out;
  return said;
}

}  // namespace titrate
