#pragma once

#include "base/result.h"
#include "trial/trial.h"

namespace titrate {

/// What a person may say about a file that comes without a plan.
struct BareDiaryOptions {
  std::optional<std::string> outcome{};
  std::optional<Direction> better{};
  std::optional<double> smallest_worthwhile{};
  std::vector<std::string> covariates{};
  Randomisation randomisation{};
};

/// The outcome that a name means: the catalog's instrument where it is known, else a bare name without direction or
/// scale.
Outcome outcome_named(const std::string& name, const Catalog& catalog);

/// The plan that a bare file stands for: one outcome (the named one, else the only or the first measure that is not a
/// covariate), no question fixed before the data. Problems: no outcome, an unknown name, an empty covariate cell on a
/// day with an outcome.
Result<Trial> trial_of_bare_diary(const Diary& diary, const BareDiaryOptions& options, const Catalog& catalog);

/// The same checks for a trial that came from elsewhere: its outcome and covariates are columns of this diary.
Result<Done> check_columns(const Trial& trial, const Diary& diary);

}  // namespace titrate
