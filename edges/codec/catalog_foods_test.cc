// The shipped tables of foods and needs, against what was published.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/foods.h"
#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "exposure/food_suggestions.h"
#include "exposure/need.h"

namespace titrate::codec {
namespace {

double mg_per_100g(const char* id) {
  const FoodContent* content = content_of(catalog(), id, "magnesium");
  return content ? content->per_100g.in(elemental_milligram) : -1;
}

double mg_per_serving(const char* id) {
  const Food* food = find_food(catalog(), id);
  return in_portion(content_of(catalog(), id, "magnesium")->per_100g, *food->serving_mass).in(elemental_milligram);
}

std::optional<double> need(int age, Sex sex, const char* authority, LifeStage stage = LifeStage::none) {
  Person person;
  person.age = age;
  person.sex = sex;
  person.life_stage = stage;
  person.authority = authority;
  const Need found = need_of(person, catalog());
  if (!found.lowest || found.lowest != found.highest) return std::nullopt;
  return found.lowest->in(elemental_milligram_per_day);
}

// USDA National Nutrient Database for Standard Reference, release 26: nutrient 304 in 100 g.
TEST(FoodTable, contents_are_those_of_the_published_table) {
  EXPECT_EQ(mg_per_100g("almonds"), 270);
  EXPECT_EQ(mg_per_100g("spinach_boiled"), 87);
  EXPECT_EQ(mg_per_100g("pumpkin_seeds_dried_kernels"), 592);
  EXPECT_EQ(mg_per_100g("black_beans_boiled"), 70);
  EXPECT_EQ(mg_per_100g("banana"), 27);
  EXPECT_EQ(mg_per_100g("white_sugar"), 0) << "measured, and nothing found";
}

// NIH Office of Dietary Supplements, Magnesium: Health Professional Fact Sheet, table 2 prints whole milligrams.
TEST(FoodTable, servings_are_worked_out_from_100_g) {
  EXPECT_NEAR(mg_per_serving("spinach_boiled"), 2 * 78, 1);  // half a cup is 78 mg
  EXPECT_NEAR(mg_per_serving("almonds"), 270 * 0.2835, 1e-9);
  EXPECT_NEAR(mg_per_serving("black_beans_boiled"), 2 * 60, 1);
}

/// Those five are named so that a search finds them and says that the label has to be read.
TEST(FoodTable, every_food_but_five_has_a_value_and_three_hundred_of_them_are_there) {
  EXPECT_GE(catalog().foods.size(), 297u);
  std::set<std::string> without;
  for (const Food& food : catalog().foods)
    if (!content_of(catalog(), food.id, "magnesium")) without.insert(food.id);
  EXPECT_EQ(without, (std::set<std::string>{"electrolyte_drink", "nutritional_yeast", "plant_drink_fortified",
                                            "protein_bar", "tofu_nigari"}));
}

TEST(FoodTable, what_has_no_value_is_found_and_not_taken_for_something_like_it) {
  PlainFoodTable table(catalog());
  for (const auto& [words, id] :
       std::initializer_list<std::pair<const char*, const char*>>{{"nutritional yeast", "nutritional_yeast"},
                                                                  {"nigari tofu", "tofu_nigari"},
                                                                  {"protein bars", "protein_bar"},
                                                                  {"fortified oat milk", "plant_drink_fortified"},
                                                                  {"electrolyte drink", "electrolyte_drink"}}) {
    const auto answer = table.search(words, 5);
    ASSERT_TRUE(answer && !answer->found.empty()) << words;
    EXPECT_EQ(answer->found.front().food.id, id) << words;
    EXPECT_EQ(answer->found.front().content("magnesium"), nullptr) << words;
  }
  EXPECT_EQ(table.search("almond milk", 1)->found.front().food.id, "almond_drink_sweetened");
  EXPECT_NE(table.search("tofu", 1)->found.front().content("magnesium"), nullptr);
}

TEST(FoodTable, no_suggestion_is_a_brazil_nut) {
  const Food* brazil = find_food(catalog(), "brazil_nuts");
  ASSERT_NE(brazil, nullptr);
  EXPECT_EQ(brazil->kind, FoodKind::other) << "an ounce holds more selenium than the upper level of a day";
}

// IOM (1997), RDA of magnesium.
TEST(Requirements, are_those_of_the_institute_of_medicine) {
  struct Band {
    int age;
    double male, female;
  };
  for (const auto& [age, male, female] :
       {Band{1, 80, 80}, Band{3, 80, 80}, Band{4, 130, 130}, Band{8, 130, 130}, Band{9, 240, 240}, Band{13, 240, 240},
        Band{14, 410, 360}, Band{18, 410, 360}, Band{19, 400, 310}, Band{30, 400, 310}, Band{31, 420, 320},
        Band{50, 420, 320}, Band{51, 420, 320}, Band{70, 420, 320}, Band{71, 420, 320}, Band{99, 420, 320}}) {
    EXPECT_EQ(need(age, Sex::male, "US"), male) << age;
    EXPECT_EQ(need(age, Sex::female, "CA"), female) << age;
  }
  EXPECT_EQ(need(18, Sex::female, "US", LifeStage::pregnant), 400);
  EXPECT_EQ(need(30, Sex::female, "US", LifeStage::pregnant), 350);
  EXPECT_EQ(need(31, Sex::not_said, "US", LifeStage::pregnant), 360);
  EXPECT_EQ(need(18, Sex::female, "US", LifeStage::breastfeeding), 360);
  EXPECT_EQ(need(19, Sex::female, "US", LifeStage::breastfeeding), 310);
  EXPECT_EQ(need(40, Sex::female, "US", LifeStage::breastfeeding), 320);
  EXPECT_EQ(need(40, Sex::female, "US", LifeStage::trying_to_conceive), 320);
}

// EFSA (2015), adequate intakes; UK COMA (1991), reference nutrient intakes.
TEST(Requirements, are_those_of_efsa_and_coma) {
  EXPECT_EQ(need(2, Sex::male, "EU"), 170);
  EXPECT_EQ(need(9, Sex::male, "EU"), 230);
  EXPECT_EQ(need(17, Sex::female, "EU"), 250);
  EXPECT_EQ(need(17, Sex::male, "EU"), 300);
  EXPECT_EQ(need(18, Sex::female, "EU"), 300);
  EXPECT_EQ(need(40, Sex::male, "DE"), 350);
  EXPECT_EQ(need(30, Sex::female, "EU", LifeStage::pregnant), 300);
  EXPECT_EQ(need(40, Sex::male, "UK"), 300);
  EXPECT_EQ(need(40, Sex::female, "GB"), 270);
  EXPECT_EQ(need(30, Sex::female, "UK", LifeStage::breastfeeding), 320);
  EXPECT_EQ(need(16, Sex::female, "UK"), 300);
}

/// Every member of the European Union by its code and its names in English and German; DACH, and English speakers.
TEST(Requirements, are_found_by_the_names_of_places) {
  for (const char* place : {"US", "USA", "United States", "Vereinigte Staaten", "America", "CA", "Canada", "Kanada"})
    EXPECT_EQ(need(40, Sex::male, place), 420) << place;
  for (const char* place : {"UK", "GB", "England", "Großbritannien", "Grossbritannien", "Vereinigtes Königreich"})
    EXPECT_EQ(need(40, Sex::male, place), 300) << place;
  for (const char* place : {"AT",
                            "BE",
                            "BG",
                            "HR",
                            "CY",
                            "CZ",
                            "DK",
                            "EE",
                            "FI",
                            "FR",
                            "DE",
                            "GR",
                            "HU",
                            "IE",
                            "IT",
                            "LV",
                            "LT",
                            "LU",
                            "MT",
                            "NL",
                            "PL",
                            "PT",
                            "RO",
                            "SK",
                            "SI",
                            "ES",
                            "SE",
                            "DEU",
                            "AUT",
                            "Germany",
                            "Deutschland",
                            "Österreich",
                            "Oesterreich",
                            "austria",
                            "France",
                            "Frankreich",
                            "the Netherlands",
                            "Niederlande",
                            "Czech Republic",
                            "EU",
                            "Europäische Union"})
    EXPECT_EQ(need(40, Sex::male, place), 350) << place;
  Person swiss;
  swiss.age = 40;
  swiss.sex = Sex::male;
  swiss.authority = "Schweiz";
  EXPECT_NE(need_of(swiss, catalog()).place_not_known.find("the European Union and each of its countries"),
            std::string::npos)
      << "known as a place, and no table of its own is here";
  EXPECT_EQ(std::count_if(catalog().countries.begin(), catalog().countries.end(),
                          [](const Country& place) { return place.within == "EU"; }),
            27);
}

TEST(Requirements, a_year_in_which_the_need_changes_is_a_range) {
  Person baby;
  baby.age = 0;
  baby.authority = "US";
  const Need found = need_of(baby, catalog());
  EXPECT_EQ(found.lowest->in(elemental_milligram_per_day), 30);
  EXPECT_EQ(found.highest->in(elemental_milligram_per_day), 75);
}

TEST(FoodSearch, finds_beginnings_plurals_slips_and_other_names_common_foods_first) {
  PlainFoodTable table(catalog());
  const auto first = [&](const char* words) {
    const auto answer = table.search(words, 3).value();
    return answer.found.empty() ? std::string() : answer.found.front().food.name;
  };
  EXPECT_EQ(first("almonds"), "Almonds");
  EXPECT_EQ(first("almond"), "Almonds");
  EXPECT_EQ(first("almnod"), "Almonds");
  EXPECT_EQ(first("pumpkin seed"), "Pumpkin seeds, dried kernels");
  EXPECT_EQ(first("bananas"), "Banana");
  EXPECT_EQ(first("blueb"), "Blueberries");
  EXPECT_EQ(first("brocoli raw"), "Broccoli, raw");
  EXPECT_EQ(first("garbanzo"), "Chickpeas, boiled");
  EXPECT_EQ(first("zucchini"), "Courgette (zucchini), raw");
  EXPECT_EQ(first("xylophone"), "");
}

TEST(FoodSuggestions, of_the_shipped_table_close_every_gap_of_a_day) {
  for (const double gap : {20., 60., 120., 250., 420.}) {
    const auto list = suggest_foods(gap * elemental_milligram, catalog(), {});
    ASSERT_EQ(list.size(), 3u) << gap;
    std::set<std::string> seen;
    for (const FoodSuggestion& one : list)
      for (const SuggestedFood& food : one.servings) EXPECT_TRUE(seen.insert(food.food->id).second) << food.food->id;
    EXPECT_TRUE(list[0].closes) << gap;
  }
}

}  // namespace
}  // namespace titrate::codec
