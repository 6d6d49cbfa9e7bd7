// How long one fit and one review take on one core. The reference case is checks/reference/g1: 84 days, 10 % missing,
// five coefficients (intercept, drift, weekend, one covariate, the effect).

#include <benchmark/benchmark.h>

#include "app/example.h"
#include "app/review_trial.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/fit_files.h"
#include "codec/tidy_diary.h"
#include "posterior/fit.h"

namespace titrate {
namespace {

struct ReferenceCase {
  codec::FitModel model;
  Series series;
};

ReferenceCase reference_case() {
  const std::string folder = TITRATE_REFERENCE "/g1/";
  const auto text = [&](const char* file) { return codec::read_file(folder + file).value(); };
  ReferenceCase c;
  c.model = codec::fit_model_from_json(text("model.json"), "model.json").value();
  c.series = codec::series_from_csv(text("data.csv"), "data.csv", c.model).value();
  return c;
}

/// Mean, sd, seven quantiles, P(effect < 0) and log evidence at everyday accuracy: what a rehearsal asks of each
/// person.
void fit_of_the_reference_case(benchmark::State& state) {
  const ReferenceCase c = reference_case();
  for (auto _ : state) {
    const Posterior p = fit(c.model.model, c.series, {.nuisance = false});
    benchmark::DoNotOptimize(p.effect.summary());
    benchmark::DoNotOptimize(p.effect.cdf(0));
  }
  state.counters["fits"] = benchmark::Counter(double(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(fit_of_the_reference_case)->Unit(benchmark::kMicrosecond);

/// The analyst's door: about 120,000 nodes, every coefficient summarised.
void fit_at_reference_accuracy(benchmark::State& state) {
  const ReferenceCase c = reference_case();
  for (auto _ : state)
    benchmark::DoNotOptimize(
        fit(c.model.model, c.series, {.accuracy = Accuracy::reference, .coefficients = true}).effect.summary());
}
BENCHMARK(fit_at_reference_accuracy)->Unit(benchmark::kMillisecond);

/// The whole pass over the example: exposure, screening, every sensitivity, the report.
void review_of_the_example(benchmark::State& state) {
  const ExampleTrial example = example_trial(codec::catalog());
  Progress progress;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        review(example.trial, example.diary, codec::catalog(), example.diary.days.back().day, 1, progress));
}
BENCHMARK(review_of_the_example)->Unit(benchmark::kMillisecond);

void reading_a_tidy_diary(benchmark::State& state) {
  const std::string csv = codec::csv_of(example_trial(codec::catalog()).diary);
  for (auto _ : state) benchmark::DoNotOptimize(codec::diary_from_csv(csv, "diary.csv", std::nullopt));
  state.SetBytesProcessed(std::int64_t(state.iterations()) * std::int64_t(csv.size()));
}
BENCHMARK(reading_a_tidy_diary)->Unit(benchmark::kMicrosecond);

void simulating_a_diary(benchmark::State& state) {
  const ExampleTrial example = example_trial(codec::catalog());
  std::uint64_t person = 0;
  for (auto _ : state) benchmark::DoNotOptimize(simulate(example.trial, example.person, 1, ++person));
}
BENCHMARK(simulating_a_diary)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace titrate
