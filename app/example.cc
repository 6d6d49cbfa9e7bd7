#include "app/example.h"

#include "trial/bare_diary.h"

namespace titrate {

ExampleTrial example_trial(const Catalog& catalog) {
  using namespace std::chrono;
  constexpr int pairs = 4, period_days = 14;
  ExampleTrial example;
  example.seed = 1;
  Trial& trial = example.trial;
  trial.question = "Is pain lower with 200 mg of magnesium a day than with none?";
  trial.primary = outcome_named("pain", catalog);
  trial.primary.smallest_worthwhile = 1;
  trial.full_dose = 200 * elemental_milligram_per_day;
  trial.comparator = "nothing";
  trial.randomisation = {Randomisation::Kind::pairs, period_days, 0, pairs};
  trial.start = local_days(year(2026) / January / 5);
  trial.planned_days = 2 * pairs * period_days;
  trial.active_arm = "magnesium";
  trial.assignment = randomised_pairs(pairs, period_days, "magnesium", "nothing", example.seed, 0);
  trial.fixed_before_data = true;
  example.person = {.level = 5.2,
                    .effect = -2,
                    .half_life_days = 2,
                    .drift = -0.3,
                    .weekend = -0.4,
                    .sigma = 1.3,
                    .rho = 0.4,
                    .missing_fraction = 0.1,
                    .late_fraction = 0.04};
  example.diary = simulate(trial, example.person, example.seed, 1);
  example.diary.source = "example";
  example.truth =
      "Simulated with seed 1: the full dose lowers pain by 2 points once it has built up (half-life 2 days), days "
      "depend on "
      "each other by 0.4, and one day in ten is missing.";
  return example;
}

}  // namespace titrate
