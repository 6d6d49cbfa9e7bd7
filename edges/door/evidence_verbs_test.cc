#include <gtest/gtest.h>

#include "app/memory_records.h"
#include "codec/json.h"
#include "door/handle.h"

namespace titrate::door {
namespace {

using codec::Json;

Json ask(const Json& request) {
  MemoryRecords records;
  Progress progress;
  return Json::parse(handle(records, progress, request.dump()));
}
Json known_of(const char* outcome, const char* substance = nullptr) {
  Json request{{"verb", "evidence"}, {"outcome", outcome}};
  if (substance) request["substance"] = substance;
  const Json reply = ask(request);
  EXPECT_EQ(reply["ok"], true) << reply;
  return reply["evidence"];
}

TEST(EvidenceVerb, certainty_comes_first_and_the_effect_stands_beside_the_smallest_worthwhile_one) {
  const Json sleep = known_of("insomnia");
  EXPECT_EQ(sleep["outcome"], "sleep");
  EXPECT_EQ(sleep["certainty"], "low");
  EXPECT_EQ(sleep["form_tested"], "yes");
  const Json& first = sleep["rows"][0];
  EXPECT_EQ(first["id"], "ev035");
  EXPECT_EQ(first["effect"]["value"], -1.6);
  EXPECT_EQ(first["effect"]["smallest_worthwhile"], 6);
  EXPECT_EQ(first["dose_mg"], Json({{"low", 250}, {"high", 250}}));
  EXPECT_EQ(sleep["prior"]["mean"], 0);
  EXPECT_EQ(sleep["prior"]["sd"], 0.2);
  EXPECT_EQ(sleep["prior"]["expected"], 0.12);
  EXPECT_NE(sleep["prior"]["in_words"].get<std::string>().find("not used"), std::string::npos);
  EXPECT_FALSE(sleep["claims"].empty());
}

TEST(EvidenceVerb, an_outcome_that_no_diary_can_answer_says_so_and_why_and_has_no_prior) {
  const Json barrier = known_of("gut barrier");
  EXPECT_EQ(barrier["verdict"], "not answerable by a self-trial");
  EXPECT_TRUE(barrier["why_not"].is_string());
  EXPECT_EQ(barrier["prior"], nullptr);
  EXPECT_EQ(barrier["direction"], "untested");
  EXPECT_TRUE(barrier["instruments"].empty());
  EXPECT_EQ(known_of("cramps")["verdict"], nullptr);
}

TEST(EvidenceVerb, cramps_did_not_differ_in_the_best_trials) {
  const Json cramps = known_of("leg cramps");
  EXPECT_EQ(cramps["certainty"], "moderate");
  EXPECT_EQ(cramps["direction"], "no difference");
  EXPECT_EQ(cramps["rows"][0]["effect"]["smallest_worthwhile"], 25) << "percent, as the effect is";
}

TEST(EvidenceVerb, another_substance_is_the_same_answer_from_other_rows) {
  const Json sleep = known_of("sleep", "glycine");
  EXPECT_EQ(sleep["substance"], "glycine");
  EXPECT_EQ(sleep["rows"].size(), 2u);
  EXPECT_EQ(sleep["prior"]["id"], "glycine_sleep");
  EXPECT_TRUE(known_of("cramps", "glycine")["rows"].empty());
  EXPECT_EQ(ask({{"verb", "evidence"}, {"substance", "glycine"}})["outcomes"].size(), 3u);
}

TEST(EvidenceVerb, without_an_outcome_there_is_a_line_for_each_and_every_claim) {
  const Json reply = ask({{"verb", "evidence"}});
  EXPECT_EQ(reply["outcomes"].size(), 31u);
  EXPECT_EQ(reply["claims"].size(), 36u);
  EXPECT_EQ(reply["evidence"], nullptr);
}

TEST(EvidenceVerb, what_is_not_known_is_refused_with_a_list) {
  const Json outcome = ask({{"verb", "evidence"}, {"outcome", "moonlight"}});
  EXPECT_EQ(outcome["ok"], false);
  EXPECT_EQ(outcome["problem"]["where"], "evidence.outcome");
  EXPECT_NE(outcome["problem"]["what"].get<std::string>().find("ould not find \"moonlight\""), std::string::npos);
  EXPECT_NE(outcome["problem"]["way_out"].get<std::string>().find("sleep"), std::string::npos);
  const Json substance = ask({{"verb", "evidence"}, {"substance", "moonlight"}});
  EXPECT_EQ(substance["problem"]["where"], "evidence.substance");
  EXPECT_EQ(ask({{"verb", "evidence"}, {"outcomes", "sleep"}})["ok"], false);
}

TEST(MechanismVerb, the_figures_answer_where_they_are_asked) {
  const Json figures = ask({{"verb", "mechanism"}, {"voltage", -60}, {"magnesium", 0.85}, {"dose", 200}})["mechanism"];
  EXPECT_NEAR(figures["block"]["unblocked_fraction"].get<double>(), 0.0924, 5e-5);
  EXPECT_NEAR(figures["block"]["unblocked_after_rise"].get<double>(), 0.0886, 5e-5);
  EXPECT_NEAR(figures["block"]["relative_change"].get<double>(), -0.041, 5e-4);
  EXPECT_NEAR(figures["absorption"]["absorbed_mg"].get<double>(), 48.5, 0.1);
  EXPECT_NEAR(figures["absorption"]["as_two_doses_mg"].get<double>(), 74.4, 0.2);
  EXPECT_NE(figures["notice"].get<std::string>().find("not a measurement"), std::string::npos);
  EXPECT_EQ(figures["facts"].size(), 19u);
}

TEST(MechanismVerb, what_lies_outside_of_the_figures_is_refused) {
  EXPECT_EQ(ask({{"verb", "mechanism"}, {"voltage", 200}})["problem"]["where"], "mechanism.voltage");
  EXPECT_EQ(ask({{"verb", "mechanism"}, {"magnesium", 0}})["problem"]["where"], "mechanism.magnesium");
  EXPECT_EQ(ask({{"verb", "mechanism"}, {"dose", -1}})["problem"]["where"], "mechanism.dose");
}

TEST(AboutVerb, only_what_can_be_asked_in_an_evening_is_offered_for_the_diary) {
  std::vector<std::string> names;
  const Json reply = ask({{"verb", "about"}});
  for (const Json& one : reply["instruments"]) names.push_back(one["name"]);
  EXPECT_EQ(names.front(), "pain");
  EXPECT_EQ(std::count(names.begin(), names.end(), "gas"), 1);
  for (const char* longer : {"isi", "psqi", "gad7", "who5"})
    EXPECT_EQ(std::count(names.begin(), names.end(), longer), 0) << longer;
}

}  // namespace
}  // namespace titrate::door
