#include "imports/loop.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "codec/text.h"
#include "imports/dates.h"
#include "imports/loop_marks.h"
#include "imports/table.h"

namespace titrate::imports {
namespace {

/// A habit, and what the first pass learns of it.
struct LoopHabit {
  std::string name;
  bool words = false;    ///< has a yes or a no: it is ticked, not measured
  bool amounts = false;  ///< has a number that is none of Loop's codes
  bool measured = false;
};

class LoopReader {
 public:
  explicit LoopReader(const Reading& reading) : reading_(reading), dates_(reading.asked) {}

  /// Habits.csv: what the habits of the archive are called, and what they are counted in.
  Result<Done> read_list() {
    if (!in_loop_archive(reading_.part))
      return Problem{"This table of Loop Habit Tracker lists the habits and has no days.",
                     {.file = reading_.part.name()},
                     "Bring the whole archive that Loop exports, or the Checkmarks.csv in it."};
    Table table(reading_);
    const auto name = table.column("Name"), type = table.column("Type"), unit = table.column("Unit");
    while (table.next())
      if (const std::string called(table.cell(name)); called.empty())
        table.not_understood("it names no habit");
      else
        reading_.into.item(
            described(called, codec::lower(table.cell(type)) == "numerical", std::string(table.cell(unit))));
    if (table.problem()) return *table.problem();
    return Done{};
  }

  /// The marks of one habit. In the archive they are in the table of all habits too, and only the notes are not.
  Result<Done> read_habit() {
    const auto folder = in_loop_archive(reading_.part) ? loop_habit_of_path(reading_.part.name()) : std::nullopt;
    habits_.push_back({folder.value_or("Habit")});
    Table first = Table::looking(reading_);
    while (first.next()) {
      dates_.see(first.cell(0), first.line(), first.text());
      learn(habits_[0], first.cell(1));
    }
    if (first.problem()) return *first.problem();
    if (const auto problem = settle()) return *problem;
    Table table(reading_);
    while (table.next()) {
      const auto day = dates_.day(table.cell(0));
      if (!day) {
        table.not_understood(day.problem().what);
        continue;
      }
      if (const auto words = table.cell(2); !words.empty()) {
        const std::size_t note =
            reading_.into.item({"Note", FoundItem::Kind::note, "", {}, {}, Combine::last, "note", ""});
        reading_.into.say(note, *day, habits_[0].name + ": " + std::string(words), table.line(), table.text());
      }
      if (!folder) take(habits_[0], *day, table.cell(1), table.line(), table.text());
    }
    if (table.problem()) return *table.problem();
    return Done{};
  }

  /// Checkmarks.csv of all habits.
  Result<Done> read_table() {
    if (const auto problem = name_habits()) return *problem;
    if (const auto problem = each_row(
            [&](const std::vector<std::string>& cells, std::size_t line, const std::string& text) {
              dates_.see(cells[0], line, text);
              for (std::size_t i = 0; i < habits_.size() && i + 1 < cells.size(); ++i) learn(habits_[i], cells[i + 1]);
            },
            false))
      return *problem;
    if (const auto problem = settle()) return *problem;
    if (const auto problem = each_row(
            [&](const std::vector<std::string>& cells, std::size_t line, const std::string& text) {
              const auto day = dates_.day(cells[0]);
              if (!day) return reading_.into.not_understood(reading_.part.name(), line, text, day.problem().what);
              if (cells.size() != habits_.size() + 1)
                return reading_.into.not_understood(
                    reading_.part.name(), line, text,
                    "it has another number of marks than there are habits: does a habit have a comma in its name?");
              for (std::size_t i = 0; i < habits_.size(); ++i) take(habits_[i], *day, cells[i + 1], line, text);
            },
            true))
      return *problem;
    return Done{};
  }

 private:
  static FoundItem described(const std::string& name, bool measured, const std::string& unit) {
    const bool magnesium = names_magnesium(name);
    FoundItem item{name,
                   magnesium ? FoundItem::Kind::supplement : FoundItem::Kind::outcome,
                   measured ? unit : "",
                   {},
                   {},
                   Combine::last,
                   magnesium ? "" : measure_name("loop " + name),
                   ""};
    if (!measured) item.lowest = 0, item.highest = 1;
    item.remark = measured
                      ? "Loop writes thousandths, and they are divided here."
                      : "1 is done and 0 is not done, both by hand; a day that Loop filled in itself, or of which it "
                        "knows nothing, is not recorded.";
    return item;
  }

  /// Loop puts no name into quotes, so a comma in one looks like two habits. Habits.csv knows the whole name.
  std::optional<Problem> name_habits() {
    std::vector<std::string> names(reading_.part.header().begin() + 1, reading_.part.header().end());
    while (!names.empty() && names.back().empty()) names.pop_back();
    constexpr std::size_t most_commas = 10;
    for (std::size_t i = 0; i < names.size();) {
      std::string name = names[i], longer = names[i];
      std::size_t next = i + 1;
      for (std::size_t end = i + 1; end < std::min(names.size(), i + most_commas); ++end) {
        longer += separator_of(reading_.part) + names[end];
        if (reading_.into.described(longer)) name = longer, next = end + 1;
      }
      if (!codec::is_utf8(name))
        return Problem{"The first line of this file is not UTF-8 text.",
                       {.file = reading_.part.name(), .line = 1},
                       "Export it anew, or save it as UTF-8 in the program that last saved it."};
      habits_.push_back({name.empty() ? "Habit " + std::to_string(habits_.size() + 1) : name});
      i = next;
    }
    return std::nullopt;
  }

