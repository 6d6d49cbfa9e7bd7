#include "imports/samsung_health.h"

#include <gtest/gtest.h>

#include "imports/findings_for_test.h"

namespace titrate::imports {
namespace {

using for_test::archive_of;
using for_test::found_in;
using for_test::says;
using for_test::value_of;

/// Every line of these tables ends in a comma, the header's too.
std::string samsung_file(const std::string& rows, const std::string& mark_of_line_2 = "") {
  return "com.samsung.shealth.sleep,7006011,11\n" + mark_of_line_2 +
         "sleep_score,com.samsung.health.sleep.start_time,com.samsung.health.sleep.end_time,"
         "com.samsung.health.sleep.time_offset,com.samsung.health.sleep.deviceuuid,\n" +
         rows;
}

std::string samsung_row(const std::string& from, const std::string& to, const std::string& offset,
                        const std::string& device = "d1") {
  return "71," + from + "," + to + "," + offset + "," + device + ",\n";
}

TEST(SamsungHealth, times_are_utc_and_the_offset_says_which_day_it_was) {
  // 00:30 to 05:30 in UTC, by a clock that is four hours earlier: the evening before
  const auto found =
      found_in(samsung_file(samsung_row("2026-03-02 00:30:00.000", "2026-03-02 03:30:00.000", "UTC-0400")));
  EXPECT_EQ(found.format, "samsung_health");
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-01"), 3);
  EXPECT_TRUE(says(found, "read as UTC"));
}

TEST(SamsungHealth, are_local_where_utc_would_put_most_nights_into_the_day) {
  // From 23:00 to 05:00 as written; ten hours later it would be sleep from nine to three.
  std::string rows;
  for (int day = 10; day < 16; ++day)
    rows += samsung_row("2026-03-" + std::to_string(day) + " 23:00:00.000",
                        "2026-03-" + std::to_string(day + 1) + " 05:00:00.000", "UTC+1000");
  const auto found = found_in(samsung_file(rows));
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-11"), 6);
  EXPECT_TRUE(says(found, "those of the clock at the place"));
}

TEST(SamsungHealth, a_few_naps_do_not_decide_what_the_times_mean) {
  const auto found =
      found_in(samsung_file(samsung_row("2026-03-02 23:00:00.000", "2026-03-02 23:30:00.000", "UTC+1000")));
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-03"), 0.5);
}

TEST(SamsungHealth, milliseconds_since_1970_are_utc) {
  // 2026-03-02T00:30:00Z is 1772411400
  const auto found = found_in(samsung_file(samsung_row("1772411400000", "1772422200000", "UTC+0530")));
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-02"), 3);
}

TEST(SamsungHealth, a_mark_before_the_second_line_hides_no_column) {
  const auto found = found_in(
      "\xef\xbb\xbf" +
      samsung_file(samsung_row("2026-03-01 22:00:00.000", "2026-03-02 05:00:00.000", "UTC+0100"), "\xef\xbb\xbf"));
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-02"), 7);
  const std::string first_column = "com.samsung.shealth.sleep,1,1\n\xef\xbb\xbfstart_time,end_time,time_offset,\n";
  EXPECT_EQ(value_of(found_in(first_column + "2026-03-01 22:00:00.000,2026-03-02 05:00:00.000,UTC+0100,\n"), "Asleep",
                     "2026-03-02"),
            7);
}

TEST(SamsungHealth, utf16_is_read) {
  std::string wide = "\xff\xfe";
  for (const char c : samsung_file(samsung_row("2026-03-01 22:00:00.000", "2026-03-02 05:00:00.000", "UTC+0100")))
    (wide += c) += '\0';
  EXPECT_EQ(value_of(found_in(wide), "Asleep", "2026-03-02"), 7);
}

TEST(SamsungHealth, rows_with_and_without_their_last_comma_are_read) {
  const auto found =
      found_in(samsung_file("71,2026-03-01 22:00:00.000,2026-03-02 05:00:00.000,UTC+0100,d,\n"
                            "71,2026-03-02 22:00:00.000,2026-03-03 05:00:00.000,UTC+0100,d,,\n"));
  EXPECT_EQ(found.entries.size(), 2u);
}

TEST(SamsungHealth, two_devices_see_one_night) {
  const auto found =
      found_in(samsung_file(samsung_row("2026-03-01 22:00:00.000", "2026-03-02 05:00:00.000", "UTC+0100", "watch") +
                            samsung_row("2026-03-01 22:00:00.000", "2026-03-02 05:30:00.000", "UTC+0100", "phone")));
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-02"), 7.5);
  EXPECT_TRUE(says(found, "Several sources"));
}

TEST(SamsungHealth, what_is_no_time_is_listed_with_its_line) {
  const auto found = found_in(
      samsung_file(samsung_row("yesterday", "2026-03-02 05:00:00.000", "UTC+0100") +
                   samsung_row("2026-03-03 05:00:00.000", "2026-03-02 05:00:00.000", "UTC+0100") + "71,\xff,,,,\n"));
  EXPECT_EQ(found.not_understood, 3);
  EXPECT_EQ(found.listed[0].line, 3u);
}

TEST(SamsungHealth, without_an_offset_it_is_the_clock_of_the_place) {
  FindingsAsked asked;
  asked.offset_at = [](Instant) { return std::chrono::minutes(60); };
  const auto found =
      found_in(samsung_file(samsung_row("2026-03-01 17:30:00.000", "2026-03-01 23:30:00.000", "")), asked);
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-02"), 6);
  EXPECT_TRUE(says(found, "no time_offset"));
}

TEST(SamsungHealth, a_table_without_its_columns_is_refused) {
  FindingsAsked asked;
  asked.as = "samsung_health";
  EXPECT_FALSE(for_test::read("com.samsung.shealth.sleep,1,1\nplaceholder\nplaceholder\n", asked).ok());
}

TEST(SamsungHealth, is_found_among_the_other_tables_of_its_export) {
  const auto found = found_in(archive_of(
      {{"samsunghealth/com.samsung.shealth.sleep_combined.1.csv", "com.samsung.shealth.sleep_combined,1,1\na,b\n"},
       {"samsunghealth/com.samsung.health.sleep_stage.1.csv", "com.samsung.health.sleep_stage,1,1\na,b\n"},
       {"samsunghealth/com.samsung.shealth.sleep.1.csv",
        samsung_file(samsung_row("2026-03-01 22:00:00.000", "2026-03-02 05:00:00.000", "UTC+0100"))}}));
  EXPECT_EQ(found.records, 1);
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-02"), 7);
}

}  // namespace
}  // namespace titrate::imports
