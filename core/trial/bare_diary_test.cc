#include "trial/bare_diary.h"

#include <gtest/gtest.h>

namespace titrate {
namespace {

Catalog small_catalog() {
  Catalog catalog;
  const Source source{"A book (2020)", "verified"};
  catalog.instruments = {{"pain_nrs", "pain", {"pain"}, 0, 10, true, Direction::lower, "points", "pain", 2.0, source}};
  return catalog;
}

/// Two days; the second has no value for the last measure.
Diary diary_with(std::vector<std::string> measures) {
  Diary diary;
  diary.source = "diary.csv";
  diary.measures = std::move(measures);
  for (int at = 0; at < 2; ++at) {
    DayRecord record;
    record.day = *parse_day("2026-03-02") + days(at);
    record.measures.assign(diary.measures.size(), Entry<double>::of(4));
    diary.days.push_back(record);
  }
  diary.days.back().measures.back() = {};
  return diary;
}

Result<Trial> trial_of(const Diary& diary, const BareDiaryOptions& options = {}) {
  return trial_of_bare_diary(diary, options, small_catalog());
}

TEST(BareDiary, a_known_name_brings_its_scale_and_direction_and_any_other_brings_none) {
  const Outcome known = outcome_named("Pain", small_catalog()), other = outcome_named("grip_strength", small_catalog());
  EXPECT_EQ(known.better, Direction::lower);
  EXPECT_EQ(known.highest, 10);
  EXPECT_EQ(known.smallest_worthwhile, 2);
  EXPECT_EQ(known.name, "Pain") << "the measure keeps the name that it has in the diary";
  EXPECT_EQ(other.label, "grip strength");
  EXPECT_FALSE(other.better || other.lowest || other.highest || other.smallest_worthwhile);
}

TEST(BareDiary, the_outcome_is_the_named_one_else_the_first_that_is_no_covariate) {
  const Diary diary = diary_with({"steps", "pain", "grip"});
  EXPECT_EQ(trial_of(diary)->primary.name, "steps");
  EXPECT_EQ(trial_of(diary, {.outcome = "grip"})->primary.name, "grip");
  EXPECT_EQ(trial_of(diary, {.covariates = {"steps"}})->primary.name, "pain");
}

TEST(BareDiary, what_the_person_says_comes_before_the_catalog) {
  const auto trial = trial_of(diary_with({"pain", "x"}), {.better = Direction::higher, .smallest_worthwhile = 0.5});
  EXPECT_EQ(trial->primary.better, Direction::higher);
  EXPECT_EQ(trial->primary.smallest_worthwhile, 0.5);
}

TEST(BareDiary, its_question_was_not_fixed_before_the_data) {
  EXPECT_FALSE(trial_of(diary_with({"pain"}))->fixed_before_data);
}

TEST(BareDiary, without_an_outcome_there_is_a_way_out) {
  const auto trial = trial_of(diary_with({"steps"}), {.covariates = {"steps"}});
  ASSERT_FALSE(trial);
  EXPECT_EQ(trial.problem().where.file, "diary.csv");
  EXPECT_FALSE(trial.problem().way_out.empty());
}

TEST(BareDiary, a_column_that_is_not_there_is_named_beside_those_that_are) {
  for (const BareDiaryOptions& options :
       {BareDiaryOptions{.outcome = "sleep"}, BareDiaryOptions{.outcome = "pain", .covariates = {"sleep"}}}) {
    const auto trial = trial_of(diary_with({"pain", "steps"}), options);
    ASSERT_FALSE(trial);
    EXPECT_NE(trial.problem().what.find("\"sleep\""), std::string::npos);
    EXPECT_NE(trial.problem().way_out.find("pain, steps"), std::string::npos);
  }
}

TEST(BareDiary, a_covariate_is_known_on_every_day_that_has_an_outcome) {
  const auto trial = trial_of(diary_with({"pain", "steps"}), {.outcome = "pain", .covariates = {"steps"}});
  ASSERT_FALSE(trial);
  EXPECT_NE(trial.problem().what.find("2026-03-03"), std::string::npos) << trial.problem().what;
  const auto other_way = trial_of(diary_with({"pain", "steps"}), {.outcome = "steps", .covariates = {"pain"}});
  EXPECT_TRUE(other_way) << "a day without an outcome needs no covariate";
}

TEST(BareDiary, an_outcome_cannot_explain_itself) {
  EXPECT_FALSE(trial_of(diary_with({"pain"}), {.outcome = "pain", .covariates = {"pain"}}));
}

TEST(BareDiary, a_rating_outside_its_scale_is_asked_about) {
  Diary diary = diary_with({"pain", "grip"});
  diary.days[0].measures[0] = Entry<double>::of(60);
  const auto refused = trial_of(diary, {.outcome = "pain"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().what, "on 2026-03-02 pain is 60.0, outside its scale of 0.0 to 10.0.");
  EXPECT_TRUE(trial_of(diary, {.outcome = "grip"})) << "a name without a scale may hold any number";
}

TEST(BareDiary, a_plan_must_speak_of_this_diary) {
  Diary diary = diary_with({"pain", "grip"});
  diary.days[0].dose = Entry<Dose>::of(dose_of(1, false));
  Trial trial = *trial_of(diary, {.outcome = "pain"});
  trial.full_dose = dose_of(200, true);
  EXPECT_NE(check_columns(trial, diary).problem().what.find("the plan's dose is in mg"), std::string::npos);
  trial.full_dose.reset();
  trial.start = *parse_day("2062-01-01");
  EXPECT_NE(check_columns(trial, diary).problem().what.find("holds no day of this diary"), std::string::npos);
}

}  // namespace
}  // namespace titrate
