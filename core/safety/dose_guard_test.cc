#include "safety/dose_guard.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "safety/small_rules.h"

namespace titrate {
namespace {

const Catalog guard_rules = small_rules();

DoseGuard guarded(double asked, std::optional<double> usual = {}) {
  return guard_dose(asked * mg, limit_for(Person{}, guard_rules, today),
                    usual ? std::optional(*usual * mg) : std::nullopt);
}

std::vector<DoubtAbout> doubts(const DoseGuard& guard) {
  std::vector<DoubtAbout> about;
  for (const Doubt& doubt : guard.doubts) about.push_back(doubt.about);
  return about;
}

using Doubts = std::vector<DoubtAbout>;

TEST(DoseGuard, on_the_limit_and_below_twice_the_usual_nothing_is_asked) {
  EXPECT_FALSE(guarded(250).asks());
  EXPECT_FALSE(guarded(0, 100).asks());
  EXPECT_FALSE(guarded(std::nextafter(200.0, 0.0), 100).asks());
}

TEST(DoseGuard, twice_the_usual_is_asked_for_once_more) {
  EXPECT_EQ(doubts(guarded(200, 100)), Doubts{DoubtAbout::twice_usual});
  EXPECT_EQ(guarded(200, 100).advice, "") << "within the limit there is nothing to do about it";
}

TEST(DoseGuard, ten_and_a_hundred_times_the_usual_are_a_slipped_digit) {
  EXPECT_EQ(doubts(guarded(100, 10)), Doubts{DoubtAbout::slipped_digit});
  EXPECT_EQ(doubts(guarded(200, 2)), Doubts{DoubtAbout::slipped_digit});
  EXPECT_NE(guarded(200, 2).doubts[0].sentence.find("exactly 100 times your usual 2 mg"), std::string::npos);
  EXPECT_EQ(doubts(guarded(2500, 250)), (Doubts{DoubtAbout::limit, DoubtAbout::slipped_digit}));
}

TEST(DoseGuard, what_was_told_for_the_day_is_no_slip_and_more_than_it_is) {
  const Limit limit = limit_for(Person{}, guard_rules, today);
  const auto told = [&](double asked, double usual) {
    return doubts(guard_dose(asked * mg, limit, usual * mg, {}, 200 * mg));
  };
  EXPECT_EQ(told(200, 100), Doubts{});
  EXPECT_EQ(told(200, 20), Doubts{});
  EXPECT_EQ(told(250, 100), Doubts{DoubtAbout::twice_usual});
  EXPECT_EQ(told(2000, 200), (Doubts{DoubtAbout::limit, DoubtAbout::slipped_digit}));
  EXPECT_EQ(doubts(guard_dose(400 * mg, limit, 100 * mg, {}, 400 * mg)), Doubts{DoubtAbout::limit})
      << "a plan moves no limit";
}

TEST(DoseGuard, above_the_limit_says_whose_it_is_and_what_to_do_when_it_was_taken) {
  const DoseGuard guard = guarded(400);
  ASSERT_EQ(doubts(guard), Doubts{DoubtAbout::limit});
  EXPECT_EQ(guard.doubts[0].sentence,
            "400 mg of elemental magnesium is more than 250 mg, the most in a day from supplements. "
            "Where you live was not said, so the lowest limit that we know holds. Set by EU.");
  EXPECT_EQ(guard.doubts[0].source.citation, "A book (2020)");
  EXPECT_NE(guard.advice.find("poison centre"), std::string::npos);
  EXPECT_EQ(guard.in_words, "four hundred milligrams of magnesium");
}

TEST(DoseGuard, other_sources_of_the_day_count_and_food_is_none_of_them) {
  const Limit limit = limit_for(Person{}, guard_rules, today);
  const DoseGuard guard = guard_dose(200 * mg, limit, {}, {{"multivitamin", 30 * mg}, {"antacid", 50 * mg}});
  EXPECT_EQ(doubts(guard), Doubts{DoubtAbout::limit});
  EXPECT_NE(guard.doubts[0].sentence.find("together with 80 mg from other products"), std::string::npos);
}

TEST(DoseGuard, a_block_is_doubted_at_any_amount_and_answered) {
  Person person;
  person.conditions = {"myasthenia gravis"};
  const DoseGuard guard = guard_dose(1 * mg, limit_for(person, guard_rules, today));
  EXPECT_EQ(doubts(guard), Doubts{DoubtAbout::forbidden});
  EXPECT_NE(guard.advice.find("doctor or pharmacist today"), std::string::npos);
}

TEST(DoseGuard, more_than_a_person_can_swallow_is_asked_for_first) {
  EXPECT_EQ(doubts(guarded(10'001)), (Doubts{DoubtAbout::out_of_reach, DoubtAbout::limit}));
  EXPECT_EQ(doubts(guarded(10'000)), Doubts{DoubtAbout::limit});
}

RC_GTEST_PROP(DoseGuard, a_smaller_dose_is_never_doubted_more, ()) {
  const double small = *rc::gen::inRange(0, 20'000), more = small + *rc::gen::inRange(0, 5'000);
  std::optional<double> usual;
  if (*rc::gen::arbitrary<bool>()) usual = *rc::gen::inRange(1, 500);
  RC_ASSERT(guarded(small, usual).doubts.size() <= guarded(more, usual).doubts.size());
}

TEST(UsualDose, is_the_median_of_the_last_fourteen_days_with_a_dose) {
  std::vector<Entry<Dose>> taken(20, dose_entry(50, true));
  taken.insert(taken.end(), 14, dose_entry(200, true));
  EXPECT_EQ(usual_dose(taken), 200 * mg);
  taken.back() = dose_entry(2000, true);
  EXPECT_EQ(usual_dose(taken), 200 * mg) << "one slip is not a habit";
}

Guard noticed_guard(SafetyAction action) {
  Guard guard;
  guard.action = action;
  guard.reasons = {
      {"diarrhoea_2", "diarrhoea", 2, today, action, "Do as it says.", {"Another book (2021)", "verified"}}};
  return guard;
}

TEST(DoseGuard, from_a_pause_on_any_dose_is_asked_about_and_none_is_not) {
  const auto asked = [](double amount, SafetyAction action) {
    const Guard noticed = noticed_guard(action);
    return guard_dose(amount * mg, limit_for(Person{}, guard_rules, today), {}, {}, amount * mg, noticed, noticed);
  };
  for (const SafetyAction action : {SafetyAction::pause, SafetyAction::stop_seek_care, SafetyAction::emergency}) {
    const DoseGuard guard = asked(1, action);
    ASSERT_EQ(doubts(guard), Doubts{DoubtAbout::noticed}) << "however small, and although it was told";
    EXPECT_EQ(guard.doubts[0].sentence.find("After what was noticed no dose should be taken: diarrhoea, "), 0u);
    EXPECT_EQ(guard.doubts[0].source.citation, "Another book (2021)");
    EXPECT_EQ(guard.advice, "Take nothing more for now. Do as it says.");
    EXPECT_FALSE(asked(0, action).asks());
    EXPECT_EQ(asked(0, action).advice, "");
  }
  for (const SafetyAction action : {SafetyAction::carry_on, SafetyAction::reduce_one_step})
    EXPECT_FALSE(asked(1, action).asks());
}

TEST(DoseGuard, a_pause_that_is_over_is_no_advice_any_more_and_advice_about_too_much_stays) {
  const Guard pause = noticed_guard(SafetyAction::pause);
  const Limit limit = limit_for(Person{}, guard_rules, today);
  const DoseGuard then = guard_dose(100 * mg, limit, {}, {}, {}, pause, {});
  EXPECT_TRUE(then.asks());
  EXPECT_EQ(then.advice, "");
  const DoseGuard both = guard_dose(300 * mg, limit, {}, {}, {}, pause, pause);
  EXPECT_EQ(doubts(both), (Doubts{DoubtAbout::noticed, DoubtAbout::limit}));
  EXPECT_EQ(both.advice.find("Take nothing more for now. "), 0u);
  EXPECT_NE(both.advice.find("poison centre"), std::string::npos);
}

TEST(UsualDose, days_without_a_dose_do_not_count_and_three_with_one_are_needed) {
  EXPECT_EQ(usual_dose({}), std::nullopt);
  EXPECT_EQ(usual_dose({dose_entry(100, true), {}, dose_entry(0, true), dose_entry(100, true)}), std::nullopt);
  EXPECT_EQ(usual_dose({dose_entry(100, true), Entry<Dose>::skipped(), dose_entry(120, true), dose_entry(110, true)}),
            110 * mg);
  EXPECT_EQ(usual_dose({dose_entry(1, false), dose_entry(1, false), dose_entry(1, false)}), std::nullopt);
}

TEST(InWords, an_amount_is_said_as_it_is_read_aloud) {
  const auto said = [](double amount) { return in_words(amount * mg); };
  EXPECT_EQ(said(0), "zero milligrams of magnesium");
  EXPECT_EQ(said(1), "one milligram of magnesium");
  EXPECT_EQ(said(15), "fifteen milligrams of magnesium");
  EXPECT_EQ(said(42), "forty-two milligrams of magnesium");
  EXPECT_EQ(said(250.5), "two hundred and fifty point five milligrams of magnesium");
  EXPECT_EQ(said(0.125), "zero point one two five milligrams of magnesium");
  EXPECT_EQ(said(100.05), "one hundred point zero five milligrams of magnesium");
  EXPECT_EQ(said(1000), "one thousand milligrams of magnesium");
  EXPECT_EQ(said(2018), "two thousand and eighteen milligrams of magnesium");
  EXPECT_EQ(said(40000), "forty thousand milligrams of magnesium");
  EXPECT_EQ(said(999999), "nine hundred and ninety-nine thousand nine hundred and ninety-nine milligrams of magnesium");
  EXPECT_EQ(said(1e6), "1000000 mg of magnesium");
  EXPECT_EQ(said(0.00001), "1e-05 mg of magnesium");
}

}  // namespace
}  // namespace titrate
