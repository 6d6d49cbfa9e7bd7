#include "codec/review_question.h"

#include <algorithm>

#include "codec/randomisation.h"
#include "codec/text.h"
#include "codec/trial_json.h"
#include "model/outcome_model.h"

namespace titrate::codec {
namespace {

std::optional<double> whole_text_as_number(std::string_view text) {
  // Digits, a sign and a point: nothing that another country reads differently.
  if (text.empty() || text.size() > 12 ||
      text.find_first_not_of("0123456789.", text[0] == '-') != std::string_view::npos)
    return std::nullopt;
  if (std::count(text.begin(), text.end(), '.') > 1 || text.find_first_of("0123456789") == std::string_view::npos)
    return std::nullopt;
  return std::stod(std::string(text));
}

/// A family that was stated, and that what was recorded cannot belong to.
std::optional<Problem> wrong_family(const Trial& trial, const Diary& diary, const std::string& place) {
  const auto column = find_measure(diary, trial.primary.name);
  if (!trial.primary.family || !column) return std::nullopt;
  std::vector<double> recorded;
  for (const DayRecord& day : diary.days)
    if (day.measures[*column].known()) recorded.push_back(day.measures[*column].amount());
  const auto why = cannot_be(*trial.primary.family, trial.primary, recorded);
  if (!why) return std::nullopt;
  return Problem{
      trial.primary.name + " cannot be analysed as " + to_string(*trial.primary.family) + ": " + *why + ".",
      {.file = place},
      "Leave the family out, and what was recorded decides; or say gaussian, and it is treated as a number."};
}

}  // namespace

Result<RatingScale> scale_named(std::string_view text) {
  const std::size_t dash = text.find('-', 1);
  if (!text.empty() && dash != std::string_view::npos) {
    const auto lowest = whole_text_as_number(text.substr(0, dash)),
               highest = whole_text_as_number(text.substr(dash + 1));
    if (lowest && highest && *lowest < *highest) return RatingScale{*lowest, *highest};
  }
  return Problem{codec::quoted(text) + " is not a scale I can read.",
                 {.file = "scale"},
                 "Write the lowest number, a hyphen and the highest: 0-100."};
}

Result<Entry<double>> before_start_named(std::string_view text) {
  if (text == "none") return Entry<double>::none();
  if (text == "unknown") return Entry<double>::skipped();
  const auto dose = whole_text_as_number(text);
  if (dose && *dose >= 0) return Entry<double>::of(*dose);
  return Problem{codec::quoted(text) + " does not say what was taken before the first day.",
                 {.file = "before_start"},
                 "Say none, unknown, or the dose of each day, such as 200."};
}

Result<BareDiaryOptions> bare_diary_options(const ReviewWords& words) {
  BareDiaryOptions options;
  options.outcome = words.outcome;
  options.covariates = words.covariates;
  options.smallest_worthwhile = words.smallest;
  if (words.better && *words.better != "lower" && *words.better != "higher")
    return Problem{codec::quoted(*words.better) + " is not a direction.", {.file = "better"}, "Say lower or higher."};
  if (words.better) options.better = *words.better == "lower" ? Direction::lower : Direction::higher;
  if (words.smallest && !(*words.smallest > 0))
    return Problem{"an effect worth having is above zero.", {.file = "smallest"}, "Give its size, without a sign."};
  if (words.scale) {
    const auto scale = scale_named(*words.scale);
    if (!scale) return scale.problem();
    options.scale = *scale;
  }
  if (words.before_start) {
    const auto before = before_start_named(*words.before_start);
    if (!before) return before.problem();
    options.before_start = *before;
  }
  if (words.randomised) {
    const auto drawn = randomisation_named(*words.randomised);
    if (!drawn) return drawn.problem();
    options.randomisation = *drawn;
  }
  if (words.family) {
    const auto family = family_named(*words.family);
    if (!family) return family.problem();
    options.family = *family;
  }
  return options;
}

Result<Trial> trial_asked_for(const ReviewWords& words, const Diary& diary, const Catalog& catalog) {
  const auto options = bare_diary_options(words);
  if (!options) return options.problem();
  if (!words.trial) {
    auto trial = trial_of_bare_diary(diary, *options, catalog);
    if (!trial) return trial.problem();
    if (auto problem = wrong_family(*trial, diary, "family")) return *problem;
    return trial;
  }
  if (words.outcome || words.better || words.randomised || words.smallest || words.scale || words.family ||
      !words.covariates.empty())
    return Problem{
        "the plan fixes the question; another one was asked beside it.",
        {.file = words.trial_name},
        "Leave the plan out, or everything else that says what is asked: outcome, better, smallest, scale, family, "
        "covariates, randomised."};
  auto trial = trial_from_json(*words.trial, words.trial_name, catalog);
  if (!trial) return trial.problem();
  if (words.before_start && trial->before_start.state() != EntryState::not_recorded)
    return Problem{"the plan says what was taken before the first day.",
                   {.file = "before_start"},
                   "Leave it out here, or correct the plan."};
  if (words.before_start) trial->before_start = before_start_of(options->before_start, *trial, diary);
  if (const auto checked = check_columns(*trial, diary); !checked) return checked.problem();
  if (auto problem = wrong_family(*trial, diary, words.trial_name)) return *problem;
  return trial;
}

}  // namespace titrate::codec
