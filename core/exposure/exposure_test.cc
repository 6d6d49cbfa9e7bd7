#include "exposure/exposure.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/require.h"

namespace titrate {
namespace {

const Day first_day = *parse_day("2026-03-02");
const Day far_ahead = first_day + days(1000);

Dose mg(double amount) { return dose_of(amount, true); }
Entry<Dose> took(double amount) { return dose_entry(amount, true); }
const Entry<Dose> unrecorded;

/// A day of the diary, `at` days after the first.
DayRecord on(int at, Entry<Dose> dose, std::optional<std::string> arm = std::nullopt) {
  DayRecord record;
  record.day = first_day + days(at);
  record.dose = dose;
  record.arm = std::move(arm);
  return record;
}

Diary diary_of(std::vector<DayRecord> records) {
  Diary diary;
  diary.days = std::move(records);
  return diary;
}

Trial planned(std::vector<std::string> assignment, double full) {
  Trial trial;
  trial.start = first_day;
  trial.assignment = std::move(assignment);
  trial.active_arm = "A";
  trial.full_dose = mg(full);
  return trial;
}

TEST(Exposure, has_a_row_for_every_calendar_day_and_a_day_that_is_not_there_is_not_recorded) {
  const Exposure e = exposure_of({}, diary_of({on(0, took(200)), on(3, took(0))}), far_ahead);
  EXPECT_EQ(e.first, first_day);
  ASSERT_EQ(e.count(), 4);
  EXPECT_EQ(e.taken, (std::vector<Entry<Dose>>{took(200), unrecorded, unrecorded, Entry<Dose>::none()}));
  EXPECT_NE(e.taken[1], Entry<Dose>::none()) << "a day that nobody wrote about is not a day without a dose";
}

TEST(Exposure, an_empty_diary_has_no_days_and_no_full_dose) {
  const Exposure e = exposure_of({}, {}, far_ahead);
  EXPECT_EQ(e.count(), 0);
  EXPECT_FALSE(e.full_dose);
}

TEST(Exposure, what_lies_after_today_is_not_data) {
  const Diary diary = diary_of({on(0, took(100)), on(1, took(0)), on(2, took(300))});
  const Exposure e = exposure_of({}, diary, first_day + days(1));
  EXPECT_EQ(e.count(), 2);
  EXPECT_EQ(e.full_dose, mg(100)) << "nor does a dose of tomorrow say what a full dose is";
  EXPECT_EQ(exposure_of({}, diary, first_day - days(1)).count(), 0);
}

TEST(Exposure, the_full_dose_is_the_plans_else_the_largest_taken) {
  const Diary diary = diary_of({on(0, took(100)), on(1, took(300)), on(2, took(0))});
  EXPECT_EQ(exposure_of({}, diary, far_ahead).full_dose, mg(300));
  EXPECT_EQ(exposure_of(planned({}, 200), diary, far_ahead).full_dose, mg(200));
}

TEST(Exposure, the_arm_of_a_day_without_a_row_is_that_of_both_sides_of_the_gap) {
  const Diary diary =
      diary_of({on(0, took(200), "A"), on(3, took(200), "A"), on(5, took(0), "B"), on(6, took(0), "B")});
  const Exposure e = exposure_of({}, diary, far_ahead);
  ASSERT_EQ(e.count(), 7);
  EXPECT_EQ(e.assigned[1], mg(200));
  EXPECT_EQ(e.assigned[2], mg(200));
  EXPECT_FALSE(e.assigned[4]) << "A before and B after: the day of the switch is not known";
}

TEST(Exposure, a_gap_at_either_end_has_no_arm) {
  const Diary diary = diary_of({on(0, took(200)), on(1, took(200), "A"), on(2, took(200))});
  const Exposure e = exposure_of({}, diary, far_ahead);
  EXPECT_FALSE(e.assigned[0]);
  EXPECT_EQ(e.assigned[1], mg(200));
  EXPECT_FALSE(e.assigned[2]);
}

TEST(Exposure, the_plans_assignment_comes_before_the_column) {
  const Diary diary = diary_of({on(0, took(0), "B"), on(1, took(200), "A"), on(2, took(0), "A")});
  const Exposure e = exposure_of(planned({"A", "B"}, 200), diary, far_ahead);
  EXPECT_EQ(e.assigned[0], mg(200));
  EXPECT_EQ(e.assigned[1], mg(0));
  EXPECT_EQ(e.assigned[2], mg(200)) << "beyond the plan the diary's own column speaks";
}

TEST(Exposure, a_plan_that_began_before_the_diary_is_read_from_its_own_start) {
  Trial trial = planned({"A", "A", "B", "B"}, 200);
  trial.start = first_day - days(2);
  const Exposure e = exposure_of(trial, diary_of({on(0, took(200)), on(1, took(0))}), far_ahead);
  EXPECT_EQ(e.first, *trial.start);
  EXPECT_EQ(e.assigned, (std::vector<std::optional<Dose>>{mg(200), mg(200), mg(0), mg(0)}));
  EXPECT_EQ(e.taken[0], unrecorded) << "a day of the plan that nobody wrote about";
}

TEST(Exposure, days_of_the_plan_after_the_last_row_are_days_of_the_trial_up_to_today) {
  const Trial trial = planned({"A", "A", "B", "B", "A", "A"}, 200);
  const Diary diary = diary_of({on(0, took(200)), on(1, took(200))});
  EXPECT_EQ(exposure_of(trial, diary, first_day + days(3)).count(), 4);
  EXPECT_EQ(exposure_of(trial, diary, far_ahead).count(), 6);
  EXPECT_EQ(exposure_of(trial, diary, far_ahead).assigned[4], mg(200));
  EXPECT_EQ(exposure_of(trial, diary_of({on(8, took(0))}), far_ahead).count(), 9) << "rows after the plan stay";
  EXPECT_EQ(exposure_of(trial, {}, first_day + days(2)).count(), 3) << "all of them missing";
}

TEST(Exposure, without_a_plan_an_arm_means_the_dose_most_often_recorded_under_it) {
  const Diary diary =
      diary_of({on(0, took(200), "A"), on(1, took(0), "A"), on(2, took(200), "A"), on(3, took(400), "A"),
                on(4, took(0), "B"), on(5, took(0), "B"), on(6, took(200), "B")});
  const Exposure e = exposure_of({}, diary, far_ahead);
  for (int t = 0; t < 4; ++t) EXPECT_EQ(e.assigned[std::size_t(t)], mg(200));
  for (int t = 4; t < 7; ++t) EXPECT_EQ(e.assigned[std::size_t(t)], mg(0));
}

TEST(Exposure, an_arm_under_which_no_dose_was_recorded_has_no_dose) {
  const Diary diary = diary_of({on(0, took(200), "A"), on(1, unrecorded, "B"), on(2, Entry<Dose>::skipped(), "B")});
  const Exposure e = exposure_of({}, diary, far_ahead);
  EXPECT_EQ(e.assigned[0], mg(200));
  EXPECT_FALSE(e.assigned[1]);
  EXPECT_FALSE(e.assigned[2]);
}

TEST(Exposure, the_arms_at_the_full_dose_and_at_none_are_known_by_name) {
  const Exposure e = exposure_of(planned({"A", "B"}, 200), diary_of({on(0, took(200)), on(1, took(0))}), far_ahead);
  EXPECT_EQ(e.arm_on, "A");
  EXPECT_EQ(e.arm_off, "B");
}

TEST(Exposure, a_treatment_noted_as_0_or_1_is_read_like_one_in_milligrams) {
  for (const bool magnesium : {true, false}) {
    const double full = magnesium ? 200 : 1;
    const auto amount = [&](double share) { return dose_entry(share * full, magnesium); };
    const Exposure e = exposure_of({}, diary_of({on(0, amount(1), "A"), on(1, amount(0), "B")}), far_ahead);
    EXPECT_EQ(e.full_dose, dose_of(full, magnesium));
    EXPECT_EQ(relative(*e.assigned[0], *e.full_dose), 1);
    EXPECT_EQ(relative(*e.assigned[1], *e.full_dose), 0);
  }
}

TEST(Relative, is_a_share_of_the_full_dose_and_none_is_none_of_anything) {
  EXPECT_DOUBLE_EQ(relative(mg(50), mg(200)), 0.25);
  EXPECT_EQ(relative(dose_of(0, false), mg(200)), 0);
  EXPECT_EQ(relative(dose_of(0, true), dose_of(1, false)), 0);
  EXPECT_THROW(relative(dose_of(1, false), mg(200)), BrokenPromise) << "1 tablet is no share of 200 mg";
}

RC_GTEST_PROP(Exposure, says_what_the_diary_says_and_nothing_more, ()) {
  Diary diary;
  for (int at = 0; at < 30; ++at)
    if (*rc::gen::arbitrary<bool>()) {
      const auto dose = *rc::gen::element(unrecorded, Entry<Dose>::skipped(), took(0), took(200));
      const auto arm = *rc::gen::element<std::optional<std::string>>(std::nullopt, "A", "B");
      diary.days.push_back(on(at, dose, arm));
    }
  const Day today = first_day + days(*rc::gen::inRange(-1, 31));
  const Exposure e = exposure_of({}, diary, today);
  for (int t = 0; t < e.count(); ++t) {
    const DayRecord* record = find_day(diary, e.first + days(t));
    RC_ASSERT(e.first + days(t) <= today);
    RC_ASSERT(e.taken[std::size_t(t)] == (record ? record->dose : unrecorded));
  }
  for (const DayRecord& record : diary.days)
    RC_ASSERT(record.day > today || (record.day - e.first).count() < e.count());
}

}  // namespace
}  // namespace titrate
