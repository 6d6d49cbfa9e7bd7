#include "life/regimen.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "life/small_effects.h"

namespace titrate {
namespace {

using std::chrono::days;
using Phase = RegimenPhase;

const Catalog catalog = small_effects();
const Day start = *parse_day("2026-03-01");
Day on(int day) { return start + days(day); }

Limit limit_of(double mg) {
  Limit limit;
  limit.amount = limit.recommended = mg * elemental_milligram_per_day;
  limit.reason = "Set for a test.";
  return limit;
}

/// Steps of 100, 200 and 300 mg, a week each.
RegimenStarted three_steps(int run_in_days = 0) {
  RegimenStarted started;
  started.start = start;
  started.run_in_days = run_in_days;
  started.product = "capsules";
  started.unit = {100 * elemental_milligram, false, "capsule"};
  started.ladder = std::get<Ladder>(ladder_for(started.unit, {.start = start + days(run_in_days), .to = {}},
                                               350 * elemental_milligram_per_day, "Set for a test."));
  return started;
}

/// A life as it is told: each call says something about a day, counted from the start.
struct Told {
  Regimen regimen{three_steps(), {}};
  std::vector<Resumed> resumed;
  std::map<Day, DayRecord> records;

  Told& took(double mg, int from, int to) {
    for (int day = from; day <= to; ++day) record(day).dose = Entry<Dose>::of(dose_of(mg, true));
    return *this;
  }
  Told& noticed(const char* effect, int grade, int day) {
    auto& all = record(day).side_effects;
    std::erase_if(all, [&](const SideEffect& one) { return one.effect == effect; });
    all.push_back({effect, Entry<double>::of(grade)});
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.effect < b.effect; });
    return *this;
  }
  Told& bore(bool tolerated, int day, std::size_t step) {
    regimen.acts.push_back(StepMoved{on(day), step, tolerated, "Said."});
    return *this;
  }
  Told& resumes(int day, std::vector<AnsweredEffect> answers, bool agreed = false) {
    Resumed one{on(day), std::move(answers), std::nullopt};
    if (agreed) one.agreed = ClinicianDecision{"", "Dr. Ada Example", on(day), "Seen.", {}};
    resumed.push_back(one);
    regimen.acts.push_back(one);
    return *this;
  }
  Diary diary() const {
    Diary diary;
    for (const auto& [date, one] : records) diary.days.push_back(one);
    return diary;
  }
  RegimenState at(int day, double limit = 350) const {
    return regimen_on(regimen, resumed, diary(), catalog, limit_of(limit), {}, on(day));
  }

 private:
  DayRecord& record(int day) {
    DayRecord& one = records[on(day)];
    one.day = on(day);
    return one;
  }
};

double dose_of(const RegimenState& state) { return state.dose ? state.dose->daily.in(elemental_milligram_per_day) : 0; }

AnsweredEffect gone(const char* effect, int grade, int last, int since) { return {effect, grade, on(last), on(since)}; }

TEST(Regimen, nothing_is_taken_before_it_begins_and_in_the_run_in) {
  Told told;
  told.regimen.started = three_steps(14);
  EXPECT_EQ(told.at(-1).phase, Phase::waiting);
  EXPECT_EQ(told.at(0).phase, Phase::run_in);
  EXPECT_EQ(told.at(13).phase, Phase::run_in);
  EXPECT_EQ(dose_of(told.at(13)), 0);
  EXPECT_EQ(told.at(14).phase, Phase::on_step);
  EXPECT_EQ(dose_of(told.at(14)), 100);
  EXPECT_EQ(told.at(14).day_of_step, 1);
}

TEST(Regimen, what_is_noticed_before_its_first_day_holds_it_and_it_can_be_ended_before_it) {
  Told told;
  told.noticed("diarrhoea", 3, -2);
  const RegimenState held = told.at(-1);
  EXPECT_EQ(held.phase, Phase::stopped);
  EXPECT_EQ(held.since, on(-2));
  EXPECT_NE(held.why.find("it was to begin on 1 March 2026"), std::string::npos) << held.why;
  EXPECT_EQ(told.at(1).phase, Phase::stopped) << "its first day changes nothing";
  told.resumes(-1, {{"diarrhoea", 3, on(-2), on(-1)}}, true);
  EXPECT_EQ(told.at(-1).phase, Phase::waiting);
  EXPECT_EQ(told.at(0).phase, Phase::on_step);
  EXPECT_EQ(Told().noticed("nausea", 2, -2).at(-1).phase, Phase::paused);
  told.regimen.acts.push_back(RegimenStopped{on(-1), ""});
  EXPECT_EQ(told.at(-2).phase, Phase::stopped) << "of an earlier day";
  EXPECT_EQ(told.at(-1).phase, Phase::ended);
  EXPECT_EQ(told.at(5).phase, Phase::ended);
  EXPECT_FALSE(told.at(5).dose);
}

