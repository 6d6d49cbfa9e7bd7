#include "imports/health_connect.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "imports/findings_for_test.h"

namespace titrate::imports {
namespace {

using for_test::archive_of;
using for_test::found_in;
using for_test::read;
using for_test::value_of;

/// The tables that are read, with the columns and types that Android gives them.
constexpr const char* connect_tables =
    "CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, package_name TEXT NOT NULL UNIQUE, "
    "app_name TEXT, app_icon BLOB);"
    "CREATE TABLE sleep_session_record_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB UNIQUE NOT NULL, "
    "app_info_id INTEGER, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, "
    "notes TEXT, title TEXT);"
    "CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER NOT NULL, stage_end_time INTEGER "
    "NOT "
    "NULL, stage_type INTEGER NOT NULL);"
    "CREATE TABLE nutrition_record_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB UNIQUE NOT NULL, "
    "app_info_id INTEGER, start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, "
    "meal_name TEXT, energy REAL, magnesium REAL);"
    "INSERT INTO application_info_table VALUES (1, 'a', 'Watch', x'00ff'), (2, 'b', 'Meals', NULL);"
    "PRAGMA user_version = 23;";

std::string connect_file(const std::string& rows, const std::string& tables = connect_tables) {
  sqlite3* database = nullptr;
  sqlite3_open(":memory:", &database);
  char* error = nullptr;
  EXPECT_EQ(sqlite3_exec(database, (tables + rows).c_str(), nullptr, nullptr, &error), SQLITE_OK) << error;
  sqlite3_int64 size = 0;
  unsigned char* const bytes = sqlite3_serialize(database, "main", &size, 0);
  std::string made(reinterpret_cast<const char*>(bytes), std::size_t(size));
  sqlite3_free(bytes);
  sqlite3_close(database);
  return made;
}

std::string connect_ms(const std::string& moment) {
  return std::to_string(parse_moment(moment)->instant.time_since_epoch().count() * 1000);
}

std::string connect_session(int row, const std::string& from, const std::string& to,
                            const std::string& offset_seconds = "3600", int app = 1) {
  return "INSERT INTO sleep_session_record_table VALUES (" + std::to_string(row) + ", randomblob(16), " +
         std::to_string(app) + ", " + connect_ms(from) + ", " + offset_seconds + ", " + connect_ms(to) + ", " +
         offset_seconds + ", NULL, NULL);";
}
std::string connect_stage(int session, const std::string& from, const std::string& to, int stage) {
  return "INSERT INTO sleep_stages_table VALUES (" + std::to_string(session) + ", " + connect_ms(from) + ", " +
         connect_ms(to) + ", " + std::to_string(stage) + ");";
}
std::string connect_meal(const std::string& at, const std::string& grams, int app = 2) {
  return "INSERT INTO nutrition_record_table VALUES (NULL, randomblob(16), " + std::to_string(app) + ", " +
         connect_ms(at) + ", 3600, " + connect_ms(at) + ", 3600, 'Beans', 836800.0, " + grams + ");";
}

TEST(HealthConnect, offsets_are_seconds_and_times_milliseconds) {
  // 23:30 in UTC is half past midnight by a clock that is 3600 s later
  const auto found = found_in(connect_file(connect_session(1, "2026-03-01 17:30Z", "2026-03-01 23:30Z")));
  EXPECT_EQ(found.format, "health_connect");
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-02"), 6);
}

TEST(HealthConnect, stages_say_what_of_a_session_was_sleep) {
  const auto found = found_in(connect_file(connect_session(1, "2026-03-01 22:00Z", "2026-03-02 06:00Z") +
                                           connect_stage(1, "2026-03-01 22:00Z", "2026-03-01 22:30Z", 1) +
                                           connect_stage(1, "2026-03-01 22:30Z", "2026-03-02 00:30Z", 4) +
                                           connect_stage(1, "2026-03-02 00:30Z", "2026-03-02 01:30Z", 5) +
                                           connect_stage(1, "2026-03-02 01:30Z", "2026-03-02 01:40Z", 3) +
                                           connect_stage(1, "2026-03-02 01:40Z", "2026-03-02 03:40Z", 6) +
                                           connect_stage(1, "2026-03-02 03:40Z", "2026-03-02 05:40Z", 2) +
                                           connect_stage(1, "2026-03-02 05:40Z", "2026-03-02 06:00Z", 0)));
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-02"), 7);
  EXPECT_EQ(value_of(found, "Awake in bed", "2026-03-02"), 40);
  EXPECT_EQ(found.passed_over, 1);  // a stage that is unknown
}

TEST(HealthConnect, two_programs_see_one_night) {
  const auto found = found_in(connect_file(connect_session(1, "2026-03-01 22:00Z", "2026-03-02 06:00Z") +
                                           connect_session(2, "2026-03-01 22:00Z", "2026-03-02 06:30Z", "3600", 2)));
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-02"), 8.5);
}

TEST(HealthConnect, magnesium_is_in_grams) {
  const auto found =
      found_in(connect_file(connect_meal("2026-03-01 08:00Z", "0.08") + connect_meal("2026-03-01 12:00Z", "0.12")));
  EXPECT_EQ(value_of(found, "Dietary magnesium", "2026-03-01"), 200);
}

TEST(HealthConnect, the_smallest_number_there_is_and_null_are_not_recorded) {
  const auto found =
      found_in(connect_file(connect_meal("2026-03-01 08:00Z", "5e-324") + connect_meal("2026-03-01 12:00Z", "NULL")));
  EXPECT_TRUE(found.entries.empty());
  EXPECT_EQ(found.passed_over, 2);
}

TEST(HealthConnect, energy_is_not_used) {
  const auto found = found_in(connect_file(connect_meal("2026-03-01 08:00Z", "0.08")));
  EXPECT_EQ(found.items.size(), 1u);
}

TEST(HealthConnect, an_offset_of_no_clock_is_listed_and_none_is_that_of_the_place) {
  FindingsAsked asked;
  asked.offset_at = [](Instant) { return std::chrono::minutes(60); };
  const auto found = found_in(connect_file(connect_session(1, "2026-03-01 17:30Z", "2026-03-01 23:30Z", "NULL") +
                                           connect_session(2, "2026-03-05 17:30Z", "2026-03-05 23:30Z", "3600000")),
                              asked);
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-02"), 6);
  EXPECT_EQ(found.not_understood, 1);
}

TEST(HealthConnect, a_version_that_nobody_knows_yet_is_read_and_said) {
  const std::string rows = connect_session(1, "2026-03-01 22:00Z", "2026-03-02 06:00Z");
  EXPECT_TRUE(for_test::says(found_in(connect_file(rows + "PRAGMA user_version = 40;")), "of version 40"));
  EXPECT_TRUE(found_in(connect_file(rows + "PRAGMA user_version = 12;")).remarks.empty());
}

TEST(HealthConnect, is_found_in_its_archive_whatever_both_are_called) {
  const auto found = found_in(archive_of(
      {{"Connessione Salute/health_connect_export.db", connect_file(connect_meal("2026-03-01 08:00Z", "0.08"))}}));
  EXPECT_EQ(value_of(found, "Dietary magnesium", "2026-03-01"), 80);
}

TEST(HealthConnect, another_database_is_not_it) {
  const auto part = part_of_bytes(connect_file("", "CREATE TABLE steps (a);"), "health_connect_export.db");
  EXPECT_FALSE(is_health_connect(*part));
  FindingsAsked asked;
  asked.as = "health_connect";
  EXPECT_FALSE(read(connect_file("", "CREATE TABLE steps (a);"), asked).ok());
}

TEST(HealthConnect, views_and_generated_columns_that_never_end_are_not_asked) {
  const std::string endless =
      "CREATE VIEW sleep_session_record_table AS WITH RECURSIVE n(row_id) AS (SELECT 1 UNION ALL SELECT row_id + 1 "
      "FROM n) "
      "SELECT row_id, row_id AS start_time, row_id AS end_time, 0 AS end_zone_offset, 1 AS app_info_id FROM n;"
      "CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, app_name TEXT);";
  EXPECT_FALSE(read(connect_file("", endless)).ok());
}

TEST(HealthConnect, a_database_that_is_damaged_anywhere_is_a_problem_or_read_and_never_a_crash) {
  std::string rows;
  for (int i = 1; i < 200; ++i) rows += connect_meal("2026-03-01 08:00Z", "0.001");
  const std::string whole = connect_file(rows);
  int refused = 0;
  for (std::size_t at = 100; at < whole.size(); at += 397) {
    std::string damaged = whole;
    for (std::size_t i = at; i < std::min(at + 16, damaged.size()); ++i) damaged[i] = char(0xff);
    refused += !read(damaged).ok();
  }
  EXPECT_GT(refused, 0);
  EXPECT_FALSE(read(whole.substr(0, whole.size() / 2)).ok());
}

TEST(HealthConnect, nothing_is_written_beside_the_file) {
  const auto folder = std::filesystem::temp_directory_path() / "titrate health%20connect ?#";
  std::filesystem::create_directories(folder);
  const auto file = folder / "export.db";
  { std::ofstream(file, std::ios::binary) << connect_file(connect_meal("2026-03-01 08:00Z", "0.08")); }
  const auto part = part_of_file(file, "export.db");
  ASSERT_TRUE(part.ok());
  Progress progress;
  EXPECT_TRUE(findings_of(**part, {}, progress).ok());
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace titrate::imports
