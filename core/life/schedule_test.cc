#include "life/schedule.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "life/small_effects.h"
#include "trial/pain_plan.h"
#include "trial/plan.h"

namespace titrate {
namespace {

using std::chrono::days;
using PlanPhase = PlanDay::Phase;

const Day plan_begins = *parse_day("2026-03-10");
Day plan_date(int day) { return plan_begins + days(day - 1); }  // counted from 1

/// Ten days of run-in, four periods of a week, two days between them: 44 days. A look after 26 days, and at the end.
Trial plan_that_may_rest() {
  Trial plan = rehearsable_pain_plan({Randomisation::Kind::pairs, 7, 2, 2}, 10 + 4 * 7 + 3 * 2);
  plan.run_in_days = 10;
  plan.start = plan_begins;
  plan.looks = {26, 44};
  plan.comparator = "nothing";
  plan.active_arm = "magnesium";
  return plan;
}

Rest rest_from(int day, std::optional<int> until) {
  Rest rest;
  rest.from = plan_date(day);
  if (until) rest.until = plan_date(*until);
  return rest;
}

bool is_rest(const PlanDay& at) { return at.phase == PlanPhase::paused || at.phase == PlanPhase::stopped; }

/// A log, said day by day.
struct TrialLog {
  std::vector<Event> events;
  TrialLog& say(int day, What what) {
    Event event;
    event.id = std::int64_t(events.size()) + 1;
    event.diary = "mine";
    event.entered = *parse_moment(to_string(plan_date(day)) + "T21:00:00+00:00");
    event.what = std::move(what);
    events.push_back(std::move(event));
    return *this;
  }
  TrialLog& felt(int said_on, int day, const char* effect, int grade) {
    return say(said_on, recorded(plan_date(day), side_effect_item(effect),
                                 grade == 0 ? Entry<double>::none() : Entry<double>::of(grade)));
  }
  TrialLog& paused(int day) { return say(day, Paused{plan_date(day), "influenza"}); }
  TrialLog& resumed(int day, std::vector<AnsweredEffect> answers = {}, bool agreed = false) {
    Resumed said{plan_date(day), std::move(answers), {}};
    if (agreed) said.agreed = ClinicianDecision{"", "Dr A", plan_date(day), "It has gone", {}};
    return say(day, said);
  }
  /// By the screening of these tests nothing may be taken by somebody of ninety.
  TrialLog& said_age(int day, int years) {
    PersonSaid said;
    said.sheet.person.age = years;
    return say(day, std::move(said));
  }
  std::vector<Rest> rests(int today) const {
    const auto why_no_dose = [](const Notebook& says, Day) {
      return std::string(says.sheet && says.sheet->person.age == 90 ? "Take no dose: ninety." : "");
    };
    return rests_of(events, small_effects(), plan_that_may_rest(), why_no_dose, plan_date(today));
  }
};

TEST(Schedule, without_a_rest_it_is_the_plan) {
  const Trial plan = plan_that_may_rest();
  const TrialCalendar calendar = calendar_of(plan, {}, plan_date(20));
  for (int day = -3; day <= 60; ++day) EXPECT_EQ(calendar.on(plan_date(day)), plan_day(plan, plan_date(day))) << day;
  EXPECT_EQ(calendar.look_days(), (std::vector<Day>{plan_date(26), plan_date(44)}));
  EXPECT_EQ(calendar.last_day(), plan_date(44));
  const Order order{true, false, false, true};
  EXPECT_EQ(as_lived(calendar, order), assigned(plan, order));
}

TEST(Schedule, a_period_that_was_interrupted_begins_again) {
  // Period 2 is days 20-26. Day 24 is its fifth day; rested 24-28, so it begins again on day 29.
  const TrialCalendar calendar = calendar_of(plan_that_may_rest(), {rest_from(24, 29)}, plan_date(40));
  for (int day = 20; day <= 23; ++day) EXPECT_TRUE(calendar.torn(plan_date(day))) << day;
  for (int day = 24; day <= 28; ++day) EXPECT_EQ(calendar.on(plan_date(day)).phase, PlanPhase::paused) << day;
  EXPECT_EQ(calendar.on(plan_date(29)), (PlanDay{PlanPhase::period, 20, 2, 4, 1, 7, 26}));
  EXPECT_EQ(calendar.on(plan_date(35)), (PlanDay{PlanPhase::period, 26, 2, 4, 7, 7, 26}));
  // Five days of rest and four torn ones: everything later, the looks among them, comes nine days later.
  EXPECT_EQ(calendar.look_days(), (std::vector<Day>{plan_date(26 + 9), plan_date(44 + 9)}));
  EXPECT_EQ(calendar.on(plan_date(44 + 10)).phase, PlanPhase::after);
}

TEST(Schedule, a_run_in_and_a_gap_go_on_where_they_were) {
  const TrialCalendar in_run_in = calendar_of(plan_that_may_rest(), {rest_from(6, 8)}, plan_date(20));
  EXPECT_EQ(in_run_in.on(plan_date(8)), (PlanDay{PlanPhase::run_in, 6, 0, 4, 6, 10, 26}));
  EXPECT_EQ(in_run_in.last_day(), plan_date(46));
  const TrialCalendar in_gap = calendar_of(plan_that_may_rest(), {rest_from(19, 22)}, plan_date(30));
  EXPECT_EQ(in_gap.on(plan_date(22)), (PlanDay{PlanPhase::gap, 19, 1, 4, 2, 2, 26}));
  EXPECT_FALSE(in_gap.torn(plan_date(18)));
}

TEST(Schedule, a_rest_after_a_whole_period_tears_nothing) {
  const TrialCalendar calendar = calendar_of(plan_that_may_rest(), {rest_from(18, 20)}, plan_date(30));
  EXPECT_FALSE(calendar.torn(plan_date(17)));
  EXPECT_EQ(calendar.last_day(), plan_date(46));
}

TEST(Schedule, an_open_rest_is_expected_to_end_as_early_as_it_may) {
  const TrialCalendar tomorrow = calendar_of(plan_that_may_rest(), {rest_from(24, {})}, plan_date(25));
  EXPECT_EQ(tomorrow.on(plan_date(26)).day_of_phase, 1);
  EXPECT_FALSE(tomorrow.reminds_on(plan_date(25)));
  EXPECT_TRUE(tomorrow.reminds_on(plan_date(26)));
  Rest guarded = rest_from(24, {});
  guarded.earliest = plan_date(30);
  EXPECT_EQ(calendar_of(plan_that_may_rest(), {guarded}, plan_date(25)).on(plan_date(29)).phase, PlanPhase::paused);
}

TEST(Schedule, what_was_stopped_for_good_has_no_last_day) {
  Rest rest = rest_from(24, {});
  rest.for_good = true;
  rest.action = SafetyAction::emergency;
  const TrialCalendar calendar = calendar_of(plan_that_may_rest(), {rest}, plan_date(25));
  EXPECT_EQ(calendar.last_day(), std::nullopt);
  EXPECT_TRUE(calendar.look_days().empty());
  EXPECT_EQ(calendar.on(plan_date(90)).phase, PlanPhase::stopped);
  EXPECT_FALSE(calendar.reminds_on(plan_date(90)));
}

TEST(Schedule, torn_days_keep_the_arm_of_their_period_and_days_of_a_rest_have_none) {
  const TrialCalendar calendar = calendar_of(plan_that_may_rest(), {rest_from(24, 29)}, plan_date(53));
  const Trial trial = as_lived(calendar, {false, true, true, false});
  ASSERT_EQ(trial.lived.size(), 53u);
  for (int day = 20; day <= 35; ++day) {
    const bool rested = day >= 24 && day <= 28;
    EXPECT_EQ(trial.lived[std::size_t(day - 1)].rested, rested) << day;
    EXPECT_EQ(trial.lived[std::size_t(day - 1)].unit, rested ? -1 : 1) << day;
    EXPECT_EQ(trial.assignment[std::size_t(day - 1)], rested ? "nothing" : "magnesium") << day;
  }
  EXPECT_EQ(trial.looks, (std::vector<int>{35, 53}));
  EXPECT_EQ(trial.planned_days, 53);
  EXPECT_TRUE(trial.fixed_before_data);
}

RC_GTEST_PROP(Schedule, every_period_is_whole_in_the_order_that_was_drawn, ()) {
  Trial plan = plan_that_may_rest();
  const bool daily = *rc::gen::weightedElement<bool>({{1, true}, {3, false}});
  plan.run_in_days = *rc::gen::inRange(0, 15);
  const int units = 2 * *rc::gen::inRange(2, 5);
  if (daily) {
    plan.randomisation = {Randomisation::Kind::daily, 0, 0, 0};
    plan.planned_days = plan.run_in_days + units;
  } else {
    plan.randomisation = {Randomisation::Kind::pairs, *rc::gen::inRange(1, 10), *rc::gen::inRange(0, 4), units / 2};
    plan.planned_days =
        plan.run_in_days + units * plan.randomisation.period_days + (units - 1) * plan.randomisation.gap_days;
  }
  plan.looks = {*plan.planned_days};
  const int period = daily ? 1 : plan.randomisation.period_days;
  std::vector<Rest> rests;
  int at = 0;
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    const int from = at + *rc::gen::inRange(1, 25), until = from + *rc::gen::inRange(1, 12);
    rests.push_back(rest_from(from, until));
    at = until;
  }
  const TrialCalendar calendar = calendar_of(plan, rests, plan_date(at + 1));

