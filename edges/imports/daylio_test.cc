#include "imports/daylio.h"

#include <gtest/gtest.h>

#include "imports/tracker_probe.h"

namespace titrate::imports {
namespace {

const std::string daylio_header = "full_date,date,weekday,time,mood,activities,note_title,note\n";

TEST(Daylio, its_five_moods_are_one_to_five) {
  const Probe probe(daylio_header +
                    "2021-09-28,28 September,Tuesday,10:00 pm,rad,\"\",\"\",\"\"\n"
                    "2021-09-27,27 September,Monday,8:30 pm,good,\"\",\"\",\"\"\n"
                    "2021-09-26,26 September,Sunday,8:30 pm,meh,\"\",\"\",\"\"\n"
                    "2021-09-25,25 September,Saturday,8:30 pm,Bad ,\"\",\"\",\"\"\n"
                    "2021-09-24,24 September,Friday,8:30 pm,awful,\"\",\"\",\"\"\n");
  EXPECT_EQ(probe.found().format, "daylio");
  EXPECT_EQ(probe.amount("Mood", "2021-09-28"), 5);
  EXPECT_EQ(probe.amount("Mood", "2021-09-27"), 4);
  EXPECT_EQ(probe.amount("Mood", "2021-09-26"), 3);
  EXPECT_EQ(probe.amount("Mood", "2021-09-25"), 2);
  EXPECT_EQ(probe.amount("Mood", "2021-09-24"), 1);
  EXPECT_EQ(probe.item("Mood").lowest, 1);
  EXPECT_EQ(probe.item("Mood").highest, 5);
}

TEST(Daylio, moods_that_were_named_anew_are_never_numbers) {
  const Probe probe(daylio_header +
                    "2021-03-27,March 27,Saturday,20:39,irritable,\"\",\"\",\"\"\n"
                    "2021-03-26,March 26,Friday,08:20,good,\"\",\"\",\"\"\n");
  EXPECT_FALSE(probe.entry("Mood", "2021-03-26"))
      << "numbers for some of the days only would leave out the others by mood";
  EXPECT_EQ(probe.amount("Mood: irritable", "2021-03-27"), 1);
  EXPECT_EQ(probe.amount("Mood: good", "2021-03-27"), 0);
  EXPECT_EQ(probe.amount("Mood: good", "2021-03-26"), 1);
  EXPECT_EQ(probe.item("Mood: good").suggested, "");
  ASSERT_EQ(probe.found().remarks.size(), 1u);
  EXPECT_NE(probe.found().remarks[0].find("\"irritable\""), std::string::npos);
  EXPECT_NE(probe.found().remarks[0].find("1 (the worst)"), std::string::npos);
}

TEST(Daylio, numbers_in_place_of_names_are_the_order) {
  const Probe probe(daylio_header + "2021-03-27,March 27,Saturday,20:39,2,\"\",\"\",\"\"\n");
  EXPECT_EQ(probe.amount("Mood", "2021-03-27"), 2);
}

TEST(Daylio, an_activity_that_was_not_ticked_is_not_recorded) {
  const Probe probe(daylio_header +
                    "2021-09-28,28 September,Tuesday,10:00 pm,good,\"bad sleep | movies / tv \",\"\",\"\"\n"
                    "2021-09-27,27 September,Monday,8:30 pm,good,\"\",\"\",\"\"\n");
  EXPECT_EQ(probe.amount("Activity: bad sleep", "2021-09-28"), 1);
  EXPECT_EQ(probe.amount("Activity: movies / tv", "2021-09-28"), 1);
  EXPECT_FALSE(probe.entry("Activity: bad sleep", "2021-09-27"));
}

TEST(Daylio, several_entries_of_a_day_are_averaged_and_a_late_one_is_of_the_evening_before) {
  FindingsAsked asked;
  asked.day_start = {4};
  const Probe probe(daylio_header +
                        "2021-09-28,28 September,Tuesday,1:15 am,bad,\"\",\"\",\"\"\n"
                        "2021-09-27,27 September,Monday,8:30 pm,good,\"\",\"\",\"\"\n",
                    asked);
  EXPECT_EQ(probe.amount("Mood", "2021-09-27"), 3);
  EXPECT_FALSE(probe.entry("Mood", "2021-09-28"));
}

TEST(Daylio, an_old_file_has_its_year_in_a_column_of_its_own) {
  const Probe probe(
      "year,date,weekday,time,mood,activities,note\n"
      "2018,18 May,Friday,11:54 pm,good,\"clean | cook\",\"Went, and \"\"stayed\"\"\nlong\"\n");
  EXPECT_EQ(probe.found().format, "daylio");
  EXPECT_EQ(probe.amount("Mood", "2018-05-18"), 4);
  EXPECT_EQ(probe.entry("Note", "2018-05-18")->text, "Went, and \"stayed\"\nlong");
}

TEST(Daylio, scales_are_names_with_numbers) {
  const Probe probe(
      "full_date,date,weekday,time,mood,activities,scales,note_title,note\n"
      "2024-05-18,18 May,Saturday,21:00,good,\"\",\"Energy: 4 | Water: 1.5\",\"\",\"\"\n"
      "2024-05-19,19 May,Sunday,21:00,good,\"\",\"lots\",\"\",\"\"\n");
  EXPECT_EQ(probe.amount("Scale: Energy", "2024-05-18"), 4);
  EXPECT_EQ(probe.amount("Scale: Water", "2024-05-18"), 1.5);
  EXPECT_EQ(probe.found().not_understood, 1);
}

TEST(Daylio, any_encoding_any_line_ends_and_broken_rows) {
  const std::string rows = daylio_header + "2021-09-28,28 September,Dienstag,22:00,schlecht,\"Müde\",\"\",\"\"\n";
  for (const std::string& file : in_every_encoding(rows)) {
    EXPECT_EQ(Probe(file).amount("Mood", "2021-09-28"), 2);
    EXPECT_EQ(Probe(file).amount("Activity: Müde", "2021-09-28"), 1);
  }
  const Probe broken(rows +
                     "2021-09-27,27 September,Montag,22:00,gut,\"\xff\",\"\",\"\"\n"
                     "2021-09-26,26 September,Sonntag,later,gut,\"\",\"\",\"\"\n"
                     "2021-09-31,31 September,Sonntag,22:00,gut,\"\",\"\",\"\"\n");
  EXPECT_EQ(broken.found().not_understood, 3);
  EXPECT_EQ(broken.amount("Mood", "2021-09-28"), 2);
}

}  // namespace
}  // namespace titrate::imports
