#include "codec/randomisation.h"

#include <gtest/gtest.h>

namespace titrate::codec {
namespace {

TEST(Randomisation, is_pairs_or_blocks_of_periods_or_daily) {
  EXPECT_EQ(randomisation_named("pairs:7")->kind, Randomisation::Kind::pairs);
  EXPECT_EQ(randomisation_named("pairs:7")->period_days, 7);
  EXPECT_EQ(randomisation_named("blocks:14")->kind, Randomisation::Kind::blocks);
  EXPECT_EQ(randomisation_named("daily")->kind, Randomisation::Kind::daily);
}

TEST(Randomisation, anything_else_is_a_problem_that_says_what_can_be_said) {
  for (const char* text : {"", "pairs", "pairs:", "pairs:0", "pairs:-7", "pairs:7 ", "pairs:367", "pairs:99999999999",
                           "Pairs:7", "weekly:7", "daily:1", ":7", "pairs:7:7"}) {
    const auto result = randomisation_named(text);
    ASSERT_FALSE(result.ok()) << text;
    EXPECT_NE(result.problem().way_out.find("pairs:7"), std::string::npos);
  }
}

}  // namespace
}  // namespace titrate::codec
