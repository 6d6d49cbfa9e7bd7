#pragma once

#include "base/result.h"
#include "trial/trial.h"

namespace titrate {

/// The lowest and the highest number that a rating can have.
struct RatingScale {
  double lowest = 0, highest = 10;
};

/// What a person may say about a file that comes without a plan.
struct BareDiaryOptions {
  std::optional<std::string> outcome{};
  std::optional<Direction> better{};
  std::optional<double> smallest_worthwhile{};
  std::vector<std::string> covariates{};
  Randomisation randomisation{};
  std::optional<Family> family{};
  Entry<double> before_start{};        ///< each day before the first, in the unit of the diary's doses (trial.h)
  std::optional<RatingScale> scale{};  ///< where the numbers are not on the catalog's scale: 0 to 100
};

/// The outcome that a name means: the catalog's instrument where it is known, else a bare name without direction or
/// scale.
Outcome outcome_named(const std::string& name, const Catalog& catalog);

/// The outcome on a scale that a person declares. A size in points of another scale means nothing on this one, so the
/// smallest worthwhile difference goes when the scale differs from the one that it had.
void declare_scale(Outcome& outcome, const RatingScale& scale);

/// The question that a file without one is asked.
std::string question_about(const Outcome& outcome);

/// Why the periods of the diary cannot have been drawn in this way, or nothing. Periods are counted from the diary's
/// first day. What was assigned speaks where the diary has arms, else the doses; a day on which neither is known is no
/// evidence against anything. Pairs: within a period nothing changes, and the two periods of a pair differ. Blocks:
/// within a period nothing changes. Where doses speak, up to 30 % odd ones in a period are missed doses. Daily, and an
/// order that nobody says was drawn: nothing speaks against them.
std::optional<Problem> contradiction_of(const Randomisation& randomisation, const Diary& diary);

/// The plan that a bare file stands for: one outcome (the named one, else the only or the first measure that is not a
/// covariate), no question fixed before the data. Problems: no outcome, an unknown name, an empty covariate cell on a
/// day with an outcome, a value outside its scale, an order that the diary contradicts. Test: bare_diary_test.cc.
Result<Trial> trial_of_bare_diary(const Diary& diary, const BareDiaryOptions& options, const Catalog& catalog);

/// What was said of the days before the first, as a dose of the plan's kind, or else of the diary's.
Entry<Dose> before_start_of(const Entry<double>& said, const Trial& trial, const Diary& diary);

/// The same checks for a trial that came from elsewhere: its outcome and covariates are columns of this diary.
Result<Done> check_columns(const Trial& trial, const Diary& diary);

}  // namespace titrate
