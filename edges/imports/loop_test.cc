#include "imports/loop.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "imports/tracker_probe.h"

namespace titrate::imports {
namespace {

std::string loop_zip(const std::vector<std::pair<std::string, std::string>>& members) {
  const std::string path = testing::TempDir() + "loop_test_" + std::to_string(members.size()) + ".zip";
  std::filesystem::remove(path);
  int fault = 0;
  zip_t* const archive = zip_open(path.c_str(), ZIP_CREATE, &fault);
  for (const auto& [name, bytes] : members)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
  EXPECT_EQ(zip_close(archive), 0);
  std::ifstream in(path, std::ios::binary);
  std::string all(std::istreambuf_iterator<char>(in), {});
  std::filesystem::remove(path);
  return all;
}

const std::string loop_list =
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target "
    "Value,Archived?\n"
    "001,Read,YES_NO,\"Did you, today?\",,1,1,#FF8F00,,,,false\n"
    "002,\"Run, slowly\",NUMERICAL,,,1,1,#FF8F00,km,AT_LEAST,2.0,false\n";

TEST(Loop, a_day_that_nobody_marked_is_no_no) {
  const Probe probe(
      "Date,Read,Run,\n2023-01-04,UNKNOWN,NO,\n2023-01-03,NO,YES_MANUAL,\n2023-01-02,YES_MANUAL,UNKNOWN,\n");
  EXPECT_EQ(probe.found().format, "loop");
  EXPECT_FALSE(probe.entry("Read", "2023-01-04"));
  EXPECT_EQ(probe.entry("Read", "2023-01-03")->entry, Entry<double>::none());
  EXPECT_EQ(probe.amount("Read", "2023-01-02"), 1);
  EXPECT_FALSE(probe.entry("Run", "2023-01-02"));
}

TEST(Loop, what_it_filled_in_by_itself_was_never_entered) {
  const Probe probe("Date,Read,\n2023-01-03,YES_AUTO,\n2023-01-02,YES_MANUAL,\n");
  EXPECT_FALSE(probe.entry("Read", "2023-01-03"));
  EXPECT_EQ(probe.found().remarks.size(), 1u);
}

TEST(Loop, a_skipped_day_is_skipped) {
  const Probe probe("Date,Read,\n2023-01-03,SKIP,\n2023-01-02,YES_MANUAL,\n");
  ASSERT_TRUE(probe.entry("Read", "2023-01-03"));
  EXPECT_EQ(probe.entry("Read", "2023-01-03")->entry, Entry<double>::skipped());
}

TEST(Loop, amounts_are_thousandths) {
  const Probe probe(
      "Date,Read,Run,\n2023-01-04,UNKNOWN,UNKNOWN,\n2023-01-03,NO,2500,\n2023-01-02,NO,0,\n2023-01-01,NO,SKIP,\n");
  EXPECT_EQ(probe.amount("Run", "2023-01-03"), 2.5);
  EXPECT_EQ(probe.entry("Run", "2023-01-02")->entry, Entry<double>::none());
  EXPECT_EQ(probe.entry("Run", "2023-01-01")->entry, Entry<double>::skipped());
  EXPECT_FALSE(probe.entry("Run", "2023-01-04"));
}

TEST(Loop, older_files_have_codes_for_words) {
  const Probe probe("Date,Read,\n2022-01-05,-1,\n2022-01-04,3,\n2022-01-03,2,\n2022-01-02,1,\n2022-01-01,0,\n");
  EXPECT_FALSE(probe.entry("Read", "2022-01-05"));
  EXPECT_EQ(probe.entry("Read", "2022-01-04")->entry, Entry<double>::skipped());
  EXPECT_EQ(probe.amount("Read", "2022-01-03"), 1);
  EXPECT_FALSE(probe.entry("Read", "2022-01-02"));
  EXPECT_EQ(probe.amount("Read", "2022-01-01"), 0);
}

TEST(Loop, a_zero_of_a_file_that_knows_no_unknown_may_be_either_and_is_neither) {
  const Probe probe("Date,Read,\n2017-01-02,2,\n2017-01-01,0,\n");
  EXPECT_EQ(probe.amount("Read", "2017-01-02"), 1);
  EXPECT_FALSE(probe.entry("Read", "2017-01-01"));
  EXPECT_EQ(probe.found().remarks.size(), 1u);
}

TEST(Loop, its_archive_is_read_whole_and_nothing_twice) {
  const Probe probe(
      loop_zip({{"Habits.csv", loop_list},
                {"001 Read/Scores.csv", "Date,Score\n2023-01-02,0.0520\n"},
                {"001 Read/Checkmarks.csv", "Date,Value,Notes\n2023-01-02,YES_MANUAL,\"a novel, at last\"\n"},
                {"002 Run slowly/Checkmarks.csv", "Date,Value,Notes\n2023-01-02,2500,wet\n"},
                {"Scores.csv", "Date,Read,Run, slowly,\n2023-01-02,0.0520,0.1000,\n"},
                {"Checkmarks.csv", "Date,Read,Run, slowly,\n2023-01-02,YES_MANUAL,2500,\n2023-01-01,UNKNOWN,2,\n"}}),
      {}, "Loop Habits CSV.zip");
  EXPECT_EQ(probe.found().format, "loop");
  EXPECT_EQ(probe.amount("Read", "2023-01-02"), 1);
  EXPECT_EQ(probe.entry("Read", "2023-01-02")->records, 1);
  EXPECT_EQ(probe.amount("Run, slowly", "2023-01-02"), 2.5) << "a comma in a name, which Loop does not put into quotes";
  EXPECT_EQ(probe.item("Run, slowly").unit, "km");
  EXPECT_EQ(probe.entry("Note", "2023-01-02")->text, "Read: a novel, at last; Run slowly: wet");
  EXPECT_EQ(probe.found().items.size(), 3u);
  EXPECT_EQ(probe.found().not_understood, 1) << "2 is no amount of a habit that is measured";
}

TEST(Loop, the_marks_of_one_habit_are_known_by_their_words) {
  const Probe probe("Date,Value,Notes\n2023-01-02,YES_MANUAL,good\n2023-01-01,NO,\n");
  EXPECT_EQ(probe.found().format, "loop");
  EXPECT_EQ(probe.amount("Habit", "2023-01-02"), 1);
  EXPECT_EQ(probe.entry("Note", "2023-01-02")->text, "Habit: good");
}

TEST(Loop, a_table_of_dates_and_numbers_of_anybody_is_not_divided_by_a_thousand) {
  EXPECT_FALSE(is_loop(*part_of_bytes("Date,Value,Notes\n2023-01-02,8000,\n", "Checkmarks.csv")));
  EXPECT_FALSE(is_loop(*part_of_bytes("Date,Steps\n2023-01-02,8000\n", "a.csv")));
}

TEST(Loop, scores_are_no_marks) {
  EXPECT_FALSE(is_loop(*part_of_bytes("Date,Read,\n2023-01-02,0.0520,\n", "Scores.csv")));
  EXPECT_FALSE(is_loop(*part_of_bytes("Date,Score\n2023-01-02,0.0520\n", "Scores.csv")));
}

TEST(Loop, its_list_of_habits_alone_has_no_days) {
  const Probe probe(loop_list);
  ASSERT_TRUE(probe.problem());
  EXPECT_NE(probe.problem()->way_out.find("Checkmarks.csv"), std::string::npos);
}

TEST(Loop, any_encoding_any_line_ends_any_separator_and_broken_rows) {
  const std::string rows = "Date,Übung,\n2023-01-02,YES_MANUAL,\n";
  for (const std::string& file : in_every_encoding(rows)) EXPECT_EQ(Probe(file).amount("Übung", "2023-01-02"), 1);
  EXPECT_EQ(Probe("Date;Read\r\n2023-01-02;YES_MANUAL\r\n").amount("Read", "2023-01-02"), 1);
  const Probe broken(rows + "2023-01-03,\xff,\n2023-01-04,YES,\n2023-01-05,NO,NO,\nsoon,NO,\n2023-01-06,NO,\n");
  EXPECT_EQ(broken.found().not_understood, 4);
  EXPECT_EQ(broken.amount("Übung", "2023-01-06"), 0);
}

}  // namespace
}  // namespace titrate::imports
