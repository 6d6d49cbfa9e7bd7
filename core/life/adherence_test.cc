#include "life/adherence.h"

#include <gtest/gtest.h>

#include "trial/pain_plan.h"

namespace titrate {
namespace {

TEST(Adherence, counts_what_was_taken_on_the_days_of_periods_and_keeps_four_states_apart) {
  const Day first = *parse_day("2026-03-10");
  const auto date = [&](int day) { return first + std::chrono::days(day - 1); };
  // Two days of run-in, then four periods of three days; rested on day 7, the second day of period 2 (days 6-8).
  Trial plan = rehearsable_pain_plan({Randomisation::Kind::pairs, 3, 0, 2}, 14);
  plan.run_in_days = 2;
  plan.full_dose = 200 * elemental_milligram_per_day;
  plan.start = first;
  Rest rest;
  rest.from = date(7);
  rest.until = date(8);
  const TrialCalendar calendar = calendar_of(plan, {rest}, date(10));
  Diary diary;
  const auto said = [&](int day, Entry<Dose> dose) {
    DayRecord record;
    record.day = date(day);
    record.dose = dose;
    diary.days.push_back(record);
  };
  const auto full = Entry<Dose>::of(200 * elemental_milligram_per_day);
  said(1, full);  // the run-in is not counted
  said(3, full);
  said(4, Entry<Dose>::none());
  said(5, Entry<Dose>::skipped());
  said(6, Entry<Dose>::none());
  said(7, full);  // nor the rest
  said(9, Entry<Dose>::none());
  EXPECT_EQ(adherence_of(calendar, diary, date(9)), (Adherence{6, 1, 3, 1, 1}));
  const AdherenceByArm by_arm = adherence_by_arm(calendar, {true, false, true, false}, diary, date(9));
  EXPECT_EQ(by_arm.on, (Adherence{3, 1, 1, 1, 0}));
  EXPECT_EQ(by_arm.off, (Adherence{3, 0, 2, 0, 1}));

  // As taken: full on day 3 alone of the first arm, none on 4, and nobody knows of 5; of the other, none on 6 and 9.
  EXPECT_EQ(as_taken_by_arm(calendar, {true, false, true, false}, diary, date(9)),
            (AsTakenByArm{{1, 1, 1}, {0, 2, 1}}));
  EXPECT_EQ(as_taken_by_arm(calendar, {false, true, false, true}, diary, date(9)), (AsTakenByArm{{0, 2, 1}, {1, 1, 1}}))
      << "the same days, had the other order been drawn";
}

TEST(Adherence, as_taken_is_the_nearer_of_the_two_doses_that_a_plan_compares) {
  const Day first = *parse_day("2026-03-10");
  Trial plan = rehearsable_pain_plan({Randomisation::Kind::pairs, 3, 0, 2}, 12);
  plan.start = first;
  plan.run_in_days = 0;
  plan.full_dose = 200 * elemental_milligram_per_day;
  Diary diary;
  const double mg[] = {200, 141, 139, 100};  // half way between 80 and 200 mg is 140
  for (int i = 0; i < 4; ++i) {
    DayRecord record;
    record.day = first + std::chrono::days(i);
    record.dose = Entry<Dose>::of(mg[i] * elemental_milligram_per_day);
    diary.days.push_back(record);
  }
  const auto taken = [&] {
    return as_taken_by_arm(calendar_of(plan, {}, first), {true, false, true, false}, diary,
                           first + std::chrono::days(3));
  };
  EXPECT_EQ(taken(), (AsTakenByArm{{3, 0, 0}, {1, 0, 0}})) << "half of 200 mg is nearer to the full dose than to none";
  plan.comparator_dose = 80 * elemental_milligram_per_day;
  EXPECT_EQ(taken(), (AsTakenByArm{{2, 1, 0}, {0, 1, 0}}));
}

}  // namespace
}  // namespace titrate
