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
  std::string item;        ///< "dose", "note", "arm", "guess", "context", a measure, "tracked", "plan", "undo" ...
  std::optional<Entry<double>> entry;  ///< of a dose or a measure
  std::string text;                    ///< as said to a person; of a note, its words
  bool in_own_words = false;           ///< the text is what the person wrote
  Moment entered;
  bool undone = false;
  std::optional<int> days_after;             ///< entered so many days after its day; late from two on (is_late)
  std::optional<std::int64_t> corrected_by;  ///< a later standing entry for the same day and item
};

/// Everything that was ever said about the days from `from` to `to`, newest first: corrections and what was taken back
/// included, each with its own lateness, so that a correction does not make the first entry late, nor the other way
/// round. Without either bound, entries that are about no single day too.
std::vector<HistoryLine> history_of(const OpenNotebook& notebook, const Catalog& catalog, std::optional<Day> from,
                                    std::optional<Day> to);

}  // namespace titrate
