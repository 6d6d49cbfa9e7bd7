#include "imports/track_and_graph.h"

#include <algorithm>
#include <map>
#include <set>

#include "codec/number.h"
#include "codec/text.h"
#include "imports/dates.h"
#include "imports/table.h"

namespace titrate::imports {
namespace {

using Kind = FoundItem::Kind;

/// What a cell of Value says: "1", "1.0:Label", "1:10:00", "1:10:00:Label", "-1:-10:-00".
struct TrackedValue {
  double value = 0;  ///< of a duration in hours
  bool duration = false;
  std::string_view label;
};

/// The digits of a part of a duration, whose sign stands before each of them.
std::optional<double> tracked_part(std::string_view part, bool of_sixty) {
  const bool minus = part.starts_with('-');
  if (minus) part.remove_prefix(1);
  if (part.empty() || part.size() > 7 || part.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  if (of_sixty && part.size() != 2) return std::nullopt;
  const int number = std::stoi(std::string(part));
  if (of_sixty && number > 59) return std::nullopt;
  return minus ? -number : number;
}

std::optional<TrackedValue> tracked_value(std::string_view cell) {
  const auto first = cell.find(':');
  if (first == std::string_view::npos) {
    const auto number = number_in_cell(cell);
    return number ? std::optional(TrackedValue{*number, false, {}}) : std::nullopt;
  }
  const auto second = cell.find(':', first + 1);
  if (second != std::string_view::npos) {
    const auto third = std::min(cell.find(':', second + 1), cell.size());
    const auto hours = tracked_part(cell.substr(0, first), false);
    const auto minutes = tracked_part(cell.substr(first + 1, second - first - 1), true);
    const auto seconds = tracked_part(cell.substr(second + 1, third - second - 1), true);
    if (hours && minutes && seconds)
      return TrackedValue{*hours + *minutes / 60 + *seconds / 3600, true,
                          cell.substr(std::min(third + 1, cell.size()))};
  }
  const auto number = number_in_cell(cell.substr(0, first));
  return number ? std::optional(TrackedValue{*number, false, cell.substr(first + 1)}) : std::nullopt;
}

/// What the first pass learns of a feature.
struct TrackedFeature {
  bool duration = false, several_of_a_day = false;
  std::set<Day> days;
  std::map<std::string, double> labels;
};

class TrackAndGraphReader {
 public:
  explicit TrackAndGraphReader(const Reading& reading)
      : reading_(reading),
        table_(reading),
        name_(table_.column("FeatureName")),
        time_(table_.column("Timestamp")),
        value_(table_.column("Value")),
        label_(table_.column("Label")),
        note_(table_.column("Note")) {}

  Result<Done> read() {
    Table first = Table::looking(reading_);
    while (first.next()) learn(first);
    if (first.problem()) return *first.problem();
    while (table_.next()) row();
    if (table_.problem()) return *table_.problem();
    return Done{};
  }

 private:
  std::optional<Day> day_in(const Table& table) const {
    const auto moment = parse_moment(table.cell(time_));
    return moment ? std::optional(day_of(*moment, reading_.asked.day_start)) : std::nullopt;
  }

  std::string label_in(const Table& table, const TrackedValue& value) const {
    const std::string_view own = table.cell(label_);
    return std::string(own.empty() ? value.label : own);
  }

  void learn(const Table& table) {
    constexpr std::size_t most_features = 5'000, most_labels = 12;
    const auto day = day_in(table);
    const auto value = tracked_value(table.cell(value_));
    const std::string name(table.cell(name_));
    if (!day || !value || (features_.size() >= most_features && !features_.contains(name))) return;
    const auto [place, is_new] = features_.try_emplace(name);
    TrackedFeature& feature = place->second;
    if (is_new) feature.duration = value->duration;
    if (feature.duration != value->duration) return;
    if (!feature.days.insert(*day).second) feature.several_of_a_day = true;
    if (const std::string label = label_in(table, *value); !label.empty() && feature.labels.size() < most_labels)
      feature.labels.try_emplace(label, value->value);
  }

  void row() {
    const std::string name(table_.cell(name_));
    if (name.empty()) return table_.not_understood("it names nothing that is tracked");
    const auto day = day_in(table_);
    if (!day) return table_.not_understood("its time is no ISO 8601 instant with an offset");
    const auto value = tracked_value(table_.cell(value_));
    if (!value) return table_.not_understood("its value is no number, no number with a label and no duration");
    const auto known = features_.find(name);
    if (known == features_.end()) return table_.not_understood("this file tracks more things than I can tell apart");
    const TrackedFeature& feature = known->second;
    if (feature.duration != value->duration)
      return table_.not_understood("it mixes numbers and durations under one name");
    Collected& into = reading_.into;
    if (const auto words = table_.cell(note_); !words.empty())
      into.say(into.item({"Note", Kind::note, "", {}, {}, Combine::last, "note", ""}), *day,
               name + ": " + std::string(words), table_.line(), table_.text());
    if (feature.duration) return add(described(name, feature, Combine::sum), *day, value->value);
    add(described(name, feature, Combine::mean), *day, value->value);
    if (!feature.several_of_a_day) return;
    FoundItem added_up = described(name, feature, Combine::sum);
    added_up.name += " (added up)";
    added_up.suggested.clear();
    add(added_up, *day, value->value);
  }

  static FoundItem described(const std::string& name, const TrackedFeature& feature, Combine combine) {
    std::string remark;
    if (feature.several_of_a_day && !feature.duration)
      remark =
          "Some days have several. Track & Graph does not say whether they add up or are readings of one thing, so "
          "their mean is one item, and their sum another.";
    if (!feature.labels.empty()) {
      remark += remark.empty() ? "Its labels: " : " Its labels: ";
      const char* between = "";
      for (const auto& [label, value] : feature.labels)
        remark += between + codec::quoted(label) + " is " + codec::number_text(value), between = ", ";
      remark += ".";
    }
    const bool magnesium = names_magnesium(name);
    return {name,
            magnesium ? Kind::supplement : Kind::outcome,
            feature.duration ? "hours" : "",
            {},
            {},
            combine,
            magnesium ? "" : measure_name("track and graph " + name),
            remark};
  }

  void add(const FoundItem& item, Day day, double value) {
    reading_.into.add(reading_.into.item(item), day, value, table_.line(), table_.text());
  }

  const Reading& reading_;
  Table table_;
  std::optional<std::size_t> name_, time_, value_, label_, note_;
  std::map<std::string, TrackedFeature> features_;
};

}  // namespace

bool is_track_and_graph(const Part& part) { return has_columns(part, {"FeatureName", "Timestamp", "Value"}); }

Result<Done> read_track_and_graph(const Reading& reading) {
  if (const auto problem = missing_column(reading.part, {"FeatureName", "Timestamp", "Value"})) return *problem;
  return TrackAndGraphReader(reading).read();
}

}  // namespace titrate::imports
