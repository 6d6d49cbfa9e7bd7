#include "imports/loop_marks.h"

#include <algorithm>
#include <utility>

#include "codec/text.h"
#include "imports/dates.h"
#include "imports/table.h"

namespace titrate::imports {
namespace {

/// The cells of the first line below the header.
std::vector<std::string> first_loop_row(const Part& part) {
  const std::string& head = part.head();
  const auto header = std::min(head.find_first_not_of("\r\n"), head.size());
  const auto end = std::min(head.find_first_of("\r\n", header), head.size());
  const auto from = std::min(head.find_first_not_of("\r\n", end), head.size());
  return loop_cells(std::string_view(head).substr(from, head.find_first_of("\r\n", from) - from), separator_of(part));
}

bool is_loop_date(const std::string& cell) { return date_in(cell).why.empty(); }

}  // namespace

std::optional<LoopMark> loop_mark(std::string_view cell) {
  using What = LoopMark::What;
  static constexpr std::pair<const char*, What> words[] = {{"YES_MANUAL", What::yes},
                                                           {"YES_AUTO", What::yes_auto},
                                                           {"NO", What::no},
                                                           {"SKIP", What::skip},
                                                           {"UNKNOWN", What::unknown}};
  for (const auto& [word, what] : words)
    if (cell == word) return LoopMark{what, 0};
  const std::string_view digits = cell.starts_with('-') ? cell.substr(1) : cell;
  if (digits.empty() || digits.size() > 9 || digits.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  return LoopMark{What::number, std::stoi(std::string(cell))};
}

std::vector<std::string> loop_cells(std::string_view line, char separator) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(separator, at), line.size());
    std::string_view cell = line.substr(at, end - at);
    while (cell.starts_with(' ')) cell.remove_prefix(1);
    while (cell.ends_with(' ')) cell.remove_suffix(1);
    if (cell.size() > 1 && cell.starts_with('"') && cell.ends_with('"')) cell = cell.substr(1, cell.size() - 2);
    cells.emplace_back(cell);
    at = end + 1;
  }
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  return cells;
}

bool in_loop_archive(const Part& part) { return part.name().find(": ") != std::string::npos; }

std::optional<std::string> loop_habit_of_path(const std::string& name) {
  const auto member = name.rfind(": ");
  const auto slash = name.rfind('/');
  if (member == std::string::npos || slash == std::string::npos || slash < member || !name.ends_with("/Checkmarks.csv"))
    return std::nullopt;
  const std::string folder = name.substr(member + 2, slash - member - 2);
  if (folder.size() < 3 || folder.find_first_not_of("0123456789") < 3 || !codec::is_utf8(folder)) return std::nullopt;
  return folder.size() > 4 ? folder.substr(4) : folder;
}

bool is_loop_list(const Part& part) {
  return has_columns(part, {"Name", "Color"}) && (has_columns(part, {"NumRepetitions", "Interval"}) ||
                                                  has_columns(part, {"FrequencyNumerator", "FrequencyDenominator"}));
}

bool is_loop_habit(const Part& part) {
  const auto& header = part.header();
  if (header.size() < 2 || header.size() > 3 || header[0] != "Date" || header[1] != "Value") return false;
  if (header.size() == 3 && header[2] != "Notes") return false;
  if (in_loop_archive(part) && loop_habit_of_path(part.name())) return true;
  const auto row = first_loop_row(part);
  if (row.size() < 2 || !is_loop_date(row[0])) return false;
  const auto mark = loop_mark(row[1]);
  return mark && mark->what != LoopMark::What::number;
}

bool is_loop_table(const Part& part) {
  const auto& header = part.header();
  if (header.size() < 2 || header[0] != "Date") return false;
  const auto row = first_loop_row(part);
  if (row.size() < 2 || !is_loop_date(row[0])) return false;
  bool words = header.back().empty();
  for (std::size_t i = 1; i < row.size(); ++i) {
    const auto mark = loop_mark(row[i]);
    if (!mark) return false;
    words = words || mark->what != LoopMark::What::number;
  }
  return words;
}

}  // namespace titrate::imports
