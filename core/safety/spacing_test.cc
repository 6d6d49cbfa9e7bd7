#include "safety/spacing.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace titrate {
namespace {

TimeOfDay at(int hour, int minute = 0) { return {hour * 60 + minute}; }

SpacedMedicine medicine(const char* about, double before, double after, std::vector<TimeOfDay> times) {
  return {std::string("magnesium_") + about, about, before, after, std::move(times)};
}

DayShape day(std::vector<TimeOfDay> preferred) {
  DayShape shape;
  shape.preferred = std::move(preferred);
  return shape;
}

TEST(Spacing, without_a_medicine_the_usual_times_are_kept) {
  const Schedule schedule = schedule_doses({}, day({at(20), at(8)}));
  EXPECT_EQ(schedule.doses, (std::vector<PlannedDose>{{at(8), false, true}, {at(20), false, true}}));
  EXPECT_EQ(schedule.open, (std::vector<OpenWindow>{{at(7), at(23)}}));
  EXPECT_TRUE(schedule.closed.empty());
}

TEST(Spacing, levothyroxine_in_the_morning_moves_a_morning_dose_to_four_hours_later) {
  const Schedule schedule = schedule_doses({medicine("levothyroxine", 4, 4, {at(7)})}, day({at(8)}));
  ASSERT_EQ(schedule.doses.size(), 1u);
  EXPECT_EQ(schedule.doses[0].at, at(11)) << "exactly four hours are enough";
  EXPECT_FALSE(schedule.doses[0].at_the_usual_time);
  ASSERT_EQ(schedule.closed.size(), 1u);
  EXPECT_EQ(schedule.closed[0].about, "levothyroxine");
  EXPECT_EQ(schedule.closed[0].medicine_at, at(7));
  EXPECT_EQ(schedule.closed[0].to, at(10, 59));
}

TEST(Spacing, part_of_a_minute_is_a_minute) {
  // 4.01 hours are 240.6 minutes: a dose 240 minutes later would cut the separation short.
  const Schedule schedule = schedule_doses({medicine("levothyroxine", 4.01, 4, {at(7)})}, day({at(8)}));
  EXPECT_EQ(schedule.doses.at(0).at, at(11, 1));
}

TEST(Spacing, the_clock_goes_round) {
  // Taken at 5 in the morning, six hours free before it: nothing after 23:00 the evening before.
  const Schedule schedule = schedule_doses({medicine("ibandronate", 2, 6.5, {at(5)})}, day({at(23)}));
  ASSERT_EQ(schedule.doses.size(), 1u);
  EXPECT_EQ(schedule.doses[0].at, at(22, 30));
}

TEST(Spacing, waking_hours_may_run_over_midnight) {
  DayShape night = day({at(2)});
  night.wakes = at(18), night.sleeps = at(10);
  const Schedule schedule = schedule_doses({medicine("ciprofloxacin", 2, 6, {at(3)})}, night);
  ASSERT_EQ(schedule.doses.size(), 1u);
  EXPECT_EQ(schedule.doses[0].at, at(5));
}

TEST(Spacing, food_is_worth_an_hour) {
  DayShape shape = day({at(12)});
  shape.meals = {at(12, 45), at(19)};
  shape.with_food = true;
  EXPECT_EQ(schedule_doses({}, shape).doses.at(0), (PlannedDose{at(12, 45), true, false}));
  shape.meals = {at(19)};
  EXPECT_EQ(schedule_doses({}, shape).doses.at(0), (PlannedDose{at(12), false, true}));
}

TEST(Spacing, a_single_minute_between_two_medicines_is_enough) {
  const auto morning = medicine("doxycycline", 8, 8, {at(8)}), evening = medicine("levothyroxine", 8, 4, {at(20)});
  const Schedule schedule = schedule_doses({morning, evening}, day({at(12)}));
  EXPECT_EQ(schedule.open, (std::vector<OpenWindow>{{at(16), at(16)}}));
  EXPECT_EQ(schedule.doses.at(0).at, at(16));
}

TEST(Spacing, the_half_hour_of_a_meal_has_both_its_ends) {
  DayShape shape = day({at(13)});
  shape.meals = {at(12)};
  shape.with_food = true;
  EXPECT_EQ(schedule_doses({}, shape).doses.at(0), (PlannedDose{at(12, 30), true, false}));
}

TEST(Spacing, exactly_as_many_hours_are_enough_and_the_same_minute_never_is) {
  const std::vector<SpacedMedicine> before = {medicine("roxadustat", 0, 1, {})};
  EXPECT_EQ(next_allowed(600, {{"magnesium_roxadustat", 660}}, before).minute, 600);
  EXPECT_EQ(next_allowed(601, {{"magnesium_roxadustat", 660}}, before).minute, 661);
  EXPECT_EQ(next_allowed(660, {{"magnesium_roxadustat", 660}}, before).minute, 661);
}

TEST(Spacing, no_schedule_names_the_medicines_that_are_in_the_way_and_no_other) {
  const auto morning = medicine("doxycycline", 8, 8, {at(8)}), evening = medicine("levothyroxine", 8, 4.5, {at(20)});
  const auto harmless = medicine("fexofenadine", 2, 2, {at(9)});
  const Schedule schedule = schedule_doses({harmless, morning, evening}, day({at(12)}));
  EXPECT_TRUE(schedule.doses.empty());
  EXPECT_EQ(schedule.most_doses, 0);
  EXPECT_EQ(schedule.in_the_way, (std::vector<std::string>{"doxycycline", "levothyroxine"}));
  EXPECT_TRUE(schedule.open.empty());
  EXPECT_EQ(schedule.closed.front().from, at(7));
  EXPECT_EQ(schedule.closed.back().to, at(23));
  EXPECT_NE(schedule.reason.find("doxycycline and levothyroxine"), std::string::npos) << schedule.reason;
}

TEST(Spacing, a_day_too_short_for_the_doses_is_nobodys_fault) {
  DayShape shape = day({at(8), at(9), at(10)});
  shape.sleeps = at(12);
  const Schedule schedule = schedule_doses({}, shape);
  EXPECT_TRUE(schedule.doses.empty());
  EXPECT_EQ(schedule.most_doses, 2);
  EXPECT_TRUE(schedule.in_the_way.empty());
}

TEST(Spacing, a_medicine_without_a_time_keeps_the_schedule_waiting) {
  const Schedule schedule = schedule_doses({medicine("levothyroxine", 4, 4, {})}, day({at(8)}));
  EXPECT_TRUE(schedule.doses.empty());
  EXPECT_EQ(schedule.without_a_time, std::vector<std::string>{"levothyroxine"});
  EXPECT_NE(schedule.reason.find("levothyroxine"), std::string::npos);
}

TEST(Spacing, findings_with_hours_are_spaced_at_the_times_of_their_lines) {
  Finding levothyroxine, amlodipine;
  levothyroxine.rule = "magnesium_levothyroxine", levothyroxine.about = "levothyroxine";
  levothyroxine.matched = "Synthroid", levothyroxine.hours_before = levothyroxine.hours_after = 4;
  levothyroxine.severity = Severity::monitor;
  amlodipine.rule = "magnesium_amlodipine", amlodipine.matched = "Norvasc";
  const auto spaced = medicines_to_space({levothyroxine, amlodipine}, {{"Synthroid", {at(7)}}, {"Norvasc", {at(8)}}});
  ASSERT_EQ(spaced.size(), 1u);
  EXPECT_EQ(spaced[0].times, std::vector<TimeOfDay>{at(7)});
  EXPECT_EQ(spaced[0].hours_after, 4);
}

TEST(Spacing, what_was_taken_today_moves_the_next_dose_and_is_named) {
  const std::vector<SpacedMedicine> medicines = {medicine("levothyroxine", 4, 4, {}), medicine("iron", 2, 2, {})};
  const NextAllowed next =
      next_allowed(18 * 60, {{"magnesium_iron", 17 * 60 + 30}, {"magnesium_levothyroxine", 17 * 60}}, medicines);
  EXPECT_EQ(next.minute, 21 * 60);
  EXPECT_EQ(next.because_of, "levothyroxine");
  EXPECT_EQ(next.medicine_at, 17 * 60);
  EXPECT_EQ(next.reason, "Next at 21:00, because of levothyroxine at 17:00.");
}

TEST(Spacing, what_is_still_to_come_counts_as_well_as_what_was_taken_yesterday) {
  const std::vector<SpacedMedicine> medicines = {medicine("ciprofloxacin", 2, 6, {})};
  const NextAllowed next =
      next_allowed(8 * 60, {{"magnesium_ciprofloxacin", -60}, {"magnesium_ciprofloxacin", 11 * 60}}, medicines);
  EXPECT_EQ(next.minute, 13 * 60);
  EXPECT_EQ(next_allowed(0, {{"magnesium_ciprofloxacin", -60}}, medicines).reason,
            "Next at 01:00, because of ciprofloxacin at 23:00 yesterday.");
  EXPECT_EQ(next_allowed(23 * 60 + 30, {{"magnesium_ciprofloxacin", 23 * 60}}, medicines).reason,
            "Next at 01:00 tomorrow, because of ciprofloxacin at 23:00.");
}

TEST(Spacing, a_medicine_of_which_no_intake_is_known_is_named) {
  const NextAllowed next = next_allowed(600, {}, {medicine("levothyroxine", 4, 4, {})});
  EXPECT_EQ(next.minute, 600);
  EXPECT_EQ(next.without_a_time, std::vector<std::string>{"levothyroxine"});
  EXPECT_NE(next.reason.find("levothyroxine"), std::string::npos);
}

// The slow way: the definition, minute by minute.

bool allowed(int minute, const std::vector<SpacedMedicine>& medicines) {
  for (const SpacedMedicine& one : medicines)
    for (const TimeOfDay time : one.times)
      for (const int turn : {-1440, 0, 1440}) {  // yesterday's, today's and tomorrow's
        const double hours = (minute - (time.minute + turn)) / 60.0;
        if (hours >= 0 && hours < one.hours_before) return false;
        if (hours <= 0 && -hours < one.hours_after) return false;
      }
  return true;
}

struct Drawn {
  std::vector<SpacedMedicine> medicines;
  DayShape shape;
};

/// Half of the days are drawn in half hours, so that times meet the ends of windows.
Drawn drawn(int most_medicines, int doses) {
  Drawn all;
  const int step = *rc::gen::element(1, 30);
  const auto minute = [&](int below) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, below / step + (below % step > 0))) * step;
  };
  const auto hours = [&] { return *rc::gen::inRange(0, 17) / 2.0; };
  const int count = *rc::gen::inRange(0, most_medicines + 1);
  for (int i = 0; i < count; ++i) {
    SpacedMedicine one = medicine(std::to_string(i).c_str(), hours(), hours(), {});
    const int times = *rc::gen::inRange(1, 3);
    for (int k = 0; k < times; ++k) one.times.push_back({minute(1440)});
    all.medicines.push_back(one);
  }
  all.shape.wakes = {minute(1440)};
  all.shape.sleeps = {minute(1440)};
  const int awake = (all.shape.sleeps.minute - all.shape.wakes.minute + 1440) % 1440;
  for (int k = 0; k < doses; ++k) all.shape.preferred.push_back({(all.shape.wakes.minute + minute(awake + 1)) % 1440});
  const int meals = *rc::gen::inRange(0, 3);
  for (int k = 0; k < meals; ++k) all.shape.meals.push_back({minute(1440)});
  all.shape.with_food = *rc::gen::arbitrary<bool>();
  all.shape.hours_between_doses = *rc::gen::inRange(0, 13) / 2.0;
  return all;
}

