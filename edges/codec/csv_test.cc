#include "codec/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "codec/text.h"

namespace titrate::codec {
namespace {

using namespace std::string_literals;

using Cells = std::vector<std::vector<std::string>>;

Cells texts(const Csv& csv) {
  Cells rows;
  for (std::size_t i = 0; i < csv.rows(); ++i) {
    rows.emplace_back();
    for (const Cell& cell : csv.row(i)) rows.back().emplace_back(cell.text);
  }
  return rows;
}

Cells cells_of(std::string_view bytes) {
  const auto csv = read_csv(bytes, "t.csv");
  EXPECT_TRUE(csv) << describe(csv.problem());
  return csv ? texts(*csv) : Cells{};
}

std::string said(std::string_view bytes) {
  const auto csv = read_csv(bytes, "t.csv");
  return csv ? "" : describe(csv.problem());
}

TEST(Csv, the_last_line_break_is_optional_and_crlf_ends_a_line) {
  const Cells rows = {{"a", "b"}, {"1", ""}};
  EXPECT_EQ(cells_of("a,b\n1,\n"), rows);
  EXPECT_EQ(cells_of("a,b\n1,"), rows);
  EXPECT_EQ(cells_of("a,b\r\n1,\r\n"), rows);
  EXPECT_EQ(cells_of("a,b\r\n1,"), rows);
  EXPECT_EQ(cells_of("a,b\n1,\n\n\r\n"), rows) << "empty lines at the end are not rows";
}

TEST(Csv, a_byte_order_mark_is_skipped) {
  EXPECT_EQ(cells_of("\xef\xbb\xbf"
                     "a,b\n1,2"),
            (Cells{{"a", "b"}, {"1", "2"}}));
}

TEST(Csv, quoted_cells_hold_separators_line_breaks_and_doubled_quotes) {
  EXPECT_EQ(cells_of("a,b\n\"1,5\",\"two\nlines, \"\"said\"\"\"\n"),
            (Cells{{"a", "b"}, {"1,5", "two\nlines, \"said\""}}));
  EXPECT_EQ(cells_of("\"a\",\"\"\n\"\"\"\",x"), (Cells{{"a", ""}, {"\"", "x"}}));
}

TEST(Csv, the_separator_is_the_first_of_comma_semicolon_and_tab_in_the_header) {
  EXPECT_EQ(cells_of("a;b, c\n1;2"), (Cells{{"a", "b, c"}, {"1", "2"}}));
  EXPECT_EQ(cells_of("a\tb\n1\t2"), (Cells{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(cells_of("\"x;y\",b\n1,2"), (Cells{{"x;y", "b"}, {"1", "2"}}));
}

TEST(Csv, a_cell_knows_its_line_and_column) {
  const std::string bytes = "a,b\r\n\"x\ny\",22\r\n3,400 mgs\r\n";
  const auto csv = read_csv(bytes, "t.csv");
  ASSERT_TRUE(csv);
  EXPECT_EQ(csv->place_of(csv->row(1)[0]).line, 2u);
  EXPECT_EQ(csv->place_of(csv->row(1)[1]).line, 3u);
  EXPECT_EQ(csv->line_of_row(1), 2u);
  EXPECT_EQ(csv->line_of_row(2), 4u);
  EXPECT_EQ(csv->text_of_row(2), "3,400 mgs");
  EXPECT_EQ(csv->place_of(csv->row(2)[1]),
            (Place{.file = "t.csv", .line = 4, .text = "3,400 mgs", .column = 3, .length = 7}));
}

TEST(Csv, a_ragged_row_is_shown_whole) {
  EXPECT_EQ(said("a,b\n1,2\n1,2,3\n"),
            "t.csv, line 3: this row has 3 cells, and the header has 2 columns.\n"
            "  1,2,3\n"
            "  ^^^^^\n"
            "Give every row one cell for each column; leave a cell empty where nothing was recorded. If a number is "
            "written with "
            "a decimal comma (3,5), write it with a point (3.5); put text with commas in \"quotation marks\".");
  EXPECT_NE(said("a,b\n1,2\n\n1,2\n").find("line 3: this row has 1 cell,"), std::string::npos);
}

TEST(Csv, a_quote_out_of_place_is_shown_where_it_stands) {
  EXPECT_NE(
      said("a,b\n1,\"2\n3,4\n").find("line 2: a quotation mark opens here and is never closed.\n  1,\"2\n    ^\n"),
      std::string::npos);
  EXPECT_NE(said("a,b\n1,2\"\n").find("line 2: a quotation mark stands inside a cell"), std::string::npos);
  EXPECT_NE(said("a,b\n1,\"2\"x\n").find("line 2: text follows a closing quotation mark.\n  1,\"2\"x\n       ^\n"),
            std::string::npos);
}

TEST(Csv, a_carriage_return_alone_is_refused) {
  EXPECT_NE(said("a,b\r1,2\r").find("line 1: a carriage return stands here alone"), std::string::npos);
  EXPECT_NE(said("a,b\n1,2\r").find("line 2: a carriage return stands here alone"), std::string::npos);
}

TEST(Text, what_is_not_text_is_refused_by_its_bytes_with_a_way_out) {
  EXPECT_EQ(said(""), "t.csv: this file is empty.\nGive a CSV file: text, one line for each day.");
  EXPECT_EQ(said("\xef\xbb\xbf"), said(""));
  EXPECT_NE(said("\x89PNG\r\n\x1a\n").find("this is a PNG picture, not a text file."), std::string::npos);
  EXPECT_NE(said("PK\x03\x04....xl/workbook.xml").find("this is an Excel or other Office file"), std::string::npos);
  EXPECT_NE(said("PK\x03\x04....export.xml").find("this is a zip archive"), std::string::npos);
  EXPECT_NE(said("SQLite format 3\0...."s).find("this is an SQLite database"), std::string::npos);
  EXPECT_NE(said("\xff\xfe"
                 "d\0a\0"s)
                .find("Save it again as \"CSV UTF-8\""),
            std::string::npos);
  EXPECT_NE(said("a,b\n1,\0\n"s).find("line 2: the byte 0x00 stands here"), std::string::npos);
  EXPECT_NE(said("aaaaaaaaaaaaaaaaa\x7f").find("the byte 0x7f stands here"), std::string::npos);
}

TEST(Text, bytes_that_are_not_utf8_are_shown_as_question_marks) {
  EXPECT_EQ(said("day,note\n1,Schlaf m\xfc"
                 "de\n")
                .substr(0, 87),
            "t.csv, line 2: this byte is not UTF-8 text.\n  1,Schlaf m?de\n            ^\nSave the file");
  for (const char* bad : {"\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\x80"})
    EXPECT_NE(said("a\n"s + bad), "") << bad;
  EXPECT_EQ(cells_of("a\n\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80"),
            (Cells{{"a"}, {"\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80"}}));
}

TEST(Text, a_file_over_64_MB_is_refused_from_its_size) {
  EXPECT_EQ(describe(too_large(71'300'000, "t.csv")).substr(0, 83),
            "t.csv: this file has 71.3 MB, more than the 64 MB that a diary may have. It was not");
}

RC_GTEST_PROP(Csv, whatever_is_written_is_read_back, ()) {
  const auto columns = *rc::gen::inRange<std::size_t>(2, 5);
  const auto cell = rc::gen::container<std::string>(rc::gen::element('a', ' ', ',', ';', '"', '\n', '\t', '1', '.'));
  auto rows =
      *rc::gen::nonEmpty(rc::gen::container<Cells>(rc::gen::container<std::vector<std::string>>(columns, cell)));
  rows[0][0] = "a";
  std::string bytes;
  for (const auto& row : rows) {
    for (const std::string& one : row) bytes.append(csv_cell(one)).append(",");
    bytes.back() = '\n';
  }
  const auto csv = read_csv(bytes, "t.csv");
  RC_ASSERT(csv.ok());
  RC_ASSERT(texts(*csv) == rows);
}

RC_GTEST_PROP(Csv, any_bytes_are_a_table_or_a_problem_with_a_way_out, (const std::string& bytes)) {
  const auto csv = read_csv(bytes, "t.csv");
  if (!csv) RC_ASSERT(!csv.problem().what.empty() && !csv.problem().way_out.empty());
}

}  // namespace
}  // namespace titrate::codec
