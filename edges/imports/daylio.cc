#include "imports/daylio.h"

#include <algorithm>
#include <map>

#include "codec/text.h"
#include "imports/dates.h"
#include "imports/table.h"

namespace titrate::imports {
namespace {

using Kind = FoundItem::Kind;

/// The names that Daylio gives its five moods, and the plain words for them. Whoever names moods anew gives them an
/// order that stands nowhere in the file: two names may be one step of it.
std::optional<int> daylio_step(std::string_view mood) {
  static constexpr struct {
    const char* name;
    int step;
  } names[] = {{"rad", 5},      {"super", 5}, {"good", 4},  {"gut", 4},       {"meh", 3},
               {"so lala", 3},  {"naja", 3},  {"na ja", 3}, {"bad", 2},       {"fugly", 2},
               {"schlecht", 2}, {"awful", 1}, {"mies", 1},  {"furchtbar", 1}, {"1", 1},
               {"2", 2},        {"3", 3},     {"4", 4},     {"5", 5}};
  const std::string small = codec::lower(mood);
  const auto at = std::find_if(std::begin(names), std::end(names), [&](const auto& one) { return small == one.name; });
  return at == std::end(names) ? std::nullopt : std::optional(at->step);
}

class DaylioReader {
 public:
  explicit DaylioReader(const Reading& reading) : reading_(reading), table_(reading), dates_(reading.asked) {
    full_date_ = table_.column("full_date");
    year_ = table_.column("year");
    date_ = table_.column("date");
    time_ = table_.column("time");
    mood_ = table_.column("mood");
    activities_ = table_.column("activities");
    scales_ = table_.column("scales");
    title_ = table_.column("note_title");
    note_ = table_.column("note");
  }

  Result<Done> read() {
    Table first = Table::looking(reading_);
    while (first.next()) {
      dates_.see(date_of(first), first.line(), first.text());
      const std::string mood(first.cell(mood_));
      if (!mood.empty() && moods_.size() < most_moods) moods_.try_emplace(mood, daylio_step(mood));
    }
    if (first.problem()) return *first.problem();
    if (const auto problem = dates_.unsettled(reading_.part.name())) return *problem;
    for (const auto& [mood, step] : moods_)
      if (!step) renamed_ += (renamed_.empty() ? "" : ", ") + codec::quoted(mood);
    if (!renamed_.empty())
      reading_.into.remark(
          "Daylio's file does not say in which order these moods stand: " + renamed_ +
          ". So no mood is taken as a number; each is an item of its own, which was or was not chosen. For "
          "numbers, write 1 (the worst) to 5 (the best) in place of the names in the column mood, and "
          "import the file again.");
    while (table_.next()) row();
    if (table_.problem()) return *table_.problem();
    return Done{};
  }

 private:
  static constexpr std::size_t most_moods = 500;

  /// Old files have the year in a column of its own, and "18 May" beside it.
  std::string date_of(const Table& table) const {
    if (full_date_) return std::string(table.cell(full_date_));
    return std::string(table.cell(date_)) + " " + std::string(table.cell(year_));
  }

  void row() {
    const auto date = dates_.day(date_of(table_));
    if (!date) return table_.not_understood(date.problem().what);
    const std::string_view time = table_.cell(time_);
    const auto clock = time_of_day_in(time);
    if (!clock && !time.empty()) return table_.not_understood("its time is not one that I know");
    day_ = clock ? day_at(*date, *clock, reading_.asked.day_start) : *date;
    if (!table_.cell(mood_).empty()) mood(std::string(table_.cell(mood_)));
    for (const std::string_view one : parts_of(table_.cell(activities_), '|'))
      add({"Activity: " + std::string(one), Kind::outcome, "", 0, 1, Combine::highest, "",
           "Daylio has no way to say no: a day on which it was not ticked is not recorded, and no zero."},
          1);
    for (const std::string_view one : parts_of(table_.cell(scales_), '|')) scale(one);
    for (const auto column : {title_, note_})
      if (const auto words = table_.cell(column); !words.empty())
        reading_.into.say(reading_.into.item({"Note", Kind::note, "", {}, {}, Combine::last, "note", ""}), day_, words,
                          table_.line(), table_.text());
  }

  void mood(const std::string& chosen) {
    if (renamed_.empty()) {
      const auto step = daylio_step(chosen);
      if (!step) return table_.not_understood("this file has more moods than I can tell apart");
      return add({"Mood", Kind::outcome, "points", 1, 5, Combine::mean, "daylio_mood",
                  "1 is the worst of the five moods, 5 the best; several of a day are averaged."},
                 *step);
    }
    // An entry has one mood: those that were not chosen are a no of this entry.
    for (const auto& [mood, step] : moods_)
      add({"Mood: " + mood, Kind::outcome, "", 0, 1, Combine::highest, "",
           "1 on a day with this mood, 0 on one with others."},
          mood == chosen ? 1 : 0);
  }

  /// "Sleep: 7", "Steps (k): 7,5".
  void scale(std::string_view text) {
    const auto colon = text.rfind(':');
    const auto number = colon == std::string_view::npos ? std::nullopt : number_in_cell(text.substr(colon + 1));
    if (!number || colon == 0) return table_.not_understood("one of its scales is not written as a name and a number");
    const std::string name(text.substr(0, colon));
    add({"Scale: " + name,
         Kind::outcome,
         "",
         {},
         {},
         Combine::mean,
         measure_name("daylio " + name),
         "Several of a day are averaged."},
        *number);
  }

  void add(const FoundItem& item, double value) {
    reading_.into.add(reading_.into.item(item), day_, value, table_.line(), table_.text());
  }

  const Reading& reading_;
  Table table_;
  FileDates dates_;
  std::optional<std::size_t> full_date_, year_, date_, time_, mood_, activities_, scales_, title_, note_;
  std::map<std::string, std::optional<int>> moods_;
  std::string renamed_;
  Day day_{};
};

}  // namespace

bool is_daylio(const Part& part) {
  return has_columns(part, {"mood", "activities", "weekday", "time", "note"}) &&
         (has_columns(part, {"full_date"}) || has_columns(part, {"year", "date"}));
}

Result<Done> read_daylio(const Reading& reading) {
  if (const auto problem = missing_column(reading.part, {"date", "mood", "activities"})) return *problem;
  return DaylioReader(reading).read();
}

}  // namespace titrate::imports
