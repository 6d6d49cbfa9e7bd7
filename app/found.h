#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/food_import.h"
#include "base/day.h"
#include "base/entry.h"

namespace titrate {

/// How several records of one item on one day become the one entry that a day has.
enum class Combine {
  sum,      ///< amounts taken, events counted, minutes slept
  mean,     ///< ratings through the day
  highest,  ///< the worst of the day: a symptom that is only written down when it is there
  lowest,
  last,  ///< the record of the day; two that differ are listed, and the first is kept
};

/// Something that a file writes down day by day, under the file's own name.
struct FoundItem {
  enum class Kind {
    outcome,      ///< a number about the day: a symptom, a mood, hours slept, a habit
    supplement,   ///< an amount taken of what may be the treatment
    medicine,     ///< an amount taken of anything else
    side_effect,  ///< a grade, 1 to 4
    note,         ///< words
    context,      ///< what else changed that day, in words
  };
  std::string name;  ///< once in a file: "Symptom: Headache"
  Kind kind = Kind::outcome;
  std::string unit;                       ///< "mg", "capsule", "hours", "points"; empty: the file says none
  std::optional<double> lowest, highest;  ///< of its scale, where the format has one
  Combine combine = Combine::last;
  /// What it would be called here, if nobody says otherwise: the name of a measure ("headache"), of a side effect, the
  /// kind of a context (diary/diary.h). Empty: nothing is taken over unless somebody says what it is.
  std::string suggested;
  std::string remark;  ///< what to know of it, as a sentence: "Bearable writes no zeros: ..."; empty: nothing
};

/// What a file says of one item on one day, all its records combined.
struct FoundEntry {
  std::size_t item = 0;  ///< position in FileFindings::items
  Day day{};
  Entry<double> entry;   ///< in the item's unit; of a note or a context not recorded
  std::string text;      ///< of a note or a context
  int records = 1;       ///< that became it
  std::size_t line = 0;  ///< of the first of them; 0: the file has no lines to speak of
  std::string record;    ///< the first of them, or its beginning, for messages
};

/// Something about the person, rather than about a day. It is offered for their sheet, where the same screening reads
/// it.
struct FoundName {
  enum class Kind { medicine, supplement, condition, allergy };
  Kind kind = Kind::medicine;
  std::string name;         ///< as the file has it: "Cipro 500 mg"
  std::optional<Day> last;  ///< on which the file last speaks of it
  bool current = true;      ///< false: the file says that it is over
  std::string detail;       ///< dose, status, reaction, as written; empty: nothing
  std::size_t line = 0;
};

/// What a file says, before anybody decides what of it goes into the diary.
struct FileFindings {
  std::string format;    ///< "bearable"
  std::string in_words;  ///< "a Bearable export"
  std::vector<FoundItem> items;
  std::vector<FoundEntry> entries;  ///< by day, then item; each pair once
  std::vector<FoundName> names;
  std::vector<std::string> remarks;  ///< what was done or assumed, in sentences
  std::int64_t records = 0;          ///< read
  std::int64_t passed_over = 0;      ///< of a kind that is nothing to us: heart rate, location
  std::int64_t not_understood = 0;   ///< all of them; `listed` holds the first twenty
  std::vector<ListedRecord> listed;
};

/// Which columns of a table are what, by the names in its header. Nothing: it is guessed, and said. An empty name:
/// there is no such column; without a `name` and a `value` each column is something that is tracked.
struct TableColumns {
  std::optional<std::string> date, time;
  std::optional<std::string> name, value, unit;  ///< of a table with one record in a row
};

/// What a person may have to say beside their file, and what the world knows.
struct FindingsAsked {
  std::optional<std::string> as;  ///< id of a format: what the file must be; nothing: whatever its content says
  std::optional<bool> day_first;  ///< is 01/03/2026 the first of March? Nothing: the file has to settle it
  DayStart day_start;             ///< of the diary that it goes into
  TableColumns columns;           ///< of a table that no other format knows ("csv")
  /// Local time minus UTC at an instant, for files that give an instant and no zone.
  std::function<std::chrono::minutes(Instant)> offset_at = [](Instant) { return std::chrono::minutes{0}; };
};

}  // namespace titrate
