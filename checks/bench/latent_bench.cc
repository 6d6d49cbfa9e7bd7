// How long a fit of counts, ratings and yes-or-no answers takes on one core: checks/reference p1 to p3 (Poisson) and o1
// to o3 (ordinal, eleven levels), with the largest distance |F(q_p) - p| over seven quantiles of the long Stan runs,
// and the same 84 days of p1 as a negative binomial and as "above the median or not" (Bernoulli).

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "codec/file.h"
#include "codec/fit_files.h"
#include "posterior/fit.h"

namespace titrate {
namespace {

struct LatentCase {
  Model model;
  Series series;
  std::array<double, 7> quantiles{};  ///< of the effect, in a long Stan run
};

LatentCase latent_case(const std::string& name) {
  const std::string folder = TITRATE_REFERENCE "/" + name + "/";
  const auto text = [&](const char* file) { return codec::read_file(folder + file).value(); };
  const codec::FitModel read = codec::fit_model_from_json(text("model.json"), "model.json").value();
  LatentCase c{read.model, codec::series_from_csv(text("data.csv"), "data.csv", read).value()};
  const auto expected = nlohmann::json::parse(text("reference.json"));
  constexpr const char* levels[] = {"2.5", "5", "25", "50", "75", "95", "97.5"};
  for (std::size_t i = 0; i < c.quantiles.size(); ++i) c.quantiles[i] = expected["effect"]["q"][levels[i]];
  return c;
}

/// The counts of p1 with the spread of a negative binomial on top.
LatentCase negative_binomial_case() {
  LatentCase c = latent_case("p1");
  c.model.family = Family::negative_binomial;
  c.model.dispersion = 0.5;
  return c;
}

/// Whether a count of p1 is above its median, with the priors that a yes or no has (docs/mathematics.md, section 1).
LatentCase bernoulli_case() {
  LatentCase c = latent_case("p1");
  std::vector<double> counts;
  for (const auto& y : c.series.response)
    if (y) counts.push_back(*y);
  std::nth_element(counts.begin(), counts.begin() + std::ptrdiff_t(counts.size() / 2), counts.end());
  const double median = counts[counts.size() / 2];
  for (auto& y : c.series.response)
    if (y) y = *y > median ? 1 : 0;
  c.model.family = Family::bernoulli;
  c.model.intercept = {0, 1.5};
  c.model.effect = {0, 1};
  c.model.sigma = {4, 1};
  return c;
}

void time_fit_of(benchmark::State& state, const LatentCase& c, const FitOptions& options, bool known = false) {
  int nodes = 0;
  double distance = 0;
  for (auto _ : state) {
    const Posterior p = fit(c.model, c.series, options);
    nodes = p.diagnostics.nodes;
    if (known && distance == 0)
      for (std::size_t i = 0; i < c.quantiles.size(); ++i)
        distance = std::max(distance, std::abs(p.effect.cdf(c.quantiles[i]) - summary_levels[i]));
    benchmark::DoNotOptimize(p.effect.summary());
  }
  state.counters["fits"] = benchmark::Counter(double(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["nodes"] = nodes;
  if (known) state.counters["distance"] = distance;
}

/// The effect, sigma, rho and the half-life, on the scale of the linear predictor; and where the last argument is 1, as
/// a review asks, the effect on the scale of the outcome too.
FitOptions asked(const benchmark::State& state, int argument) {
  return {.nuisance = true, .outcome = state.range(argument) != 0};
}
std::string numbered(const char* letter, const benchmark::State& state) {
  return letter + std::to_string(state.range(0));
}

void fit_of_counts(benchmark::State& state) {
  time_fit_of(state, latent_case(numbered("p", state)), asked(state, 1), true);
}
void fit_of_ratings(benchmark::State& state) {
  time_fit_of(state, latent_case(numbered("o", state)), asked(state, 1), true);
}
void fit_of_yes_or_no(benchmark::State& state) { time_fit_of(state, bernoulli_case(), asked(state, 0)); }
void fit_of_overdispersed_counts(benchmark::State& state) {
  time_fit_of(state, negative_binomial_case(), asked(state, 0));
}
BENCHMARK(fit_of_counts)->ArgsProduct({{1, 2, 3}, {0, 1}})->Unit(benchmark::kMillisecond);
BENCHMARK(fit_of_ratings)->ArgsProduct({{1, 2, 3}, {0, 1}})->Unit(benchmark::kMillisecond);
BENCHMARK(fit_of_yes_or_no)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(fit_of_overdispersed_counts)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace titrate
