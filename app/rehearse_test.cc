#include "app/rehearse.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/small_catalog.h"
#include "life/blinding.h"
#include "trial/bare_diary.h"

namespace titrate {
namespace {

Catalog catalog_with_evidence() {
  Catalog catalog = small_catalog();
  catalog.kinetics.push_back({"quick", 1, 0.3, "Assumed for a test.", {"A book (2020)", "verified"}});
  catalog.effect_priors = {{"general", 0, 0.2, "Assumed for a test.", {"A book (2020)", "verified"}}};
  return catalog;
}

Trial small_plan() {
  Trial plan;
  plan.primary = outcome_named("pain", small_catalog());
  plan.primary.smallest_worthwhile = 1;
  plan.primary.kinetics = "quick";
  plan.randomisation = {Randomisation::Kind::pairs, 7, 0, 3};
  plan.planned_days = 42;
  plan.missing_fraction = 0.1;
  plan.baseline = Baseline{1, 0.3, {}};
  plan.fixed_before_data = true;
  return plan;
}

std::vector<int> counts_of(const PlanOutlook& outlook) {
  std::vector<int> all;
  for (const Outlook& one : outlook.without_effect) all.push_back(one.keep_taking.times);
  for (const Outlook* one : {&outlook.at_half, &outlook.at_smallest, &outlook.at_twice, &outlook.under_harm})
    all.insert(all.end(), {one->keep_taking.times, one->stop_taking.times, one->undecided.times});
  return all;
}

Rehearsal rehearsed(const RehearsalOptions& options) {
  Progress patient;
  auto rehearsal = rehearse(small_plan(), catalog_with_evidence(), options, patient);
  EXPECT_TRUE(rehearsal);
  return *rehearsal;
}

TEST(Rehearse, the_number_of_threads_changes_no_digit) {
  const Rehearsal one = rehearsed({.people = 26, .seed = 3, .threads = 1});
  for (const int threads : {2, 3}) {
    const Rehearsal other = rehearsed({.people = 26, .seed = 3, .threads = threads});
    EXPECT_EQ(counts_of(one.plan), counts_of(other.plan));
    EXPECT_EQ(one.plan.trial.rule, other.plan.trial.rule);
    EXPECT_EQ(one.plan.width_95, other.plan.width_95);
    ASSERT_EQ(one.alternatives.size(), other.alternatives.size());
    for (std::size_t i = 0; i < one.alternatives.size(); ++i)
      EXPECT_EQ(counts_of(one.alternatives[i]), counts_of(other.alternatives[i]));
  }
  EXPECT_NE(counts_of(one.plan),
            counts_of(rehearsed({.people = 26, .seed = 4, .alternatives = false, .threads = 2}).plan));
}

TEST(Rehearse, a_quick_estimate_lies_near_the_true_pass) {
  const Rehearsal quick = rehearsed({.quick = true}), slow = rehearsed({.people = 1000, .alternatives = false});
  EXPECT_TRUE(quick.quick_estimate && !slow.quick_estimate);
  EXPECT_EQ(quick.plan.people, quick_people);
  EXPECT_TRUE(quick.alternatives.empty());
  const auto apart = [](const Rate& a, const Rate& b) { return std::abs(a.rate() - b.rate()); };
  // Four Monte Carlo errors of 500 people at the most, 9 %, and what a rougher threshold may add.
  EXPECT_LE(apart(quick.plan.at_smallest.keep_taking, slow.plan.at_smallest.keep_taking), 0.12);
  EXPECT_LE(apart(quick.plan.at_twice.keep_taking, slow.plan.at_twice.keep_taking), 0.12);
  EXPECT_LE(apart(quick.plan.worst().keep_taking, slow.plan.worst().keep_taking), 0.05);
  EXPECT_NEAR(quick.plan.width_95 / slow.plan.width_95, 1, 0.1);
  EXPECT_GT(slow.plan.at_twice.keep_taking.times, slow.plan.at_half.keep_taking.times);
  EXPECT_GT(slow.plan.under_harm.stop_taking.times, slow.plan.at_twice.stop_taking.times);
}

TEST(Rehearse, a_rule_that_came_with_the_plan_is_not_calibrated_anew) {
  Trial plan = small_plan();
  plan.rule.better = 0.987;
  plan.rule.calibration = Calibration{10'000, 5, 0.04, 0.002, 0.043};
  Progress patient;
  const auto rehearsal = rehearse(plan, catalog_with_evidence(), {.people = 30, .threads = 1}, patient);
  ASSERT_TRUE(rehearsal);
  EXPECT_EQ(rehearsal->plan.trial.rule, plan.rule);
  for (const PlanOutlook& other : rehearsal->alternatives) EXPECT_NE(other.trial.rule, plan.rule);
}

TEST(Rehearse, warns_of_a_plan_that_can_hardly_find_anything) {
  Trial plan = small_plan();
  plan.primary.smallest_worthwhile = 4.5;  // 2.25 standard deviations of the prior
  plan.baseline->sd = 3;
  plan.baseline->rho = 0.9;
  Progress patient;
  const auto rehearsal =
      rehearse(plan, catalog_with_evidence(), {.people = 60, .alternatives = false, .threads = 1}, patient);
  ASSERT_TRUE(rehearsal);
  const auto says = [&](const char* part) {
    for (const std::string& warning : rehearsal->plan.warnings)
      if (warning.find(part) != std::string::npos) return true;
    return false;
  };
  EXPECT_LT(rehearsal->plan.prior_worthwhile, 0.02);
  EXPECT_TRUE(says("less than 2 %"));
  EXPECT_TRUE(says("to find the smallest worthwhile difference"));
}

TEST(Rehearse, warns_of_a_design_that_leaves_most_people_without_an_answer) {
  Trial plan = small_plan();
  plan.primary.kinetics = "slow";
  plan.randomisation.period_days = 3;
  plan.planned_days = 12;
  plan.baseline->rho = 0.9;
  Catalog catalog = catalog_with_evidence();
  catalog.kinetics.push_back({"slow", 20, 0.75, "Assumed for a test.", {"A book (2020)", "verified"}});
  Progress patient;
  const auto outlook = [&](const Trial& trial) {
    return rehearse(trial, catalog, {.people = 60, .alternatives = false, .threads = 1}, patient)->plan;
  };
  const auto says_so = [](const PlanOutlook& plan) {
    return std::any_of(plan.warnings.begin(), plan.warnings.end(), [](const std::string& warning) {
      return warning.find("end without any answer") != std::string::npos;
    });
  };
  const PlanOutlook slow = outlook(plan), quick = outlook(small_plan());
  EXPECT_LT(slow.identifiable.rate(), 0.2) << "twelve days of an effect that builds up over weeks";
  EXPECT_TRUE(says_so(slow));
  EXPECT_GT(quick.identifiable.rate(), 0.8);
  EXPECT_FALSE(says_so(quick));
}

TEST(Rehearse, tells_what_dependence_and_knowing_the_arm_do_to_it) {
  Trial plan = small_plan();
  Progress patient;
  const auto open = rehearse(plan, catalog_with_evidence(), {.people = 40, .threads = 1}, patient)->plan;
  ASSERT_EQ(open.smallest_by_dependence.size(), dependences.size());
  for (std::size_t i = 0; i < dependences.size(); ++i)
    EXPECT_EQ(open.smallest_by_dependence[i].truth.rho, dependences[i]);
  // The plan's own dependence is one of them, and its people are the same.
  EXPECT_EQ(open.smallest_by_dependence[1].keep_taking.times, open.at_smallest.keep_taking.times);
  EXPECT_NE(open.knowing_the_arm.find("Capsules that look alike"), std::string::npos);
  plan.blinding = written_in_plan(Blinding::helper);
  const auto closed =
      rehearse(plan, catalog_with_evidence(), {.people = 40, .alternatives = false, .threads = 1}, patient)->plan;
  EXPECT_TRUE(closed.knowing_the_arm.empty());
  EXPECT_TRUE(closed.smallest_by_dependence.empty());
}

TEST(Rehearse, ends_when_it_is_asked_to) {
  struct Impatient : Progress {
    int asked = 0;
    bool keep_going(double) override { return ++asked < 3; }
  } impatient;
  EXPECT_FALSE(rehearse(small_plan(), catalog_with_evidence(), {.people = 100'000, .threads = 2}, impatient));
  EXPECT_EQ(impatient.asked, 3);
}

}  // namespace
}  // namespace titrate
