// The verb "screen" over the shipped tables, from the bytes of PERSON.json to the bytes of the answer.
#include "codec/screening_json.h"
#include "app/screen_person.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "codec/catalog_tables.h"
#include "codec/json.h"
#include "codec/person_json.h"

namespace titrate::codec {
namespace {

const Day screening_day = *parse_day("2026-03-01");

Json screened(const Json& person) {
  const auto read = person_from_json(person.dump(), "person.json", catalog());
  EXPECT_TRUE(read) << describe(read.problem());
  return screening_json(screen_person(*read, catalog(), screening_day), catalog(), screening_day);
}

/// An adult of whom everything was said; `changes` says what is different.
Json adult_json(const Json& changes = Json::object()) {
  Json person = {{"age", 40},
                 {"sex", "female"},
                 {"life_stage", "none"},
                 {"egfr", 95},
                 {"authority", "US"},
                 {"conditions", Json::array()},
                 {"medicines", Json::array()},
                 {"supplements", Json::array()}};
  person.update(changes);
  return person;
}

const Json* about(const Json& screening, const std::string& what) {
  for (const Json& finding : screening["findings"])
    if (finding["about"] == what) return &finding;
  return nullptr;
}

bool has_severity(const Json& screening, const std::string& severity) {
  return std::any_of(screening["findings"].begin(), screening["findings"].end(),
                     [&](const Json& finding) { return finding["severity"] == severity; });
}

TEST(Screen, the_example_of_the_contract) {
  const Json screening = screened({{"age", 54},
                                   {"sex", "female"},
                                   {"life_stage", "none"},
                                   {"egfr", 72},
                                   {"authority", "US"},
                                   {"conditions", {"myasthenia gravis"}},
                                   {"medicines", {"Cipro 500 mg", "levothyroxine"}},
                                   {"supplements", {"zinc 25 mg"}}});
  EXPECT_EQ(screening["may_start"], false);
  EXPECT_EQ(screening["needs_clinician"], true);
  EXPECT_EQ(screening["limit"]["elemental_mg_per_day"], 350);
  EXPECT_EQ(screening["findings"][0]["about"], "myasthenia gravis");
  EXPECT_EQ(screening["findings"][0]["severity"], "block");
  const Json* cipro = about(screening, "ciprofloxacin");
  ASSERT_TRUE(cipro);
  EXPECT_EQ((*cipro)["matched"], "Cipro 500 mg");
  EXPECT_EQ((*cipro)["severity"], "separate");
  EXPECT_EQ((*cipro)["hours_before"], 2);
  EXPECT_EQ((*cipro)["hours_after"], 6);
  const Json* thyroxine = about(screening, "levothyroxine");
  ASSERT_TRUE(thyroxine);
  EXPECT_EQ((*thyroxine)["hours_after"], 4);
  EXPECT_EQ(screening["nothing_in_our_rules"], Json::array());
  EXPECT_EQ(screening["could_not_check"], Json::array());
}

TEST(Screen, has_the_fields_of_the_contract) {
  const Json screening = screened(adult_json({{"conditions", {"heart failure"}}}));
  for (const char* field :
       {"may_start", "needs_clinician", "limit", "findings", "nothing_in_our_rules", "could_not_check"})
    EXPECT_TRUE(screening.contains(field)) << field;
  for (const char* field : {"elemental_mg_per_day", "reason", "source"})
    EXPECT_TRUE(screening["limit"].contains(field)) << field;
  for (const char* field :
       {"about", "matched", "severity", "hours_before", "hours_after", "action", "reason", "source"})
    EXPECT_TRUE(screening["findings"][0].contains(field)) << field;
}

TEST(Screen, a_healthy_adult_may_start_with_350_in_the_united_states_and_250_in_europe) {
  EXPECT_EQ(screened(adult_json())["may_start"], true);
  EXPECT_EQ(screened(adult_json())["limit"]["elemental_mg_per_day"], 350);
  EXPECT_EQ(screened(adult_json({{"authority", "CA"}}))["limit"]["elemental_mg_per_day"], 350);
  EXPECT_EQ(screened(adult_json({{"authority", "EU"}}))["limit"]["elemental_mg_per_day"], 250);
  EXPECT_EQ(screened(adult_json({{"authority", "DE"}}))["limit"]["elemental_mg_per_day"], 250);
  EXPECT_EQ(screened(adult_json({{"authority", "UK"}}))["limit"]["elemental_mg_per_day"], 250) << "400 is guidance";
  EXPECT_EQ(screened(adult_json({{"authority", "UK"}}))["limit"]["guidance"][0]["elemental_mg_per_day"], 400);
  EXPECT_EQ(screened(adult_json({{"authority", nullptr}}))["limit"]["elemental_mg_per_day"], 250);
}

TEST(Screen, an_egfr_of_25_and_a_pregnancy_block_and_age_70_caps_at_250) {
  EXPECT_TRUE(has_severity(screened(adult_json({{"egfr", 25}})), "block"));
  EXPECT_TRUE(has_severity(screened(adult_json({{"egfr", 45}})), "clinician"));
  EXPECT_TRUE(has_severity(screened(adult_json({{"life_stage", "pregnant"}})), "block"));
  EXPECT_TRUE(has_severity(screened(adult_json({{"life_stage", "breastfeeding"}})), "clinician"));
  EXPECT_TRUE(has_severity(screened(adult_json({{"age", 17}})), "block"));
  const Json older = screened(adult_json({{"age", 70}}));
  EXPECT_EQ(older["limit"]["elemental_mg_per_day"], 250);
  EXPECT_EQ(older["limit"]["rule"], "age_65_or_older");
  EXPECT_EQ(older["may_start"], true) << "a kidney test is known, and a caution does not stand in the way";
  EXPECT_TRUE(has_severity(screened(adult_json({{"age", 70}, {"egfr", nullptr}})), "clinician")) << "and here none is";
}

TEST(Screen, a_condition_and_a_medicine_that_nobody_has_heard_of_could_not_be_checked) {
  const Json screening = screened(adult_json({{"conditions", {"moonlight disease"}}, {"medicines", {"xyzzymab"}}}));
  EXPECT_EQ(screening["could_not_check"], (Json{"moonlight disease", "xyzzymab"}));
  EXPECT_EQ(screening["may_start"], false);
  EXPECT_EQ(screening["needs_clinician"], false);
}

TEST(Screen, nothing_in_our_rules_is_never_called_no_interaction) {
  const Json screening = screened(adult_json({{"conditions", {"migraine"}}}));
  EXPECT_EQ(screening["nothing_in_our_rules"], Json{"migraine"});
  EXPECT_NE(screening["nothing_in_our_rules_means"].get<std::string>().find("not the same as no interaction"),
            std::string::npos);
  EXPECT_EQ(screening["may_start"], true);
}

TEST(Screen, a_named_clinician_resolves_a_block_and_nobody_else) {
  Json decision = {{"rule", "myasthenia_gravis"},
                   {"clinician", "Dr. Ada Example"},
                   {"day", "2026-02-20"},
                   {"reason", "In remission."},
                   {"limit_mg", 100}};
  const auto with = [&](const Json& one) {
    return screened(adult_json({{"conditions", {"myasthenia gravis"}}, {"decisions", Json::array({one})}}));
  };
  EXPECT_EQ(with(decision)["may_start"], true);
  EXPECT_EQ(with(decision)["findings"][0]["resolved_by"], "Dr. Ada Example");
  for (const char* part : {"rule", "clinician", "day", "reason", "limit_mg"}) {
    Json incomplete = decision;
    incomplete.erase(part);
    EXPECT_EQ(with(incomplete)["may_start"], false) << part;
    // Without its rule it caps every dose, and resolves nothing.
    EXPECT_EQ(with(incomplete)["overrides"][0]["applied"], part == std::string("rule")) << part;
  }
}

TEST(Screen, who_wastes_magnesium_by_birth_is_never_randomised_to_periods_without) {
  for (const char* condition : {"Gitelman syndrome", "Bartter", "low magnesium"})
    EXPECT_EQ(screened(adult_json({{"conditions", {condition}}}))["may_be_randomised"], false) << condition;
  EXPECT_EQ(screened(adult_json())["may_be_randomised"], true);
}

TEST(Screen, other_sources_leave_less_room) {
  const Json screening = screened(
      adult_json({{"other_sources", Json::array({{{"name", "multivitamin"}, {"elemental_mg_per_day", 100}}})}}));
  EXPECT_EQ(screening["limit"]["room_left_mg"], 250);
  EXPECT_EQ(screened(adult_json({{"dose_mg", 400}}))["needs_clinician"], true);
  EXPECT_EQ(screened(adult_json({{"dose_mg", 350}}))["may_start"], true);
}

TEST(Screen, who_says_when_gets_a_schedule_that_keeps_every_gap) {
  EXPECT_EQ(screened(adult_json())["schedule"], nullptr);
  const Json screening = screened(adult_json({{"medicines", {"levothyroxine"}},
                                              {"usual_times",
                                               {{"wakes", "06:30"},
                                                {"sleeps", "22:30"},
                                                {"doses", {"08:00"}},
                                                {"medicines", {{"levothyroxine", {"07:00"}}}}}}}));
  EXPECT_EQ(screening["schedule"]["doses"][0]["at"], "11:00") << "four hours after it";
}

TEST(Screen, of_glycine_no_limit_is_in_our_tables_and_that_is_said) {
  const Json screening = screened(adult_json({{"substance", "glycine"}}));
  EXPECT_EQ(screening["limit"], nullptr);
  EXPECT_EQ(screening["could_not_check"], Json{"limit of glycine"});
}

}  // namespace
}  // namespace titrate::codec
