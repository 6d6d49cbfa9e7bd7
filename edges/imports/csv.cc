#include "imports/csv.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/blanks.h"
#include "codec/dates.h"
#include "codec/text.h"
#include "imports/amounts.h"
#include "imports/csv_guess.h"
#include "imports/dates.h"
#include "imports/numbers.h"
#include "imports/table.h"

namespace titrate::imports {
namespace {

constexpr std::size_t most_table_columns = 1'000;

std::vector<CellsSeen> looked_at_columns(const Reading& reading, int rows) {
  Table table = Table::looking(reading);
  std::vector<CellsSeen> seen(table.names().size());
  while (rows-- > 0 && table.next())
    for (std::size_t i = 0; i < seen.size(); ++i) seen[i].see_closely(table.cell(i));
  return seen;
}

/// What is tracked, in a column of its own or under a name: what its values are, and the item that it becomes.
struct TableTrack {
  CellsSeen cells;
  std::optional<FoundItem> item;
};

class AnyTable {
 public:
  AnyTable(const Reading& reading, ColumnRoles roles)
      : reading_(reading),
        into_(reading.into),
        roles_(std::move(roles)),
        names_(names_of_columns(Table::looking(reading).names())),
        dates_(reading.asked) {}

  Result<Done> read() {
    if (const auto problem = look()) return *problem;
    describe();
    Table table(reading_);
    while (table.next()) {
      const auto day = this->day(table);
      if (!day)
        table.not_understood(day.problem().what);
      else if (!codec::is_of_a_diary(*day))
        table.not_understood("its year is not one of a diary");
      else
        roles_.one_record_a_row() ? record(table, *day) : row(table, *day);
    }
    if (table.problem()) return *table.problem();
    say();
    return Done{};
  }

 private:
  /// Everything that is settled by all rows: the order of days and months, the marks of numbers, what the values of
  /// each thing are, and whether a day has several rows.
  std::optional<Problem> look() {
    std::set<std::string, std::less<>> days;
    constexpr std::size_t most_days = 200'000, most_tracks = 5'000;
    Table table = Table::looking(reading_);
    while (table.next()) {
      const std::string_view date = date_and_time_in(without_blanks_around(table.cell(roles_.date))).date;
      dates_.see(date, table.line(), table.text());
      if (doubtful_.empty() && date_in(date).doubtful()) doubtful_ = date;
      if (!several_ && days.size() < most_days) several_ = !days.emplace(date).second;
      if (roles_.one_record_a_row()) {
        const std::string_view value = table.cell(roles_.value);
        numbers_.see(value);
        if (tracks_.size() < most_tracks || tracks_.count(key(table))) tracks_[key(table)].cells.see(value);
      } else {
        for (const std::size_t i : roles_.tracked) numbers_.see(table.cell(i)), columns_[i].cells.see(table.cell(i));
      }
    }
    if (table.problem()) return table.problem();
    return dates_.unsettled(reading_.part.name());
  }

  std::string key(const Table& table) const { return with_unit(table.cell(roles_.name), table.cell(roles_.unit)); }

  /// The one item of words that is the note of a day: called so, or the only one, and long.
  std::optional<std::size_t> note_column() const {
    std::vector<std::size_t> words;
    for (const std::size_t i : roles_.tracked)
      if (columns_.at(i).cells.sort() == CellsSeen::Sort::words) words.push_back(i);
    for (const std::size_t i : words)
      if (is_called_a_note(names_[i])) return i;
    return words.size() == 1 && columns_.at(words[0]).cells.are_long_words() ? std::optional(words[0]) : std::nullopt;
  }

  void describe() {
    for (const std::size_t i : roles_.tracked) columns_[i];
    const auto note = note_column();
    for (auto& [i, track] : columns_) track.item = described(track.cells, names_[i], "", note == i, false);
    const bool medicines = roles_.name && is_called_a_medicine(names_[*roles_.name]);
    for (auto& [name, track] : tracks_)
      track.item = described(track.cells, name, "", is_called_a_note(name), medicines);
  }

