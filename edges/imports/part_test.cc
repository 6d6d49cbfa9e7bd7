#include "imports/part.h"

#include <gtest/gtest.h>

#include <iterator>

#include "imports/format.h"

namespace titrate::imports {
namespace {

std::string all_of(const Part& part) {
  const auto in = part.text();
  return {std::istreambuf_iterator<char>(*in), {}};
}

TEST(Part, is_what_its_first_bytes_say_and_never_its_name) {
  EXPECT_EQ(part_of_bytes("PK\3\4rest", "a.csv")->kind(), Bytes::zip);
  EXPECT_EQ(part_of_bytes(std::string("SQLite format 3\0....", 20), "a.csv")->kind(), Bytes::sqlite);
  EXPECT_EQ(part_of_bytes("  \n<?xml version=\"1.0\"?>", "a.csv")->kind(), Bytes::xml);
  EXPECT_EQ(part_of_bytes("[1]", "a.csv")->kind(), Bytes::json);
  EXPECT_EQ(part_of_bytes("a,b\n", "a.zip")->kind(), Bytes::text);
  EXPECT_EQ(part_of_bytes(std::string("\x89PNG\0\0", 6), "a.csv")->kind(), Bytes::other);
}

TEST(Part, text_is_utf8_without_a_mark_whatever_the_file_is_in) {
  EXPECT_EQ(all_of(*part_of_bytes("\xef\xbb\xbf"
                                  "a",
                                  "x")),
            "a");
  // "aé€😀" in UTF-16, as the standard writes it
  const std::string little(
      "\xff\xfe"
      "a\0"
      "\xe9\0"
      "\xac\x20"
      "\x3d\xd8\x00\xde",
      12);
  const std::string big(
      "\xfe\xff"
      "\0a"
      "\0\xe9"
      "\x20\xac"
      "\xd8\x3d\xde\x00",
      12);
  EXPECT_EQ(all_of(*part_of_bytes(little, "x")), "aé€😀");
  EXPECT_EQ(all_of(*part_of_bytes(big, "x")), "aé€😀");
}

TEST(Part, half_a_pair_of_surrogates_is_no_text) {
  EXPECT_EQ(all_of(*part_of_bytes(std::string("\xff\xfe\x3d\xd8"
                                              "a\0",
                                              6),
                                  "x")),
            "\xff"
            "a");
}

TEST(Part, its_header_is_divided_by_what_divides_it_most) {
  EXPECT_EQ(part_of_bytes("\r\n\"a;b\",c,d\n", "x")->header(), (std::vector<std::string>{"a;b", "c", "d"}));
  EXPECT_EQ(part_of_bytes("a;b;c,d\n", "x")->header(), (std::vector<std::string>{"a", "b", "c,d"}));
}

TEST(Formats, a_tidy_diary_is_found_whatever_it_is_called) {
  Progress progress;
  const auto found =
      findings_of(*part_of_bytes("day,dose_mg,pain\n2026-03-01,200,6\n2026-03-02,,skipped\n", "x.zip"), {}, progress);
  ASSERT_TRUE(found.ok()) << describe(found.problem());
  EXPECT_EQ(found->format, "tidy");
  ASSERT_EQ(found->entries.size(), 3u);
  EXPECT_EQ(found->entries[0].entry, Entry<double>::of(200));
  EXPECT_EQ(found->entries[2].entry, Entry<double>::skipped());
}

TEST(Formats, a_copy_of_a_whole_diary_is_sent_to_restore_and_not_read_for_days) {
  Progress progress;
  std::string sqlite("SQLite format 3", 16);
  sqlite.resize(4096);
  for (const std::string& bytes : {std::string(R"({"format": "titrate-log-1", "events": []})"),
                                   std::string("TITRATE CLOSED BACKUP 1\n\x01\x02"), sqlite.replace(68, 4, "TITR")}) {
    const auto found = findings_of(*part_of_bytes(bytes, "x.csv"), {}, progress);
    ASSERT_FALSE(found.ok());
    EXPECT_NE(found.problem().way_out.find("titrate restore"), std::string::npos) << describe(found.problem());
  }
  const auto other = findings_of(*part_of_bytes(sqlite.replace(68, 4, "GPKG"), "x.csv"), {}, progress);
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.problem().way_out.find("titrate restore"), std::string::npos) << "another program's database";
}

}  // namespace
}  // namespace titrate::imports
