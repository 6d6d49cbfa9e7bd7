#include "imports/bearable.h"

#include <algorithm>
#include <array>

#include "codec/number.h"
#include "codec/text.h"
#include "imports/dates.h"
#include "imports/table.h"

namespace titrate::imports {
namespace {

using Kind = FoundItem::Kind;

/// "Headache (Mild)" is "Headache" and "Mild": what stands in the last parentheses. Without any the second is empty.
struct BearableDetail {
  std::string name, in_parentheses;
};

BearableDetail bearable_detail(std::string_view text) {
  const auto open = text.rfind('(');
  if (open == std::string_view::npos || open == 0 || !text.ends_with(')')) return {std::string(text), ""};
  std::string_view name = text.substr(0, open);
  while (name.ends_with(' ')) name.remove_suffix(1);
  if (name.empty()) return {std::string(text), ""};
  return {std::string(name), std::string(text.substr(open + 1, text.size() - open - 2))};
}

std::optional<int> bearable_severity(std::string_view word) {
  static constexpr std::array<const char*, 4> words{"mild", "moderate", "severe", "unbearable"};
  const auto at = std::find(words.begin(), words.end(), codec::lower(word));
  return at == words.end() ? std::nullopt : std::optional(int(at - words.begin()) + 1);
}

bool is_bearable_unit(std::string_view word) {
  static constexpr const char* units[] = {
      "mg",    "g",        "mcg",     "ug",       "µg",      "μg",      "iu",          "ml",    "l",
      "units", "unit",     "tablet",  "tablets",  "capsule", "caps",    "pill",        "pills", "drop",
      "drops", "capsules", "puff",    "puffs",    "spray",   "sprays",  "tsp",         "tbsp",  "oz",
      "cup",   "cups",     "patch",   "patches",  "gummies", "gummy",   "dose",        "doses", "scoop",
      "%",     "scoops",   "softgel", "softgels", "sachet",  "sachets", "billion cfu", "cfu"};
  return std::find(std::begin(units), std::end(units), codec::lower(word)) != std::end(units);
}

/// "4:00" and "04:00" are four hours, and no clock.
std::optional<double> bearable_duration(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.size() <= 2 && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const std::string_view hours = text.substr(0, colon), minutes = text.substr(colon + 1);
  if (!digits(hours) || !digits(minutes) || minutes.size() != 2) return std::nullopt;
  const double whole = std::stoi(std::string(hours)), part = std::stoi(std::string(minutes));
  return part < 60 && whole <= 24 ? std::optional(whole + part / 60) : std::nullopt;
}

class BearableReader {
 public:
  explicit BearableReader(const Reading& reading) : reading_(reading), table_(reading), dates_(reading.asked) {
    date_ = table_.column("date");
    formatted_ = table_.column("date formatted");
    time_ = table_.column("time of day");
    category_ = table_.column("category");
    rating_ = table_.column("rating/amount");
    detail_ = table_.column("detail");
    notes_ = table_.column("notes");
  }

  Result<Done> read() {
    Table first = Table::looking(reading_);
    while (first.next()) dates_.see(date_of(first), first.line(), first.text());
    if (first.problem()) return *first.problem();
    if (const auto problem = dates_.unsettled(reading_.part.name())) return *problem;
    while (table_.next()) row();
    if (table_.problem()) return *table_.problem();
    return Done{};
  }

 private:
  /// The exact column is the one with the name of the month; a newer file has a second one, which is asked where the
  /// first holds none.
  std::string_view date_of(const Table& table) const {
    const std::string_view date = table.cell(date_), formatted = table.cell(formatted_);
    return formatted.empty() || date_in(date).why.empty() ? date : formatted;
  }

  void row() {
    const auto date = dates_.day(date_of(table_));
    if (!date) return table_.not_understood(date.problem().what);
    day_ = *date;
    const std::string category = codec::lower(table_.cell(category_));
    // "pre", "am", "mid", "pm" and "all day" belong to the day that Bearable writes; only a clock can be before its
    // start.
    if (const auto clock = time_of_day_in(table_.cell(time_)); clock && category != "sleep")
      day_ = day_at(*date, *clock, reading_.asked.day_start);
    if (const auto words = table_.cell(notes_); !is_nothing(words)) say("Notes", Kind::note, "note", words);
    const auto known = std::find_if(std::begin(categories), std::end(categories),
                                    [&](const Category& one) { return category == one.name; });
    known != std::end(categories) ? (this->*known->take)() : other();
  }

