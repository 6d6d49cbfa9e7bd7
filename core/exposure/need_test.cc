#include "exposure/need.h"

#include <gtest/gtest.h>

#include "catalog/catalog.h"
#include "exposure/food_suggestions.h"
#include "exposure/intake.h"

namespace titrate {
namespace {

const Source somewhere{"A book (2020)", "verified"};
constexpr auto mg_a_day = elemental_milligram_per_day;

Requirement row(std::string id, std::string authority, double mg, double from, std::optional<double> below,
                bool women = true, bool men = true) {
  Requirement made;
  made.id = std::move(id);
  made.substance = "magnesium";
  made.holds_in = {authority};
  made.authority = std::move(authority);
  made.women = women;
  made.men = men;
  made.age_from = from;
  made.age_below = below;
  made.amount = mg * mg_a_day;
  made.source = somewhere;
  return made;
}

Catalog small() {
  Catalog catalog;
  catalog.substances = {{"magnesium", "magnesium", "elemental magnesium", true, "A mineral.", somewhere}};
  catalog.requirements = {row("us_young", "US", 410, 14, 19), row("us_woman", "US", 310, 19, {}, true, false),
                          row("us_man", "US", 400, 19, {}, false, true), row("eu_any", "EU", 350, 18, {})};
  Requirement pregnant = row("us_pregnant", "US", 350, 19, 51, true, false);
  pregnant.no_stage = false;
  pregnant.pregnant = true;
  Requirement average = row("us_average", "US", 255, 19, {}, true, false);
  average.kind = RequirementKind::average;
  catalog.requirements.push_back(pregnant);
  catalog.requirements.push_back(average);
  return catalog;
}

Person somebody(std::optional<int> age, Sex sex, std::optional<std::string> authority) {
  Person person;
  person.age = age;
  person.sex = sex;
  person.authority = std::move(authority);
  return person;
}

TEST(Need, one_person_has_one_need) {
  const Catalog catalog = small();
  const Need need = need_of(somebody(30, Sex::female, "US"), catalog);
  EXPECT_EQ(need.lowest, 310 * mg_a_day);
  EXPECT_EQ(need.highest, 310 * mg_a_day);
  EXPECT_EQ(need.average_lowest, 255 * mg_a_day);
  EXPECT_TRUE(need.to_say.empty());
  ASSERT_EQ(need.rows.size(), 1u);
  EXPECT_EQ(need.rows[0]->id, "us_woman");
}

TEST(Need, completed_years_fall_into_the_band_in_which_the_year_lies) {
  const Catalog catalog = small();
  EXPECT_EQ(need_of(somebody(18, Sex::male, "US"), catalog).highest, 410 * mg_a_day);
  EXPECT_EQ(need_of(somebody(19, Sex::male, "US"), catalog).highest, 400 * mg_a_day);
}

TEST(Need, what_was_not_said_makes_a_range_and_is_named) {
  const Catalog catalog = small();
  const Need need = need_of(somebody(30, Sex::not_said, {}), catalog);
  EXPECT_EQ(need.lowest, 310 * mg_a_day);
  EXPECT_EQ(need.highest, 400 * mg_a_day);
  EXPECT_EQ(need.to_say, (std::vector<std::string>{"sex", "authority"}));
  EXPECT_EQ(need_of(Person{}, catalog).to_say, (std::vector<std::string>{"age", "sex", "authority"}));
}

TEST(Need, an_authority_without_rows_is_not_taken_for_one_with_rows) {
  const Catalog catalog = small();
  const Need need = need_of(somebody(30, Sex::female, "JP"), catalog);
  EXPECT_EQ(need.lowest, 310 * mg_a_day);
  EXPECT_EQ(need.highest, 350 * mg_a_day);
  EXPECT_EQ(need.to_say, std::vector<std::string>{"authority"});
}

TEST(Need, a_place_is_known_by_its_names_and_has_the_rows_of_what_it_lies_within) {
  Catalog catalog = small();
  catalog.countries = {{"us", "US", "the United States", {"USA", "Vereinigte Staaten"}, "", somewhere},
                       {"eu", "EU", "the European Union", {"Europa"}, "", somewhere},
                       {"at", "AT", "Austria", {"AUT", "Österreich"}, "EU", somewhere},
                       {"ch", "CH", "Switzerland", {"Schweiz"}, "", somewhere}};
  const auto need = [&](const char* place) { return need_of(somebody(40, Sex::female, place), catalog); };
  for (const char* place : {"US", "usa", "the united states", "Vereinigte Staaten"}) {
    EXPECT_EQ(need(place).highest, 310 * mg_a_day) << place;
    EXPECT_EQ(need(place).lowest, 310 * mg_a_day) << place;
    EXPECT_EQ(need(place).place_not_known, "") << place;
  }
  for (const char* place : {"Austria", "AUT", "oesterreich", "Österreich", "Europa"})
    EXPECT_EQ(need(place).lowest, 350 * mg_a_day) << place;
  // Known as a country, and of whom no need is here; and a slip, which is not guessed.
  for (const char* place : {"Schweiz", "Austira"}) {
    EXPECT_EQ(need(place).lowest, 310 * mg_a_day) << place;
    EXPECT_EQ(need(place).to_say, std::vector<std::string>{"authority"}) << place;
    EXPECT_EQ(need(place).place_not_known, std::string("No need is in our tables for ") + place +
                                               ". There is one for the United States, the European Union and each of "
                                               "its countries.");
  }
}

TEST(Need, pregnancy_has_its_own_rows_and_nobody_gets_those_of_another_stage) {
  const Catalog catalog = small();
  Person person = somebody(30, Sex::not_said, "US");
  person.life_stage = LifeStage::pregnant;
  EXPECT_EQ(need_of(person, catalog).highest, 350 * mg_a_day);
  person.age = 60;
  EXPECT_FALSE(need_of(person, catalog).lowest) << "no authority of the table has such a group";
}

TEST(Faults, two_amounts_for_one_person_are_a_fault) {
  Catalog catalog = small();
  catalog.requirements.push_back(row("us_again", "US", 320, 30, 40, true, false));
  std::vector<std::string> found;
  for (const std::string& fault : faults_of(catalog))
    if (fault.starts_with("requirements")) found.push_back(fault);
  EXPECT_EQ(found, std::vector<std::string>{"requirements, us_again: it says another amount to people of us_woman."});
}

TEST(DayTotal, a_food_without_a_value_is_counted_as_missing_and_not_as_zero) {
  const std::vector<Eaten> eaten = {{"spinach", "spinach", "Spinach", 100 * gram, 87 * elemental_milligram},
                                    {"grandmother's soup", "", "", 300 * gram, std::nullopt},
                                    {"sugar", "sugar", "Sugar", 5 * gram, ElementalMass{}}};
  const DayTotal total = total_of(eaten, {});
  EXPECT_EQ(total.foods, 3);
  EXPECT_EQ(total.foods_without_value, 1);
  EXPECT_FALSE(total.complete());
  EXPECT_EQ(total.food, 87 * mg_a_day);
}

TEST(DayTotal, food_and_supplements_are_never_one_sum) {
  const DayTotal total = total_of({{"a", "a", "A", 1 * gram, 500 * elemental_milligram}},
                                  {{"tablet", 100 * elemental_milligram, ""}, {"powder", std::nullopt, "no label."}});
  EXPECT_EQ(total.food, 500 * mg_a_day);
  EXPECT_EQ(total.supplements, 100 * mg_a_day);
  EXPECT_EQ(total.taken_not_known, 1);
  EXPECT_EQ(total.together(), 600 * mg_a_day);
}

TEST(Gap, it_is_the_need_less_what_came_and_never_below_zero) {
  const Catalog catalog = small();
  const Need need = need_of(somebody(30, Sex::not_said, "US"), catalog);
  const auto day = [](double mg) { return total_of({{"a", "a", "A", 1 * gram, mg * elemental_milligram}}, {}); };
  EXPECT_EQ(gap_of(need, day(300))->lowest, 10 * mg_a_day);
  EXPECT_EQ(gap_of(need, day(300))->highest, 100 * mg_a_day);
  EXPECT_EQ(gap_of(need, day(350))->lowest, DailyElementalMass{});
  EXPECT_EQ(gap_of(need, day(700))->highest, DailyElementalMass{});
  EXPECT_FALSE(gap_of(Need{}, day(0)));
}

/// Foods with servings of 100 g.
Catalog pantry(const std::vector<std::tuple<std::string, FoodKind, double>>& foods) {
  Catalog catalog;
  for (const auto& [id, kind, mg] : foods) {
    Food food;
    food.id = food.name = id;
    food.kind = kind;
    food.common = true;
    food.serving = "a bowl";
    food.serving_mass = 100 * gram;
    catalog.foods.push_back(food);
    catalog.food_nutrients.push_back({id, "magnesium", mg * elemental_milligram, std::nullopt, somewhere});
  }
  return catalog;
}

std::vector<std::string> names(const FoodSuggestion& suggestion) {
  std::vector<std::string> ids;
  for (const SuggestedFood& one : suggestion.servings) ids.push_back(one.food->id);
  return ids;
}

TEST(FoodSuggestions, the_fewest_servings_that_close_the_gap_and_exceed_it_least) {
  const Catalog catalog = pantry({{"spinach", FoodKind::leafy_green, 80},
                                  {"almonds", FoodKind::nut, 75},
                                  {"walnuts", FoodKind::nut, 45},
                                  {"beans", FoodKind::legume, 120},
                                  {"rice", FoodKind::whole_grain, 50},
                                  {"beef", FoodKind::other, 500}});
  const auto list = suggest_foods(100 * elemental_milligram, catalog, {});
  ASSERT_GE(list.size(), 2u);
  EXPECT_EQ(names(list[0]), std::vector<std::string>{"beans"});
  EXPECT_TRUE(list[0].closes);
  EXPECT_EQ(names(list[1]), (std::vector<std::string>{"almonds", "rice"}))
      << "125 mg, and so are spinach and walnuts, which come later in the alphabet";
  EXPECT_EQ(names(suggest_foods(100 * elemental_milligram, catalog, {"beans"})[0]), names(list[1]));
}

TEST(FoodSuggestions, one_serving_of_a_kind_at_most_and_an_honest_end_where_five_do_not_suffice) {
  const Catalog catalog = pantry({{"almonds", FoodKind::nut, 75}, {"cashews", FoodKind::nut, 74}});
  const auto list = suggest_foods(140 * elemental_milligram, catalog, {});
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(names(list[0]), std::vector<std::string>{"almonds"});
  EXPECT_FALSE(list[0].closes);
}

TEST(FoodSuggestions, no_gap_needs_no_food_and_a_food_without_a_value_is_never_suggested) {
  Catalog catalog = pantry({{"almonds", FoodKind::nut, 75}});
  EXPECT_TRUE(suggest_foods(ElementalMass{}, catalog, {}).empty());
  catalog.food_nutrients.clear();
  EXPECT_TRUE(suggest_foods(10 * elemental_milligram, catalog, {}).empty());
}

}  // namespace
}  // namespace titrate
