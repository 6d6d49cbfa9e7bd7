#include "safety/titration.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/require.h"

namespace titrate {
namespace {

constexpr Day first_day{std::chrono::days(20'000)};

Ladder climbed(double unit_mg, double limit = 350, bool scored = false) {
  const auto made = ladder_for({unit_mg * elemental_milligram, scored, "capsule"}, {.start = first_day, .to = {}},
                               limit * mg, "Theirs.");
  return std::holds_alternative<Ladder>(made) ? std::get<Ladder>(made) : Ladder{};
}

std::vector<double> doses(const Ladder& ladder) {
  std::vector<double> all;
  for (const LadderStep& step : ladder.steps) all.push_back(step.daily.in(mg));
  return all;
}

TEST(Titration, starts_at_100_mg_and_climbs_by_100_mg_a_week_to_the_limit) {
  EXPECT_EQ(doses(climbed(100)), (std::vector<double>{100, 200, 300}));
  EXPECT_EQ(doses(climbed(50)), (std::vector<double>{100, 200, 300, 350}));
  EXPECT_EQ(doses(climbed(50, 250)), (std::vector<double>{100, 200, 250}));
  EXPECT_EQ(doses(climbed(120, 250)), (std::vector<double>{120})) << "a second capsule would be a step of 120 mg";
  EXPECT_EQ(doses(climbed(33.3)), (std::vector<double>{33.3 * 3, 33.3 * 6, 33.3 * 9, 33.3 * 10}));
}

TEST(Titration, a_product_that_cannot_start_at_125_mg_is_refused_and_halves_only_where_scored) {
  EXPECT_TRUE(climbed(126).steps.empty());
  EXPECT_TRUE(climbed(200).steps.empty());
  EXPECT_EQ(doses(climbed(125)), std::vector<double>{125});
  EXPECT_EQ(doses(climbed(200, 350, true)), (std::vector<double>{100, 200, 300}));
  EXPECT_TRUE(climbed(400, 350, true).steps.empty());
  const auto refused =
      ladder_for({200 * elemental_milligram, false, "tablet"}, {.start = first_day, .to = {}}, 250 * mg, "");
  ASSERT_TRUE(std::holds_alternative<CannotClimb>(refused));
  EXPECT_NE(std::get<CannotClimb>(refused).why.find("200 mg"), std::string::npos);
  EXPECT_NE(std::get<CannotClimb>(refused).way_out.find("scored"), std::string::npos);
}

TEST(Titration, a_limit_below_the_smallest_amount_leaves_nothing_to_take) {
  EXPECT_TRUE(climbed(100, 80).steps.empty());
}

TEST(Titration, a_step_lasts_a_week_and_the_steps_follow_each_other) {
  const Ladder ladder = climbed(100);
  EXPECT_EQ(ladder.steps[0].from, first_day);
  EXPECT_EQ(ladder.steps[0].to, first_day + std::chrono::days(6));
  EXPECT_EQ(ladder.steps[1].from, first_day + std::chrono::days(7));
  const auto states = [&](int day) {
    std::vector<StepState> all;
    for (const LadderStep& step : on_day(ladder, first_day + std::chrono::days(day)).steps) all.push_back(step.state);
    return all;
  };
  EXPECT_EQ(states(6), (std::vector<StepState>{StepState::active, StepState::planned, StepState::planned}));
  EXPECT_EQ(states(7), (std::vector<StepState>{StepState::done, StepState::active, StepState::planned}));
  EXPECT_THROW((void)ladder_for({100 * elemental_milligram, false, ""},
                                {.start = first_day, .days_a_step = 6, .to = {}}, 250 * mg, ""),
               BrokenPromise);
}

TEST(Titration, from_200_mg_on_the_day_has_two_intakes) {
  const Ladder ladder = climbed(100);
  EXPECT_EQ(ladder.steps[0].intakes, std::vector<double>{1});
  EXPECT_EQ(ladder.steps[1].intakes, (std::vector<double>{1, 1}));
  EXPECT_EQ(ladder.steps[2].intakes, (std::vector<double>{2, 1}));
  EXPECT_EQ(climbed(200, 350, true).steps[1].intakes, (std::vector<double>{0.5, 0.5}));
}

RC_GTEST_PROP(Titration, no_step_is_above_the_limit_or_more_than_a_step_up_and_units_are_whole, ()) {
  const double unit = *rc::gen::inRange(5, 300), limit = *rc::gen::inRange(20, 400);
  const bool scored = *rc::gen::arbitrary<bool>();
  const Ladder ladder = climbed(unit, limit, scored);
  for (std::size_t i = 0; i < ladder.steps.size(); ++i) {
    const LadderStep& step = ladder.steps[i];
    RC_ASSERT(step.daily.in(mg) <= limit + 1e-9);
    RC_ASSERT(std::abs(step.daily.in(mg)-step.units * unit) < 1e-9);
    RC_ASSERT(std::floor(step.units * (scored ? 2 : 1)) == step.units * (scored ? 2 : 1));
    double taken = 0;
    for (const double intake : step.intakes) {
      RC_ASSERT(intake > 0);
      taken += intake;
    }
    RC_ASSERT(taken == step.units);
    if (i == 0) RC_ASSERT(step.daily.in(mg) <= 125);
    if (i > 0) {
      RC_ASSERT(step.daily - ladder.steps[i - 1].daily <= 100.000001 * mg);
      RC_ASSERT(step.daily > ladder.steps[i - 1].daily);
      RC_ASSERT((step.from - ladder.steps[i - 1].from).count() >= 7);
    }
  }
}

RC_GTEST_PROP(Titration, a_lower_limit_never_allows_more, ()) {
  const double unit = *rc::gen::inRange(5, 126), limit = *rc::gen::inRange(130, 400), less = *rc::gen::inRange(1, 100);
  const Ladder wide = climbed(unit, limit), narrow = climbed(unit, limit - less);
  if (!narrow.steps.empty()) RC_ASSERT(narrow.steps.back().daily <= wide.steps.back().daily);
}

Guard guarding(SafetyAction action) {
  Guard guard;
  guard.action = action;
  guard.one_step_lower = action == SafetyAction::reduce_one_step;
  if (action != SafetyAction::carry_on) guard.reasons.push_back({"rule", "nausea", 2, first_day, action, "Do so.", {}});
  return guard;
}

NextStep next(std::size_t current, int days, std::optional<bool> tolerated,
              SafetyAction action = SafetyAction::carry_on, bool grade_2 = false, bool scored = false) {
  return next_step(climbed(100), current, days, tolerated, grade_2, scored, guarding(action));
}

TEST(Titration, goes_up_only_after_a_week_that_was_borne_well) {
  using Move = NextStep::Move;
  EXPECT_EQ(next(0, 6, true).move, Move::stay);
  EXPECT_EQ(next(0, 7, std::nullopt).move, Move::stay) << "nobody was asked";
  EXPECT_EQ(next(0, 7, std::nullopt).reason, "Say first how you bore this step.");
  EXPECT_EQ(next(0, 7, false).move, Move::stay);
  EXPECT_EQ(next(0, 7, true, SafetyAction::carry_on, true).move, Move::stay) << "grade 2 on this step";
  const NextStep up = next(0, 7, true);
  EXPECT_EQ(up.move, Move::up);
  EXPECT_EQ(up.step, 1u);
  EXPECT_EQ(up.reason, "You bore this step well for 7 days.");
  EXPECT_EQ(next(2, 7, true).move, Move::at_the_top);
}

TEST(Titration, never_changes_inside_a_scored_period_but_safety_comes_first) {
  using Move = NextStep::Move;
  EXPECT_EQ(next(0, 30, true, SafetyAction::carry_on, false, true).move, Move::stay);
  EXPECT_EQ(next(1, 30, true, SafetyAction::reduce_one_step, false, true).move, Move::down);
  EXPECT_EQ(next(1, 30, true, SafetyAction::emergency, false, true).move, Move::stop);
}

TEST(Titration, goes_down_pauses_and_stops_as_the_guard_says) {
  using Move = NextStep::Move;
  EXPECT_EQ(next(1, 1, true, SafetyAction::reduce_one_step).step, 0u);
  EXPECT_EQ(next(0, 1, true, SafetyAction::reduce_one_step).move, Move::pause) << "there is no lower step";
  EXPECT_EQ(next(1, 1, true, SafetyAction::pause).move, Move::pause);
  for (const SafetyAction action : {SafetyAction::stop_seek_care, SafetyAction::emergency}) {
    EXPECT_EQ(next(1, 9, true, action).move, Move::stop);
    EXPECT_FALSE(next(1, 9, true, action).step);
  }
}

}  // namespace
}  // namespace titrate
