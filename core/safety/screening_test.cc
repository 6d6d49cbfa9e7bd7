#include "safety/screening.h"
#include "catalog/catalog.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "safety/small_rules.h"

namespace titrate {
namespace {

Catalog one_limit() {
  Catalog catalog;
  catalog.limits = {
      {"eu", "EU", 250 * elemental_milligram_per_day, "Set by diarrhoea.", {"An opinion (2001)", "verified"}}};
  return catalog;
}

Screening screening_of(const std::vector<Entry<Dose>>& doses) {
  Exposure exposure;
  exposure.taken = doses;
  return screen(Person{}, exposure, one_limit(), today);
}

Entry<Dose> took(double mg) { return dose_entry(mg, true); }

TEST(Screening, doses_on_the_limit_and_below_are_no_finding) {
  EXPECT_TRUE(screening_of({}).findings.empty());
  EXPECT_TRUE(screening_of({took(250), took(0), took(100), {}, Entry<Dose>::skipped()}).findings.empty());
}

TEST(Screening, a_finding_names_how_many_days_the_largest_dose_the_limit_and_the_source) {
  const Screening screening = screening_of({took(300), took(250), {}, took(412.5), took(260)});
  ASSERT_EQ(screening.findings.size(), 1u) << "one rule, one finding";
  const Finding& finding = screening.findings.front();
  EXPECT_EQ(finding.about, "daily dose");
  EXPECT_EQ(finding.severity, Severity::caution);
  for (const char* said : {"3 days", "412.5 mg", "250 mg", "Set by diarrhoea."})
    EXPECT_NE(finding.reason.find(said), std::string::npos) << said << " in: " << finding.reason;
  EXPECT_EQ(finding.source.citation, "An opinion (2001)");
  EXPECT_NE(finding.action.find("doctor or pharmacist"), std::string::npos);
}

TEST(Screening, a_single_day_is_a_day) {
  const std::string reason = screening_of({took(0), took(251)}).findings.at(0).reason;
  EXPECT_NE(reason.find("On 1 day the"), std::string::npos) << reason;
  EXPECT_NE(reason.find("251 mg"), std::string::npos) << reason;
}

TEST(Screening, another_treatment_is_not_measured_in_milligrams_of_magnesium) {
  EXPECT_TRUE(screening_of({dose_entry(1000, false)}).findings.empty());
}

TEST(Screening, says_what_it_did_not_check) {
  const auto& not_checked = screening_of({}).not_checked;
  for (const char* what : {"medicines", "conditions", "kidney function"})
    EXPECT_TRUE(std::count(not_checked.begin(), not_checked.end(), what)) << what;
}

// ---- a person who means to start

using Names = std::vector<std::string>;

Screening screening_of(const Person& person, const Intended& intended = {}, const Catalog& catalog = small_rules()) {
  return screen(person, {}, catalog, today, intended);
}

Person suffering(const Names& conditions, std::initializer_list<ClinicianDecision> decisions = {}) {
  Person person = healthy_adult();
  person.conditions = conditions;
  person.decisions = decisions;
  return person;
}

TEST(Screening, somebody_of_whom_everything_is_known_and_nothing_found_may_start) {
  const Screening screening = screening_of(healthy_adult());
  EXPECT_TRUE(screening.may_start);
  EXPECT_FALSE(screening.needs_clinician);
  EXPECT_EQ(screening.could_not_check, Names{});
  EXPECT_EQ(screening.limit.amount, 350 * elemental_milligram_per_day);
}

TEST(Screening, what_was_not_said_is_never_taken_for_a_no) {
  EXPECT_FALSE(screening_of(Person{}).may_start);
  EXPECT_EQ(screening_of(Person{}).could_not_check, (Names{"age", "conditions", "medicines"}));
  Person person = healthy_adult();
  person.answered.life_stage = false;
  EXPECT_EQ(screening_of(person).could_not_check, Names{"life stage"});
  person.sex = Sex::male;
  EXPECT_TRUE(screening_of(person).may_start);
  person.decisions = {agreed("age")};
  person.age.reset();
  EXPECT_FALSE(screening_of(person).may_start) << "and no decision takes the place of an answer";
}

TEST(Screening, what_could_not_be_checked_stays_open_until_a_decision_names_it) {
  Person person = healthy_adult();
  person.medicines = {"xyzzymab", "zzyzxavir"};
  const auto screened = [&] { return screen(person, {}, small_rules(), today); };
  EXPECT_EQ(screened().still_open, person.medicines);
  person.decisions = {agreed("xyzzymab")};
  EXPECT_EQ(screened().could_not_check, person.medicines);
  EXPECT_EQ(screened().still_open, std::vector<std::string>{"zzyzxavir"});
  EXPECT_FALSE(screened().may_start);
  person.decisions.push_back(agreed("zzyzxavir"));
  EXPECT_TRUE(screened().still_open.empty() && screened().may_start);
}

TEST(Screening, a_block_an_unknown_condition_and_a_clinician_finding_each_stand_in_the_way) {
  for (const char* condition : {"myasthenia gravis", "heart failure", "moonlight disease"})
    EXPECT_FALSE(screening_of(suffering({condition})).may_start) << condition;
  EXPECT_TRUE(screening_of(suffering({"hypotension", "asthma"})).may_start) << "a caution and nothing do not";
  EXPECT_TRUE(screening_of(suffering({"heart failure"})).needs_clinician);
  EXPECT_FALSE(screening_of(suffering({"moonlight disease"})).needs_clinician);
}

TEST(Screening, a_decision_with_rule_name_date_and_reason_resolves_and_one_without_does_not) {
  const Screening resolved = screening_of(suffering({"myasthenia gravis"}, {agreed("myasthenia", 100)}));
  EXPECT_TRUE(resolved.may_start);
  EXPECT_EQ(resolved.findings[0].resolved_by, "Dr. Ada Example") << "the finding stays and says who";
  EXPECT_TRUE(resolved.overrides[0].applied);
  for (int missing = 0; missing < 5; ++missing) {
    ClinicianDecision decision = agreed("myasthenia", 100);
    if (missing == 0) decision.rule = "heart_failure";
    if (missing == 1) decision.clinician.clear();
    if (missing == 2) decision.day = {};
    if (missing == 3) decision.reason.clear();
    if (missing == 4) decision.limit.reset();
    const Screening screening = screening_of(suffering({"myasthenia gravis"}, {decision}));
    EXPECT_FALSE(screening.may_start) << missing;
    EXPECT_EQ(screening.overrides[0].applied, missing == 0) << missing << ": without its rule it is a cap and no more";
    EXPECT_NE(screening.overrides[0].what, "") << missing;
  }
}

TEST(Screening, one_decision_resolves_one_rule) {
  EXPECT_FALSE(screening_of(suffering({"myasthenia gravis", "heart failure"}, {agreed("myasthenia", 100)})).may_start);
  EXPECT_TRUE(screening_of(suffering({"myasthenia gravis", "heart failure"},
                                     {agreed("myasthenia", 100), agreed("heart_failure")}))
                  .may_start);
}

TEST(Screening, what_could_not_be_checked_is_resolved_by_a_decision_that_names_it_as_written) {
  EXPECT_TRUE(screening_of(suffering({"Moonlight disease"}, {agreed("moonlight disease")})).may_start);
  EXPECT_FALSE(screening_of(suffering({"Moonlight disease"}, {agreed("sunlight disease")})).may_start);
}

TEST(Screening, findings_come_strictest_first) {
  const Screening screening = screening_of(suffering({"hypotension", "heart failure", "myasthenia gravis"}));
  ASSERT_EQ(screening.findings.size(), 3u);
  EXPECT_EQ(screening.findings[0].severity, Severity::block);
  EXPECT_EQ(screening.findings[1].severity, Severity::clinician);
  EXPECT_EQ(screening.findings[2].severity, Severity::caution);
}

TEST(Screening, a_planned_dose_above_the_limit_needs_a_decision_that_raises_the_limit) {
  Intended plan;
  plan.dose = 400 * elemental_milligram_per_day;
  EXPECT_FALSE(screening_of(healthy_adult(), plan).may_start);
  EXPECT_FALSE(screening_of(suffering({}, {agreed("us")}), plan).may_start)
      << "a decision without a number raises nothing";
  Person agreed_with = healthy_adult();
  agreed_with.decisions = {agreed("us", 400)};
  EXPECT_TRUE(screening_of(agreed_with, plan).may_start);
  plan.dose = 350 * elemental_milligram_per_day;
  EXPECT_TRUE(screening_of(healthy_adult(), plan).may_start);
  plan.others = {{"multivitamin", 1 * elemental_milligram_per_day}};
  EXPECT_FALSE(screening_of(healthy_adult(), plan).may_start) << "the day's other sources count";
}

TEST(Screening, who_may_never_be_left_without_is_not_randomised_to_periods_without) {
  Intended plan;
  EXPECT_FALSE(screening_of(suffering({"Gitelman"}), plan).may_be_randomised);
  Person person = suffering({"Gitelman"}, {agreed("gitelman"), agreed("randomised_off")});
  EXPECT_TRUE(screening_of(person, plan).may_start) << "the ladder needs no coin";
  plan.randomised_off = true;
  const Screening screening = screening_of(person, plan);
  EXPECT_FALSE(screening.may_start);
  EXPECT_EQ(screening.findings[0].rule, "randomised_off");
  EXPECT_TRUE(screening_of(healthy_adult(), plan).may_start);
}

TEST(Screening, a_plan_says_its_dose_and_whether_a_coin_decides) {
  Trial trial;
  trial.full_dose = dose_of(200, true);
  EXPECT_EQ(intended_by(trial).dose, 200 * elemental_milligram_per_day);
  EXPECT_FALSE(intended_by(trial).randomised_off);
  trial.randomisation.kind = Randomisation::Kind::pairs;
  EXPECT_TRUE(intended_by(trial).randomised_off);
  trial.full_dose = dose_of(1, false);
  EXPECT_FALSE(intended_by(trial).dose);
}

TEST(Screening, an_allergy_is_found_among_the_ingredients_or_could_not_be_checked) {
  Person person = healthy_adult();
  person.allergies = {"soy"};
  EXPECT_EQ(screening_of(person).could_not_check, Names{"soy"}) << "no product, no check";
  Intended product;
  product.ingredients = {"magnesium bisglycinate", "soy lecithin"};
  EXPECT_EQ(screening_of(person, product).findings.at(0).about, "soy lecithin");
  EXPECT_EQ(screening_of(person, product).findings.at(0).severity, Severity::block);
  // Whoever judges a dose by the limit alone hears of it too.
  const auto limit = screening_of(person, product).limit;
  ASSERT_EQ(limit.forbids.size(), 1u);
  EXPECT_EQ(limit.forbids[0].rule, "product_allergy");
  EXPECT_TRUE(check_daily_dose(50 * elemental_milligram_per_day, limit, {}).forbidden);
  person.allergies = {"lactose"};
  EXPECT_EQ(screening_of(person, product).could_not_check, Names{"lactose"}) << "a label may call it otherwise";
}

TEST(Screening, it_is_asked_again_when_person_product_or_plan_change_and_answers_the_same_to_the_same) {
  Person person = healthy_adult();
  Intended plan;
  plan.dose = 300 * elemental_milligram_per_day;
  const auto rules_found = [&] {
    Names found;
    for (const Finding& finding : screening_of(person, plan).findings) found.push_back(finding.rule);
    return found;
  };
  EXPECT_EQ(rules_found(), Names{});
  EXPECT_EQ(rules_found(), rules_found());
  person.medicines = {"ibuprofen"};
  person.egfr.reset();
  EXPECT_EQ(rules_found(), Names{"kidney_unknown"}) << "another list";
  person.allergies = {"soy"};
  plan.ingredients = {"soy oil"};
  EXPECT_EQ(rules_found(), (Names{"product_allergy", "kidney_unknown"})) << "another product";
  plan.dose = 360 * elemental_milligram_per_day;
  EXPECT_EQ(rules_found(), (Names{"product_allergy", "kidney_unknown", "us"})) << "another plan";
}

TEST(Screening, a_substance_without_a_limit_could_not_be_checked) {
  Intended glycine;
  glycine.supplement.substance = "glycine";
  EXPECT_EQ(screening_of(healthy_adult(), glycine).could_not_check, Names{"limit of glycine"});
  EXPECT_FALSE(screening_of(healthy_adult(), glycine).may_start);
}

RC_GTEST_PROP(Screening, one_more_condition_medicine_or_allergy_never_lets_somebody_start, ()) {
  const auto some = [](std::initializer_list<std::string> names) {
    return *rc::gen::container<Names>(rc::gen::elementOf(std::vector<std::string>(names)));
  };
  Person person = suffering(some({"asthma", "hypotension", "heart failure", "myasthenia gravis", "Gitelman", "moon"}));
  if (*rc::gen::arbitrary<bool>()) person.egfr = *rc::gen::inRange(10, 120);
  for (const char* rule : {"heart_failure", "myasthenia", "gitelman", "moon", "kidney_severe"})
    if (*rc::gen::arbitrary<bool>()) person.decisions.push_back(agreed(rule, 100));
  const Screening before = screening_of(person);
  for (const std::string& more : some({"asthma", "heart failure", "dialysis", "sun", "schwanger"}))
    person.conditions.push_back(more);
  for (const std::string& more : some({"ibuprofen", "nobodys pill"})) person.medicines.push_back(more);
  for (const std::string& more : some({"nuts"})) person.allergies.push_back(more);
  const Screening after = screening_of(person);
  RC_ASSERT(before.may_start || !after.may_start);
  RC_ASSERT(after.findings.size() >= before.findings.size());
  RC_ASSERT(!before.needs_clinician || after.needs_clinician);
}

}  // namespace
}  // namespace titrate
