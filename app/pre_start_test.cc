#include "app/pre_start.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/entries.h"
#include "app/follow.h"
#include "app/memory_records.h"
#include "app/say_person.h"
#include "app/small_people.h"
#include "trial/pain_plan.h"

namespace titrate {
namespace {

class APreStartSheet : public testing::Test {
 protected:
  MemoryRecords records;
  Catalog catalog = people_catalog();
  Asked asked{"mine", *parse_moment("2026-03-01T21:04:05+01:00"), ""};

  void choose_capsules() {
    Product product;
    product.name = "capsules";
    product.unit.elemental = 100 * elemental_milligram;
    ASSERT_TRUE(choose_product(records, catalog, asked, product));
  }
  void say(const Person& person) { ASSERT_TRUE(say_person(records, catalog, asked, {person, {}, {}})); }
  PreStart sheet() { return pre_start(open_notebook(records, "mine").value(), catalog, *parse_day("2026-03-01")); }
  static bool asks(const PreStart& sheet, const std::string& words) {
    return std::any_of(sheet.questions.begin(), sheet.questions.end(),
                       [&](const std::string& one) { return one.find(words) != std::string::npos; });
  }
};

TEST_F(APreStartSheet, of_nobody_asks_who_it_is_and_shows_no_ladder) {
  EXPECT_TRUE(asks(sheet(), "who this is"));
  EXPECT_FALSE(sheet().ladder);
}

TEST_F(APreStartSheet, asks_about_every_name_that_could_not_be_checked_and_every_block) {
  Person person = healthy_adult();
  person.medicines = {"xyzzymab"};
  person.conditions = {"myasthenia gravis"};
  say(person);
  EXPECT_TRUE(asks(sheet(), "\"xyzzymab\""));
  ASSERT_FALSE(sheet().to_decide.empty());
  for (const Finding& finding : sheet().to_decide) EXPECT_TRUE(asks(sheet(), finding.about)) << finding.about;
}

TEST_F(APreStartSheet, asks_for_a_life_stage_that_was_not_said_as_a_fact_and_not_as_a_name) {
  Person person = healthy_adult();
  person.sex = Sex::female;
  person.answered.life_stage = false;
  say(person);
  EXPECT_TRUE(asks(sheet(), "Whether they are pregnant or breastfeeding was not said."));
  EXPECT_FALSE(asks(sheet(), "\"life stage\""));
}

TEST_F(APreStartSheet, what_nobody_could_check_is_to_be_decided_and_is_not_once_it_was) {
  Person person = healthy_adult();
  person.medicines = {"xyzzymab", "zzyzxavir"};
  say(person);
  const auto names = [](const std::vector<Finding>& findings) {
    std::vector<std::string> rules;
    for (const Finding& finding : findings) rules.push_back(finding.rule);
    return rules;
  };
  const PreStart before = sheet();
  EXPECT_EQ(names(before.to_decide), person.medicines);
  EXPECT_FALSE(before.standing.dose_may_be_suggested());
  person.decisions = {agreed("xyzzymab")};
  say(person);
  const PreStart half = sheet();
  EXPECT_EQ(names(half.to_decide), std::vector<std::string>{"zzyzxavir"});
  EXPECT_FALSE(asks(half, "xyzzymab"));
  EXPECT_TRUE(asks(half, "\"zzyzxavir\""));
  EXPECT_EQ(half.standing.why_no_dose().find("xyzzymab"), std::string::npos);
  EXPECT_EQ(half.cleared, std::vector<std::string>{"\"xyzzymab\" was cleared by Dr. Ada Example on 1 March 2026."});
  person.decisions.push_back(agreed("zzyzxavir"));
  say(person);
  EXPECT_TRUE(sheet().to_decide.empty());
  EXPECT_TRUE(sheet().standing.dose_may_be_suggested());
  EXPECT_EQ(sheet().cleared.size(), 2u);
}

TEST_F(APreStartSheet, says_that_nothing_is_to_be_decided_only_where_nothing_keeps_from_the_start) {
  Person person;
  person.age = 40;
  say(person);
  EXPECT_FALSE(sheet().standing.dose_may_be_suggested()) << "conditions and medicines were not said";
  EXPECT_FALSE(sheet().to_decide.empty());
  say(healthy_adult());
  EXPECT_TRUE(sheet().standing.dose_may_be_suggested() && sheet().to_decide.empty());
}

TEST_F(APreStartSheet, has_every_finding_once) {
  Person person = healthy_adult();
  person.conditions = {"myasthenia gravis"};
  say(person);
  const PreStart page = sheet();
  const auto& findings = page.standing.screened.screening.findings;
  for (const Finding& finding : findings) {
    const auto is_it = [&](const Finding& one) { return one.rule == finding.rule; };
    EXPECT_EQ(std::count_if(page.to_decide.begin(), page.to_decide.end(), is_it) +
                  std::count_if(page.to_mind.begin(), page.to_mind.end(), is_it),
              std::count_if(findings.begin(), findings.end(), is_it));
  }
}

TEST_F(APreStartSheet, asks_whether_the_limit_is_agreed_to_only_where_no_block_stands) {
  Person person = healthy_adult();
  say(person);
  EXPECT_TRUE(asks(sheet(), "350 mg of elemental magnesium a day"));
  person.conditions = {"myasthenia gravis"};
  say(person);
  EXPECT_FALSE(asks(sheet(), "Do you agree"));
}

TEST_F(APreStartSheet, shows_the_doses_of_the_plan_where_there_is_one_and_no_ladder_beside_it) {
  say(healthy_adult());
  choose_capsules();
  Trial plan = rehearsable_pain_plan({Randomisation::Kind::pairs, 7, 0, 2}, 28);
  plan.start = *parse_day("2026-03-10");
  plan.full_dose = dose_of(200, true);
  plan.comparator_dose = dose_of(50, true);
  const OpenNotebook notebook = open_notebook(records, "mine").value();
  const auto on = [&](const char* day, const Trial* sealed, const Trial* draft) {
    return pre_start(notebook, catalog, *parse_day(day), sealed, draft);
  };
  const auto says = [](const PreStart& sheet, const char* words) {
    return std::any_of(sheet.plan->in_words.begin(), sheet.plan->in_words.end(),
                       [&](const std::string& one) { return one.find(words) != std::string::npos; });
  };
  const PreStart drafted = on("2026-03-01", nullptr, &plan);
  ASSERT_TRUE(drafted.plan);
  EXPECT_FALSE(drafted.ladder);
  EXPECT_EQ(drafted.plan->state, MeantTrial::State::drafted);
  EXPECT_TRUE(says(drafted, "to begin on 10 March 2026"));
  EXPECT_TRUE(says(drafted, "with it: 200 mg of elemental magnesium a day. In the other periods: 50 mg"));
  EXPECT_TRUE(says(drafted, "periods of 7 days"));
  EXPECT_TRUE(says(drafted, "to 6 April 2026"));
  EXPECT_FALSE(asks(drafted, "above the limit"));
  EXPECT_EQ(on("2026-03-01", &plan, &plan).plan->state, MeantTrial::State::sealed);
  const PreStart running = on("2026-03-12", &plan, &plan);
  EXPECT_EQ(running.plan->state, MeantTrial::State::running);
  EXPECT_TRUE(says(running, "runs since 10 March 2026"));
  const PreStart over = on("2026-05-01", &plan, &plan);
  EXPECT_FALSE(over.plan) << "a trial that is over means no dose any more";
  EXPECT_TRUE(over.ladder);
  plan.full_dose = dose_of(400, true);
  EXPECT_TRUE(asks(on("2026-03-01", nullptr, &plan), "400 mg of elemental magnesium a day, beside"));
}

TEST_F(APreStartSheet, has_the_days_of_the_ladder_that_would_begin_and_of_the_one_that_did) {
  say(healthy_adult());
  choose_capsules();
  const auto steps = [&](const PreStart& page) { return std::get<Ladder>(page.ladder.value()).steps; };
  const PreStart before = sheet();
  ASSERT_TRUE(follow(records, catalog, asked, {}));
  const PreStart followed = sheet();
  const OpenNotebook notebook = open_notebook(records, "mine").value();
  EXPECT_EQ(steps(before), steps(followed));
  EXPECT_EQ(steps(followed), notebook.says->regimen->started.ladder.steps);
  EXPECT_EQ(before.ladder_in_words, followed.ladder_in_words);
  EXPECT_EQ(steps(pre_start(notebook, catalog, *parse_day("2026-03-10"))), steps(followed)) << "in the run-in";

  ASSERT_TRUE(undo(records, asked));
  FollowWish wish;
  wish.start = *parse_day("2026-03-05");
  wish.run_in_days = 0;
  ASSERT_TRUE(follow(records, catalog, asked, wish));
  EXPECT_EQ(steps(sheet()).front().from, *parse_day("2026-03-05"));
  EXPECT_EQ(sheet().ladder_in_words,
            std::vector<std::string>{"The ladder begins with its first step on 5 March 2026."});
}

TEST_F(APreStartSheet, shows_no_dose_of_a_ladder_that_is_paused) {
  say(healthy_adult());
  choose_capsules();
  FollowWish wish;
  wish.start = *parse_day("2026-03-01");
  wish.run_in_days = 0;
  ASSERT_TRUE(follow(records, catalog, asked, wish));
  AdverseEffect row;
  row.id = "nausea_2";
  row.substance = "magnesium";
  row.effect = row.name = "nausea";
  row.grade = 2;
  row.action = SafetyAction::pause;
  catalog.adverse_effects = {row};
  ASSERT_TRUE(record(records, catalog, asked, {{}, "side_effect", EntryState::value, 2, {}, false, "nausea"}));
  const RegimenState state = *regimen_of(open_notebook(records, "mine").value(), catalog, asked.now);
  ASSERT_EQ(state.phase, RegimenPhase::paused);
  EXPECT_EQ(std::get<CannotClimb>(sheet().ladder.value()).why, state.why);
}

TEST_F(APreStartSheet, shows_the_ladder_of_the_product_after_the_run_in_that_begins_on_the_next_day) {
  say(healthy_adult());
  choose_capsules();
  const PreStart page = sheet();
  ASSERT_TRUE(page.ladder);
  const auto* ladder = std::get_if<Ladder>(&*page.ladder);
  ASSERT_TRUE(ladder);
  EXPECT_EQ(ladder->steps.front().from, *parse_day("2026-03-16")) << "two weeks of run-in first";
  EXPECT_EQ(page.ladder_in_words,
            std::vector<std::string>{"The ladder begins on 2 March 2026 with a run-in of 14 days, in which none is "
                                     "taken; its first step is on 16 March 2026."});
  for (const LadderStep& step : ladder->steps) EXPECT_LE(step.daily, page.standing.limit.amount);
}

}  // namespace
}  // namespace titrate
