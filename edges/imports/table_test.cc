#include "imports/table.h"

#include <gtest/gtest.h>

namespace titrate::imports {
namespace {

struct Read {
  std::vector<std::string> firsts;
  FileFindings found;
  std::optional<Problem> problem;
};

Read read_all(std::string bytes) {
  const auto part = part_of_bytes(std::move(bytes), "a.csv");
  FindingsAsked asked;
  Progress progress;
  Collected into;
  Read read;
  const Reading reading{*part, asked, progress, into};
  Table table(reading);
  const auto first = table.column("A");
  while (table.next()) read.firsts.emplace_back(table.cell(first));
  read.problem = table.problem();
  read.found = std::move(into).findings("", "");
  return read;
}

using Cells = std::vector<std::string>;

TEST(Table, is_divided_by_what_divides_its_header) {
  EXPECT_EQ(read_all("a,b\n1,2\n").firsts, Cells{"1"});
  EXPECT_EQ(read_all("a;b\n1,5;2\n").firsts, Cells{"1,5"});
  EXPECT_EQ(read_all("a\tb\n1\t2\n").firsts, Cells{"1"});
  EXPECT_EQ(read_all("\"a;x\",b,a\n1,2,3\n").firsts, Cells{"3"});
}

TEST(Table, marks_line_ends_and_empty_lines_are_no_text) {
  EXPECT_EQ(read_all("\xef\xbb\xbf\r\n a ,b\r\n1,2\r\n\r\n3,4").firsts, (Cells{"1", "3"}));
  EXPECT_EQ(read_all(std::string("\xff\xfe"
                                 "a\0,\0b\0\n\0001\0,\0002\0\n\0",
                                 18))
                .firsts,
            Cells{"1"});
}

TEST(Table, quotes_hold_commas_quotes_and_lines) {
  EXPECT_EQ(read_all("a,b\n\"x, \"\"y\"\"\nz\",2\n5,6\n").firsts, (Cells{"x, \"y\"\nz", "5"}));
}

TEST(Table, a_name_of_a_column_may_hold_lines_and_quotes) {
  EXPECT_EQ(read_all("\"b \"\"x\"\"\nc\",a\n1,2\n").firsts, Cells{"2"});
}

TEST(Table, a_row_that_cannot_be_read_is_listed_and_the_next_one_is_read) {
  const Read read = read_all("a,b\n\xff,1\n2\n3,4,5\n6,7,\n8,\"9\n");
  EXPECT_EQ(read.firsts, Cells{"6"});
  ASSERT_EQ(read.found.not_understood, 4);
  EXPECT_EQ(read.found.listed[0].line, 2u);
  EXPECT_EQ(read.found.listed[1].line, 3u);
  EXPECT_EQ(read.found.listed[2].line, 4u);
  EXPECT_EQ(read.found.listed[3].line, 6u);
  EXPECT_EQ(read.found.records, 5);
}

TEST(Table, the_lines_are_those_of_the_file_where_empty_ones_stand_above) {
  EXPECT_EQ(read_all("\n\na,b\n1\n").found.listed[0].line, 4u);
}

TEST(Table, a_header_that_is_no_text_is_a_problem) { EXPECT_TRUE(read_all("a,\xfc\n1,2\n").problem); }

TEST(Table, a_no_of_the_progress_ends_it) {
  struct No : Progress {
    bool keep_going(double) override { return false; }
  } no;
  std::string rows = "a,b\n";
  for (int i = 0; i < 5'000; ++i) rows += "1,2\n";
  const auto part = part_of_bytes(rows, "a.csv");
  Collected into;
  const FindingsAsked asked;
  const Reading reading{*part, asked, no, into};
  Table table(reading);
  while (table.next()) continue;
  EXPECT_TRUE(table.problem());
}

TEST(NumberInCell, a_comma_is_a_decimal_mark_unless_it_may_part_thousands) {
  EXPECT_EQ(number_in_cell("7.5"), 7.5);
  EXPECT_EQ(number_in_cell("7,5"), 7.5);
  EXPECT_EQ(number_in_cell("-3"), -3);
  for (const char* const none : {"", "1,000", "1.000,5", "7,5,1", "seven", "nan", "inf", "1e999", "5 mg"})
    EXPECT_EQ(number_in_cell(none), std::nullopt) << none;
}

TEST(Parts, are_what_stands_between) {
  EXPECT_EQ(parts_of(" a | b|| c ", '|'), (std::vector<std::string_view>{"a", "b", "c"}));
  EXPECT_TRUE(parts_of("", '|').empty());
}

}  // namespace
}  // namespace titrate::imports
