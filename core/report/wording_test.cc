#include "report/wording.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace titrate {
namespace {

TEST(Wording, a_number_has_as_many_decimals_as_its_spread_can_bear) {
  EXPECT_EQ(number(1.26, 1), "1.3");
  EXPECT_EQ(number(-0.4249, 0.3), "-0.42");
  EXPECT_EQ(number(412.34, 19), "412.3");
  EXPECT_EQ(number(412.34, 20), "412");
}

TEST(Wording, there_is_no_minus_zero) {
  EXPECT_EQ(number(-0.001, 0.3), "0.00");
  EXPECT_EQ(number(-0.04, 1), "0.0");
}

TEST(Wording, what_a_person_chose_is_said_as_they_chose_it) {
  EXPECT_EQ(exactly(2), "2");
  EXPECT_EQ(exactly(0.25), "0.25") << "not 0.2 and not 0.3";
}

TEST(Wording, a_difference_says_which_way_and_never_carries_a_sign) {
  EXPECT_EQ(difference(-1.3, 1, "points"), "1.3 points lower");
  EXPECT_EQ(difference(0.42, 0.3, "points"), "0.42 points higher");
  EXPECT_EQ(difference(-0.001, 0.3, "points"), "0.001 points lower");
  EXPECT_EQ(difference(0.02, 1, "points"), "0.02 points higher");
  EXPECT_EQ(difference(-0.0002, 0.3, "points"), "0 points different");
  EXPECT_EQ(difference(-0.8, 20, "minutes"), "1 minute lower");
  EXPECT_EQ(difference(2, 20, "minutes"), "2 minutes higher");
}

TEST(Wording, percent_rounds_to_a_whole_one) {
  EXPECT_EQ(percent(0.124), "12 %");
  EXPECT_EQ(percent(0.003), "less than 1 %");
  EXPECT_EQ(percent(0.9999), "more than 99 %");
}

RC_GTEST_PROP(Wording, percent_is_never_nothing_nor_certain_and_off_by_at_most_half, ()) {
  const double probability = *rc::gen::inRange(0, 1'000'001) * 1e-6;
  const std::string said = percent(probability);
  RC_ASSERT(said != "0 %" && said != "100 %");
  if (said.find("than") == std::string::npos) RC_ASSERT(std::abs(std::stod(said) - 100 * probability) < 0.5 + 1e-9);
}

TEST(Wording, one_is_a_day_and_the_others_are_days) {
  EXPECT_EQ(counted(0, "day", "days"), "0 days");
  EXPECT_EQ(counted(1, "day", "days"), "1 day");
  EXPECT_EQ(counted(2, "day", "days"), "2 days");
}

TEST(Wording, a_dose_is_said_in_its_own_unit) {
  EXPECT_EQ(dose_in_words(dose_of(200, true)), "200 mg of magnesium a day");
  EXPECT_EQ(dose_in_words(dose_of(112.5, true)), "112.5 mg of magnesium a day");
  EXPECT_EQ(dose_in_words(dose_of(1, false)), "the full dose");
  EXPECT_EQ(dose_in_words(dose_of(3, false)), "3 units a day");
}

TEST(Wording, only_the_first_letter_becomes_a_capital) {
  EXPECT_EQ(capitalised("as taken"), "As taken");
  EXPECT_EQ(capitalised(""), "");
}

}  // namespace
}  // namespace titrate
