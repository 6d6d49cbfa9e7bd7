#include "door/day_json.h"

#include <gtest/gtest.h>

#include "app/memory_records.h"
#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "codec/json.h"
#include "door/handle.h"

namespace titrate::door {
namespace {

using codec::Json;

Json ask(const std::string& request) {
  MemoryRecords records;
  Progress patient;
  return Json::parse(handle(records, patient, request, parse_moment("2026-03-01T20:00:00Z")));
}

Result<DaySaid> day_in(const std::string& text) { return day_from_json(text, "day.json", codec::catalog()); }

/// A day of one supplement, as the door answers it.
Json with_supplement(const std::string& supplement, const std::string& person = "{}") {
  return ask(R"({"verb": "intake", "day": {"person": )" + person + R"(, "supplements": [)" + supplement +
             "]}}")["intake"];
}

TEST(DayJson, a_day_is_read_with_its_person_foods_and_supplements) {
  const auto day = day_in(
      R"({"person": {"age": 54, "sex": "female", "life_stage": "none", "authority": "US", "medicines": ["zinc"],
                     "other_sources": [{"name": "multivitamin", "elemental_mg_per_day": 50}]},
          "foods": [{"name": "spinach", "grams": 180}, {"id": "almonds", "grams": 28.35}],
          "supplements": [{"name": "tablets", "elemental_mg": 100}, {"label": "Magnesium 100 mg", "units": 2}]})");
  ASSERT_TRUE(day) << describe(day.problem());
  EXPECT_EQ(day->who.person.age, 54);
  EXPECT_EQ(day->who.person.sex, Sex::female);
  ASSERT_EQ(day->foods.size(), 2u);
  EXPECT_EQ(day->foods[1].id, "almonds");
  EXPECT_EQ(day->who.person.medicines, std::vector<std::string>{"zinc"}) << "the whole person of titrate screen";
  ASSERT_EQ(day->supplements.size(), 3u);
  EXPECT_EQ(day->supplements[0].said, "multivitamin") << "other sources of the same day";
  EXPECT_EQ(day->supplements[0].content, 50 * elemental_milligram);
  EXPECT_EQ(day->supplements[1].content, 100 * elemental_milligram);
  EXPECT_FALSE(day->supplements[2].content) << "compound or element? A label is never taken for an amount by itself";
  EXPECT_NE(day->supplements[2].why_not.find('?'), std::string::npos) << "the question that would settle it";
}

TEST(DayJson, a_slip_is_a_problem_with_its_line) {
  for (const char* wrong :
       {R"({"foods": [{"name": "spinach", "gramms": 180}]})", R"({"foods": [{"grams": 180}]})",
        R"({"foods": [{"name": "a", "id": "b", "grams": 1}]})", R"({"foods": {"name": "a"}})",
        R"({"foods": [{"name": "a", "grams": -1}]})", R"({"foods": [{"name": "a", "grams": 180000}]})",
        R"({"person": {"sex": "yes"}})", R"({"person": {"life_stage": "old"}})", R"({"person": {"agee": 54}})",
        R"({"supplements": [{"label": "Magnesium 100 mg", "units": -1}]})",
        R"({"supplements": [{"label": "{\"no\": \"label\"}", "units": 1}]})",
        R"({"supplements": [{"elemental_mg": 40000}]})", R"({"supplements": [{"units": 1}]})", R"({"meals": []})"}) {
    const auto day = day_in(wrong);
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

TEST(IntakeVerb, a_label_is_read_as_the_label_verb_reads_it_and_counted_by_units) {
  const char* panel = "Serving size: 2 capsules\\nMagnesium (as magnesium bisglycinate) 100 mg 24%";
  const auto taking = [&](const std::string& more) {
    return with_supplement(R"({"label": ")" + std::string(panel) + "\"" + more + "}");
  };
  const Json day = taking(R"(, "units": 3)");
  EXPECT_EQ(day["supplements"]["mg"], 150) << "50 mg in each capsule";
  EXPECT_EQ(day["taken"][0]["how"], "50 mg of magnesium in each capsule, 100 mg in the serving of 2 capsules.");
  EXPECT_EQ(day["complete"], true);
  const Json unsaid = taking("");
  EXPECT_EQ(unsaid["supplements"]["not_known"], 1) << "how many were taken was not said, and one is not assumed";
  EXPECT_EQ(unsaid["room_left"]["mg"], nullptr);
  EXPECT_EQ(taking(R"(, "units": 0)")["supplements"]["mg"], 0);
}

TEST(IntakeVerb, a_label_that_cannot_tell_is_not_counted_and_its_question_stands_in_its_place) {
  const std::string label = "Magnesium glycinate 400 mg per capsule";
  const Json question = ask(R"({"verb": "label", "text": ")" + label + "\"}")["label"]["question"];
  ASSERT_TRUE(question.is_string());
  const Json day = with_supplement(R"({"label": ")" + label + R"(", "units": 1})");
  EXPECT_EQ(day["supplements"]["mg"], 0);
  EXPECT_EQ(day["supplements"]["not_known"], 1);
  EXPECT_EQ(day["could_not_check"][0]["said"], label);
  EXPECT_EQ(day["could_not_check"][0]["why"], question);
  EXPECT_EQ(day["room_left"]["mg"], nullptr) << "what was not counted leaves no room said";
}

