#include "app/review_trial.h"

namespace titrate {

Review review(const Trial& trial, const Diary& diary, const Catalog& catalog, Day today, std::uint64_t seed,
              Progress& progress) {
  const Exposure taken = exposure_of(trial, diary, today);
  Screening screening = screen(Person{}, taken, catalog, today);        // needs no statistics, never waits for them
  screening.guard = guard_on(diary, catalog, today);                    // side effects: one action, on every path
  const Analyses analyses = analyses_of(trial, diary, taken, catalog);  // the primary first, then each sensitivity
  const Answers answers = infer(analyses, seed, progress);              // a posterior for each
  const RandomisationTest by_order = randomisation_test(trial, taken, analyses, seed);  // needs no model
  const Decision decision = decide(trial, catalog, taken, screening, answers, by_order);
  const Report report = report_of(trial, diary, taken, screening, answers, by_order, decision);
  return {today, seed, taken, screening, analyses, answers, by_order, decision, report};  // a review shows its working
}

}  // namespace titrate
