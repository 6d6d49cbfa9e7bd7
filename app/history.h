#pragma once

#include <functional>
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

/// What is asked of a history: the days from `from` to `to`, both included. Without either, entries that are about no
/// single day come too.
struct HistoryRange {
  std::optional<Day> from = {}, to = {};
  // A part of it, since three years are long: the latest so many of the days about which anything was said, and the
  // next part is what comes `before` the first of them. What is about no single day comes with the first part.
  std::optional<int> latest_days = {};
  std::optional<Day> before = {};
};

/// What the range holds, whichever part of it was told.
struct HistoryCount {
  int entries = 0;
  int days = 0;          ///< about which anything was said
  int earlier_days = 0;  ///< of these, the ones before the part that was told
};

/// Everything that was ever said about these days, newest first: corrections and what was taken back included, each
/// with its own lateness, so that a correction does not make the first entry late, nor the other way round. Each line
/// is lent: it is written over for the next one, since three years are thousands of them.
HistoryCount tell_history(const OpenNotebook& notebook, const Catalog& catalog, const HistoryRange& range,
                          const std::function<void(const HistoryLine&)>& tell);

/// The lines of all of it.
std::vector<HistoryLine> history_of(const OpenNotebook& notebook, const Catalog& catalog,
                                    const HistoryRange& range = {});

}  // namespace titrate
