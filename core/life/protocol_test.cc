#include "life/protocol.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "exposure/exposure.h"
#include "trial/pain_plan.h"
#include "trial/plan.h"

namespace titrate {
namespace {

using std::chrono::days;
using Kind = Randomisation::Kind;

const Day first = *parse_day("2026-03-10");

/// Ten days of run-in, four periods of a week, two days between them.
Trial small_plan() {
  Trial plan = rehearsable_pain_plan({Kind::pairs, 7, 2, 2}, 10 + 4 * 7 + 3 * 2);
  plan.run_in_days = 10;
  plan.start = first;
  plan.full_dose = 200 * elemental_milligram_per_day;
  plan.comparator = "nothing";
  plan.active_arm = "magnesium";
  plan.rule.better = 0.95;
  plan.rule.calibration = Calibration{10'000, 1, 0.04, 0.002, 0.044};
  return plan;
}

std::string refusal(const Trial& trial, Day today = first - days(1)) {
  const auto problem = cannot_lock(trial, today);
  return problem ? problem->where.file : "";
}

TEST(Protocol, a_calibrated_plan_that_begins_tomorrow_can_be_sealed) { EXPECT_EQ(refusal(small_plan()), ""); }

TEST(Protocol, a_plan_is_sealed_before_its_first_day_or_not_at_all) {
  EXPECT_EQ(refusal(small_plan(), first), "start");
  EXPECT_EQ(refusal(small_plan(), first + days(3)), "start");
  Trial without = small_plan();
  without.start.reset();
  EXPECT_EQ(refusal(without), "start");
}

TEST(Protocol, a_plan_without_a_dose_a_rule_or_with_an_order_of_its_own_is_not_sealed) {
  Trial plan = small_plan();
  plan.full_dose.reset();
  EXPECT_EQ(refusal(plan), "dose_mg");
  plan = small_plan();
  plan.rule = {};
  EXPECT_EQ(refusal(plan), "decision");
  plan = small_plan();
  plan.assignment = {"magnesium"};
  EXPECT_EQ(refusal(plan), "assignment");
  plan = small_plan();
  plan.randomisation.pairs = 1;
  plan.planned_days = 10 + 2 * 7 + 2;
  EXPECT_NE(refusal(plan), "") << "one pair is one difference, and may be anything";
}

TEST(Protocol, the_arm_of_each_day_follows_the_order) {
  const auto arms = assignment_of(small_plan(), {true, false, false, true});
  ASSERT_EQ(arms.size(), 44u);
  // By hand: days 1-10 run-in, 11-17 period 1, 18-19 gap, 20-26 period 2, 27-28 gap, 29-35 period 3, 36-37, 38-44.
  for (int day = 1; day <= 44; ++day) {
    const bool on = (day >= 11 && day <= 17) || day >= 38;
    EXPECT_EQ(arms[std::size_t(day - 1)], on ? "magnesium" : "nothing") << day;
  }
}

TEST(Protocol, where_both_arms_hold_a_dose_a_gap_and_the_run_in_hold_none) {
  Trial plan = small_plan();
  plan.comparator = "magnesium 50 mg";
  plan.comparator_dose = 50 * elemental_milligram_per_day;
  const Order order{true, false, false, true};
  const auto arms = assignment_of(plan, order);
  const auto doses = doses_of(plan, order);
  EXPECT_EQ(arms[0], "none");  // run-in
  EXPECT_EQ(arms[10], "magnesium");
  EXPECT_EQ(arms[17], "none");  // gap
  EXPECT_EQ(arms[19], "magnesium 50 mg");
  EXPECT_EQ(doses[19], 0.25);
  const Exposure taken = exposure_of(assigned(plan, order), Diary{}, first + days(43));
  EXPECT_EQ(in_own_unit(*taken.assigned[0]), 0);
  EXPECT_EQ(in_own_unit(*taken.assigned[10]), 200);
  EXPECT_EQ(in_own_unit(*taken.assigned[19]), 50);
  plan.comparator_dose = 100 * elemental_milligram_per_day;
  EXPECT_EQ(refusal(plan), "comparator_dose_mg") << "half of the full dose";
}

TEST(Protocol, a_day_knows_its_place_in_the_plan) {
  using Phase = PlanDay::Phase;
  const Trial plan = small_plan();
  const auto at = [&](int day) { return plan_day(plan, first + days(day - 1)); };
  EXPECT_EQ(at(0), (PlanDay{Phase::before, 0, 0, 4, 0, 0, 44}));
  EXPECT_EQ(at(1), (PlanDay{Phase::run_in, 1, 0, 4, 1, 10, 44}));
  EXPECT_EQ(at(10), (PlanDay{Phase::run_in, 10, 0, 4, 10, 10, 44}));
  EXPECT_EQ(at(11), (PlanDay{Phase::period, 11, 1, 4, 1, 7, 44}));
  EXPECT_EQ(at(18), (PlanDay{Phase::gap, 18, 1, 4, 1, 2, 44}));
  EXPECT_EQ(at(20), (PlanDay{Phase::period, 20, 2, 4, 1, 7, 44}));
  EXPECT_EQ(at(44), (PlanDay{Phase::period, 44, 4, 4, 7, 7, 44}));
  EXPECT_EQ(at(45).phase, Phase::after);
  EXPECT_EQ(at(45).next_look, std::nullopt);
}

RC_GTEST_PROP(Protocol, phases_and_arms_agree_on_every_day, (bool daily)) {
  Trial plan = small_plan();
  plan.run_in_days = *rc::gen::inRange(0, 20);
  const int units = 2 * *rc::gen::inRange(2, 5);
  if (daily) {
    plan.randomisation = {Kind::daily, 0, 0, 0};
    plan.planned_days = plan.run_in_days + units;
  } else {
    plan.randomisation = {Kind::pairs, *rc::gen::inRange(1, 10), *rc::gen::inRange(0, 5), units / 2};
    plan.planned_days =
        plan.run_in_days + units * plan.randomisation.period_days + (units - 1) * plan.randomisation.gap_days;
  }
  const Orders orders = orders_of(plan);
  RC_ASSERT(orders.units == units);
  Order order = orders.first();
  for (int steps = *rc::gen::inRange(0, 10); steps > 0 && orders.next(order); --steps) {
  }
  const auto arms = assignment_of(plan, order);
  RC_ASSERT(int(arms.size()) == *plan.planned_days);
  for (int day = 1; day <= *plan.planned_days; ++day) {
    const PlanDay at = plan_day(plan, first + days(day - 1));
    RC_ASSERT(at.day == day);
    const bool on = at.phase == PlanDay::Phase::period && order[std::size_t(at.period - 1)];
    RC_ASSERT((arms[std::size_t(day - 1)] == "magnesium") == on);
    RC_ASSERT(at.day_of_phase >= 1 && at.day_of_phase <= at.days_of_phase);
  }
}

TEST(Protocol, the_assigned_trial_counts_as_fixed_before_the_data) {
  const Trial trial = assigned(small_plan(), {true, false, true, false});
  EXPECT_TRUE(trial.fixed_before_data);
  EXPECT_FALSE(trial.sealed);
  EXPECT_EQ(trial.active_arm, "magnesium");
}

}  // namespace
}  // namespace titrate
