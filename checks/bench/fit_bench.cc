// How long one fit and one review take on one core. The reference case is checks/reference/g1: 84 days, 10 % missing,
// five coefficients (intercept, drift, weekend, one covariate, the effect).

#include <benchmark/benchmark.h>

#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "app/example.h"
#include "app/review_trial.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/fit_files.h"
#include "codec/tidy_diary.h"
#include "numerics/random.h"
#include "posterior/gaussian.h"
#include "simulation/operating_characteristics.h"
#include "simulation/people.h"

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

/// The same with the memory of the fit before.
void fit_in_a_warm_workspace(benchmark::State& state) {
  const ReferenceCase c = reference_case();
  GaussianWorkspace workspace;
  Posterior p;
  for (auto _ : state) {
    fit_gaussian(c.model.model, c.series, {.nuisance = false}, workspace, p);
    benchmark::DoNotOptimize(p.effect.summary());
    benchmark::DoNotOptimize(p.effect.cdf(0));
  }
  state.counters["fits"] = benchmark::Counter(double(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(fit_in_a_warm_workspace)->Unit(benchmark::kMicrosecond);

/// The same with sigma, rho and the half-life summarised: what a review asks of each of its analyses.
void fit_with_nuisance(benchmark::State& state) {
  const ReferenceCase c = reference_case();
  GaussianWorkspace workspace;
  Posterior p;
  for (auto _ : state) {
    fit_gaussian(c.model.model, c.series, {}, workspace, p);
    benchmark::DoNotOptimize(p.effect.summary());
  }
}
BENCHMARK(fit_with_nuisance)->Unit(benchmark::kMicrosecond);

/// What a rehearsal asks of a person: a new response and new holes, then two probabilities and the width of the 95 %
/// interval.
void rehearsal_of_one_person(benchmark::State& state) {
  const ReferenceCase c = reference_case();
  Series series = c.series;
  GaussianWorkspace workspace;
  Posterior p;
  std::uint64_t person = 0;
  for (auto _ : state) {
    RandomStream random(1, ++person);
    double e = random.normal();
    for (std::size_t t = 0; t < series.response.size(); ++t) {
      e = 0.5 * e + std::sqrt(0.75) * random.normal();
      series.response[t] = random.uniform() < 0.1 ? std::nullopt : std::optional(e - 0.5 * series.dose[t]);
    }
    fit_gaussian(c.model.model, series, {.nuisance = false}, workspace, p);
    std::array<double, 2> ends{};
    p.effect.quantiles(std::array{0.025, 0.975}, ends.data());
    benchmark::DoNotOptimize(ends);
    benchmark::DoNotOptimize(p.effect.cdf(0) + p.effect.cdf(-0.3));
  }
  state.counters["people"] = benchmark::Counter(double(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(rehearsal_of_one_person)->Unit(benchmark::kMicrosecond);

/// A plan of so many days with one look at the end, weekly pains as the example has them.
Trial one_look_plan(const Randomisation& order, int days) {
  Trial plan = example_trial(codec::catalog()).trial;
  plan.assignment.clear();
  plan.looks.clear();
  plan.randomisation = order;
  plan.run_in_days = 0;
  plan.planned_days = days;
  plan.missing_fraction = 0.1;
  plan.baseline = Baseline{1.5, 0.5, {}};
  plan.covariates.clear();
  return plan;
}
using Kind = Randomisation::Kind;

/// All of what a rehearsal does for one person at one look: an order, days, both fits of the verdict's prior, the
/// belief and a width. The people of one truth after another, as in a rehearsal; the argument is the dependence, in
/// percent.
void person_of_a_rehearsal(benchmark::State& state) {
  const SimulatedTrial people(one_look_plan({Kind::pairs, 7, 0, 6}, 84), codec::catalog());
  const Truth truth{0, 0.01 * double(state.range(0))};
  std::uint64_t person = 0;
  LookRoom room;
  std::vector<Seen> looks;
  for (auto _ : state) {
    people.see(truth, 1, ++person, {.width = false}, room, looks);
    benchmark::DoNotOptimize(looks.data());
  }
  state.counters["people"] = benchmark::Counter(double(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(person_of_a_rehearsal)->Arg(0)->Arg(50)->Arg(90)->Unit(benchmark::kMicrosecond);

/// 10,000 people through each of six plans and their verdicts, on one core: 56 days, 84 by weeks and by fortnights,
/// 112, 168, and 84 by a coin each day. An effect of 1.2 points, dependence 0.4.
void ten_thousand_people_of_six_plans(benchmark::State& state) {
  constexpr int people = 10'000;
  std::vector<SimulatedTrial> plans;
  for (const auto& [order, days] : std::vector<std::pair<Randomisation, int>>{{{Kind::pairs, 7, 0, 4}, 56},
                                                                              {{Kind::pairs, 7, 0, 6}, 84},
                                                                              {{Kind::pairs, 14, 0, 3}, 84},
                                                                              {{Kind::pairs, 14, 0, 4}, 112},
                                                                              {{Kind::pairs, 14, 0, 6}, 168},
                                                                              {{Kind::daily, 1, 0, 0}, 84}})
    plans.emplace_back(one_look_plan(order, days), codec::catalog());
  const Truth truth{1.2, 0.4};
  LookRoom room;
  Crowd crowd(people);
  for (auto _ : state)
    for (const SimulatedTrial& plan : plans) {
      for (int person = 0; person < people; ++person)
        plan.see(truth, 1, std::uint64_t(person), {.width = false}, room, crowd[std::size_t(person)]);
      DecisionRule rule = plan.trial().rule;
      rule.better = 0.95;
      benchmark::DoNotOptimize(outlook_of(rule, truth, crowd).keep_taking.times);
    }
}
BENCHMARK(ten_thousand_people_of_six_plans)->Unit(benchmark::kMillisecond);

/// The same fit on each instruction set that this machine has: 0 is what every x86-64 has (SSE2), 1 AVX2, 2 AVX-512.
/// The quantiles take the best of them.
void fit_on(benchmark::State& state, Accuracy accuracy) {
  const auto set = Instructions(state.range(0));
  state.SetLabel(set == Instructions::plain ? "SSE2" : set == Instructions::v3 ? "AVX2" : "AVX-512");
  if (set > best_instructions()) return state.SkipWithError("this machine has no such instructions");
  const ReferenceCase c = reference_case();
  GaussianWorkspace workspace(set);
  Posterior p;
  for (auto _ : state) {
    fit_gaussian(c.model.model, c.series, {.accuracy = accuracy, .nuisance = false}, workspace, p);
    benchmark::DoNotOptimize(p.effect.summary());
    benchmark::DoNotOptimize(p.effect.cdf(0));
  }
  state.counters["fits"] = benchmark::Counter(double(state.iterations()), benchmark::Counter::kIsRate);
}
void fit_by_instructions(benchmark::State& state) { fit_on(state, Accuracy::standard); }
BENCHMARK(fit_by_instructions)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);
void rough_fit_by_instructions(benchmark::State& state) { fit_on(state, Accuracy::rough); }
BENCHMARK(rough_fit_by_instructions)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

void time_fits_of(benchmark::State& state, const Model& model, const std::vector<Series>& all) {
  GaussianWorkspace workspace;
  Posterior p;
  double grids = 0;
  std::size_t next = 0;
  for (auto _ : state) {
    fit_gaussian(model, all[next], {.nuisance = false}, workspace, p);
    benchmark::DoNotOptimize(p.effect.summary());
    grids += 1 + p.diagnostics.escalations;
    next = next + 1 < all.size() ? next + 1 : 0;
  }
  state.counters["grids"] = grids / double(state.iterations());
}

/// How a fit grows with the length of the diary: sixteen diaries of the model itself in turn, weeks with and without,
/// dependence 0.5, a tenth of the days missing, the columns of the reference case.
void fit_of_days(benchmark::State& state) {
  const ReferenceCase c = reference_case();
  std::vector<Series> all(16);
  for (std::uint64_t diary = 0; diary < all.size(); ++diary) {
    RandomStream random(1, diary);
    Series& series = all[std::size_t(diary)];
    series.covariates.resize(c.series.covariates.size());
    double x = 0, e = random.normal();
    const int days = int(state.range(0));
    for (int t = 0; t < days; ++t) {
      const double dose = t / 7 % 2;
      x = 0.7 * x + 0.3 * dose;
      if (t > 0) e = 0.5 * e + std::sqrt(0.75) * random.normal();
      series.dose.push_back(dose);
      const double columns[] = {2.0 * t / days - 1, t % 7 > 4 ? 5.0 / 7 : -2.0 / 7};
      for (std::size_t k = 0; k < series.covariates.size(); ++k)
        series.covariates[k].push_back(k < 2 ? columns[k] : random.normal());
      series.response.push_back(random.uniform() < 0.1 ? std::nullopt : std::optional(e - 0.6 * x));
    }
  }
  time_fits_of(state, c.model.model, all);
}
BENCHMARK(fit_of_days)->Arg(84)->Arg(168)->Arg(365)->Arg(730)->Arg(1095)->Unit(benchmark::kMicrosecond);

/// The same where the quick grid does not do: the reference case again and again, thirteen times over in three years.
void fit_of_the_same_days_again(benchmark::State& state) {
  const ReferenceCase c = reference_case();
  Series longer;
  longer.covariates.resize(c.series.covariates.size());
  for (std::size_t t = 0; t < std::size_t(state.range(0)); ++t) {
    const std::size_t from = t % c.series.dose.size();
    longer.dose.push_back(c.series.dose[from]);
    longer.response.push_back(c.series.response[from]);
    for (std::size_t k = 0; k < longer.covariates.size(); ++k)
      longer.covariates[k].push_back(c.series.covariates[k][from]);
  }
  time_fits_of(state, c.model.model, {longer});
}
BENCHMARK(fit_of_the_same_days_again)->Arg(365)->Arg(1095)->Unit(benchmark::kMicrosecond);

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
