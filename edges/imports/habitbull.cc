#include "imports/habitbull.h"

#include "imports/dates.h"
#include "imports/table.h"

namespace titrate::imports {
namespace {

/// Stands in place of a value. What it means HabitBull says nowhere, and an amount it cannot be.
constexpr double habitbull_no_value = -2150000000.0;

class HabitBullReader {
 public:
  explicit HabitBullReader(const Reading& reading)
      : reading_(reading),
        table_(reading),
        dates_(reading.asked),
        name_(table_.column("HabitName")),
        date_(table_.column("CalendarDate")),
        value_(table_.column("Value")),
        comment_(table_.column("CommentText")) {}

  Result<Done> read() {
    Table first = Table::looking(reading_);
    while (first.next()) dates_.see(date_and_time_in(first.cell(date_)).date, first.line(), first.text());
    if (first.problem()) return *first.problem();
    if (const auto problem = dates_.unsettled(reading_.part.name())) return *problem;
    while (table_.next()) row();
    if (table_.problem()) return *table_.problem();
    return Done{};
  }

 private:
  void row() {
    const std::string name(table_.cell(name_));
    if (name.empty()) return table_.not_understood("it names no habit");
    const auto day = dates_.day(date_and_time_in(table_.cell(date_)).date);
    if (!day) return table_.not_understood(day.problem().what);
    Collected& into = reading_.into;
    if (const auto words = table_.cell(comment_); !words.empty())
      into.say(into.item({"Note", FoundItem::Kind::note, "", {}, {}, Combine::last, "note", ""}), *day,
               name + ": " + std::string(words), table_.line(), table_.text());
    const auto value = number_in_cell(table_.cell(value_));
    if (!value) return table_.not_understood("its value is no number");
    if (*value == habitbull_no_value) {
      into.passed_over();
      return into.remark("Where HabitBull has -2150000000 there is no value: these days are not recorded.");
    }
    if (*value < 0) return table_.not_understood("its value is below zero");
    const bool magnesium = names_magnesium(name);
    const FoundItem item{name,
                         magnesium ? FoundItem::Kind::supplement : FoundItem::Kind::outcome,
                         "",
                         {},
                         {},
                         Combine::last,
                         magnesium ? "" : measure_name("habitbull " + name),
                         "1 is done and 0 is not done; of a habit that is counted it is the count."};
    into.add(into.item(item), *day, *value, table_.line(), table_.text());
  }

  const Reading& reading_;
  Table table_;
  FileDates dates_;
  std::optional<std::size_t> name_, date_, value_, comment_;
};

}  // namespace

bool is_habitbull(const Part& part) { return has_columns(part, {"HabitName", "CalendarDate", "Value"}); }

Result<Done> read_habitbull(const Reading& reading) {
  if (const auto problem = missing_column(reading.part, {"HabitName", "CalendarDate", "Value"})) return *problem;
  return HabitBullReader(reading).read();
}

}  // namespace titrate::imports