  FoundItem described(const CellsSeen& cells, const std::string& name, const std::string& unit, bool note,
                      bool medicine) const {
    using Sort = CellsSeen::Sort;
    const ColumnName parts = column_name_in(name);
    FoundItem item;
    item.name = name;
    item.unit = parts.unit.empty() ? unit : parts.unit;
    item.lowest = parts.lowest, item.highest = parts.highest;
    if (cells.sort() == Sort::amount && item.unit.empty()) item.unit = cells.unit;
    if (cells.sort() == Sort::words) {
      item.kind = note ? FoundItem::Kind::note : FoundItem::Kind::context;
      item.unit = "", item.lowest = item.highest = {};
      item.suggested = note ? "note" : "";
      return item;
    }
    const bool counts_events = roles_.one_record_a_row() && !roles_.value;
    const bool often = several_ || roles_.one_record_a_row();
    if (is_called_a_dose(name) || medicine) {
      item.kind = medicine && !names_magnesium(name) ? FoundItem::Kind::medicine : FoundItem::Kind::supplement;
      item.combine = often ? Combine::sum : Combine::last;
    } else {
      item.combine = counts_events ? Combine::sum : often ? Combine::mean : Combine::last;
      item.suggested = measure_name(parts.base);
    }
    if (cells.sort() == Sort::yes_no) {
      item.lowest = 0, item.highest = 1;
      if (item.kind == FoundItem::Kind::outcome && often) item.combine = Combine::highest;
      item.remark = "Yes was taken as 1, and no as 0.";
    }
    if (counts_events) item.unit = "times", item.remark = "The table has no column of values: each row counts once.";
    return item;
  }

  Result<Day> day(const Table& table) const {
    const std::string_view cell = without_blanks_around(table.cell(roles_.date));
    if (const auto moment = parse_moment(cell)) {
      // in UTC for lack of anything better, or by the clock of the place
      const bool utc = cell.ends_with('Z') || cell.ends_with('z');
      const auto offset = utc ? reading_.asked.offset_at(moment->instant) : moment->offset;
      return day_of({moment->instant, offset}, reading_.asked.day_start);
    }
    const DateAndTime both = date_and_time_in(cell);
    const auto date = dates_.day(both.date);
    if (!date) return date;
    const std::string_view time = both.time.empty() ? without_blanks_around(table.cell(roles_.time)) : both.time;
    if (time.empty()) return date;
    const auto at = time_of_day_in(time);
    if (!at) return Problem{codec::quoted(time) + " is not a time of day", {}, ""};
    return day_at(*date, *at, reading_.asked.day_start);
  }

  void row(const Table& table, Day day) {
    for (auto& [i, track] : columns_) cell(table, day, table.cell(i), track);
  }

  void record(const Table& table, Day day) {
    const std::string_view name = table.cell(roles_.name);
    if (name.empty()) return table.not_understood("it names nothing that is tracked");
    const auto track = tracks_.find(key(table));
    if (track == tracks_.end()) return table.not_understood("the table tracks more than 5,000 things");
    if (roles_.value)
      cell(table, day, table.cell(roles_.value), track->second);
    else
      into_.add(into_.item(*track->second.item), day, 1, table.line(), table.text());
    if (is_called_a_medicine(names_[*roles_.name])) {
      const auto kind = names_magnesium(name) ? FoundName::Kind::supplement : FoundName::Kind::medicine;
      const std::string amount(
          without_blanks_around(std::string(table.cell(roles_.value)) + " " + std::string(table.cell(roles_.unit))));
      into_.name({kind, std::string(name), day, true, amount, table.line()});
    }
    for (const std::size_t i : roles_.tracked)
      if (!is_no_value(table.cell(i)))
        into_.say(into_.item({names_[i], FoundItem::Kind::note, "", {}, {}, Combine::last, "note", ""}), day,
                  std::string(name) + ": " + std::string(table.cell(i)), table.line(), table.text());
  }