/// Every pair of minutes of the waking day (or every minute, for one dose), the earliest of the cheapest.
std::vector<int> by_brute_force(const Drawn& all) {
  const int wakes = all.shape.wakes.minute, awake = (all.shape.sleeps.minute - wakes + 1440) % 1440;
  const int length = awake == 0 ? 1439 : awake, gap = std::max(1, int(all.shape.hours_between_doses * 60));
  std::vector<int> preferred, cost_of_food, open;
  for (const TimeOfDay time : all.shape.preferred) preferred.push_back((time.minute - wakes + 1440) % 1440);
  std::sort(preferred.begin(), preferred.end());
  for (int t = 0; t <= length; ++t) {
    const int minute = (wakes + t) % 1440;
    open.push_back(allowed(minute, all.medicines));
    bool eats = false;
    for (const TimeOfDay meal : all.shape.meals)
      for (int past = 0; past <= 30; ++past) eats = eats || (meal.minute + past) % 1440 == minute;
    cost_of_food.push_back(all.shape.with_food && !eats ? 60 : 0);
  }
  std::vector<int> best;
  int least = 1 << 30;
  const auto cost = [&](int k, int t) { return std::abs(t - preferred[k]) + cost_of_food[t]; };
  for (int t = 0; t <= length; ++t) {
    if (!open[t]) continue;
    if (preferred.size() == 1 && cost(0, t) < least) least = cost(0, t), best = {t};
    for (int u = t + gap; preferred.size() == 2 && u <= length; ++u)
      if (open[u] && cost(0, t) + cost(1, u) < least) least = cost(0, t) + cost(1, u), best = {t, u};
  }
  for (int& t : best) t = (wakes + t) % 1440;
  return best;
}

