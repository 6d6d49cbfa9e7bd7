#include <fmt/core.h>

#include "app/open_notebook.h"
#include "app/review_trial.h"
#include "cli/clock.h"
#include "cli/layout.h"
#include "cli/own_data.h"
#include "cli/review_text.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/printed.h"
#include "codec/randomisation.h"
#include "codec/tidy_diary.h"
#include "codec/trial_json.h"
#include "model/model.h"
#include "store/sqlite_records.h"
#include "trial/bare_diary.h"

namespace titrate::cli {
namespace {

/// The days that are reviewed, and the day on which.
struct Material {
  Diary diary;
  Day today{};
};

Result<Material> material_of_file(const ReviewOptions& options, std::optional<Day> today) {
  const Day day = today.value_or(day_of(now(), DayStart{}));
  const auto bytes = codec::read_file(options.csv);
  if (!bytes) return bytes.problem();
  if (options.as.empty() && options.participant.empty() && options.start.empty()) {
    auto diary = codec::diary_from_csv(*bytes, options.csv, day);
    if (!diary) return diary.problem();
    return Material{std::move(diary).value(), day};
  }
  const auto layout = layout_asked_for(options.as, options.participant, options.start);
  if (!layout) return layout.problem();
  auto converted = codec::convert(*bytes, options.csv, *layout);
  if (!converted) return converted.problem();
  say_what_was_converted(*converted);
  return Material{std::move(converted).value().diary, day};
}

Result<Material> material_of_store(const ReviewOptions& options, std::optional<Day> today) {
  const auto folder = data_folder(options.data, environment());
  if (!folder) return folder.problem();
  auto records = SqliteRecords::open(diary_file(*folder));
  if (!records) return records.problem();
  auto notebook = open_notebook(**records, "mine");
  if (!notebook) return notebook.problem();
  const Day day = today.value_or(current_day(*notebook, now()));
  Diary diary = std::move(notebook->says.diary);
  diary.source = diary_file(*folder).string();
  if (diary.days.empty())
    return Problem{"There is nothing in the diary yet.",
                   {.file = diary.source},
                   "Name a CSV (titrate review DIARY.csv), or make entries on the page first: titrate serve"};
  return Material{std::move(diary), day};
}

Result<BareDiaryOptions> question_of(const ReviewOptions& options) {
  BareDiaryOptions question;
  if (!options.outcome.empty()) question.outcome = options.outcome;
  if (!options.better.empty()) question.better = options.better == "lower" ? Direction::lower : Direction::higher;
  if (options.smallest && !(*options.smallest > 0))
    return Problem{"An effect worth having is above zero.", {.file = "--smallest"}, "Give its size, without a sign."};
  question.smallest_worthwhile = options.smallest;
  question.covariates = options.covariates;
  if (!options.randomised.empty()) {
    const auto drawn = codec::randomisation_named(options.randomised);
    if (!drawn) return drawn.problem();
    question.randomisation = *drawn;
  }
  if (!options.family.empty())
    if (const auto family = family_named(options.family); !family) return family.problem();
  return question;
}

/// The plan: that of --trial, where what else was asked may not contradict it, or what a bare diary stands for.
Result<Trial> trial_asked_for(const ReviewOptions& options, const Diary& diary) {
  const auto question = question_of(options);
  if (!question) return question.problem();
  if (options.trial.empty()) return trial_of_bare_diary(diary, *question, codec::catalog());
  if (!options.outcome.empty() || !options.better.empty() || !options.randomised.empty() || options.smallest ||
      !options.covariates.empty())
    return Problem{"The plan fixes the question; another one was asked beside it.",
                   {.file = options.trial},
                   "Leave out --outcome, --better, --smallest, --covariate and --randomised, or leave out --trial."};
  const auto bytes = codec::read_file(options.trial);
  if (!bytes) return bytes.problem();
  auto trial = codec::trial_from_json(*bytes, options.trial, codec::catalog());
  if (!trial) return trial.problem();
  if (const auto checked = check_columns(*trial, diary); !checked) return checked.problem();
  return trial;
}

}  // namespace

Ending review(const ReviewOptions& options) {
  std::optional<Day> today;
  if (!options.today.empty() && !(today = parse_day(options.today)))
    return complain({"\"" + options.today + "\" is not a day.", {.file = "--today"}, "Write it like 2026-03-01."});
  const auto material = options.csv.empty() ? material_of_store(options, today) : material_of_file(options, today);
  if (!material) return complain(material.problem());
  const auto trial = trial_asked_for(options, material->diary);
  if (!trial) return complain(trial.problem());

  Progress patient;
  const Review answer =
      titrate::review(*trial, material->diary, codec::catalog(), material->today, options.seed, patient);
  fmt::print("{}\n", options.json ? codec::printed_review(answer, material->diary, codec::catalog())
                                  : review_text(answer, material->diary, colours_on(1)));
  return answer.answers.primary() && !answer.answers.trusted() ? Ending::refused : Ending::done;
}

}  // namespace titrate::cli
