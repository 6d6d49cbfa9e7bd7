#include "trial/bare_diary.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "base/listed.h"

namespace titrate {
namespace {

constexpr double most_odd = 0.3;  ///< of the known doses of a period

Problem no_such_column(const Diary& diary, const std::string& name, const char* as) {
  return {"there is no column \"" + name + "\".",
          {.file = diary.source},
          "Numeric columns here: " + (diary.measures.empty() ? "none" : listed(diary.measures)) + ". Name one as the " +
              as + "."};
}

std::string shown(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

/// A rating beyond its scale is a slip, or another scale: either would spoil every number, so it is asked about.
std::optional<Problem> outside_of_scale(const Outcome& outcome, std::size_t column, const Diary& diary) {
  if (!outcome.lowest || !outcome.highest) return std::nullopt;
  for (const DayRecord& record : diary.days) {
    const Entry<double>& entry = record.measures[column];
    if (!entry.known() || (entry.amount() >= *outcome.lowest && entry.amount() <= *outcome.highest)) continue;
    return Problem{"on " + to_string(record.day) + " " + outcome.name + " is " + shown(entry.amount()) +
                       ", outside its scale of " + shown(*outcome.lowest) + " to " + shown(*outcome.highest) + ".",
                   {.file = diary.source},
                   "Correct the number. If it is on another scale, declare that scale, such as 0-100."};
  }
  return std::nullopt;
}

std::optional<Problem> dose_of_another_kind(const Trial& trial, const Diary& diary) {
  const auto largest = largest_dose(diary);
  if (!trial.full_dose || !largest || is_magnesium(*trial.full_dose) == is_magnesium(*largest)) return std::nullopt;
  return Problem{is_magnesium(*trial.full_dose)
                     ? "the plan's dose is in mg of magnesium, and the diary only says whether it was taken."
                     : "the plan's dose is no amount in mg, and the diary's doses are.",
                 {.file = diary.source},
                 "Write both in mg of elemental magnesium, or both as 0 and 1."};
}

std::optional<Problem> plan_beside_the_diary(const Trial& trial, const Diary& diary) {
  if (!trial.start || diary.days.empty()) return std::nullopt;
  const auto length = std::max<std::ptrdiff_t>(trial.planned_days.value_or(0), std::ptrdiff_t(trial.assignment.size()));
  if (*trial.start <= diary.days.back().day && (length == 0 || *trial.start + days(length) > diary.days.front().day))
    return std::nullopt;
  return Problem{"the plan starts on " + to_string(*trial.start) + " and holds no day of this diary.",
                 {.file = diary.source},
                 "Correct the plan's start, or name the diary that follows this plan."};
}

/// What was given on a day, to compare with other days: the arm, or the dose. Nothing where the diary does not say.
std::optional<std::string> given_on(const DayRecord& record, bool by_arm) {
  if (by_arm) return record.arm ? std::optional("\"" + *record.arm + "\"") : std::nullopt;
  if (!record.dose.known()) return std::nullopt;
  return "a dose of " + shown(in_own_unit(record.dose.amount()));
}

}  // namespace

std::optional<Problem> contradiction_of(const Randomisation& randomisation, const Diary& diary) {
  const int length = randomisation.period_days;
  const bool pairs = randomisation.kind == Randomisation::Kind::pairs;
  if (diary.days.empty() || length < 1 || (!pairs && randomisation.kind != Randomisation::Kind::blocks))
    return std::nullopt;
  const bool by_arm = std::any_of(diary.days.begin(), diary.days.end(), [](const auto& day) { return day.arm; });
  const Day first = diary.days.front().day;
  const std::string scheme = (pairs ? "pairs:" : "blocks:") + std::to_string(length);
  const auto refused = [&](const DayRecord& at, std::string what) {
    return Problem{std::move(what),
                   {.file = diary.source, .line = at.line},
                   "Periods are counted from the first day of the diary, " + to_string(first) +
                       ". Say how the order was really drawn, or leave it out" +
                       (by_arm ? ". Where the first period began on another day, a plan says so."
                               : "; where a dose was only missed, add a column `arm` that says what each day was "
                                 "assigned.")};
  };
  // A dose that was missed now and then does not make another order: of doses, a period's few odd days are passed over.
  const auto period_of = [&](const DayRecord& record) { return (record.day - first).count() / length; };
  std::map<std::ptrdiff_t, std::map<std::string, int>> said;
  for (const DayRecord& record : diary.days)
    if (const auto given = given_on(record, by_arm)) ++said[period_of(record)][*given];
  const auto is_odd = [&](const DayRecord& record, const std::string& given) {
    if (by_arm) return false;
    int known = 0, alike = 0;
    for (const auto& [what, times] : said[period_of(record)]) {
      known += times;
      if (what == given) alike = times;
    }
    return alike <= most_odd * known;
  };
  const DayRecord* before = nullptr;  // the last day that says something
  for (const DayRecord& record : diary.days) {
    const auto given = given_on(record, by_arm);
    if (!given || is_odd(record, *given)) continue;
    const std::ptrdiff_t period = period_of(record);
    const std::ptrdiff_t period_before = before ? period_of(*before) : -2;
    const bool alike = before && *given == *given_on(*before, by_arm);
    if (period == period_before && !alike)
      return refused(record, "on " + to_string(record.day) + " " + *given + " follows " + *given_on(*before, by_arm) +
                                 " of " + to_string(before->day) + " within one period of " + std::to_string(length) +
                                 " days, which \"" + scheme + "\" keeps alike.");
    if (pairs && period % 2 == 1 && period == period_before + 1 && alike)
      return refused(record, "both periods of the pair that begins on " +
                                 to_string(first + days((period - 1) * length)) + " have " + *given + ", and \"" +
                                 scheme + "\" gives each pair one of either.");
    before = &record;
  }
  return std::nullopt;
}

std::string question_about(const Outcome& outcome) {
  return "Is there a difference in " + outcome.label + " between days at the full dose and days at none?";
}

void declare_scale(Outcome& outcome, const RatingScale& scale) {
  const bool another = outcome.lowest != scale.lowest || outcome.highest != scale.highest;
  outcome.lowest = scale.lowest;
  outcome.highest = scale.highest;
  if (another) outcome.smallest_worthwhile.reset();
  if (outcome.unit == "units") outcome.unit = "points";
}

Outcome outcome_named(const std::string& name, const Catalog& catalog) {
  Outcome outcome;
  outcome.name = outcome.label = name;
  std::replace(outcome.label.begin(), outcome.label.end(), '_', ' ');
  outcome.unit = "units";
  if (const Instrument* known = find_instrument(catalog, name)) {
    outcome.label = known->label;
    outcome.better = known->better;
    outcome.lowest = known->lowest;
    outcome.highest = known->highest;
    outcome.smallest_worthwhile = known->smallest_worthwhile;
    outcome.unit = known->unit;
    outcome.kinetics = known->kinetics;
    outcome.domain = known->outcome;
  }
  return outcome;
}

Entry<Dose> before_start_of(const Entry<double>& said, const Trial& trial, const Diary& diary) {
  const auto largest = trial.full_dose ? trial.full_dose : largest_dose(diary);
  const bool magnesium = !largest || is_magnesium(*largest);
  return Entry<Dose>::from(said.state(), said.known() ? dose_of(said.amount(), magnesium) : Dose());
}

Result<Done> check_columns(const Trial& trial, const Diary& diary) {
  const auto outcome = find_measure(diary, trial.primary.name);
  if (!outcome) return no_such_column(diary, trial.primary.name, "outcome");
  if (auto problem = outside_of_scale(trial.primary, *outcome, diary)) return *problem;
  if (auto problem = dose_of_another_kind(trial, diary)) return *problem;
  if (auto problem = plan_beside_the_diary(trial, diary)) return *problem;
  for (const std::string& name : trial.covariates) {
    if (std::count(trial.covariates.begin(), trial.covariates.end(), name) > 1)
      return Problem{"the covariate \"" + name + "\" is named twice.", {.file = diary.source}, "Name it once."};
    const auto column = find_measure(diary, name);
    if (!column) return no_such_column(diary, name, "covariate");
    if (name == trial.primary.name)
      return Problem{
          "\"" + name + "\" is both the outcome and a covariate.", {.file = diary.source}, "Name another covariate."};
    for (const DayRecord& record : diary.days)
      if (record.measures[*outcome].known() && !record.measures[*column].known())
        return Problem{
            "the covariate \"" + name + "\" is empty on " + to_string(record.day) + ", a day with an outcome.",
            {.file = diary.source, .line = record.line},
            "Fill the cell, or leave the covariate out: an unknown value cannot be adjusted for."};
  }
  return Done{};
}

Result<Trial> trial_of_bare_diary(const Diary& diary, const BareDiaryOptions& options, const Catalog& catalog) {
  Trial trial;
  trial.covariates = options.covariates;
  trial.randomisation = options.randomisation;
  trial.before_start = before_start_of(options.before_start, trial, diary);
  std::string name = options.outcome.value_or("");
  if (!options.outcome) {
    const auto is_covariate = [&](const std::string& measure) {
      return std::find(options.covariates.begin(), options.covariates.end(), measure) != options.covariates.end();
    };
    const auto first = std::find_if_not(diary.measures.begin(), diary.measures.end(), is_covariate);
    if (first == diary.measures.end())
      return Problem{"there is no outcome to review.",
                     {.file = diary.source},
                     "Add a numeric column beside `day` and `dose_mg`, for example `pain`."};
    name = *first;
  }
  trial.primary = outcome_named(name, catalog);
  if (options.scale) declare_scale(trial.primary, *options.scale);
  trial.primary.family = options.family;
  if (options.better) trial.primary.better = options.better;
  if (options.smallest_worthwhile) trial.primary.smallest_worthwhile = options.smallest_worthwhile;
  trial.question = question_about(trial.primary);
  if (const auto checked = check_columns(trial, diary); !checked) return checked.problem();
  if (auto problem = contradiction_of(trial.randomisation, diary)) return *problem;
  return trial;
}

}  // namespace titrate