RC_GTEST_PROP(Spacing, the_schedule_is_the_best_of_all_minutes, ()) {
  const Drawn all = drawn(4, *rc::gen::inRange(1, 3));
  const Schedule schedule = schedule_doses(all.medicines, all.shape);
  std::vector<int> minutes;
  for (const PlannedDose& dose : schedule.doses) minutes.push_back(dose.at.minute);
  RC_ASSERT(minutes == by_brute_force(all));
}

RC_GTEST_PROP(Spacing, open_and_closed_windows_are_the_waking_day_by_definition, ()) {
  const Drawn all = drawn(4, 3);
  const Schedule schedule = schedule_doses(all.medicines, all.shape);
  const int wakes = all.shape.wakes.minute, awake = (all.shape.sleeps.minute - wakes + 1440) % 1440;
  const int length = awake == 0 ? 1439 : awake;
  const auto within = [&](TimeOfDay from, TimeOfDay to, int t) {
    return (from.minute - wakes + 1440) % 1440 <= t && t <= (to.minute - wakes + 1440) % 1440;
  };
  for (int t = 0; t <= length; ++t) {
    int open = 0, closed = 0;
    for (const auto& window : schedule.open) open += within(window.from, window.to, t);
    for (const auto& window : schedule.closed) closed += within(window.from, window.to, t);
    RC_ASSERT(open + closed == 1);
    RC_ASSERT((open == 1) == allowed((wakes + t) % 1440, all.medicines));
  }
  for (const PlannedDose& dose : schedule.doses) RC_ASSERT(allowed(dose.at.minute, all.medicines));
}

