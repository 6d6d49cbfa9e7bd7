#include "codec/event_json.h"

#include <gtest/gtest.h>

#include "codec/catalog_tables.h"
#include "codec/person_json.h"
#include "codec/product_json.h"

namespace titrate::codec {
namespace {

What read_back(const What& what) {
  const auto document = document_of(what);
  const auto again = document ? what_of(*document, catalog()) : Result<What>(what);
  EXPECT_TRUE(again) << describe(again.problem());
  return again ? *again : What(Tracked{});
}

TEST(EventJson, a_sheet_with_every_field_comes_back_the_same) {
  const auto sheet = person_from_json(R"({ "age": 54, "sex": "female", "life_stage": "breastfeeding", "egfr": 72.5,
    "egfr_day": "2026-01-02", "authority": "US", "country": "USA", "conditions": [], "medicines": ["levothyroxine"],
    "supplements": ["zinc 25 mg"], "allergies": ["soy"], "substance": "magnesium", "dose_mg": 200,
    "ingredients": ["soy lecithin"], "other_sources": [{"name": "multivitamin", "elemental_mg_per_day": 50}],
    "decisions": [{"rule": "myasthenia_gravis", "clinician": "Dr. Ada Example", "day": "2026-03-01", "reason": "Mild.",
                   "limit_mg": 100}, {"rule": "kidney_severe"}],
    "usual_times": {"wakes": "06:30", "sleeps": "22:30", "meals": ["12:30"], "doses": ["21:00"],
                    "medicines": {"levothyroxine": ["07:00"]}} })",
                                      "person.json", catalog());
  ASSERT_TRUE(sheet) << describe(sheet.problem());
  EXPECT_TRUE(read_back(PersonSaid{*sheet}) == What(PersonSaid{*sheet}));
}

TEST(EventJson, what_was_not_asked_stays_unasked) {
  for (const char* text : {"{}", R"({"medicines": []})", R"({"life_stage": "none"})", R"({"usual_times": {}})"}) {
    const auto sheet = person_from_json(text, "person.json", catalog());
    ASSERT_TRUE(sheet) << describe(sheet.problem());
    EXPECT_TRUE(read_back(PersonSaid{*sheet}) == What(PersonSaid{*sheet})) << text;
  }
}

TEST(EventJson, a_product_comes_back_the_same) {
  Product plain;
  plain.name = "capsules";
  plain.unit.elemental = 66.7 * elemental_milligram;
  Product full = plain;
  full.unit = {100 * elemental_milligram, true, "tablet"};
  full.supplement.alkaline = false;
  full.form = "citrate";
  full.ingredients = {"magnesium citrate", "rice flour"};
  full.label = "Magnesium (as citrate) 100 mg";
  full.lot = "A17";
  full.programme = "usp";
  full.expires = parse_day("2027-06-30");
  for (const Product& product : {plain, full})
    EXPECT_TRUE(read_back(ProductChosen{product}) == What(ProductChosen{product})) << json_of(product);
}

TEST(EventJson, a_product_without_magnesium_or_with_a_pound_of_it_is_refused) {
  EXPECT_FALSE(product_from_json(R"({"name": "x", "elemental_mg_per_unit": 0})", "p"));
  EXPECT_FALSE(product_from_json(R"({"name": "x", "elemental_mg_per_unit": 5001})", "p"));
  EXPECT_FALSE(product_from_json(R"({"name": "x", "elemental_mg_per_unit": 100, "scored": "yes"})", "p"));
  EXPECT_TRUE(product_from_json(R"({"name": "x", "elemental_mg_per_unit": 5000})", "p"));
}

TEST(EventJson, what_happens_to_a_sealed_trial_comes_back_the_same) {
  const Day day = *parse_day("2026-03-08");
  const std::string hash(64, 'a');
  for (const What& what : {What(Paused{day, "a cold"}), What(Peeked{day}), What(Decided{day, R"({"chosen":"keep"})"}),
                           What(KitMade{day, R"({"labels":["A7"]})"}), What(RemindersChosen{R"({"at":"21:00"})"}),
                           What(FeedOpened{hash}), What(FeedClosed{})})
    EXPECT_TRUE(read_back(what) == what) << document_of(what)->kind;
}

TEST(EventJson, an_import_comes_back_the_same) {
  const What import = Imported{"bearable", std::string(64, '0'), {{"Symptom: a=b", "outcome headache x 2"}}, 312};
  EXPECT_TRUE(read_back(import) == import);
  for (const char* wrong : {R"({})", R"({"format":"x","sha256":"0","mapping":{"a":1},"entries":1})",
                            R"({"format":"x","sha256":"0","mapping":[],"entries":1})",
                            R"({"format":"x","sha256":"0","mapping":{},"entries":1,"file":"mine.csv"})"})
    EXPECT_FALSE(what_of({"imported", wrong}, catalog())) << wrong;
}

TEST(EventJson, a_pause_without_a_day_is_a_problem) {
  EXPECT_FALSE(what_of({"paused", R"({"reason":"a cold"})"}, catalog()));
  EXPECT_FALSE(what_of({"paused", R"({"day":"soon","reason":"a cold"})"}, catalog()));
}

TEST(EventJson, an_unknown_kind_is_a_problem_and_not_an_empty_event) {
  const auto what = what_of({"horoscope", "{}"}, catalog());
  ASSERT_FALSE(what);
  EXPECT_NE(what.problem().what.find("horoscope"), std::string::npos);
}

TEST(EventJson, everything_that_is_said_of_a_ladder_comes_back_the_same) {
  const Day day = *parse_day("2026-03-01");
  RegimenStarted started;
  started.start = day;
  started.run_in_days = 14;
  started.product = "my \"capsules\"";
  started.unit = {66.7 * elemental_milligram, true, "tablet"};
  started.ladder = std::get<Ladder>(
      ladder_for(started.unit, {.start = day, .to = {}}, 350 * elemental_milligram_per_day, "Set for a test."));
  ClinicianDecision agreed{"", "Dr. Ada Example", day, "Seen.", {}};
  for (const What& what :
       {What(started), What(StepMoved{day, 2, true, "Borne."}), What(StepMoved{day, std::nullopt, std::nullopt, ""}),
        What(Resumed{day, {{"nausea", 2, day, day + days(1)}}, agreed}), What(Resumed{day, {}, std::nullopt}),
        What(RegimenStopped{day, ""})})
    EXPECT_TRUE(read_back(what) == what) << document_of(what)->text;
}

TEST(EventJson, a_ladder_above_its_limit_or_out_of_order_is_refused) {
  const Day day = *parse_day("2026-03-01");
  RegimenStarted started;
  started.start = day;
  started.product = "capsules";
  started.unit.elemental = 100 * elemental_milligram;
  started.ladder = std::get<Ladder>(
      ladder_for(started.unit, {.start = day, .to = {}}, 350 * elemental_milligram_per_day, "Set for a test."));
  const auto refused = [](const RegimenStarted& one) { return !what_of(*document_of(one), catalog()).ok(); };
  EXPECT_FALSE(refused(started));
  auto above = started;
  above.ladder.limit = 250 * elemental_milligram_per_day;
  EXPECT_TRUE(refused(above));
  auto turned = started;
  std::swap(turned.ladder.steps[0], turned.ladder.steps[1]);
  EXPECT_TRUE(refused(turned));
  auto none = started;
  none.ladder.steps.clear();
  EXPECT_TRUE(refused(none));
}

}  // namespace
}  // namespace titrate::codec
