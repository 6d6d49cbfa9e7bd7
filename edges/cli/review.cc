#include <fmt/core.h>

#include "app/open_notebook.h"
#include "app/review_trial.h"
#include "app/standing.h"
#include "cli/clock.h"
#include "cli/layout.h"
#include "cli/own_data.h"
#include "cli/review_text.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/printed.h"
#include "codec/review_question.h"
#include "codec/tidy_diary.h"
#include "store/sqlite_records.h"

namespace titrate::cli {
namespace {

/// The diary as it stood on the day of the review, and that day.
struct Material {
  Diary diary;
  Day today{};
  PersonSheet who{};  ///< of the stored diary; of a file nobody is known
};

Result<Material> material_of_file(const ReviewOptions& options, std::optional<Day> today) {
  const Day real = day_of(now(), DayStart{}), day = today.value_or(real);
  const auto bytes = codec::read_file(options.csv);
  if (!bytes) return bytes.problem();
  if (options.as.empty() && options.participant.empty() && options.start.empty()) {
    auto diary = codec::diary_from_csv(*bytes, options.csv, today ? std::nullopt : std::optional(real));
    if (!diary) return diary.problem();
    return Material{until(std::move(diary).value(), day), day};
  }
  const auto layout = layout_asked_for(options.as, options.participant, options.start);
  if (!layout) return layout.problem();
  auto converted = codec::convert(*bytes, options.csv, *layout);
  if (!converted) return converted.problem();
  say_what_was_converted(*converted);
  return Material{until(std::move(converted).value().diary, day), day};
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
  return Material{until(std::move(diary), day), day, sheet_on(notebook->says)};
}

std::optional<std::string> given(const std::string& word) { return word.empty() ? std::nullopt : std::optional(word); }

Result<codec::ReviewWords> words_of(const ReviewOptions& options) {
  codec::ReviewWords words{.outcome = given(options.outcome),
                           .better = given(options.better),
                           .family = given(options.family),
                           .randomised = given(options.randomised),
                           .scale = given(options.scale),
                           .before_start = given(options.before_start),
                           .smallest = options.smallest,
                           .covariates = options.covariates,
                           .trial = std::nullopt,
                           .trial_name = options.trial};
  if (options.trial.empty()) return words;
  auto bytes = codec::read_file(options.trial);
  if (!bytes) return bytes.problem();
  words.trial = std::move(bytes).value();
  return words;
}

/// In a shell the words of a review are options.
Problem in_shell(Problem problem) {
  for (const char* word : {"better", "family", "randomised", "scale", "smallest"})
    if (problem.where.file == word) problem.where.file = "--" + problem.where.file;
  if (problem.where.file == "before_start") problem.where.file = "--before-start";
  return problem;
}

}  // namespace

Ending review(const ReviewOptions& options) {
  std::optional<Day> today;
  if (!options.today.empty() && !(today = parse_day(options.today)))
    return complain({"\"" + options.today + "\" is not a day.", {.file = "--today"}, "Write it like 2026-03-01."});
  const auto material = options.csv.empty() ? material_of_store(options, today) : material_of_file(options, today);
  if (!material) return complain(material.problem());
  const auto words = words_of(options);
  if (!words) return complain(words.problem());
  const auto trial = codec::trial_asked_for(*words, material->diary, codec::catalog());
  if (!trial) return complain(in_shell(trial.problem()));

  Progress patient;
  const Review answer =
      titrate::review(*trial, material->diary, codec::catalog(), material->today, options.seed, patient, material->who);
  fmt::print("{}\n", options.json ? codec::printed_review(answer, material->diary, codec::catalog())
                                  : review_text(answer, material->diary, colours_on(1)));
  return answer.answers.primary() && !answer.answers.trusted() ? Ending::refused : Ending::done;
}

}  // namespace titrate::cli
