#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "catalog/catalog.h"
#include "numerics/random.h"
#include "posterior/answers.h"

namespace titrate {
namespace {

const Day first_day = *parse_day("2026-03-02");

/// A diary of pain whose dose on each day is '1' or '0' in `doses`, '?' not recorded; an effect of -2 and noise of
/// sd 1.
Diary diary_of(const std::string& doses) {
  RandomStream random(3, 0);
  Diary diary;
  diary.measures = {"pain"};
  for (std::size_t t = 0; t < doses.size(); ++t) {
    DayRecord record;
    record.day = first_day + days(t);
    if (doses[t] != '?') record.dose = dose_entry(doses[t] == '1' ? 200 : 0, true);
    record.measures = {Entry<double>::of(5 - 2 * (doses[t] == '1') + random.normal())};
    diary.days.push_back(record);
  }
  return diary;
}

Answers answered(const Diary& diary, double half_life_median = 1, std::vector<std::string> covariates = {}) {
  Catalog catalog;
  catalog.kinetics = {{"general", half_life_median, 0.75, "Quick.", {"A book (2020)", "verified"}}};
  Trial trial;
  trial.primary.name = "pain";
  trial.primary.lowest = 0;
  trial.primary.highest = 10;
  trial.primary.unit = "points";
  trial.covariates = std::move(covariates);
  Progress progress;
  const Exposure exposure = exposure_of(trial, diary, first_day + days(1000));
  return infer(analyses_of(trial, diary, exposure, catalog), 1, progress);
}

Identifiability told(const Diary& diary, double half_life_median = 1, std::vector<std::string> covariates = {}) {
  return answered(diary, half_life_median, std::move(covariates)).identifiable;
}

std::string phases(const std::string& order, int length) {
  std::string doses;
  for (const char phase : order) doses.append(std::size_t(length), phase);
  return doses;
}

bool says(const std::vector<std::string>& sentences, const std::string& part) {
  return std::any_of(sentences.begin(), sentences.end(),
                     [&](const std::string& sentence) { return sentence.find(part) != std::string::npos; });
}

TEST(Identifiability, a_good_randomised_order_can_answer_and_says_what_speaks_for_it) {
  const Identifiability found = told(diary_of(phases("011010011001", 7)));
  EXPECT_TRUE(found.yes) << (found.why.empty() ? "" : found.why.front());
  EXPECT_TRUE(says(found.why, "changed 7 times")) << found.why.front();
  EXPECT_TRUE(found.would_help.empty());
}

TEST(Identifiability, a_single_switch_looks_like_whatever_else_changed_then) {
  const Identifiability found = told(diary_of(phases("01", 42)));
  EXPECT_FALSE(found.yes);
  EXPECT_TRUE(says(found.why, "one switch only"));
  EXPECT_TRUE(says(found.would_help, "at least four periods"));
}

TEST(Identifiability, a_dose_that_never_changed_and_one_that_changed_twice_are_said_too) {
  EXPECT_TRUE(says(told(diary_of(phases("1", 60))).why, "never changed"));
  EXPECT_TRUE(says(told(diary_of(phases("010", 28))).why, "two switches only"));
  EXPECT_FALSE(says(told(diary_of(phases("0101", 21))).why, "switches only"));
}

TEST(Identifiability, a_phase_in_which_nobody_wrote_anything_compares_nothing_and_is_no_switch) {
  // Four periods were lived; of the last, or of one in the middle, no outcome is there.
  Diary diary = diary_of(phases("0101", 21));
  for (std::size_t t = 63; t < 84; ++t) diary.days[t].measures[0] = {};
  EXPECT_TRUE(says(told(diary).why, "two switches only"));
  diary = diary_of(phases("0101", 21));
  for (std::size_t t = 21; t < 42; ++t) diary.days[t].measures[0] = {};
  EXPECT_TRUE(says(told(diary).why, "one switch only"));
}

TEST(Identifiability, phases_that_follow_the_calendar_cannot_be_told_from_drift) {
  // More and more days on: three switches and more, but nearly a straight line.
  const Identifiability found = told(diary_of(phases("00000000010000010011101111101111111111", 4)), 20);
  EXPECT_GT(found.explained_by_calendar, 0.7);
  EXPECT_FALSE(found.yes);
  EXPECT_TRUE(says(found.why, "slow against the drift"));
}

TEST(Identifiability, what_the_calendar_explains_is_the_r_squared_of_a_regression) {
  // A half-life so short that x is the dose; its regression on 1, day and weekend from the normal equations.
  const std::string doses = phases("0110010110", 4);
  const double found = told(diary_of(doses), 1e-3).explained_by_calendar;
  double g[3][4] = {};  // columns 1, trend, weekend | dose
  double total = 0, mean = 0;
  for (const char dose : doses) mean += (dose == '1') / double(doses.size());
  for (std::size_t t = 0; t < doses.size(); ++t) {
    const double row[4] = {1, double(t), double(t % 7 >= 5), double(doses[t] == '1')};
    for (int i = 0; i < 3; ++i)
      for (int j = 0; j < 4; ++j) g[i][j] += row[i] * row[j];
    total += std::pow(row[3] - mean, 2);
  }
  for (int i = 0; i < 3; ++i)  // Gauss and Jordan
    for (int k = 0; k < 3; ++k)
      if (const double factor = g[k][i] / g[i][i]; k != i)
        for (int j = 0; j < 4; ++j) g[k][j] -= factor * g[i][j];
  double left = 0;
  for (std::size_t t = 0; t < doses.size(); ++t)
    left += std::pow(
        (doses[t] == '1') - g[0][3] / g[0][0] - g[1][3] / g[1][1] * double(t) - g[2][3] / g[2][2] * double(t % 7 >= 5),
        2);
  EXPECT_NEAR(found, 1 - left / total, 1e-9);
}

TEST(Identifiability, more_than_a_tenth_of_the_doses_unknown_without_an_assignment_is_too_many) {
  std::string doses = phases("011010011001", 5);  // 60 days
  for (std::size_t t = 0; t < 6; ++t) doses[10 * t + 3] = '?';
  EXPECT_FALSE(says(told(diary_of(doses)).why, "nobody recorded")) << "six of sixty is a tenth, and not more";
  doses[7] = '?';
  const Identifiability found = told(diary_of(doses));
  EXPECT_FALSE(found.yes);
  EXPECT_TRUE(says(found.why, "On 7 of 60 days nobody recorded"));
}

TEST(Identifiability, with_an_assignment_the_unrecorded_doses_are_no_obstacle) {
  const std::string planned = phases("011010011001", 7);
  Diary diary = diary_of(planned);
  for (std::size_t t = 0; t < planned.size(); ++t) {
    diary.days[t].arm = planned[t] == '1' ? "A" : "B";
    if (t % 4 == 0) diary.days[t].dose = {};
  }
  EXPECT_TRUE(told(diary).yes);
}

TEST(Identifiability, a_short_diary_narrows_little_and_says_so) {
  const Identifiability found = told(diary_of(phases("0101", 2)));
  EXPECT_FALSE(found.yes);
  EXPECT_GT(found.contraction, 0.5);
  EXPECT_TRUE(says(found.why, "narrowed the effect little"));
}

TEST(Identifiability, what_narrowed_little_has_its_main_reason_named) {
  const auto reason = [](const Identifiability& found) {
    for (const std::string& sentence : found.why)
      if (const auto at = sentence.find("The main reason is "); at != std::string::npos) return sentence.substr(at);
    return std::string();
  };
  // Four days on, four off and so on, of an effect that takes weeks to settle: it was never seen in full.
  const Identifiability unsettled = told(diary_of(phases("01010101", 3)), 30);
  EXPECT_NE(reason(unsettled).find("how fast it builds up and fades"), std::string::npos) << reason(unsettled);
  EXPECT_TRUE(says(unsettled.would_help, "long enough for the effect to settle"));
  // The same few days of an effect that is there at once: no assumption explains it, they are too few.
  const Identifiability few = told(diary_of(phases("0101", 1)), 0.1);
  EXPECT_TRUE(reason(few).empty()) << reason(few);
  EXPECT_TRUE(says(few.why, "the days are few beside how much they vary"));
}

TEST(Identifiability, a_covariate_that_repeats_the_dose_is_named_and_is_to_be_left_out) {
  Diary diary = diary_of(phases("011010011001", 7));
  diary.measures.emplace_back("tablet");
  diary.measures.emplace_back("walks");
  for (std::size_t t = 0; t < diary.days.size(); ++t) {
    diary.days[t].measures.push_back(Entry<double>::of(diary.days[t].dose.amount() > Dose{} ? 1 : 0));
    diary.days[t].measures.push_back(Entry<double>::of(double(t % 5)));
  }
  const Identifiability found = told(diary, 1, {"walks", "tablet"});
  EXPECT_FALSE(found.yes);
  EXPECT_TRUE(says(found.why, "\"tablet\" most of all")) << (found.why.empty() ? "" : found.why.front());
  EXPECT_TRUE(says(found.would_help, "Leave \"tablet\" out."));
  EXPECT_TRUE(told(diary, 1, {"walks"}).yes);
}

TEST(Identifiability, more_days_of_the_same_kind_narrow_more) {
  double before = 1;
  for (const int length : {2, 4, 8, 16}) {
    const double contraction = told(diary_of(phases("01100101", length))).contraction;
    EXPECT_LT(contraction, before) << length;
    EXPECT_GT(contraction, 0);
    before = contraction;
  }
}

TEST(Identifiability, outcomes_on_one_side_of_the_dose_only_leave_nothing_to_compare_and_it_says_which_side) {
  for (const bool on_is_there : {true, false}) {
    Diary diary = diary_of(phases("0101", 14));
    for (DayRecord& record : diary.days)
      if ((in_own_unit(record.dose.amount()) > 0) != on_is_there) record.measures[0] = {};
    const Identifiability found = told(diary);
    EXPECT_FALSE(found.yes);
    EXPECT_EQ(found.why, std::vector<std::string>{on_is_there ? "No outcome was recorded on a day without the dose."
                                                              : "No outcome was recorded on a day with at least half "
                                                                "of the full dose."});
    EXPECT_TRUE(says(found.would_help, "with days on and days off"));
  }
}

TEST(Identifiability, a_day_whose_dose_nobody_recorded_is_no_day_without_it) {
  // Two evenings, a week with one evening that says nothing, and months of a program that writes down what was taken
  // only: none of them holds a day without.
  for (const std::string& doses :
       {std::string("1?"), std::string("?1"), std::string("111?111"), phases("1?1?1?", 14)}) {
    const Answers answers = answered(diary_of(doses));
    EXPECT_TRUE(answers.all.empty()) << doses << ": no number of an effect";
    EXPECT_FALSE(answers.identifiable.yes);
    ASSERT_EQ(answers.identifiable.why.size(), 1u);
    EXPECT_TRUE(says(answers.identifiable.why, "The dose never changed on the days that say what was taken; "));
    EXPECT_TRUE(says(answers.identifiable.would_help, "also the ones that were left out"));
  }
  EXPECT_FALSE(answered(diary_of("1?0")).all.empty()) << "one day without was written down";
  Diary silent = diary_of(phases("1?", 14));
  for (DayRecord& record : silent.days)
    if (record.dose.known()) record.measures[0] = {};
  EXPECT_TRUE(answered(silent).all.empty());
  EXPECT_TRUE(says(told(silent).why, "On no day with an outcome is it known what was taken."));
}

/// Phases as `doses`; an effect of -1 at a half-life of three days, residuals of sd 1 that depend on the day before as
/// `rho` says, and a drift of `drift` from the middle to the end.
Diary slow_diary(const std::string& doses, double rho, double drift, std::uint64_t seed) {
  RandomStream random(seed, 7);
  Diary diary = diary_of(doses);
  double x = 0, e = random.normal();
  const auto length = double(doses.size());
  for (std::size_t t = 0; t < doses.size(); ++t) {
    x += (1 - std::exp2(-1.0 / 3)) * ((doses[t] == '1') - x);
    if (t > 0) e = rho * e + std::sqrt(1 - rho * rho) * random.normal();
    const double along = 2 * double(t) / (length - 1) - 1;
    diary.days[t].measures[0] = Entry<double>::of(5 - x + drift * along + e);
  }
  return diary;
}

TEST(Identifiability, slow_phases_in_a_series_that_wanders_are_not_told_from_its_wandering) {
  constexpr int people = 20;
  int narrowed_little = 0, leans = 0, yes = 0, yes_when_quick = 0;
  for (std::uint64_t seed = 1; seed <= people; ++seed) {
    // Four periods of twelve days: switches enough, and no straight line in the calendar.
    const Identifiability slow = told(slow_diary(phases("0101", 12), 0.9, 1, seed), 5);
    EXPECT_FALSE(says(slow.why, "switches only") || says(slow.why, "slow against the drift"));
    narrowed_little += says(slow.why, "narrowed the effect little");
    leans += says(slow.why, "leans on one assumption");
    yes += slow.yes;
    // The same person's days in sixteen periods, each independent of the last.
    yes_when_quick += told(slow_diary(phases("0110100110010110", 7), 0, 1, seed), 1).yes;
  }
  std::printf("slow: %d narrowed little, %d lean, %d yes; quick: %d yes\n", narrowed_little, leans, yes,
              yes_when_quick);
  EXPECT_LE(yes, people / 4);
  EXPECT_GE(yes_when_quick, people - 2);
}

}  // namespace
}  // namespace titrate
