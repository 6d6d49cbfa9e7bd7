#include <algorithm>
#include <set>

#include "codec/dates.h"
#include "codec/text.h"
#include "imports/amounts.h"
#include "imports/cronometer.h"
#include "imports/dates.h"
#include "imports/numbers.h"
#include "imports/table.h"

namespace titrate::imports {
namespace {

bool is_unit_of_pills(std::string_view unit) {
  for (const char* const one : {"tablet", "capsule", "pill", "softgel", "gummy", "drop", "sachet", "caplet", "lozenge"})
    if (codec::lower(unit).starts_with(one)) return true;
  return false;
}

class CronometerServings {
 public:
  explicit CronometerServings(const Reading& reading)
      : reading_(reading), nutrients_(cronometer_nutrients(Table::looking(reading).names())), dates_(reading.asked) {
    const auto found = std::find_if(nutrients_.begin(), nutrients_.end(), is_magnesium_column);
    if (found == nutrients_.end()) return;
    magnesium_ = *found;
    nutrients_.erase(found);
  }

  Result<Done> read() {
    if (const auto problem = look()) return *problem;
    Table table(reading_);
    const Columns columns(table);
    while (table.next()) {
      const auto day = this->day(table, columns);
      if (!day)
        table.not_understood(day.problem().what);
      else if (!codec::is_of_a_diary(*day))
        table.not_understood("its year is not one of a diary");
      else
        row(table, columns, *day);
    }
    if (table.problem()) return *table.problem();
    if (!magnesium_)
      reading_.into.remark(
          "The file has no column of magnesium: pills are counted as pills, and what they hold is asked.");
    return Done{};
  }

 private:
  struct Columns {
    explicit Columns(const Table& table)
        : date(table.column("Day")),
          time(table.column("Time")),
          food(table.column("Food Name")),
          amount(table.column("Amount")),
          category(table.column("Category")) {
      if (!date) date = table.column("Date");
      energy = table.column("Energy (kcal)");
      if (!energy) energy = table.column("Energy (kJ)");
    }
    std::optional<std::size_t> date, time, food, amount, category, energy;
  };

  /// A supplement has its category. Where a file has none (as those of 2012), one is known by pills that have no
  /// energy.
  static bool is_supplement(const Table& table, const Columns& columns) {
    if (const std::string_view category = table.cell(columns.category); !category.empty()) {
      const std::string small = codec::lower(category);
      return small == "supplements" || small == "supplement" || small.starts_with("nahrungserg");
    }
    const std::string_view energy = table.cell(columns.energy);
    const bool without_energy = energy.empty() || energy.find_first_not_of("0.,") == energy.npos;
    return without_energy &&
           (is_unit_of_pills(amount_in(table.cell(columns.amount)).unit) || names_magnesium(table.cell(columns.food)));
  }

  std::optional<Problem> look() {
    Table table = Table::looking(reading_);
    const Columns columns(table);
    if (!columns.date || !columns.food)
      return Problem{"This file lacks the columns Day and Food Name.",
                     {.file = reading_.part.name()},
                     "In Cronometer choose More, Account, Export Data, Export Servings."};
    while (table.next()) {
      dates_.see(table.cell(columns.date), table.line(), table.text());
      for (const CronometerNutrient& one : nutrients_) numbers_.see(table.cell(one.column));
      if (magnesium_) numbers_.see(table.cell(magnesium_->column));
    }
    if (table.problem()) return table.problem();
    if (const auto problem = dates_.unsettled(reading_.part.name())) return problem;
    return magnesium_ ? look_for_gaps() : std::nullopt;
  }
  /// Days with a pill that is called magnesium and of which Cronometer does not know how much it holds: the sum of the
  /// others is not what was taken.
  std::optional<Problem> look_for_gaps() {
    Table table = Table::looking(reading_);
    const Columns columns(table);
    while (table.next()) {
      if (!is_supplement(table, columns) || !names_magnesium(table.cell(columns.food))) continue;
      const auto held = numbers_.number(table.cell(magnesium_->column));
      if (held && *held > 0) continue;
      if (const auto day = this->day(table, columns)) gaps_.insert(*day);
    }
    return table.problem();
  }

