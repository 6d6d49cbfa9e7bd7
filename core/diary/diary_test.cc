#include "diary/diary.h"

#include <gtest/gtest.h>

namespace titrate {
namespace {

const Day first_day = *parse_day("2026-03-01");

DayRecord day_with_dose(Day day, Entry<Dose> dose) {
  DayRecord record;
  record.day = day;
  record.dose = dose;
  return record;
}

DayRecord entered_at(const char* moment) {
  DayRecord record;
  record.day = first_day;
  record.entered = parse_moment(moment);
  return record;
}

TEST(Dose, an_amount_comes_back_in_its_own_unit_and_keeps_its_kind) {
  EXPECT_EQ(in_own_unit(dose_of(200, true)), 200);
  EXPECT_TRUE(is_magnesium(dose_of(200, true)));
  EXPECT_EQ(in_own_unit(dose_of(1, false)), 1);
  EXPECT_FALSE(is_magnesium(dose_of(1, false)));
  EXPECT_NE(dose_of(1, true), dose_of(1, false)) << "1 mg is not 1 tablet";
}

TEST(Late, the_evening_after_is_in_time_and_the_day_after_that_is_late) {
  EXPECT_FALSE(is_late(entered_at("2026-03-01T21:00:00+01:00"), {}));
  EXPECT_FALSE(is_late(entered_at("2026-03-02T23:59:59+01:00"), {}));
  EXPECT_TRUE(is_late(entered_at("2026-03-03T00:00:00+01:00"), {}));
}

TEST(Late, a_day_that_ends_at_three_in_the_night_gives_three_more_hours) {
  EXPECT_FALSE(is_late(entered_at("2026-03-03T02:59:59+01:00"), {3}));
  EXPECT_TRUE(is_late(entered_at("2026-03-03T03:00:00+01:00"), {3}));
}

TEST(Late, a_day_that_does_not_say_when_it_was_entered_is_not_called_late) {
  DayRecord record;
  record.day = first_day;
  EXPECT_FALSE(is_late(record, {}));
}

TEST(Diary, a_day_is_found_by_its_date_or_not_at_all) {
  Diary diary;
  for (const int offset : {0, 2, 3}) diary.days.push_back(day_with_dose(first_day + days(offset), {}));
  EXPECT_EQ(find_day(diary, first_day + days(2)), &diary.days[1]);
  EXPECT_EQ(find_day(diary, first_day + days(1)), nullptr);
  EXPECT_EQ(find_day(diary, first_day + days(9)), nullptr);
}

TEST(Diary, a_measure_is_found_by_its_exact_name_or_not_at_all) {
  Diary diary;
  diary.measures = {"pain", "sleep"};
  EXPECT_EQ(find_measure(diary, "sleep"), 1u);
  EXPECT_EQ(find_measure(diary, "Sleep"), std::nullopt);
}

TEST(Diary, the_largest_dose_is_of_what_was_taken_and_nothing_when_nothing_was) {
  Diary diary;
  diary.days.push_back(day_with_dose(first_day, Entry<Dose>::of(dose_of(0, true))));
  diary.days.push_back(day_with_dose(first_day + days(1), Entry<Dose>::skipped()));
  EXPECT_EQ(largest_dose(diary), std::nullopt);
  diary.days.push_back(day_with_dose(first_day + days(2), Entry<Dose>::of(dose_of(200, true))));
  diary.days.push_back(day_with_dose(first_day + days(3), Entry<Dose>::of(dose_of(100, true))));
  EXPECT_EQ(largest_dose(diary), dose_of(200, true));
}

TEST(Diary, until_a_day_leaves_out_and_counts_what_came_after) {
  Diary diary;
  for (int at = 0; at < 5; ++at) diary.days.emplace_back().day = *parse_day("2026-03-01") + days(2 * at);
  const Diary then = until(diary, *parse_day("2026-03-04"));
  ASSERT_EQ(then.days.size(), 2u);
  EXPECT_EQ(then.days.back().day, *parse_day("2026-03-03"));
  EXPECT_EQ(then.left_out, 3);
  EXPECT_EQ(until(diary, *parse_day("2026-03-09")), diary);
  EXPECT_EQ(until(diary, *parse_day("2026-02-28")).left_out, 5);
}

}  // namespace
}  // namespace titrate
