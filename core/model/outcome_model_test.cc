#include "model/outcome_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "numerics/random.h"

namespace titrate {
namespace {

Outcome rating() {
  Outcome outcome;
  outcome.unit = "points";
  outcome.lowest = 0;
  outcome.highest = 10;
  return outcome;
}

Outcome count() {
  Outcome outcome;
  outcome.unit = "headaches per day";
  outcome.lowest = 0;
  outcome.highest = 100;
  return outcome;
}

TEST(FamilyOf, is_what_the_scale_and_the_numbers_say) {
  EXPECT_EQ(family_of(rating(), {0, 3, 10}), Family::ordinal);
  EXPECT_EQ(family_of(rating(), {0, 3.5, 10}), Family::gaussian) << "half points";
  EXPECT_EQ(family_of(count(), {0, 2, 1}), Family::negative_binomial);
  EXPECT_EQ(family_of({}, {0, 1, 1}), Family::bernoulli);
  EXPECT_EQ(family_of({}, {0, 1, 2}), Family::gaussian) << "nobody said that it is a count";
  EXPECT_EQ(family_of({}, {4.2, 1}), Family::gaussian);
  Outcome wide = rating();
  wide.highest = 100;
  EXPECT_EQ(family_of(wide, {0, 50, 100}), Family::gaussian) << "a hundred answers are a number to anybody";
  Outcome stated = rating();
  stated.family = Family::gaussian;
  EXPECT_EQ(family_of(stated, {1, 2}), Family::gaussian);
}

TEST(FamilyOf, what_a_family_cannot_be_is_said) {
  EXPECT_FALSE(cannot_be(Family::poisson, {}, {0, 3}));
  EXPECT_TRUE(cannot_be(Family::poisson, {}, {0, -1}));
  EXPECT_TRUE(cannot_be(Family::negative_binomial, {}, {0.5}));
  EXPECT_TRUE(cannot_be(Family::bernoulli, {}, {2}));
  EXPECT_TRUE(cannot_be(Family::ordinal, {}, {2})) << "no scale";
  EXPECT_FALSE(cannot_be(Family::ordinal, rating(), {2}));
}

// Diaries drawn from the default priors, by the model's definition written out: they must look like diaries.

struct Drawn {
  std::vector<double> y;
};

Drawn draw(const Model& model, RandomStream& random) {
  const auto normal = [&](const NormalPrior& prior) { return prior.mean + prior.sd * random.normal(); };
  const auto half_t4 = [&](double scale) {
    double square = 0;
    for (int i = 0; i < 4; ++i) square += std::pow(random.normal(), 2);
    return scale * std::abs(random.normal()) / std::sqrt(square / 4);
  };
  std::vector<double> cut;
  double intercept = 0;
  if (model.family == Family::ordinal) {
    cut.assign(std::size_t(model.levels - 1), 0);
    const auto middle = std::size_t((model.levels - 2) / 2);
    cut[middle] = normal(model.cutpoints.middle);
    for (std::size_t k = middle + 1; k < cut.size(); ++k)
      cut[k] = cut[k - 1] + std::exp(normal(model.cutpoints.log_gap));
    for (std::size_t k = middle; k-- > 0;) cut[k] = cut[k + 1] - std::exp(normal(model.cutpoints.log_gap));
  } else {
    intercept = normal(model.intercept);
  }
  const double effect = normal(model.effect), sigma = half_t4(model.sigma.scale), rho = 0.5 * random.uniform() + 0.2,
               trend = normal(model.covariates[0].prior);
  Drawn drawn;
  double u = sigma * random.normal(), x = 0;
  for (int t = 0; t < 84; ++t) {
    if (t > 0) u = rho * u + std::sqrt(1 - rho * rho) * sigma * random.normal();
    x += 0.3 * ((t / 7 % 2) - x);
    const double eta = intercept + effect * x + trend * (t - 41.5) / 41.5 + u;
    const double p = random.uniform();
    switch (model.family) {
      case Family::gaussian:
        drawn.y.push_back(eta);
        break;
      case Family::bernoulli:
        drawn.y.push_back(p < 1 / (1 + std::exp(-eta)));
        break;
      case Family::ordinal: {
        double k = 0;
        for (double c : cut) k += p > 1 / (1 + std::exp(eta - c));
        drawn.y.push_back(k);
        break;
      }
      default:
        // the mean of the count is all that is looked at here; the gamma factor of a negative binomial has mean one
        drawn.y.push_back(std::exp(eta));
    }
  }
  return drawn;
}

double share(int times, int of) { return double(times) / of; }

Model default_model(Family family, const Outcome& outcome, const std::vector<double>& recorded) {
  Model number;
  number.covariates = {{"trend", {0, 1}}, {"weekend", {0, 0.5}}};
  number.rho = BetaPrior{3, 1.5};
  number.half_life = LogNormalPrior{std::log(2.0), 0.75};
  return family == Family::gaussian ? number : model_of_family(family, number, outcome, recorded);
}

TEST(DefaultPriors, draw_ratings_that_use_their_scale) {
  const Model model = default_model(Family::ordinal, rating(), {5});
  RandomStream random(1, 1);
  int stuck = 0, wide = 0;
  constexpr int people = 2000;
  for (int i = 0; i < people; ++i) {
    const auto y = draw(model, random).y;
    const auto [low, high] = std::minmax_element(y.begin(), y.end());
    EXPECT_GE(*low, 0);
    EXPECT_LE(*high, 10);
    stuck += *low == *high;
    wide += *high - *low >= 3;
  }
  EXPECT_LT(share(stuck, people), 0.05) << "few diaries give one answer for ever";
  EXPECT_GT(share(wide, people), 0.8) << "most have bad and good days";
}

TEST(DefaultPriors, draw_yes_and_no_in_most_diaries) {
  const Model model = default_model(Family::bernoulli, {}, {1});
  RandomStream random(2, 1);
  int both = 0;
  constexpr int people = 2000;
  for (int i = 0; i < people; ++i) {
    const auto y = draw(model, random).y;
    const double yes = double(std::count(y.begin(), y.end(), 1.0)) / 84;
    both += yes > 0.02 && yes < 0.98;
  }
  EXPECT_GT(share(both, people), 0.85);
}

TEST(DefaultPriors, draw_counts_near_what_the_first_days_showed) {
  for (const double level : {0.0, 2.0, 40.0}) {
    const Model model = default_model(Family::negative_binomial, count(), std::vector<double>(20, level));
    RandomStream random(3, 1);
    int near = 0, absurd = 0;
    constexpr int people = 2000;
    for (int i = 0; i < people; ++i) {
      const auto y = draw(model, random).y;
      double mean = 0;
      for (double value : y) mean += value / 84;
      near += mean > (level + 0.5) / 30 && mean < (level + 0.5) * 30;
      absurd += mean > (level + 0.5) * 1000;
    }
    EXPECT_GT(share(near, people), 0.9) << level;
    EXPECT_LT(share(absurd, people), 0.01) << level;
  }
}

TEST(DefaultPriors, draw_numbers_within_a_few_spreads_of_the_centre) {
  const Model model = default_model(Family::gaussian, rating(), {});
  RandomStream random(4, 1);
  int inside = 0, moves = 0;
  constexpr int people = 2000;
  for (int i = 0; i < people; ++i) {
    const auto y = draw(model, random).y;
    const auto [low, high] = std::minmax_element(y.begin(), y.end());
    inside += *low > -10 && *high < 10;
    moves += *high - *low > 0.3;
  }
  EXPECT_GT(share(inside, people), 0.9) << "standardised";
  EXPECT_GT(share(moves, people), 0.95);
}

}  // namespace
}  // namespace titrate
