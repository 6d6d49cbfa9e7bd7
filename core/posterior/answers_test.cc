#include "posterior/answers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "catalog/catalog.h"
#include "numerics/normal.h"
#include "numerics/random.h"

namespace titrate {
namespace {

const Day monday = *parse_day("2026-03-02");

Catalog general_kinetics() {
  Catalog catalog;
  catalog.kinetics = {{"general", 3, 0.75, "Like others.", {"A book (2020)", "verified"}}};
  return catalog;
}

Outcome rating() {
  Outcome outcome;
  outcome.name = outcome.label = "pain";
  outcome.lowest = 0;
  outcome.highest = 10;
  outcome.unit = "points";
  return outcome;
}

Outcome minutes() {
  Outcome outcome;
  outcome.name = outcome.label = "sleep";
  outcome.unit = "minutes";
  return outcome;
}

/// Eight weeks in phases of four days, a tenth of the days missing; what is measured is noise with an effect of -1.
Diary some_diary(std::uint64_t seed) {
  RandomStream random(seed, 0);
  Diary diary;
  for (int t = 0; t < 56; ++t) {
    DayRecord record;
    record.day = monday + days(t);
    const bool on = t / 4 % 2 == 1;
    record.dose = dose_entry(on ? 200 : 0, true);
    const double value = 5 - on + 1.5 * random.normal();
    record.measures = {random.uniform() < 0.1 ? Entry<double>() : Entry<double>::of(value)};
    diary.days.push_back(record);
  }
  return diary;
}

Answers inferred(const Outcome& outcome, Diary diary) {
  Trial trial;
  trial.primary = outcome;
  diary.measures = {outcome.name};
  Progress progress;
  const Exposure exposure = exposure_of(trial, diary, monday + days(1000));
  return infer(analyses_of(trial, diary, exposure, general_kinetics()), 1, progress);
}

/// The diary with every outcome y turned into shift + scale y.
Diary remeasured(Diary diary, double scale, double shift) {
  for (DayRecord& record : diary.days)
    if (record.measures[0].known()) record.measures[0] = Entry<double>::of(shift + scale * record.measures[0].amount());
  return diary;
}

/// Every answer of `other` is `scale` times that of `one`, to 1e-7 of its spread.
void expect_same(const Answers& one, const Answers& other, double scale = 1) {
  ASSERT_EQ(one.all.size(), other.all.size());
  for (std::size_t i = 0; i < one.all.size(); ++i) {
    const NormalMixture &a = one.all[i].effect, &b = other.all[i].effect;
    const double close = 1e-7 * b.sd();
    EXPECT_NEAR(b.mean(), scale * a.mean(), close) << one.all[i].name;
    EXPECT_NEAR(b.sd(), std::abs(scale) * a.sd(), close) << one.all[i].name;
    EXPECT_NEAR(b.quantile(0.025), scale * a.quantile(scale > 0 ? 0.025 : 0.975), 10 * close) << one.all[i].name;
    EXPECT_NEAR(one.all[i].posterior.rho ? one.all[i].posterior.rho->mean : 0,
                other.all[i].posterior.rho ? other.all[i].posterior.rho->mean : 0, 1e-7);
  }
}

// Each of the next four is checked on twenty diaries; a fit takes a millisecond.
constexpr std::uint64_t diaries = 20;

TEST(Answers, a_scale_read_backwards_turns_the_effect_around) {
  for (std::uint64_t seed = 1; seed <= diaries; ++seed) {
    const Diary diary = some_diary(seed);
    expect_same(inferred(rating(), diary), inferred(rating(), remeasured(diary, -1, 10)), -1);
  }
}

TEST(Answers, the_unit_and_the_zero_of_an_unbounded_outcome_do_not_matter) {
  for (std::uint64_t seed = 1; seed <= diaries; ++seed) {
    const Diary diary = some_diary(seed);
    const double scale = seed % 2 == 0 ? 60 : 0.001, shift = double(seed) - 10;
    expect_same(inferred(minutes(), diary), inferred(minutes(), remeasured(diary, scale, scale * shift)), scale);
  }
}

TEST(Answers, the_unit_of_the_dose_does_not_matter) {
  for (std::uint64_t seed = 1; seed <= diaries; ++seed) {
    const Diary diary = some_diary(seed);
    Diary other = diary;
    const bool magnesium = seed % 2 == 0;
    for (DayRecord& record : other.days) record.dose = dose_entry(in_own_unit(record.dose.amount()) / 200, magnesium);
    expect_same(inferred(rating(), diary), inferred(rating(), other));
  }
}

TEST(Answers, the_same_days_some_weeks_later_give_the_same_answer) {
  for (std::uint64_t seed = 1; seed <= diaries; ++seed) {
    const Diary diary = some_diary(seed);
    Diary other = diary;
    const int weeks = int(seed);
    for (DayRecord& record : other.days) record.day += days(7 * weeks);
    expect_same(inferred(rating(), diary), inferred(rating(), other));
  }
}

// And of outcomes that are no plain numbers, whose primary analysis is of another family.

struct WholeOutcome {
  Outcome outcome;
  Family family;
};

std::vector<WholeOutcome> whole_outcomes() {
  Outcome headaches, asleep;
  headaches.name = headaches.label = "headaches";
  headaches.unit = "headaches per day";
  headaches.lowest = 0;
  asleep.name = asleep.label = "asleep by eleven";
  return {{rating(), Family::ordinal}, {headaches, Family::negative_binomial}, {asleep, Family::bernoulli}};
}

/// some_diary() in whole numbers of that kind.
Diary whole_diary(Family family, std::uint64_t seed) {
  Diary diary = some_diary(seed);
  for (DayRecord& record : diary.days) {
    if (!record.measures[0].known()) continue;
    const double value = record.measures[0].amount();
    record.measures[0] = Entry<double>::of(family == Family::ordinal     ? std::clamp(std::round(value), 0.0, 10.0)
                                           : family == Family::bernoulli ? value > 4.5
                                                                         : std::floor(std::exp(0.3 * value - 0.5)));
  }
  return diary;
}

constexpr std::uint64_t whole_diaries = 4;

TEST(Answers, of_ratings_counts_and_yes_or_no_are_the_same_some_weeks_later_and_in_another_unit_of_the_dose) {
  for (const auto& [outcome, family] : whole_outcomes())
    for (std::uint64_t seed = 1; seed <= whole_diaries; ++seed) {
      SCOPED_TRACE(outcome.name + " " + std::to_string(seed));
      const Diary diary = whole_diary(family, seed);
      Diary later = diary, in_other_unit = diary;
      for (DayRecord& record : later.days) record.day += days(7 * int(seed));
      for (DayRecord& record : in_other_unit.days)
        record.dose = dose_entry(in_own_unit(record.dose.amount()) / 200, seed % 2 == 0);
      const Answers first = inferred(outcome, diary);
      ASSERT_TRUE(first.primary());
      EXPECT_EQ(first.primary()->posterior.family, family);
      expect_same(first, inferred(outcome, later));
      expect_same(first, inferred(outcome, in_other_unit));
    }
}

TEST(Answers, yes_for_no_turns_every_effect_around) {
  const WholeOutcome asleep = whole_outcomes()[2];
  for (std::uint64_t seed = 1; seed <= whole_diaries; ++seed) {
    const Diary diary = whole_diary(asleep.family, seed);
    expect_same(inferred(asleep.outcome, diary), inferred(asleep.outcome, remeasured(diary, -1, 1)), -1);
  }
}

/// Of ten answers there are nine cut-points, and the prior of their level is on the middle one.
TEST(Answers, a_rating_of_ten_answers_read_backwards_turns_every_effect_around) {
  Outcome outcome = rating();
  outcome.highest = 9;
  for (std::uint64_t seed = 1; seed <= whole_diaries; ++seed) {
    Diary diary = whole_diary(Family::ordinal, seed);
    for (DayRecord& record : diary.days)
      if (record.measures[0].known())
        record.measures[0] = Entry<double>::of(std::min(9.0, record.measures[0].amount()));
    expect_same(inferred(outcome, diary), inferred(outcome, remeasured(diary, -1, 9)), -1);
  }
}

/// Eleven answers have ten cut-points, and that prior is on the fifth from below: read backwards it is on the sixth.
/// The answer moves by up to 0.07 of its sd here; as a number it does not move.
TEST(Answers, a_rating_of_eleven_read_backwards_turns_the_effect_around_but_for_where_its_level_is_anchored) {
  for (std::uint64_t seed = 1; seed <= whole_diaries; ++seed) {
    const Diary diary = whole_diary(Family::ordinal, seed);
    const Answers one = inferred(rating(), diary), other = inferred(rating(), remeasured(diary, -1, 10));
    const NormalMixture &a = one.primary()->effect, &b = other.primary()->effect;
    EXPECT_NEAR(b.mean(), -a.mean(), 0.1 * a.sd());
    EXPECT_NEAR(b.sd() / a.sd(), 1, 0.05);
    for (const double z : {-2.0, -1.0, 0.0, 1.0})
      EXPECT_NEAR(b.cdf(-a.mean() - z * a.sd()), 1 - a.cdf(a.mean() + z * a.sd()), 0.04);
    const NormalMixture &c = one.find(as_number_analysis)->effect, &d = other.find(as_number_analysis)->effect;
    EXPECT_NEAR(d.mean(), -c.mean(), 1e-7 * c.sd());
    EXPECT_NEAR(d.quantile(0.025), -c.quantile(0.975), 1e-6 * c.sd());
  }
}

TEST(Answers, are_the_same_bits_when_asked_again) {
  const Answers one = inferred(rating(), some_diary(5)), two = inferred(rating(), some_diary(5));
  for (std::size_t i = 0; i < one.all.size(); ++i) {
    EXPECT_EQ(one.all[i].effect.weights(), two.all[i].effect.weights());
    EXPECT_EQ(one.all[i].effect.means(), two.all[i].effect.means());
    EXPECT_EQ(one.all[i].effect.sds(), two.all[i].effect.sds());
  }
}

/// The diary with the doses of some days unknown, or known to be taken (bit set) or not.
Diary with_doses(Diary diary, const std::vector<std::size_t>& at, std::optional<unsigned> taken) {
  for (std::size_t k = 0; k < at.size(); ++k)
    diary.days[at[k]].dose = !taken ? Entry<Dose>() : dose_entry(*taken >> k & 1u ? 200 : 0, true);
  return diary;
}

TEST(Answers, a_few_unknown_doses_are_averaged_over_by_the_persons_habit_and_the_evidence) {
  const std::vector<std::size_t> at{9, 22};
  const Diary diary = some_diary(6);
  const Answers averaged = inferred(rating(), with_doses(diary, at, std::nullopt));
  // The recorded pairs of neighbours: 55 less the 4 around the unknown days; the arms change after every fourth day.
  double same = 0, all = 0;
  for (std::size_t t = 1; t < 56; ++t) {
    if (t == 9 || t == 10 || t == 22 || t == 23) continue;
    ++all;
    same += t % 4 != 0;
  }
  const double alike = (same + 1) / (all + 2);
  std::vector<double> weight;
  std::vector<Answers> ways;
  for (unsigned way = 0; way < 4; ++way) {
    ways.push_back(inferred(rating(), with_doses(diary, at, way)));
    double prior = 1;
    for (std::size_t k = 0; k < 2; ++k) {  // both lie inside a phase
      const bool as_neighbours = (at[k] / 4 % 2 == 1) == (way >> k & 1u);
      prior *= as_neighbours ? alike * alike : (1 - alike) * (1 - alike);
    }
    weight.push_back(prior *
                     std::exp(ways[way].primary()->posterior.log_evidence - ways[0].primary()->posterior.log_evidence));
  }
  const double total = weight[0] + weight[1] + weight[2] + weight[3];
  for (const double x : {-2.0, -1.0, -0.5, 0.0}) {
    double expected = 0, rho = 0;
    for (unsigned way = 0; way < 4; ++way) {
      expected += weight[way] / total * ways[way].primary()->effect.cdf(x);
      rho += weight[way] / total * ways[way].primary()->posterior.rho->mean;
    }
    EXPECT_NEAR(averaged.primary()->effect.cdf(x), expected, 1e-8);
    EXPECT_NEAR(averaged.primary()->posterior.rho->mean, rho, 1e-8);
  }
}

TEST(Answers, many_unknown_doses_count_half_as_all_taken_and_half_as_none_in_everything_that_is_said) {
  const std::vector<std::size_t> at{9, 22, 23, 30, 31};
  const Diary diary = some_diary(6);
  const Answers both = inferred(rating(), with_doses(diary, at, std::nullopt)),
                none = inferred(rating(), with_doses(diary, at, 0u)),
                all = inferred(rating(), with_doses(diary, at, 31u));
  const Answer &a = *none.primary(), &b = *all.primary(), &c = *both.primary();
  for (const double x : {-2.0, -1.0, -0.5, 0.0})
    EXPECT_NEAR(c.effect.cdf(x), 0.5 * a.effect.cdf(x) + 0.5 * b.effect.cdf(x), 1e-9);
  EXPECT_NEAR(c.posterior.rho->mean, 0.5 * a.posterior.rho->mean + 0.5 * b.posterior.rho->mean, 1e-9);
  EXPECT_NEAR(c.posterior.half_life->mean, 0.5 * a.posterior.half_life->mean + 0.5 * b.posterior.half_life->mean, 1e-9);
  EXPECT_NEAR(c.posterior.log_evidence, 0.5 * a.posterior.log_evidence + 0.5 * b.posterior.log_evidence, 1e-9);
}

/// An answer that is known in closed form: N(-1, 0.5^2).
Answers known_answer(std::optional<Direction> better, std::optional<double> smallest) {
  Answers answers;
  answers.outcome.better = better;
  answers.outcome.smallest_worthwhile = smallest;
  answers.all.resize(1);
  answers.all[0].effect = NormalMixture({1}, {-1}, {0.5});
  return answers;
}

TEST(Probability, of_a_benefit_is_that_of_the_better_direction) {
  EXPECT_NEAR(*probability_of_benefit(known_answer(Direction::lower, {})), normal_cdf(2), 1e-9);
  EXPECT_NEAR(*probability_of_benefit(known_answer(Direction::higher, {})), normal_cdf(-2), 1e-9);
}

TEST(Probability, of_a_worthwhile_benefit_lies_beyond_the_smallest_worthwhile_one) {
  EXPECT_NEAR(*probability_worthwhile(known_answer(Direction::lower, 0.5)), normal_cdf(1), 1e-9);
  EXPECT_NEAR(*probability_worthwhile(known_answer(Direction::higher, 0.5)), normal_cdf(-3), 1e-9);
}

TEST(Probability, of_a_benefit_needs_a_direction_and_a_worthwhile_one_a_size) {
  EXPECT_FALSE(probability_of_benefit(known_answer({}, 0.5)));
  EXPECT_FALSE(probability_worthwhile(known_answer({}, 0.5)));
  EXPECT_FALSE(probability_worthwhile(known_answer(Direction::lower, {})));
  EXPECT_FALSE(probability_of_benefit(Answers{}));
}

TEST(Infer, stops_after_the_primary_when_told_to) {
  struct Impatient : Progress {
    bool keep_going(double) override { return false; }
  } impatient;
  Trial trial;
  trial.primary = rating();
  Diary diary = some_diary(1);
  diary.measures = {"pain"};
  const Analyses analyses =
      analyses_of(trial, diary, exposure_of(trial, diary, monday + days(1000)), general_kinetics());
  const Answers answers = infer(analyses, 1, impatient);
  ASSERT_EQ(answers.all.size(), 1u);
  EXPECT_EQ(answers.primary()->name, "as_taken");
  EXPECT_FALSE(answers.find("no_drift"));
}

TEST(Infer, with_nothing_to_analyse_there_is_no_effect_and_a_reason) {
  Diary diary = some_diary(1);
  for (DayRecord& record : diary.days) record.measures[0] = {};
  const Answers answers = inferred(rating(), diary);
  EXPECT_FALSE(answers.primary());
  EXPECT_FALSE(answers.identifiable.yes);
  EXPECT_EQ(answers.identifiable.why, std::vector<std::string>{"No outcome was recorded."});
}

}  // namespace
}  // namespace titrate
