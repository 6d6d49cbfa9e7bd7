// A trial that rested: the days of a rest are not fitted, and an order changes the torn and the whole part of a period
// together.

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/catalog.h"
#include "decision/by_order.h"
#include "trial/pain_plan.h"

namespace titrate {
namespace {

const Day rested_first = *parse_day("2026-03-02");

/// Two days of run-in, and four periods of three days, as on, off, off, on. The second was torn after one day, and
/// rested for two.
Trial rested_plan() {
  Trial plan = pain_plan({Randomisation::Kind::pairs, 3, 0, 2}, 2 + 4 * 3 + 1 + 2);
  plan.start = rested_first;
  plan.run_in_days = 2;
  plan.active_arm = "on";
  plan.full_dose = 200 * elemental_milligram_per_day;
  const auto lived = [&](int count, int unit, bool rested, bool run_in, const char* arm) {
    for (int i = 0; i < count; ++i) {
      plan.lived.push_back({unit, rested, run_in});
      plan.assignment.push_back(arm);
    }
  };
  lived(2, -1, false, true, "off");
  lived(3, 0, false, false, "on");
  lived(1, 1, false, false, "off");
  lived(2, -1, true, false, "off");
  lived(3, 1, false, false, "off");
  lived(3, 2, false, false, "off");
  lived(3, 3, false, false, "on");
  return plan;
}

Diary rested_diary(const Trial& plan) {
  Diary diary;
  diary.measures = {"pain"};
  for (std::size_t i = 0; i < plan.lived.size(); ++i) {
    DayRecord record;
    record.day = rested_first + std::chrono::days(i);
    const bool on = plan.assignment[i] == "on";
    record.dose = on ? Entry<Dose>::of(200 * elemental_milligram_per_day) : Entry<Dose>::none();
    record.measures = {Entry<double>::of(plan.lived[i].rested ? 10 : (on ? 2 : 5) + double(i % 2))};
    diary.days.push_back(record);
  }
  return diary;
}

Catalog rested_catalog() {
  Catalog catalog;
  catalog.kinetics = {{"general", 1, 0.5, "Assumed for a test.", Source{"A book (2020)", "verified"}}};
  return catalog;
}

TEST(RestedTrial, the_days_of_a_rest_are_not_fitted_and_are_counted) {
  const Trial plan = rested_plan();
  const Diary diary = rested_diary(plan);
  const Day today = diary.days.back().day;
  const Exposure taken = exposure_of(plan, diary, today);
  const Analyses analyses = analyses_of(plan, diary, taken, rested_catalog());
  EXPECT_EQ(analyses.count.rested, 2);
  EXPECT_EQ(analyses.count.recorded, 17 - 2);
  EXPECT_EQ(analyses.count.missing, 0);
  const Series& series = analyses.all[analyses.judged()].series.front();
  EXPECT_FALSE(series.response[6] || series.response[7]);
  EXPECT_TRUE(series.response[5]) << "the torn part is used";
}

TEST(RestedTrial, what_was_taken_while_it_rested_counts_for_what_the_body_holds) {
  const Trial plan = rested_plan();
  Diary diary = rested_diary(plan);
  diary.days[6].dose = Entry<Dose>::of(200 * elemental_milligram_per_day);
  diary.days[7].dose = Entry<Dose>();
  const Exposure taken = exposure_of(plan, diary, diary.days.back().day);
  EXPECT_EQ(in_own_unit(*taken.assigned[6]), 200);
  EXPECT_EQ(in_own_unit(*taken.assigned[7]), 0);
}

TEST(RestedTrial, the_test_by_the_order_knows_the_periods_as_they_came) {
  const Trial plan = rested_plan();
  const Diary diary = rested_diary(plan);
  const Exposure taken = exposure_of(plan, diary, diary.days.back().day);
  const RandomisationTest test = randomisation_test(plan, taken, analyses_of(plan, diary, taken, rested_catalog()), 1);
  ASSERT_TRUE(test.p) << test.why_not;
  EXPECT_EQ(test.orders, 4);
  EXPECT_EQ(*test.p, 0.25) << "of four orders, the one that was followed alone is as favourable";
}

// With outcomes that the treatment does not move, each of the four orders is as likely to be the one that was followed;
// over all of them, the p values are those of an exact test: at most one of four is 1/4, and so on.
TEST(RestedTrial, over_all_orders_the_p_values_are_as_spread_as_an_exact_test_asks) {
  const Trial followed = rested_plan();
  const Diary outcomes = rested_diary(followed);
  std::vector<double> all;
  Order order = Orders{Randomisation::Kind::pairs, 4, 2}.first();
  do {
    Trial plan = followed;
    for (std::size_t i = 0; i < plan.lived.size(); ++i)
      if (plan.lived[i].unit >= 0) plan.assignment[i] = order[std::size_t(plan.lived[i].unit)] ? "on" : "off";
    const Exposure taken = exposure_of(plan, outcomes, outcomes.days.back().day);
    all.push_back(
        randomisation_test(plan, taken, analyses_of(plan, outcomes, taken, rested_catalog()), 1).p.value_or(0));
  } while (Orders{Randomisation::Kind::pairs, 4, 2}.next(order));
  std::sort(all.begin(), all.end());
  ASSERT_EQ(all.size(), 4u);
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_GE(all[i], double(i + 1) / 4 - 1e-9) << "the torn part moves with its period";
}

}  // namespace
}  // namespace titrate
