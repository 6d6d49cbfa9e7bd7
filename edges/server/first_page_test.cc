#include "server/first_page.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace titrate {
namespace {

TEST(FirstPage, holds_the_answers_to_what_an_evening_asks_first) {
  std::vector<std::string> asked;
  const std::string page =
      with_first_answers("<html><body><p>…</p></body></html>", "de", [&](std::string_view request) {
        asked.emplace_back(request);
        return R"({"ok":true,"note":"</script><script src=x>"})";
      });
  ASSERT_EQ(asked.size(), 3u);
  EXPECT_EQ(nlohmann::json::parse(asked[0]),
            nlohmann::json({{"language", "de"}, {"verb", "today"}, {"diary", "mine"}}));
  const std::string begins = R"(<script type="application/json" id="answers" data-language="de">)",
                    ends = "</script></body></html>";
  const auto at = page.find(begins);
  ASSERT_NE(at, std::string::npos);
  ASSERT_EQ(page.substr(page.size() - ends.size()), ends);
  const std::string inside = page.substr(at + begins.size(), page.size() - ends.size() - at - begins.size());
  EXPECT_EQ(inside.find('<'), std::string::npos) << "what a person wrote ends no element";
  const auto answers = nlohmann::json::parse(inside);
  ASSERT_EQ(answers.size(), 3u);
  EXPECT_EQ(answers[0]["request"], nlohmann::json({{"verb", "today"}, {"diary", "mine"}}));
  EXPECT_EQ(answers[0]["reply"]["note"], "</script><script src=x>");
  EXPECT_EQ(answers[2]["request"],
            nlohmann::json({{"verb", "next_dose"}, {"diary", "mine"}, {"taken", nlohmann::json::array()}}));
}

TEST(FirstPage, is_in_the_language_that_the_page_itself_would_choose) {
  EXPECT_EQ(language_of("de", "en-GB,en;q=0.9"), "de");
  EXPECT_EQ(language_of("", "fr-FR, DE-AT;q=0.9, en;q=0.8"), "de");
  EXPECT_EQ(language_of("", "fr"), "en");
  EXPECT_EQ(language_of("", ""), "en");
  EXPECT_EQ(language_of("klingon", "den,de"), "de");
  EXPECT_EQ(language_of("\"><script>", ",,;q=1,"), "en");
}

}  // namespace
}  // namespace titrate
