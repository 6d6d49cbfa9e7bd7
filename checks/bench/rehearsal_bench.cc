// How long somebody waits for the quick estimate while they drag a slider: twelve weeks, one thread.

#include <benchmark/benchmark.h>

#include "app/rehearse.h"
#include "codec/catalog_tables.h"
#include "trial/pain_plan.h"

namespace titrate {
namespace {

Trial twelve_weeks() {
  Trial plan = rehearsable_pain_plan({Randomisation::Kind::pairs, 7, 0, 6}, 84);
  plan.primary.kinetics = "pain";
  return plan;
}

void quick_estimate_of(benchmark::State& state, const Trial& plan) {
  Progress patient;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        rehearse(plan, codec::catalog(), {.seed = 1, .quick = true, .threads = 1}, patient)->plan.worst().truth.rho);
}

void quick_estimate_of_one_look(benchmark::State& state) { quick_estimate_of(state, twelve_weeks()); }
BENCHMARK(quick_estimate_of_one_look)->Unit(benchmark::kMillisecond);

void quick_estimate_of_three_looks(benchmark::State& state) {
  Trial plan = twelve_weeks();
  plan.looks = {28, 56, 84};
  quick_estimate_of(state, plan);
}
BENCHMARK(quick_estimate_of_three_looks)->Unit(benchmark::kMillisecond);

/// Attacks a day, which are drawn as counts and looked at as numbers.
void quick_estimate_of_counts(benchmark::State& state) {
  Trial plan = twelve_weeks();
  plan.primary.unit = "events";
  plan.primary.highest.reset();
  plan.primary.family = Family::negative_binomial;
  plan.baseline = Baseline{2, 0.5, 3};
  quick_estimate_of(state, plan);
}
BENCHMARK(quick_estimate_of_counts)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace titrate