  std::vector<int> whole_days(std::size_t(units), 0), plan_days;
  int rested = 0, torn = 0, latest = 0;
  for (const auto& [where, is_torn] : calendar.days) {
    rested += is_rest(where);
    torn += is_torn;
    RC_ASSERT(!(is_torn && is_rest(where)));
    if (is_torn || is_rest(where)) continue;
    plan_days.push_back(where.day);
    if (where.phase != PlanPhase::period) continue;
    RC_ASSERT(where.period >= latest);  // the order of the periods is the order that was drawn
    latest = where.period;
    ++whole_days[std::size_t(where.period - 1)];
  }
  for (const int days_of_period : whole_days) RC_ASSERT(days_of_period == period);
  // Without what was torn and rested, the plan's own days, each once and in order.
  RC_ASSERT(int(plan_days.size()) == *plan.planned_days);
  for (int i = 0; i < int(plan_days.size()); ++i) RC_ASSERT(plan_days[std::size_t(i)] == i + 1);
  // Every day comes later by exactly what was rested and torn before it.
  int shift = 0;
  for (std::size_t i = 0; i < calendar.days.size(); ++i) {
    const auto& [where, is_torn] = calendar.days[i];
    if (is_torn || is_rest(where)) {
      ++shift;
      continue;
    }
    RC_ASSERT(where.day + shift == int(i) + 1);
    RC_ASSERT(calendar.day_of(where.day) == plan_date(int(i) + 1));
  }
  RC_ASSERT(calendar.last_day() == plan_date(*plan.planned_days + rested + torn));
  RC_ASSERT(calendar.look_days().back() == *calendar.last_day());
  // Days of one unit have one arm, that of the order, torn ones too.
  const Order order = orders_of(plan).first();
  const Trial trial = as_lived(calendar, order);
  for (std::size_t i = 0; i < trial.lived.size(); ++i)
    if (trial.lived[i].unit >= 0)
      RC_ASSERT((trial.assignment[i] == "magnesium") == order[std::size_t(trial.lived[i].unit)]);
}

TEST(Rests, a_persons_own_pause_lasts_until_it_is_resumed) {
  const auto open = TrialLog().paused(24).rests(27);
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].from, plan_date(24));
  EXPECT_EQ(open[0].until, std::nullopt);
  EXPECT_EQ(open[0].why, "influenza");
  EXPECT_FALSE(open[0].by_guard);
  const auto over = TrialLog().paused(24).resumed(29).rests(40);
  ASSERT_EQ(over.size(), 1u);
  EXPECT_EQ(over[0].until, plan_date(29));
  EXPECT_TRUE(TrialLog().paused(24).resumed(24).rests(40).empty()) << "taken up again on the day itself";
}