TEST(Regimen, a_step_goes_up_after_its_whole_time_and_an_answer) {
  Told told;
  told.took(100, 0, 6);
  EXPECT_FALSE(told.at(6).asks_tolerance);
  EXPECT_TRUE(told.at(7).asks_tolerance);
  EXPECT_EQ(dose_of(told.at(7)), 100) << "nobody has answered yet";
  told.bore(true, 7, 1);
  EXPECT_EQ(dose_of(told.at(6)), 100);
  EXPECT_EQ(dose_of(told.at(7)), 200);
  EXPECT_EQ(told.at(7).day_of_step, 1);
}

TEST(Regimen, days_that_nobody_wrote_down_are_no_days_on_the_step) {
  Told told;
  told.took(100, 0, 3).bore(true, 7, 1);
  EXPECT_EQ(dose_of(told.at(7)), 100);
  EXPECT_EQ(told.at(7).taken_days, 4);
  told.took(50, 4, 6);
  EXPECT_EQ(told.at(7).taken_days, 4) << "less than the step is not the step";
  told.took(100, 4, 6);
  EXPECT_EQ(dose_of(told.at(7)), 200) << "entered late, it counts";
}

TEST(Regimen, an_answer_of_no_stays_and_is_asked_again_after_a_week) {
  Told told;
  told.took(100, 0, 20).bore(false, 7, 0);
  EXPECT_EQ(dose_of(told.at(7)), 100);
  EXPECT_FALSE(told.at(13).asks_tolerance);
  EXPECT_TRUE(told.at(14).asks_tolerance);
}

TEST(Regimen, what_limits_a_person_goes_one_step_down_from_that_day) {
  Told told;
  told.took(100, 0, 6).bore(true, 7, 1).took(200, 7, 9).noticed("diarrhoea", 2, 9);
  EXPECT_EQ(dose_of(told.at(8)), 200);
  EXPECT_EQ(dose_of(told.at(9)), 100);
  EXPECT_EQ(dose_of(told.at(12)), 100) << "once is once";
  told.noticed("diarrhoea", 2, 10);
  EXPECT_EQ(dose_of(told.at(10)), 100) << "a day on the lower step has to pass first";
  told.noticed("diarrhoea", 2, 11);
  EXPECT_EQ(told.at(11).phase, Phase::paused) << "three days in a row";
}

TEST(Regimen, below_the_first_step_there_is_a_pause) {
  Told told;
  told.took(100, 0, 2).noticed("diarrhoea", 2, 2);
  EXPECT_EQ(told.at(2).phase, Phase::paused);
  EXPECT_EQ(dose_of(told.at(20)), 0) << "it does not end by itself";
}

TEST(Regimen, a_pause_ends_only_by_an_answer_goes_on_one_lower_and_shifts_the_rest) {
  Told told;
  told.took(100, 0, 6).bore(true, 7, 1).took(200, 7, 9).noticed("nausea", 2, 9).noticed("nausea", 0, 10);
  EXPECT_EQ(told.at(9).phase, Phase::paused);
  EXPECT_EQ(told.at(9).resume_from, on(12));
  EXPECT_EQ(told.at(30).phase, Phase::paused) << "silence is no answer";
  told.resumes(13, {gone("nausea", 2, 9, 10)});
  EXPECT_EQ(told.at(12).phase, Phase::paused) << "an answer changes nothing before its day";
  const RegimenState again = told.at(13);
  EXPECT_EQ(dose_of(again), 100);
  EXPECT_EQ(again.day_of_step, 1);
  ASSERT_EQ(again.ahead.size(), 3u);
  EXPECT_EQ(again.ahead[1].from, on(20)) << "the whole time of the step, from the day it goes on";
}

TEST(Regimen, an_answer_that_the_guard_contradicts_changes_nothing) {
  Told told;
  told.took(100, 0, 3).noticed("nausea", 2, 3).resumes(5, {});
  EXPECT_EQ(told.at(5).phase, Phase::paused) << "nothing was answered";
  told.resumes(6, {gone("nausea", 1, 3, 4)});
  EXPECT_EQ(told.at(6).phase, Phase::paused) << "the answer is about a milder one";
}

