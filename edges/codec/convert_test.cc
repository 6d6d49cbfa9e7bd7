#include "codec/convert.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "codec/file.h"
#include "codec/tidy_diary.h"

namespace titrate::codec {
namespace {

/// Two made-up people in the StudyU layout. Ada forgot study days 4 and 9, and wrote study day 8 down twice.
constexpr std::string_view studyu =
    "trial,participant,day,time,intervention,sleep_quality_0_10,q2\r\n"
    "soup,ada-1111,2,2023-07-03 05:00:00.000Z,Cold soup,6,7\r\n"
    "soup,ada-1111,3,2023-07-04 05:00:00.000Z,Cold soup,,7\r\n"
    "soup,ada-1111,5,2023-07-06 05:00:00.000Z,Cold soup,5,7\r\n"
    "soup,ada-1111,7,2023-07-08 05:00:00.000Z,Warm soup,8,7\r\n"
    "soup,ada-1111,8,2023-07-09 09:00:00.000Z,Warm soup,1,1\r\n"
    "soup,ada-1111,8,2023-07-09 05:00:00.000Z,Warm soup,7,7\r\n"
    "soup,ada-1111,10,2023-07-12 00:30:00.000Z,Warm soup,0,7\r\n"
    "walk,bob-2222,0,2023-07-01 05:00:00.000Z,Walk,6,7\r\n";

constexpr std::string_view ema =
    "datetime,date,study_day,mood,agency,melatonin,condition,mood_daily_mean\n"
    "2026-02-18 10:06:00,2026-02-18,1.0,65.0,,0,control,\n"
    "2026-02-18 16:06:00,2026-02-18,1.0,60.0,70,0,control,62.5\n"
    "2026-02-19 10:00:01,2026-02-19,2.0,83.0,71,1,melatonin,83.0\n"
    "2026-02-20 10:00:01,2026-02-20,2.0,50.0,72,1,melatonin,50.0\n"
    "2026-02-21 10:00:01,2026-02-21,3.0,40.0,73,0,control,40.0\n";

Converted read(std::string_view bytes, const ConvertOptions& options = {}) {
  auto converted = convert(bytes, "file.csv", options);
  EXPECT_TRUE(converted) << describe(converted.problem());
  return converted ? std::move(*converted) : Converted{};
}

std::string refusal(std::string_view bytes, const ConvertOptions& options = {}) {
  const auto converted = convert(bytes, "file.csv", options);
  return converted ? "was read" : describe(converted.problem());
}

TEST(Convert, a_studyu_file_becomes_the_diary_of_one_participant) {
  const Converted ada = read(studyu, {.participant = "soup"});
  EXPECT_EQ(csv_of(ada.diary),
            "day,dose_mg,sleep_quality,q2,arm,entered\n"
            "2023-07-03,0,6,7,Cold soup,2023-07-03T05:00:00+00:00\n"
            "2023-07-04,0,,7,Cold soup,2023-07-04T05:00:00+00:00\n"
            "2023-07-05,,,,Cold soup,\n"
            "2023-07-06,0,5,7,Cold soup,2023-07-06T05:00:00+00:00\n"
            "2023-07-07,,,,Cold soup,\n"
            "2023-07-08,1,8,7,Warm soup,2023-07-08T05:00:00+00:00\n"
            "2023-07-09,1,7,7,Warm soup,2023-07-09T05:00:00+00:00\n"
            "2023-07-10,,,,Warm soup,\n"
            "2023-07-11,1,0,7,Warm soup,2023-07-12T00:30:00+00:00\n");
}

TEST(Convert, the_earliest_record_of_a_study_day_is_kept_and_the_others_are_listed) {
  const Converted ada = read(studyu, {.participant = "ada"});
  ASSERT_EQ(ada.listed.size(), 1u);
  EXPECT_EQ(ada.listed[0].line, 6u);
  EXPECT_EQ(ada.listed[0].text, "soup,ada-1111,8,2023-07-09 09:00:00.000Z,Warm soup,1,1");
  EXPECT_EQ(ada.listed[0].why, "a later record of study day 8; the earliest, in line 7, is kept");
}

TEST(Convert, what_was_done_is_said) {
  const Converted ada = read(studyu, {.participant = "ada"});
  EXPECT_EQ(ada.notes,
            (std::vector<std::string>{
                "Participant ada-1111 of the trial \"soup\": 6 days recorded of 9, from 2023-07-03 to 2023-07-11.",
                "Dose 1 is \"Warm soup\", dose 0 is \"Cold soup\", which the trial gave first.",
                "The column sleep_quality_0_10 is called sleep_quality here.",
                "1 record carries another date than their study day says. The study day gives the spacing, and the "
                "date of most records places it in "
                "the calendar.",
                "3 days have no record. The arm is known from the 7-day periods, which agree with every record; the "
                "dose stays empty."}));
}

TEST(Convert, without_whole_periods_the_arm_of_a_missing_day_needs_the_same_record_on_both_sides) {
  const Converted carl = read(
      "trial,participant,day,time,intervention,pain\n"
      "t,c,0,2023-07-01 05:00:00Z,A,6\n"
      "t,c,2,2023-07-03 05:00:00Z,A,6\n"
      "t,c,3,2023-07-04 05:00:00Z,B,6\n"
      "t,c,5,2023-07-06 05:00:00Z,A,6\n"
      "t,c,13,2023-07-14 05:00:00Z,A,6\n");
  const auto arm = [&](int day) { return carl.diary.days[std::size_t(day)].arm; };
  EXPECT_EQ(arm(1), "A");
  EXPECT_EQ(arm(4), std::nullopt) << "B before, A after";
  EXPECT_EQ(arm(6), std::nullopt) << "a whole period of the other arm may lie between";
  EXPECT_EQ(carl.diary.days[1].dose, Entry<Dose>());
}

TEST(Convert, several_participants_are_listed_with_their_trial_and_days) {
  EXPECT_EQ(refusal(studyu),
            "file.csv: this file holds 2 participants, and a diary is about one.\n"
            "Name one with --participant: the beginning of the id, or the trial where only one person is in it, as in "
            "--participant ada-1111.\n"
            "  ada-1111  soup, 6 days\n"
            "  bob-2222  walk, 1 day");
  EXPECT_NE(refusal(studyu, {.participant = "eve"}).find("nobody in this file is called \"eve\"."), std::string::npos);
  EXPECT_NE(refusal(studyu, {.participant = ""}).find("nobody in this file"), std::string::npos);
}

TEST(Convert, a_name_that_means_two_people_is_refused) {
  const std::string two = std::string(studyu) + "soup,cid-3333,2,2023-07-03 05:00:00.000Z,Cold soup,6,7\r\n";
  EXPECT_NE(refusal(two, {.participant = "soup"}).find("\"soup\" means 2 participants of this file."),
            std::string::npos);
  EXPECT_EQ(read(two, {.participant = "cid"}).diary.days.size(), 1u);
}

TEST(Convert, several_records_of_a_day_are_averaged_and_listed) {
  const Converted one = read(ema);
  EXPECT_EQ(csv_of(one.diary),
            "day,dose_mg,mood,agency,arm\n"
            "2026-02-18,0,62.5,70,control\n"
            "2026-02-19,1,83,71,melatonin\n"
            "2026-02-21,0,40,73,control\n");
  ASSERT_EQ(one.listed.size(), 2u);
  EXPECT_EQ(one.listed[0].text, "2026-02-18, lines 2, 3");
  EXPECT_EQ(one.listed[0].why, "2 records of one day are averaged: mood 65, 60 -> 62.5");
}

TEST(Convert, a_record_on_another_date_than_its_study_day_is_listed_and_left_out) {
  const Converted one = read(ema);
  EXPECT_EQ(one.listed[1].line, 5u);
  EXPECT_EQ(one.listed[1].why,
            "unscheduled: study day 2 was 2026-02-19, and this record is of 2026-02-20; it is left out");
}

TEST(Convert, a_layout_without_dates_needs_to_be_told_the_first_one) {
  constexpr std::string_view daily = "\"study_day\",\"mood\",\"melatonin\",\"lag\"\n1,60,0,NA\n3,NA,1,60\n";
  EXPECT_NE(refusal(daily).find("--start"), std::string::npos);
  const Converted one = read(daily, {.start = std::chrono::local_days(std::chrono::year(2026) / 2 / 18)});
  EXPECT_EQ(csv_of(one.diary), "day,dose_mg,mood,arm\n2026-02-18,0,60,control\n2026-02-20,1,,melatonin\n");
}

TEST(Convert, the_columns_decide_and_an_unknown_layout_is_refused) {
  EXPECT_EQ(read(studyu, {.format = "studyu", .participant = "ada"}).layout, Layout::studyu);
  EXPECT_NE(refusal(studyu, {.format = "melatonin"}).find("these columns are not those of \"melatonin\"."),
            std::string::npos);
  EXPECT_NE(refusal(studyu, {.format = "excel"}).find("Layouts I know: studyu, melatonin."), std::string::npos);
  EXPECT_NE(refusal("day,dose_mg,pain\n2026-03-01,0,1\n").find("needs no conversion"), std::string::npos);
}

TEST(Convert, a_wrong_cell_is_a_problem_with_its_place) {
  std::string wrong(studyu);
  wrong.replace(wrong.find("2023-07-04 05:00:00.000Z"), 24, "2023-07-04");
  EXPECT_NE(refusal(wrong, {.participant = "ada"}).find("line 3: \"2023-07-04\" is not an instant"), std::string::npos);
  EXPECT_NE(refusal("trial,participant,day,time,intervention,pain\n").find("a header and no records"),
            std::string::npos);
  EXPECT_NE(refusal("study_day,melatonin\n1,2\n", {.start = Day{}}).find("neither 0 nor 1"), std::string::npos);
}

TEST(Convert, what_was_converted_is_a_tidy_diary) {
  for (const auto& one : {read(studyu, {.participant = "ada"}), read(ema)}) {
    const auto back = diary_from_csv(csv_of(one.diary), "diary.csv", std::nullopt);
    ASSERT_TRUE(back) << describe(back.problem());
    EXPECT_EQ(back->days.size(), one.diary.days.size());
  }
}

// The real series: run where they are, skipped with a plain message where they are not.

class RealSeries : public testing::Test {
 protected:
  void SetUp() override {
    const char* source = std::getenv("TITRATE_SOURCE");
    const char* shared = std::getenv("TITRATE_SHARED");
    folder_ =
        (shared ? std::filesystem::path(shared) : std::filesystem::path(source ? source : ".") / ".." / "shared") /
        "data";
    if (!std::filesystem::exists(folder_ / "studyu_sleep.csv"))
      GTEST_SKIP() << "the real series are not here (" << folder_.string() << "): set TITRATE_SHARED to check them";
  }
  std::string bytes(const char* name) const { return *read_file((folder_ / name).string()); }

