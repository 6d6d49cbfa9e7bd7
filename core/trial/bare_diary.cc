#include "trial/bare_diary.h"

#include <algorithm>

namespace titrate {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none" : text;
}

Problem no_such_column(const Diary& diary, const std::string& name, const std::string& flag) {
  return {"there is no column \"" + name + "\".",
          {.file = diary.source},
          "Numeric columns here: " + listed(diary.measures) + ". Name one with " + flag + "."};
}

}  // namespace

Outcome outcome_named(const std::string& name, const Catalog& catalog) {
  Outcome outcome;
  outcome.name = outcome.label = name;
  std::replace(outcome.label.begin(), outcome.label.end(), '_', ' ');
  outcome.unit = "points";
  if (const Instrument* known = find_instrument(catalog, name)) {
    outcome.label = known->label;
    outcome.better = known->better;
    outcome.lowest = known->lowest;
    outcome.highest = known->highest;
    outcome.smallest_worthwhile = known->smallest_worthwhile;
    outcome.unit = known->unit;
    outcome.kinetics = known->kinetics;
  }
  return outcome;
}

Result<Done> check_columns(const Trial& trial, const Diary& diary) {
  const auto outcome = find_measure(diary, trial.primary.name);
  if (!outcome) return no_such_column(diary, trial.primary.name, "--outcome");
  for (const std::string& name : trial.covariates) {
    const auto column = find_measure(diary, name);
    if (!column) return no_such_column(diary, name, "--covariate");
    if (name == trial.primary.name)
      return Problem{
          "\"" + name + "\" is both the outcome and a covariate.", {.file = diary.source}, "Name another --covariate."};
    for (const DayRecord& record : diary.days)
      if (record.measures[*outcome].known() && !record.measures[*column].known())
        return Problem{
            "the covariate \"" + name + "\" is empty on " + to_string(record.day) + ", a day with an outcome.",
            {.file = diary.source},
            "Fill the cell, or leave the covariate out: an unknown value cannot be adjusted for."};
  }
  return Done{};
}

Result<Trial> trial_of_bare_diary(const Diary& diary, const BareDiaryOptions& options, const Catalog& catalog) {
  Trial trial;
  trial.covariates = options.covariates;
  trial.randomisation = options.randomisation;
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
  if (options.better) trial.primary.better = options.better;
  if (options.smallest_worthwhile) trial.primary.smallest_worthwhile = options.smallest_worthwhile;
  trial.question = "Does " + trial.primary.label + " differ between days at the full dose and days at none?";
  if (const auto checked = check_columns(trial, diary); !checked) return checked.problem();
  return trial;
}

}  // namespace titrate
