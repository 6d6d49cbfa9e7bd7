#include "decision/decision.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

#include "catalog/catalog.h"
#include "numerics/normal.h"

namespace titrate {
namespace {

constexpr double sceptical_sd = 0.2, pi = 3.14159265358979323846;

bool weighed(const Decision& decision, const std::string& part) {
  return std::any_of(decision.reasons.begin(), decision.reasons.end(),
                     [&](const Reason& reason) { return reason.text.find(part) != std::string::npos; });
}

Answer conjugate(const char* name, double estimate, double error, double prior_sd) {
  const double variance = 1 / (1 / (error * error) + 1 / (prior_sd * prior_sd));
  const double total = error * error + prior_sd * prior_sd;
  Answer answer;
  answer.name = name;
  answer.effect = NormalMixture({1}, {estimate * variance / (error * error)}, {std::sqrt(variance)});
  answer.posterior.effect = answer.effect;
  answer.posterior.log_evidence = -0.5 * std::log(2 * pi * total) - 0.5 * estimate * estimate / total;
  return answer;
}

/// What two fits make of one normal estimate of the effect, with its standard error.
Answers answers_of(double estimate, double error, Direction better = Direction::lower) {
  Answers answers;
  answers.outcome.label = "pain";
  answers.outcome.unit = "points";
  answers.outcome.better = better;
  answers.outcome.smallest_worthwhile = 0.5;
  answers.identifiable.yes = true;
  answers.all = {conjugate("as_assigned", estimate, error, 1),
                 conjugate(sceptical_analysis, estimate, error, sceptical_sd)};
  return answers;
}

Catalog catalog_with(double better) {
  Catalog catalog;
  catalog.bare_thresholds = {{.id = "pairs",
                              .shortest_period = 7,
                              .longest_period = 14,
                              .fewest_days = 56,
                              .most_days = 200,
                              .better = better,
                              .people = 1000,
                              .seed = 1,
                              .upper_95 = 0.05,
                              .source = {"A table for tests", "verified"}}};
  return catalog;
}

Trial bare() {
  Trial trial;
  trial.randomisation = {Randomisation::Kind::pairs, 7};
  return trial;
}

Trial planned() {
  Trial trial = bare();
  trial.fixed_before_data = true;
  trial.start = *parse_day("2026-03-02");
  trial.planned_days = 84;
  trial.looks = {42, 84};
  trial.rule.better = 0.98;
  trial.rule.calibration = Calibration{10'000, 1, 0.04, 0.002, 0.045};
  return trial;
}

Exposure of_days(int count) {
  Exposure exposure;
  exposure.first = *parse_day("2026-03-02");
  exposure.taken.resize(std::size_t(count));
  exposure.assigned.resize(std::size_t(count));
  return exposure;
}

RandomisationTest readable() {
  RandomisationTest test;
  test.p = 0.03;
  return test;
}

Decision decided(const Trial& trial, const Answers& answers, int days = 84,
                 const RandomisationTest& test = readable()) {
  return decide(trial, catalog_with(0.98), of_days(days), {}, answers, test);
}

const Answers clear_benefit = answers_of(-1.2, 0.2), clear_harm = answers_of(1.2, 0.2),
              nothing_there = answers_of(0, 0.1), open = answers_of(-0.5, 0.35);

TEST(Belief, is_the_posterior_under_half_of_each_prior) {
  EXPECT_TRUE(rc::check([] {
    const double estimate = *rc::gen::inRange(-300, 300) / 100.0, error = *rc::gen::inRange(5, 100) / 100.0;
    // The definition: prior times likelihood, summed over a fine grid.
    double all = 0, better = 0, worthwhile = 0;
    const double step = 0.0005;
    for (double effect = -6 + step / 2; effect < 6; effect += step) {
      const double prior = 0.5 * normal_density(effect / sceptical_sd) / sceptical_sd + 0.5 * normal_density(effect);
      const double mass = prior * normal_density((estimate - effect) / error);
      all += mass;
      better += effect < 0 ? mass : 0;
      worthwhile += effect < -0.5 ? mass : 0;
    }
    const auto belief = belief_of(answers_of(estimate, error));
    RC_ASSERT(belief);
    RC_ASSERT(std::abs(belief->better - better / all) < 1e-5);
    RC_ASSERT(std::abs(belief->worthwhile - worthwhile / all) < 1e-5);
    RC_ASSERT(std::abs(belief->worse - (1 - better / all)) < 1e-5);
    const auto mirrored = belief_of(answers_of(-estimate, error, Direction::higher));
    RC_ASSERT(std::abs(mirrored->worthwhile - belief->worthwhile) < 1e-9);
  }));
}

TEST(Belief, leans_on_no_answer_that_cannot_bear_it) {
  EXPECT_TRUE(belief_of(open));
  const auto without = [](auto change) {
    Answers answers = open;
    change(answers);
    return belief_of(answers);
  };
  EXPECT_FALSE(without([](Answers& a) { a.outcome.better.reset(); }));
  EXPECT_FALSE(without([](Answers& a) { a.outcome.smallest_worthwhile.reset(); }));
  EXPECT_FALSE(without([](Answers& a) { a.identifiable.yes = false; }));
  EXPECT_FALSE(without([](Answers& a) { a.all.pop_back(); }));
  EXPECT_FALSE(without([](Answers& a) { a.all[0].posterior.diagnostics.trust = false; }));
  EXPECT_FALSE(without([](Answers& a) { a.all[1].posterior.diagnostics.trust = false; }));
  EXPECT_FALSE(without([](Answers& a) { a.all.clear(); }));
}

TEST(Verdict, each_bound_of_the_rule_belongs_to_it) {
  const DecisionRule rule{.worthwhile = 0.5, .better = 0.98, .not_worthwhile = 0.05, .worse = 0.95};
  EXPECT_EQ(verdict_of(rule, {0.98, 0.5, 0.02}, true), Verdict::keep_taking);
  EXPECT_EQ(verdict_of(rule, {0.9799, 0.5, 0.02}, true), Verdict::undecided);
  EXPECT_EQ(verdict_of(rule, {0.98, 0.4999, 0.02}, false), Verdict::carry_on);
  EXPECT_EQ(verdict_of(rule, {0.6, 0.05, 0.4}, false), Verdict::stop_taking);
  EXPECT_EQ(verdict_of(rule, {0.05, 0.2, 0.95}, true), Verdict::stop_taking);
  EXPECT_EQ(verdict_of({}, {0.9999, 0.99, 0.0001}, true), Verdict::undecided) << "a rule that was not calibrated";
}

TEST(Decision, a_plan_is_judged_by_its_own_rule_at_its_looks) {
  EXPECT_EQ(decided(planned(), clear_benefit).verdict, Verdict::keep_taking);
  EXPECT_EQ(decided(planned(), clear_benefit, 42).verdict, Verdict::keep_taking);
  EXPECT_EQ(decided(planned(), clear_harm, 42).verdict, Verdict::stop_taking);
  EXPECT_EQ(decided(planned(), nothing_there).verdict, Verdict::stop_taking);
  EXPECT_EQ(decided(planned(), open, 42).verdict, Verdict::carry_on);
  EXPECT_EQ(decided(planned(), open).verdict, Verdict::undecided);
  EXPECT_TRUE(weighed(decided(planned(), clear_benefit), "fixed with the plan"));
}

TEST(Decision, an_unplanned_peek_gives_no_verdict) {
  for (const Answers& answers : {clear_benefit, clear_harm, open}) {
    const Decision decision = decided(planned(), answers, 50);
    EXPECT_EQ(decision.verdict, Verdict::carry_on);
    EXPECT_TRUE(weighed(decision, "the next is after day 84"));
  }
}

TEST(Decision, a_file_without_a_plan_is_judged_by_the_table_if_its_order_was_drawn) {
  EXPECT_EQ(decided(bare(), clear_benefit).verdict, Verdict::keep_taking);
  EXPECT_TRUE(weighed(decided(bare(), clear_benefit), "not fixed before the data"));
  EXPECT_TRUE(weighed(decided(bare(), clear_benefit), "conservative one"));
  Trial trial = bare();
  trial.randomisation = {};
  EXPECT_EQ(decided(trial, clear_benefit).verdict, Verdict::undecided);
  EXPECT_TRUE(weighed(decided(trial, clear_benefit), "drawn at random"));
  trial.randomisation = {Randomisation::Kind::pairs, 30};
  EXPECT_EQ(decided(trial, clear_benefit).verdict, Verdict::undecided) << "no row of the table covers it";
  EXPECT_EQ(decided(bare(), clear_benefit, 40).verdict, Verdict::undecided) << "shorter than what was simulated";
  RandomisationTest unreadable;
  unreadable.why_not = "The arm changes within a period.";
  EXPECT_EQ(decided(bare(), clear_benefit, 84, unreadable).verdict, Verdict::undecided);
  EXPECT_TRUE(weighed(decided(bare(), clear_benefit, 84, unreadable), "changes within a period"));
}

TEST(Decision, a_plan_of_one_look_may_borrow_the_table_and_one_of_several_may_not) {
  Trial trial = planned();
  trial.rule = {};
  EXPECT_EQ(decided(trial, clear_benefit).verdict, Verdict::undecided);
  EXPECT_TRUE(weighed(decided(trial, clear_benefit), "was not calibrated"));
  trial.looks.clear();
  EXPECT_EQ(decided(trial, clear_benefit).verdict, Verdict::keep_taking);
}

TEST(Decision, what_safety_forbids_is_withheld_whatever_the_diary_says) {
  const auto found = [](Severity severity) {
    Finding finding;
    finding.severity = severity;
    finding.reason = "300 mg is above the limit.";
    finding.source = {"An opinion", "verified"};
    return finding;
  };
  for (const Severity severity : {Severity::block, Severity::avoid, Severity::clinician}) {
    Screening screening;
    screening.findings = {found(severity)};
    EXPECT_EQ(decide(planned(), catalog_with(0.98), of_days(84), screening, clear_benefit, readable()).verdict,
              Verdict::withhold)
        << to_string(severity);
  }
  Screening screening;
  screening.findings = {found(Severity::caution)};
  const Decision decision = decide(planned(), catalog_with(0.98), of_days(84), screening, clear_benefit, readable());
  EXPECT_EQ(decision.verdict, Verdict::keep_taking);
  EXPECT_TRUE(weighed(decision, "above the limit"));
  EXPECT_TRUE(decision.reasons.front().text.starts_with("It is better with at least")) << "the rule first";
  EXPECT_TRUE(decision.reasons.back().text.starts_with("Beside it: ")) << "and last what forbids nothing";
}

TEST(Decision, what_was_noticed_withholds_a_verdict_from_a_pause_on) {
  for (const auto& [action, verdict] : {std::pair{SafetyAction::carry_on, Verdict::keep_taking},
                                        {SafetyAction::reduce_one_step, Verdict::keep_taking},
                                        {SafetyAction::pause, Verdict::withhold},
                                        {SafetyAction::stop_seek_care, Verdict::withhold},
                                        {SafetyAction::emergency, Verdict::withhold}}) {
    Screening screening;
    screening.guard.action = action;
    screening.guard.reasons.push_back({"rule", "nausea", 2, {}, action, "Do so.", {"A book", "verified"}});
    const Decision decision = decide(planned(), catalog_with(0.98), of_days(84), screening, clear_benefit, readable());
    EXPECT_EQ(decision.verdict, verdict) << to_string(action);
    EXPECT_TRUE(weighed(decision, "nausea: Do so."));
  }
}

TEST(Decision, weighs_everything_that_stands_in_the_way_and_each_reason_has_a_source) {
  Answers answers = open;
  answers.outcome.better.reset();
  answers.identifiable = {.yes = false, .why = {"There was one switch only.", "The diary is short."}, .would_help = {}};
  const Decision decision = decided(bare(), answers);
  EXPECT_EQ(decision.verdict, Verdict::undecided);
  for (const char* part :
       {"not fixed before the data", "lower or higher is better for pain", "one switch only", "The diary is short"})
    EXPECT_TRUE(weighed(decision, part)) << part;
  for (const Reason& reason : decision.reasons) EXPECT_FALSE(reason.source.empty()) << reason.text;
}

}  // namespace
}  // namespace titrate
