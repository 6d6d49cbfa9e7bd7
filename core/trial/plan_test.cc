#include "trial/plan.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <numeric>

#include "trial/pain_plan.h"

namespace titrate {
namespace {

using Kind = Randomisation::Kind;

Trial plan_of(Randomisation design, int days, int run_in = 0) {
  Trial trial = pain_plan(design, days);
  trial.run_in_days = run_in;
  return trial;
}

TEST(Plan, a_dose_follows_the_order_through_run_in_and_gaps) {
  const Trial trial = plan_of({Kind::pairs, 2, 1, 1}, 3 + 2 + 1 + 2, 3);
  EXPECT_EQ(orders_of(trial).units, 2);
  EXPECT_EQ(doses_of(trial, {true, false}), (std::vector<double>{0, 0, 0, 1, 1, 0, 0, 0}));
  EXPECT_EQ(doses_of(trial, {false, true}), (std::vector<double>{0, 0, 0, 0, 0, 0, 1, 1}));
}

TEST(Plan, every_drawn_order_has_as_many_periods_on_as_off) {
  EXPECT_TRUE(rc::check([] {
    const auto kind = *rc::gen::element(Kind::pairs, Kind::blocks, Kind::daily);
    const int period = kind == Kind::daily ? 1 : *rc::gen::inRange(1, 15), pairs = *rc::gen::inRange(2, 9);
    const int gap = kind == Kind::daily ? 0 : *rc::gen::inRange(0, 4), run_in = *rc::gen::inRange(0, 15);
    const Trial trial = plan_of({kind, period, gap, 0}, run_in + 2 * pairs * period + (2 * pairs - 1) * gap, run_in);
    const Orders orders = orders_of(trial);
    RC_ASSERT(orders.units == 2 * pairs);
    const auto seeds = *rc::gen::container<std::vector<int>>(200, rc::gen::inRange(1, 1000));
    std::size_t at = 0;
    const Order order = orders.drawn([&] { return seeds[at++ % seeds.size()] / 1000.0; });
    const auto doses = doses_of(trial, order);
    RC_ASSERT(int(doses.size()) == *trial.planned_days);
    RC_ASSERT(std::accumulate(doses.begin(), doses.end(), 0.0) == double(pairs * period));
  }));
}

TEST(Plan, without_planned_looks_the_last_day_is_the_look) {
  Trial trial = plan_of({Kind::pairs, 14, 0, 6}, 168);
  EXPECT_EQ(looks_of(trial), (std::vector<int>{168}));
  trial.looks = {84, 168};
  EXPECT_EQ(looks_of(trial), (std::vector<int>{84, 168}));
}

TEST(Plan, alternatives_are_plans_too_and_forget_what_was_drawn) {
  for (const Randomisation design : {Randomisation{Kind::pairs, 14, 0, 6}, Randomisation{Kind::blocks, 14, 0, 0},
                                     Randomisation{Kind::pairs, 7, 2, 2}, Randomisation{Kind::daily, 1, 0, 0}}) {
    const int units = design.pairs > 0 ? 2 * design.pairs : 12;
    Trial trial = plan_of(design, units * design.period_days + (units - 1) * design.gap_days);
    trial.looks = {*trial.planned_days / 2, *trial.planned_days};
    trial.missing_fraction = 0.2;
    trial.rule.better = 0.99;
    trial.assignment = {"A"};
    const auto all = alternatives_of(trial);
    EXPECT_GE(all.size(), 2u);
    for (const auto& [what, other] : all) {
      EXPECT_FALSE(cannot_rehearse(other)) << what;
      EXPECT_TRUE(other.assignment.empty() && !other.rule.better) << what;
      EXPECT_EQ(other.looks.back(), *other.planned_days) << what;
    }
    EXPECT_EQ(all.back().trial.missing_fraction, 0.1);
  }
}

TEST(Plan, says_what_is_missing_before_anything_can_be_said_of_it) {
  const Trial sound = plan_of({Kind::pairs, 7, 0, 6}, 84);
  EXPECT_FALSE(cannot_rehearse(sound));
  const auto place = [&](auto change) {
    Trial trial = sound;
    change(trial);
    const auto problem = cannot_rehearse(trial);
    return problem ? problem->where.file : "nothing";
  };
  EXPECT_EQ(place([](Trial& t) { t.randomisation.kind = Kind::none; }), "design");
  EXPECT_EQ(place([](Trial& t) { t.planned_days.reset(); }), "design");
  EXPECT_EQ(place([](Trial& t) { t.planned_days = 21; }), "design");
  EXPECT_EQ(place([](Trial& t) { t.primary.better.reset(); }), "primary.better");
  EXPECT_EQ(place([](Trial& t) { t.primary.smallest_worthwhile.reset(); }), "primary.smallest_worthwhile");
  EXPECT_EQ(place([](Trial& t) { t.primary.lowest.reset(); }), "baseline");
  EXPECT_EQ(place([](Trial& t) { t.looks = {90}; }), "looks");
}

}  // namespace
}  // namespace titrate
