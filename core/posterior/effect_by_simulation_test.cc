#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "catalog/catalog.h"
#include "numerics/random.h"
#include "posterior/answers.h"

// The effect of a review against brute force: people are drawn from the priors, weighed by the density of the diary
// given what they are, and each is asked what their outcome would be at the full dose and at none. Nothing here knows
// of grids, gap classes or mixtures; the densities come from the whole covariance matrix of the recorded days.

namespace titrate {
namespace {

constexpr int people = 60'000;
const Day day_one = *parse_day("2026-03-02");

Diary short_diary() {
  RandomStream random(11, 0);
  Diary diary;
  diary.measures = {"pain"};
  double residual = 0;
  for (int t = 0; t < 24; ++t) {
    DayRecord record;
    record.day = day_one + days(t);
    const bool on = t / 4 % 2 == 1;
    record.dose = dose_entry(on ? 200 : 0, true);
    residual = 0.5 * residual + 1.2 * random.normal();
    record.measures = {t % 9 == 5 ? Entry<double>() : Entry<double>::of(5.5 - 2 * on + residual)};
    diary.days.push_back(record);
  }
  return diary;
}

/// A person drawn from the priors of the model.
struct Drawn {
  double half_life, rho, sigma;
};

Drawn draw(const Model& model, RandomStream& random) {
  Drawn person;
  person.half_life = std::exp(model.half_life->log_mean + model.half_life->log_sd * random.normal());
  const double a = model.rho->a - 1, b = model.rho->b - 1, mode = a / (a + b);
  const auto beta_density = [&](double u) { return std::pow(u, a) * std::pow(1 - u, b); };
  double u = random.uniform();
  while (random.uniform() * beta_density(mode) > beta_density(u)) u = random.uniform();  // rejection
  person.rho = 2 * u - 1;
  double chi_squared = 0;
  for (int k = 0; k < int(*model.sigma.degrees_of_freedom); ++k) chi_squared += std::pow(random.normal(), 2);
  person.sigma =
      model.sigma.scale * std::abs(random.normal()) / std::sqrt(chi_squared / *model.sigma.degrees_of_freedom);
  return person;
}

/// Row by row, the lower triangle L of C = L L'.
void factorise(std::vector<std::vector<double>>& c) {
  for (std::size_t i = 0; i < c.size(); ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = c[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= c[i][k] * c[j][k];
      c[i][j] = i == j ? std::sqrt(sum) : sum / c[j][j];
    }
}

std::vector<double> solved(const std::vector<std::vector<double>>& lower, std::vector<double> v) {
  for (std::size_t i = 0; i < v.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) v[i] -= lower[i][k] * v[k];
    v[i] /= lower[i][i];
  }
  return v;
}

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// What one drawn person says: log density of the diary, the effect at steady state and over the days on it.
struct Told {
  double log_weight, at_steady_state, over_block;
};

Told told_by(const Drawn& person, const Analysis& analysis, RandomStream& random) {
  const Model& model = analysis.model;
  const Series& series = analysis.series.front();
  std::vector<double> y, x_seen;
  std::vector<std::size_t> day;
  double x = 0, x_on = 0;
  for (std::size_t t = 0; t < series.dose.size(); ++t) {
    const double keep = std::exp2(-1 / person.half_life);
    x = keep * x + (1 - keep) * series.dose[t];
    x_on += series.block_contrast[t] * x;
    if (!series.response[t]) continue;
    y.push_back(*series.response[t] - model.intercept.mean);
    x_seen.push_back(x);
    day.push_back(t);
  }
  const std::size_t n = y.size();
  std::vector<std::vector<double>> c(n, std::vector<double>(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      c[i][j] = std::pow(person.sigma, 2) * std::pow(person.rho, int(day[i] - day[j])) +
                std::pow(model.intercept.sd, 2) + std::pow(model.effect.sd, 2) * x_seen[i] * x_seen[j];
      for (std::size_t k = 0; k < series.covariates.size(); ++k)
        c[i][j] +=
            std::pow(model.covariates[k].prior.sd, 2) * series.covariates[k][day[i]] * series.covariates[k][day[j]];
    }
  factorise(c);
  const std::vector<double> z = solved(c, y), w = solved(c, x_seen);
  Told told{-0.5 * dot(z, z), 0, 0};
  for (std::size_t i = 0; i < n; ++i) told.log_weight -= std::log(c[i][i]);
  const double prior = std::pow(model.effect.sd, 2);
  const double beta = prior * dot(w, z) + std::sqrt(prior - prior * prior * dot(w, w)) * random.normal();
  told.at_steady_state = analysis.scale.spread * beta;  // x is 1 at the full dose and 0 at none
  told.over_block = analysis.scale.spread * beta * x_on;
  return told;
}

/// P(value <= x) and its Monte Carlo error, over weighed people.
struct Estimate {
  double value, error;
};

template <class Function>
Estimate estimated(const std::vector<Told>& all, const Function& f) {
  double top = -1e300, total = 0, sum = 0, square = 0;
  for (const Told& told : all) top = std::max(top, told.log_weight);
  for (const Told& told : all) total += std::exp(told.log_weight - top);
  for (const Told& told : all) sum += std::exp(told.log_weight - top) / total * f(told);
  for (const Told& told : all) square += std::pow(std::exp(told.log_weight - top) / total * (f(told) - sum), 2);
  return {sum, std::sqrt(square)};
}

TEST(Effect, is_what_brute_force_simulation_of_the_posterior_says) {
  Catalog catalog;
  catalog.kinetics = {{"general", 2, 0.75, "Quick.", {"A book (2020)", "verified"}}};
  Trial trial;
  trial.primary.name = "pain";
  trial.primary.lowest = 0;
  trial.primary.highest = 10;
  trial.primary.unit = "points";
  const Diary diary = short_diary();
  const Analyses analyses = analyses_of(trial, diary, exposure_of(trial, diary, day_one + days(99)), catalog);
  Progress progress;
  const Answers answers = infer(analyses, 1, progress);

  std::vector<Told> all;
  RandomStream random(12, 0);
  for (int i = 0; i < people; ++i) {
    const Drawn person = draw(analyses.all.front().model, random);
    all.push_back(told_by(person, analyses.all.front(), random));
  }
  const auto compare = [&](const NormalMixture& effect, double Told::*of) {
    const Estimate mean = estimated(all, [&](const Told& told) { return told.*of; });
    ASSERT_LT(mean.error, 0.03 * effect.sd()) << "too few people to tell";
    EXPECT_NEAR(effect.mean(), mean.value, 4 * mean.error);
    const Estimate square = estimated(all, [&](const Told& told) { return std::pow(told.*of - effect.mean(), 2); });
    EXPECT_NEAR(std::pow(effect.sd(), 2), square.value, 4 * square.error);
    for (const double p : summary_levels) {
      const double q = effect.quantile(p);
      const Estimate below = estimated(all, [&](const Told& told) { return told.*of <= q ? 1.0 : 0.0; });
      EXPECT_NEAR(p, below.value, 4 * below.error + 0.001) << "the mixture is promised to a thousandth";
    }
  };
  compare(answers.primary()->effect, &Told::at_steady_state);
  compare(*answers.primary()->over_block, &Told::over_block);
}

}  // namespace
}  // namespace titrate
