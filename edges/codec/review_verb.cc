#include "app/example.h"
#include "app/open_notebook.h"
#include "app/review_trial.h"
#include "codec/randomisation.h"
#include "codec/review_json.h"
#include "codec/tidy_diary.h"
#include "codec/verbs.h"
#include "model/model.h"
#include "trial/bare_diary.h"

namespace titrate::codec {
namespace {

struct ReviewRequest {
  std::string diary = "mine";
  std::optional<std::string> csv;
  BareDiaryOptions options;
  std::optional<Day> today;
  Moment now;
  std::uint64_t seed = 1;
  bool leaves_the_plan = false;  ///< a question of its own was asked
};

Result<ReviewRequest> review_request_of(Fields& fields) {
  ReviewRequest request;
  request.diary = fields.one_of("diary", {"mine", "example"}).value_or("mine");
  fields.needs("now");
  request.now = fields.moment("now").value_or(Moment{});
  request.csv = fields.text("csv");
  request.today = fields.day("today");
  request.options.outcome = fields.text("outcome");
  const auto better = fields.one_of("better", {"lower", "higher"});
  if (better) request.options.better = *better == "lower" ? Direction::lower : Direction::higher;
  request.options.smallest_worthwhile = fields.number("smallest");
  request.options.covariates = fields.texts("covariates").value_or(std::vector<std::string>{});
  const auto family = fields.text("family"), randomised = fields.text("randomised");
  const auto seed = fields.whole_number("seed");
  if (auto problem = fields.problem()) return *problem;
  if (request.options.smallest_worthwhile.value_or(1) <= 0)
    return Problem{"an effect worth having is above zero.", {.file = "smallest"}, "Give its size, without a sign."};
  if (seed.value_or(1) < 0) return Problem{"a seed is not below zero.", {.file = "seed"}, "Give 0 or a larger number."};
  request.seed = static_cast<std::uint64_t>(seed.value_or(1));
  if (family)
    if (const auto known = family_named(*family); !known) return known.problem();
  if (randomised) {
    const auto drawn = randomisation_named(*randomised);
    if (!drawn) return drawn.problem();
    request.options.randomisation = *drawn;
  }
  request.leaves_the_plan = better || randomised || !request.options.covariates.empty();
  return request;
}

/// The diary, the plan that it is judged by, and the day of the review.
struct Material {
  Diary diary;
  Trial trial;
  Day today{};
};

Result<Material> material_of(Room& room, const ReviewRequest& request) {
  Material material;
  if (request.csv) {
    material.today = request.today.value_or(day_of(request.now, {}));
    auto diary = diary_from_csv(*request.csv, "csv", material.today);
    if (!diary) return diary.problem();
    material.diary = std::move(diary).value();
  } else {
    auto notebook = open_notebook(room.records, request.diary);
    if (!notebook) return notebook.problem();
    material.today = request.today.value_or(current_day(*notebook, request.now));
    material.diary = std::move(notebook->says.diary);
    if (request.diary == example_diary && !request.leaves_the_plan) {
      material.trial = example_trial(room.catalog).trial;
      const auto& [outcome, better, smallest, covariates, randomisation] = request.options;
      if (outcome.value_or(material.trial.primary.name) == material.trial.primary.name) {
        if (smallest) material.trial.primary.smallest_worthwhile = smallest;
        if (const auto checked = check_columns(material.trial, material.diary); !checked) return checked.problem();
        return material;
      }
    }
  }
  auto trial = trial_of_bare_diary(material.diary, request.options, room.catalog);
  if (!trial) return trial.problem();
  material.trial = std::move(trial).value();
  return material;
}

}  // namespace

Answer review(Room& room, Fields& fields) {
  const auto request = review_request_of(fields);
  if (!request) return request.problem();
  const auto material = material_of(room, *request);
  if (!material) return material.problem();
  const Review review =
      titrate::review(material->trial, material->diary, room.catalog, material->today, request->seed, room.progress);
  return Json{{"review", review_json(review, material->diary, room.catalog)}};
}

}  // namespace titrate::codec
