#include "safety/written.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace titrate {
namespace {

TEST(Written, case_hyphens_apostrophes_and_umlauts_do_not_matter) {
  for (const char* same : {"Crohn's disease", "crohns-disease", "CROHN\xe2\x80\x99S  DISEASE", " crohns disease. "})
    EXPECT_EQ(plain_words(same), "crohns disease") << same;
  EXPECT_EQ(plain_words("Herzschwäche"), plain_words("herzschwaeche"));
  EXPECT_EQ(plain_words("Verdünnung"), plain_words("verduennung"));
  EXPECT_EQ(plain_words("zöliakie"), plain_words("Zoeliakie"));
  EXPECT_EQ(plain_words(" -, "), "");
}

TEST(Written, a_name_inside_is_whole_words) {
  EXPECT_TRUE(holds_words("severe heart failure since 2010", "heart failure"));
  EXPECT_FALSE(holds_words("heart failures", "heart failure"));
  EXPECT_FALSE(holds_words("anything", ""));
}

TEST(Written, one_slip_is_forgiven_in_five_letters_and_two_in_ten) {
  EXPECT_TRUE(is_a_slip("asthna", "asthma"));
  EXPECT_TRUE(is_a_slip("epilespy", "epilepsy")) << "two letters changed about";
  EXPECT_FALSE(is_a_slip("gout", "goat")) << "too short to guess";
  EXPECT_FALSE(is_a_slip("asthma", "asthma")) << "the same is not a slip";
  EXPECT_TRUE(is_a_slip("miasthenia gravs", "myasthenia gravis"));
  EXPECT_FALSE(is_a_slip("miastenia gravs", "myasthenia gravis")) << "three";
}

TEST(Written, a_line_may_hold_several_names) {
  EXPECT_EQ(parts_of("diabetes, asthma and gout"), (std::vector<std::string>{"diabetes", "asthma", "gout"}));
  EXPECT_EQ(parts_of(" ; / "), std::vector<std::string>{});
}

RC_GTEST_PROP(Written, any_bytes_become_words_with_one_space_between, (const std::string& any)) {
  const std::string words = plain_words(any);
  // In brackets: RapidCheck's own || asks both sides.
  RC_ASSERT((words.empty() || (words.front() != ' ' && words.back() != ' ')));
  RC_ASSERT(words.find("  ") == std::string::npos);
}

}  // namespace
}  // namespace titrate
