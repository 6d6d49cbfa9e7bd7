#include "simulation/simulate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "base/require.h"

namespace titrate {
namespace {

const Day monday = *parse_day("2026-03-02");

/// A trial of an unbounded outcome, so that nothing is rounded or clipped.
Trial trial_of(std::vector<std::string> assignment) {
  Trial trial;
  trial.primary.name = "y";
  trial.start = monday;
  trial.active_arm = "A";
  trial.full_dose = dose_of(200, true);
  trial.assignment = std::move(assignment);
  return trial;
}

std::vector<std::string> arms(std::size_t off, std::size_t on) {
  std::vector<std::string> all(off, "B");
  all.insert(all.end(), on, "A");
  return all;
}

double value(const Diary& diary, std::size_t t) { return diary.days[t].measures[0].amount(); }

TEST(Simulate, residuals_have_the_sd_and_the_dependence_that_was_asked_for) {
  constexpr int people = 20'000, length = 12;
  for (const double rho : {-0.4, 0.0, 0.6, 0.9}) {
    const SimulatedPerson person{.level = 0, .sigma = 1.5, .rho = rho};
    double square_first = 0, square_last = 0, product = 0, product_5 = 0;
    for (int i = 0; i < people; ++i) {
      const Diary diary = simulate(trial_of(arms(length, 0)), person, 1, std::uint64_t(i));
      square_first += std::pow(value(diary, 0), 2) / people;
      square_last += std::pow(value(diary, length - 1), 2) / people;
      product += value(diary, 3) * value(diary, 4) / people;
      product_5 += value(diary, 3) * value(diary, 8) / people;
    }
    // A product of two such normals has sd at most sqrt(2) sigma^2: four Monte Carlo errors.
    const double variance = 1.5 * 1.5, error = 4 * std::sqrt(2.0 / people) * variance;
    EXPECT_NEAR(square_first, variance, error) << "the first day is already stationary, rho " << rho;
    EXPECT_NEAR(square_last, variance, error) << rho;
    EXPECT_NEAR(product, rho * variance, error) << rho;
    EXPECT_NEAR(product_5, std::pow(rho, 5) * variance, error) << rho;
  }
}

TEST(Simulate, half_of_the_effect_is_there_after_one_half_life_and_half_is_left_one_after_the_end) {
  const SimulatedPerson person{.level = 0, .effect = -8, .half_life_days = 3, .sigma = 0};
  std::vector<std::string> assignment = arms(0, 60);
  assignment.insert(assignment.end(), 6, "B");
  const Diary diary = simulate(trial_of(assignment), person, 1, 0);
  EXPECT_NEAR(value(diary, 2), -4, 1e-12);
  EXPECT_NEAR(value(diary, 5), -6, 1e-12);
  EXPECT_NEAR(value(diary, 59), -8, 1e-4);
  EXPECT_NEAR(value(diary, 62), -4, 1e-4);
}

TEST(Simulate, drift_runs_from_the_middle_to_the_end_and_weekends_differ_from_weekdays) {
  const Diary diary = simulate(trial_of(arms(29, 0)), {.level = 5, .drift = 2, .weekend = 0.7, .sigma = 0}, 1, 0);
  const auto weekend = [](std::size_t t) { return 0.7 * ((t % 7 >= 5 ? 1.0 : 0.0) - 2.0 / 7); };
  EXPECT_NEAR(value(diary, 0), 3 + weekend(0), 1e-12);
  EXPECT_NEAR(value(diary, 14), 5 + weekend(14), 1e-12);
  EXPECT_NEAR(value(diary, 28), 7 + weekend(28), 1e-12);
  EXPECT_NEAR(value(diary, 5) - value(diary, 4), 0.7 + 2.0 / 14, 1e-12);
}

TEST(Simulate, the_asked_share_of_days_is_missing_and_of_the_others_late) {
  const SimulatedPerson person{.missing_fraction = 0.15, .late_fraction = 0.05};
  constexpr int length = 50'000;
  const Diary diary = simulate(trial_of(arms(length, 0)), person, 1, 0);
  int missing = 0, late = 0;
  for (const DayRecord& record : diary.days) {
    missing += !record.measures[0].known();
    late += is_late(record, {});
    EXPECT_TRUE(record.measures[0].known() || !record.dose.known()) << "a missing day has no dose either";
  }
  EXPECT_NEAR(missing, 0.15 * length, 4 * std::sqrt(0.15 * 0.85 * length));
  EXPECT_NEAR(late, 0.05 * 0.85 * length, 4 * std::sqrt(0.05 * 0.85 * length));
}

TEST(Simulate, doses_follow_the_assignment) {
  const Diary diary = simulate(trial_of(arms(2, 2)), {}, 1, 0);
  for (std::size_t t = 0; t < 4; ++t) {
    EXPECT_EQ(diary.days[t].dose, dose_entry(t < 2 ? 0 : 200, true));
    EXPECT_EQ(diary.days[t].arm, t < 2 ? "B" : "A");
  }
}

TEST(Simulate, a_rating_is_whole_and_on_its_scale) {
  Trial trial = trial_of(arms(500, 0));
  trial.primary.lowest = 0;
  trial.primary.highest = 10;
  std::set<double> seen;
  for (const DayRecord& record : simulate(trial, {.level = 5, .sigma = 6}, 1, 0).days)
    seen.insert(record.measures[0].amount());
  EXPECT_EQ(seen, (std::set<double>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
}

TEST(Simulate, a_person_is_named_by_seed_and_stream_and_by_nothing_else) {
  const Trial trial = trial_of(arms(20, 20));
  const SimulatedPerson person{.rho = 0.5, .missing_fraction = 0.1};
  std::vector<Diary> forwards, backwards;
  for (std::uint64_t i = 0; i < 10; ++i) forwards.push_back(simulate(trial, person, 4, i));
  for (std::uint64_t i = 10; i-- > 0;) backwards.push_back(simulate(trial, person, 4, i));
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_EQ(forwards[i], backwards[9 - i]) << "whoever was made before";
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(forwards[i], forwards[j]);
    EXPECT_NE(forwards[i], simulate(trial, person, 5, i));
  }
}

TEST(Simulate, says_that_it_is_simulated_and_needs_a_plan) {
  EXPECT_TRUE(simulate(trial_of(arms(1, 1)), {}, 1, 0).simulated);
  EXPECT_THROW(simulate(Trial{}, {}, 1, 0), BrokenPromise);
}

TEST(RandomisedPairs, each_pair_holds_both_arms_for_a_period_each) {
  const auto order = randomised_pairs(5, 7, "A", "B", 1, 0);
  ASSERT_EQ(order.size(), 70u);
  for (std::size_t pair = 0; pair < 5; ++pair) {
    for (std::size_t t = 1; t < 7; ++t) {
      EXPECT_EQ(order[14 * pair + t], order[14 * pair]);
      EXPECT_EQ(order[14 * pair + 7 + t], order[14 * pair + 7]);
    }
    EXPECT_NE(order[14 * pair], order[14 * pair + 7]);
  }
}

TEST(RandomisedPairs, the_coin_is_fair_and_falls_anew_for_each_pair) {
  constexpr int people = 10'000;
  int first = 0, alike = 0;
  for (int i = 0; i < people; ++i) {
    const auto order = randomised_pairs(2, 1, "A", "B", 1, std::uint64_t(i));
    first += order[0] == "A";
    alike += order[0] == order[2];
  }
  const double four_errors = 4 * std::sqrt(0.25 * people);
  EXPECT_NEAR(first, people / 2, four_errors);
  EXPECT_NEAR(alike, people / 2, four_errors);
}

}  // namespace
}  // namespace titrate
