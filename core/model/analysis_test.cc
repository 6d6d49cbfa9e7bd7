#include "model/analysis.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/require.h"
#include "catalog/catalog.h"
#include "model/missingness.h"

namespace titrate {
namespace {

const Day monday = *parse_day("2026-03-02");
const Day far_ahead = monday + days(1000);

Catalog general_kinetics() {
  Catalog catalog;
  catalog.kinetics = {{"general", 5, 0.9, "Like pain.", {"A book (2020)", "verified"}},
                      {"sleep", 2, 0.75, "From the first night.", {"A book (2020)", "verified"}}};
  return catalog;
}

Trial pain_trial() {
  Trial trial;
  trial.primary.name = trial.primary.label = "pain";
  trial.primary.lowest = 0;
  trial.primary.highest = 10;
  trial.primary.unit = "points";
  return trial;
}

/// `count` days from a Monday on, in phases of seven days that begin with 200 mg, every outcome 4.
Diary phases(int count) {
  Diary diary;
  diary.measures = {"pain"};
  for (int t = 0; t < count; ++t) {
    DayRecord record;
    record.day = monday + days(t);
    record.dose = dose_entry(t / 7 % 2 == 0 ? 200 : 0, true);
    record.measures = {Entry<double>::of(4)};
    diary.days.push_back(record);
  }
  return diary;
}

Analyses analysed(const Trial& trial, const Diary& diary, Day today = far_ahead) {
  return analyses_of(trial, diary, exposure_of(trial, diary, today), general_kinetics());
}

const Analysis* named(const Analyses& analyses, const std::string& name) {
  const auto at =
      std::find_if(analyses.all.begin(), analyses.all.end(), [&](const Analysis& a) { return a.name == name; });
  return at == analyses.all.end() ? nullptr : &*at;
}

std::vector<double> column(const Analysis& analysis, const std::string& name) {
  for (std::size_t k = 0; k < analysis.model.covariates.size(); ++k)
    if (analysis.model.covariates[k].name == name) return analysis.series.front().covariates[k];
  return {};
}

std::vector<std::string> names_of(const Analyses& analyses) {
  std::vector<std::string> names;
  for (const Analysis& analysis : analyses.all) names.push_back(analysis.name);
  return names;
}

TEST(Analyses, the_trend_runs_from_minus_one_to_one_over_the_days_of_a_bare_file) {
  const auto trend = column(analysed(pain_trial(), phases(29)).all.front(), "trend");
  for (int t = 1; t <= 29; ++t)  // the definition, days counted from 1
    EXPECT_DOUBLE_EQ(trend[std::size_t(t - 1)], (t - (29 + 1) / 2.0) / ((29 - 1) / 2.0));
}

TEST(Analyses, a_look_in_the_middle_and_the_end_use_the_same_trend) {
  Trial trial = pain_trial();
  trial.start = monday;
  trial.planned_days = 84;
  const auto middle = column(analysed(trial, phases(84), monday + days(39)).all.front(), "trend");
  const auto end = column(analysed(trial, phases(84)).all.front(), "trend");
  ASSERT_EQ(middle.size(), 40u);
  ASSERT_EQ(end.size(), 84u);
  EXPECT_TRUE(std::equal(middle.begin(), middle.end(), end.begin()));
  EXPECT_DOUBLE_EQ(end.back(), 1);
}

TEST(Analyses, the_trend_begins_with_the_plan_also_when_the_diary_begins_later) {
  Trial trial = pain_trial();
  trial.start = monday - days(10);
  trial.planned_days = 84;
  EXPECT_DOUBLE_EQ(column(analysed(trial, phases(28)).all.front(), "trend")[10], (11 - 42.5) / 41.5);
}

TEST(Analyses, the_weekend_is_saturday_and_sunday_and_sums_to_zero_over_a_week) {
  const auto weekend = column(analysed(pain_trial(), phases(28)).all.front(), "weekend");
  for (std::size_t t = 0; t < 28; ++t) EXPECT_DOUBLE_EQ(weekend[t], t % 7 >= 5 ? 5.0 / 7 : -2.0 / 7) << t;
  EXPECT_NEAR(std::accumulate(weekend.begin(), weekend.end(), 0.0), 0, 1e-12);
}

TEST(Analyses, a_named_covariate_has_mean_zero_and_sd_one_over_the_days_that_have_it) {
  Diary diary = phases(5);
  diary.measures.push_back("steps");
  const double steps[] = {1000, 3000, 0, 5000, 7000};  // mean 4000, squares 9 + 1 + 1 + 9 million, sd of four values
  for (std::size_t t = 0; t < 5; ++t) diary.days[t].measures.push_back(Entry<double>::of(steps[t]));
  diary.days[2].measures = {Entry<double>(), Entry<double>()};
  Trial trial = pain_trial();
  trial.covariates = {"steps"};
  const auto standardised = column(analysed(trial, diary).all.front(), "steps");
  const double sd = std::sqrt(20e6 / 3);
  for (const std::size_t t : {0u, 1u, 3u, 4u}) EXPECT_DOUBLE_EQ(standardised[t], (steps[t] - 4000) / sd);
  EXPECT_EQ(standardised[2], 0) << "a day without an outcome needs none";
}

bool says(const Analyses& analyses, const std::string& part) {
  return std::any_of(analyses.in_words.begin(), analyses.in_words.end(),
                     [&](const std::string& words) { return words.find(part) != std::string::npos; });
}

TEST(Analyses, a_covariate_that_never_changed_is_left_out_and_those_used_are_named) {
  Diary diary = phases(10);
  diary.measures = {"pain", "dust", "steps"};
  for (std::size_t t = 0; t < 10; ++t) {
    diary.days[t].measures.push_back(Entry<double>::of(0.1));
    diary.days[t].measures.push_back(Entry<double>::of(double(t)));
  }
  Trial trial = pain_trial();
  trial.covariates = {"dust", "steps"};
  const Analyses analyses = analysed(trial, diary);
  EXPECT_TRUE(column(analyses.all.front(), "dust").empty());
  EXPECT_FALSE(column(analyses.all.front(), "steps").empty());
  EXPECT_TRUE(says(analyses, "Adjusted for the covariates that were named: \"steps\"."));
  EXPECT_TRUE(says(analyses, "to explain: \"dust\"."));
  EXPECT_FALSE(says(analysed(pain_trial(), phases(10)), "ovariate"));
}

TEST(Analyses, what_looks_like_a_count_or_a_yes_is_said_to_be_treated_as_a_number) {
  Trial trial = pain_trial();
  EXPECT_TRUE(says(analysed(trial, phases(4)), "Family: ordinal. The rating is taken as an order"));
  trial.primary.family = Family::gaussian;
  EXPECT_TRUE(says(analysed(trial, phases(4)), "The rating is treated as a number"));
  trial.primary.lowest = trial.primary.highest = std::nullopt;
  trial.primary.unit = "units";
  const auto said_of = [&](double one, double other) {
    Diary diary = phases(4);
    diary.days[0].measures = {Entry<double>::of(one)};
    for (std::size_t t = 1; t < 4; ++t) diary.days[t].measures = {Entry<double>::of(other)};
    return analysed(trial, diary);
  };
  EXPECT_TRUE(says(said_of(3, 0), "The count is treated as a number"));
  EXPECT_TRUE(says(said_of(1, 0), "Yes or no is treated as a number"));
  EXPECT_FALSE(says(said_of(2.5, 0), "treated as a number"));
  EXPECT_FALSE(says(said_of(-1, 0), "treated as a number"));
}

TEST(Analyses, what_came_from_the_catalog_is_said_with_its_source_and_what_overruled_it_too) {
  Catalog catalog = general_kinetics();
  catalog.instruments = {{"pain_nrs",
                          "pain",
                          {"pain"},
                          0,
                          10,
                          true,
                          Direction::lower,
                          "points",
                          "general",
                          2.0,
                          {"A trial (2001)", "verified"}}};
  Trial trial = pain_trial();
  trial.primary.better = Direction::lower;
  trial.primary.smallest_worthwhile = 2;
  const Diary diary = phases(10);
  const auto said = [&] { return analyses_of(trial, diary, exposure_of(trial, diary, far_ahead), catalog); };
  const std::string is_default =
      "The smallest difference worth having, 2 points, is the default for pain: A trial (2001).";
  EXPECT_TRUE(says(said(), is_default));
  EXPECT_FALSE(says(said(), "was said for this review") || says(said(), "was declared"));
  trial.primary.smallest_worthwhile = 1;
  EXPECT_FALSE(says(said(), "is the default"));
  trial.primary.better = Direction::higher;
  EXPECT_TRUE(says(said(), "That higher is better was said for this review; for pain it is usually lower."));
  trial.primary.highest = 100;
  EXPECT_TRUE(says(said(), "The scale of pain was declared as 0 to 100"));
}

TEST(Analyses, days_of_the_plan_after_the_last_entry_are_missing_days) {
  Trial trial = pain_trial();
  trial.start = monday;
  trial.planned_days = 28;
  const Analyses analyses = analysed(trial, phases(20), monday + days(24));
  EXPECT_EQ(analyses.count.days, 25);
  EXPECT_EQ(analyses.count.recorded, 20);
  EXPECT_EQ(analyses.count.missing, 5);
  EXPECT_EQ(analyses.count.missing_at_end, 5);
  EXPECT_EQ(analyses.count.doses_unrecorded, 5);
  EXPECT_EQ(analyses.count.doses_unknown, 0) << "a dose after the last outcome moves none of them";
  EXPECT_EQ(analyses.all.front().series.size(), 1u);
}

TEST(Analyses, the_response_is_the_outcome_on_its_scale_and_a_missing_day_stays_missing) {
  Diary diary = phases(14);
  diary.days[3].measures[0] = {};
  diary.days[4].measures[0] = Entry<double>::none();
  diary.days[5].measures[0] = Entry<double>::skipped();
  const Analyses analyses = analysed(pain_trial(), diary);
  const auto& rating = analyses.all.front().series.front().response;
  EXPECT_EQ(rating[0], 4) << "an answer of eleven";
  EXPECT_FALSE(rating[3]);
  const auto& response = named(analyses, as_number_analysis)->series.front().response;
  EXPECT_EQ(response[0], -0.5) << "(4 - 5) / 2";
  EXPECT_FALSE(response[3]);
  EXPECT_EQ(response[4], -2.5) << "no pain at all is a value";
  EXPECT_FALSE(response[5]);
}

TEST(Analyses, doses_are_shares_of_the_full_dose) {
  Diary diary = phases(14);
  diary.days[2].dose = dose_entry(50, true);
  const auto dose = analysed(pain_trial(), diary).all.front().series.front().dose;
  EXPECT_EQ(dose[0], 1);
  EXPECT_EQ(dose[2], 0.25);
  EXPECT_EQ(dose[13], 0);
}

TEST(Analyses, an_unknown_dose_is_bracketed_and_never_zero) {
  Diary diary = phases(28);
  diary.days[2].dose = {};
  diary.days[9].dose = Entry<Dose>::skipped();
  const Analyses analyses = analysed(pain_trial(), diary);
  EXPECT_EQ(analyses.count.doses_unknown, 2);
  EXPECT_FALSE(analyses.count.as_assigned);
  ASSERT_EQ(analyses.all.front().series.size(), 4u) << "each taken or not";
  EXPECT_TRUE(analyses.count.doses_averaged);
  EXPECT_EQ(analyses.all.front().log_prior.size(), 4u);
  const auto &none = analyses.all.front().series.front().dose, &all = analyses.all.front().series.back().dose;
  for (std::size_t t = 0; t < 28; ++t) {
    const bool unknown = t == 2 || t == 9;
    EXPECT_EQ(none[t], unknown ? 0.0 : t / 7 % 2 == 0 ? 1.0 : 0.0);
    EXPECT_EQ(all[t], unknown ? 1.0 : none[t]);
  }
}

TEST(Analyses, with_more_unknown_doses_than_can_be_averaged_the_two_ends_bracket_the_truth) {
  Diary diary = phases(28);
  for (const std::size_t t : {2u, 3u, 9u, 16u, 17u}) diary.days[t].dose = {};
  const Analyses analyses = analysed(pain_trial(), diary);
  EXPECT_EQ(analyses.count.doses_unknown, 5);
  EXPECT_FALSE(analyses.count.doses_averaged);
  ASSERT_EQ(analyses.all.front().series.size(), 2u);
  EXPECT_TRUE(analyses.all.front().log_prior.empty());
}

TEST(Analyses, the_block_contrast_averages_the_days_with_at_least_half_the_dose) {
  Diary diary = phases(14);
  diary.days[0].dose = dose_entry(100, true);
  diary.days[1].dose = dose_entry(99, true);
  const auto weight = analysed(pain_trial(), diary).all.front().series.front().block_contrast;
  EXPECT_DOUBLE_EQ(weight[0], 1.0 / 6);
  EXPECT_EQ(weight[1], 0);
  EXPECT_NEAR(std::accumulate(weight.begin(), weight.end(), 0.0), 1, 1e-12);
}

TEST(Analyses, the_primary_goes_by_assignment_where_that_is_known_and_what_was_taken_is_a_sensitivity) {
  Diary diary = phases(28);
  for (DayRecord& record : diary.days) record.arm = record.dose == Entry<Dose>::none() ? "B" : "A";
  EXPECT_EQ(analysed(pain_trial(), diary).all.front().name, "as_assigned");
  EXPECT_FALSE(named(analysed(pain_trial(), diary), "as_taken")) << "the two are the same here";
  diary.days[1].dose = {};
  diary.days[8].dose = dose_entry(200, true);
  const Analyses analyses = analysed(pain_trial(), diary);
  ASSERT_EQ(analyses.all.front().name, "as_assigned");
  EXPECT_EQ(analyses.all.front().series.size(), 1u) << "the assignment leaves nothing unknown";
  EXPECT_EQ(analyses.count.doses_unknown, 0);
  EXPECT_EQ(analyses.count.doses_unrecorded, 1);
  const Analysis* taken = named(analyses, "as_taken");
  ASSERT_TRUE(taken);
  ASSERT_EQ(taken->series.size(), 2u);
  EXPECT_EQ(taken->series[0].dose[8], 1);
  EXPECT_EQ(taken->series[0].dose[1], 0);
  EXPECT_EQ(taken->series[1].dose[1], 1);
}

TEST(Analyses, days_outside_the_plan_go_by_what_was_taken) {
  Trial trial = pain_trial();
  trial.start = monday + days(7);
  trial.active_arm = "A";
  trial.assignment.assign(16, "A");  // the last week lies after the plan
  Diary diary = phases(28);
  diary.days[3].dose = {};
  const Analyses analyses = analysed(trial, diary);
  ASSERT_EQ(analyses.all.front().name, "as_assigned");
  EXPECT_EQ(analyses.count.doses_unknown, 1) << "neither recorded nor assigned";
  const auto& dose = analyses.all.front().series.front().dose;
  EXPECT_EQ(dose[0], 1) << "taken in the run-in";
  EXPECT_EQ(dose[7], 1) << "assigned, and not taken";
  EXPECT_EQ(dose[27], 0) << "not taken after the plan";
}

TEST(Analyses, a_few_days_with_an_arm_do_not_make_an_assignment) {
  Diary diary = phases(28);
  diary.days[0].arm = "A";
  EXPECT_EQ(analysed(pain_trial(), diary).all.front().name, "as_taken");
}

TEST(Analyses, the_sensitivities_are_these_and_each_changes_one_thing) {
  const Analyses analyses = analysed(pain_trial(), phases(28));
  EXPECT_EQ(names_of(analyses),
            (std::vector<std::string>{"as_taken", "as_number", "independent_days", "faster", "slower", "no_carry_over",
                                      "no_drift", "random_walk", "wide_prior", "without_first_days", "start_unknown"}));
  EXPECT_EQ(analyses.judged(), 1u);
  EXPECT_EQ(named(analyses, "random_walk")->model.drift, 0.05);
  EXPECT_EQ(named(analyses, "wide_prior")->model.effect.sd, 2 * named(analyses, as_number_analysis)->model.effect.sd);
  const Model& main = analyses.all.front().model;
  EXPECT_FALSE(named(analyses, "independent_days")->model.rho);
  EXPECT_TRUE(main.rho);
  EXPECT_DOUBLE_EQ(named(analyses, "faster")->model.half_life->log_mean, std::log(2.5));
  EXPECT_DOUBLE_EQ(main.half_life->log_mean, std::log(5));
  EXPECT_DOUBLE_EQ(named(analyses, "slower")->model.half_life->log_mean, std::log(10));
  EXPECT_FALSE(named(analyses, "no_carry_over")->model.half_life);
  EXPECT_TRUE(column(*named(analyses, "no_drift"), "trend").empty());
  EXPECT_EQ(column(*named(analyses, "no_drift"), "weekend"), column(analyses.all.front(), "weekend"));
}

bool leaves_out_days_by_their_place(const Analysis& analysis) {
  return analysis.name == "without_first_days" || analysis.name == start_unknown_analysis;
}

TEST(Analyses, without_the_first_days_a_half_life_of_each_phase_is_left_out_and_at_most_half_of_it) {
  const auto left_out = [](const Analyses& analyses) {
    std::vector<std::size_t> days;
    const Analysis* without = named(analyses, "without_first_days");
    for (std::size_t t = 0; without && t < without->series.front().response.size(); ++t)
      if (!without->series.front().response[t]) days.push_back(t);
    return days;
  };
  using Days = std::vector<std::size_t>;
  EXPECT_EQ(left_out(analysed(pain_trial(), phases(14))), (Days{0, 1, 2, 7, 8, 9})) << "of 7 days, 3, not 5";
  Trial sleep = pain_trial();
  sleep.primary.kinetics = "sleep";
  EXPECT_EQ(left_out(analysed(sleep, phases(14))), (Days{0, 1, 7, 8})) << "a half-life of two days";
  Diary daily = phases(14);
  for (std::size_t t = 0; t < 14; ++t) daily.days[t].dose = dose_entry(t % 2 == 0 ? 200 : 0, true);
  EXPECT_EQ(left_out(analysed(pain_trial(), daily)), Days{}) << "a day has no first days";
}

/// 200 mg in phases of a week, after 100 mg, none, or something that nobody knows.
Analyses after(const Entry<Dose>& before, int days) {
  Trial trial = pain_trial();
  trial.primary.kinetics = "sleep";
  trial.before_start = before;
  return analysed(trial, phases(days));
}

TEST(Analyses, a_dose_before_the_first_day_is_where_the_exposure_begins_and_changes_nothing_else) {
  const Analyses none = after(Entry<Dose>::none(), 28), half_dose = after(dose_entry(100, true), 28);
  ASSERT_EQ(names_of(none), names_of(half_dose));
  EXPECT_FALSE(named(none, start_unknown_analysis)) << "it was said";
  EXPECT_TRUE(says(half_dose, "Before the first day 0.5 times the full dose was taken each day, as was said"));
  EXPECT_TRUE(says(none, "Nothing was taken before the first day, as was said."));
  for (std::size_t i = 0; i < none.all.size(); ++i) {
    const Series &a = none.all[i].series.front(), &b = half_dose.all[i].series.front();
    EXPECT_EQ(a.before, 0);
    EXPECT_EQ(b.before, 0.5) << half_dose.all[i].name;
    EXPECT_EQ(a.dose, b.dose);
    EXPECT_EQ(a.response, b.response);
    EXPECT_EQ(a.covariates, b.covariates);
  }
}

TEST(Analyses, what_nobody_knows_about_the_time_before_leaves_out_three_half_lives_of_outcomes_and_no_dose) {
  const Analyses known = after(Entry<Dose>::none(), 28), unknown = after(Entry<Dose>::skipped(), 28);
  EXPECT_TRUE(says(unknown, "the outcomes of the first 6 days, three half-lives, are left out"));
  EXPECT_EQ(unknown.count.recorded, 22);
  EXPECT_EQ(unknown.count.set_aside, 6);
  EXPECT_EQ(unknown.count.missing, 0) << "they are not missing";
  EXPECT_EQ(unknown.count.days, 28);
  for (const Analysis& analysis : unknown.all)
    for (std::size_t t = 0; t < 6; ++t) EXPECT_FALSE(analysis.series.front().response[t]) << analysis.name;
  const Series &a = known.all.front().series.front(), &b = unknown.all.front().series.front();
  EXPECT_EQ(a.dose, b.dose);
  EXPECT_EQ(a.covariates, b.covariates);
  EXPECT_TRUE(std::equal(a.response.begin() + 6, a.response.end(), b.response.begin() + 6));
  EXPECT_EQ(delta_slope(unknown.all[1]), 0) << "days that were set aside are not missing on one arm";
  const Analyses all = after(Entry<Dose>::skipped(), 6);
  EXPECT_TRUE(all.all.empty());
  EXPECT_EQ(all.count.set_aside, 6);
}

TEST(Analyses, where_nobody_said_what_was_taken_before_it_is_assumed_aloud_and_left_out_in_a_sensitivity) {
  const Analyses analyses = after({}, 28);
  EXPECT_TRUE(says(analyses, "Nobody said what was taken before the first day; it is assumed that nothing was."));
  EXPECT_EQ(analyses.count.set_aside, 0);
  const Analysis* sensitivity = named(analyses, start_unknown_analysis);
  ASSERT_TRUE(sensitivity);
  for (std::size_t t = 0; t < 28; ++t) EXPECT_EQ(sensitivity->series.front().response[t].has_value(), t >= 6) << t;
  EXPECT_FALSE(named(after({}, 7), start_unknown_analysis)) << "what is left compares nothing";
}

TEST(Analyses, late_entries_are_used_and_left_out_in_their_own_sensitivity_only) {
  Diary diary = phases(28);
  diary.days[5].entered = *parse_moment("2026-03-10T20:00:00+01:00");
  diary.days[6].entered = *parse_moment("2026-03-09T20:00:00+01:00");  // the evening after: in time
  diary.days[7].entered = *parse_moment("2026-03-20T20:00:00+01:00");
  diary.days[7].measures[0] = {};  // late, but nothing was recorded
  const Analyses analyses = analysed(pain_trial(), diary);
  EXPECT_EQ(analyses.count.late, 1);
  for (const Analysis& analysis : analyses.all)
    for (std::size_t t = 0; t < 28 && !leaves_out_days_by_their_place(analysis); ++t)
      EXPECT_EQ(analysis.series.front().response[t].has_value(),
                t != 7 && !(analysis.name == "without_late_entries" && t == 5))
          << analysis.name << " " << t;
  EXPECT_TRUE(named(analyses, "without_late_entries"));
}

TEST(Analyses, days_on_which_something_else_changed_are_used_and_left_out_in_their_own_sensitivity_only) {
  Diary diary = phases(28);
  EXPECT_EQ(named(analysed(pain_trial(), diary), changes_analysis), nullptr);
  diary.days[9].context = {{"illness", "a cold"}};
  const Analyses analyses = analysed(pain_trial(), diary);
  EXPECT_TRUE(analyses.all.front().series.front().response[9]);
  const Analysis* without = named(analyses, changes_analysis);
  ASSERT_NE(without, nullptr);
  EXPECT_FALSE(without->series.front().response[9]);
  EXPECT_TRUE(without->series.front().response[10]);
}

TEST(Analyses, a_medicine_that_changed_stays_another_so_its_sensitivity_ends_before_it) {
  Diary diary = phases(28);
  diary.days[9].context = {{"pain_relief", "one ibuprofen"}};
  EXPECT_EQ(named(analysed(pain_trial(), diary), new_medicine_analysis), nullptr) << "a pain-killer of one day passes";
  diary.days[16].context = {{"medicine", "naproxen in place of ibuprofen"}};
  diary.days[20].context = {{"medicine", "back again"}};
  const Analyses analyses = analysed(pain_trial(), diary);
  const Analysis* before = named(analyses, new_medicine_analysis);
  ASSERT_NE(before, nullptr);
  for (std::size_t t = 0; t < 28; ++t) {
    EXPECT_TRUE(analyses.all.front().series.front().response[t]) << "the answer uses every day";
    EXPECT_EQ(before->series.front().response[t].has_value(), t < 16) << t;
  }
  EXPECT_NE(before->label.find(to_string(diary.days[16].day)), std::string::npos) << before->label;
  diary.days[2].context = {{"medicine", "a new one"}};
  EXPECT_EQ(named(analysed(pain_trial(), diary), new_medicine_analysis), nullptr) << "one arm alone is left";
}

TEST(Analyses, a_guess_is_a_covariate_of_its_own_sensitivity_and_holds_for_the_days_around_it) {
  Diary diary = phases(28);
  for (int t = 0; t < 28; ++t) diary.days[std::size_t(t)].arm = t / 7 % 2 == 0 ? "magnesium" : "nothing";
  diary.days[3].guess = "magnesium";
  EXPECT_EQ(named(analysed(pain_trial(), diary), guess_analysis), nullptr) << "one arm alone was guessed";
  diary.days[10].guess = "magnesium";  // wrong
  diary.days[17].guess = "unsure";
  diary.days[24].guess = "nothing";
  const Analyses analyses = analysed(pain_trial(), diary);
  EXPECT_EQ(column(analyses.all.front(), "guess"), std::vector<double>{}) << "the primary knows no guess";
  const Analysis* with = named(analyses, guess_analysis);
  ASSERT_NE(with, nullptr);
  std::vector<double> expected(28, 0.0);  // by hand: a week each of right, wrong, not known and right
  std::fill_n(expected.begin(), 14, 0.5);
  std::fill_n(expected.begin() + 21, 7, -0.5);
  EXPECT_EQ(column(*with, "guess"), expected);
}

TEST(Analyses, the_kinetics_of_the_outcome_are_its_prior_and_general_ones_stand_in) {
  Trial trial = pain_trial();
  trial.primary.kinetics = "sleep";
  const auto prior = analysed(trial, phases(28)).all.front().model.half_life;
  EXPECT_DOUBLE_EQ(prior->log_mean, std::log(2));
  EXPECT_DOUBLE_EQ(prior->log_sd, 0.75);
}

TEST(Analyses, the_sceptical_prior_is_that_of_the_outcomes_domain_and_the_general_one_stands_in) {
  Catalog catalog = general_kinetics();
  const Source book{"A book (2020)", "verified"};
  catalog.effect_priors = {{"general", 0, 0.2, "Rare.", book},
                           {"pain", 0.1, 0.3, "Leans to the better side, for a test.", book, "", "chronic_pain"}};
  Trial trial = pain_trial();
  trial.primary.better = Direction::lower;
  const auto sceptical = [&] {
    const Diary diary = phases(28);
    for (const Analysis& one : analyses_of(trial, diary, exposure_of(trial, diary, far_ahead), catalog).all)
      if (one.name == sceptical_analysis) return one.model.effect;
    return NormalPrior{};
  };
  EXPECT_DOUBLE_EQ(sceptical().sd, 0.2);
  trial.primary.domain = "chronic_pain";
  EXPECT_DOUBLE_EQ(sceptical().sd, 0.3);
  EXPECT_DOUBLE_EQ(sceptical().mean, -0.1) << "better is lower";
  trial.primary.domain = "moonlight";
  EXPECT_DOUBLE_EQ(sceptical().sd, 0.2);
}

TEST(Analyses, nothing_to_analyse_is_an_answer) {
  EXPECT_TRUE(analysed(pain_trial(), Diary{"", false, {}, {"pain"}, {}}).all.empty());
  Diary no_dose = phases(14), no_outcome = phases(14);
  for (DayRecord& record : no_dose.days) record.dose = Entry<Dose>::none();
  for (DayRecord& record : no_outcome.days) record.measures[0] = {};
  EXPECT_TRUE(analysed(pain_trial(), no_dose).all.empty());
  EXPECT_EQ(analysed(pain_trial(), no_dose).count.recorded, 14);
  EXPECT_TRUE(analysed(pain_trial(), no_outcome).all.empty());
  EXPECT_THROW(analysed(pain_trial(), Diary{}), BrokenPromise) << "check_columns comes first";
}

RC_GTEST_PROP(Analyses, the_counts_add_up, ()) {
  Diary diary = phases(42);
  std::erase_if(diary.days, [](const DayRecord&) { return *rc::gen::inRange(0, 10) == 0; });
  for (DayRecord& record : diary.days) {
    record.dose = *rc::gen::element(Entry<Dose>(), dose_entry(0, true), dose_entry(80, true), dose_entry(200, true));
    record.measures[0] =
        *rc::gen::element(Entry<double>(), Entry<double>::skipped(), Entry<double>::none(), Entry<double>::of(3));
  }
  RC_PRE(!diary.days.empty());
  const DataCount count = analysed(pain_trial(), diary).count;
  const auto recorded = std::count_if(diary.days.begin(), diary.days.end(),
                                      [](const DayRecord& record) { return record.measures[0].known(); });
  RC_ASSERT(count.recorded == int(recorded));
  RC_ASSERT(count.recorded + count.missing == count.days);
  RC_ASSERT(count.days_on + count.days_off <= count.recorded);
  RC_ASSERT(count.recorded - count.days_on - count.days_off <= count.doses_unknown);
  RC_ASSERT(count.switches < std::max(1, count.days - count.doses_unknown));
}

}  // namespace
}  // namespace titrate