TEST(Rests, a_pause_that_is_undone_has_not_been) {
  EXPECT_TRUE(TrialLog().paused(24).say(24, Undone{1}).rests(30).empty());
  const auto later = TrialLog().paused(24).say(26, Undone{1}).rests(30);
  ASSERT_EQ(later.size(), 1u) << "on two days none was taken, and that is a fact";
  EXPECT_EQ(later[0].until, plan_date(26));
}

TEST(Rests, another_hour_of_the_day_that_is_chosen_later_moves_nothing) {
  // At half past one at night, in a day that begins at four: a pause of day 24, written on the clock's day 25.
  TrialLog log;
  log.say(1, DayStartChosen{{4}}).paused(24);
  log.events.back().entered = *parse_moment(to_string(plan_date(25)) + "T01:30:00+00:00");
  const auto before = log.rests(27);
  ASSERT_EQ(before.size(), 1u);
  EXPECT_EQ(before[0].from, plan_date(24));
  EXPECT_EQ(log.say(27, DayStartChosen{{0}}).rests(27), before);
  EXPECT_EQ(log.say(28, Undone{3}).rests(27), before);
}

TEST(Rests, who_flies_west_into_yesterday_still_knows_what_was_said_before) {
  TrialLog log;
  log.say(24, recorded(plan_date(23), side_effect_item("nausea"), Entry<double>::of(2)));
  EXPECT_TRUE(log.rests(23).size() == 1) << "it was said, whatever the calendar said where it was said";
  EXPECT_EQ(log.say(23, recorded(plan_date(23), measure_item("pain"), Entry<double>::of(4))).rests(30)[0].from,
            plan_date(23));
}

