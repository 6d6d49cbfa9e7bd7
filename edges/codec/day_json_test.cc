#include "codec/day_json.h"

#include <gtest/gtest.h>

#include "app/memory_records.h"
#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "codec/handle.h"
#include "codec/json.h"

namespace titrate::codec {
namespace {

Json ask(const std::string& request) {
  MemoryRecords records;
  Progress patient;
  return Json::parse(handle(records, patient, request, *parse_moment("2026-03-01T21:04:05+01:00")));
}

TEST(DayJson, a_day_is_read_with_its_person_foods_and_supplements) {
  const auto day = day_from_json(
      R"({"person": {"age": 54, "sex": "female", "life_stage": "none", "authority": "US", "medicines": ["zinc"]},
          "foods": [{"name": "spinach", "grams": 180}, {"id": "almonds", "grams": 28.35}],
          "supplements": [{"name": "tablets", "elemental_mg": 100}, {"label": "Magnesium 100 mg", "units": 2}]})",
      "day.json", catalog());
  ASSERT_TRUE(day) << describe(day.problem());
  ASSERT_TRUE(day->person.has_value());
  EXPECT_EQ(day->person->person.age, 54);
  EXPECT_EQ(day->person->person.sex, Sex::female);
  EXPECT_EQ(day->person->person.medicines, std::vector<std::string>{"zinc"}) << "the whole person of titrate screen";
  ASSERT_EQ(day->foods.size(), 2u);
  EXPECT_EQ(day->foods[1].id, "almonds");
  ASSERT_EQ(day->supplements.size(), 2u);
  EXPECT_EQ(day->supplements[0].content, 100 * elemental_milligram);
  EXPECT_FALSE(day->supplements[1].content) << "a label is never taken for an amount by itself";
  EXPECT_NE(day->supplements[1].why_not, "");
}

TEST(DayJson, a_slip_is_a_problem_with_its_line) {
  for (const char* wrong :
       {R"({"foods": [{"name": "spinach", "gramms": 180}]})", R"({"foods": [{"grams": 180}]})",
        R"({"foods": [{"name": "a", "id": "b", "grams": 1}]})", R"({"foods": {"name": "a"}})",
        R"({"foods": [{"name": "a", "grams": -1}]})", R"({"foods": [{"name": "a", "grams": 180000}]})",
        R"({"person": {"sex": "yes"}})", R"({"person": {"life_stage": "old"}})",
        R"({"supplements": [{"elemental_mg": 40000}]})", R"({"supplements": [{"units": 1}]})", R"({"meals": []})"}) {
    const auto day = day_from_json(wrong, "day.json", catalog());
    ASSERT_FALSE(day) << wrong;
    EXPECT_EQ(day.problem().where.line, 1u) << wrong;
    EXPECT_NE(day.problem().way_out, "") << wrong;
  }
}

TEST(IntakeVerb, food_does_not_count_against_the_supplemental_limit) {
  const Json reply = ask(
      R"({"verb": "intake", "day": {"person": {"age": 54, "sex": "female", "authority": "US"},
          "foods": [{"name": "pumpkin seeds, dried kernels", "grams": 100}],
          "supplements": [{"name": "tablets", "elemental_mg": 100}]}})");
  ASSERT_EQ(reply["ok"], true) << reply.dump();
  const Json& day = reply["intake"];
  EXPECT_EQ(day["food"]["mg"], 592) << "USDA SR26, 12014";
  EXPECT_EQ(day["need"]["lowest_mg"], 320);
  EXPECT_EQ(day["gap"]["highest_mg"], 0);
  EXPECT_EQ(day["room_left"]["counted_mg"], 100);
  EXPECT_EQ(day["room_left"]["mg"], day["room_left"]["limit_mg"].get<double>() - 100);
  EXPECT_TRUE(day["suggestions"].empty());
}

TEST(IntakeVerb, an_unknown_food_is_missing_and_not_zero_and_an_unknown_supplement_leaves_no_room_said) {
  const Json reply = ask(
      R"({"verb": "intake", "day": {"foods": [{"name": "banaana", "grams": 100}, {"name": "banana", "grams": 118}],
          "supplements": [{"label": "Magnesium 100 mg", "units": 1}]}})");
  ASSERT_EQ(reply["ok"], true) << reply.dump();
  const Json& day = reply["intake"];
  EXPECT_EQ(day["food"]["foods"], 2);
  EXPECT_EQ(day["food"]["without_value"], 1);
  EXPECT_EQ(day["foods"][0]["mg"], nullptr);
  EXPECT_EQ(day["could_not_check"][0]["did_you_mean"][0], "Banana");
  EXPECT_EQ(day["room_left"]["mg"], nullptr);
  EXPECT_EQ(day["complete"], false);
  EXPECT_EQ(day["need"]["to_say"], Json({"age", "sex", "authority"}));
}

TEST(IntakeVerb, a_limit_for_adults_leaves_a_child_no_room) {
  const Json day = ask(R"({"verb": "intake", "day": {"person": {"age": 10}, "foods": []}})")["intake"];
  EXPECT_EQ(day["room_left"]["mg"], nullptr);
  EXPECT_NE(day["room_left"]["note"], nullptr);
}

TEST(IntakeVerb, above_the_limit_the_same_words_as_safety) {
  const Json reply = ask(R"({"verb": "intake", "day": {"supplements": [{"elemental_mg": 5000}]}})");
  const DoseCheck check = check_daily_dose(5000 * elemental_milligram_per_day, catalog());
  EXPECT_EQ(reply["intake"]["room_left"]["within"], false);
  EXPECT_EQ(reply["intake"]["room_left"]["mg"], 0);
  EXPECT_EQ(reply["intake"]["room_left"]["reason"], check.reason);
}

TEST(FoodsVerb, a_search_gives_the_serving_worked_out) {
  const Json reply = ask(R"({"verb": "foods", "words": "almonds", "most": 1})");
  ASSERT_EQ(reply["ok"], true);
  ASSERT_EQ(reply["foods"].size(), 1u);
  EXPECT_EQ(reply["foods"][0]["id"], "almonds");
  EXPECT_EQ(reply["foods"][0]["mg_per_100g"], 270);
  EXPECT_EQ(reply["foods"][0]["serving"]["mg"], 76.5);
  EXPECT_EQ(ask(R"({"verb": "foods", "words": "xylophone"})")["foods"].size(), 0u);
  EXPECT_EQ(ask(R"({"verb": "foods", "words": "a", "most": 0})")["ok"], false);
  EXPECT_EQ(ask(R"({"verb": "foods"})")["ok"], false);
}

}  // namespace
}  // namespace titrate::codec
