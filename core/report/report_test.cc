#include "report/report.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace titrate {
namespace {

Answer answer(const char* name, double mean, double sd) {
  Answer one;
  one.name = name;
  one.label = "seen as " + std::string(name);
  one.effect = NormalMixture({1}, {mean}, {sd});
  return one;
}

/// -1 +- `with` points with dependence, -1 +- `without` were the days independent.
Answers answers_with(double with, double without) {
  Answers answers;
  answers.outcome.label = "pain";
  answers.outcome.unit = "points";
  answers.outcome.better = Direction::lower;
  answers.identifiable = {.yes = true, .why = {"The dose changed 7 times."}, .would_help = {}};
  answers.all = {answer("as_taken", -1, with), answer("independent_days", -1, without)};
  answers.all[0].posterior.rho = Summary{.mean = 0.4, .sd = 0.1, .q = {}};
  return answers;
}

Exposure milligrams() {
  Exposure exposure;
  exposure.full_dose = dose_of(200, true);
  return exposure;
}

Report report(const Answers& answers, const Exposure& exposure = milligrams(), const Diary& diary = {},
              const Trial& trial = {}) {
  Screening screening;
  screening.limit = {"eu", "EU", 250 * elemental_milligram_per_day, "Diarrhoea.", {"An opinion (2001)", "verified"}};
  return report_of(trial, diary, exposure, screening, answers, {}, {{{"No rule was calibrated.", "here"}}});
}

bool says(const Report& report, const std::string& part) {
  if (report.sentence.find(part) != std::string::npos) return true;
  return std::any_of(report.sections.begin(), report.sections.end(), [&](const Section& section) {
    return std::any_of(section.paragraphs.begin(), section.paragraphs.end(),
                       [&](const std::string& said) { return said.find(part) != std::string::npos; });
  });
}

TEST(Report, the_sentence_holds_the_effect_its_interval_and_what_it_is_compared_with) {
  // The 2.5 % and 97.5 % points of N(-1, 0.5^2) are -1 -+ 0.98.
  EXPECT_EQ(
      report(answers_with(0.5, 0.5)).sentence,
      "At 200 mg of magnesium a day, pain came out about 1.0 points lower than at none; the true difference lies, with "
      "95 % probability, between 2.0 points lower and 0.02 points lower. No verdict is given.");
}

TEST(Report, no_difference_is_the_same_and_a_night_has_its_unit) {
  Answers answers = answers_with(0.5, 0.5);
  for (Answer& one : answers.all) one.effect = NormalMixture({1}, {0}, {0.5});
  EXPECT_TRUE(says(report(answers), "pain came out about the same as at none; the true difference lies"));
  answers.outcome.unit = "minutes";
  answers.scale.of_logarithm = true;
  EXPECT_TRUE(says(report(answers), "on a day that would have been 0 minutes; the true"));
}

TEST(Report, a_share_of_the_orders_is_a_percentage_and_never_has_an_exponent) {
  const Answers answers = answers_with(0.5, 0.5);
  const auto by_order = [&](double p) {
    RandomisationTest test;
    test.p = p;
    test.orders = 64;
    test.exact = true;
    Report said = report_of({}, {}, milligrams(), {}, answers, test, {});
    return says(said, "drawn, 3.12 % would have made pain")   ? 3
           : says(said, "drawn, fewer than 1 in 1,000 would") ? 1
                                                              : 0;
  };
  EXPECT_EQ(by_order(0.0312), 3);
  EXPECT_EQ(by_order(0.00005), 1);
}

TEST(Report, one_day_of_rest_belongs_to_no_arm) {
  Answers answers = answers_with(0.5, 0.5);
  answers.count.days = 30;
  answers.count.rested = 1;
  EXPECT_TRUE(says(report(answers), "1 recorded day was not used: the trial rested, and it belongs to no arm."));
  answers.count.rested = 2;
  EXPECT_TRUE(says(report(answers), "2 recorded days were not used: the trial rested, and they belong to no arm."));
}

TEST(Report, where_a_way_of_looking_disagrees_the_sentence_says_so) {
  Answers answers = answers_with(0.5, 0.5);
  answers.all.push_back(answer("without_late_entries", -0.6, 0.5));
  EXPECT_FALSE(says(report(answers), "Seen differently")) << "less than a standard deviation away";
  answers.all.push_back(answer("slower", -0.4, 0.5));
  EXPECT_NE(report(answers).sentence.find("Seen differently, the answer is another: seen as slower, it is 0.4 points "
                                          "lower."),
            std::string::npos);
  answers.all.push_back(answer(changes_analysis, 0.2, 0.5));
  EXPECT_NE(report(answers).sentence.find("; and 1 more way of looking."), std::string::npos);
  answers.all.push_back(answer("no_drift", 3, 0.5));
  EXPECT_EQ(disagreements(answers, {}).size(), 2u) << "an assumption that was not pre-specified as a way of looking";
}

TEST(Report, the_order_alone_disagrees_only_where_it_had_orders_enough_to_find_something) {
  const Answers answers = answers_with(0.2, 0.2);  // better with a probability of almost one
  RandomisationTest test;
  test.one_sided = true;
  test.p = 0.25;
  test.orders = 4;
  EXPECT_TRUE(disagreements(answers, test).empty());
  test.orders = 64;
  EXPECT_EQ(disagreements(answers, test).size(), 1u);
  test.p = 0.05;
  EXPECT_TRUE(disagreements(answers, test).empty());
}

TEST(Report, arms_with_names_are_called_by_them) {
  Exposure exposure = milligrams();
  exposure.arm_on = "capsule A";
  exposure.arm_off = "capsule B";
  EXPECT_TRUE(says(report(answers_with(0.5, 0.5), exposure), "With \"capsule A\", pain came out about"));
}

TEST(Report, dependence_is_said_to_widen_where_it_widens) {
  const std::string said = dependence_in_words(answers_with(0.5, 0.4));
  EXPECT_NE(said.find("is 2.0 points wide"), std::string::npos) << said;  // 2 x 1.96 x 0.5
  EXPECT_NE(said.find("would be 1.6"), std::string::npos) << said;        // 2 x 1.96 x 0.4
  EXPECT_NE(said.find("It is wider"), std::string::npos) << said;
}

TEST(Report, dependence_is_said_to_narrow_where_it_narrows_and_to_matter_little_where_it_does) {
  EXPECT_NE(dependence_in_words(answers_with(0.4, 0.5)).find("It is narrower"), std::string::npos);
  EXPECT_NE(dependence_in_words(answers_with(0.5, 0.497)).find("little difference"), std::string::npos);
}

TEST(Report, without_dependence_there_is_nothing_to_compare) {
  Answers answers = answers_with(0.5, 0.4);
  answers.all[0].posterior.rho.reset();
  EXPECT_EQ(dependence_in_words(answers), "");
  EXPECT_EQ(dependence_in_words({}), "");
}

TEST(Report, the_smallest_worthwhile_difference_is_said_as_it_was_set) {
  Answers answers = answers_with(0.5, 0.5);
  EXPECT_TRUE(says(report(answers), "No smallest worthwhile difference is set"));
  answers.outcome.smallest_worthwhile = 0.25;
  EXPECT_TRUE(says(report(answers), "better by at least 0.25 points"));
  EXPECT_TRUE(says(report(answers), "93 %")) << "Phi((1 - 0.25) / 0.5) = Phi(1.5) = 0.9332";
}

TEST(Report, without_a_direction_nothing_is_called_better) {
  Answers answers = answers_with(0.5, 0.5);
  answers.outcome.better.reset();
  EXPECT_TRUE(says(report(answers), "Probability that it is lower: 98 %; higher: 2 %"));
  EXPECT_FALSE(says(report(answers), "it is better at all"));
}

TEST(Report, a_diary_that_cannot_tell_says_so_in_its_first_sentence) {
  Answers answers = answers_with(0.5, 0.5);
  answers.identifiable = {.yes = false, .why = {"There was one switch only."}, .would_help = {"More switches."}};
  EXPECT_TRUE(report(answers).sentence.ends_with("This diary alone cannot tell whether that is the treatment."));
  EXPECT_TRUE(says(report(answers), "What would help: More switches."));
}

TEST(Report, says_that_a_diary_is_simulated_and_that_an_order_or_a_question_was_not_fixed) {
  Diary simulated;
  simulated.simulated = true;
  EXPECT_TRUE(report(answers_with(0.5, 0.5), milligrams(), simulated).sentence.starts_with("Simulated example."));
  EXPECT_FALSE(says(report(answers_with(0.5, 0.5)), "imulated"));
  EXPECT_TRUE(says(report(answers_with(0.5, 0.5)), "drawn at random"));
  EXPECT_TRUE(says(report(answers_with(0.5, 0.5)), "not fixed before the data"));
  Trial trial;
  trial.randomisation.kind = Randomisation::Kind::pairs;
  trial.fixed_before_data = true;
  const Report planned = report(answers_with(0.5, 0.5), milligrams(), {}, trial);
  EXPECT_FALSE(says(planned, "drawn at random") || says(planned, "not fixed before the data"));
}

TEST(Report, every_sensitivity_is_shown_with_its_interval) {
  Answers answers = answers_with(0.5, 0.5);
  answers.all.push_back(answer("faster", 0.3, 0.2));
  EXPECT_TRUE(says(report(answers), "Seen as faster: 0.30 points higher (95 % interval -0.09 to 0.69)."));
}

TEST(Report, nothing_to_compare_is_said_with_its_reason) {
  Answers answers;
  answers.identifiable.why = {"No outcome was recorded."};
  EXPECT_EQ(report(answers).sentence, "There is nothing to compare yet: No outcome was recorded.");
}

TEST(Report, names_no_option_of_a_shell_and_carries_what_could_still_be_said) {
  Answers answers = answers_with(0.5, 0.5);
  EXPECT_EQ(report(answers).unsaid, (std::vector<Unsaid>{Unsaid::smallest, Unsaid::randomised, Unsaid::before_start}));
  answers.outcome.better.reset();
  EXPECT_EQ(report(answers).unsaid.front(), Unsaid::better);
  EXPECT_FALSE(says(report(answers), "--"));
  answers.outcome.better = Direction::lower;
  answers.outcome.smallest_worthwhile = 1;
  Trial trial;
  trial.randomisation.kind = Randomisation::Kind::daily;
  EXPECT_EQ(report(answers, milligrams(), {}, trial).unsaid, std::vector<Unsaid>{Unsaid::before_start});
  for (const Entry<Dose>& said : {Entry<Dose>::none(), Entry<Dose>::skipped(), dose_entry(100, true)}) {
    trial.before_start = said;
    EXPECT_TRUE(report(answers, milligrams(), {}, trial).unsaid.empty());
  }
}

TEST(Report, says_that_the_time_before_the_first_day_matters_where_leaving_it_out_moves_the_answer) {
  Answers answers = answers_with(0.5, 0.5);
  answers.all.push_back(answer(start_unknown_analysis, -0.8, 0.6));
  EXPECT_FALSE(says(report(answers), "it matters here")) << "0.2 is less than half of 0.5";
  answers.all.back() = answer(start_unknown_analysis, -0.7, 0.6);
  EXPECT_TRUE(says(report(answers),
                   "Nobody said what was taken before the first day, and it matters here: seen as start_unknown, it is "
                   "0.7 points lower."));
}

TEST(Report, says_what_became_of_doses_that_nobody_recorded) {
  Answers answers = answers_with(0.5, 0.5);
  answers.count.days = 30;
  answers.count.doses_unrecorded = answers.count.doses_unknown = 3;
  EXPECT_TRUE(says(report(answers), "the answer spans both, all of them taken and none."));
  EXPECT_TRUE(says(report(answers), "These span both as well"));
  answers.count.doses_averaged = true;
  EXPECT_TRUE(says(report(answers), "by how regularly it was taken on the days that say."));
  EXPECT_FALSE(says(report(answers), "span"));
  answers.all.clear();
  answers.identifiable.why = {"The dose never changed."};
  EXPECT_TRUE(says(report(answers), "On 3 days nobody recorded whether the dose was taken."))
      << "there is no answer that could span or average anything";
}

TEST(Report, says_how_many_days_were_left_out_and_how_many_are_missing_at_the_end) {
  Answers answers = answers_with(0.5, 0.5);
  answers.count.days = 30;
  answers.count.recorded = 20;
  answers.count.missing = 10;
  EXPECT_FALSE(says(report(answers), "after the last entry") || says(report(answers), "left out: "));
  answers.count.missing_at_end = 4;
  Diary diary;
  diary.left_out = 3;
  EXPECT_TRUE(
      says(report(answers, milligrams(), diary), "10 missing (left out, never counted as zero; 4 of them after"));
  EXPECT_TRUE(says(report(answers, milligrams(), diary), "3 later days were left out"));
}

}  // namespace
}  // namespace titrate
