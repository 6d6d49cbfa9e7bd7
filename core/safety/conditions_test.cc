#include "safety/conditions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "safety/small_rules.h"

namespace titrate {
namespace {

using Names = std::vector<std::string>;
const Catalog rules = small_rules();

ConditionScreening said(const Names& conditions, std::optional<double> egfr = 95) {
  Person person;
  person.conditions = conditions;
  person.egfr = egfr;
  return screen_conditions(person, rules, today, "magnesium");
}

Names rules_found(const ConditionScreening& screening) {
  Names found;
  for (const Finding& finding : screening.findings) found.push_back(finding.rule);
  return found;
}

Names rules_of(const Person& person, const std::string& substance = "magnesium") {
  return rules_found(screen_conditions(person, rules, today, substance));
}

TEST(Conditions, an_exact_name_is_a_finding_with_what_was_written_action_reason_and_source) {
  const ConditionScreening screening = said({"Myasthenia Gravis"});
  ASSERT_EQ(rules_found(screening), Names{"myasthenia"});
  const Finding& finding = screening.findings[0];
  EXPECT_EQ(finding.about, "myasthenia gravis");
  EXPECT_EQ(finding.matched, "Myasthenia Gravis");
  EXPECT_EQ(finding.severity, Severity::block);
  EXPECT_EQ(finding.action, "Do as myasthenia says.");
  EXPECT_EQ(finding.source.citation, "A book (2020)");
  EXPECT_TRUE(screening.could_not_check.empty());
}

TEST(Conditions, a_condition_that_nobody_has_heard_of_could_not_be_checked) {
  const ConditionScreening screening = said({"moonlight disease"});
  EXPECT_EQ(screening.could_not_check, Names{"moonlight disease"});
  EXPECT_TRUE(screening.findings.empty() && screening.nothing_in_our_rules.empty());
}

TEST(Conditions, a_known_name_without_a_rule_is_nothing_in_our_rules) {
  EXPECT_EQ(said({"Asthma"}).nothing_in_our_rules, Names{"Asthma"});
  EXPECT_EQ(said({"hypertension"}).nothing_in_our_rules, Names{"hypertension"}) << "the kidney is known";
}

TEST(Conditions, two_names_of_one_condition_are_one_finding_and_neither_is_left_over) {
  const ConditionScreening screening = said({"heart failure", "CHF"});
  EXPECT_EQ(rules_found(screening), Names{"heart_failure"});
  EXPECT_TRUE(screening.nothing_in_our_rules.empty() && screening.could_not_check.empty());
}

TEST(Conditions, a_slip_adds_the_finding_asks_and_is_never_nothing_in_our_rules) {
  const ConditionScreening screening = said({"myastenia gravis", "astma"});
  EXPECT_EQ(rules_found(screening), Names{"myasthenia"});
  EXPECT_EQ(screening.could_not_check, (Names{"myastenia gravis", "astma"}));
  ASSERT_EQ(screening.did_you_mean.size(), 2u);
  EXPECT_EQ(screening.did_you_mean[1], (DidYouMean{"astma", "astma", {"asthma"}}));
  EXPECT_TRUE(screening.nothing_in_our_rules.empty());
}

TEST(Conditions, a_name_inside_other_words_adds_the_finding_and_stays_a_question) {
  const ConditionScreening screening = said({"pulmonary hypertension", "severe heart failure"}, std::nullopt);
  EXPECT_EQ(rules_found(screening), (Names{"kidney_unknown", "heart_failure"}));
  EXPECT_EQ(screening.could_not_check, (Names{"pulmonary hypertension", "severe heart failure"}));
  EXPECT_TRUE(said({"pulmonary hypertension"}).nothing_in_our_rules.empty()) << "another disease than hypertension";
}

TEST(Conditions, a_name_is_not_read_as_a_slip_of_another) {
  EXPECT_EQ(rules_found(said({"hypotension"}, std::nullopt)), Names{"hypotension"}) << "and not hypertension";
}

TEST(Conditions, a_line_of_several_conditions_is_read_part_by_part) {
  const ConditionScreening screening = said({"asthma, myasthenia gravis and moonlight disease"});
  EXPECT_EQ(rules_found(screening), Names{"myasthenia"});
  EXPECT_EQ(screening.nothing_in_our_rules, Names{"asthma"});
  EXPECT_EQ(screening.could_not_check, Names{"asthma, myasthenia gravis and moonlight disease"});
}

TEST(Conditions, kidney_function_is_read_by_its_number_and_thirty_is_not_below_thirty) {
  const auto at = [](double egfr) { return rules_found(said({}, egfr)); };
  EXPECT_EQ(at(25), Names{"kidney_severe"});
  EXPECT_EQ(at(29.9), Names{"kidney_severe"});
  EXPECT_EQ(at(30), Names{"kidney_moderate"});
  EXPECT_EQ(at(59.9), Names{"kidney_moderate"});
  EXPECT_EQ(at(60), Names{});
}

TEST(Conditions, a_kidney_that_nobody_tested_in_a_year_matters_where_there_is_a_risk) {
  Person person;
  person.age = 59;
  EXPECT_EQ(rules_of(person), Names{});
  person.age = 60;
  EXPECT_EQ(rules_of(person), Names{"kidney_unknown"});
  person.egfr = 90;
  EXPECT_EQ(rules_of(person), Names{});
  person.egfr_day = today - days(366);
  EXPECT_EQ(rules_of(person), Names{}) << "a leap year is a year";
  person.egfr_day = today - days(367);
  EXPECT_EQ(rules_of(person), Names{"kidney_unknown"});
  Person young;
  young.medicines = {"Ibuprofen 400 mg"};
  EXPECT_EQ(rules_of(young), Names{"kidney_unknown"});
}

TEST(Conditions, ages_are_completed_years_and_both_ends_are_included) {
  const auto at = [](int age) {
    Person person;
    person.age = age;
    person.egfr = 95;
    return rules_of(person);
  };
  EXPECT_EQ(at(17), Names{"child"});
  EXPECT_EQ(at(18), Names{});
  EXPECT_EQ(at(64), Names{});
  EXPECT_EQ(at(65), Names{"older"});
  EXPECT_EQ(at(70), Names{"older"});
}

TEST(Conditions, a_life_stage_is_found_whatever_the_sex) {
  Person person;
  person.life_stage = LifeStage::pregnant;
  for (const Sex sex : {Sex::female, Sex::male, Sex::not_said}) {
    person.sex = sex;
    EXPECT_EQ(rules_of(person), Names{"pregnancy"});
  }
  person.life_stage = LifeStage::breastfeeding;
  EXPECT_EQ(rules_of(person), Names{});
}

TEST(Conditions, of_another_substance_only_what_holds_for_all_is_found) {
  Person person;
  person.life_stage = LifeStage::pregnant;
  person.conditions = {"myasthenia gravis"};
  EXPECT_EQ(rules_of(person, "glycine"), Names{"pregnancy"});
  EXPECT_EQ(screen_conditions(person, rules, today, "glycine").could_not_check, Names{"myasthenia gravis"});
}

TEST(Conditions, a_row_for_women_is_not_found_in_a_man_and_is_in_somebody_who_did_not_say) {
  Catalog catalog = small_rules();
  catalog.conditions = {catalog.conditions[6]};
  catalog.conditions[0].men = false;
  Person person;
  person.conditions = {"myasthenia gravis"};
  const auto found = [&](Sex sex) {
    person.sex = sex;
    return screen_conditions(person, catalog, today, "magnesium").findings.size();
  };
  EXPECT_EQ(found(Sex::male), 0u);
  EXPECT_EQ(found(Sex::female), 1u);
  EXPECT_EQ(found(Sex::not_said), 1u);
}

}  // namespace
}  // namespace titrate
