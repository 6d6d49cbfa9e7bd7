#include "codec/file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace titrate::codec {
namespace {

namespace fs = std::filesystem;

class File : public testing::Test {
 protected:
  File() {
    std::string pattern = (fs::temp_directory_path() / "titrate-file-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~File() override { fs::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::size_t files() const {
    return std::size_t(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

 private:
  fs::path folder_;
};

TEST_F(File, what_is_written_is_read_back) {
  const std::string bytes("day\n\0\xff\r\n", 8);
  ASSERT_TRUE(write_file(path("a.csv"), bytes));
  EXPECT_EQ(*read_file(path("a.csv")), bytes);
  EXPECT_EQ(files(), 1u);
}

TEST_F(File, an_empty_file_is_read_as_nothing) {
  ASSERT_TRUE(write_file(path("a.csv"), ""));
  EXPECT_EQ(*read_file(path("a.csv")), "");
}

TEST_F(File, a_file_that_is_there_is_kept_unless_replacing_was_asked_for) {
  ASSERT_TRUE(write_file(path("a.csv"), "first"));
  const auto again = write_file(path("a.csv"), "second");
  ASSERT_FALSE(again);
  EXPECT_NE(again.problem().what.find("already there"), std::string::npos);
  EXPECT_EQ(*read_file(path("a.csv")), "first");
  ASSERT_TRUE(write_file(path("a.csv"), "second", Existing::replace));
  EXPECT_EQ(*read_file(path("a.csv")), "second");
  EXPECT_EQ(files(), 1u) << "nothing half-written is left";
}

TEST_F(File, is_for_its_owner_alone) {
  ASSERT_TRUE(write_file(path("a.csv"), "x"));
  EXPECT_EQ(fs::status(path("a.csv")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(File, what_is_missing_or_a_folder_is_a_problem_with_the_path) {
  EXPECT_EQ(describe(read_file("no/such.csv").problem()),
            "no/such.csv: there is no such file or folder.\nCheck the spelling, and from which folder you are asking.");
  EXPECT_NE(read_file(path("")).problem().what.find("folder"), std::string::npos);
  EXPECT_FALSE(write_file(path("none/a.csv"), "x"));
  EXPECT_FALSE(write_file(path(""), "x"));
}

TEST_F(File, over_64_MB_is_refused_from_its_size) {
  std::ofstream(path("a.csv")) << "day\n";
  fs::resize_file(path("a.csv"), (std::uintmax_t(1) << 40));  // a terabyte that was never written, nor read
  const auto read = read_file(path("a.csv"));
  ASSERT_FALSE(read);
  EXPECT_NE(read.problem().what.find("more than the 64 MB"), std::string::npos);
}

TEST_F(File, a_pipe_without_end_is_refused_too) {
  EXPECT_NE(read_file("/dev/zero").problem().what.find("more than the 64 MB"), std::string::npos);
}

TEST_F(File, that_may_not_be_read_is_a_problem) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  ASSERT_TRUE(write_file(path("a.csv"), "x"));
  fs::permissions(path("a.csv"), fs::perms::none);
  EXPECT_NE(read_file(path("a.csv")).problem().what.find("you may not"), std::string::npos);
}

}  // namespace
}  // namespace titrate::codec