TEST(Rests, what_pauses_a_dose_pauses_the_trial_until_it_is_gone_and_said_so) {
  const AnsweredEffect gone{"nausea", 2, plan_date(24), plan_date(25)};
  TrialLog log;
  log.felt(24, 24, "nausea", 2);
  auto rests = log.rests(26);
  ASSERT_EQ(rests.size(), 1u);
  EXPECT_TRUE(rests[0].by_guard);
  log.resumed(25);
  EXPECT_EQ(log.rests(26)[0].until, std::nullopt) << "the guard of that day is against it";
  log.felt(25, 25, "nausea", 0);
  EXPECT_EQ(log.rests(30)[0].until, std::nullopt) << "silence is no resumption";
  log.resumed(27, {gone});
  rests = log.rests(40);
  ASSERT_EQ(rests.size(), 1u);
  EXPECT_EQ(rests[0].until, plan_date(27));
}

TEST(Rests, one_step_lower_is_a_pause_since_a_trial_has_one_dose) {
  const auto rests = TrialLog().felt(24, 24, "diarrhoea", 2).rests(24);
  ASSERT_EQ(rests.size(), 1u);
  EXPECT_EQ(rests[0].action, SafetyAction::reduce_one_step);
  EXPECT_FALSE(rests[0].stopped());
}

TEST(Rests, what_is_carried_on_with_does_not_pause) {
  EXPECT_TRUE(TrialLog().felt(24, 24, "diarrhoea", 1).rests(30).empty());
}

TEST(Rests, after_stop_and_seek_care_only_with_a_clinicians_agreement) {
  const AnsweredEffect gone{"diarrhoea", 3, plan_date(24), plan_date(26)};
  TrialLog log;
  log.felt(24, 24, "diarrhoea", 3).felt(26, 26, "diarrhoea", 0);
  EXPECT_TRUE(log.rests(28)[0].stopped());
  EXPECT_EQ(TrialLog(log).resumed(28, {gone}).rests(30)[0].until, std::nullopt);
  EXPECT_EQ(TrialLog(log).resumed(28, {gone}, true).rests(30)[0].until, plan_date(28));
}

TEST(Rests, after_an_allergy_nothing_resumes_it) {
  TrialLog log;
  log.felt(24, 24, "allergy", 3).felt(26, 26, "allergy", 0);
  log.resumed(28, {{"allergy", 3, plan_date(24), plan_date(26)}}, true);
  const auto rests = log.rests(40);
  ASSERT_EQ(rests.size(), 1u);
  EXPECT_TRUE(rests[0].for_good);
  EXPECT_EQ(rests[0].until, std::nullopt);
}

