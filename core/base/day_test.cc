#include "base/day.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace titrate {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Day day(const char* text) { return parse_day(text).value(); }
Moment moment(const char* text) { return parse_moment(text).value(); }

/// Any day that four digits can name.
Day some_day() { return day("0001-01-01") + days(*rc::gen::inRange(0, 3652058)); }

/// Any second of those days, at any offset that the world uses.
Moment some_moment() {
  const auto offset = minutes(15 * *rc::gen::inRange(-48, 57));
  const auto local = some_day() + seconds(*rc::gen::inRange(0, 86400));
  return {Instant(local.time_since_epoch() - offset), offset};
}

TEST(Day, IsFourTwoAndTwoDigitsAndExists) {
  EXPECT_TRUE(parse_day("2024-02-29"));
  for (const char* text :
       {"", "2026-3-01", "2026-03-1", "26-03-01", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-03-01 ",
        " 2026-03-01", "2026/03/01", "01.03.2026", "2026-03-01T00:00", "+026-03-01", "2026-03--1", "2026-03-0x"})
    EXPECT_FALSE(parse_day(text)) << text;
}

RC_GTEST_PROP(Day, WhatIsPrintedIsReadBack, ()) {
  const Day any = some_day();
  RC_ASSERT(parse_day(to_string(any)) == any);
}

RC_GTEST_PROP(Day, TheWordsAreInTheOrderOfTheDays, ()) {
  const Day a = some_day(), b = some_day();
  RC_ASSERT((a < b) == (to_string(a) < to_string(b)));
}

RC_GTEST_PROP(Day, NoTextBreaksTheReader, (const std::string& text)) {
  const auto read = parse_day(text);
  if (read) RC_ASSERT(to_string(*read) == text);
  parse_moment(text);
}

TEST(Day, MondayIsOneAndSundayIsSeven) {
  EXPECT_EQ(iso_weekday(day("2026-03-02")), 1);  // a Monday: cal 3 2026
  EXPECT_EQ(iso_weekday(day("2026-03-01")), 7);
}

TEST(Moment, KeepsItsOffset) {
  EXPECT_EQ(moment("2026-03-01T21:04:05+01:00").offset, minutes(60));
  EXPECT_EQ(moment("2026-03-01T21:04:05-09:30").offset, -minutes(570));
  EXPECT_EQ(moment("2026-03-01T20:04:05Z").instant, moment("2026-03-01T21:04:05+01:00").instant);
}

TEST(Moment, IsReadWithAndWithoutSecondsAndFractions) {
  EXPECT_EQ(moment("2026-03-01T21:04Z"), moment("2026-03-01T21:04:00Z"));
  EXPECT_EQ(moment("2026-03-01T21:04:05.999Z"), moment("2026-03-01T21:04:05Z"));
  EXPECT_EQ(moment("2026-03-01 21:04:05+0100"), moment("2026-03-01T21:04:05+01:00"));
}

TEST(Moment, WithoutAnOffsetIsNothing) {
  for (const char* text : {"2026-03-01T21:04:05", "2026-03-01", "2026-03-01T21:04", ""})
    EXPECT_FALSE(parse_moment(text)) << text;
}

TEST(Moment, ThatNoClockShowsIsNothing) {
  for (const char* text :
       {"2026-03-01T24:00:00Z", "2026-03-01T21:60:00Z", "2026-03-01T21:04:61Z", "2026-02-30T21:04:05Z",
        "2026-03-01T21:04:05+15:00", "2026-03-01T21:04:05+01:75", "2026-03-01T21:04:05Zx", "2026-03-01t21:04:05Z",
        "2026-03-01T21:04:05+1:00", "2026-03-01T21:04:05."})
    EXPECT_FALSE(parse_moment(text)) << text;
}

RC_GTEST_PROP(Moment, WhatIsPrintedIsReadBack, ()) {
  const Moment any = some_moment();
  RC_ASSERT(parse_moment(to_string(any)) == any);
}

TEST(DayStart, TheEveningGoesOnAfterMidnight) {
  EXPECT_EQ(day_of(moment("2026-03-02T01:30:00+01:00"), DayStart{3}), day("2026-03-01"));
  EXPECT_EQ(day_of(moment("2026-03-02T02:59:59+01:00"), DayStart{3}), day("2026-03-01"));
  EXPECT_EQ(day_of(moment("2026-03-02T03:00:00+01:00"), DayStart{3}), day("2026-03-02"));
}

TEST(DayStart, TheDayIsThatOfThePersonsOwnClock) {
  EXPECT_EQ(day_of(moment("2026-03-01T23:30:00-08:00"), DayStart{0}), day("2026-03-01"));
  EXPECT_EQ(day_of(moment("2026-03-01T23:30:00+00:00"), DayStart{0}), day("2026-03-01"));
}

RC_GTEST_PROP(DayStart, ADayIsTwentyFourHoursFromItsStart, ()) {
  const Moment any = some_moment();
  const DayStart start{*rc::gen::inRange(0, 24)};
  const auto local = std::chrono::local_seconds(any.instant.time_since_epoch()) + any.offset;
  const auto began = std::chrono::local_seconds(day_of(any, start)) + hours(start.hour);
  RC_ASSERT(began <= local);
  RC_ASSERT(local < began + hours(24));
}

}  // namespace
}  // namespace titrate
