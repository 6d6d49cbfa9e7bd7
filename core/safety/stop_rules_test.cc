#include "safety/stop_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "catalog/catalog.h"

namespace titrate {
namespace {

constexpr Day first{std::chrono::days(20'000)};

AdverseEffect row(const char* effect, int grade, SafetyAction action) {
  AdverseEffect effect_row;
  effect_row.id = std::string(effect) + "_" + std::to_string(grade);
  effect_row.substance = "magnesium";
  effect_row.effect = effect;
  effect_row.name = effect;
  effect_row.grade = grade;
  effect_row.definition = "Felt.";
  effect_row.detail = "Do so.";
  effect_row.action = action;
  if (action == SafetyAction::pause) effect_row.restart_after_days = 2;
  effect_row.source = {"A book (2020)", "verified"};
  return effect_row;
}

Catalog small_stop_rules() {
  Catalog catalog;
  catalog.substances = {{"magnesium", "magnesium", "magnesium", true, "A mineral.", {"A book (2020)", "verified"}}};
  catalog.adverse_effects = {
      row("diarrhoea", 1, SafetyAction::carry_on),          row("diarrhoea", 2, SafetyAction::pause),
      row("diarrhoea", 3, SafetyAction::stop_seek_care),    row("diarrhoea", 4, SafetyAction::emergency),
      row("nausea", 2, SafetyAction::reduce_one_step),      row("severe_or_unusual", 3, SafetyAction::stop_seek_care),
      row("severe_or_unusual", 4, SafetyAction::emergency), row("unlisted", 1, SafetyAction::pause)};
  catalog.adverse_effects[0].if_lasts_days = 3;
  catalog.adverse_effects[0].then = SafetyAction::reduce_one_step;
  return catalog;
}

/// Grades of one effect on days after the first; -1 is a day on which nothing was said.
Diary diary_with(const std::vector<std::pair<const char*, std::vector<int>>>& courses) {
  Diary diary;
  for (int day = 0; day < 30; ++day) {
    DayRecord record;
    record.day = first + std::chrono::days(day);
    for (const auto& [effect, grades] : courses)
      if (std::size_t(day) < grades.size() && grades[std::size_t(day)] >= 0)
        record.side_effects.push_back({effect, Entry<double>::of(grades[std::size_t(day)])});
    if (!record.side_effects.empty()) diary.days.push_back(record);
  }
  return diary;
}

Guard on(int day, const Diary& diary) { return guard_on(diary, small_stop_rules(), first + std::chrono::days(day)); }

TEST(StopRules, nothing_noticed_carries_on) {
  EXPECT_EQ(on(5, {}).action, SafetyAction::carry_on);
  EXPECT_TRUE(on(5, diary_with({{"diarrhoea", {0, 0, 0}}})).reasons.empty());
}

TEST(StopRules, each_grade_has_its_one_action) {
  EXPECT_EQ(on(0, diary_with({{"diarrhoea", {1}}})).action, SafetyAction::carry_on);
  EXPECT_EQ(on(0, diary_with({{"diarrhoea", {2}}})).action, SafetyAction::pause);
  EXPECT_EQ(on(0, diary_with({{"diarrhoea", {3}}})).action, SafetyAction::stop_seek_care);
  EXPECT_EQ(on(0, diary_with({{"diarrhoea", {4}}})).action, SafetyAction::emergency);
  EXPECT_EQ(on(0, diary_with({{"nausea", {1}}})).action, SafetyAction::reduce_one_step)
      << "no row: the next stricter one";
  EXPECT_EQ(on(0, diary_with({{"diarrhoea", {4}}, {"nausea", {2}}})).action, SafetyAction::emergency);
}

TEST(StopRules, a_grade_without_a_row_gets_the_next_stricter_one_and_above_the_last_the_last) {
  Catalog catalog = small_stop_rules();
  std::erase_if(catalog.adverse_effects, [](const AdverseEffect& one) { return one.id == "diarrhoea_2"; });
  EXPECT_EQ(find_adverse_effect(catalog, "magnesium", "diarrhoea", 2)->grade, 3);
  EXPECT_EQ(find_adverse_effect(catalog, "magnesium", "nausea", 1)->grade, 2);
  EXPECT_EQ(find_adverse_effect(catalog, "magnesium", "nausea", 4)->grade, 2);
}

TEST(StopRules, what_lasts_is_answered_more_strictly_and_silence_does_not_break_the_row) {
  EXPECT_EQ(on(1, diary_with({{"diarrhoea", {1, 1}}})).action, SafetyAction::carry_on);
  EXPECT_EQ(on(2, diary_with({{"diarrhoea", {1, 1, 1}}})).action, SafetyAction::reduce_one_step);
  EXPECT_EQ(on(4, diary_with({{"diarrhoea", {1, -1, 1, -1, 1}}})).action, SafetyAction::reduce_one_step);
  EXPECT_EQ(on(3, diary_with({{"diarrhoea", {1, 1, 0, 1}}})).action, SafetyAction::carry_on)
      << "it had gone in between";
}

TEST(StopRules, a_pause_ends_only_when_somebody_says_that_it_has_gone_for_long_enough) {
  const Guard paused = on(1, diary_with({{"diarrhoea", {2}}}));
  EXPECT_EQ(paused.action, SafetyAction::pause);
  EXPECT_FALSE(paused.dose_may_be_suggested());
  EXPECT_EQ(paused.restart, first + std::chrono::days(3)) << "two whole days without";
  EXPECT_EQ(on(10, diary_with({{"diarrhoea", {2}}})).action, SafetyAction::pause) << "silence is not recovery";
  EXPECT_EQ(on(2, diary_with({{"diarrhoea", {2, 0, 0}}})).action, SafetyAction::pause);
  const Guard over = on(3, diary_with({{"diarrhoea", {2, 0, 0, 0}}}));
  EXPECT_EQ(over.action, SafetyAction::carry_on);
  EXPECT_TRUE(over.one_step_lower) << "and then one step lower";
  EXPECT_EQ(on(3, diary_with({{"diarrhoea", {2, 0, 1, 0}}})).action, SafetyAction::pause) << "it came back, if mildly";
}

TEST(StopRules, a_stop_does_not_end_by_itself) {
  for (const int grade : {3, 4})
    EXPECT_GE(on(25, diary_with({{"diarrhoea", {grade, 0, 0, 0, 0, 0, 0, 0}}})).action, SafetyAction::stop_seek_care);
}

TEST(StopRules, severe_or_unusual_always_stops) {
  EXPECT_EQ(on(0, diary_with({{"severe_or_unusual", {3}}})).action, SafetyAction::stop_seek_care);
  EXPECT_EQ(on(0, diary_with({{"severe_or_unusual", {1}}})).action, SafetyAction::stop_seek_care);
  EXPECT_EQ(on(0, diary_with({{"blue fingers", {2}}})).action, SafetyAction::stop_seek_care)
      << "nobody knows it: unusual";
}

TEST(StopRules, the_strictest_of_several_holds_and_comes_first) {
  const Guard guard = on(0, diary_with({{"nausea", {2}}, {"diarrhoea", {3}}}));
  EXPECT_EQ(guard.action, SafetyAction::stop_seek_care);
  ASSERT_EQ(guard.reasons.size(), 2u);
  EXPECT_EQ(guard.reasons[0].rule, "diarrhoea_3");
  EXPECT_EQ(guard.reasons[0].source.citation, "A book (2020)");
}

TEST(StopRules, tomorrow_is_not_looked_at) {
  EXPECT_EQ(on(0, diary_with({{"diarrhoea", {0, 4}}})).action, SafetyAction::carry_on);
}

std::vector<int> any_course() { return *rc::gen::container<std::vector<int>>(10, rc::gen::inRange(-1, 5)); }

RC_GTEST_PROP(StopRules, one_more_side_effect_never_makes_the_guard_milder, ()) {
  const auto one = any_course();
  const Guard before = on(9, diary_with({{"diarrhoea", one}})),
              after = on(9, diary_with({{"diarrhoea", one}, {"nausea", any_course()}}));
  RC_ASSERT(after.action >= before.action);
  RC_ASSERT(after.one_step_lower || !before.one_step_lower);
}

RC_GTEST_PROP(StopRules, a_worse_grade_on_the_last_day_never_makes_the_guard_milder, ()) {
  auto course = any_course();
  course[9] = *rc::gen::inRange(1, 4);
  const Guard before = on(9, diary_with({{"diarrhoea", course}}));
  ++course[9];
  RC_ASSERT(on(9, diary_with({{"diarrhoea", course}})).action >= before.action);
}

RC_GTEST_PROP(StopRules, a_stop_once_reached_holds_on_every_later_day, ()) {
  const Diary diary = diary_with({{"diarrhoea", any_course()}});
  bool stopped = false;
  for (int day = 0; day < 20; ++day) {
    const bool stops = on(day, diary).action >= SafetyAction::stop_seek_care;
    RC_ASSERT(stops || !stopped);
    stopped = stops;
  }
}

TEST(StopRules, what_is_severe_stops_even_where_no_row_of_its_own_says_so) {
  EXPECT_EQ(on(0, diary_with({{"nausea", {3}}})).action, SafetyAction::stop_seek_care);
  EXPECT_EQ(on(0, diary_with({{"nausea", {4}}})).action, SafetyAction::emergency);
  EXPECT_EQ(on(0, diary_with({{"nausea", {3}}})).reasons.at(0).effect, "nausea") << "it is still called what it is";
  EXPECT_EQ(on(0, diary_with({{"no such word", {4}}})).action, SafetyAction::emergency);
}

TEST(StopRules, a_mild_thing_that_no_row_names_pauses) {
  EXPECT_EQ(on(0, diary_with({{"no such word", {1}}})).action, SafetyAction::pause);
  EXPECT_EQ(on(0, diary_with({{"no such word", {2}}})).action, SafetyAction::stop_seek_care);
}

TEST(StopRules, a_word_that_only_a_grave_row_has_is_as_grave_at_any_grade) {
  Catalog catalog = small_stop_rules();
  for (AdverseEffect& effect : catalog.adverse_effects)
    if (effect.id == "diarrhoea_4") effect.names = {"cholera"};
  const auto guard = [&](int grade) { return guard_on(diary_with({{"cholera", {grade}}}), catalog, first); };
  EXPECT_EQ(guard(1).action, SafetyAction::emergency);
  EXPECT_EQ(guard(1).reasons.at(0).grade, 4);
  EXPECT_EQ(guard(0).action, SafetyAction::carry_on) << "asked, and not there";
}

}  // namespace
}  // namespace titrate
