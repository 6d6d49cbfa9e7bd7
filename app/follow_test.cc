#include "app/follow.h"

#include <gtest/gtest.h>

#include "app/entries.h"
#include "app/follow_week.h"
#include "app/memory_records.h"
#include "app/small_catalog.h"
#include "app/today.h"

namespace titrate {
namespace {

using std::chrono::days;

const Day ladder_begins = *parse_day("2026-03-01");

Catalog catalog_with_effects() {
  Catalog catalog = small_catalog();
  catalog.substances = {{"magnesium", "magnesium", "magnesium", true, "A mineral.", {"A book (2020)", "verified"}}};
  const auto row = [&](const char* effect, int grade, SafetyAction action) {
    AdverseEffect one;
    one.id = std::string(effect) + "_" + std::to_string(grade);
    one.substance = "magnesium";
    one.effect = one.name = effect;
    one.grade = grade;
    one.detail = "Do so.";
    one.action = action;
    if (action == SafetyAction::pause) one.restart_after_days = 2;
    catalog.adverse_effects.push_back(one);
  };
  row("nausea", 2, SafetyAction::pause);
  row("diarrhoea", 3, SafetyAction::stop_seek_care);
  row("allergy", 3, SafetyAction::emergency);
  return catalog;
}

/// A ladder that is followed, on the evening of one day after the other.
class Followed : public testing::Test {
 protected:
  MemoryRecords records;
  Catalog catalog = catalog_with_effects();
  Asked asked{"mine", {}, ""};

