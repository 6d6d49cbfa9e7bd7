#include <algorithm>
#include <cmath>

#include "base/blanks.h"
#include "codec/dates.h"
#include "codec/text.h"
#include "imports/amounts.h"
#include "imports/cronometer.h"
#include "imports/dates.h"
#include "imports/numbers.h"
#include "imports/table.h"

namespace titrate::imports {
namespace {

/// A row of the file: a day, or a meal of a day, or its total.
struct CronometerRow {
  std::string group;
  std::vector<std::optional<double>> values;
  bool completed = true;
  std::size_t line = 0;
  std::string text;
  bool is_empty() const {
    return std::all_of(values.begin(), values.end(), [](const auto& one) { return !one || *one == 0; });
  }
};

bool is_word_for_total(std::string_view group) {
  static constexpr const char* words[] = {"total",  "totals", "gesamt", "summe",
                                          "totale", "totaal", "totalt", "tageswert"};
  const std::string small = codec::lower(without_blanks_around(group));
  return std::find(std::begin(words), std::end(words), small) != std::end(words);
}

/// Is every value of the row the sum of the others', as far as rounding goes?
bool is_sum_of_others(const std::vector<CronometerRow>& rows, std::size_t at) {
  bool any = false;
  for (std::size_t i = 0; i < rows[at].values.size(); ++i) {
    double others = 0;
    for (std::size_t row = 0; row < rows.size(); ++row)
      if (row != at) others += rows[row].values[i].value_or(0);
    const double own = rows[at].values[i].value_or(0);
    if (std::abs(own - others) > 0.02 * double(rows.size()) + 1e-3 * std::abs(own)) return false;
    any = any || own != 0;
  }
  return any;
}

class CronometerDays {
 public:
  explicit CronometerDays(const Reading& reading)
      : reading_(reading), nutrients_(cronometer_nutrients(Table::looking(reading).names())), dates_(reading.asked) {}

  Result<Done> read() {
    if (const auto problem = look()) return *problem;
    Table table(reading_);
    const auto date = date_column(table), group = table.column("Group"), completed = table.column("Completed");
    while (table.next()) {
      const auto day = dates_.day(table.cell(date));
      if (!day) {
        table.not_understood(day.problem().what);
        continue;
      }
      if (!codec::is_of_a_diary(*day)) {
        table.not_understood("its year is not one of a diary");
        continue;
      }
      if (day_ != *day) day_ends();
      day_ = *day;
      constexpr std::size_t most_groups = 50;
      if (rows_.size() == most_groups) day_ends();
      rows_.push_back(row(table, group, completed));
    }
    if (table.problem()) return *table.problem();
    day_ends();
    say();
    return Done{};
  }

 private:
  static std::optional<std::size_t> date_column(const Table& table) {
    const auto date = table.column("Date");
    return date ? date : table.column("Day");
  }
  std::optional<Problem> look() {
    Table table = Table::looking(reading_);
    const auto date = date_column(table), completed = table.column("Completed");
    if (!date)
      return Problem{"This file has no column Date.",
                     {.file = reading_.part.name()},
                     "In Cronometer choose More, Account, Export Data, Export Daily Nutrition."};
    while (table.next()) {
      dates_.see(table.cell(date), table.line(), table.text());
      for (const CronometerNutrient& one : nutrients_) numbers_.see(table.cell(one.column));
      any_completed_ = any_completed_ || codec::lower(table.cell(completed)) == "true";
    }
    if (table.problem()) return table.problem();
    return dates_.unsettled(reading_.part.name());
  }
  CronometerRow row(const Table& table, std::optional<std::size_t> group, std::optional<std::size_t> completed) const {
    CronometerRow made;
    made.group = table.cell(group);
    made.line = table.line();
    made.text = table.text();
    made.completed = codec::lower(table.cell(completed)) != "false";
    for (const CronometerNutrient& one : nutrients_) {
      const std::string_view cell = table.cell(one.column);
      made.values.push_back(numbers_.number(cell));
      if (!made.values.back() && !is_no_value(cell))
        reading_.into.not_understood(reading_.part.name(), made.line, made.text, numbers_.why_not(cell));
    }
    return made;
  }