TEST(Regimen, a_stop_resumes_only_with_a_clinician_and_an_emergency_never) {
  Told told;
  told.took(100, 0, 3).noticed("diarrhoea", 3, 3).noticed("diarrhoea", 0, 4);
  EXPECT_EQ(told.at(3).phase, Phase::stopped);
  told.resumes(10, {gone("diarrhoea", 3, 3, 4)});
  EXPECT_EQ(told.at(10).phase, Phase::stopped);
  told.resumes(11, {gone("diarrhoea", 3, 3, 4)}, true);
  EXPECT_EQ(told.at(11).phase, Phase::on_step);
  told.noticed("allergy", 3, 12);
  EXPECT_TRUE(told.at(12).for_good);
  told.resumes(20, {gone("allergy", 3, 12, 13)}, true);
  EXPECT_EQ(told.at(20).phase, Phase::stopped);
}

TEST(Regimen, what_turns_up_after_an_answer_still_counts) {
  Told told;
  told.took(100, 0, 3).noticed("nausea", 2, 3).resumes(6, {gone("nausea", 2, 3, 4)});
  ASSERT_EQ(told.at(6).phase, Phase::on_step);
  told.noticed("diarrhoea", 3, 2);  // entered late: another effect, on a day before the answer
  EXPECT_EQ(told.at(6).phase, Phase::stopped);
}

TEST(Regimen, on_the_day_it_goes_on_the_guard_still_listens) {
  Told told;
  told.took(100, 0, 3).noticed("nausea", 2, 3).resumes(6, {gone("nausea", 2, 3, 4)}).noticed("nausea", 2, 6);
  EXPECT_EQ(told.at(6).phase, Phase::paused);
}

TEST(Regimen, no_dose_above_the_limit_of_the_day_and_none_while_a_block_stands) {
  Told told;
  told.took(100, 0, 6).bore(true, 7, 1).took(200, 7, 13).bore(true, 14, 2);
  EXPECT_EQ(dose_of(told.at(14)), 300);
  EXPECT_EQ(dose_of(told.at(14, 250)), 200);
  EXPECT_EQ(dose_of(told.at(14, 99)), 0);
  EXPECT_EQ(told.at(14, 99).phase, Phase::no_dose);
}

TEST(Regimen, a_limit_that_widens_again_does_not_make_a_step_of_its_own) {
  Told told;
  told.took(100, 0, 6).bore(true, 7, 0);  // told then, under a limit of 100 mg: this is the top
  EXPECT_EQ(dose_of(told.at(30)), 100);
}

TEST(Regimen, the_end_of_the_ladder_is_known) {
  Told told;
  told.took(100, 0, 6).bore(true, 7, 1).took(200, 7, 13).bore(true, 14, 2).took(300, 14, 20);
  EXPECT_TRUE(told.at(20).at_the_top);
  EXPECT_FALSE(told.at(20).done);
  EXPECT_TRUE(told.at(21).done);
}

TEST(Regimen, a_person_may_go_down_and_end_it) {
  Told told;
  told.took(100, 0, 6).bore(true, 7, 1);
  told.regimen.acts.push_back(StepMoved{on(8), 0, std::nullopt, "Your own choice."});
  EXPECT_EQ(dose_of(told.at(8)), 100);
  told.regimen.acts.push_back(RegimenStopped{on(9), ""});
  EXPECT_EQ(told.at(9).phase, Phase::ended);
  EXPECT_EQ(dose_of(told.at(9)), 0);
}

TEST(ResumeQuestions, say_what_was_noticed_how_long_it_has_to_be_gone_and_who_must_agree) {
  Told told;
  told.noticed("nausea", 2, 3).noticed("nausea", 0, 5).noticed("diarrhoea", 1, 4).noticed("allergy", 3, 4);
  Diary diary;
  for (const auto& [date, one] : told.records) diary.days.push_back(one);
  const auto questions = resume_questions(diary, {}, catalog, on(6));
  ASSERT_EQ(questions.size(), 2u) << "what is carried on with asks nothing";
  EXPECT_EQ(questions[0].effect, "allergy");
  EXPECT_TRUE(questions[0].for_good);
  EXPECT_EQ(questions[1].effect, "nausea");
  EXPECT_EQ(questions[1].last, on(3));
  EXPECT_EQ(questions[1].gone, on(5));
  EXPECT_EQ(questions[1].days_without, 2);
  EXPECT_TRUE(resume_questions(diary, {}, catalog, on(2)).empty());
}

