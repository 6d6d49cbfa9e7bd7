#include "imports/sleep_as_android.h"

#include <gtest/gtest.h>

#include "imports/findings_for_test.h"

namespace titrate::imports {
namespace {

using for_test::archive_of;
using for_test::found_in;
using for_test::value_of;

constexpr const char* android_header =
    "Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,LenAdjust,Geo";

std::string android_record(const std::string& from, const std::string& to, const std::string& hours,
                           const std::string& rating = "-1", const std::string& comment = "") {
  return "\"1575324000000\",\"Europe/Prague\",\"" + from + "\",\"" + to + "\",\"" + to + "\",\"" + hours + "\",\"" +
         rating + "\",\"" + comment + "\",\"10013\",\"-1\",\"-1.0\",\"-1\",\"-1.0\",\"-12\",\"abcd\"";
}

TEST(SleepAsAndroid, a_header_stands_above_every_record_with_columns_of_its_own) {
  const auto found = found_in(std::string(android_header) + ",\"23:05\",\"23:10\",\"Event\"\n" +
                              android_record("02. 12. 2019 23:00", "03. 12. 2019 6:30", "7.500") +
                              ",\"0.1\",\"0.2\",\"DEEP_START-1575324000000\"\n"
                              ",,,,,,,,,,,,\"0.01\",\"0.02\"\n"
                              "Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,\"1:00\"\n"
                              "\"1575410400000\",\"Europe/Prague\",\"04. 12. 2019 0:15\",\"04. 12. 2019 6:15\",\"\","
                              "\"6.000\",\"4.5\",\"#home\",\"10013\",\"-1\",\"-1.0\",\"-1\",\"0.3\"\n");
  EXPECT_EQ(found.format, "sleep_as_android");
  EXPECT_EQ(found.records, 2);
  EXPECT_EQ(found.not_understood, 0);
  EXPECT_EQ(value_of(found, "Sleep", "2019-12-03"), 7.5);
  EXPECT_EQ(value_of(found, "Sleep", "2019-12-04"), 6);
  EXPECT_EQ(value_of(found, "Rating", "2019-12-04"), 4.5);
}

TEST(SleepAsAndroid, minus_one_and_no_star_are_no_rating) {
  const auto found = found_in(std::string(android_header) + "\n" +
                              android_record("02. 12. 2019 23:00", "03. 12. 2019 6:30", "7.5", "-1") + "\n" +
                              android_record("03. 12. 2019 23:00", "04. 12. 2019 6:30", "7.5", "0.0") + "\n");
  EXPECT_EQ(for_test::item_of(found, "Rating"), nullptr);
}

TEST(SleepAsAndroid, minus_one_hours_are_counted_from_the_clock) {
  const auto found = found_in(std::string(android_header) + "\n" +
                              android_record("02. 12. 2019 23:00", "03. 12. 2019 6:30", "-1") + "\n");
  EXPECT_EQ(value_of(found, "Sleep", "2019-12-03"), 7.5);
}

TEST(SleepAsAndroid, a_decimal_comma_is_a_decimal_comma) {
  const auto found = found_in(std::string(android_header) + "\n" +
                              android_record("02. 12. 2019 23:00", "03. 12. 2019 6:30", "7,500", "3,5") + "\n");
  EXPECT_EQ(value_of(found, "Sleep", "2019-12-03"), 7.5);
  EXPECT_EQ(value_of(found, "Rating", "2019-12-03"), 3.5);
}

TEST(SleepAsAndroid, the_second_of_december_is_not_the_twelfth_of_february) {
  const auto found = found_in(std::string(android_header) + "\n" +
                              android_record("02. 12. 2019 1:00", "02. 12. 2019 7:00", "6.0") + "\n");
  EXPECT_EQ(value_of(found, "Sleep", "2019-12-02"), 6);
}

TEST(SleepAsAndroid, the_night_in_which_clocks_change_has_the_hours_that_it_had) {
  // From eleven to seven is nine hours when an hour comes twice.
  const auto found = found_in(std::string(android_header) + "\n" +
                              android_record("26. 10. 2019 23:00", "27. 10. 2019 7:00", "9.0") + "\n");
  EXPECT_EQ(value_of(found, "Sleep", "2019-10-27"), 9);
}

TEST(SleepAsAndroid, belongs_to_the_day_on_which_it_ends_and_naps_are_added) {
  const std::string file = std::string(android_header) + "\n" +
                           android_record("02. 12. 2019 20:00", "03. 12. 2019 2:00", "6.0") + "\n" +
                           android_record("03. 12. 2019 14:00", "03. 12. 2019 14:30", "0.5") + "\n";
  EXPECT_EQ(value_of(found_in(file), "Sleep", "2019-12-03"), 6.5);
  FindingsAsked asked;
  asked.day_start = {3};
  EXPECT_EQ(value_of(found_in(file, asked), "Sleep", "2019-12-02"), 6);
}

TEST(SleepAsAndroid, the_same_record_twice_is_one_and_another_at_the_same_time_is_listed) {
  const std::string one = android_record("02. 12. 2019 23:00", "03. 12. 2019 6:30", "7.5") + "\n";
  const auto found = found_in(std::string(android_header) + "\n" + one + one +
                              android_record("03. 12. 2019 1:00", "03. 12. 2019 6:00", "5.0") + "\n");
  EXPECT_EQ(value_of(found, "Sleep", "2019-12-03"), 7.5);
  EXPECT_EQ(found.passed_over, 1);
  EXPECT_EQ(found.not_understood, 1);
}

TEST(SleepAsAndroid, a_comment_with_commas_and_quotation_marks_is_a_note) {
  const auto found =
      found_in(std::string(android_header) + "\n" +
               android_record("02. 12. 2019 23:00", "03. 12. 2019 6:30", "7.5", "-1", " #home, \"\"loud\"\"") + "\n");
  ASSERT_NE(for_test::item_of(found, "Comment"), nullptr);
  EXPECT_EQ(for_test::item_of(found, "Comment")->kind, FoundItem::Kind::note);
  EXPECT_EQ(found.entries.back().text, "#home, \"loud\"");
}

TEST(SleepAsAndroid, what_is_no_time_is_listed_with_its_line) {
  const auto found =
      found_in(std::string(android_header) + "\n" + android_record("31. 02. 2019 23:00", "03. 12. 2019 6:30", "7.5") +
               "\n" + android_record("2019-12-02 23:00", "03. 12. 2019 6:30", "7.5") + "\n" +
               android_record("02. 12. 2019 23:00\xff", "03. 12. 2019 6:30", "7.5") + "\n");
  EXPECT_EQ(found.not_understood, 3);
  EXPECT_EQ(found.listed[1].line, 3u);
}

TEST(SleepAsAndroid, is_found_in_its_archive) {
  const auto found = found_in(
      archive_of({{"prefs.xml", "<map></map>"},
                  {"alarms.json", "[]"},
                  {"sleep-export.csv", std::string(android_header) + "\n" +
                                           android_record("02. 12. 2019 23:00", "03. 12. 2019 6:30", "7.5") + "\n"}}));
  EXPECT_EQ(found.format, "sleep_as_android");
}

}  // namespace
}  // namespace titrate::imports
