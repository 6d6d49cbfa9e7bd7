#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "base/day.h"
#include "base/entry.h"
#include "base/quantity.h"

namespace titrate {

/// What a person took in one day: elemental magnesium, or an amount of another treatment in that treatment's own unit
/// (0 and 1 where it was only noted whether). All doses of one diary are of one kind.
using Dose = std::variant<DailyElementalMass, DailyTreatment>;

/// A dose as a number of its own unit (mg of elemental magnesium, or the treatment's unit), to print or to store.
double in_own_unit(const Dose& dose);
bool is_magnesium(const Dose& dose);
/// The amount as a dose of magnesium or of another treatment.
Dose dose_of(double amount, bool magnesium);
/// The same as an entry: an amount of zero is none, whatever the treatment.
Entry<Dose> dose_entry(double amount, bool magnesium);

/// What a person noticed on a day that may come from what they take: an effect that the catalog knows (its id), or one
/// that it does not, as written. The grade is 1 (mild) to 5, "none" means asked and not there.
struct SideEffect {
  std::string effect;
  Entry<double> grade;
  friend bool operator==(const SideEffect&, const SideEffect&) = default;
};

/// What else changed on a day and may move an outcome: a new medicine, an illness, another diet, a pain-killer.
struct Context {
  std::string kind;  ///< one of context_kinds
  std::string text;  ///< in the person's words
  friend bool operator==(const Context&, const Context&) = default;
};
inline constexpr std::string_view context_kinds[] = {"medicine", "illness", "diet", "pain_relief", "other"};
bool is_context_kind(std::string_view kind);

/// One civil day of a diary: the facts, and nothing inferred.
struct DayRecord {
  Day day{};
  Entry<Dose> dose;
  std::vector<Entry<double>> measures;   ///< in the order of Diary::measures
  std::vector<SideEffect> side_effects;  ///< in order of name, each once; what is not listed was not recorded
  std::optional<std::string> arm;        ///< assigned, when the plan or the file says so
  std::optional<std::string> guess;      ///< the arm that the person believes it was
  std::optional<std::string> note;
  std::vector<Context> context{};  ///< in order of kind, each kind once
  std::optional<Moment> entered;   ///< when the day was written down, if known
  /// When each outcome was, where that is known apart: a dose that is corrected later makes no outcome late. Empty or
  /// nothing: with the day. Not compared, since a file's day knows one moment only.
  std::vector<std::optional<Moment>> outcomes_entered{};
  std::size_t line = 0;  ///< of the file that it was read from, for messages; no part of what was said
  friend bool operator==(const DayRecord& a, const DayRecord& b) {
    const auto said = [](const DayRecord& r) {
      return std::tie(r.day, r.dose, r.measures, r.side_effects, r.arm, r.guess, r.note, r.context, r.entered);
    };
    return said(a) == said(b);
  }
};

/// How a simulated diary says so, on the page and in a file: a file may travel without its name.
inline constexpr std::string_view simulated_label = "Simulated example: not a real person";

/// The days of one person, in order. A day that is not listed was not recorded.
struct Diary {
  std::string source;      ///< the file or store that it came from, for messages
  bool simulated = false;  ///< made by the simulator; every surface says so
  DayStart day_start;
  std::vector<std::string> measures;  ///< every numeric column: outcomes, and covariates where a review names them
  std::vector<DayRecord> days;        ///< strictly increasing in `day`
  int left_out = 0;                   ///< later days that `until` left out
  friend bool operator==(const Diary&, const Diary&) = default;
};

/// Written down after the following civil day had ended: kept, used, and counted, because memory is kind to pills.
bool is_late(const DayRecord& record, DayStart start);
/// The same of one outcome of the day.
bool is_late(const DayRecord& record, std::size_t measure, DayStart start);

/// The record of a day, or nothing.
const DayRecord* find_day(const Diary& diary, Day day);

/// The position of a measure in DayRecord::measures, or nothing.
std::optional<std::size_t> find_measure(const Diary& diary, std::string_view name);

/// The largest dose taken on any day, or nothing when no dose above zero was recorded.
std::optional<Dose> largest_dose(const Diary& diary);
std::optional<Dose> largest_dose(const std::vector<Entry<Dose>>& doses);

/// The diary as it stood on the day `last`: later days are left out, and counted.
Diary until(Diary diary, Day last);

}  // namespace titrate
