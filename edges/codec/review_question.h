#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "trial/bare_diary.h"

namespace titrate::codec {

/// What a caller may say about a review, as words: the shell's options and the door's fields, which have the same
/// names.
struct ReviewWords {
  std::optional<std::string> outcome, better, family, randomised, scale, before_start;
  std::optional<double> smallest;
  std::vector<std::string> covariates;
  std::optional<std::string> trial;  ///< TRIAL.json
  std::string trial_name = "trial";  ///< what messages call it
};

/// The plan by which the diary is judged: the caller's TRIAL.json, where nothing else may be asked beside it (what was
/// taken before the first day is no question, and may be said where the plan does not), or what a bare diary stands
/// for. A Problem about a word has the word's name as its place; the others are those of `trial_from_json`,
/// `trial_of_bare_diary` and `check_columns`.
Result<Trial> trial_asked_for(const ReviewWords& words, const Diary& diary, const Catalog& catalog);

/// The same words for a diary without a plan.
Result<BareDiaryOptions> bare_diary_options(const ReviewWords& words);

/// "none", "unknown", or the dose of each day before the first, in the unit of the diary's doses: "200".
Result<Entry<double>> before_start_named(std::string_view text);

/// "0-100", "-3-3": the lowest and the highest number of a rating.
Result<RatingScale> scale_named(std::string_view text);

}  // namespace titrate::codec
