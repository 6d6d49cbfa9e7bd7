#include "app/example.h"
#include "app/open_notebook.h"
#include "app/review_trial.h"
#include "app/standing.h"
#include "app/write_event.h"
#include "codec/review_json.h"
#include "codec/review_question.h"
#include "codec/study.h"
#include "codec/tidy_diary.h"
#include "door/asked.h"
#include "door/sealed_review.h"
#include "door/verbs.h"

namespace titrate::door {
namespace {

struct ReviewRequest {
  std::string diary = "mine";
  std::optional<std::string> csv;
  ReviewWords words;
  std::optional<Day> today;
  Moment now;
  std::uint64_t seed = 1;
  bool peek = false;
  Opener by;  ///< of a blinded plan whose order a helper closed

  /// Nothing but the sealed plan's own question is asked.
  bool asks_the_plan() const {
    return !csv && diary != example_diary && !words.trial && !words.better && !words.randomised && !words.scale &&
           !words.family && !words.smallest && !words.before_start && words.covariates.empty();
  }
};

Result<ReviewRequest> review_request_of(Fields& fields) {
  ReviewRequest request;
  request.diary = fields.one_of("diary", {"mine", "example"}).value_or("mine");
  fields.needs("now");
  request.now = fields.moment("now").value_or(Moment{});
  request.csv = fields.text("csv");
  request.today = fields.day("today");
  request.words.outcome = fields.text("outcome");
  request.words.better = fields.one_of("better", {"lower", "higher"});
  request.words.smallest = fields.number("smallest");
  request.words.covariates = fields.texts("covariates").value_or(std::vector<std::string>{});
  request.words.family = fields.text("family");
  request.words.randomised = fields.text("randomised");
  request.words.scale = fields.text("scale");
  request.words.before_start = fields.text("before_start");
  request.by.passphrase = fields.text("passphrase");
  const Json* trial = fields.object("trial");
  const auto seed = fields.whole_number("seed");
  request.peek = fields.flag("peek").value_or(false);
  if (auto problem = fields.problem()) return *problem;
  // The file's own reader reads the object, so that the door and the shell cannot understand it differently.
  if (trial) request.words.trial = trial->dump(2);
  if (seed.value_or(1) < 0) return Problem{"a seed is not below zero.", {.file = "seed"}, "Give 0 or a larger number."};
  request.seed = static_cast<std::uint64_t>(seed.value_or(1));
  return request;
}

/// The diary as it stood on the day of the review, that day, and the plan that was sealed for it, with its order.
struct Material {
  Diary diary;
  Day today{};
  std::optional<Trial> sealed;
  Circumstances known{};  ///< of a stored diary; of a file nobody is known
};

Result<Material> material_of(Room& room, const ReviewRequest& request, const std::optional<RunningTrial>& running) {
  if (request.csv) {
    const Day now = day_of(request.now, {});
    auto diary = diary_from_csv(*request.csv, "csv", request.today ? std::nullopt : std::optional(now));
    if (!diary) return diary.problem();
    const Day today = request.today.value_or(now);
    return Material{until(std::move(diary).value(), today), today, {}};
  }
  auto notebook = told_notebook(room, request.diary, request.now);
  if (!notebook) return notebook.problem();
  const Day today = request.today.value_or(current_day(*notebook, request.now));
  Circumstances known{sheet_on(notebook->says), notebook->says->resumed, {}, {}};
  std::optional<Trial> sealed;
  if (running && running->order) {
    sealed = as_lived(running->now.calendar, *running->order);
    sealed->fixed_before_data = !running->plan.question_changed;
    known.lived = how_it_was_lived(running->now);
  }
  return Material{until(notebook->says->diary, today), today, std::move(sealed), std::move(known)};
}

/// The example, and a diary whose plan was sealed, have a plan of their own, which holds while nothing but its outcome
/// is asked. Another smallest worthwhile difference is another question, asked after the data.
Result<Trial> trial_of(const ReviewRequest& request, const Material& material, const Catalog& catalog) {
  const ReviewWords& words = request.words;
  const Diary& diary = material.diary;
  const auto options = bare_diary_options(words);
  if (!options) return options.problem();
  const bool nothing_else =
      !request.csv && !words.trial && !words.better && !words.randomised && !words.scale && words.covariates.empty();
  const bool example = request.diary == example_diary;
  if (nothing_else && (example || (material.sealed && !words.family))) {
    Trial trial = example ? example_trial(catalog).trial : *material.sealed;
    if (words.before_start) trial.before_start = before_start_of(options->before_start, trial, diary);
    if (words.outcome.value_or(trial.primary.name) == trial.primary.name) {
      if (words.smallest && words.smallest != trial.primary.smallest_worthwhile) {
        trial.primary.smallest_worthwhile = words.smallest;
        trial.fixed_before_data = false;
      }
      if (const auto checked = check_columns(trial, diary); !checked) return checked.problem();
      return trial;
    }
  }
  return trial_asked_for(words, diary, catalog);
}

}  // namespace

Answer review(Room& room, Fields& fields) {
  const auto request = review_request_of(fields);
  if (!request) return request.problem();
  std::optional<RunningTrial> running;
  if (!request->csv && request->diary != example_diary) {
    auto found = running_trial(room.records, room.vault, room.catalog, request->now, "mine", request->by);
    if (!found) return found.problem();
    running = std::move(found).value();
  }
  const Asked asked{request->diary, request->now, ""};
  if (running && request->asks_the_plan() &&
      request->words.outcome.value_or(running->plan.now.trial.primary.name) == running->plan.now.trial.primary.name) {
    const auto sealed = review_of_sealed(room.records, room.catalog, room.progress, *running, asked, request->today,
                                         request->peek, request->seed);
    if (!sealed) return sealed.problem();
    return Json{
        {"review", sealed->shown() ? review_json(*sealed->shown(), sealed->diary, room.catalog) : Json(nullptr)},
        {"look", look_json(*sealed, running->now)},
        {"blinding", blinding_json(study_of(running->notebook, room.catalog, request->now), running->notebook)}};
  }
  if (running)
    if (auto problem = another_question(*running, request->peek)) return *problem;
  const auto material = material_of(room, *request, running);
  if (!material) return material.problem();
  const auto trial = trial_of(*request, *material, room.catalog);
  if (!trial) return trial.problem();
  if (running && !running->now.over())
    if (const auto written = write_event(room.records, asked, Peeked{running->now.today}); !written)
      return written.problem();
  const Review review = titrate::review(*trial, material->diary, room.catalog, material->today, request->seed,
                                        room.progress, material->known);
  return Json{
      {"review", review_json(review, material->diary, room.catalog)},
      {"look", nullptr},
      {"blinding", running ? blinding_json(study_of(running->notebook, room.catalog, request->now), running->notebook)
                           : Json(nullptr)}};
}

}  // namespace titrate::door
