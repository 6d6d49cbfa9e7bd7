#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/open_notebook.h"

namespace titrate {

/// One line of what was ever said.
struct HistoryLine {
  std::int64_t id = 0;
  std::optional<Day> day;  ///< that it is about; none for what is about no single day
  std::string item;        ///< "dose", "note", "arm", "guess", a measure, "tracked", "plan", "day_start", "undo"
  std::optional<Entry<double>> entry;  ///< of a dose or a measure
  std::string text;                    ///< as said to a person; of a note, its words
  Moment entered;
  bool undone = false;
};

/// Everything that was ever said about the days from `from` to `to`, newest first: corrections and what was taken back
/// included. Without either bound, entries that are about no single day too.
std::vector<HistoryLine> history_of(const OpenNotebook& notebook, const Catalog& catalog, std::optional<Day> from,
                                    std::optional<Day> to);

}  // namespace titrate
