#include "imports/google_fit.h"

#include <gtest/gtest.h>

#include "imports/findings_for_test.h"

namespace titrate::imports {
namespace {

using for_test::archive_of;
using for_test::found_in;
using for_test::value_of;

std::string fit_file(const std::string& sleep, const std::string& rows) {
  return "Date,Move Minutes count,Calories (kcal),Distance (m),Step count" + sleep + "\n" + rows;
}

TEST(GoogleFit, milliseconds_become_hours_under_both_names) {
  for (const char* const name : {",Sleep duration (ms)", ",Sleeping duration (ms)"}) {
    const auto found = found_in(fit_file(name, "2026-03-01,64,2480.5,6200,8400,27000000\n"));
    EXPECT_EQ(found.format, "google_fit");
    EXPECT_EQ(value_of(found, "Asleep", "2026-03-01"), 7.5);
  }
}

TEST(GoogleFit, a_day_of_zeros_is_a_day_without_data) {
  const auto found = found_in(fit_file(",Sleep duration (ms)", "2026-03-01,0,0,0,0,0\n2026-03-02,,,,,\n"));
  EXPECT_TRUE(found.entries.empty());
  EXPECT_EQ(found.records, 2);
  EXPECT_EQ(found.passed_over, 2);
}

TEST(GoogleFit, zero_sleep_on_a_day_with_steps_was_not_recorded) {
  EXPECT_TRUE(found_in(fit_file(",Sleep duration (ms)", "2026-03-01,64,2480.5,6200,8400,0\n")).entries.empty());
}

TEST(GoogleFit, the_parts_of_sleep_are_not_taken_for_all_of_it) {
  const auto found = found_in(fit_file(",Light sleeping duration (ms),Sleep duration (ms),REM sleeping duration (ms)",
                                       "2026-03-01,64,2480.5,6200,8400,7200000,25200000,3600000\n"));
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-01"), 7);
}

TEST(GoogleFit, headers_in_other_languages_are_read) {
  EXPECT_EQ(value_of(found_in("Datum,Kalorien (kcal),Entfernung (m),Gehdauer (ms),Schlafdauer (ms)\n"
                              "2026-03-01,\"2480,5\",6200,\"1000,5\",\"25200000,0\"\n"),
                     "Asleep", "2026-03-01"),
            7);
  EXPECT_EQ(value_of(found_in("Fecha;Calorías (kcal);Distancia (m);Duración del sueño (ms)\n2026-03-01;1;1;25200000\n"),
                     "Asleep", "2026-03-01"),
            7);
}

TEST(GoogleFit, a_table_whose_sleep_nobody_can_find_says_so) {
  const auto found = found_in(fit_file("", "2026-03-01,64,2480.5,6200,8400\n"));
  EXPECT_TRUE(found.entries.empty());
  EXPECT_TRUE(for_test::says(found, "is called sleep in a language that I know"));
}

TEST(GoogleFit, what_no_day_has_is_listed_with_its_line) {
  const auto found = found_in(fit_file(",Sleep duration (ms)",
                                       "2026-03-01,64,2480.5,6200,8400,90000000\n"
                                       "03/01/2026,64,2480.5,6200,8400,25200000\n"
                                       "2026-03-03,64,2480.5,6200,8400,-1\n"
                                       "2026-03-04,64,\xff,6200,8400,25200000\n"
                                       "2026-03-05,64,2480.5,6200,8400,25200000\n"));
  EXPECT_EQ(found.not_understood, 4);
  EXPECT_EQ(found.listed[1].line, 3u);
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-05"), 7);
}

TEST(GoogleFit, is_found_among_the_tables_of_single_days) {
  std::vector<std::pair<std::string, std::string>> members;
  for (int i = 10; i < 30; ++i)
    members.emplace_back("Takeout/Fit/Daily activity metrics/2026-03-" + std::to_string(i) + ".csv",
                         "Start time,End time,Move Minutes count,Calories (kcal),Distance (m),Sleep duration (ms)\n"
                         "00:00:00.000+01:00,00:15:00.000+01:00,,17.1,2.5,900000\n");
  members.emplace_back("Takeout/archive_browser.html", "<html></html>");
  members.emplace_back("Takeout/Fit/Tägliche Aktivitätswerte/Tägliche Zusammenfassungen.csv",
                       fit_file(",Sleep duration (ms)", "2026-03-01,64,2480.5,6200,8400,25200000\n"));
  const auto found = found_in(archive_of(members));
  EXPECT_EQ(found.format, "google_fit");
  EXPECT_EQ(found.records, 1);
  EXPECT_EQ(value_of(found, "Asleep", "2026-03-01"), 7);
}

}  // namespace
}  // namespace titrate::imports
