#include "catalog/names.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace titrate {
namespace {

TEST(Names, case_hyphens_spaces_and_signs_do_not_matter) {
  for (const char* spelling : {"L-Thyroxin", "l thyroxin", "LTHYROXIN", " L‑Thyroxin® ", "L.Thyroxin", "Ｌ－Thyroxin"})
    EXPECT_EQ(name_key(spelling), "lthyroxin") << spelling;
  EXPECT_EQ(name_key("St. John's wort"), name_key("St Johns Wort"));
  EXPECT_EQ(name_key("Doan’s"), name_key("Doans"));
}

TEST(Names, an_umlaut_may_be_written_with_its_dots_without_them_or_with_an_e) {
  EXPECT_EQ(name_key("Schilddrüsenhormon"), name_key("Schilddruesenhormon"));
  EXPECT_EQ(name_key("Schilddrüsenhormon"), name_key("SCHILDDRU\xCC\x88SENHORMON")) << "u and a combining diaeresis";
  EXPECT_EQ(name_key("Alendronsäure"), name_key("Alendronsaeure"));
  EXPECT_EQ(name_key("Abführmittel"), "abfuhrmittel");
  EXPECT_EQ(name_key("lévothyroxine"), "levothyroxine");
  EXPECT_EQ(name_key("magnesío ø ß ł ž"), "magnesio oss l z");
}

TEST(Names, a_number_keeps_its_point_and_leaves_a_long_word) {
  const auto words = folded_words("Cipro500mg 0.5 mg 1,000 IU B12");
  std::vector<std::string> texts;
  for (const auto& word : words) texts.push_back(word.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"cipro", "500mg", "05", "mg", "1000", "iu", "b12"}));
}

TEST(Names, a_separator_starts_a_new_part) {
  const auto words = folded_words("amlodipine/valsartan + zinc");
  ASSERT_EQ(words.size(), 3u);
  EXPECT_FALSE(words[0].new_part);
  EXPECT_TRUE(words[1].new_part);
  EXPECT_TRUE(words[2].new_part);
}

TEST(Names, a_single_letter_behind_a_word_is_not_the_end_of_the_word) {
  EXPECT_NE(name_key("vitamin E"), name_key("Vitamine"));
  EXPECT_EQ(name_key("vitamin D3"), name_key("vitaminD3"));
}

TEST(Names, another_script_is_not_taken_for_latin_letters) {
  EXPECT_NE(name_key("Сіpro"), name_key("Cipro")) << "the first two letters are Cyrillic";
  EXPECT_EQ(name_key(""), "");
  EXPECT_EQ(name_key(" -- "), "");
}

RC_GTEST_PROP(Names, any_bytes_make_words_and_folding_twice_is_folding_once, (const std::string& bytes)) {
  std::string spaced;
  for (const FoldedWord& word : folded_words(bytes)) {
    RC_ASSERT(!word.text.empty());
    spaced += word.text + ' ';
  }
  const auto again = folded_words(spaced);
  std::string twice;
  for (const FoldedWord& word : again) twice += word.text + ' ';
  RC_ASSERT(spaced == twice);
}

}  // namespace
}  // namespace titrate
