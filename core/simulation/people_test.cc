#include "simulation/people.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "base/require.h"
#include "catalog/catalog.h"
#include "trial/pain_plan.h"

namespace titrate {
namespace {

using Kind = Randomisation::Kind;

Catalog catalog_for_tests() {
  const Source book{"A book (2020)", "verified"};
  Catalog catalog;
  catalog.limits = {{"eu", "EU", 250 * elemental_milligram_per_day, "A limit.", book}};
  catalog.kinetics = {{"general", 2, 0.75, "Assumed for a test.", book}};
  catalog.effect_priors = {{"general", 0, 0.2, "Assumed for a test.", book}};
  return catalog;
}

Trial plan_of(Randomisation design, int days) {
  Trial trial = rehearsable_pain_plan(design, days);
  trial.full_dose = dose_of(200, true);
  trial.fixed_before_data = true;
  return trial;
}

/// The diary that a person would have handed in, and the plan with its order opened.
std::pair<Trial, Diary> handed_in(const SimulatedTrial& people, const SimulatedDays& days) {
  Trial trial = people.trial();
  Diary diary;
  diary.measures = {trial.primary.name};
  for (std::size_t t = 0; t < days.dose.size(); ++t) {
    trial.assignment[t] = days.dose[t] > 0 ? *trial.active_arm : "none";
    DayRecord record;
    record.day = *trial.start + std::chrono::days(t);
    record.measures = {days.recorded[t] ? Entry<double>::of(*days.recorded[t]) : Entry<double>()};
    if (days.recorded[t]) record.dose = days.dose[t] > 0 ? Entry<Dose>::of(*trial.full_dose) : Entry<Dose>::none();
    diary.days.push_back(record);
  }
  return {trial, diary};
}

TEST(SimulatedTrial, a_person_is_judged_as_a_review_of_the_same_diary_would) {
  const Catalog catalog = catalog_for_tests();
  Progress progress;
  int judged = 0;
  for (Trial plan : {plan_of({Kind::pairs, 14, 0, 4}, 112), plan_of({Kind::blocks, 7, 1, 0}, 6 * 7 + 5 + 10),
                     plan_of({Kind::daily, 1, 0, 0}, 80), plan_of({Kind::pairs, 7, 0, 5}, 70),
                     plan_of({Kind::pairs, 7, 0, 6}, 84)}) {
    if (plan.randomisation.gap_days > 0) {  // a run-in, from which the scale is taken, and a number without a scale
      plan.run_in_days = 10;
      plan.primary.lowest.reset();
      plan.primary.better = Direction::higher;
    }
    double benefit = 2;
    if (*plan.planned_days == 70) {  // minutes, after a time of which nobody knows what was taken
      plan.primary.unit = "minutes";
      plan.primary.highest = 1440;
      plan.primary.smallest_worthwhile = 10;
      plan.baseline = Baseline{20, 0.5, 40};
      plan.before_start = Entry<Dose>::skipped();
      benefit = 15;
    }
    if (*plan.planned_days ==
        84) {  // counts, whose primary analysis is of another family, and the verdict's of numbers
      plan.primary.unit = "headaches per day";
      plan.primary.highest.reset();
      plan.baseline = Baseline{2, 0.5, 3};
    }
    plan.looks = {*plan.planned_days / 2, *plan.planned_days};
    const SimulatedTrial people(plan, catalog);
    for (std::uint64_t person = 0; person < 10; ++person) {
      const Truth truth{benefit, 0.5};
      const SimulatedDays days = people.days_of(truth, 7, person);
      const auto [trial, diary] = handed_in(people, days);
      const auto seen = people.seen(truth, 7, person);
      for (std::size_t k = 0; k < plan.looks.size(); ++k) {
        const Exposure exposure = exposure_of(trial, diary, *trial.start + std::chrono::days(plan.looks[k] - 1));
        const Analyses analyses = analyses_of(trial, diary, exposure, catalog);
        const Answers answers = infer(analyses, 1, progress);
        const Analyses light = people.analyses_of_days(days, plan.looks[k]);
        EXPECT_EQ(light.count.recorded, analyses.count.recorded);
        EXPECT_EQ(light.count.switches, analyses.count.switches);
        EXPECT_EQ(light.count.days_on, analyses.count.days_on);
        EXPECT_EQ(light.count.days_off, analyses.count.days_off);
        const Answers by_light = infer(light, 1, progress);
        ASSERT_GE(by_light.all.size(), 2u);
        for (const Answer& one : by_light.all) {
          const Answer* other = answers.find(one.name);
          ASSERT_TRUE(other);
          EXPECT_NEAR(one.effect.mean(), other->effect.mean(), 1e-12);
          EXPECT_NEAR(one.effect.sd(), other->effect.sd(), 1e-12);
          for (const double x : {-2.0, -1.0, 0.0, 1.0}) EXPECT_NEAR(one.effect.cdf(x), other->effect.cdf(x), 1e-12);
          EXPECT_NEAR(one.posterior.log_evidence, other->posterior.log_evidence, 1e-10);
        }
        if (k == 1) {
          EXPECT_NEAR(seen[k].width_95,
                      answers.judged()->effect.quantile(0.975) - answers.judged()->effect.quantile(0.025), 1e-9);
        }
        const auto belief = belief_of(answers);
        if (!belief) continue;  // a sensitivity may stand in the review's way
        ++judged;
        ASSERT_TRUE(seen[k].belief) << "whatever the review can judge, the rehearsal can";
        EXPECT_NEAR(seen[k].belief->better, belief->better, 1e-12);
        EXPECT_NEAR(seen[k].belief->worthwhile, belief->worthwhile, 1e-12);
      }
    }
  }
  EXPECT_GE(judged, 5);
}

TEST(SimulatedTrial, who_was_seen_before_leaves_nothing_in_the_room) {
  Trial plan = plan_of({Kind::pairs, 14, 0, 4}, 112);
  plan.looks = {56, 112};
  const SimulatedTrial people(plan, catalog_for_tests());
  LookRoom room;
  std::vector<Seen> looks;
  for (std::uint64_t person = 0; person < 30; ++person) {
    const Truth truth{person % 2 ? 2.0 : 0.0, 0.3 * double(person % 4)};
    people.see(truth, 5, person, {}, room, looks);
    const std::vector<Seen> alone = people.seen(truth, 5, person);
    ASSERT_EQ(looks.size(), alone.size());
    for (std::size_t k = 0; k < looks.size(); ++k) {
      EXPECT_EQ(looks[k].width_95, alone[k].width_95);
      ASSERT_EQ(looks[k].belief.has_value(), alone[k].belief.has_value());
      if (!alone[k].belief) continue;
      EXPECT_EQ(looks[k].belief->better, alone[k].belief->better);
      EXPECT_EQ(looks[k].belief->worthwhile, alone[k].belief->worthwhile);
    }
  }
}

TEST(SimulatedTrial, a_person_meets_every_plan_and_truth_as_the_same_person) {
  const Catalog catalog = catalog_for_tests();
  Trial plan = plan_of({Kind::pairs, 14, 0, 3}, 84);
  plan.primary.lowest.reset();
  const SimulatedTrial people(plan, catalog);
  Trial fewer_missing = plan;
  fewer_missing.missing_fraction = 0.05;
  const SimulatedTrial others(fewer_missing, catalog);
  for (std::uint64_t person = 0; person < 20; ++person) {
    const SimulatedDays none = people.days_of({0, 0.5}, 1, person), some = people.days_of({2, 0.5}, 1, person);
    const SimulatedDays fewer = others.days_of({0, 0.5}, 1, person);
    EXPECT_EQ(none.dose, some.dose);
    for (std::size_t t = 0; t < none.dose.size(); ++t) {
      EXPECT_EQ(none.recorded[t].has_value(), some.recorded[t].has_value());
      if (none.recorded[t]) {
        const double fall = *none.recorded[t] - *some.recorded[t];  // 2 points at most, as far as it has built up
        EXPECT_TRUE(fall > -1e-9 && fall < 2) << fall;
        EXPECT_EQ(fewer.recorded[t], none.recorded[t]) << "who recorded a day does so where fewer are missing";
      }
    }
  }
}

TEST(SimulatedTrial, days_have_the_spread_the_dependence_and_the_gaps_of_the_plan) {
  Trial plan = plan_of({Kind::pairs, 7, 0, 2}, 28);
  plan.primary.lowest.reset();
  const SimulatedTrial people(plan, catalog_for_tests());
  constexpr int count = 20'000;
  for (const double rho : {0.0, 0.7}) {
    double square = 0, product = 0, days = 0, pairs = 0, recorded = 0;
    for (std::uint64_t person = 0; person < count; ++person) {
      const SimulatedDays lived = people.days_of({0, rho}, 2, person);
      for (const auto& day : lived.recorded) recorded += day.has_value();
      // Mid-trial, where the drift is next to nothing: days 14 and 15 from 1 are a Sunday and a Monday.
      const auto &first = lived.recorded[13], &second = lived.recorded[14];
      if (first) square += *first * *first, ++days;
      if (first && second) product += *first * *second, ++pairs;
    }
    // Residual 1.5^2; weekend (0.375 c)^2 with c = 5/7 on the Sunday and -2/7 on the Monday; drift (0.75 / 27)^2.
    const double weekend = 0.375 * 0.375, variance = 2.25 + weekend * 25 / 49 + std::pow(0.75 / 27, 2);
    const double four_errors = 4 * std::sqrt(2.0 / count) * variance;
    EXPECT_NEAR(square / days, variance, four_errors);
    EXPECT_NEAR(product / pairs, rho * 2.25 - weekend * 10 / 49 - std::pow(0.75 / 27, 2), four_errors);
    EXPECT_NEAR(recorded / (28.0 * count), 0.9, 4 * std::sqrt(0.09 / (28.0 * count)));
  }
}

Trial plan_of_counts(const char* unit, std::optional<double> highest, Baseline baseline) {
  Trial plan = plan_of({Kind::pairs, 7, 0, 2}, 28);
  plan.primary.unit = unit;
  plan.primary.highest = highest;
  plan.baseline = baseline;
  return plan;
}

TEST(SimulatedTrial, counts_and_yes_or_no_are_whole_and_have_the_mean_the_spread_and_the_dependence_of_the_plan) {
  constexpr int count = 20'000;
  for (const bool yes_or_no : {false, true}) {
    const double mean = yes_or_no ? 0.4 : 5, sd = yes_or_no ? std::sqrt(0.24) : 3;
    const SimulatedTrial people(
        plan_of_counts("headaches per day", yes_or_no ? std::optional(1.0) : std::nullopt, Baseline{sd, 0.5, mean}),
        catalog_for_tests());
    for (const double rho : {0.0, 0.7}) {
      double sum = 0, square = 0, product = 0, days = 0, pairs = 0, second_sum = 0, second_days = 0;
      for (std::uint64_t person = 0; person < count; ++person) {
        const SimulatedDays lived = people.days_of({0, rho}, 2, person);
        for (const auto& day : lived.recorded) {
          if (!day) continue;
          EXPECT_TRUE(*day == std::round(*day) && *day >= 0 && (!yes_or_no || *day <= 1)) << *day;
        }
        const auto &first = lived.recorded[13], &second = lived.recorded[14];  // the middle: next to no drift
        if (first) sum += *first, square += *first * *first, ++days;
        if (second) second_sum += *second, ++second_days;
        if (first && second) product += *first * *second, ++pairs;
      }
      sum /= days;
      const double variance = square / days - sum * sum;
      EXPECT_NEAR(sum, mean, 4 * sd / std::sqrt(days));
      // Beside the count's own: weekends, whose mean differs by a sixteenth of the variance at most.
      EXPECT_GT(variance, 0.95 * sd * sd);
      EXPECT_LT(variance, 1.1 * sd * sd);
      const double alike = (product / pairs - sum * second_sum / second_days) / variance;
      EXPECT_LT(alike, rho + 0.03);
      EXPECT_GT(alike, (yes_or_no ? 0.65 : 0.9) * rho - 0.06) << "of two halves, 2 asin(rho) / pi";
    }
  }
}

TEST(SimulatedTrial, a_benefit_never_adds_to_a_count_and_takes_no_more_than_there_is) {
  const SimulatedTrial people(plan_of_counts("headaches per day", {}, Baseline{2, 0.5, 3}), catalog_for_tests());
  double fall = 0, on = 0;
  for (std::uint64_t person = 0; person < 4000; ++person) {
    const SimulatedDays none = people.days_of({0, 0.5}, 1, person), some = people.days_of({2, 0.5}, 1, person),
                        all = people.days_of({50, 0.5}, 1, person);
    for (std::size_t t = 0; t < none.dose.size(); ++t) {
      if (!none.recorded[t]) continue;
      EXPECT_LE(*some.recorded[t], *none.recorded[t]);
      EXPECT_GE(*all.recorded[t], 0);
      if (t % 7 != 6 || none.dose[t] == 0)
        continue;  // a week at a half-life of two days: 1 - 2^-3.5 of it at the median
      fall += *none.recorded[t] - *some.recorded[t];
      ++on;
    }
  }
  EXPECT_GT(fall / on, 0.75 * 2);
  EXPECT_LT(fall / on, 2);
}

TEST(SimulatedTrial, a_count_without_a_mean_has_that_of_a_poisson_and_not_the_middle_of_its_scale) {
  const SimulatedTrial people(plan_of_counts("headaches per day", 100, Baseline{1.5, 0.5, {}}), catalog_for_tests());
  double sum = 0, days = 0;
  for (std::uint64_t person = 0; person < 4000; ++person)
    if (const auto day = people.days_of({0, 0}, 3, person).recorded[13]) sum += *day, ++days;
  EXPECT_NEAR(sum / days, 2.25, 0.12);
}

TEST(SimulatedTrial, an_order_that_was_told_is_kept_and_another_is_drawn_for_each_person) {
  Trial plan = plan_of({Kind::pairs, 7, 0, 3}, 42);
  const SimulatedTrial sealed(plan, catalog_for_tests());
  int first_on = 0;
  for (std::uint64_t person = 0; person < 1000; ++person) first_on += sealed.days_of({}, 1, person).dose[0] > 0;
  EXPECT_NEAR(first_on, 500, 4 * std::sqrt(250.0));
  plan.start = *parse_day("2026-03-02");
  plan.active_arm = "A";
  for (const double dose : doses_of(plan, {true, false, true, false, false, true}))
    plan.assignment.push_back(dose > 0 ? "A" : "B");
  const SimulatedTrial told(plan, catalog_for_tests());
  for (std::uint64_t person = 0; person < 5; ++person)
    EXPECT_EQ(told.days_of({}, 1, person).dose, doses_of(plan, {true, false, true, false, false, true}));
}

TEST(SimulatedTrial, the_prior_probability_of_a_worthwhile_effect_is_half_of_each_prior) {
  // One point is half a standard deviation of a 0-10 rating: Phi(-0.5) = 0.30854, Phi(-2.5) = 0.00621 (tables).
  EXPECT_NEAR(prior_probability_worthwhile(SimulatedTrial(plan_of({Kind::pairs, 7, 0, 3}, 42), catalog_for_tests()),
                                           catalog_for_tests()),
              0.5 * 0.30854 + 0.5 * 0.00621, 1e-5);
}

TEST(SimulatedTrial, needs_a_plan_that_can_be_rehearsed) {
  Trial plan = plan_of({Kind::pairs, 7, 0, 3}, 42);
  plan.primary.better.reset();
  EXPECT_THROW(SimulatedTrial(plan, catalog_for_tests()), BrokenPromise);
}

}  // namespace
}  // namespace titrate