TEST(Rests, what_is_entered_late_makes_the_trial_rest_from_the_day_on_which_it_is_known) {
  const auto rests = TrialLog().felt(30, 24, "nausea", 2).rests(31);
  ASSERT_EQ(rests.size(), 1u);
  EXPECT_EQ(rests[0].from, plan_date(30)) << "on days 24 to 29 the person was told an arm";
}

TEST(Rests, a_day_on_which_nothing_may_be_taken_begins_one_that_lasts_until_somebody_goes_on) {
  TrialLog log;
  log.said_age(-4, 40).said_age(12, 90).resumed(13).said_age(15, 40);
  const auto open = log.rests(20);
  ASSERT_EQ(open.size(), 1u);
  EXPECT_EQ(open[0].from, plan_date(12));
  EXPECT_EQ(open[0].until, std::nullopt) << "the screening was against day 13, and on day 15 nobody went on";
  EXPECT_TRUE(open[0].by_guard);
  EXPECT_FALSE(open[0].stopped()) << "what the screening asks of a clinician is in its findings";
  EXPECT_EQ(open[0].why, "Take no dose: ninety.");
  EXPECT_EQ(log.resumed(16).rests(20)[0].until, plan_date(16));
}

TEST(Rests, a_screening_that_holds_a_dose_from_some_day_on_is_found_on_each_day_and_asked_for_little) {
  const TrialLog log = TrialLog().said_age(-4, 40).felt(6, 6, "diarrhoea", 1).said_age(20, 41);
  for (int old_from = 1; old_from <= 31; ++old_from) {
    int asked = 0;
    const auto too_old = [&](const Notebook&, Day day) {
      ++asked;
      return std::string(day >= plan_date(old_from) ? "A laboratory value is too old." : "");
    };
    const auto rests = rests_of(log.events, small_effects(), plan_that_may_rest(), too_old, plan_date(30));
    if (old_from == 31) {
      EXPECT_TRUE(rests.empty());
      EXPECT_EQ(asked, 2) << "once for the days of each sheet";
    } else {
      ASSERT_EQ(rests.size(), 1u) << old_from;
      EXPECT_EQ(rests[0].from, plan_date(old_from)) << old_from;
    }
  }
}

TEST(Rests, the_screening_is_asked_from_the_first_day_of_the_plan_on_and_of_what_was_known_then) {
  EXPECT_TRUE(TrialLog().said_age(-4, 90).said_age(1, 40).rests(20).empty());
  TrialLog log;
  log.said_age(12, 90).say(14, Undone{1}).resumed(14);
  const auto rests = log.rests(20);
  ASSERT_EQ(rests.size(), 1u) << "a sheet that was taken back held the days on which it stood";
  EXPECT_EQ(rests[0].from, plan_date(12));
  EXPECT_EQ(rests[0].until, plan_date(14));
}

TEST(Schedule, a_trial_whose_order_was_told_ends_on_that_day) {
  const Trial plan = plan_that_may_rest();  // looks after 26 and 44 days
  const TrialCalendar whole = calendar_of(plan, {}, plan_date(30)), ended = ended_on(whole, plan_date(30));
  for (int day = 1; day <= 30; ++day) EXPECT_EQ(ended.on(plan_date(day)), whole.on(plan_date(day))) << day;
  for (int day = 31; day <= 60; ++day) EXPECT_EQ(ended.on(plan_date(day)).phase, PlanPhase::after) << day;
  EXPECT_EQ(ended.look_days(), std::vector<Day>{plan_date(26)}) << "the second look never comes";
  const Order order{true, false, false, true};
  const Trial lived = as_lived(ended, order);
  EXPECT_EQ(lived.assignment.size(), 30u);
  for (std::size_t i = 0; i < 30; ++i) EXPECT_EQ(lived.assignment[i], assigned(plan, order).assignment[i]) << i;
  EXPECT_EQ(ended_on(whole, plan_date(50)).days, whole.days) << "one that was over before is as it was";
  TrialLog log;
  log.say(-3, Opened{"", ""}).say(-2, Locked{"{}", ""});
  EXPECT_EQ(opened_on(log.events), std::nullopt) << "that was the plan before";
  EXPECT_EQ(opened_on(log.say(30, Opened{"", "I feel fine"}).events), plan_date(30));
}

