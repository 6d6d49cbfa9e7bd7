#include "server/pairing.h"

#include <gtest/gtest.h>

namespace titrate {
namespace {

using Tried = Pairing::Tried;
using std::chrono::minutes;
using std::chrono::seconds;

/// Another code than the one that is shown.
std::string another(std::string code) {
  code[0] = code[0] == '9' ? '0' : char(code[0] + 1);
  return code;
}

TEST(Pairing, lets_one_browser_in_and_no_second) {
  Pairing pairing;
  const std::string code = pairing.shown();
  ASSERT_EQ(code.size(), 9u);
  EXPECT_EQ(pairing.tried(another(code)), Tried::wrong);
  EXPECT_EQ(pairing.tried(code.substr(0, 4) + "-" + code.substr(5)), Tried::in) << "typed as one likes";
  EXPECT_EQ(pairing.tried(code), Tried::over);
}

TEST(Pairing, is_over_after_five_tries_also_for_the_right_code) {
  Pairing pairing;
  for (int i = 0; i < Pairing::most_tries; ++i) EXPECT_EQ(pairing.tried(another(pairing.shown())), Tried::wrong);
  EXPECT_EQ(pairing.tried(pairing.shown()), Tried::over);
}

TEST(Pairing, is_over_after_ten_minutes) {
  const auto begun = Pairing::Clock::now();
  Pairing in_time(begun), late(begun);
  EXPECT_EQ(in_time.tried(in_time.shown(), begun + minutes(10)), Tried::in);
  EXPECT_EQ(late.tried(late.shown(), begun + minutes(10) + seconds(1)), Tried::over);
}

TEST(Pairing, has_another_code_each_time) { EXPECT_NE(Pairing().shown(), Pairing().shown()); }

}  // namespace
}  // namespace titrate
