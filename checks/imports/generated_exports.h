#pragma once

#include <sqlite3.h>
#include <zip.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/day.h"

/// Exports of somebody who never lived, as large as is asked for: for sizes, not for truths. The days go round: a file
/// of eight times the size has eight times the records, of the same days.
class GeneratedExports {
 public:
  explicit GeneratedExports(int days) : days_(days) {}

  /// export.xml: a night of eight pieces and a meal a day, and between them what fills such files, heart rates and
  /// steps.
  void write_apple_health(const std::filesystem::path& file, std::uint64_t bytes) const {
    std::ofstream out(file, std::ios::binary);
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData ANY>\n]>\n"
           "<HealthData locale=\"en_US\">\n";
    for (std::uint64_t i = 0, written = 0; written < bytes; ++i) {
      const std::string record = apple_record(i);
      out << record;
      written += record.size();
    }
    out << "</HealthData>\n";
  }

  /// The same in an archive.
  void write_apple_archive(const std::filesystem::path& file, std::uint64_t bytes) const {
    const std::filesystem::path xml = file.string() + ".xml";
    write_apple_health(xml, bytes);
    zip_t* const archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    zip_source_t* const source = zip_source_file(archive, xml.c_str(), 0, -1);
    const auto at = zip_file_add(archive, "apple_health_export/export.xml", source, 0);
    zip_set_file_compression(archive, zip_uint64_t(at), ZIP_CM_DEFLATE, 1);
    zip_close(archive);
    std::filesystem::remove(xml);
  }

  /// health_connect_export.db, with a table of heart rates that nobody reads.
  void write_health_connect(const std::filesystem::path& file, std::uint64_t bytes) const {
    sqlite3* database = nullptr;
    sqlite3_open(file.c_str(), &database);
    const auto run = [&](const std::string& text) { sqlite3_exec(database, text.c_str(), nullptr, nullptr, nullptr); };
    run("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; BEGIN;"
        "CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, app_name TEXT);"
        "CREATE TABLE heart_rate_record_series_table (parent_key INTEGER, beats_per_minute INTEGER, epoch_millis "
        "INTEGER);"
        "CREATE TABLE sleep_session_record_table (row_id INTEGER PRIMARY KEY, app_info_id INTEGER, start_time INTEGER, "
        "end_time INTEGER, end_zone_offset INTEGER);"
        "CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER, stage_end_time INTEGER, "
        "stage_type INTEGER);"
        "CREATE TABLE nutrition_record_table (start_time INTEGER, start_zone_offset INTEGER, app_info_id INTEGER, "
        "meal_name TEXT, magnesium REAL);");
    for (int day = 0; day < days_; ++day) {
      const std::string night = std::to_string(day + 1), from = milliseconds(day, 22), to = milliseconds(day + 1, 6);
      run("INSERT INTO sleep_session_record_table VALUES (" + night + ", 1, " + from + ", " + to + ", 3600);");
    }
    constexpr std::uint64_t a_row = 60;  // of the two tables below, more or less
    for (std::uint64_t i = 0; i < bytes / a_row / 2; ++i) {
      const int day = int(i % std::uint64_t(days_));
      run("INSERT INTO heart_rate_record_series_table VALUES (1, 60, " + milliseconds(day, 3) + ");");
      run("INSERT INTO sleep_stages_table VALUES (" + std::to_string(day + 1) + ", " + milliseconds(day, 23) + ", " +
          milliseconds(day + 1, 5) + ", 4);");
      run("INSERT INTO nutrition_record_table VALUES (" + milliseconds(day, 12) +
          ", 3600, 1, 'A plate of beans', 5e-6);");
    }
    run("COMMIT;");
    sqlite3_close(database);
  }

  void write_samsung_health(const std::filesystem::path& file, std::uint64_t bytes) const {
    write_lines(file, bytes,
                "com.samsung.shealth.sleep,7006011,11\n"
                "sleep_score,com.samsung.health.sleep.start_time,com.samsung.health.sleep.end_time,"
                "com.samsung.health.sleep.time_offset,com.samsung.health.sleep.datauuid,\n",
                [this](int day) {
                  return "71," + iso(day) + " 22:00:00.000," + iso(day + 1) +
                         " 05:00:00.000,UTC+0100,0e1c5a5e-0000-0000-0000-000000000000,\n";
                });
  }

  void write_google_fit(const std::filesystem::path& file, std::uint64_t bytes) const {
    write_lines(file, bytes, "Date,Move Minutes count,Calories (kcal),Distance (m),Step count,Sleep duration (ms)\n",
                [this](int day) { return iso(day) + ",64,2480.5,6200.123456,8400,27000000\n"; });
  }

  void write_sleep_as_android(const std::filesystem::path& file, std::uint64_t bytes) const {
    std::string columns, movements;
    for (int i = 0; i < 100; ++i) columns += ",\"23:" + std::to_string(10 + i % 50) + "\"", movements += ",\"0.1234\"";
    write_lines(file, bytes, "", [&](int day) {
      return "Id,Tz,From,To,Sched,Hours,Rating,Comment,Framerate,Snore,Noise,Cycles,DeepSleep,LenAdjust,Geo" + columns +
             "\n\"" + milliseconds(day, 22) + "\",\"Europe/Prague\",\"" + dotted(day) + " 22:00\",\"" +
             dotted(day + 1) +
             " 6:00\",\"\",\"8.0\",\"3.5\",\"\",\"10013\",\"-1\",\"-1.0\",\"-1\",\"-1.0\",\"0\",\"\"" + movements +
             "\n";
    });
  }

 private:
  titrate::Day day_at(int day) const { return titrate::Day(std::chrono::year(2016) / 3 / 1) + titrate::days(day); }
  std::string iso(int day) const { return titrate::to_string(day_at(day)); }
  std::string dotted(int day) const {
    const std::string date = iso(day);
    return date.substr(8, 2) + ". " + date.substr(5, 2) + ". " + date.substr(0, 4);
  }
  std::string milliseconds(int day, int hour) const {
    return std::to_string((day_at(day).time_since_epoch().count() * 24 + hour) * 3'600'000);
  }

  template <class Line>
  void write_lines(const std::filesystem::path& file, std::uint64_t bytes, const std::string& header,
                   const Line& line) const {
    std::ofstream out(file, std::ios::binary);
    out << header;
    std::uint64_t written = 0;
    for (int day = 0; written < bytes; day = (day + 1) % days_) {
      const std::string one = line(day);
      out << one;
      written += one.size();
    }
  }

  std::string apple_record(std::uint64_t i) const {
    constexpr std::uint64_t a_day = 400;
    const int day = int(i / a_day % std::uint64_t(days_));
    const std::uint64_t of_day = i % a_day;
    const auto record = [&](const std::string& type, const std::string& rest, const std::string& from,
                            const std::string& to) {
      return " <Record type=\"HK" + type +
             "\" sourceName=\"Somebody’s Watch\" sourceVersion=\"9.1\" device=\"&lt;&lt;HKDevice: "
             "0x282a45810&gt;, name:Apple Watch, manufacturer:Apple, model:Watch, hardware:Watch6,2, "
             "software:9.1&gt;\" " +
             rest + " creationDate=\"" + to + "\" startDate=\"" + from + "\" endDate=\"" + to + "\"";
    };
    if (of_day < 8) {
      const std::string hour = " 0" + std::to_string(of_day) + ":", stage = of_day % 3 ? "Core" : "REM";
      return record("CategoryTypeIdentifierSleepAnalysis", "value=\"HKCategoryValueSleepAnalysisAsleep" + stage + "\"",
                    iso(day) + hour + "00:00 +0100", iso(day) + hour + "55:00 +0100") +
             "/>\n";
    }
    const std::string noon = iso(day) + " 12:00:00 +0100";
    if (of_day == 8)
      return record("QuantityTypeIdentifierDietaryMagnesium", "unit=\"g\" value=\"0.00008\"", noon, noon) + "/>\n";
    if (of_day % 2)
      return record("QuantityTypeIdentifierStepCount", "unit=\"count\" value=\"17\"", noon, noon) + "/>\n";
    return record("QuantityTypeIdentifierHeartRate", "unit=\"count/min\" value=\"72\"", noon, noon) +
           ">\n  <MetadataEntry key=\"HKMetadataKeyHeartRateMotionContext\" value=\"0\"/>\n </Record>\n";
  }

  int days_;
};
