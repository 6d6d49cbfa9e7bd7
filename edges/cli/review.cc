#include <fmt/core.h>

#include "app/open_notebook.h"
#include "app/review_trial.h"
#include "app/standing.h"
#include "app/write_event.h"
#include "cli/clock.h"
#include "cli/layout.h"
#include "cli/lines.h"
#include "cli/own_data.h"
#include "cli/passphrase.h"
#include "cli/review_text.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/printed.h"
#include "codec/review_json.h"
#include "codec/review_question.h"
#include "codec/study.h"
#include "codec/tidy_diary.h"
#include "door/sealed_review.h"
#include "store/file_vault.h"
#include "store/sqlite_records.h"

namespace titrate::cli {
namespace {

/// The diary as it stood on the day of the review, and that day.
struct Material {
  Diary diary;
  Day today{};
  Circumstances known{};  ///< of the stored diary; of a file nobody is known
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

/// The stored diary, with its sealed plan where it has one.
struct Stored {
  std::unique_ptr<Records> records;
  OpenNotebook notebook;
  std::optional<door::RunningTrial> running;
  std::string file;
};

Result<Stored> stored(const ReviewOptions& options) {
  const auto folder = data_folder(options.data, environment());
  if (!folder) return folder.problem();
  auto records = SqliteRecords::open(diary_file(*folder));
  if (!records) return records.problem();
  auto notebook = open_notebook(**records, "mine");
  if (!notebook) return notebook.problem();
  FileVault vault(order_key_file(*folder));
  const auto passphrase = helpers_passphrase(options.ask_passphrase, false, options.passphrase_file);
  if (!passphrase) return passphrase.problem();
  auto running = door::running_trial(**records, &vault, codec::catalog(), now(), "mine",
                                     {.passphrase = *passphrase, .secret = std::nullopt});
  if (!running) return running.problem();
  return Stored{std::move(*records), std::move(notebook).value(), std::move(running).value(),
                diary_file(*folder).string()};
}

Result<Material> material_of_store(Stored& stored, std::optional<Day> today) {
  const Notebook& says = stored.notebook.says;
  const Day day = today.value_or(current_day(stored.notebook, now()));
  if (says.diary.days.empty())
    return Problem{"There is nothing in the diary yet.",
                   {.file = stored.file},
                   "Name a CSV (titrate review DIARY.csv), or make entries on the page first: titrate serve"};
  Circumstances known{sheet_on(says), says.resumed, {}, {}};
  if (stored.running) known.lived = how_it_was_lived(stored.running->now);
  Diary diary = stored.notebook.says->diary;
  diary.source = stored.file;
  return Material{until(std::move(diary), day), day, std::move(known)};
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

/// Only the question of the sealed plan is asked.
bool asks_the_plan(const ReviewOptions& options, const door::RunningTrial& running) {
  const std::string& primary = running.plan.now.trial.primary.name;
  return options.trial.empty() && options.better.empty() && options.family.empty() && options.randomised.empty() &&
         options.scale.empty() && options.before_start.empty() && !options.smallest && options.covariates.empty() &&
         (options.outcome.empty() || options.outcome == primary);
}

Ending review_sealed(Stored& stored, const ReviewOptions& options, std::optional<Day> today) {
  Progress patient;
  const Asked asked{"mine", now(), ""};
  const auto answer = door::review_of_sealed(*stored.records, codec::catalog(), patient, *stored.running, asked, today,
                                             options.peek, options.seed);
  if (!answer) return complain(answer.problem());
  const Review* shown = answer->shown();
  const OpenNotebook& notebook = stored.running->notebook;
  const codec::Json blinding = codec::blinding_json(codec::study_of(notebook, codec::catalog(), asked.now), notebook);
  if (options.json) {
    codec::Json json = shown ? codec::review_json(*shown, answer->diary, codec::catalog()) : codec::Json::object();
    json["look"] = door::look_json(*answer, stored.running->now);
    json["blinding"] = blinding;
    fmt::print("{}\n", codec::text_of_json(json));
  } else if (!shown) {
    fmt::print("{}", wrapped(answer->sentence, "", ""));
    for (const std::string& sentence : adherence_in_words(answer->adhered, stored.running->plan.now.trial))
      fmt::print("{}", wrapped(sentence, "", ""));
  } else {
    const Looks& looks = stored.running->now.looks;
    fmt::print(
        "{}\n",
        wrapped(answer->kind == door::SealedReview::Kind::look
                    ? fmt::format("Look {} of {}, of the days up to {}: the diary as it stood at the end "
                                  "of {}.",
                                  answer->number, looks.planned, to_string(answer->as_of), to_string(*answer->closed))
                : answer->kind == door::SealedReview::Kind::peek
                    ? std::string("An early look: it is written down, and gives no verdict.")
                    : std::string("The order was told before any look, so there is no verdict."),
                "", ""));
    fmt::print("{}", review_text(*shown, answer->diary, colours_on(1)));
    if (blinding.is_object())
      for (const codec::Json& sentence : blinding["in_words"])
        fmt::print("\n{}", wrapped(sentence.get<std::string>(), "", ""));
    if (answer->kind == door::SealedReview::Kind::look) fmt::print("\nWhat follows from it: titrate decide\n");
  }
  return shown && shown->answers.primary() && !shown->answers.trusted() ? Ending::refused : Ending::done;
}

}  // namespace

Ending review(const ReviewOptions& options) {
  std::optional<Day> today;
  if (!options.today.empty() && !(today = parse_day(options.today)))
    return complain({"\"" + options.today + "\" is not a day.", {.file = "--today"}, "Write it like 2026-03-01."});
  std::optional<Stored> own;
  if (options.csv.empty()) {
    auto found = stored(options);
    if (!found) return complain(found.problem());
    own = std::move(found).value();
    if (own->running && asks_the_plan(options, *own->running)) return review_sealed(*own, options, today);
    if (own->running)
      if (const auto problem = door::another_question(*own->running, options.peek))
        return complain(*problem), Ending::refused;
  } else if (options.peek) {
    return complain({"A file has no sealed plan to look at early.", {.file = "--peek"}, "Leave --peek out."});
  }
  const auto material = own ? material_of_store(*own, today) : material_of_file(options, today);
  if (!material) return complain(material.problem());
  const auto words = words_of(options);
  if (!words) return complain(words.problem());
  const auto trial = codec::trial_asked_for(*words, material->diary, codec::catalog());
  if (!trial) return complain(in_shell(trial.problem()));

  if (own && own->running && !own->running->now.over())
    if (const auto written = write_event(*own->records, {"mine", now(), ""}, Peeked{own->running->now.today}); !written)
      return complain(written.problem());

  Progress patient;
  const Review answer = titrate::review(*trial, material->diary, codec::catalog(), material->today, options.seed,
                                        patient, material->known);
  fmt::print("{}\n", options.json ? codec::printed_review(answer, material->diary, codec::catalog())
                                  : review_text(answer, material->diary, colours_on(1)));
  return answer.answers.primary() && !answer.answers.trusted() ? Ending::refused : Ending::done;
}

}  // namespace titrate::cli
