#include "base/words.h"

#include <gtest/gtest.h>

#include "base/listed.h"

namespace titrate {
namespace {

TEST(Words, of_one_of_it_a_unit_is_singular) {
  EXPECT_EQ(unit_of(1, "points"), "point");
  EXPECT_EQ(unit_of(2, "points"), "points");
  EXPECT_EQ(unit_of(0, "points"), "points");
  EXPECT_EQ(unit_of(1, "mg"), "mg");
  EXPECT_EQ(unit_of(1, "headache days per day"), "headache day per day");
  EXPECT_EQ(unit_of(2, "attacks per day"), "attacks per day");
  EXPECT_EQ(unit_of(1, ""), "");
}

TEST(Words, a_number_of_few_digits_is_written_without_an_exponent) {
  EXPECT_EQ(to_digits(0, 2), "0");
  EXPECT_EQ(to_digits(123, 2), "120");
  EXPECT_EQ(to_digits(99.6, 2), "100");
  EXPECT_EQ(to_digits(1440, 3), "1440");
  EXPECT_EQ(to_digits(5.63, 2), "5.6");
  EXPECT_EQ(to_digits(-2, 2), "-2");
  EXPECT_EQ(to_digits(0.128, 2), "0.13");
  EXPECT_EQ(to_digits(0.00002, 2), "0.00002");
}

TEST(Words, names_in_a_sentence_end_with_and) {
  EXPECT_EQ(listed_with_and({}), "");
  EXPECT_EQ(listed_with_and({"iron"}), "iron");
  EXPECT_EQ(listed_with_and({"levothyroxine", "iron"}), "levothyroxine and iron");
  EXPECT_EQ(listed_with_and({"a", "b", "c"}), "a, b and c");
}

TEST(Words, a_day_is_written_out) {
  EXPECT_EQ(day_in_words(*parse_day("2026-03-02")), "2 March 2026");
  EXPECT_EQ(day_in_words(*parse_day("1999-12-31")), "31 December 1999");
}

TEST(Words, no_probability_is_said_to_be_0_or_100_percent) {
  EXPECT_EQ(percent(0.001), "less than 1 %");
  EXPECT_EQ(percent(0.12), "12 %");
  EXPECT_EQ(percent(0.999), "more than 99 %");
  EXPECT_EQ(exact_percent(0.05), "5 %");
  EXPECT_EQ(exact_percent(0.98125), "98.125 %");
  EXPECT_EQ(exact_percent(1), "100 %");
}

}  // namespace
}  // namespace titrate
