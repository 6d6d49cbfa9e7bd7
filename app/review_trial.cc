#include "app/review_trial.h"

#include "life/regimen.h"

namespace titrate {
namespace {

/// The person with what they take. What a diary holds is no plan, but a coin that decides on periods without the
/// supplement is asked about where somebody said who this is.
Screening screening_of(const Trial& trial, const Exposure& taken, const PersonSheet& who, const Catalog& catalog,
                       Day today) {
  Intended intended = who.intended;
  intended.randomised_off = intended_by(trial).randomised_off;
  return screen(who.person, taken, catalog, today, intended);
}

}  // namespace

Review review(const Trial& trial, const Diary& diary, const Catalog& catalog, Day today, std::uint64_t seed,
              Progress& progress, const Circumstances& known) {
  const Exposure taken = exposure_of(trial, diary, today);
  Screening screening =
      screening_of(trial, taken, known.who, catalog, today);          // needs no statistics, never waits for them
  screening.guard = guard_now(diary, known.resumed, catalog, today);  // side effects: one action, on every path
  if (known.guard && known.guard->action > screening.guard.action) screening.guard = *known.guard;
  const Analyses analyses = analyses_of(trial, diary, taken, catalog);  // the primary first, then each sensitivity
  const Answers answers = infer(analyses, seed, progress);              // a posterior for each
  const RandomisationTest by_order = randomisation_test(trial, taken, analyses, seed);  // needs no model
  const Decision decision = decide(trial, catalog, taken, screening, answers, by_order);
  const Report report = report_of(trial, diary, taken, screening, answers, by_order, decision, known.lived);
  return {today, seed, taken, screening, analyses, answers, by_order, decision, report};  // a review shows its working
}

}  // namespace titrate
