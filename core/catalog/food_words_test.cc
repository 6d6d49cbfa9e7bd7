#include "catalog/food_words.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace titrate {
namespace {

using Words = std::vector<std::string>;

/// The definition, by recursion: what the three rows compute.
int errors_slowly(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return int(a.size() + b.size());
  const auto less = [](std::string_view text, std::size_t by = 1) { return text.substr(0, text.size() - by); };
  int best = std::min({errors_slowly(less(a), b) + 1, errors_slowly(a, less(b)) + 1,
                       errors_slowly(less(a), less(b)) + (a.back() == b.back() ? 0 : 1)});
  if (a.size() > 1 && b.size() > 1 && a[a.size() - 1] == b[b.size() - 2] && a[a.size() - 2] == b[b.size() - 1])
    best = std::min(best, errors_slowly(less(a, 2), less(b, 2)) + 1);
  return best;
}

Food named(std::string name, bool common = false, std::string description = "") {
  Food food;
  food.name = std::move(name);
  food.description = std::move(description);
  food.common = common;
  return food;
}

FoodMatch match(const std::string& question, const Food& food, bool known = true) {
  std::vector<SoughtWord> words;
  for (std::string& word : food_words(question)) words.push_back({std::move(word), known});
  return match_of(words, food);
}

TEST(FoodWords, case_accents_plurals_and_small_words_do_not_matter) {
  EXPECT_EQ(food_words("Crème BRÛLÉES, with Straßenkaffee"), (Words{"creme", "brulee", "strassenkaffee"}));
  EXPECT_EQ(food_words("Tomatoes and blueberries"), food_words("tomato blueberry"));
  EXPECT_EQ(food_words("peaches, dishes, boxes"), (Words{"peach", "dish", "box"}));
  EXPECT_EQ(food_words("oatmeal cookies"), food_words("Oatmeal cookie"));
  EXPECT_EQ(food_words("hummus asparagus couscous swiss"), (Words{"hummus", "asparagus", "couscous", "swiss"}));
  EXPECT_EQ(food_words("Milk, 2% fat"), (Words{"milk", "2", "fat"}));
  EXPECT_EQ(food_words("baker's \xc2\xab"
                       "bread\xc2\xbb"),
            (Words{"baker", "bread"}));
  EXPECT_EQ(food_words(" ,.- "), Words{});
}

RC_GTEST_PROP(FoodWords, typing_errors_are_those_of_the_definition, ()) {
  const auto letters = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c'));
  const auto cut = [](std::string text) { return text.substr(0, 6); };
  const std::string a = cut(*letters), b = cut(*letters);
  const int most = *rc::gen::inRange(0, 4);
  RC_ASSERT(typing_errors(a, b, most) == std::min(errors_slowly(a, b), most + 1));
}

TEST(FoodWords, short_words_are_not_corrected) {
  EXPECT_EQ(typing_errors_allowed("oat"), 0);
  EXPECT_EQ(typing_errors_allowed("bean"), 1);
  EXPECT_EQ(typing_errors_allowed("broccolli"), 2);
}

TEST(FoodMatch, the_whole_name_comes_before_a_common_food_and_a_common_food_before_another) {
  EXPECT_LT(match("almonds", named("Almonds")), match("almonds", named("Almonds, roasted", true)));
  EXPECT_LT(match("milk", named("Milk, 2% fat", true)), match("milk", named("Milk, of human kindness")));
}

TEST(FoodMatch, what_a_food_is_comes_before_what_is_in_it) {
  EXPECT_LT(match("milk", named("Whole milk")), match("milk", named("Milk chocolate", true)));
  EXPECT_LT(match("milk", named("Milk, 2% fat")), match("milk", named("Whole milk", true)));
}

TEST(FoodMatch, a_word_as_typed_comes_before_a_longer_one_and_that_before_a_corrected_one) {
  const FoodMatch typed = match("oat", named("Oat bran, raw")), longer = match("oat", named("Oatmeal", true));
  EXPECT_LT(typed, longer);
  EXPECT_LT(longer, match("spinnach", named("Spinach"), false));
  EXPECT_EQ(match("spinnach", named("Spinach"), false).missing, 0);
  EXPECT_EQ(match("spinnach", named("Spinach"), true).missing, 1) << "a word that a food has is not corrected";
}

TEST(FoodMatch, what_its_table_calls_a_food_is_searched_too_and_counts_less) {
  const Food chickpeas = named("Chickpeas, boiled", true, "Chickpeas (garbanzo beans), boiled");
  EXPECT_EQ(match("garbanzo", chickpeas).missing, 0);
  EXPECT_GT(match("garbanzo", chickpeas), match("chickpea", chickpeas));
}

TEST(FoodMatch, a_missing_word_weighs_more_than_anything_else) {
  EXPECT_LT(match("pumpkin seeds", named("Pumpkin seeds, dried kernels")),
            match("pumpkin seeds", named("Pumpkin", true)));
}

}  // namespace
}  // namespace titrate