  Followed() { on(0); }
  void on(int day) {
    asked.now = {Instant((ladder_begins + days(day)).time_since_epoch()) + std::chrono::hours(20), {}};
  }
  FollowWish wish(int run_in = 0) {
    FollowWish one;
    one.unit = DoseUnit{100 * elemental_milligram, false, "capsule"};
    one.start = ladder_begins;
    one.run_in_days = run_in;
    return one;
  }
  void begin(int run_in = 0) {
    if (!notebook().says->sheet) say_who();
    const auto begun = follow(records, catalog, asked, wish(run_in));
    ASSERT_TRUE(begun.ok()) << describe(begun.problem());
  }
  void take(double mg, int from, int to) {
    for (int day = from; day <= to; ++day) {
      on(day);
      ASSERT_TRUE(record(records, catalog, asked, {{}, "dose", EntryState::value, mg, {}, true}).ok());
    }
  }
  void notice(const std::string& effect, double grade) {
    ASSERT_TRUE(record(records, catalog, asked, {{}, "side_effect", EntryState::value, grade, {}, false, effect}).ok());
  }
  OpenNotebook notebook() { return open_notebook(records, "mine").value(); }
  RegimenState state() { return *regimen_of(notebook(), catalog, asked.now); }
  double dose() {
    const auto now = state();
    return now.dose ? now.dose->daily.in(elemental_milligram_per_day) : 0;
  }
  void say_who(Person person = {}, Intended intended = {}) {
    person.age = 40;
    person.sex = Sex::male;
    person.egfr = 95;
    person.answered = {true, true, true, true};
    Event event{0, "mine", "", asked.now, PersonSaid{{person, intended, {}}}};
    ASSERT_TRUE(records.append(std::span(&event, 1)).ok());
  }
  static void expect_refused(const Result<Event>& result, const std::string& where, const std::string& words) {
    ASSERT_FALSE(result.ok()) << words;
    EXPECT_EQ(result.problem().where.file, where) << result.problem().what;
    EXPECT_NE(result.problem().what.find(words), std::string::npos) << result.problem().what;
    EXPECT_NE(result.problem().way_out, "");
  }
  static GoingOn agreed(Day day) {
    return {{}, ClinicianDecision{"", "Dr. Ada Example", day, "Seen and measured.", {}}};
  }
};

TEST_F(Followed, no_ladder_begins_for_somebody_of_whom_nothing_was_said) {
  expect_refused(follow(records, catalog, asked, wish()), "act", "Nobody has said who you are");
  say_who();
  EXPECT_TRUE(follow(records, catalog, asked, wish()).ok());
}

TEST_F(Followed, the_dose_of_a_step_is_not_doubted_and_more_than_it_is) {
  begin();
  take(100, 0, 13);
  on(14);
  const auto noted = [&](double mg) {
    return record(records, catalog, asked, {{}, "dose", EntryState::value, mg, {}, false});
  };
  expect_refused(noted(200), "value", "at least twice your usual 100 mg");
  ASSERT_TRUE(answer_step(records, catalog, asked, true).ok());
  ASSERT_EQ(dose(), 200);
  for (int day = 14; day < 22; ++day) {
    on(day);
    const auto step = noted(200);
    EXPECT_TRUE(step.ok()) << day << ": " << step.problem().what;
    const Today page = today_of(notebook(), catalog, asked.now, {}).value();
    EXPECT_TRUE(page.dose_guard && !page.dose_guard->asks()) << "nor flagged afterwards";
  }
  expect_refused(noted(250), "value", "at least twice your usual 100 mg");
  expect_refused(noted(1000), "value", "exactly 10 times your usual 100 mg");
}

TEST_F(Followed, a_ladder_keeps_to_the_limit_and_begins_after_its_run_in) {
  EXPECT_FALSE(regimen_of(notebook(), catalog, asked.now).has_value());
  begin(2);
  EXPECT_EQ(state().phase, RegimenPhase::run_in);
  on(2);
  EXPECT_EQ(dose(), 100);
  EXPECT_EQ(notebook().says->regimen->started.ladder.steps.back().daily, 200 * elemental_milligram_per_day)
      << "nobody said where they live: the lowest limit, 250 mg";
}

TEST_F(Followed, two_ladders_at_once_and_one_in_the_past_are_refused) {
  say_who();
  auto past = wish();
  past.start = ladder_begins - days(1);
  expect_refused(follow(records, catalog, asked, past), "start", "today or later");
  begin();
  expect_refused(follow(records, catalog, asked, wish()), "act", "followed already");
  ASSERT_TRUE(stop_following(records, catalog, asked, "enough").ok());
  EXPECT_EQ(dose(), 0);
  begin();
  EXPECT_EQ(dose(), 100);
}

TEST_F(Followed, what_is_noticed_and_a_screening_stand_in_the_way_of_a_beginning) {
  notice("diarrhoea", 3);
  expect_refused(follow(records, catalog, asked, wish()), "act", "What you noticed");
  ASSERT_TRUE(undo(records, asked).ok());
  Person unknown;
  unknown.medicines = {"a medicine that nobody knows"};
  say_who(unknown);
  expect_refused(follow(records, catalog, asked, wish()), "act", "screening");
}

TEST_F(Followed, a_finding_that_comes_after_the_beginning_holds_the_dose) {
  say_who();
  begin();
  EXPECT_EQ(dose(), 100);
  Person unknown;
  unknown.medicines = {"a medicine that nobody knows"};
  say_who(unknown);
  EXPECT_EQ(state().phase, RegimenPhase::no_dose);
  EXPECT_EQ(dose(), 0);
  EXPECT_NE(state().why, "");
  EXPECT_FALSE(answer_step(records, catalog, asked, true).ok());
}

TEST_F(Followed, the_other_sources_of_a_day_leave_less_room_for_a_step) {
  begin();
  Intended beside;
  beside.others = {{"a multivitamin", 200 * elemental_milligram_per_day}};
  say_who({}, beside);
  EXPECT_EQ(state().phase, RegimenPhase::no_dose) << "250 mg hold 200 and no 100 beside it";
}

TEST_F(Followed, a_product_that_cannot_be_climbed_with_is_refused_with_the_way_out) {
  say_who();
  auto large = wish();
  large.unit->elemental = 200 * elemental_milligram;
  expect_refused(follow(records, catalog, asked, large), "unit_mg", "200 mg");
  auto none = wish();
  none.unit.reset();
  expect_refused(follow(records, catalog, asked, none), "unit_mg", "one capsule");
}

TEST_F(Followed, up_goes_who_bore_a_whole_step_and_says_so) {
  begin();
  expect_refused(answer_step(records, catalog, asked, true), "tolerated", "takes 7 days");
  take(100, 0, 6);
  on(7);
  EXPECT_TRUE(state().asks_tolerance);
  ASSERT_TRUE(answer_step(records, catalog, asked, true).ok());
  EXPECT_EQ(dose(), 200);
  expect_refused(answer_step(records, catalog, asked, true), "act", "answered already");
  on(8);
  ASSERT_TRUE(step_down(records, catalog, asked).ok());
  EXPECT_EQ(dose(), 100);
  on(9);
  expect_refused(step_down(records, catalog, asked), "down", "first step");
}

TEST_F(Followed, a_no_is_kept_and_stays) {
  begin();
  take(100, 0, 6);
  on(7);
  ASSERT_TRUE(answer_step(records, catalog, asked, false).ok());
  EXPECT_EQ(dose(), 100);
  EXPECT_FALSE(state().asks_tolerance);
}

TEST_F(Followed, a_pause_asks_since_when_it_has_gone_and_for_how_long) {
  begin();
  take(100, 0, 3);
  notice("nausea", 2);
  EXPECT_EQ(state().phase, RegimenPhase::paused);
  on(6);
  expect_refused(go_on(records, catalog, asked, {}), "gone_since", "Since when");
  expect_refused(go_on(records, catalog, asked, {ladder_begins + days(3), {}}), "gone_since", "still noticed");
  expect_refused(go_on(records, catalog, asked, {ladder_begins + days(7), {}}), "gone_since", "not come yet");
  expect_refused(go_on(records, catalog, asked, {ladder_begins + days(5), {}}), "gone_since", "gone for 2 days");
  const auto resumed = go_on(records, catalog, asked, {ladder_begins + days(4), {}});
  ASSERT_TRUE(resumed.ok()) << describe(resumed.problem());
  EXPECT_EQ(dose(), 100);
  const Diary diary = notebook().says->diary;
  const DayRecord* fourth = find_day(diary, ladder_begins + days(4));
  ASSERT_NE(fourth, nullptr) << "that it had gone stands in the diary";
  EXPECT_EQ(fourth->side_effects, (std::vector<SideEffect>{{"nausea", Entry<double>::none()}}));
  expect_refused(go_on(records, catalog, asked, {}), "act", "Nothing is paused");
}

TEST_F(Followed, what_is_taken_in_a_pause_is_asked_for_written_down_and_answered) {
  begin();
  take(100, 0, 1);
  on(2);
  ASSERT_TRUE(record(records, catalog, asked, {{}, "dose", EntryState::value, 100, {}, false}).ok());
  notice("nausea", 2);
  const auto page = [&](int day) {
    return today_of(notebook(), catalog, asked.now, ladder_begins + days(day)).value();
  };
  EXPECT_FALSE(page(2).dose_guard->asks()) << "it was taken before anything was noticed";
  on(3);
  const auto said = [&](EntryState state, std::optional<double> mg, bool confirmed, int day) {
    return record(records, catalog, asked, {ladder_begins + days(day), "dose", state, mg, {}, confirmed});
  };
  EXPECT_TRUE(said(EntryState::none, {}, false, 3).ok());
  EXPECT_TRUE(said(EntryState::skipped, {}, false, 3).ok());
  EXPECT_TRUE(said(EntryState::value, 0, false, 3).ok());
  EXPECT_TRUE(said(EntryState::value, 100, false, 1).ok()) << "a day before anything was noticed";
  expect_refused(said(EntryState::value, 100, false, 3), "value", "no dose should be taken: nausea, 3 March 2026");
  ASSERT_TRUE(said(EntryState::value, 100, true, 3).ok()) << "what was really taken is never refused for good";
  EXPECT_EQ(page(3).dose.amount(), Dose(100 * elemental_milligram_per_day));
  ASSERT_EQ(page(3).dose_guard->doubts.size(), 1u);
  EXPECT_EQ(page(3).dose_guard->advice, "Take nothing more for now. Do so.");
  EXPECT_EQ(page(3).next_action.value().find("Take no dose."), 0u);
  EXPECT_FALSE(page(1).dose_guard->asks());
  notice("nausea", 0);
  on(6);
  ASSERT_TRUE(go_on(records, catalog, asked, {ladder_begins + days(3), {}}).ok());
  EXPECT_TRUE(said(EntryState::value, 100, false, 6).ok()) << "the pause is over";
  EXPECT_FALSE(page(6).dose_guard->asks());
  EXPECT_TRUE(page(3).dose_guard->asks()) << "and what was taken in it stays marked";
  EXPECT_EQ(page(3).dose_guard->advice, "");
}

TEST_F(Followed, what_is_taken_after_a_stop_or_an_emergency_is_asked_for_without_a_ladder_too) {
  for (const char* effect : {"diarrhoea", "allergy"}) {
    asked.diary = effect;
    on(0);
    notice(effect, 3);
    on(40);
    const NewEntry dose{{}, "dose", EntryState::value, 1, {}, false};
    expect_refused(record(records, catalog, asked, dose), "value", effect);
  }
}

TEST_F(Followed, a_ladder_that_was_ended_in_a_pause_leaves_no_dead_end) {
  begin();
  take(100, 0, 3);
  notice("nausea", 2);
  ASSERT_TRUE(stop_following(records, catalog, asked, "").ok());
  on(10);
  FollowWish another = wish();
  another.start = ladder_begins + days(10);
  expect_refused(follow(records, catalog, asked, another), "act", "What you noticed stands in the way");
  const auto resumed = go_on(records, catalog, asked, {ladder_begins + days(4), {}});
  ASSERT_TRUE(resumed.ok()) << describe(resumed.problem());
  EXPECT_EQ(state().phase, RegimenPhase::ended) << "what was ended does not go on by it";
  const auto begun = follow(records, catalog, asked, another);
  EXPECT_TRUE(begun.ok()) << describe(begun.problem());
}

TEST_F(Followed, after_a_stop_a_clinician_agrees_and_the_person_is_screened_again) {
  say_who();
  begin();
  take(100, 0, 3);
  notice("diarrhoea", 3);
  EXPECT_EQ(state().phase, RegimenPhase::stopped);
  on(10);
  GoingOn said{ladder_begins + days(5), {}};
  expect_refused(go_on(records, catalog, asked, said), "agreed", "clinician has agreed");
  said.agreed = agreed(ladder_begins + days(1)).agreed;
  expect_refused(go_on(records, catalog, asked, said), "agreed", "older than");
  said.agreed = agreed(ladder_begins + days(9)).agreed;
  expect_refused(go_on(records, catalog, asked, said), "agreed", "screened again");
  say_who();
  auto nameless = said;
  nameless.agreed->clinician = "";
  expect_refused(go_on(records, catalog, asked, nameless), "agreed", "does not name a clinician");
  ASSERT_TRUE(go_on(records, catalog, asked, said).ok());
  EXPECT_EQ(state().phase, RegimenPhase::on_step);
  EXPECT_EQ(dose(), 100);
}

TEST_F(Followed, after_an_emergency_nothing_resumes_the_product) {
  say_who();
  begin();
  take(100, 0, 1);
  notice("allergy", 3);
  EXPECT_TRUE(state().for_good);
  on(30);
  say_who();
  GoingOn said = agreed(ladder_begins + days(29));
  said.gone_since = ladder_begins + days(3);
  expect_refused(go_on(records, catalog, asked, said), "act", "not taken again");
}

TEST_F(Followed, a_week_counts_every_recorded_outcome_where_nobody_chose_any) {
  begin();
  for (const auto& [outcome, value] : {std::pair("pain", 4.0), {"sleep_quality", 6.0}})
    ASSERT_TRUE(record(records, catalog, asked, {{}, outcome, EntryState::value, value, {}, false}).ok());
  const FollowWeek all = *week_of(notebook(), catalog, asked.now);
  ASSERT_EQ(all.outcomes.size(), 2u);
  EXPECT_EQ(all.outcomes[1].week.median, 6);
  ASSERT_TRUE(track(records, catalog, asked, {"sleep_quality"}).ok());
  const FollowWeek chosen = *week_of(notebook(), catalog, asked.now);
  ASSERT_EQ(chosen.outcomes.size(), 1u);
  EXPECT_EQ(chosen.outcomes[0].question.name, "sleep_quality");
}

TEST_F(Followed, a_week_is_numbers_beside_the_run_in_and_never_a_verdict) {
  EXPECT_FALSE(week_of(notebook(), catalog, asked.now).has_value());
  ASSERT_TRUE(track(records, catalog, asked, {"pain"}).ok());
  begin(3);
  for (int day = 0; day < 10; ++day) {
    on(day);
    if (day != 1) {
      ASSERT_TRUE(
          record(records, catalog, asked, {{}, "pain", EntryState::value, double(day < 3 ? 6 + day : 4), {}, false})
              .ok());
    }
    const auto state = day == 4 ? EntryState::skipped : day == 5 ? EntryState::none : EntryState::value;
    if (day < 3 || day == 6) continue;
    const auto mg = state == EntryState::value ? std::optional(100.0) : std::nullopt;
    ASSERT_TRUE(record(records, catalog, asked, {{}, "dose", state, mg, {}, false}).ok());
  }
  const FollowWeek week = *week_of(notebook(), catalog, asked.now);
  EXPECT_EQ(week.to - week.from, days(6));
  EXPECT_EQ(week.taken, 4);
  EXPECT_EQ(week.skipped, 1);
  EXPECT_EQ(week.none, 1);
  EXPECT_EQ(week.unknown, 1);
  ASSERT_EQ(week.outcomes.size(), 1u);
  EXPECT_EQ(week.outcomes[0].week.median, 4);
  EXPECT_EQ(week.outcomes[0].week.days, 7);
  EXPECT_EQ(week.outcomes[0].run_in.median, 7) << "of 6 and 8: the middle";
  EXPECT_EQ(week.outcomes[0].run_in.days, 2);
  EXPECT_NE(week.no_verdict.find("no verdict"), std::string::npos);
  EXPECT_EQ(week.trial, "") << "the offer comes at the end of the ladder";
}

}  // namespace
}  // namespace titrate
