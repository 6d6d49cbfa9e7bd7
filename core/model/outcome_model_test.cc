#include "model/outcome_model.h"

#include <gtest/gtest.h>

namespace titrate {
namespace {

Outcome rating() {
  Outcome outcome;
  outcome.unit = "points";
  outcome.lowest = 0;
  outcome.highest = 10;
  return outcome;
}

Outcome count() {
  Outcome outcome;
  outcome.unit = "headaches per day";
  outcome.lowest = 0;
  outcome.highest = 100;
  return outcome;
}

TEST(FamilyOf, is_what_the_scale_and_the_numbers_say) {
  EXPECT_EQ(family_of(rating(), {0, 3, 10}), Family::ordinal);
  EXPECT_EQ(family_of(rating(), {0, 3.5, 10}), Family::gaussian) << "half points";
  EXPECT_EQ(family_of(count(), {0, 2, 1}), Family::negative_binomial);
  EXPECT_EQ(family_of({}, {0, 1, 1}), Family::bernoulli);
  EXPECT_EQ(family_of({}, {0, 1, 2}), Family::gaussian) << "nobody said that it is a count";
  EXPECT_EQ(family_of({}, {4.2, 1}), Family::gaussian);
  Outcome wide = rating();
  wide.highest = 100;
  EXPECT_EQ(family_of(wide, {0, 50, 100}), Family::gaussian) << "a hundred answers are a number to anybody";
  Outcome stated = rating();
  stated.family = Family::gaussian;
  EXPECT_EQ(family_of(stated, {1, 2}), Family::gaussian);
}

TEST(FamilyOf, what_a_family_cannot_be_is_said) {
  EXPECT_FALSE(cannot_be(Family::poisson, {}, {0, 3}));
  EXPECT_TRUE(cannot_be(Family::poisson, {}, {0, -1}));
  EXPECT_TRUE(cannot_be(Family::negative_binomial, {}, {0.5}));
  EXPECT_TRUE(cannot_be(Family::bernoulli, {}, {2}));
  EXPECT_TRUE(cannot_be(Family::ordinal, {}, {2})) << "no scale";
  EXPECT_FALSE(cannot_be(Family::ordinal, rating(), {2}));
}

}  // namespace
}  // namespace titrate