  Result<Day> day(const Table& table, const Columns& columns) const {
    const auto date = dates_.day(table.cell(columns.date));
    if (!date) return date;
    const std::string_view time = table.cell(columns.time);
    if (time.empty()) return date;
    const auto at = time_of_day_in(time);
    if (!at) return Problem{codec::quoted(time) + " is not a time of day", {}, ""};
    return day_at(*date, *at, reading_.asked.day_start);
  }

  void row(const Table& table, const Columns& columns, Day day) {
    Collected& into = reading_.into;
    const std::string name(table.cell(columns.food));
    if (name.empty()) return table.not_understood("it names no food");
    const bool supplement = is_supplement(table, columns);
    if (supplement) pill(table, columns, name, day);
    for (const CronometerNutrient& one : nutrients_)
      if (const auto value = held(table, one)) {
        FoundItem item = cronometer_item(one);
        item.combine = Combine::sum;
        into.add(into.item(item), day, *value, table.line(), table.text());
      }
    if (!magnesium_) return;
    const auto value = held(table, *magnesium_);
    if (!value) return;
    if (!supplement) return magnesium_of_food(table, day, *value);
    if (gaps_.count(day))
      return table.not_understood(
          "Cronometer does not say how much magnesium another supplement of this day holds, so the day has no sum");
    magnesium_of_pills(table, day, *value);
  }

  std::optional<double> held(const Table& table, const CronometerNutrient& one) const {
    const std::string_view cell = table.cell(one.column);
    const auto value = numbers_.number(cell);
    if (!value && !is_no_value(cell)) table.not_understood(numbers_.why_not(cell));
    return value && *value >= 0 ? value : std::nullopt;
  }

  /// The pill itself, whatever Cronometer knows of it: its energy is blank, and so may everything else be.
  void pill(const Table& table, const Columns& columns, const std::string& name, Day day) {
    Collected& into = reading_.into;
    const std::string_view amount = table.cell(columns.amount);
    const WrittenAmount written = amount_in(amount);
    FoundItem item;
    item.kind = FoundItem::Kind::supplement;
    item.unit = written.number ? written.unit : "times";
    item.name = with_unit(name, item.unit);
    item.combine = Combine::sum;
    into.add(into.item(item), day, written.number.value_or(1), table.line(), table.text());
    into.name({FoundName::Kind::supplement, name, day, true, std::string(amount), table.line()});
  }
  void magnesium_of_food(const Table& table, Day day, double value) {
    FoundItem item;
    item.name = "Magnesium in food (" + magnesium_->unit + ")";
    item.unit = magnesium_->unit;
    item.combine = Combine::sum;
    item.suggested = "magnesium_from_food_" + magnesium_->unit;
    item.remark = "Foods of which Cronometer does not know the magnesium are not in it.";
    reading_.into.add(reading_.into.item(item), day, value, table.line(), table.text());
  }
  void magnesium_of_pills(const Table& table, Day day, double value) {
    FoundItem item;
    item.name = "Magnesium in supplements (mg elemental)";
    item.kind = FoundItem::Kind::supplement;
    item.unit = "mg elemental";
    item.combine = Combine::sum;
    item.suggested = "dose";
    item.remark =
        "This is Cronometer's column of magnesium over all supplements of a day: elemental, as Cronometer's list of "
        "foods has "
        "it.";
    constexpr double mg_per_g = 1'000;
    // a pill without magnesium does not say that none was taken
    if (value > 0)
      reading_.into.add(reading_.into.item(item), day, magnesium_->unit == "g" ? value * mg_per_g : value, table.line(),
                        table.text());
  }

  const Reading& reading_;
  std::vector<CronometerNutrient> nutrients_;  ///< all but magnesium
  std::optional<CronometerNutrient> magnesium_;
  FileDates dates_;
  FileNumbers numbers_;
  std::set<Day> gaps_;
};

}  // namespace

bool is_cronometer_servings(const Part& part) {
  return has_columns(part, {"Food Name", "Amount"}) && (has_columns(part, {"Day"}) || has_columns(part, {"Date"}));
}

Result<Done> read_cronometer_servings(const Reading& reading) { return CronometerServings(reading).read(); }

}  // namespace titrate::imports