  /// Whether `None` means that there was nothing or that nobody answered the file does not say.
  bool is_nothing(std::string_view cell) {
    if (codec::lower(cell) != "none") return cell.empty();
    reading_.into.remark(
        "Where Bearable writes None, nothing was recorded: it may mean no, and it may mean no answer.");
    return true;
  }

  void rated(const std::string& name, const std::string& unit, Combine combine, std::optional<double> lowest,
             std::optional<double> highest, double value, const std::string& remark = "") {
    add({name, Kind::outcome, unit, lowest, highest, combine, measure_name("Bearable " + name), remark}, value);
  }

  void add(const FoundItem& item, double value) {
    reading_.into.add(reading_.into.item(item), day_, value, table_.line(), table_.text());
  }

  void say(const std::string& name, Kind kind, const char* suggested, std::string_view words) {
    const std::size_t item = reading_.into.item({name, kind, "", {}, {}, Combine::last, suggested, ""});
    reading_.into.say(item, day_, words, table_.line(), table_.text());
  }

  /// What was ticked, each of `a | b` by itself.
  void ticked(const std::string& kind) {
    for (const std::string_view one : parts_of(table_.cell(detail_), '|'))
      if (!is_nothing(one))
        add({kind + ": " + std::string(one), Kind::outcome, "", 0, 1, Combine::highest, "",
             "Bearable writes down what was ticked: a day without it is not recorded, and no zero."},
            1);
  }

  void rating_of(const std::string& name) {
    const std::string_view rating = table_.cell(rating_);
    ticked(name + " word");
    if (is_nothing(rating)) return;
    const auto number = number_in_cell(rating);
    if (!number) return table_.not_understood("its rating is no number");
    rated(name, "points", Combine::mean, {}, {}, *number,
          "Bearable's file does not say how long this scale is; several of a day are averaged.");
  }
  void mood() { rating_of("Mood"); }
  void energy() { rating_of("Energy"); }
  void sleep_quality() { rating_of("Sleep quality"); }

  void symptom() {
    const auto details = parts_of(table_.cell(detail_), '|');
    const std::string_view rating = table_.cell(rating_);
    for (const std::string_view one : details) {
      auto [name, word] = bearable_detail(one);
      const auto severity = bearable_severity(word);
      if (!severity) name = one;
      // one rating cannot be told apart over several symptoms; their own words can
      const auto number = details.size() == 1 && !is_nothing(rating)
                              ? number_in_cell(rating)
                              : (severity ? std::optional<double>(*severity) : std::nullopt);
      if (details.size() == 1 && is_nothing(rating) && !severity) continue;
      if (!number || *number < 0 || *number > 4) {
        table_.not_understood("its rating is no number from 1 to 4");
        continue;
      }
      rated("Symptom: " + name, "points", Combine::highest, 1, 4, *number,
            "Bearable writes 1 (mild) to 3 (severe), or 4 (unbearable), and no zeros: a day without it is not "
            "recorded. The "
            "worst of a day counts.");
    }
    if (details.empty()) table_.not_understood("it names no symptom");
  }

  void medicine() {
    for (const std::string_view one : parts_of(table_.cell(detail_), '|')) {
      if (is_nothing(one)) continue;
      auto [name, unit] = bearable_detail(one);
      if (!is_bearable_unit(unit)) name = one, unit = "";
      const bool magnesium = names_magnesium(name);
      const std::string amount(table_.cell(rating_));
      reading_.into.name({magnesium ? FoundName::Kind::supplement : FoundName::Kind::medicine, name, day_, true,
                          is_nothing(amount) ? "" : amount + (unit.empty() ? "" : " " + unit), table_.line()});
      const std::string item = "Meds/Supplements: " + name;
      const Kind kind = magnesium ? Kind::supplement : Kind::medicine;
      if (is_nothing(amount)) {
        add({item + " (times)",
             kind,
             "times",
             {},
             {},
             Combine::sum,
             "",
             "Bearable has no amount where only the taking was noted: these are times."},
            1);
        continue;
      }
      const bool digits = amount.find_first_not_of("0123456789.,") == std::string::npos;
      const auto dose = codec::typed_amount(amount, "rating/amount");
      if (!digits || !dose || *dose > 1e9) {
        table_.not_understood(
            "its amount is not one that I know: a number, with a point or a comma before its decimals");
        continue;
      }
      add({item + (unit.empty() ? "" : " (" + unit + ")"), kind, unit, {}, {}, Combine::sum, "", ""}, *dose);
    }
  }

