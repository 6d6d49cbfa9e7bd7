#include "base/spelled.h"

#include <gtest/gtest.h>

namespace titrate {
namespace {

TEST(Spelled, an_amount_is_heard_in_words) {
  EXPECT_EQ(spelled(0), "zero");
  EXPECT_EQ(spelled(13), "thirteen");
  EXPECT_EQ(spelled(50), "fifty");
  EXPECT_EQ(spelled(71.4), "seventy-one point four");
  EXPECT_EQ(spelled(100), "one hundred");
  EXPECT_EQ(spelled(250), "two hundred and fifty");
  EXPECT_EQ(spelled(1000), "one thousand");
  EXPECT_EQ(spelled(1042), "one thousand and forty-two");
  EXPECT_EQ(spelled(12345), "twelve thousand three hundred and forty-five");
  EXPECT_EQ(spelled(99.96), "one hundred");
  EXPECT_EQ(spelled(999.97), "one thousand");
  EXPECT_EQ(spelled(-1), "-1");
  EXPECT_EQ(spelled(2e6), "2000000");
}

TEST(Spelled, digits_are_as_few_as_the_sentence_needs) {
  EXPECT_EQ(in_digits(100), "100");
  EXPECT_EQ(in_digits(71.43), "71.4");
  EXPECT_EQ(in_digits(2.5), "2.5");
  EXPECT_EQ(in_digits(0.141), "0.141");
  EXPECT_EQ(in_digits(-0.0001), "0");
}

}  // namespace
}  // namespace titrate
