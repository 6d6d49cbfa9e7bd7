#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace titrate {
namespace {

TEST(Problem, IsASentenceWithThePlaceTheCaretAndTheWayOut) {
  const Problem problem{"\"400 mgs\" is not an amount I know.",
                        {"diary.csv", 14, "2026-03-02, magnesium, 400 mgs", 24, 7},
                        "Units I know here: mg, g, mcg, IU."};
  EXPECT_EQ(describe(problem),
            "diary.csv, line 14: \"400 mgs\" is not an amount I know.\n"
            "  2026-03-02, magnesium, 400 mgs\n"
            "                         ^^^^^^^\n"
            "Units I know here: mg, g, mcg, IU.");
}

TEST(Problem, WithoutAPlaceIsTheSentenceAndTheWayOut) {
  EXPECT_EQ(describe({"The port is taken.", {}, "Choose another."}), "The port is taken.\nChoose another.");
  EXPECT_EQ(place_of({"", {"diary.csv", 0, "", 0, 0}, ""}), "diary.csv");
  EXPECT_EQ(place_of({"", {"", 3, "", 0, 0}, ""}), "line 3");
}

TEST(Problem, TheCaretCountsCharactersAndNotBytes) {
  const std::string said = describe({"What?", {"d", 1, "Müdigkeit, x", 13, 1}, ""});
  EXPECT_EQ(said, "d, line 1: What?\n  Müdigkeit, x\n             ^");
}

TEST(Problem, NoControlCharacterReachesATerminal) {
  const std::string said = describe({"What?", {"d", 1, "a\x1b[31m\tb\x7f", 1, 1}, ""});
  EXPECT_EQ(said.find('\x1b'), std::string::npos);
  EXPECT_EQ(said.find('\t'), std::string::npos);
  EXPECT_EQ(said.find('\x7f'), std::string::npos);
}

TEST(Problem, ALongLineIsCutAroundTheCaret) {
  const std::string said =
      describe({"What?", {"d", 1, std::string(5000, 'a') + "WRONG" + std::string(5000, 'b'), 5001, 5}, ""});
  const auto quoted = said.find("WRONG"), caret = said.find("^^^^^");
  ASSERT_NE(quoted, std::string::npos);
  ASSERT_NE(caret, std::string::npos);
  const auto column = [&](std::size_t at) { return at - said.rfind('\n', at); };
  EXPECT_EQ(column(quoted), column(caret));
  EXPECT_LT(said.size(), 300u);
}

TEST(Problem, ALongLineOfBytesThatAreNoTextIsCutToo) {
  for (const std::size_t column : {1u, 2u, 60u, 128u, 300u}) {
    const Problem problem{
        "No.", {.file = "a", .line = 1, .text = std::string(300, '\xa6'), .column = column, .length = 1}, ""};
    EXPECT_NE(describe(problem).find('^'), std::string::npos) << column;
  }
}

TEST(Problem, ACaretBeyondTheEndOfTheLineStandsAtItsEnd) {
  EXPECT_EQ(describe({"A cell is missing.", {"d", 2, "2026", 99, 3}, ""}),
            "d, line 2: A cell is missing.\n  2026\n      ^");
}

TEST(Result, IsAValueOrAProblem) {
  const Result<int> good = 3;
  const Result<int> bad = Problem{"No.", {}, ""};
  EXPECT_TRUE(good && good.ok());
  EXPECT_EQ(*good, 3);
  EXPECT_FALSE(bad);
  EXPECT_EQ(bad.problem().what, "No.");
}

TEST(Result, ReadingWhatIsNotThereIsABrokenPromise) {
  const Result<int> good = 3;
  const Result<int> bad = Problem{"No.", {}, ""};
  EXPECT_THROW((void)bad.value(), BrokenPromise);
  EXPECT_THROW((void)good.problem(), BrokenPromise);
}

TEST(Result, GivesAwayWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> owned = std::make_unique<int>(7);
  const std::unique_ptr<int> taken = *std::move(owned);
  EXPECT_EQ(*taken, 7);
}

TEST(Require, SaysWhichPromiseWasBroken) {
  EXPECT_NO_THROW(require(true, "the days are in order"));
  try {
    require(false, "the days are in order");
    FAIL();
  } catch (const BrokenPromise& broken) {
    EXPECT_STREQ(broken.what(), "broken promise: the days are in order");
  }
}

}  // namespace
}  // namespace titrate
