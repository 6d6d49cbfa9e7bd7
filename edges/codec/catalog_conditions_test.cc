// The shipped tables of limits and conditions, against published numbers and definitions.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "safety/conditions.h"
#include "safety/limit.h"
#include "safety/stop_rules.h"

namespace titrate::codec {
namespace {

constexpr auto mg = elemental_milligram_per_day;
const Day today = *parse_day("2026-03-01");

const Condition& row(const std::string& id) {
  const auto at = std::find_if(catalog().conditions.begin(), catalog().conditions.end(),
                               [&](const Condition& one) { return one.id == id; });
  if (at == catalog().conditions.end()) throw std::runtime_error("no condition " + id);
  return *at;
}

std::vector<std::string> rules_for(const std::string& condition) {
  Person person;
  person.conditions = {condition};
  person.egfr = 95;
  std::vector<std::string> rules;
  for (const Finding& finding : screen_conditions(person, catalog(), today, "magnesium").findings)
    rules.push_back(finding.rule);
  return rules;
}

TEST(CatalogConditions, every_question_of_the_fact_base_has_a_row) {
  std::set<std::string> facts;
  for (const Condition& one : catalog().conditions) facts.insert(one.fact);
  for (int i = 1; i <= 49; ++i) {
    char id[8];
    std::snprintf(id, sizeof id, "CO%03d", i);
    EXPECT_TRUE(facts.contains(id)) << id;
  }
}

TEST(CatalogConditions, thresholds_are_typed_numbers) {
  EXPECT_EQ(row("kidney_severe").egfr_below, 30);
  EXPECT_EQ(row("kidney_moderate").egfr_from, 30);
  EXPECT_EQ(row("kidney_moderate").egfr_below, 60);
  EXPECT_EQ(row("age_under_18").age_to, 17);
  EXPECT_EQ(row("age_65_or_older").age_from, 65);
  EXPECT_EQ(row("age_65_or_older").cap, 250 * mg);
  EXPECT_TRUE(row("pregnancy").pregnant && row("pregnancy").trying_to_conceive);
  EXPECT_TRUE(row("kidney_unknown").without_egfr);
}

TEST(CatalogConditions, what_blocks_blocks) {
  for (const char* condition : {"myasthenia gravis",
                                "dialysis",
                                "struvite stones",
                                "heart block",
                                "bradycardia",
                                "hypermagnesemia",
                                "bowel obstruction",
                                "Lambert-Eaton syndrome",
                                "thunderclap headache",
                                "temporal arteritis",
                                "medication overuse headache",
                                "septic arthritis",
                                "dark urine",
                                "claudication",
                                "bloody diarrhea",
                                "night sweats",
                                "sleep apnea",
                                "mania",
                                "diabetic ketoacidosis",
                                "rhabdomyolysis",
                                "suicidal thoughts",
                                "Dialyse"}) {
    const auto rules = rules_for(condition);
    EXPECT_TRUE(std::any_of(rules.begin(), rules.end(), [](const std::string& id) {
      return row(id).severity == Severity::block;
    })) << condition;
  }
}

TEST(CatalogConditions, what_a_clinician_decides_is_left_to_a_clinician) {
  for (const char* condition :
       {"Gitelman syndrome", "long QT syndrome", "single kidney", "nephrotic syndrome", "epilepsy", "stroke",
        "chemotherapy", "HIV", "hepatitis C", "liver transplant", "dysphagia", "dementia", "heart failure",
        "Crohn's disease", "Herzinsuffizienz", "Morbus Crohn"}) {
    const auto rules = rules_for(condition);
    EXPECT_TRUE(std::any_of(rules.begin(), rules.end(), [](const std::string& id) {
      return row(id).severity == Severity::clinician;
    })) << condition;
  }
}

TEST(CatalogConditions, who_must_not_be_left_without_is_not_randomised_to_it) {
  for (const char* id : {"gitelman_bartter", "hypomagnesaemia", "low_calcium_or_potassium", "long_qt", "short_bowel"})
    EXPECT_FALSE(row(id).randomised_off) << id;
}

TEST(CatalogConditions, every_row_is_found_by_its_own_label_and_by_each_of_its_names) {
  for (const Condition& one : catalog().conditions) {
    std::vector<std::string> names = one.names;
    names.push_back(one.label);
    for (const std::string& name : names) {
      Person person;
      person.conditions = {name};
      const ConditionScreening screening = screen_conditions(person, catalog(), today, "magnesium");
      EXPECT_EQ(screening.could_not_check, std::vector<std::string>{}) << one.id << ": " << name;
      EXPECT_TRUE(!one.severity || std::any_of(screening.findings.begin(), screening.findings.end(),
                                               [&](const Finding& finding) { return finding.rule == one.id; }))
          << one.id << ": " << name;
    }
  }
}

TEST(CatalogConditions, a_common_complaint_is_known_and_has_no_rule) {
  for (const char* common : {"migraine", "tension headache", "insomnia", "asthma", "hay fever", "IBS", "constipation",
                             "high cholesterol", "fibromyalgia", "osteoarthritis", "anxiety", "Migräne"}) {
    EXPECT_EQ(rules_for(common), std::vector<std::string>{}) << common;
  }
}

TEST(CatalogConditions, no_sentence_promises_anything) {
  for (const Condition& one : catalog().conditions)
    for (const std::string& text : {one.action, one.reason, one.question})
      for (const char* word : {"works", "proves", "significant", " helps"})
        EXPECT_EQ(text.find(word), std::string::npos) << one.id << ": " << text;
}

// Institute of Medicine (1997); SCF (2001); BfR (2017); VKM (2016); NHMRC (2006); Japan's ministry (2020).
TEST(CatalogLimits, are_those_of_the_authorities) {
  const auto limit = [](const char* place, int age) {
    Person person;
    person.authority = place;
    person.age = age;
    return limit_for(person, catalog(), today).amount.in(mg);
  };
  for (const char* place : {"US", "CA", "NO", "AU", "NZ", "JP", "usa"}) EXPECT_EQ(limit(place, 40), 350) << place;
  for (const char* place : {"EU", "UK", "DE", "FR", "GB", "XX"}) EXPECT_EQ(limit(place, 40), 250) << place;
  EXPECT_EQ(limit("US", 2), 65);
  EXPECT_EQ(limit("CA", 8), 110);
  EXPECT_EQ(limit("US", 9), 350);
  EXPECT_EQ(limit("NO", 12), 280);
  EXPECT_EQ(limit("NO", 3), 85);
  EXPECT_EQ(limit("EU", 4), 250);
}

TEST(CatalogLimits, guidance_and_the_ceiling_never_cap_a_dose_by_themselves) {
  for (const SupplementalLimit& one : catalog().limits)
    EXPECT_EQ(caps(one), one.id != "uk_evm_2003" && one.id != "highest_agreed") << one.id;
  EXPECT_EQ(lowest_limit(catalog()).id, "eu_scf_2001");
  EXPECT_EQ(limit_for(Person{}, catalog(), today).rule, "eu_scf_2001");
}

/// One evening on which this was noticed at this grade.
SafetyAction answered(const std::string& effect, int grade) {
  Diary diary;
  DayRecord record;
  record.day = today;
  record.side_effects.push_back({effect, Entry<double>::of(grade)});
  diary.days.push_back(record);
  return guard_on(diary, catalog(), today).action;
}

TEST(StopRulesOfTheTables, severe_always_stops_and_worse_is_an_emergency_whatever_it_is_called) {
  std::set<std::string> words{"a word that no row has"};
  for (const AdverseEffect& row : catalog().adverse_effects) {
    if (row.substance != "magnesium") continue;
    words.insert(row.effect);
    words.insert(row.names.begin(), row.names.end());
  }
  for (const std::string& word : words) {
    EXPECT_GE(answered(word, 3), SafetyAction::stop_seek_care) << word;
    EXPECT_EQ(answered(word, 4), SafetyAction::emergency) << word;
  }
}

TEST(StopRulesOfTheTables, a_word_of_alarm_is_one_at_any_grade) {
  for (const char* word : {"shortness of breath",
                           "throat closing",
                           "swollen tongue",
                           "slurred speech",
                           "drooping eyelids",
                           "confusion",
                           "paralysis",
                           "vomiting blood",
                           "seizure",
                           "overdose",
                           "suicidal",
                           "suicidal thoughts",
                           "self-harm",
                           "fainted",
                           "fainting",
                           "passed out",
                           "unresponsive",
                           "chest pain",
                           "Ohnmacht",
                           "Atemnot",
                           "Schlaganfall"})
    EXPECT_EQ(answered(word, 1), SafetyAction::emergency) << word;
  EXPECT_EQ(answered("vivid dreams", 1), SafetyAction::pause) << "not known, and mild";
}

}  // namespace
}  // namespace titrate::codec
