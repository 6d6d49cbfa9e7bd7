#include "app/review_trial.h"

#include <gtest/gtest.h>

#include <regex>

#include "app/example.h"
#include "app/small_catalog.h"
#include "base/sanitized.h"
#include "numerics/random.h"

namespace titrate {
namespace {

/// A trial and its diary, different for every number: length of phases, effect, dependence, what is missing, whether
/// the direction and the size are known.
struct Case {
  Trial trial;
  Diary diary;
};

Case some_case(std::uint64_t number) {
  RandomStream random(number, 1);
  Case some;
  Trial& trial = some.trial;
  trial.primary.name = trial.primary.label = "pain";
  trial.primary.lowest = 0;
  trial.primary.highest = 10;
  trial.primary.unit = "points";
  if (random.uniform() < 0.7) trial.primary.better = random.uniform() < 0.5 ? Direction::lower : Direction::higher;
  if (random.uniform() < 0.5) trial.primary.smallest_worthwhile = 0.5 + random.uniform();
  trial.start = *parse_day("2026-03-02");
  trial.active_arm = "on";
  trial.full_dose = dose_of(random.uniform() < 0.5 ? 200 : 400, true);
  trial.assignment =
      randomised_pairs(1 + int(5 * random.uniform()), 1 + int(14 * random.uniform()), "on", "off", number, 2);
  const SimulatedPerson person{.level = 3 + 4 * random.uniform(),
                               .effect = 6 * random.uniform() - 3,
                               .half_life_days = 0.5 + 5 * random.uniform(),
                               .sigma = 0.3 + 2 * random.uniform(),
                               .rho = random.uniform(),
                               .missing_fraction = random.uniform() < 0.1 ? 0.99 : 0.3 * random.uniform(),
                               .late_fraction = 0.1 * random.uniform()};
  some.diary = simulate(trial, person, number, 0);
  some.diary.simulated = random.uniform() < 0.5;
  if (random.uniform() < 0.5) trial.assignment.clear();
  if (random.uniform() < 0.3)
    for (DayRecord& record : some.diary.days) record.arm.reset();
  return some;
}

Review reviewed(const Case& some) {
  Progress progress;
  return review(some.trial, some.diary, small_catalog(), *parse_day("2026-12-31"), 1, progress);
}

std::vector<std::string> everything_said(const Review& review) {
  std::vector<std::string> all{review.report.sentence};
  for (const Section& section : review.report.sections) {
    all.push_back(section.heading + ".");
    all.insert(all.end(), section.paragraphs.begin(), section.paragraphs.end());
  }
  return all;
}

constexpr std::uint64_t people = sanitized ? 6 : 60;

TEST(Review, never_says_more_than_it_can_know_and_says_it_in_whole_sentences) {
  const std::regex forbidden(
      "\\b(works?|worked|proves?|proven|proof|significant(ly)?|cures?|heals?|guaranteed|certainly)\\b",
      std::regex::icase);
  const std::regex certain("\\b(0|100) %");
  const std::regex alone("(^|[^.0-9])1 (days|times|used days)\\b"), odd("nan|inf\\b|-0\\.0+\\b");
  for (std::uint64_t i = 0; i < people; ++i)
    for (const std::string& said : everything_said(reviewed(some_case(i)))) {
      EXPECT_FALSE(std::regex_search(said, forbidden)) << said;
      EXPECT_FALSE(std::regex_search(said, alone)) << said;
      EXPECT_FALSE(std::regex_search(said, odd)) << said;
      EXPECT_FALSE(said.find("Probability") == 0 && std::regex_search(said, certain)) << said;
      EXPECT_FALSE(said.empty());
      EXPECT_TRUE(said.ends_with(".")) << said;
      EXPECT_EQ(said.find("  "), std::string::npos) << said;
      EXPECT_EQ(said.find(".."), std::string::npos) << said;
    }
}

TEST(Review, is_the_same_to_the_last_bit_when_asked_again) {
  for (std::uint64_t i = 0; i < (sanitized ? 2 : 10); ++i) {
    const Review one = reviewed(some_case(i)), two = reviewed(some_case(i));
    EXPECT_EQ(everything_said(one), everything_said(two));
    ASSERT_EQ(one.answers.all.size(), two.answers.all.size());
    for (std::size_t k = 0; k < one.answers.all.size(); ++k) {
      EXPECT_EQ(one.answers.all[k].effect.weights(), two.answers.all[k].effect.weights());
      EXPECT_EQ(one.answers.all[k].effect.means(), two.answers.all[k].effect.means());
      EXPECT_EQ(one.answers.all[k].posterior.log_evidence, two.answers.all[k].posterior.log_evidence);
    }
  }
}

TEST(Review, words_about_dependence_and_simulation_follow_the_numbers) {
  for (std::uint64_t i = 0; i < people; ++i) {
    const Case some = some_case(i);
    const Review review = reviewed(some);
    EXPECT_EQ(review.report.sentence.starts_with("Simulated example."), some.diary.simulated);
    const Answer *primary = review.answers.judged(), *independent = review.answers.find("independent_days");
    if (!primary) continue;
    const auto width = [](const Answer& a) { return a.effect.quantile(0.975) - a.effect.quantile(0.025); };
    const std::string said = dependence_in_words(review.answers);
    EXPECT_TRUE(said.find("It is wider") == std::string::npos || width(*primary) > width(*independent)) << said;
    EXPECT_TRUE(said.find("It is narrower") == std::string::npos || width(*primary) < width(*independent)) << said;
  }
}

TEST(Review, a_dose_above_the_limit_is_found_whatever_the_statistics_say) {
  for (std::uint64_t i = 0; i < (sanitized ? 4 : 20); ++i) {
    const Review review = reviewed(some_case(i));
    bool above = false;
    for (const Entry<Dose>& dose : review.taken.taken)
      above = above || (dose.known() && in_own_unit(dose.amount()) > 250);
    EXPECT_EQ(review.screening.findings.size(), above ? 1u : 0u) << i;
  }
}

TEST(Review, of_an_empty_diary_is_an_answer) {
  Case empty = some_case(1);
  empty.diary.days.clear();
  const Review review = reviewed(empty);
  EXPECT_FALSE(review.answers.primary());
  EXPECT_FALSE(review.answers.identifiable.yes);
  EXPECT_TRUE(review.report.sentence.ends_with("."));
}

TEST(Example, is_marked_as_simulated_is_the_same_every_time_and_stays_below_every_limit) {
  const ExampleTrial one = example_trial(small_catalog()), two = example_trial(small_catalog());
  EXPECT_EQ(one.diary, two.diary);
  EXPECT_TRUE(one.diary.simulated);
  EXPECT_EQ(one.trial.assignment.size(), 112u);
  EXPECT_EQ(one.trial.planned_days, 112);
  EXPECT_TRUE(check_daily_dose(std::get<DailyElementalMass>(*one.trial.full_dose), small_catalog()).within);
}

TEST(Example, the_truth_that_was_simulated_is_the_truth_that_is_said) {
  const ExampleTrial example = example_trial(small_catalog());
  for (const std::string& number : {std::string("lowers pain by 2 points"), std::string("half-life 2 days"),
                                    std::string("by 0.4"), "seed " + std::to_string(example.seed)})
    EXPECT_NE(example.truth.find(number), std::string::npos) << number << " in: " << example.truth;
  EXPECT_EQ(example.person.effect, -2);
  EXPECT_EQ(example.person.half_life_days, 2);
  EXPECT_EQ(example.person.rho, 0.4);
}

TEST(Review, an_outcome_that_never_changed_leaves_nothing_to_compare) {
  Case some = some_case(1);
  for (DayRecord& record : some.diary.days)
    for (Entry<double>& entry : record.measures)
      if (entry.known()) entry = Entry<double>::of(5);
  Progress progress;
  const Review same = review(some.trial, some.diary, small_catalog(), some.diary.days.back().day, 1, progress);
  EXPECT_EQ(same.answers.primary(), nullptr);
  EXPECT_EQ(same.report.sentence.find("%"), std::string::npos) << same.report.sentence;
}

}  // namespace
}  // namespace titrate
