#include "app/report_material.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/report_parts.h"
#include "app/small_people.h"

namespace titrate {
namespace {

using std::chrono::days;

const Day monday = *parse_day("2026-03-02");

/// Two pairs of two days: on, off, off, on.
Trial four_periods() {
  Trial trial;
  trial.primary.name = "pain";
  trial.start = monday;
  trial.planned_days = 8;
  trial.randomisation = {Randomisation::Kind::pairs, 2, 0, 2};
  trial.active_arm = "magnesium";
  trial.comparator = "nothing";
  trial.assignment = {"magnesium", "magnesium", "nothing", "nothing", "nothing", "nothing", "magnesium", "magnesium"};
  return trial;
}

Diary pain_of(const std::vector<std::optional<double>>& values) {
  Diary diary;
  diary.measures = {"pain"};
  for (std::size_t i = 0; i < values.size(); ++i) {
    DayRecord record;
    record.day = monday + days(i);
    record.dose = dose_entry(i < 2 ? 200 : 0, true);
    record.measures = {values[i] ? Entry<double>::of(*values[i]) : Entry<double>()};
    diary.days.push_back(record);
  }
  return diary;
}

TEST(PeriodResults, are_of_the_days_of_each_period_and_missing_is_not_zero) {
  const auto periods = period_results(four_periods(), pain_of({2, 4, 5, std::nullopt, 6, 7, 0, 1}), monday + days(7));
  ASSERT_EQ(periods.size(), 4u);
  EXPECT_EQ(periods[0].values, (std::vector<double>{2, 4}));
  EXPECT_EQ(*periods[0].mean, 3);
  EXPECT_EQ(*periods[0].median, 3);
  EXPECT_NEAR(*periods[0].sd, std::sqrt(2.0), 1e-12);
  EXPECT_EQ(periods[0].taken, 2);
  EXPECT_TRUE(periods[0].on);
  EXPECT_FALSE(periods[0].low) << "too few days for a middle half";
  EXPECT_EQ(periods[1].values, (std::vector<double>{5}));
  EXPECT_EQ(periods[1].days, 2);
  EXPECT_FALSE(periods[1].sd);
  EXPECT_EQ(periods[1].arm, "nothing");
  EXPECT_EQ(periods[3].values, (std::vector<double>{0, 1})) << "none is a real zero";
  EXPECT_EQ(periods[3].from, monday + days(6));
}

TEST(PeriodResults, end_with_the_day_that_is_told) {
  const auto periods = period_results(four_periods(), pain_of({2, 4, 5, 5, 6, 7, 1, 1}), monday + days(4));
  ASSERT_EQ(periods.size(), 3u);
  EXPECT_EQ(periods[2].days, 1);
}

TEST(PeriodResults, pass_over_days_on_which_the_trial_rested) {
  Trial trial = four_periods();
  trial.lived.resize(8);
  for (int i = 0; i < 8; ++i) trial.lived[std::size_t(i)] = {i / 2, i == 1, false};
  const auto periods = period_results(trial, pain_of({2, 9, 5, 5, 6, 7, 1, 1}), monday + days(7));
  EXPECT_EQ(periods[0].values, (std::vector<double>{2}));
}

// Type 7 of 1, 2, 3, 4: at share p the place is 1 + 3p.
TEST(ShareBelow, is_straight_between_neighbours) {
  EXPECT_DOUBLE_EQ(share_below({4, 1, 3, 2}, 0.25), 1.75);
  EXPECT_DOUBLE_EQ(share_below({4, 1, 3, 2}, 0.5), 2.5);
  EXPECT_DOUBLE_EQ(share_below({7}, 0.9), 7);
}

TEST(NotCheckable, is_said_of_a_name_until_a_clinician_has_resolved_it) {
  const Catalog catalog = people_catalog();
  PersonSheet sheet;
  sheet.person = healthy_adult();
  sheet.person.medicines = {"xyzzymab"};
  ReportMaterial of;
  of.standing = standing_of(sheet, catalog, today);
  ASSERT_EQ(not_checkable_in_words(of).size(), 1u);
  EXPECT_NE(not_checkable_in_words(of).front().find("xyzzymab"), std::string::npos);
  sheet.person.decisions = {agreed("xyzzymab")};
  of.standing = standing_of(sheet, catalog, today);
  EXPECT_TRUE(not_checkable_in_words(of).empty());
}

}  // namespace
}  // namespace titrate
