#include "imports/habitbull.h"

#include <gtest/gtest.h>

#include "imports/tracker_probe.h"

namespace titrate::imports {
namespace {

const std::string habitbull_header = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n";

TEST(HabitBull, a_habit_is_done_or_not_done_or_counted) {
  const Probe probe(habitbull_header +
                    "Run,,Health,2020-09-22,1,\nRun,,Health,2020-09-23,0,\nWater,glasses,Health,2020-09-22,7,\n");
  EXPECT_EQ(probe.found().format, "habitbull");
  EXPECT_EQ(probe.amount("Run", "2020-09-22"), 1);
  EXPECT_EQ(probe.entry("Run", "2020-09-23")->entry, Entry<double>::none());
  EXPECT_EQ(probe.amount("Water", "2020-09-22"), 7);
}

TEST(HabitBull, its_sentinel_is_no_value) {
  const Probe probe(habitbull_header + "Run,,Health,2020-09-22,-2150000000,\nRun,,Health,2020-09-23,1,\n");
  EXPECT_FALSE(probe.entry("Run", "2020-09-22"));
  EXPECT_EQ(probe.amount("Run", "2020-09-23"), 1);
  EXPECT_EQ(probe.found().passed_over, 1);
  EXPECT_EQ(probe.found().remarks.size(), 1u);
  EXPECT_EQ(probe.found().not_understood, 0);
}

TEST(HabitBull, the_order_of_its_dates_is_settled_by_the_file) {
  const Probe settled(habitbull_header + "Run,,,9/3/2020,1,\nRun,,,9/22/2020,1,\n");
  EXPECT_EQ(settled.amount("Run", "2020-09-03"), 1);
  const Probe open(habitbull_header + "Run,,,9/3/2020,1,\nRun,,,9/4/2020,1,\n");
  ASSERT_TRUE(open.problem());
  EXPECT_NE(open.problem()->way_out.find("--day-first"), std::string::npos);
  EXPECT_EQ(open.problem()->where.line, 2u);
  FindingsAsked asked;
  asked.day_first = true;
  EXPECT_EQ(Probe(habitbull_header + "Run,,,9/3/2020,1,\n", asked).amount("Run", "2020-03-09"), 1);
}

TEST(HabitBull, comments_are_notes_and_may_hold_commas_and_lines) {
  const Probe probe(habitbull_header + "\"Run, long\",,Health,2020-09-22,1,\"5 km, \"\"slow\"\"\nand wet\"\n");
  EXPECT_EQ(probe.entry("Note", "2020-09-22")->text, "Run, long: 5 km, \"slow\"\nand wet");
}

TEST(HabitBull, a_day_with_two_values_keeps_the_first_and_lists_the_other) {
  const Probe probe(habitbull_header + "Run,,,2020-09-22,1,\nRun,,,2020-09-22,0,\n");
  EXPECT_EQ(probe.amount("Run", "2020-09-22"), 1);
  EXPECT_EQ(probe.found().not_understood, 1);
}

TEST(HabitBull, any_encoding_any_line_ends_any_separator_and_broken_rows) {
  std::string rows = habitbull_header + "Übung,,,2020-09-22,1,\n";
  for (const std::string& file : in_every_encoding(rows)) EXPECT_EQ(Probe(file).amount("Übung", "2020-09-22"), 1);
  for (char& letter : rows)
    if (letter == ',') letter = ';';
  EXPECT_EQ(Probe(rows + "Maß;;;2020-09-22;1,5;\n").amount("Maß", "2020-09-22"), 1.5);
  const Probe broken(habitbull_header +
                     "\xff,,,2020-09-22,1,\nRun,,,2020-09-22\nRun,,,20-09-22,1,\nRun,,,2020-09-22,much,\n"
                     ",,,2020-09-22,1,\nRun,,,2020-09-22,-4,\nRun,,,2020-09-24,1,\n");
  EXPECT_EQ(broken.found().not_understood, 6);
  EXPECT_EQ(broken.amount("Run", "2020-09-24"), 1);
}

}  // namespace
}  // namespace titrate::imports
