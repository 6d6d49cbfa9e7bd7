#include "sbc.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <numeric>

#include "crowd.h"
#include "designs.h"
#include "draw.h"
#include "posterior/gaussian.h"

namespace titrate::calibration {
namespace {

constexpr int effect_bins = 20, quantile_bins = int(summary_levels.size()) + 1;
constexpr std::array parameters{"effect", "sigma", "rho", "log_half_life"};

struct Ranks {
  bool trusted = false, covered = false;
  std::array<int, 4> bin{};
};

int bin_of(const Summary& summary, double truth) {
  return int(std::count_if(summary.q.begin(), summary.q.end(), [&](double q) { return q < truth; }));
}

Model mutated(Model model, Mutation mutation) {
  switch (mutation) {
    case Mutation::none:
      break;
    case Mutation::half_life_prior_sd:
      model.half_life->log_sd = 0.9;
      break;
    case Mutation::effect_prior_sd:
      model.effect.sd *= 1.3;
      break;
    case Mutation::rho_prior:
      model.rho = BetaPrior{2, 2};
      break;
    case Mutation::sigma_prior:
      model.sigma.degrees_of_freedom = 3;
      break;
  }
  return model;
}

Series blank_series(RandomStream& random) {
  const int days = 28 + int(random.uniform() * 85);
  constexpr std::array kinds{Design::pairs_7, Design::pairs_14, Design::daily_coin, Design::single_switch};
  Series series;
  series.dose = doses_of(kinds[std::size_t(random.uniform() * 4)], days, random);
  series.covariates = calendar_columns(days);
  return series;
}

Ranks ranks_of(const Model& model, const Model& believed, RandomStream random, GaussianWorkspace& workspace,
               Posterior& p) {
  const auto [truth, series] = person_of(model, random);
  if (model.family == Family::gaussian)
    fit_gaussian(believed, series, {}, workspace, p);
  else
    p = fit(believed, series, {.outcome = false});
  const double below = p.effect.cdf(truth.effect);
  return {p.diagnostics.trust,
          below >= 0.025 && below <= 0.975,
          {std::min(effect_bins - 1, int(below * effect_bins)), bin_of(p.sigma, truth.sigma), bin_of(*p.rho, truth.rho),
           bin_of(*p.log_half_life, truth.log_half_life)}};
}

}  // namespace

Person person_of(const Model& model, RandomStream random) {
  Person person;
  person.series = blank_series(random);
  const double missing = 0.3 * random.uniform();
  person.truth = drawn_from_prior(model, random);
  for (const double y : outcomes(model, person.truth, person.series, random))
    person.series.response.push_back(random.uniform() < missing ? std::nullopt : std::optional(y));
  return person;
}

std::string in_words(Mutation mutation) {
  static const char* words[] = {"none", "half-life prior sd 0.9 for 0.75", "effect prior sd 1.3 times as wide",
                                "rho prior Beta(2, 2) for Beta(3, 1.5)", "sigma prior with 3 degrees of freedom for 4"};
  return words[int(mutation)];
}

Model standard_model(Family family) {
  Model model;
  model.family = family;
  model.covariates = {{"trend", {0, 1}}, {"weekend", {0, 0.5}}};
  model.rho = BetaPrior{3, 1.5};
  model.half_life = LogNormalPrior{std::log(2.0), 0.75};
  if (family == Family::poisson || family == Family::negative_binomial) {
    model.intercept = {1, 1.5};
    model.effect = {0, 0.5};
    model.covariates = {{"trend", {0, 0.5}}, {"weekend", {0, 0.3}}};
    model.sigma = {4, 0.5};
  }
  if (family == Family::negative_binomial) model.dispersion = 0.5;
  if (family == Family::bernoulli) model.intercept = {0, 1.5};
  return model;
}

std::string sbc_scenario(Family family, Mutation mutation, int people, std::uint64_t seed) {
  char text[160];
  std::snprintf(text, sizeof text, "sbc %s mutation=%d people=%d seed=%d", to_string(family), int(mutation), people,
                int(seed));
  return text;
}

Counts sbc(Family family, Mutation mutation, int people, std::uint64_t seed, int threads) {
  const Model model = standard_model(family), believed = mutated(model, mutation);
  std::vector<Ranks> all(static_cast<std::size_t>(people));
  std::vector<GaussianWorkspace> workspaces(static_cast<std::size_t>(threads));
  std::vector<Posterior> posteriors(static_cast<std::size_t>(threads));
  for_everyone(people, threads, [&](int thread, int person) {
    all[std::size_t(person)] = ranks_of(model, believed, RandomStream(seed, std::uint64_t(person)),
                                        workspaces[std::size_t(thread)], posteriors[std::size_t(thread)]);
  });
  Counts counts{{"people", double(people)}};
  const auto count = [&](const std::string& name, auto is) {
    counts.emplace_back(name, double(std::count_if(all.begin(), all.end(), is)));
  };
  count("trusted", [](const Ranks& r) { return r.trusted; });
  count("covered", [](const Ranks& r) { return r.trusted && r.covered; });
  for (std::size_t k = 0; k < parameters.size(); ++k)
    for (int bin = 0; bin < (k == 0 ? effect_bins : quantile_bins); ++bin)
      count(std::string(parameters[k]) + ":" + std::to_string(bin),
            [&](const Ranks& r) { return r.trusted && r.bin[k] == bin; });
  return counts;
}

double chi_squared_tail(double x, int degrees_of_freedom) {
  // Q(k + 2) = Q(k) + (x/2)^(k/2) e^(-x/2) / Gamma(k/2 + 1), from Q(1) = erfc(sqrt(x/2)) or Q(2) = e^(-x/2).
  int k = degrees_of_freedom % 2 == 1 ? 1 : 2;
  double q = k == 1 ? std::erfc(std::sqrt(x / 2)) : std::exp(-x / 2);
  for (; k < degrees_of_freedom; k += 2) q += std::exp(0.5 * k * std::log(x / 2) - x / 2 - std::lgamma(0.5 * k + 1));
  return x > 0 ? q : 1;
}

std::vector<Uniformity> uniformity_of(const Counts& counts) {
  const double trusted = count_of(counts, "trusted");
  std::vector<Uniformity> all;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    Uniformity& u = all.emplace_back();
    u.parameter = parameters[k];
    const int bins = k == 0 ? effect_bins : quantile_bins;
    for (int bin = 0; bin < bins; ++bin) {
      const double low = bin == 0 ? 0 : summary_levels[std::size_t(bin - 1)];
      const double high = bin == quantile_bins - 1 ? 1 : summary_levels[std::size_t(std::min(bin, 6))];
      u.seen.push_back(count_of(counts, u.parameter + ":" + std::to_string(bin)));
      u.expected.push_back(trusted * (k == 0 ? 1.0 / effect_bins : high - low));
    }
    // Neighbours are taken together until five are expected, since the limit law is poor below that (Cochran 1954).
    double seen = 0, expected = 0, left = trusted;
    int classes = 0;
    for (int bin = 0; bin < bins; ++bin) {
      seen += u.seen[std::size_t(bin)];
      expected += u.expected[std::size_t(bin)];
      if (bin + 1 < bins && (expected < 5 || left - expected < 5)) continue;
      u.chi_squared += std::pow(seen - expected, 2) / expected;
      left -= expected;
      seen = expected = 0;
      ++classes;
    }
    u.classes = classes;
    u.p = classes > 1 ? chi_squared_tail(u.chi_squared, classes - 1) : 1;
  }
  return all;
}

std::vector<double> adjusted_by_holm(const std::vector<double>& p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t(0));
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> adjusted(p.size());
  double most = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    most = std::max(most, std::min(1.0, double(p.size() - i) * p[order[i]]));
    adjusted[order[i]] = most;
  }
  return adjusted;
}

}  // namespace titrate::calibration
