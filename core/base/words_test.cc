#include "base/words.h"

#include <gtest/gtest.h>

namespace titrate {
namespace {

TEST(Words, of_one_of_it_a_unit_is_singular) {
  EXPECT_EQ(unit_of(1, "points"), "point");
  EXPECT_EQ(unit_of(2, "points"), "points");
  EXPECT_EQ(unit_of(0, "points"), "points");
  EXPECT_EQ(unit_of(1, "mg"), "mg");
}

TEST(Words, a_day_is_written_out) {
  EXPECT_EQ(day_in_words(*parse_day("2026-03-02")), "2 March 2026");
  EXPECT_EQ(day_in_words(*parse_day("1999-12-31")), "31 December 1999");
}

TEST(Words, no_probability_is_said_to_be_0_or_100_percent) {
  EXPECT_EQ(percent(0.001), "less than 1 %");
  EXPECT_EQ(percent(0.12), "12 %");
  EXPECT_EQ(percent(0.999), "more than 99 %");
}

}  // namespace
}  // namespace titrate