 private:
  std::filesystem::path folder_;
};

std::size_t recorded(const Diary& diary) {
  return std::size_t(std::count_if(diary.days.begin(), diary.days.end(),
                                   [](const DayRecord& day) { return day.measures[0].known(); }));
}

TEST_F(RealSeries, have_as_many_days_as_the_published_posteriors) {
  const std::string file = bytes("studyu_sleep.csv");
  struct Series {
    const char* id;
    std::size_t n;
    const char* treatment;
  };
  for (const Series& series : std::initializer_list<Series>{{"026ff51a", 26, "No tea"},
                                                            {"milk", 24, "Warm milk"},
                                                            {"noise", 27, "Silence"},
                                                            {"c3f0072f", 7, "Plant protein"},
                                                            {"0889f7fb", 27, "No tea"},
                                                            {"b6a716a4", 17, "No tea"},
                                                            {"c8bafe93", 22, "No tea"},
                                                            {"1841ab1d", 10, "Regular temperature"},
                                                            {"27bf5df4", 10, "Regular temperature"},
                                                            {"2faf171f", 21, "Regular temperature"}}) {
    const Converted one = read(file, {.participant = series.id});
    EXPECT_EQ(recorded(one.diary), series.n) << series.id;
    for (const DayRecord& day : one.diary.days) {
      if (day.dose.known()) {
        EXPECT_EQ(in_own_unit(day.dose.amount()) == 1, day.arm == series.treatment) << series.id << to_string(day.day);
      }
      EXPECT_TRUE(day.arm) << series.id << " " << to_string(day.day);
    }
  }
  EXPECT_EQ(read(file, {.participant = "026ff51a"}).listed.size(), 1u);
}

TEST_F(RealSeries, melatonin_means_are_those_of_its_authors) {
  const Converted from_ema = read(bytes("melatonin_ema.csv"));
  const Converted daily = read(bytes("melatonin_daily.csv"), {.start = from_ema.diary.days.front().day});
  ASSERT_EQ(from_ema.diary.days.size(), 70u);
  ASSERT_EQ(daily.diary.days.size(), 70u);
  ASSERT_EQ(from_ema.diary.measures, daily.diary.measures);
  for (std::size_t i = 0; i < 70; ++i) {
    EXPECT_EQ(from_ema.diary.days[i].dose, daily.diary.days[i].dose);
    for (std::size_t m = 0; m < 3; ++m) {
      const auto ours = from_ema.diary.days[i].measures[m].maybe(), theirs = daily.diary.days[i].measures[m].maybe();
      ASSERT_EQ(ours.has_value(), theirs.has_value()) << i;
      EXPECT_NEAR(ours.value_or(0), theirs.value_or(0), 1e-9) << i;
    }
  }
}

}  // namespace
}  // namespace titrate::codec
