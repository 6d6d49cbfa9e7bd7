#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/open_notebook.h"

namespace titrate {

/// What a person says about one day.
struct NewEntry {
  std::optional<Day> day;  ///< none: the current day
  std::string item;        ///< "dose", "side_effect", "note", "context", "guess", or the name of an outcome
  EntryState state = EntryState::not_recorded;
  std::optional<double> value;  ///< when the state is `value`: mg of elemental magnesium of the whole day, an outcome,
                                ///< the grade of a side effect, or how sure a guess is (0.5 to 1)
  std::optional<std::string> text;  ///< the words of a note or a context; of a guess, the arm
  bool confirmed = false;           ///< "this is what really happened", although the guard doubts it
  std::string effect = {};          ///< of a side effect: what it is, in the words of the catalog or the person's own
  std::string kind = {};            ///< of a context: what changed (context_kinds)
  /// Of a dose: it is study capsules, `value` is their number, and each counts as so much elemental magnesium.
  std::optional<double> mg_each = {};
  /// Of a dose: what the sealed trial tells for the day, where its order may be known. A ladder is looked up.
  std::optional<DailyElementalMass> told = {};
};

/// Writes one item of one day down, and gives the event as it stands in the log.
///
/// - A later entry for the same item corrects an earlier one; both stay in the log.
/// - A value of zero is "none". "not_recorded" clears an entry and is never zero.
/// - A day in the future is refused.
/// - A dose that the guard doubts (safety/dose_guard.h: above the person's own limit together with the day's other
/// sources,
///   a block that stands, a pause or stop after what was noticed, twice the usual, a slipped digit) is asked for
///   once more, with the amount in words, reason and source. Confirmed, it is written down as it was: what really
///   happened is never refused for good, and the page of its day shows the doubts and what to do (app/today.h). Only
///   more than a kilogram is no dose at all.
/// - An outcome outside its scale is refused, and so is a fraction where whole numbers are asked.
/// - A side effect has a grade from 1 (mild) to 4; 0 is none. A word that the catalog knows becomes its effect; any
/// other
///   is kept as written, and is unusual by definition (safety/stop_rules.h).
/// - A context is one of five kinds in the person's words; a second one of a kind corrects the first of that day.
/// - The same key twice is written once; the same key for something else is refused.
Result<Event> record(Records& records, const Catalog& catalog, const Asked& asked, const NewEntry& entry);

/// Takes back the latest standing entry and gives it. Nothing to take back is a problem.
Result<Event> undo(Records& records, const Asked& asked);

/// Takes the latest undo back and gives the entry that stands again; again and again, until no undo is left. A problem
/// where nothing was undone, and where something was written after the undo: it could be a correction.
Result<Event> redo(Records& records, const Asked& asked);

/// Chooses the outcomes that the evening asks for, in this order. At least one, each once, each one that the catalog or
/// the diary knows.
Result<Event> track(Records& records, const Catalog& catalog, const Asked& asked,
                    const std::vector<std::string>& outcomes);

/// Chooses the hour, 0 to 23, at which this person's day begins.
Result<Event> choose_day_start(Records& records, const Asked& asked, std::int64_t hour);

}  // namespace titrate
