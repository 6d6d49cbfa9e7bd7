#include "safety/whom_to_call.h"

#include <gtest/gtest.h>

#include "catalog/catalog.h"

namespace titrate {
namespace {

Catalog two_countries() {
  Catalog catalog;
  catalog.help_numbers = {{"de", {"DE", "DEU"}, "Germany", "112", "116117", "", "", {"somewhere", "verified"}},
                          {"us", {"US", "USA"}, "United States", "911", "", "", "", {"somewhere", "verified"}}};
  return catalog;
}

std::string said(SafetyAction action, const std::optional<std::string>& country) {
  const auto call = whom_to_call(action, two_countries(), country);
  return call ? call->sentence : "nobody";
}

TEST(WhomToCall, an_emergency_names_the_number_of_the_country_that_was_said) {
  EXPECT_EQ(said(SafetyAction::emergency, "DE"), "Call 112 now.");
  EXPECT_EQ(said(SafetyAction::emergency, "usa"), "Call 911 now.");
}

TEST(WhomToCall, without_a_known_country_no_number_is_said) {
  for (const std::optional<std::string>& country : {std::optional<std::string>(), {"JP"}, {""}}) {
    EXPECT_EQ(said(SafetyAction::emergency, country), "Call your local emergency number now.");
    EXPECT_EQ(said(SafetyAction::stop_seek_care, country),
              "Call a doctor. If it gets worse, call your local emergency number at once.");
    EXPECT_EQ(whom_to_call(SafetyAction::emergency, two_countries(), country)->numbers, nullptr);
  }
}

TEST(WhomToCall, what_has_to_be_looked_at_names_the_line_for_advice_where_there_is_one) {
  EXPECT_EQ(said(SafetyAction::stop_seek_care, "DE"),
            "Call a doctor, or 116117 for advice. If it gets worse, call 112 at once.");
  EXPECT_EQ(said(SafetyAction::stop_seek_care, "US"), "Call a doctor. If it gets worse, call 911 at once.");
}

TEST(WhomToCall, what_is_milder_calls_nobody) {
  for (const SafetyAction action : {SafetyAction::carry_on, SafetyAction::reduce_one_step, SafetyAction::pause})
    EXPECT_EQ(said(action, "DE"), "nobody");
}

}  // namespace
}  // namespace titrate