  void cell(const Table& table, Day day, std::string_view cell, TableTrack& track) {
    using Sort = CellsSeen::Sort;
    const Sort sort = track.cells.sort();
    if (is_no_value(cell) || sort == Sort::nothing) return;
    if (is_skipped_word(cell)) return into_.skipped(into_.item(*track.item), day, table.line(), table.text());
    if (sort == Sort::words) return into_.say(into_.item(*track.item), day, cell, table.line(), table.text());
    std::optional<double> value = sort == Sort::yes_no ? yes_or_no(cell) : numbers_.number(cell);
    std::string why;
    if (!value && sort != Sort::yes_no) {
      const WrittenAmount amount = amount_in(cell);
      if (is_written_number(cell) || !amount.number)
        why = numbers_.why_not(cell);
      else if (amount.unit != track.item->unit)
        why = codec::quoted(cell) + " has another unit than the rest";
      else
        value = amount.number;
    }
    if (!value) return table.not_understood(codec::quoted(track.item->name) + ": " + why);
    into_.add(into_.item(*track.item), day, *value, table.line(), table.text());
  }

  void say() const {
    const auto column = [&](std::size_t i) { return codec::quoted(names_[i]); };
    into_.remark("The column " + column(roles_.date) + " was taken as the date.");
    if (roles_.time) into_.remark("The column " + column(*roles_.time) + " was taken as the time of day.");
    if (roles_.one_record_a_row() && roles_.value)
      into_.remark("Each row was taken as one record: the column " + column(*roles_.name) +
                   " says of what, and the column " + column(*roles_.value) + " how much.");
    else if (roles_.one_record_a_row())
      into_.remark("Each row was taken as one event: the column " + column(*roles_.name) + " says of what.");
    else
      into_.remark("Each row was taken as one day, and each further column as something that is tracked.");
    if (roles_.unit) into_.remark("The column " + column(*roles_.unit) + " was taken as the unit.");
    if (numbers_.settled())
      into_.remark(numbers_.comma() ? "Numbers were read with a decimal comma."
                                    : "Numbers were read with a decimal point.");
    if (!doubtful_.empty())
      if (const auto read = dates_.day(doubtful_))
        into_.remark("The date " + codec::quoted(doubtful_) + " was read as " + to_string(*read) +
                     ", and all others alike.");
    if (several_ && !roles_.one_record_a_row())
      into_.remark("Some days have several rows: numbers of a day were averaged, and doses added up.");
    std::string unread;
    for (const std::size_t i : roles_.unread) unread += (unread.empty() ? "" : ", ") + column(i);
    if (!unread.empty()) into_.remark("Columns that were not read: " + unread + ".");
  }

  const Reading& reading_;
  Collected& into_;
  ColumnRoles roles_;
  std::vector<std::string> names_;
  FileDates dates_;
  FileNumbers numbers_;
  std::map<std::size_t, TableTrack> columns_;              ///< of a table with a day in a row
  std::map<std::string, TableTrack, std::less<>> tracks_;  ///< of one with a record in a row
  std::string doubtful_;
  bool several_ = false;  ///< rows of a day
};

}  // namespace

bool is_csv(const Part& part) {
  const std::size_t columns = part.header().size();
  if (part.kind() != Bytes::text || columns < 2 || columns > most_table_columns) return false;
  FindingsAsked asked;
  Progress progress;
  Collected into;
  const Reading reading{part, asked, progress, into};
  constexpr int rows = 20;
  const auto seen = looked_at_columns(reading, rows);
  return std::any_of(seen.begin(), seen.end(), [](const CellsSeen& one) { return one.are_dates(); });
}

Result<Done> read_csv_table(const Reading& reading) {
  const auto& header = reading.part.header();
  if (reading.part.kind() != Bytes::text || header.size() < 2 || header.size() > most_table_columns)
    return Problem{"This is not a table with columns that , ; or a tab divides.",
                   {.file = reading.part.name()},
                   "Export the table as CSV, with the names of the columns in its first line."};
  constexpr int rows = 1'000;
  const Table table = Table::looking(reading);
  if (table.problem()) return *table.problem();
  auto roles = roles_of(table.names(), looked_at_columns(reading, rows), reading.asked.columns, reading.part.name());
  if (!roles) return roles.problem();
  return AnyTable(reading, std::move(roles).value()).read();
}

}  // namespace titrate::imports