  void sleep() {
    const std::string_view rating = table_.cell(rating_);
    if (const auto words = table_.cell(detail_); !is_nothing(words)) say("Sleep in words", Kind::note, "", words);
    if (is_nothing(rating)) return;
    const auto hours = bearable_duration(rating);
    if (!hours) return table_.not_understood("it is not a duration as Bearable writes it, like 7:30");
    rated("Sleep", "hours", Combine::sum, 0, 24, *hours, "The sleep of a day is added up, naps and all.");
  }

  void bowel() {
    if (const auto words = table_.cell(detail_); !is_nothing(words))
      say("Bowel Movements in words", Kind::note, "", words);
    rated("Bowel Movements", "times", Combine::sum, 0, {}, 1, "A day without one is not recorded, and no zero.");
    const std::string_view rating = table_.cell(rating_);
    if (is_nothing(rating)) return;
    const auto type = number_in_cell(rating);
    if (!type || *type < 1 || *type > 7) return say("Bowel Movements in words", Kind::note, "", rating);
    rated("Bowel Movements: type", "Bristol type", Combine::highest, 1, 7, *type, "The loosest of a day counts.");
  }

  void factors() { ticked_or_amount("Factor"); }
  void sleep_factors() { ticked_or_amount("Sleep factor"); }
  void food_factors() { ticked_or_amount("Food factor"); }
  void ticked_or_amount(const std::string& kind) {
    ticked(kind);
    const auto details = parts_of(table_.cell(detail_), '|');
    if (const auto number = number_in_cell(table_.cell(rating_));
        number && details.size() == 1 && !is_nothing(details[0]))
      add({kind + ": " + std::string(details[0]) + " (amount)", Kind::outcome, "", {}, {}, Combine::highest, "", ""},
          *number);
  }

  void gratitudes() { words("Gratitudes"); }
  void food_diary() { words("Food Diary"); }
  void words(const std::string& name) {
    for (const std::string_view cell : {table_.cell(detail_), table_.cell(rating_)})
      if (!is_nothing(cell)) say(name, Kind::note, "", cell);
  }

  /// A category of the person's own, or one that is newer than this reader: a measurement, or words.
  void other() {
    const std::string category(table_.cell(category_)), detail(table_.cell(detail_));
    const auto number = number_in_cell(table_.cell(rating_));
    if (category.empty()) return table_.not_understood("it has no category");
    if (!number) return words(category);
    auto [name, unit] = bearable_detail(detail);
    if (!is_bearable_unit(unit)) name = detail, unit = "";
    rated(category + (is_nothing(name) ? "" : ": " + name), unit, Combine::mean, {}, {}, *number,
          "Several of a day are averaged.");
  }

  struct Category {
    const char* name;
    void (BearableReader::*take)();
  };
  static const Category categories[13];

  const Reading& reading_;
  Table table_;
  FileDates dates_;
  std::optional<std::size_t> date_, formatted_, time_, category_, rating_, detail_, notes_;
  Day day_{};
};

const BearableReader::Category BearableReader::categories[] = {
    {"mood", &BearableReader::mood},
    {"energy", &BearableReader::energy},
    {"symptom", &BearableReader::symptom},
    {"meds/supplements", &BearableReader::medicine},
    {"factors", &BearableReader::factors},
    {"sleep", &BearableReader::sleep},
    {"sleep quality", &BearableReader::sleep_quality},
    {"sleep factors", &BearableReader::sleep_factors},
    {"bowel movements", &BearableReader::bowel},
    {"gratitudes", &BearableReader::gratitudes},
    {"food diary", &BearableReader::food_diary},
    {"food diary factors", &BearableReader::food_factors},
    {"medication/supplements", &BearableReader::medicine},
};

}  // namespace

bool is_bearable(const Part& part) { return has_columns(part, {"date", "category", "rating/amount", "detail"}); }

Result<Done> read_bearable(const Reading& reading) {
  if (const auto problem = missing_column(reading.part, {"category", "rating/amount", "detail"})) return *problem;
  return BearableReader(reading).read();
}

}  // namespace titrate::imports
