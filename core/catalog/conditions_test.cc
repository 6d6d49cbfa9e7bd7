#include "catalog/conditions.h"

#include <gtest/gtest.h>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {
namespace {

Condition sound() {
  Condition row;
  row.id = "asthma";
  row.substance = "all";
  row.category = "lungs";
  row.label = "asthma";
  row.severity = Severity::caution;
  row.action = "Ask.";
  row.reason = "Because.";
  row.source = {"A book (2020)", "verified"};
  return row;
}

std::vector<std::string> faults_of_row(const Condition& row) {
  Catalog catalog;
  catalog.conditions = {row};
  Faults faults;
  faults_of_conditions(catalog, faults);
  return std::move(faults).found();
}

TEST(Conditions, a_sound_row_has_no_faults) { EXPECT_EQ(faults_of_row(sound()), std::vector<std::string>{}); }

TEST(Conditions, a_rule_says_what_to_do_and_why_and_belongs_to_a_substance) {
  Condition row = sound();
  row.action.clear();
  row.reason.clear();
  row.substance = "moonlight";
  EXPECT_EQ(faults_of_row(row).size(), 3u);
}

TEST(Conditions, a_row_without_a_rule_cannot_cap_and_a_red_flag_blocks) {
  Condition row = sound();
  row.severity.reset();
  row.cap = 100 * elemental_milligram_per_day;
  EXPECT_EQ(faults_of_row(row).size(), 1u);
  Condition flag = sound();
  flag.red_flag = true;
  EXPECT_EQ(faults_of_row(flag), std::vector<std::string>{"conditions, asthma: a red flag blocks."});
}

TEST(Conditions, thresholds_rise_and_caps_are_above_zero) {
  Condition row = sound();
  row.age_from = 20;
  row.age_to = 10;
  row.egfr_from = row.egfr_below = 30;
  row.cap = DailyElementalMass{};
  row.women = row.men = false;
  EXPECT_EQ(faults_of_row(row).size(), 4u);
}

SupplementalLimit limit(int from, std::optional<int> to) {
  SupplementalLimit row{"us", "US", 350 * elemental_milligram_per_day, "Why.", {"A book (2020)", "verified"}};
  row.holds_in = {"United States"};
  row.age_from = from;
  row.age_to = to;
  return row;
}

TEST(Limits, a_place_is_known_by_the_authority_and_by_each_of_its_names_in_any_case) {
  for (const char* place : {"US", "us", "united states", "United States"})
    EXPECT_TRUE(holds_in(limit(9, {}), place)) << place;
  EXPECT_FALSE(holds_in(limit(9, {}), "U"));
  EXPECT_FALSE(holds_in(limit(9, {}), ""));
}

TEST(Limits, ages_include_both_ends_and_an_age_that_was_not_said_is_an_adults) {
  EXPECT_FALSE(is_about_age(limit(4, 8), 3));
  EXPECT_TRUE(is_about_age(limit(4, 8), 4));
  EXPECT_TRUE(is_about_age(limit(4, 8), 8));
  EXPECT_FALSE(is_about_age(limit(4, 8), 9));
  EXPECT_FALSE(is_about_age(limit(4, 8), std::nullopt));
  EXPECT_TRUE(is_about_age(limit(9, {}), std::nullopt));
}

TEST(Limits, a_row_of_another_age_substance_or_kind_is_not_the_lowest_adult_limit) {
  Catalog catalog;
  catalog.limits = {limit(9, {}), limit(4, 8), limit(18, {}), limit(18, {})};
  catalog.limits[1].amount = 110 * elemental_milligram_per_day;
  catalog.limits[2].amount = 50 * elemental_milligram_per_day;
  catalog.limits[2].kind = LimitKind::guidance;
  catalog.limits[3].amount = 50 * elemental_milligram_per_day;
  catalog.limits[3].substance = "glycine";
  EXPECT_EQ(lowest_limit(catalog).amount, 350 * elemental_milligram_per_day);
}

TEST(Limits, ages_that_do_not_rise_and_a_row_about_nobody_are_faults) {
  Catalog catalog;
  catalog.limits = {limit(9, 8)};
  catalog.limits[0].no_stage = catalog.limits[0].pregnant = catalog.limits[0].breastfeeding = false;
  Faults faults;
  faults_of_limits(catalog, faults);
  EXPECT_EQ(std::move(faults).found().size(), 2u);
}

}  // namespace
}  // namespace titrate
