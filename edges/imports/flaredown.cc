#include "imports/flaredown.h"

#include <algorithm>
#include <set>

#include "codec/text.h"
#include "imports/dates.h"
#include "imports/table.h"

namespace titrate::imports {
namespace {

using Kind = FoundItem::Kind;

/// "200 mg" is 200 and "mg". A cell that begins with no number is none.
struct FlaredownDose {
  double amount = 0;
  std::string unit;
};

std::optional<FlaredownDose> flaredown_dose(std::string_view cell) {
  const auto end = std::min(cell.find_first_not_of("0123456789.,"), cell.size());
  const auto amount = number_in_cell(cell.substr(0, end));
  if (!amount) return std::nullopt;
  std::string_view unit = cell.substr(end);
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  // "1 1/2 tablets", "2 x 500 mg" and "5-10 mg" are no single amount
  if (unit.find_first_of("0123456789") != std::string_view::npos) return std::nullopt;
  return FlaredownDose{*amount, std::string(unit)};
}

bool is_flaredown_rating(std::string_view cell) { return cell.size() == 1 && cell[0] >= '0' && cell[0] <= '4'; }

/// A column between the date and the tags.
struct FlaredownColumn {
  std::string name;  ///< once in a file: the second "Fatigue" is "Fatigue (2)"
  bool treatment = false;
  std::set<std::string> units;  ///< of a treatment's doses
};

class FlaredownReader {
 public:
  explicit FlaredownReader(const Reading& reading) : reading_(reading), table_(reading), dates_(reading.asked) {
    const auto& names = table_.names();
    date_ = table_.column("Date");
    tags_ = table_.column("Tags");
    foods_ = table_.column("Foods");
    std::multiset<std::string> seen;
    for (std::size_t i = 0; tags_ && i < *tags_; ++i) {
      seen.insert(names[i]);
      const auto times = seen.count(names[i]);
      columns_.push_back({names[i] + (times > 1 ? " (" + std::to_string(times) + ")" : ""), false, {}});
    }
    if (foods_ && *foods_ + 1 < names.size())
      reading.into.remark("The columns behind Foods (the weather, and what Flaredown adds of itself) are not read.");
  }

  Result<Done> read() {
    Table first = Table::looking(reading_);
    while (first.next()) {
      dates_.see(first.cell(date_), first.line(), first.text());
      for (std::size_t i = 0; i < columns_.size(); ++i)
        if (i != *date_) learn(columns_[i], first.cell(i));
    }
    if (first.problem()) return *first.problem();
    if (const auto problem = dates_.unsettled(reading_.part.name())) return *problem;
    // Treatments come after all conditions and symptoms.
    const auto treatment =
        std::find_if(columns_.begin(), columns_.end(), [](const auto& one) { return one.treatment; });
    for (auto column = treatment; column != columns_.end(); ++column) column->treatment = true;
    while (table_.next()) row();
    if (table_.problem()) return *table_.problem();
    return Done{};
  }

 private:
  static void learn(FlaredownColumn& column, std::string_view cell) {
    if (cell.empty() || is_flaredown_rating(cell)) return;
    column.treatment = true;
    if (const auto dose = flaredown_dose(cell); dose && column.units.size() < 20) column.units.insert(dose->unit);
  }

  void row() {
    const auto date = dates_.day(table_.cell(date_));
    if (!date) return table_.not_understood(date.problem().what);
    day_ = *date;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string_view cell = table_.cell(i);
      if (i == *date_ || cell.empty() || columns_[i].name.empty()) continue;
      columns_[i].treatment ? treatment(columns_[i], cell) : rating(columns_[i].name, cell);
    }
    for (const std::string_view tag : parts_of(table_.cell(tags_), ';'))
      add({"Tag: " + std::string(tag), Kind::outcome, "", 0, 1, Combine::last, "",
           "A day without the tag is not recorded, and no zero: Flaredown has no way to say no."},
          1);
    for (const std::string_view food : parts_of(table_.cell(foods_), ';')) {
      const std::size_t item = reading_.into.item({"Foods", Kind::note, "", {}, {}, Combine::last, "", ""});
      reading_.into.say(item, day_, food, table_.line(), table_.text());
    }
  }

  void rating(const std::string& name, std::string_view cell) {
    reading_.into.name({FoundName::Kind::condition, name, day_, true,
                        "rated day by day; Flaredown's file does not say whether it is a condition or a symptom",
                        table_.line()});
    add({name, Kind::outcome, "points", 0, 4, Combine::last, measure_name("flaredown " + name),
         "0 is none and 4 the most; a day that was not rated stays empty."},
        cell[0] - '0');
  }

  void treatment(const FlaredownColumn& column, std::string_view cell) {
    const Kind kind = names_magnesium(column.name) ? Kind::supplement : Kind::medicine;
    const auto item = [&](const std::string& unit) {
      return FoundItem{"Treatment: " + column.name + (unit.empty() ? "" : " (" + unit + ")"),
                       kind,
                       unit,
                       {},
                       {},
                       Combine::last,
                       "",
                       ""};
    };
    const FoundItem taken{"Treatment: " + column.name + " (taken)",
                          kind,
                          "times",
                          0,
                          1,
                          Combine::last,
                          "",
                          "1 on a day on which it was taken, whatever the amount; 0 where Flaredown has Not Taken."};
    const std::string small = codec::lower(cell);
    const auto dose = flaredown_dose(cell);
    reading_.into.name({kind == Kind::supplement ? FoundName::Kind::supplement : FoundName::Kind::medicine, column.name,
                        day_, true, dose ? std::string(cell) : "", table_.line()});
    if (small != "taken" && small != "not taken" && !dose)
      return table_.not_understood("what it says of " + codec::quoted(column.name) +
                                   " is no dose, nor Taken, nor Not Taken");
    const bool not_taken = small == "not taken" || (dose && dose->amount == 0);
    add(taken, not_taken ? 0 : 1);
    if (not_taken)
      for (const std::string& unit : column.units) add(item(unit), 0);
    else if (dose)
      add(item(dose->unit), dose->amount);
  }

  void add(const FoundItem& item, double value) {
    reading_.into.add(reading_.into.item(item), day_, value, table_.line(), table_.text());
  }

  const Reading& reading_;
  Table table_;
  FileDates dates_;
  std::optional<std::size_t> date_, tags_, foods_;
  std::vector<FlaredownColumn> columns_;
  Day day_{};
};

}  // namespace

bool is_flaredown(const Part& part) { return has_columns(part, {"Date", "Tags", "Foods"}); }

Result<Done> read_flaredown(const Reading& reading) {
  if (const auto problem = missing_column(reading.part, {"Date", "Tags", "Foods"})) return *problem;
  return FlaredownReader(reading).read();
}

}  // namespace titrate::imports
