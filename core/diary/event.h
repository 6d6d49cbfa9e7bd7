#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "diary/diary.h"

namespace titrate {

/// What one entry of a day is about.
struct Item {
  enum class Kind { dose, measure, arm, guess, note };
  Kind kind = Kind::measure;
  std::string name;  ///< of the measure; "elemental_mg" or "treatment_unit" for a dose; empty otherwise
  friend bool operator==(const Item&, const Item&) = default;
};

/// A person, or a file that a person imported, said this about a day.
struct Recorded {
  Day day{};
  Item item;
  Entry<double> entry;  ///< of a dose (in the unit that item.name says) or a measure
  std::string text;     ///< of an arm, a guess or a note
};

/// An earlier event is taken back. It stays in the log; the fold passes it over. An undo can itself be undone.
struct Undone {
  std::int64_t event = 0;
};

/// The measures that the daily entry asks for, in order.
struct Tracked {
  std::vector<std::string> measures;
};

/// The diary follows this plan (TRIAL.json as text: the codec reads it).
struct Planned {
  std::string trial_json;
};

/// The hour at which this person's day begins.
struct DayStartChosen {
  DayStart start;
};

/// One line of the append-only log. Nothing is ever overwritten: a correction is a later event, and the fold decides.
struct Event {
  std::int64_t id = 0;        ///< given by the store: 1, 2, 3 ... over all diaries
  std::string diary;          ///< "mine", or "example" for the simulated one
  std::string key;            ///< the caller's own name for this event; a second event with the same key is not appended
  Moment entered;
  std::variant<Recorded, Undone, Tracked, Planned, DayStartChosen> what;
};

/// What the log says now.
struct Notebook {
  Diary diary;
  std::vector<std::string> tracked;
  std::string trial_json;              ///< empty: no plan
  std::vector<std::int64_t> standing;  ///< ids of the events that are not undone, in order
};

/// The fold: the state that a log of events (of one diary, in order of id) stands for. For each day and item the last
/// standing entry counts; the day's `entered` is that of its last standing entry.
Notebook notebook_of(std::span<const Event> log);

/// A whole diary as events, as if it had been typed in: how the example and, later, imports enter the log.
std::vector<Event> events_of(const Diary& diary, const std::string& name, const Moment& entered);

}  // namespace titrate
