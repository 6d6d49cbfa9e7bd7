#include "safety/whom_to_call.h"

#include <gtest/gtest.h>

#include "catalog/catalog.h"

namespace titrate {
namespace {

Catalog two_countries() {
  Catalog catalog;
  AdverseEffect low;
  low.id = "mood_2";
  low.effect = "mood";
  catalog.adverse_effects = {low};
  catalog.help_numbers = {{"de", {"DE", "DEU"}, "Germany", "112", "116117", "", "0800 1", {"somewhere", "verified"}},
                          {"us", {"US", "USA"}, "United States", "911", "", "", "", {"somewhere", "verified"}}};
  return catalog;
}

Guard guard_at(SafetyAction action, const char* rule = "rash_1") {
  Guard guard;
  guard.action = action;
  guard.reasons.push_back({rule, "", 2, {}, action, "", {}});
  return guard;
}

std::string said_call(SafetyAction action, const std::optional<std::string>& country) {
  const auto call = whom_to_call(guard_at(action), two_countries(), country);
  return call ? call->sentence : "nobody";
}

TEST(WhomToCall, an_emergency_names_the_number_of_the_country_that_was_said) {
  EXPECT_EQ(said_call(SafetyAction::emergency, "DE"), "Call 112 now.");
  EXPECT_EQ(said_call(SafetyAction::emergency, "usa"), "Call 911 now.");
}

TEST(WhomToCall, without_a_known_country_no_number_is_said) {
  for (const std::optional<std::string>& country : {std::optional<std::string>(), {"JP"}, {""}}) {
    EXPECT_EQ(said_call(SafetyAction::emergency, country), "Call your local emergency number now.");
    EXPECT_EQ(said_call(SafetyAction::stop_seek_care, country),
              "Call a doctor. If it gets worse, call your local emergency number at once.");
    EXPECT_EQ(whom_to_call(guard_at(SafetyAction::emergency), two_countries(), country)->numbers, nullptr);
  }
}

TEST(WhomToCall, what_has_to_be_looked_at_names_the_line_for_advice_where_there_is_one) {
  EXPECT_EQ(said_call(SafetyAction::stop_seek_care, "DE"),
            "Call a doctor, or 116117 for advice. If it gets worse, call 112 at once.");
  EXPECT_EQ(said_call(SafetyAction::stop_seek_care, "US"), "Call a doctor. If it gets worse, call 911 at once.");
}

TEST(WhomToCall, what_is_milder_calls_nobody) {
  for (const SafetyAction action : {SafetyAction::carry_on, SafetyAction::reduce_one_step, SafetyAction::pause})
    EXPECT_EQ(said_call(action, "DE"), "nobody");
}

TEST(WhomToCall, whoever_feels_low_is_told_of_somebody_to_talk_to) {
  const Catalog catalog = two_countries();  // the numbers are a row of it
  const auto call = whom_to_call(guard_at(SafetyAction::pause, "mood_2"), catalog, "DE");
  ASSERT_TRUE(call);
  EXPECT_NE(call->sentence.find("call 112 at once"), std::string::npos) << call->sentence;
  EXPECT_EQ(call->numbers->crisis, "0800 1");
  EXPECT_FALSE(whom_to_call(guard_at(SafetyAction::carry_on, "mood_2"), two_countries(), "DE"));
}

}  // namespace
}  // namespace titrate