  /// Of a day with rows of meals its total counts, or, where none is, their sum; both together would be twice the day.
  void day_ends() {
    if (rows_.empty()) return;
    std::size_t total = rows_.size();
    for (std::size_t i = 0; i < rows_.size() && total == rows_.size(); ++i)
      if (is_word_for_total(rows_[i].group)) total = i;
    for (std::size_t i = rows_.size(); rows_.size() > 1 && total == rows_.size() && i-- > 0;)
      if (!rows_[i].group.empty() && is_sum_of_others(rows_, i)) total = i;
    if (total < rows_.size()) {
      if (rows_.size() > 1)
        reading_.into.remark("The rows of meals were passed over: the row " + codec::quoted(rows_[total].group) +
                             " holds the whole day, and both together would count it twice.");
      for (std::size_t i = 0; i + 1 < rows_.size(); ++i) reading_.into.passed_over();
      take(rows_[total]);
    } else if (rows_.front().group.empty()) {
      for (const CronometerRow& one : rows_) take(one);
    } else {
      reading_.into.remark("Days without a row of their total are the sum of their meals.");
      CronometerRow sum = rows_.front();
      for (std::size_t row = 1; row < rows_.size(); ++row)
        for (std::size_t i = 0; i < sum.values.size(); ++i)
          if (rows_[row].values[i]) sum.values[i] = sum.values[i].value_or(0) + *rows_[row].values[i];
      take(sum);
    }
    rows_.clear();
  }
  void take(const CronometerRow& row) {
    if (!row.completed && (any_completed_ || row.is_empty())) {
      ++left_out_;
      return reading_.into.passed_over();
    }
    if (row.is_empty() && !any_completed_) {
      ++left_out_;
      return reading_.into.passed_over();
    }
    for (std::size_t i = 0; i < nutrients_.size(); ++i)
      if (row.values[i] && *row.values[i] >= 0)
        reading_.into.add(reading_.into.item(cronometer_item(nutrients_[i])), day_, *row.values[i], row.line, row.text);
  }
  void say() const {
    Collected& into = reading_.into;
    if (left_out_ > 0 && any_completed_)
      into.remark(
          "Days that are not marked as complete in Cronometer were left out: their totals are not what was eaten and "
          "taken.");
    if (left_out_ > 0 && !any_completed_)
      into.remark("Days on which nothing was logged were left out: they are no days without food.");
    if (!any_completed_)
      into.remark(
          "No day of this file is marked as complete in Cronometer: its totals may be less than what was eaten and "
          "taken.");
  }

  const Reading& reading_;
  std::vector<CronometerNutrient> nutrients_;
  FileDates dates_;
  FileNumbers numbers_;
  bool any_completed_ = false;
  Day day_{};
  std::vector<CronometerRow> rows_;
  std::int64_t left_out_ = 0;
};

}  // namespace

std::vector<CronometerNutrient> cronometer_nutrients(const std::vector<std::string>& header) {
  std::vector<CronometerNutrient> nutrients;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string_view name = without_blanks_around(header[i]);
    const auto open = name.rfind('(');
    if (!name.ends_with(')') || open == name.npos || open == 0) continue;
    nutrients.push_back({std::string(name), std::string(name.substr(open + 1, name.size() - open - 2)), i});
  }
  return nutrients;
}

bool is_magnesium_column(const CronometerNutrient& one) {
  return codec::lower(one.name).starts_with("magnesium") && (one.unit == "mg" || one.unit == "g");
}

FoundItem cronometer_item(const CronometerNutrient& one) {
  FoundItem item;
  item.name = one.name;
  item.unit = one.unit;
  const std::string small = codec::lower(one.name);
  for (const char* const moves : {"caffeine", "alcohol", "fiber"})
    if (small.starts_with(std::string(moves) + " (")) item.suggested = measure_name(one.name);
  if (!is_magnesium_column(one)) return item;
  item.suggested = "magnesium_from_food_and_all_" + one.unit;
  item.remark = "Cronometer adds up the magnesium of food and of supplements here, so this is not a dose.";
  return item;
}

bool is_cronometer_days(const Part& part) {
  if (!has_columns(part, {"Date"}) || has_columns(part, {"Food Name"})) return false;
  if (!has_columns(part, {"Energy (kcal)"}) && !has_columns(part, {"Energy (kJ)"})) return false;
  return has_columns(part, {"Completed"}) || has_columns(part, {"Net Carbs (g)"}) ||
         has_columns(part, {"Magnesium (mg)"});
}

Result<Done> read_cronometer_days(const Reading& reading) { return CronometerDays(reading).read(); }

}  // namespace titrate::imports
