#include "catalog/adverse_effects.h"

#include <gtest/gtest.h>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {
namespace {

const Source somewhere{"A book (2020)", "verified"};

AdverseEffect row(const char* effect, int grade, SafetyAction action) {
  AdverseEffect one;
  one.id = std::string(effect) + "_" + std::to_string(grade);
  one.substance = "magnesium";
  one.effect = one.name = effect;
  one.grade = grade;
  one.definition = "Felt.";
  one.detail = "Do so.";
  one.action = action;
  if (action == SafetyAction::pause) one.restart_after_days = 2;
  one.source = somewhere;
  return one;
}

Catalog small() {
  Catalog catalog;
  catalog.substances = {{"magnesium", "magnesium", "magnesium", true, "A mineral.", somewhere}};
  catalog.adverse_effects = {row("nausea", 1, SafetyAction::carry_on),
                             row("nausea", 2, SafetyAction::pause),
                             row("nausea", 4, SafetyAction::emergency),
                             row("severe_or_unusual", 3, SafetyAction::stop_seek_care),
                             row("severe_or_unusual", 4, SafetyAction::emergency),
                             row("unlisted", 1, SafetyAction::pause)};
  catalog.adverse_effects[0].names = {"feeling sick", "Übelkeit"};
  catalog.help_numbers = {{"de", {"DE", "DEU"}, "Germany", "112", "116117", "", "", somewhere}};
  return catalog;
}

std::vector<std::string> faults(const Catalog& catalog) {
  Faults found;
  faults_of_adverse_effects(catalog, found);
  faults_of_help_numbers(catalog, found);
  return std::move(found).found();
}

TEST(AdverseEffects, a_sound_table_has_no_faults) { EXPECT_EQ(faults(small()), std::vector<std::string>{}); }

TEST(AdverseEffects, a_grade_without_a_row_follows_the_next_stricter_one_and_never_a_milder) {
  const Catalog catalog = small();
  EXPECT_EQ(find_adverse_effect(catalog, "magnesium", "nausea", 3)->grade, 4);
  EXPECT_EQ(find_adverse_effect(catalog, "magnesium", "nausea", 2)->grade, 2);
  EXPECT_EQ(find_adverse_effect(catalog, "magnesium", "unlisted", 4)->grade, 1) << "beyond the last: the last";
  EXPECT_EQ(find_adverse_effect(catalog, "magnesium", "rash", 1), nullptr);
  EXPECT_EQ(find_adverse_effect(catalog, "salt", "nausea", 1), nullptr);
}

TEST(AdverseEffects, other_words_mean_the_effect) {
  EXPECT_EQ(effect_called(small(), "magnesium", "Feeling-Sick").effect, "nausea");
  EXPECT_EQ(effect_called(small(), "magnesium", "uebelkeit").effect, "nausea");
  EXPECT_EQ(effect_called(small(), "magnesium", "blue fingers").effect, "");
}

TEST(AdverseEffects, a_word_has_at_least_the_mildest_grade_that_it_stands_at) {
  Catalog catalog = small();
  catalog.adverse_effects[1].names = {"retching"};
  catalog.adverse_effects[2].names = {"retching", "cannot drink"};
  EXPECT_EQ(effect_called(catalog, "magnesium", "nausea").least_grade, 1);
  EXPECT_EQ(effect_called(catalog, "magnesium", "feeling sick").least_grade, 1);
  EXPECT_EQ(effect_called(catalog, "magnesium", "retching").least_grade, 2);
  EXPECT_EQ(effect_called(catalog, "magnesium", "cannot drink").least_grade, 4);
}

TEST(AdverseEffects, a_word_means_one_effect_only) {
  Catalog catalog = small();
  catalog.adverse_effects.push_back(row("vomiting", 2, SafetyAction::stop_seek_care));
  catalog.adverse_effects.back().names = {"feeling sick"};
  EXPECT_EQ(faults(catalog),
            std::vector<std::string>{"adverse_effects, vomiting_2: the word feeling sick already means nausea."});
}

TEST(AdverseEffects, what_is_severe_stops_and_worse_is_never_answered_more_mildly) {
  Catalog catalog = small();
  catalog.adverse_effects[3].action = SafetyAction::carry_on;
  catalog.adverse_effects[2].action = SafetyAction::stop_seek_care;
  EXPECT_EQ(faults(catalog).size(), 2u);
  catalog = small();
  catalog.adverse_effects[0].action = SafetyAction::stop_seek_care;
  EXPECT_EQ(faults(catalog).size(), 1u) << "grade 2 pauses, which is milder";
}

TEST(AdverseEffects, a_pause_and_nothing_else_has_an_end) {
  Catalog catalog = small();
  catalog.adverse_effects[1].restart_after_days.reset();
  catalog.adverse_effects[0].restart_after_days = 1;
  EXPECT_EQ(faults(catalog).size(), 2u);
}

TEST(AdverseEffects, every_substance_says_that_severe_or_unusual_stops) {
  Catalog catalog = small();
  catalog.adverse_effects.pop_back();
  EXPECT_EQ(faults(catalog), std::vector<std::string>{"adverse_effects: nothing says what follows where no row names "
                                                      "what was noticed of magnesium."});
  catalog = small();
  std::erase_if(catalog.adverse_effects, [](const AdverseEffect& row) { return row.id == "severe_or_unusual_4"; });
  EXPECT_EQ(faults(catalog), std::vector<std::string>{"adverse_effects: nothing says that severe or unusual stops "
                                                      "magnesium, and is an emergency at grade 4."});
}

TEST(HelpNumbers, are_found_by_country_can_be_dialled_and_are_none_where_none_is_known) {
  Catalog catalog = small();
  EXPECT_EQ(find_help_numbers(catalog, "DE")->emergency, "112");
  EXPECT_EQ(find_help_numbers(catalog, "deu")->emergency, "112");
  EXPECT_EQ(find_help_numbers(catalog, "XX"), nullptr);
  EXPECT_EQ(find_help_numbers(catalog, ""), nullptr);
  catalog.help_numbers[0].emergency = "call us";
  EXPECT_EQ(faults(catalog).size(), 1u);
}

TEST(HelpNumbers, a_code_is_of_one_country_only) {
  Catalog catalog = small();
  catalog.help_numbers.push_back({"at", {"AT", "DE"}, "Austria", "112", "", "", "", somewhere});
  EXPECT_EQ(faults(catalog), std::vector<std::string>{"help_numbers, at: the code DE already means de."});
  catalog.help_numbers.back().codes = {"Austria"};
  EXPECT_EQ(faults(catalog), std::vector<std::string>{"help_numbers, at: \"Austria\" is no code of a country."});
  catalog.help_numbers.back().codes = {};
  EXPECT_EQ(faults(catalog), std::vector<std::string>{"help_numbers, at: no code of a country leads to it."});
}

}  // namespace
}  // namespace titrate
