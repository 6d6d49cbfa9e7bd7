#pragma once

#include <optional>
#include <string>

#include "app/records.h"
#include "base/result.h"
#include "catalog/instruments.h"
#include "life/event.h"

namespace titrate {

/// Whose diary is asked for, when, and the caller's own name for what is asked (records.h), empty for none.
struct Asked {
  std::string diary = "mine";
  Moment now;
  std::string key;
};

/// A diary taken from the shelf: everything that was ever said, and what it says now.
struct OpenNotebook {
  std::string name;
  Log log;
  SharedNotebook says;
};

Result<OpenNotebook> open_notebook(Records& records, const std::string& diary);

/// The last day that can be written: the day that `now` belongs to. The simulated diary lives in its own calendar, and
/// its last day is the last one that was ever written in it.
Day current_day(const OpenNotebook& notebook, const Moment& now);

/// What every surface says above a diary that is no real person's; nothing for a person's own.
std::optional<std::string> label_of(const OpenNotebook& notebook);

/// Is the treatment of this diary magnesium? Yes, while no other treatment was written down.
bool takes_magnesium(const OpenNotebook& notebook);

/// Did the person say anything about this day? An assigned arm alone is not an entry.
bool is_filled_in(const DayRecord& record);

/// On how many of the days since the first one something was written down.
struct Completeness {
  int recorded = 0;
  int days = 0;
  friend bool operator==(const Completeness&, const Completeness&) = default;
};
Completeness completeness_of(const OpenNotebook& notebook, Day until);

/// What can be asked of an outcome, from the catalog; of an outcome that the catalog does not know, only its name.
struct Question {
  std::string name;
  std::string label;
  std::optional<double> lowest, highest;
  bool whole_numbers = false;
  std::optional<Direction> better;
  std::string unit;
};
Question question_of(const Catalog& catalog, const std::string& measure);

/// The name under which this diary keeps an outcome: "Sleep quality" is the measure `sleep_quality`, or the one of the
/// same instrument that the diary already has. Nothing for a name that neither the diary nor the catalog knows.
std::optional<std::string> measure_called(const OpenNotebook& notebook, const Catalog& catalog,
                                          const std::string& name);

}  // namespace titrate