TEST(Looks, count_what_was_said_by_the_end_of_a_day_and_no_line_after_the_first_that_was_said_later) {
  TrialLog log;
  const auto pain = [](int day, double value) {
    return recorded(plan_date(day), measure_item("pain"), Entry<double>::of(value));
  };
  log.say(0, Locked{"{}", ""}).say(25, pain(25, 4)).say(26, pain(26, 5)).say(27, Undone{3}).say(28, pain(20, 9));
  EXPECT_EQ(said_until(log.events, plan_date(26)).size(), 3u);
  EXPECT_EQ(said_until(log.events, plan_date(27)).size(), 4u);
  EXPECT_EQ(said_until(log.events, plan_date(40)).size(), 5u);
  EXPECT_EQ(look_closes_on(log.events, plan_date(26)), plan_date(26)) << "taken back on the day after";
  TrialLog missed;
  missed.say(0, Locked{"{}", ""}).say(27, pain(26, 5));
  EXPECT_EQ(look_closes_on(missed.events, plan_date(26)), plan_date(27)) << "some write in the morning";
  TrialLog brought;
  brought.say(0, Locked{"{}", ""}).say(26, pain(26, 5)).say(26, Imported{"tidy", std::string(64, 'a'), {}, 1});
  EXPECT_EQ(look_closes_on(brought.events, plan_date(26)), plan_date(26));
  brought.say(26, Undone{3});
  EXPECT_EQ(look_closes_on(brought.events, plan_date(26)), plan_date(27)) << "an import is taken back with its lines";
  TrialLog opened;
  opened.say(0, Locked{"{}", ""}).say(26, Opened{"", ""}).say(26, pain(26, 5));
  EXPECT_EQ(said_until(opened.events, plan_date(40)).size(), 2u) << "who knows the order writes for nothing";
}

TEST(Looks, are_closed_once_whatever_the_clock_says_where_somebody_is) {
  const auto pain = recorded(plan_date(20), measure_item("pain"), Entry<double>::of(4));
  const auto say_at = [&](TrialLog& log, int day, const char* clock) {
    log.say(day, pain);
    log.events.back().entered = *parse_moment(to_string(plan_date(day)) + clock);
  };
  TrialLog west;  // in Tokyo it was day 27 already when it was still day 26 on Hawaii
  west.say(0, Locked{"{}", ""});
  say_at(west, 26, "T22:00:00+09:00");
  say_at(west, 26, "T20:00:00-10:00");
  EXPECT_EQ(said_until(west.events, plan_date(26)).size(), 2u);
  TrialLog hour;  // on day 27, at ten in the evening: by a day that begins at eleven it is day 26
  hour.say(0, Locked{"{}", ""});
  say_at(hour, 26, "T22:00:00+00:00");
  hour.say(27, DayStartChosen{{23}});
  hour.events.back().entered = *parse_moment(to_string(plan_date(27)) + "T22:00:00+00:00");
  say_at(hour, 27, "T22:01:00+00:00");
  EXPECT_EQ(said_until(hour.events, plan_date(26)).size(), 2u);
  TrialLog ahead;  // a clock that ran a year ahead, and was set right: nothing of the trial is lost
  ahead.say(0, Locked{"{}", ""});
  say_at(ahead, 400, "T22:00:00+00:00");
  say_at(ahead, 21, "T22:00:00+00:00");
  EXPECT_EQ(said_until(ahead.events, plan_date(26)).size(), 3u);
}

TEST(Rests, a_new_seal_forgets_the_pauses_of_the_plan_before) {
  EXPECT_TRUE(TrialLog().paused(-5).say(-3, Locked{"{}", ""}).rests(3).empty());
}

}  // namespace
}  // namespace titrate
