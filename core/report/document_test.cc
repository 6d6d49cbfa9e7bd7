#include "report/document.h"

#include <gtest/gtest.h>

namespace titrate {
namespace {

Document three_sections() {
  Document document;
  document.title = "Title";
  document.sections.push_back({"a", "First", {document::Paragraph{"one", false}}, true, "", false});
  document.sections.push_back({"b", "Second", {document::List{{"two", "three"}}}, true, "", false});
  document.sections.push_back({"about", "About", {document::Paragraph{"whose", false}}, false, "", false});
  return document;
}

std::vector<std::string> texts_of(const Document& document) {
  std::vector<std::string> texts;
  each_text(document, [&](const document::Text& text) {
    if (!text.english.empty()) texts.push_back(text.english);
  });
  return texts;
}

TEST(Document, without_a_section_says_which_one_is_left_out) {
  const Document less = without(three_sections(), {"a"});
  EXPECT_EQ(texts_of(less), (std::vector<std::string>{"Title", "First", "Second", "two", "three", "About", "whose",
                                                      "The person left out of this document: First."}));
  EXPECT_TRUE(less.sections[0].left_out);
  EXPECT_EQ(left_out_of(less), (std::vector<document::Text>{"First"}));
}

TEST(Document, keeps_what_may_not_be_left_out_and_passes_over_what_no_section_is_called) {
  EXPECT_EQ(without(three_sections(), {"about", "nothing"}), three_sections());
}

TEST(Document, every_text_is_visited_once_in_the_order_in_which_it_is_read) {
  Document document = three_sections();
  document.preface = {{"before", false}};
  document.sections[1].blocks.emplace_back(document::Table{"caption", {"head"}, {{"cell"}}, {}});
  document::PeriodsData data;
  data.unit = "points";
  data.period = "period";
  data.periods.push_back({"1", "arm", true, {}, {}, {}, {}});
  document.sections[1].blocks.emplace_back(document::Figure{data, "below", "instead"});
  EXPECT_EQ(texts_of(document),
            (std::vector<std::string>{"Title", "before", "First", "one", "Second", "two", "three", "caption", "head",
                                      "cell", "points", "period", "arm", "below", "instead", "About", "whose"}));
}

}  // namespace
}  // namespace titrate