/// Any life: doses taken or not, effects, answers of every kind and at odd times.
rc::Gen<Told> any_life() {
  return rc::gen::exec([] {
    using rc::gen::inRange;
    Told told;
    told.regimen.started = three_steps(*rc::gen::element(0, 3, 14));
    const int length = *inRange(1, 50);
    for (int day = 0; day < length; ++day) {
      if (*inRange(0, 4) > 0) told.took(*rc::gen::element(100.0, 200.0, 300.0), day, day);
      if (*inRange(0, 5) == 0)
        told.noticed(*rc::gen::element("diarrhoea", "nausea", "allergy", "odd"), *inRange(0, 4), day);
      if (*inRange(0, 3) == 0) told.bore(*inRange(0, 4) > 0, day, *inRange<std::size_t>(0, 3));
      if (*inRange(0, 8) == 0)
        told.resumes(
            day, {gone(*rc::gen::element("diarrhoea", "nausea", "allergy"), *inRange(1, 4), day - *inRange(1, 5), day)},
            *inRange(0, 2) == 0);
      if (*inRange(0, 60) == 0) told.regimen.acts.push_back(RegimenStopped{on(day), ""});
    }
    return told;
  });
}

std::string in_words(const Guard& guard) {
  std::string all = std::string(to_string(guard.action)) + (guard.one_step_lower ? ", lower" : "");
  if (guard.restart) all += ", until " + to_string(*guard.restart);
  for (const GuardReason& one : guard.reasons)
    all += "; " + one.effect + " " + std::to_string(one.grade) + " " + to_string(one.day) + " " + one.detail;
  return all;
}

RC_GTEST_PROP(GuardByDay, says_on_each_day_what_is_said_when_it_is_asked_alone, ()) {
  const Told told = *any_life();
  const Diary diary = told.diary();
  GuardByDay guards(diary, told.resumed, catalog);
  RC_ASSERT(in_words(guards.now()) == in_words(Guard{}));
  for (int day = *rc::gen::inRange(-3, 20); day < 60; day += *rc::gen::inRange(1, 4)) {
    guards.go_to(on(day));
    RC_ASSERT(in_words(guards.now()) == in_words(guard_now(diary, told.resumed, catalog, on(day))));
  }
}

RC_GTEST_PROP(Regimen, never_a_dose_above_the_limit_nor_one_while_it_is_held, ()) {
  const Told told = *any_life();
  const double limit = *rc::gen::element(50.0, 150.0, 250.0, 350.0);
  for (int day = -1; day < 52; ++day) {
    const RegimenState state = told.at(day, limit);
    RC_ASSERT(dose_of(state) <= limit);
    RC_ASSERT(state.dose.has_value() == (state.phase == Phase::on_step));
    RC_ASSERT(!state.dose || state.guard.dose_may_be_suggested());
    if (state.guard.action >= SafetyAction::pause) RC_ASSERT(!state.dose);
  }
}

RC_GTEST_PROP(Regimen, no_step_upwards_skips_a_rung, ()) {
  const Told told = *any_life();
  std::size_t highest = 0;
  std::optional<std::size_t> before;
  for (int day = 0; day < 52; ++day) {
    const RegimenState state = told.at(day);
    if (!state.dose) continue;
    if (before) RC_ASSERT(*state.step <= *before + 1);
    RC_ASSERT(*state.step <= highest + 1);
    highest = std::max(highest, *state.step);
    before = state.step;
  }
}

RC_GTEST_PROP(Regimen, what_is_said_later_moves_no_earlier_day, ()) {
  const Told told = *any_life();
  const int day = *rc::gen::inRange(0, 50);
  Told earlier = told;
  const auto later = [&](Day said) { return said > on(day); };
  std::erase_if(earlier.records, [&](const auto& one) { return later(one.first); });
  std::erase_if(earlier.resumed, [&](const Resumed& one) { return later(one.day); });
  std::erase_if(earlier.regimen.acts,
                [&](const auto& act) { return std::visit([&](const auto& said) { return later(said.day); }, act); });
  const RegimenState now = told.at(day), then = earlier.at(day);
  RC_ASSERT(now.phase == then.phase);
  RC_ASSERT(now.step == then.step);
  RC_ASSERT(now.since == then.since);
  RC_ASSERT(dose_of(now) == dose_of(then));
}

RC_GTEST_PROP(Regimen, one_more_thing_noticed_never_raises_a_dose_of_that_day, ()) {
  Told told = *any_life();
  const int day = *rc::gen::inRange(0, 50);
  const double before = dose_of(told.at(day));
  told.noticed("nausea", 3, day);
  RC_ASSERT(dose_of(told.at(day)) <= before);
}

}  // namespace
}  // namespace titrate
