#include "codec/person_json.h"

#include <gtest/gtest.h>

#include "codec/catalog_tables.h"

namespace titrate::codec {
namespace {

Result<PersonSheet> person_of_text(const std::string& text) { return person_from_json(text, "person.json", catalog()); }

std::string person_refusal(const std::string& text) {
  const auto result = person_of_text(text);
  return result ? "it was read" : describe(result.problem());
}

TEST(PersonJson, of_the_contract_is_read_as_it_is_written) {
  const auto file = person_of_text(R"({ "age": 54, "sex": "female", "life_stage": "none", "egfr": 72, "authority": "US",
    "conditions": ["myasthenia gravis"], "medicines": ["Cipro 500 mg", "levothyroxine"], "supplements": ["zinc 25 mg"] })");
  ASSERT_TRUE(file) << describe(file.problem());
  const Person& person = file->person;
  EXPECT_EQ(person.age, 54);
  EXPECT_EQ(person.sex, Sex::female);
  EXPECT_EQ(person.life_stage, LifeStage::none);
  EXPECT_TRUE(person.answered.life_stage);
  EXPECT_EQ(person.egfr, 72);
  EXPECT_EQ(person.authority, "US");
  EXPECT_EQ(person.conditions, std::vector<std::string>{"myasthenia gravis"});
  EXPECT_EQ(person.medicines.size(), 2u);
  EXPECT_EQ(person.supplements, std::vector<std::string>{"zinc 25 mg"});
}

TEST(PersonJson, a_country_is_a_code_and_is_not_guessed_from_an_authority) {
  EXPECT_EQ(person_of_text(R"({"country": "de"})")->person.country, "DE");
  EXPECT_EQ(person_of_text(R"({"country": "USA"})")->person.country, "USA");
  for (const char* name : {"Germany", "deutschland", "Bundesrepublik Deutschland"})
    EXPECT_EQ(person_of_text(R"({"country": ")" + std::string(name) + "\"}")->person.country, "DE") << name;
  EXPECT_FALSE(person_of_text(R"({"country": "DE"})")->person.authority);
  EXPECT_FALSE(person_of_text(R"({"authority": "US", "country": null})")->person.country);
  for (const char* wrong : {"Germoney", "D", "", "D1", "49"})
    EXPECT_NE(person_refusal(R"({"country": ")" + std::string(wrong) + "\"}").find("ISO 3166"), std::string::npos)
        << wrong;
}

TEST(PersonJson, what_is_left_out_was_not_said_and_an_empty_list_is_an_answer) {
  const auto nothing = person_of_text("{}");
  ASSERT_TRUE(nothing);
  EXPECT_FALSE(nothing->person.age);
  EXPECT_FALSE(nothing->person.answered.medicines || nothing->person.answered.conditions);
  const auto none = person_of_text(R"({"medicines": [], "conditions": null})");
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->person.answered.medicines);
  EXPECT_FALSE(none->person.answered.conditions) << "null was not asked";
}

TEST(PersonJson, a_decision_is_read_with_what_it_lacks) {
  const auto file = person_of_text(R"({"decisions": [
    {"rule": "myasthenia_gravis", "clinician": "Dr. A", "day": "2026-03-01", "reason": "Mild.", "limit_mg": 100},
    {"rule": "kidney_severe"}]})");
  ASSERT_TRUE(file) << describe(file.problem());
  ASSERT_EQ(file->person.decisions.size(), 2u);
  EXPECT_EQ(file->person.decisions[0].limit, 100 * elemental_milligram_per_day);
  EXPECT_EQ(file->person.decisions[0].day, *parse_day("2026-03-01"));
  EXPECT_EQ(file->person.decisions[1].day, Day{});
}

TEST(PersonJson, what_the_person_means_to_take_may_stand_beside) {
  const auto file = person_of_text(R"({"dose_mg": 200, "ingredients": ["soy lecithin"],
    "other_sources": [{"name": "multivitamin", "elemental_mg_per_day": 50}]})");
  ASSERT_TRUE(file) << describe(file.problem());
  EXPECT_EQ(file->intended.dose, 200 * elemental_milligram_per_day);
  EXPECT_EQ(file->intended.ingredients, std::vector<std::string>{"soy lecithin"});
  EXPECT_EQ(file->intended.others,
            (std::vector<SupplementalSource>{{"multivitamin", 50 * elemental_milligram_per_day}}));
}

TEST(PersonJson, a_field_that_is_not_known_is_named_with_its_line) {
  const std::string said = person_refusal("{\"age\": 54,\n \"medicine\": [\"x\"]}");
  EXPECT_NE(said.find("person.json, line 2"), std::string::npos) << said;
  EXPECT_NE(said.find("\"medicine\""), std::string::npos) << said;
}

TEST(PersonJson, what_cannot_be_is_refused) {
  for (const char* wrong : {R"({"age": 54.5})",
                            R"({"age": -1})",
                            R"({"age": "54"})",
                            R"({"sex": "woman"})",
                            R"({"life_stage": "x"})",
                            R"({"egfr": -3})",
                            R"({"egfr_day": "yesterday"})",
                            R"({"conditions": "asthma"})",
                            R"({"conditions": [1]})",
                            R"({"decisions": {}})",
                            R"({"decisions": [{"limit_mg": -1}]})",
                            R"({"decisions": [{"who": "x"}]})",
                            R"({"dose_mg": -1})",
                            R"({"dose_mg": 1e7})",
                            R"({"other_sources": [{"name": "x"}]})",
                            R"({"substance": "moonlight"})",
                            R"({"usual_times": {"wakes": "7"}})",
                            R"({"usual_times": {"doses": ["25:00"]}})",
                            R"({"usual_times": {"wakes": "07:00", "sleeps": "23:00", "doses": ["03:00"]}})",
                            R"({"usual_times": {"medicines": {"nothing listed": ["07:00"]}}})",
                            R"({"usual_times": {"doses": ["01:00", "02:00", "03:00", "04:00"]}})",
                            R"({"conditions": ["\u001b[31m"]})",
                            R"({"authority": "\u0007"})",
                            "[]",
                            ""}) {
    const auto result = person_of_text(wrong);
    ASSERT_FALSE(result.ok()) << wrong;
    EXPECT_NE(result.problem().way_out, "") << wrong;
  }
  EXPECT_FALSE(person_of_text("{\"conditions\": [\"" + std::string(201, 'a') + "\"]}").ok());
  std::string many = "{\"medicines\": [\"a\"";
  for (int i = 0; i < 200; ++i) many += ",\"a\"";
  EXPECT_FALSE(person_of_text(many + "]}").ok());
}

}  // namespace
}  // namespace titrate::codec
