#include "base/entry.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "base/quantity.h"

namespace titrate {
namespace {

using Pain = Entry<double>;

static_assert(!std::is_convertible_v<double, Pain>, "a number is an entry only when somebody says so");
static_assert(!std::is_convertible_v<Pain, double>);

TEST(Entry, NothingWrittenIsNotRecorded) {
  EXPECT_EQ(Pain().state(), EntryState::not_recorded);
  EXPECT_FALSE(Pain().known());
}

TEST(Entry, MissingIsNotZero) {
  EXPECT_NE(Pain(), Pain::none());
  EXPECT_NE(Pain::skipped(), Pain::none());
  EXPECT_NE(Pain(), Pain::skipped());
  EXPECT_EQ(Pain().maybe(), std::nullopt);
  EXPECT_EQ(Pain::skipped().maybe(), std::nullopt);
}

TEST(Entry, NoneIsARealZero) {
  EXPECT_TRUE(Pain::none().known());
  EXPECT_EQ(Pain::none().amount(), 0);
  EXPECT_EQ(Pain::of(0), Pain::none());
  EXPECT_EQ(Entry<DailyElementalMass>::of(0 * elemental_milligram / a_day), Entry<DailyElementalMass>::none());
}

TEST(Entry, AnAmountThatNobodyWroteIsNotRead) {
  EXPECT_THROW((void)Pain().amount(), BrokenPromise);
  EXPECT_THROW((void)Pain::skipped().amount(), BrokenPromise);
}

TEST(Entry, FromAStateIsThatStateAndOnlyAValueHasAnAmount) {
  EXPECT_EQ(Pain::from(EntryState::not_recorded, 4), Pain());
  EXPECT_EQ(Pain::from(EntryState::skipped, 4), Pain::skipped());
  EXPECT_EQ(Pain::from(EntryState::none, 4), Pain::none());
  EXPECT_EQ(Pain::from(EntryState::value, 4), Pain::of(4));
  EXPECT_EQ(Pain::from(EntryState::value, 0), Pain::none()) << "a value of zero is none";
}

RC_GTEST_PROP(Entry, WhatWasWrittenIsReadBack, (int amount)) {
  RC_ASSERT(Pain::of(amount).known());
  RC_ASSERT(Pain::of(amount).amount() == double(amount));
  RC_ASSERT(Pain::of(amount).maybe() == double(amount));
}

TEST(EntryState, EachHasOneName) {
  for (const EntryState state : {EntryState::not_recorded, EntryState::skipped, EntryState::none, EntryState::value})
    EXPECT_EQ(parse_entry_state(to_string(state)), state);
  EXPECT_FALSE(parse_entry_state("None"));
  EXPECT_FALSE(parse_entry_state(""));
}

}  // namespace
}  // namespace titrate
