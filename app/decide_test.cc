#include "app/decide.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "app/small_catalog.h"
#include "trial/pain_plan.h"

namespace titrate {
namespace {

const Day decided_on = *parse_day("2026-06-01");

Trial plan_of_200() {
  Trial plan = rehearsable_pain_plan({Randomisation::Kind::pairs, 7, 0, 2}, 28);
  plan.full_dose = 200 * elemental_milligram_per_day;
  return plan;
}

/// An adult who lives in the US: up to 350 mg (small_catalog).
PersonStanding an_adult() {
  PersonSheet sheet;
  sheet.person.age = 40;
  sheet.person.authority = "US";
  PersonStanding standing = standing_of(sheet, small_catalog(), decided_on);
  standing.said = false;  // what was not said is asked for elsewhere
  return standing;
}

DoseUnit capsule_of(double mg) { return {mg * elemental_milligram, false, "capsule"}; }

Choices after(std::optional<Verdict> verdict, bool final_look = true, std::optional<DoseUnit> unit = capsule_of(100),
              const Guard& guard = {}) {
  return choices_after(verdict, final_look, plan_of_200(), an_adult(), guard, unit, decided_on);
}

std::string open_in(const Choices& choices) {
  std::string names;
  for (const Considered& one : choices.considered)
    if (one.open) names += (names.empty() ? "" : " ") + std::string(to_string(one.choice));
  return names;
}

TEST(Decide, the_verdict_says_what_follows_and_what_is_open) {
  EXPECT_EQ(after(Verdict::keep_taking).proposed, Choice::keep);
  EXPECT_EQ(open_in(after(Verdict::keep_taking)), "keep raise lower stop");
  EXPECT_EQ(after(Verdict::stop_taking).proposed, Choice::stop);
  EXPECT_EQ(open_in(after(Verdict::stop_taking)), "stop");
  EXPECT_EQ(after(Verdict::withhold).proposed, Choice::stop);
  EXPECT_EQ(open_in(after(Verdict::withhold)), "stop");
  EXPECT_EQ(after(Verdict::undecided).proposed, Choice::extend);
  EXPECT_EQ(open_in(after(Verdict::undecided)), "keep lower stop extend not_enough");
  EXPECT_EQ(after(Verdict::carry_on, false).proposed, Choice::not_enough);
  EXPECT_EQ(open_in(after(Verdict::carry_on, false)), "lower stop not_enough");
}

TEST(Decide, without_a_look_only_to_stop_is_open) { EXPECT_EQ(open_in(after(std::nullopt)), "stop"); }

TEST(Decide, a_raise_goes_one_step_up_the_ladder_and_no_further_than_the_limit_of_today) {
  EXPECT_EQ(after(Verdict::keep_taking).of(Choice::raise).dose, 300 * elemental_milligram_per_day);
  EXPECT_EQ(after(Verdict::keep_taking).of(Choice::lower).dose, 100 * elemental_milligram_per_day);
  Trial at_the_top = plan_of_200();
  at_the_top.full_dose = 300 * elemental_milligram_per_day;  // a fourth capsule is above 350 mg
  const Choices none =
      choices_after(Verdict::keep_taking, true, at_the_top, an_adult(), {}, capsule_of(100), decided_on);
  EXPECT_FALSE(none.of(Choice::raise).open);
  EXPECT_FALSE(after(Verdict::keep_taking, true, std::nullopt).of(Choice::raise).open) << "no ladder is known";
}

TEST(Decide, what_other_sources_have_taken_since_is_not_there_to_keep) {
  PersonSheet sheet;
  sheet.person.age = 40;
  sheet.person.authority = "US";
  sheet.intended.others = {{"a multivitamin", 200 * elemental_milligram_per_day}};  // 150 mg are left of 350
  PersonStanding standing = standing_of(sheet, small_catalog(), decided_on);
  standing.said = false;
  for (const Verdict verdict : {Verdict::keep_taking, Verdict::undecided}) {
    const Choices choices = choices_after(verdict, true, plan_of_200(), standing, {}, capsule_of(100), decided_on);
    EXPECT_FALSE(choices.of(Choice::keep).open);
    EXPECT_FALSE(choices.of(Choice::extend).open);
    EXPECT_NE(choices.of(Choice::keep).why.find("above the limit of today, 350 mg"), std::string::npos)
        << choices.of(Choice::keep).why;
    EXPECT_TRUE(choices.of(Choice::lower).open) << "100 mg are within";
  }
}

TEST(Decide, nothing_is_raised_while_something_noticed_asks_for_less) {
  Guard guard;
  guard.one_step_lower = true;
  EXPECT_FALSE(after(Verdict::keep_taking, true, capsule_of(100), guard).of(Choice::raise).open);
  guard.action = SafetyAction::pause;
  EXPECT_EQ(open_in(after(Verdict::keep_taking, true, capsule_of(100), guard)), "stop");
}

RC_GTEST_PROP(Decide, no_choice_leads_above_the_limit_and_every_one_has_its_reason, ()) {
  const auto verdict =
      *rc::gen::element<std::optional<Verdict>>(std::nullopt, Verdict::keep_taking, Verdict::stop_taking,
                                                Verdict::carry_on, Verdict::undecided, Verdict::withhold);
  Trial plan = plan_of_200();
  plan.full_dose = *rc::gen::inRange(1, 8) * 50 * elemental_milligram_per_day;
  const PersonStanding standing = an_adult();
  const Choices choices = choices_after(verdict, *rc::gen::arbitrary<bool>(), plan, standing, {},
                                        capsule_of(*rc::gen::inRange(1, 5) * 25), decided_on);
  RC_ASSERT(choices.considered.size() == 6u);
  RC_ASSERT(choices.of(Choice::stop).open);
  for (std::size_t i = 0; i < choices.considered.size(); ++i) {
    const Considered& one = choices.considered[i];
    RC_ASSERT(std::size_t(one.choice) == i);
    RC_ASSERT(!one.why.empty());
    if (one.choice == Choice::raise && one.open) {
      RC_ASSERT(verdict == Verdict::keep_taking);
      RC_ASSERT(standing.check(*one.dose).within);
    }
  }
}

}  // namespace
}  // namespace titrate