  template <class Take>
  std::optional<Problem> each_row(const Take& take, bool counts) {
    const auto in = reading_.part.text();
    codec::LineStream lines(*in);
    const char separator = separator_of(reading_.part);
    bool header = true;
    std::size_t rows = 0;
    while (lines.next()) {
      if (lines.text().empty() && !lines.fault()) continue;
      if (std::exchange(header, false)) continue;
      if (counts) reading_.into.read();
      constexpr std::size_t between_looks = 4'096;
      if (++rows % between_looks == 0) {
        if (!reading_.progress.keep_going(counts ? 0.75 : 0.25))
          return Problem{"The reading was stopped before the end of the file.",
                         {.file = reading_.part.name()},
                         "Nothing was taken over. Start it again when you like."};
        if (auto problem = reading_.into.too_much(reading_.part.name())) return problem;
      }
      const auto cells = loop_cells(lines.text(), separator);
      if (!lines.fault() && !cells.empty())
        take(cells, lines.line(), lines.text());
      else if (counts && lines.fault())
        reading_.into.not_understood(reading_.part.name(), lines.line(), lines.text(), *lines.fault());
    }
    return std::nullopt;
  }

  void learn(LoopHabit& habit, std::string_view cell) {
    constexpr int largest_code = 3;
    const auto mark = loop_mark(cell);
    if (!mark) return;
    if (mark->what == LoopMark::What::number) {
      knows_unknown_ = knows_unknown_ || mark->number == -1;
      habit.amounts = habit.amounts || std::abs(mark->number) > largest_code;
    } else if (mark->what != LoopMark::What::skip) {
      knows_unknown_ = true;
      habit.words = habit.words || mark->what != LoopMark::What::unknown;
    }
  }

  std::optional<Problem> settle() {
    for (LoopHabit& habit : habits_) {
      const FoundItem* known = reading_.into.described(habit.name);
      habit.measured = known ? !known->highest : habit.amounts && !habit.words;
    }
    return dates_.unsettled(reading_.part.name());
  }

  void take(const LoopHabit& habit, Day day, std::string_view cell, std::size_t line, std::string_view text) {
    const auto mark = loop_mark(cell);
    const std::size_t item = reading_.into.item(described(habit.name, habit.measured, ""));
    const auto not_understood = [&](const char* why) {
      reading_.into.not_understood(reading_.part.name(), line, text, codec::quoted(habit.name) + ": " + why);
    };
    if (!mark) return not_understood("this is no mark of Loop's");
    using What = LoopMark::What;
    What what = mark->what;
    if (what == What::number && mark->number == -1) what = What::unknown;
    if (what == What::number && (mark->number == 3 || mark->number == -3)) what = What::skip;
    if (what == What::unknown) return;
    if (what == What::skip) return reading_.into.skipped(item, day, line, text);
    if (habit.measured) {
      const bool amount = what == What::number && (mark->number == 0 || mark->number > 2);
      return amount ? reading_.into.add(item, day, mark->number / 1000.0, line, text)
                    : not_understood("this habit is measured, and the mark is no amount");
    }
    if (what == What::number) {
      if (mark->number < 0 || mark->number > 2) return not_understood("this is no mark of Loop's");
      what = mark->number == 2 ? What::yes : mark->number == 1 ? What::yes_auto : What::no;
      if (what == What::no && !knows_unknown_)
        return reading_.into.remark(
            "This file is of an old Loop, which writes 0 for a no and for a day that nobody marked: "
            "these days are not recorded.");
    }
    if (what == What::yes_auto)
      return reading_.into.remark(
          "Where Loop filled a day in by itself, since the habit is not due every day, nothing was "
          "recorded.");
    reading_.into.add(item, day, what == What::yes ? 1 : 0, line, text);
  }

  const Reading& reading_;
  FileDates dates_;
  std::vector<LoopHabit> habits_;
  bool knows_unknown_ = false;  ///< the file tells a no from a day that nobody marked
};

}  // namespace

bool is_loop(const Part& part) {
  return part.kind() == Bytes::text && (is_loop_list(part) || is_loop_habit(part) || is_loop_table(part));
}

Result<Done> read_loop(const Reading& reading) {
  const auto& header = reading.part.header();
  if (reading.part.kind() != Bytes::text || header.size() < 2)
    return Problem{"This is no table of Loop Habit Tracker.",
                   {.file = reading.part.name()},
                   "Bring the archive that Loop exports as CSV, or the Checkmarks.csv in it."};
  if (is_loop_list(reading.part)) return LoopReader(reading).read_list();
  const bool one_habit = header[1] == "Value" && (header.size() == 2 || header[2] == "Notes");
  return one_habit ? LoopReader(reading).read_habit() : LoopReader(reading).read_table();
}

}  // namespace titrate::imports