TEST(IntakeVerb, the_limit_is_that_of_the_person) {
  const auto limit = [&](const std::string& person) {
    return with_supplement(R"({"elemental_mg": 100})", person)["room_left"];
  };
  EXPECT_EQ(limit("{}")["limit_mg"], 250) << "nothing said: the lowest";
  EXPECT_EQ(limit(R"({"age": 40, "authority": "US"})")["limit_mg"], 350);
  EXPECT_EQ(limit(R"({"age": 70, "authority": "US"})")["limit_mg"], 250) << "from 65 on";
  EXPECT_EQ(limit(R"({"age": 40, "authority": "DE"})")["limit_mg"], 250);
  const Json blocked = limit(R"({"age": 40, "authority": "US", "conditions": ["myasthenia gravis"]})");
  EXPECT_EQ(blocked["within"], false);
  EXPECT_EQ(blocked["mg"], 0);
  const Json decided =
      limit(R"({"age": 40, "authority": "US", "decisions": [{"rule": "", "clinician": "Dr. Ada Example",
    "day": "2026-02-20", "reason": "Loose stools.", "limit_mg": 120}]})");
  EXPECT_EQ(decided["limit_mg"], 120) << "a written limit narrows";
  EXPECT_EQ(decided["mg"], 20);
}

TEST(IntakeVerb, a_source_in_the_lists_of_the_person_is_asked_for_unless_it_stands_among_the_supplements) {
  const std::string person = R"({"age": 40, "authority": "US", "supplements": ["Mag-Ox 400"]})";
  const Json asked = with_supplement(R"({"elemental_mg": 100})", person);
  EXPECT_EQ(asked["room_left"]["mg"], nullptr);
  EXPECT_EQ(asked["could_not_check"][0]["said"], "Mag-Ox 400");
  const Json answered = with_supplement(R"({"name": "mag-ox 400", "elemental_mg": 240})", person);
  EXPECT_EQ(answered["room_left"]["counted_mg"], 240);
  EXPECT_EQ(answered["room_left"]["mg"], nullptr)
      << "no room is shown to whom the screening says no: the list holds a laxative";
  EXPECT_TRUE(answered["could_not_check"].empty());
}

TEST(IntakeVerb, no_food_is_proposed_to_somebody_whose_kidneys_are_to_be_asked_about_first) {
  const auto day_of = [](const std::string& said) {
    return ask(R"({"verb": "intake", "day": {"person": {"age": 40, "sex": "female", "authority": "US", )" + said +
               R"(}, "foods": [{"name": "white rice", "grams": 100}]}})")["intake"];
  };
  const Json healthy = day_of(R"("egfr": 95)");
  EXPECT_FALSE(healthy["suggestions"].empty());
  EXPECT_EQ(healthy["ask_about_food"], nullptr);
  for (const char* said : {R"("egfr": 45)", R"("egfr": 20)", R"("conditions": ["chronic kidney disease"])",
                           R"("conditions": ["dialysis"])", R"("conditions": ["high magnesium"])",
                           R"("conditions": ["high blood pressure"])"}) {
    const Json day = day_of(said);
    EXPECT_TRUE(day["suggestions"].empty()) << said;
    ASSERT_TRUE(day["ask_about_food"].is_string()) << said;
    EXPECT_EQ(day["ask_about_food"].get<std::string>().find("No food is proposed while this stands: "), 0u) << said;
  }
  for (const char* said :
       {R"("egfr": 95, "conditions": ["myasthenia gravis"])", R"("egfr": 95, "conditions": ["low magnesium"])"})
    EXPECT_FALSE(day_of(said)["suggestions"].empty()) << said << ": what holds a capsule back holds no spinach back";
  const Json resolved = day_of(R"("egfr": 45, "decisions": [{"rule": "kidney_moderate", "clinician": "Dr. Ada Example",
    "day": "2026-02-20", "reason": "Stable for years.", "limit_mg": 100}])");
  EXPECT_FALSE(resolved["suggestions"].empty());
  EXPECT_EQ(resolved["ask_about_food"],
            "Ask about more food that is rich in magnesium, too: moderately reduced kidney function.");
}

TEST(IntakeVerb, a_child_has_the_limit_of_its_age_or_none) {
  const Json ten =
      ask(R"({"verb": "intake", "day": {"person": {"age": 10, "authority": "US"}, "foods": []}})")["intake"];
  Person child;
  child.age = 10;
  child.authority = "US";
  EXPECT_EQ(ten["room_left"]["limit_mg"],
            limit_for(child, codec::catalog(), *parse_day("2026-03-01")).amount.in(elemental_milligram_per_day));
  EXPECT_EQ(ten["room_left"]["mg"], nullptr) << "who is not grown up starts nothing by themselves";
  const Json two = with_supplement(R"({"elemental_mg": 10})", R"({"age": 2})");
  EXPECT_EQ(two["room_left"]["within"], false) << "no authority has a limit for this age";
}

TEST(IntakeVerb, above_the_limit_the_same_words_as_safety) {
  const Json reply = ask(R"({"verb": "intake", "day": {"supplements": [{"elemental_mg": 5000}]}})");
  const DoseCheck check = check_daily_dose(5000 * elemental_milligram_per_day, codec::catalog());
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

TEST(FoodsVerb, a_food_is_found_by_the_name_that_the_reply_gives_it) {
  for (const char* words : {"Mandeln", "mandel", "almonds"}) {
    const Json reply = ask(std::string(R"({"verb": "foods", "language": "de", "most": 1, "words": ")") + words + "\"}");
    ASSERT_EQ(reply["foods"].size(), 1u) << words;
    EXPECT_EQ(reply["foods"][0]["id"], "almonds");
    EXPECT_EQ(reply["foods"][0]["name"], "Mandeln");
    EXPECT_EQ(reply["foods"][0]["mg_per_100g"], 270);
  }
  EXPECT_EQ(ask(R"({"verb": "foods", "words": "Mandeln"})")["foods"].size(), 0u) << "in English";
}

}  // namespace
}  // namespace titrate::door
