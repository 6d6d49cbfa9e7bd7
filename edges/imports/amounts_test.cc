#include "imports/amounts.h"

#include <gtest/gtest.h>

#include "imports/numbers.h"

namespace titrate::imports {
namespace {

void expect_amount(const char* text, double number, const char* unit) {
  const WrittenAmount amount = amount_in(text);
  ASSERT_TRUE(amount.number) << text << ": " << amount.why;
  EXPECT_DOUBLE_EQ(*amount.number, number) << text;
  EXPECT_EQ(amount.unit, unit) << text;
}

TEST(Amounts, are_read_as_people_write_them) {
  expect_amount("400 mg", 400, "mg");
  expect_amount("10mg", 10, "mg");
  expect_amount(" 2x ", 2, "");
  expect_amount("1", 1, "");
  expect_amount("1 tablet", 1, "tablet");
  expect_amount("2 tablets", 2, "tablet");
  expect_amount("2 Kapseln", 2, "Kapsel");
  expect_amount("0,5 ml", 0.5, "ml");
  expect_amount("0.125 mg", 0.125, "mg");
  expect_amount("1/2", 0.5, "");
  expect_amount("½ tablet", 0.5, "tablet");
  expect_amount("1 1/2 tablets", 1.5, "tablet");
  expect_amount("1½", 1.5, "");
  expect_amount("2 x 200 mg", 400, "mg");
  expect_amount("200 µg", 200, "µg");
  expect_amount("1 xylitol gum", 1, "xylitol gum");
}

TEST(Amounts, what_may_be_two_amounts_is_none) {
  for (const char* const text : {"", "as needed", "1-2", "1-2 tablets", "500/125 mg", "1 in the morning, 2 at night",
                                 "1,000 mg", "1.000 mg", "-5 mg", "1.2.3", ".5.", "2 capsules of 200 mg"}) {
    EXPECT_FALSE(amount_in(text).number) << text;
    EXPECT_FALSE(amount_in(text).why.empty()) << text;
  }
}

FileNumbers numbers_of(std::initializer_list<const char*> texts) {
  FileNumbers numbers;
  for (const char* const text : texts) numbers.see(text);
  return numbers;
}

TEST(FileNumbers, one_number_beyond_doubt_settles_the_file) {
  const FileNumbers comma = numbers_of({"1.234", "3,5"});
  EXPECT_EQ(comma.number("1.234"), 1234);
  EXPECT_EQ(comma.number("1.234,5"), 1234.5);
  EXPECT_EQ(comma.number("3,125"), 3.125);
  const FileNumbers point = numbers_of({"1,234", "3.5"});
  EXPECT_EQ(point.number("1,234"), 1234);
  EXPECT_EQ(point.number("-3.125"), -3.125);
  EXPECT_EQ(numbers_of({"1.234.567"}).number("2,5"), 2.5);
}

TEST(FileNumbers, a_thousand_that_nobody_settles_is_no_number) {
  const FileNumbers none = numbers_of({"1,234", "7"});
  EXPECT_EQ(none.number("1,234"), std::nullopt);
  EXPECT_EQ(none.number("1.234"), std::nullopt);
  EXPECT_EQ(none.number("7"), 7);
}

TEST(FileNumbers, a_number_of_the_other_way_is_none) {
  const FileNumbers point = numbers_of({"3.5", "4.5", "2,5"});
  EXPECT_EQ(point.number("2,5"), std::nullopt);
  EXPECT_EQ(point.number("12,34"), std::nullopt);
  EXPECT_EQ(point.number("1e-3"), 0.001);
  for (const char* const text : {"", "x", "--5", "1..2", "NaN", "1e999", ","})
    EXPECT_EQ(point.number(text), std::nullopt) << text;
}

}  // namespace
}  // namespace titrate::imports
