#include "base/quantity.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <type_traits>

namespace titrate {
namespace {

template <class A, class B>
concept Multipliable = requires(A a, B b) {
  a* b;
};
template <class A, class B>
concept Divisible = requires(A a, B b) {
  a / b;
};

// What must not compile. checks/house/must_not_compile.sh shows the same from outside.
static_assert(!std::is_convertible_v<double, Mass> && !std::is_constructible_v<Mass, double>);
static_assert(!std::is_convertible_v<Mass, double> && !std::is_constructible_v<double, Mass>);
static_assert(!std::is_convertible_v<Mass, ElementalMass> && !std::is_constructible_v<ElementalMass, Mass>);
static_assert(!std::is_constructible_v<DailyElementalMass, ElementalMass>);
static_assert(!std::is_constructible_v<DailyElementalMass, DailyMass>);
static_assert(Addable<Mass, Mass> && Comparable<Mass, Mass>);
static_assert(!Addable<Mass, Volume> && !Addable<Mass, ElementalMass> && !Addable<Mass, double>);
static_assert(!Addable<ElementalMass, DailyElementalMass> && !Addable<Mass, BiologicalActivity>);
static_assert(!Comparable<Mass, ElementalMass> && !Comparable<Mass, double>);
static_assert(!Comparable<DailyElementalMass, DailyTreatment>);
static_assert(!Multipliable<Mass, Mass>, "no square milligrams");
static_assert(Divisible<Mass, PerDay> && !Divisible<DailyMass, PerDay> && !Divisible<Volume, PerDay>);
static_assert(!Divisible<Mass, ElementalMass>);

// What must: amounts are known at compile time.
static_assert((400 * milligram).in(gram) == 0.4);

TEST(Quantity, IsReadInAnyUnitOfItsDimension) {
  EXPECT_DOUBLE_EQ((400 * milligram).in(gram), 0.4);
  EXPECT_DOUBLE_EQ((400 * microgram).in(milligram), 0.4);
  EXPECT_DOUBLE_EQ((2 * elemental_gram).in(elemental_milligram), 2000);
}

TEST(Quantity, TheRatioOfTwoAmountsIsAPlainNumber) {
  static_assert(std::is_same_v<decltype(gram / milligram), double>);
  EXPECT_DOUBLE_EQ((1 * gram) / (250 * milligram), 4);
}

TEST(Quantity, ATabletADayIsADailyAmount) {
  static_assert(std::is_same_v<decltype(gram / a_day), DailyMass>);
  const DailyElementalMass limit = 350 * elemental_milligram / a_day;
  EXPECT_DOUBLE_EQ(limit.in(elemental_milligram_per_day), 350);
}

TEST(Quantity, AmountsAreOrdered) {
  EXPECT_LT(999 * milligram, 1 * gram);
  EXPECT_EQ(1000 * milligram, 1 * gram);
}

RC_GTEST_PROP(Quantity, WhatIsBuiltWithAUnitIsReadBackInIt, (int count)) {
  RC_ASSERT((count * elemental_milligram).in(elemental_milligram) == double(count));
}

RC_GTEST_PROP(Quantity, AddingAndTakingAwayAgainChangesNothing, (int a, int b)) {
  RC_ASSERT(a * milligram + b * milligram - b * milligram == a * milligram);
}

}  // namespace
}  // namespace titrate
