#include "trial/bare_diary.h"
#include "catalog/catalog.h"

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
  EXPECT_EQ(refused.problem().what, "on 2026-03-02 pain is 60, outside its scale of 0 to 10.");
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

TEST(BareDiary, a_declared_scale_holds_and_takes_the_size_on_another_scale_away) {
  Diary diary = diary_with({"pain", "x"});
  diary.days[0].measures[0] = Entry<double>::of(60);
  const auto trial = trial_of(diary, {.scale = RatingScale{0, 100}});
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_EQ(trial->primary.highest, 100);
  EXPECT_EQ(trial->primary.better, Direction::lower) << "less pain is better on any scale";
  EXPECT_FALSE(trial->primary.smallest_worthwhile) << "two points of ten are not two points of a hundred";
  EXPECT_EQ(trial_of(diary, {.smallest_worthwhile = 15, .scale = RatingScale{0, 100}})->primary.smallest_worthwhile,
            15);
  EXPECT_FALSE(trial_of(diary, {.scale = RatingScale{0, 50}})) << "60 is outside of it";
  diary.days[0].measures[0] = Entry<double>::of(6);
  EXPECT_EQ(trial_of(diary, {.scale = RatingScale{0, 10}})->primary.smallest_worthwhile, 2) << "the scale it has";
}

/// One letter a day: A and B take 200 and 0 (or are the arms), . is not known, ' ' is a day without a row.
Diary days_of(const std::string& letters, bool as_arms = false) {
  Diary diary;
  diary.source = "diary.csv";
  diary.measures = {"pain"};
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if (letters[at] == ' ') continue;
    DayRecord record;
    record.day = *parse_day("2026-03-02") + days(at);
    record.line = at + 2;  // below the header
    record.measures = {Entry<double>::of(4)};
    if (letters[at] != '.' && as_arms) record.arm = std::string(1, letters[at]);
    if (letters[at] != '.' && !as_arms) record.dose = dose_entry(letters[at] == 'A' ? 200 : 0, true);
    diary.days.push_back(record);
  }
  return diary;
}

using Kind = Randomisation::Kind;

TEST(BareDiary, an_order_that_was_drawn_in_pairs_is_believed_where_the_periods_can_have_come_from_it) {
  const Randomisation pairs{Kind::pairs, 3};
  for (const char* possible : {"AAABBBBBBAAA", "BBBAAA", "AAABBBB", "AA", "A.ABB.B. AAA", "...BBB", "AAA   BBBAAA", ""})
    for (const bool as_arms : {false, true})
      EXPECT_FALSE(contradiction_of(pairs, days_of(possible, as_arms))) << possible;
}

TEST(BareDiary, an_order_that_the_diary_contradicts_is_not_believed) {
  const Randomisation pairs{Kind::pairs, 3}, blocks{Kind::blocks, 3};
  for (const bool as_arms : {false, true}) {
    EXPECT_TRUE(contradiction_of(pairs, days_of("AAABBA", as_arms))) << "a change within a period";
    EXPECT_TRUE(contradiction_of(pairs, days_of("A.BAAA", as_arms))) << "also across a day that is not known";
    EXPECT_TRUE(contradiction_of(pairs, days_of("AAABBBAAAAAA", as_arms))) << "a pair whose periods are alike";
    EXPECT_TRUE(contradiction_of(blocks, days_of("ABABAB", as_arms)));
    EXPECT_FALSE(contradiction_of(blocks, days_of("AAAAAABBB", as_arms))) << "blocks may repeat";
    EXPECT_FALSE(contradiction_of({Kind::daily, 1}, days_of("AAAAAA", as_arms))) << "a coin may fall so";
    EXPECT_FALSE(contradiction_of({}, days_of("ABABAB", as_arms))) << "nobody said how";
  }
  EXPECT_EQ(contradiction_of(pairs, days_of("AAABBBBBBBBB", true))->what,
            "both periods of the pair that begins on 2026-03-08 have \"B\", and \"pairs:3\" gives each pair one of "
            "either.");
  const auto problem = contradiction_of(pairs, days_of("AAABBA"));
  EXPECT_EQ(problem->what,
            "on 2026-03-07 a dose of 200 follows a dose of 0 of 2026-03-06 within one period of 3 days, which "
            "\"pairs:3\" keeps alike.");
  EXPECT_EQ(problem->where, (Place{.file = "diary.csv", .line = 7}));
  EXPECT_NE(problem->way_out.find("column `arm`"), std::string::npos);
  EXPECT_FALSE(trial_of(days_of("AAABBA"), {.randomisation = pairs})) << "and so no plan stands on it";
}

TEST(BareDiary, where_the_arms_are_known_a_dose_that_was_missed_contradicts_nothing) {
  Diary diary = days_of("AAABBB", true);
  diary.days[0].dose = dose_entry(200, true);
  diary.days[1].dose = dose_entry(0, true);
  EXPECT_FALSE(contradiction_of({Kind::pairs, 3}, diary));
}

}  // namespace
}  // namespace titrate