RC_GTEST_PROP(Spacing, the_medicines_in_the_way_leave_none_together_and_one_when_any_is_left_out, ()) {
  const Drawn all = drawn(5, *rc::gen::inRange(1, 4));
  const Schedule schedule = schedule_doses(all.medicines, all.shape);
  if (!schedule.doses.empty()) {
    RC_ASSERT(schedule.in_the_way.empty());
    return;
  }
  const auto possible_with = [&](const std::string& left_out) {
    std::vector<SpacedMedicine> some;
    for (const SpacedMedicine& one : all.medicines)
      if (one.about != left_out && std::count(schedule.in_the_way.begin(), schedule.in_the_way.end(), one.about))
        some.push_back(one);
    return !schedule_doses(some, all.shape).doses.empty();
  };
  RC_ASSERT(!possible_with("none of them"));
  for (const std::string& one : schedule.in_the_way) RC_ASSERT(possible_with(one));
}

RC_GTEST_PROP(Spacing, the_next_time_is_the_first_minute_that_keeps_every_separation, ()) {
  Drawn all = drawn(4, 1);
  std::vector<IntakeAt> intakes;
  for (const SpacedMedicine& one : all.medicines)
    for (const TimeOfDay time : one.times) intakes.push_back({one.rule, time.minute - *rc::gen::inRange(0, 3) * 720});
  const int now = *rc::gen::inRange(0, 48) * 30;
  int slow = now;
  const auto kept = [&](int minute) {
    for (const SpacedMedicine& one : all.medicines)
      for (const IntakeAt& intake : intakes) {
        const double hours = (minute - intake.minute) / 60.0;
        if (intake.rule != one.rule) continue;
        if (hours >= 0 && hours < one.hours_before) return false;
        if (hours <= 0 && -hours < one.hours_after) return false;
      }
    return true;
  };
  while (!kept(slow)) ++slow;
  const NextAllowed next = next_allowed(now, intakes, all.medicines);
  RC_ASSERT(next.minute == slow);
  RC_ASSERT(next.because_of.empty() == (slow == now));
}

}  // namespace
}  // namespace titrate
