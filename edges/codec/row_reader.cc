#include "codec/row_reader.h"

#include <algorithm>
#include <cmath>

#include "codec/number.h"
#include "codec/text.h"

namespace titrate::codec {

RowReader::RowReader(const Csv& csv) : csv_(csv) {
  for (std::size_t i = 0; i < csv.header().size(); ++i) columns_.emplace(trimmed(csv.header()[i]).text, i);
}

std::string RowReader::text(std::string_view column) {
  const Cell* found = cell(column);
  return found ? std::string(found->text) : std::string();
}

std::optional<double> RowReader::maybe_number(std::string_view column) {
  const Cell* found = cell(column);
  if (!found || found->text.empty()) return std::nullopt;
  const Result<double> number = number_in(csv_, *found, NumberOf::measure);
  if (!number) return keep(number.problem()), std::nullopt;
  return *number;
}

double RowReader::number(std::string_view column) {
  const std::optional<double> found = maybe_number(column);
  if (!found) refuse(column, "a number is missing here.", "Write one.");
  return found.value_or(0);
}

std::optional<int> RowReader::maybe_whole(std::string_view column) {
  const std::optional<double> found = maybe_number(column);
  if (!found) return std::nullopt;
  if (*found != std::floor(*found) || std::abs(*found) > 1e9)
    refuse(column, "a whole number is wanted here.", "Write one.");
  return int(*found);
}

int RowReader::whole(std::string_view column) {
  const std::optional<int> found = maybe_whole(column);
  if (!found) refuse(column, "a number is missing here.", "Write one.");
  return found.value_or(0);
}

bool RowReader::yes(std::string_view column) { return one_of<bool>(column, {{"no", false}, {"yes", true}}); }

std::optional<Direction> RowReader::direction(std::string_view column) {
  return one_of<std::optional<Direction>>(
      column, {{"", std::nullopt}, {"lower", Direction::lower}, {"higher", Direction::higher}});
}

std::vector<std::string> RowReader::list(std::string_view column) {
  std::vector<std::string> parts;
  const std::string all = text(column);
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('|', at), all.size());
    parts.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::optional<Problem> RowReader::column_that_nobody_reads() const {
  for (std::size_t i = 0; i < csv_.header().size(); ++i)
    if (!read_.contains(i))
      return csv_.problem(csv_.header()[i],
                          "the program does not read the column " + codec::quoted(csv_.header()[i].text) + ".",
                          "A column that the program does not read has no place in the catalog.");
  return std::nullopt;
}

const Cell* RowReader::cell(std::string_view column) {
  const auto at = columns_.find(column);
  if (at == columns_.end()) {
    keep(csv_.problem(csv_.header()[0], "the column " + codec::quoted(column) + " is missing.",
                      "Add it to the header."));
    return nullptr;
  }
  read_.insert(at->second);
  return &csv_.row(row_)[at->second];
}

void RowReader::refuse(std::string_view column, std::string what, std::string way_out) {
  if (const Cell* found = cell(column)) keep(csv_.problem(*found, std::move(what), std::move(way_out)));
}

void RowReader::keep(Problem problem) {
  if (!problem_) problem_ = std::move(problem);
}

}  // namespace titrate::codec
