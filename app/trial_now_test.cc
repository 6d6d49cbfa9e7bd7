#include "app/trial_now.h"

#include <gtest/gtest.h>

namespace titrate {
namespace {

std::string said_of(int recorded, int missing) {
  TrialNow now;
  now.calendar.plan.primary.label = "pain";
  now.recorded = recorded;
  now.missing = missing;
  return missing_in_words(now);
}

std::string lived_with_torn(int count) {
  TrialNow now;
  now.calendar.days.resize(7);
  for (std::size_t i = 0; i < std::size_t(count); ++i) now.calendar.days[i].torn = true;
  const std::vector<std::string> said = how_it_was_lived(now);
  return said.empty() ? "" : said.front();
}

TEST(TrialNow, one_day_is_one_day) {
  EXPECT_EQ(said_of(0, 0), "No day of the plan is over yet.");
  EXPECT_EQ(said_of(1, 0), "Of 1 day that is over, 1 has pain.");
  EXPECT_EQ(said_of(0, 1), "Of 1 day that is over, 0 have pain; 1 is missing (titrate late).");
  EXPECT_EQ(said_of(21, 3), "Of 24 days that are over, 21 have pain; 3 are missing (titrate late).");
  EXPECT_EQ(lived_with_torn(0), "");
  EXPECT_NE(lived_with_torn(1).find("; its first day counts for its arm, too."), std::string::npos);
  EXPECT_NE(lived_with_torn(3).find("; its first 3 days count for its arm, too."), std::string::npos);
}

}  // namespace
}  // namespace titrate
