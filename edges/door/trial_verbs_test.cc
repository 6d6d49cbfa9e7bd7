// A sealed plan while it is lived, through the door: it rests, goes on, is looked at, and something is decided.

#include <gtest/gtest.h>

#include <map>

#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/json.h"
#include "codec/person_json.h"
#include "door/handle.h"

namespace titrate::door {
namespace {

using codec::Json;

using std::chrono::days;

const Day trial_begins = *parse_day("2026-03-02");

/// A run-in of seven days, then two pairs of periods of seven: 35 days, one look at the end.
class TrialVerbs : public testing::Test {
 protected:
  explicit TrialVerbs(const char* blinding = "none", int pairs = 2, int period_days = 7, Json looks = nullptr) {
    // Sealed once each: a rehearsal takes its time, and every test may live the same plan in its own way.
    static std::map<std::string, std::pair<std::vector<Event>, MemoryVault>> sealed;
    const std::string plan = blinding + std::to_string(pairs) + looks.dump();
    if (!sealed.contains(plan)) {
      seal(blinding, pairs, period_days, looks);
      sealed.emplace(plan, std::pair(records_.load("mine").value(), vault_));
    } else {
      EXPECT_TRUE(records_.append(sealed.at(plan).first));
    }
    vault_ = sealed.at(plan).second;
  }
  void seal(const char* blinding, int pairs, int period_days, const Json& looks) {
    say_sheet(0);
    EXPECT_EQ(told(0, R"({"verb": "product", "product": {"name": "Capsules", "elemental_mg_per_unit": 100,
                          "unit": "capsule"}})"),
              "");
    Json wish = Json::parse(R"({"verb": "plan_new", "outcome": "sleep_quality", "smallest": 1,
                                "gap_days": 0, "run_in_days": 7, "start": "2026-03-02"})");
    wish.update({{"blinding", blinding}, {"pairs", pairs}, {"period_days", period_days}});
    const Json proposed = ask(0, wish);
    EXPECT_EQ(proposed["ok"], true);
    if (looks.is_array()) {
      Json draft = proposed["proposal"]["trial"];
      draft["looks"] = looks;
      write(0, Planned{draft.dump()});
    }
    EXPECT_EQ(told(0, R"({"verb": "plan_lock", "people": 1000})"), "");
  }
  static std::string evening(int day) { return to_string(trial_begins + days(day - 1)) + "T21:00:00+01:00"; }
  static std::string date(int day) { return to_string(trial_begins + days(day - 1)); }
  Json ask(int day, Json request) {
    request["now"] = evening(day);
    return Json::parse(handle(records_, patient_, request.dump(), std::nullopt, {.vault = &vault_}));
  }
  Json ask(int day, const char* request) { return ask(day, Json::parse(request)); }
  std::string told(int day, const char* request) {
    const Json reply = ask(day, request);
    return reply["ok"] == true ? "" : reply["problem"]["what"].get<std::string>();
  }
  void say_sheet(int day) {
    const auto sheet =
        codec::person_from_json(R"({"age": 40, "sex": "male", "life_stage": "none", "egfr": 95, "authority": "US",
      "conditions": [], "medicines": [], "supplements": []})",
                                "person", codec::catalog());
    write(day, PersonSaid{*sheet});
  }
  void write(int day, What what) {
    Event event;
    event.diary = "mine";
    event.entered = *parse_moment(evening(day));
    event.what = std::move(what);
    ASSERT_TRUE(records_.append(std::span(&event, 1)));
  }
  /// Evenings with sleep, from one day to another; on days of the arm it is so much better.
  void live(int from, int to, double better = 0) {
    for (int day = from; day <= to; ++day) {
      const Json trial = where(day);
      const bool on = trial["arm"] == "magnesium";
      const double value = 4 + day * 7 % 3 + (on ? better : 0);
      ask(day, Json{{"verb", "record"}, {"item", "sleep_quality"}, {"state", "value"}, {"value", value}});
      ask(day, on ? Json{{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"value", 200}}
                  : Json{{"verb", "record"}, {"item", "dose"}, {"state", "none"}});
    }
  }
  /// What the sleep of an earlier day was, said on a day.
  void says_of(int said_on, int day, double value) {
    EXPECT_EQ(ask(said_on, Json{{"verb", "record"},
                                {"item", "sleep_quality"},
                                {"state", "value"},
                                {"value", value},
                                {"day", date(day)}})["ok"],
              true);
  }
  void felt(int day, const char* effect, int grade) {
    Json request{{"verb", "record"}, {"item", "side_effect"}, {"effect", effect}, {"state", grade ? "value" : "none"}};
    if (grade) request["value"] = grade;
    EXPECT_EQ(ask(day, request)["ok"], true);
  }
  Json where(int day) { return ask(day, R"({"verb": "plan"})")["sealed"]["today"]; }

  MemoryRecords records_;
  MemoryVault vault_;
  Progress patient_;
};

TEST_F(TrialVerbs, no_ladder_is_followed_inside_a_trial_and_no_trial_is_sealed_on_a_ladder) {
  const Json refused = ask(10, R"({"verb": "follow", "act": "start", "unit_mg": 100})");
  EXPECT_NE(refused["problem"]["what"].get<std::string>().find("sealed trial runs"), std::string::npos) << refused;
  MemoryRecords fresh;
  const auto asked = [&](const char* request) {
    Json words = Json::parse(request);
    words["now"] = evening(0);
    return Json::parse(handle(fresh, patient_, words.dump(), std::nullopt, {.vault = &vault_}));
  };
  ASSERT_EQ(asked(R"({"verb": "person", "person": {"age": 40, "sex": "male", "life_stage": "none", "egfr": 95,
                      "authority": "US", "conditions": [], "medicines": [], "supplements": []}})")["ok"],
            true);
  ASSERT_EQ(asked(R"({"verb": "follow", "act": "start", "unit_mg": 100})")["ok"], true);
  ASSERT_EQ(asked(R"({"verb": "plan_new", "outcome": "sleep_quality", "smallest": 1, "start": "2026-03-20"})")["ok"],
            true);
  const Json sealed = asked(R"({"verb": "plan_lock", "people": 1000})");
  EXPECT_NE(sealed["problem"]["what"].get<std::string>().find("ladder is followed"), std::string::npos) << sealed;
}

// Gitelman syndrome loses magnesium, so no coin may choose days without it; a clinician agreed to the supplement.
TEST_F(TrialVerbs, who_must_not_be_without_it_is_told_no_arm_and_is_not_told_to_take_none) {
  live(1, 9);
  ASSERT_EQ(told(10, R"({"verb": "person", "person": {"age": 40, "sex": "male", "life_stage": "none", "egfr": 95,
                         "authority": "US", "conditions": ["gitelman syndrome"], "medicines": [], "supplements": [],
                         "decisions": [{"rule": "gitelman_bartter", "clinician": "Dr. Ada Example",
                                        "day": "2026-03-10", "reason": "Takes it every day.", "limit_mg": 300}]}})"),
            "");
  const Json now = where(11);
  EXPECT_TRUE(now["arm"].is_null()) << now;
  const std::string why = now["none_today"].get<std::string>();
  EXPECT_NE(why.find("take what your clinician told you"), std::string::npos) << why;
  EXPECT_EQ(why.find("take none"), std::string::npos) << why;
  EXPECT_NE(told(11, R"({"verb": "plan_resume"})"), "");
}

TEST_F(TrialVerbs, a_pause_shifts_what_is_left_and_the_period_begins_again) {
  // Period 1 is days 8 to 14. Paused on day 11, after three of its days, and resumed on day 15.
  EXPECT_NE(told(10, R"({"verb": "plan_pause", "reason": ""})"), "");
  ASSERT_EQ(told(11, R"({"verb": "plan_pause", "reason": "influenza"})"), "");
  EXPECT_EQ(where(12)["phase"], "paused");
  EXPECT_TRUE(where(12)["arm"].is_null());
  EXPECT_NE(told(12, R"({"verb": "plan_pause", "reason": "again"})"), "");
  const Json page = ask(12, R"({"verb": "today"})")["today"];
  EXPECT_EQ(page["dose"]["room_left_mg"], 0);
  EXPECT_EQ(page["dose"]["may_be_suggested"], false);
  EXPECT_NE(page["next_action"].get<std::string>().find("influenza"), std::string::npos);
  ASSERT_EQ(told(15, R"({"verb": "plan_resume"})"), "");
  const Json again = where(15);
  EXPECT_EQ(again["phase"], "period");
  EXPECT_EQ(again["period"], 1);
  EXPECT_EQ(again["day_of_phase"], 1);
  // Four days of rest and three torn ones.
  EXPECT_EQ(again["last_day"], date(35 + 7));
  EXPECT_EQ(again["looks"]["next"], date(42));
  EXPECT_NE(told(16, R"({"verb": "plan_resume"})"), "") << "it does not rest";
}

TEST_F(TrialVerbs, the_arm_of_a_period_that_begins_again_is_the_one_that_was_drawn) {
  const Json before = where(10)["arm"], second = where(15)["arm"];
  ASSERT_EQ(told(11, R"({"verb": "plan_pause", "reason": "influenza"})"), "");
  ASSERT_EQ(told(13, R"({"verb": "plan_resume"})"), "");
  EXPECT_EQ(where(13)["arm"], before);
  EXPECT_EQ(where(19)["arm"], before);
  EXPECT_EQ(where(20)["arm"], second);
}

TEST_F(TrialVerbs, the_dose_of_the_days_arm_is_not_doubted_and_the_same_on_a_day_of_the_other_is) {
  for (int day = 1; day <= 7; ++day)
    ask(day, R"({"verb": "record", "item": "dose", "state": "value", "value": 50})");  // a small dose in the run-in
  for (const int day : {8, 15}) {
    const std::string why = told(day, R"({"verb": "record", "item": "dose", "state": "value", "value": 200})");
    if (where(day)["arm"] == "magnesium") {
      EXPECT_EQ(why, "") << day;
      EXPECT_TRUE(ask(day, R"({"verb": "today"})")["today"]["dose"]["guard"]["doubts"].empty());
    } else {
      EXPECT_NE(why.find("at least twice your usual 50 mg"), std::string::npos) << day << why;
    }
  }
}

TEST_F(TrialVerbs, the_sheet_for_a_doctor_has_the_doses_of_the_trial_and_since_when_it_runs) {
  const Json before = ask(0, R"({"verb": "pre_start"})")["sheet"]["plan"];
  EXPECT_EQ(before["state"], "sealed");
  EXPECT_EQ(before["dose_mg"], 200);
  EXPECT_EQ(before["comparator"], "nothing");
  EXPECT_EQ(before["starts"], date(1));
  EXPECT_EQ(before["last_day"], date(35));
  ASSERT_EQ(told(11, R"({"verb": "plan_pause", "reason": "influenza"})"), "");
  const Json reply = ask(12, R"({"verb": "pre_start"})");
  EXPECT_TRUE(reply["sheet"]["ladder"].is_null());
  EXPECT_EQ(reply["sheet"]["plan"]["state"], "running");
  const std::string html = reply["html"];
  EXPECT_NE(html.find("self-trial that runs since " + date(1)), std::string::npos);
  EXPECT_NE(html.find("200 mg of elemental magnesium a day. In the other periods: nothing."), std::string::npos);
  EXPECT_NE(html.find("It rests since 12 March 2026"), std::string::npos);
  EXPECT_EQ(html.find("Before the first dose"), std::string::npos);
}

TEST_F(TrialVerbs, a_pause_can_be_undone) {
  ASSERT_EQ(told(11, R"({"verb": "plan_pause", "reason": "influenza"})"), "");
  ASSERT_EQ(told(11, R"({"verb": "undo"})"), "");
  EXPECT_EQ(where(11)["phase"], "period");
  EXPECT_EQ(where(11)["last_day"], date(35));
}

TEST_F(TrialVerbs, a_dose_that_other_sources_push_over_the_limit_is_suggested_on_no_day_of_either_arm) {
  live(1, 7);
  const auto says = [&](int day, const std::string& others) {
    return told(day, (R"({"verb": "person", "person": {"age": 40, "sex": "male", "life_stage": "none", "egfr": 95,
      "authority": "US", "conditions": [], "medicines": [], "supplements": [], "other_sources": [)" +
                      others + "]}}")
                         .c_str());
  };
  ASSERT_EQ(says(8, R"({"name": "antacid", "elemental_mg_per_day": 150})"), "");
  EXPECT_EQ(where(8)["none_today"], nullptr) << "200 and 150 mg are 350 mg, on the limit";
  ASSERT_EQ(says(8, R"({"name": "antacid", "elemental_mg_per_day": 151})"), "");
  for (const int day : {8, 9, 15, 16}) {  // of both arms
    const Json trial = where(day);
    EXPECT_EQ(trial["arm"], nullptr);
    EXPECT_NE(trial["none_today"].dump().find("beside 151 mg from other sources, is above your limit of 350 mg"),
              std::string::npos)
        << trial["none_today"];
    EXPECT_EQ(ask(day, R"({"verb": "today"})")["today"]["dose"]["room_left_mg"], 0);
  }
  ASSERT_EQ(says(16, ""), "");
  EXPECT_NE(where(16)["arm"], nullptr);
}

TEST_F(TrialVerbs, what_is_noticed_pauses_it_and_the_rules_questions_end_the_pause) {
  felt(10, "diarrhoea", 2);
  EXPECT_EQ(where(10)["phase"], "paused");
  EXPECT_NE(told(11, R"({"verb": "plan_resume"})"), "") << "since when has it gone?";
  const Json resumed = ask(13, Json{{"verb", "plan_resume"}, {"gone_since", date(11)}});
  ASSERT_EQ(resumed["ok"], true) << resumed.dump();
  EXPECT_EQ(resumed["trial"]["phase"], "period");
}

TEST_F(TrialVerbs, after_stop_and_seek_care_it_goes_on_with_a_clinician_and_a_fresh_sheet_alone) {
  felt(10, "diarrhoea", 3);
  EXPECT_EQ(where(10)["phase"], "stopped");
  felt(11, "diarrhoea", 0);
  Json agreed{{"verb", "plan_resume"},
              {"gone_since", date(11)},
              {"clinician", "Dr A"},
              {"agreed_on", date(15)},
              {"reason", "It was a virus."}};
  EXPECT_EQ(ask(15, R"({"verb": "plan_resume"})")["ok"], false);
  EXPECT_EQ(ask(15, agreed)["ok"], false) << "the sheet is older than the stop";
  say_sheet(15);
  EXPECT_EQ(ask(15, Json{{"verb", "plan_resume"}, {"gone_since", date(11)}})["ok"], false);
  EXPECT_EQ(ask(15, agreed)["ok"], true) << ask(15, agreed).dump();
  EXPECT_EQ(where(15)["phase"], "period");
}

TEST_F(TrialVerbs, after_an_allergy_nothing_resumes_it) {
  felt(10, "allergy", 3);
  felt(12, "allergy", 0);
  say_sheet(15);
  EXPECT_EQ(ask(15, Json{{"verb", "plan_resume"},
                         {"gone_since", date(12)},
                         {"clinician", "Dr A"},
                         {"agreed_on", date(15)},
                         {"reason", "Gone."}})["ok"],
            false);
  EXPECT_EQ(where(90)["phase"], "stopped");
  EXPECT_TRUE(where(90)["last_day"].is_null());
}

TEST_F(TrialVerbs, before_a_look_a_review_says_what_is_missing_and_when_there_may_be_an_answer) {
  live(1, 20);
  const Json reply = ask(21, R"({"verb": "review"})");
  EXPECT_TRUE(reply["review"].is_null());
  EXPECT_EQ(reply["look"]["kind"], "waiting");
  EXPECT_EQ(reply["look"]["waiting"], "15 more days; the earliest answer is after 5 April 2026.");
  EXPECT_EQ(where(21)["peeks"].size(), 0u) << "waiting is no look";
}

TEST_F(TrialVerbs, an_early_look_is_written_down_gives_no_verdict_and_is_told_in_every_later_report) {
  live(1, 29, 3);
  const Json early = ask(30, R"({"verb": "review", "peek": true})");
  ASSERT_EQ(early["ok"], true) << early.dump();
  EXPECT_EQ(early["look"]["kind"], "peek");
  EXPECT_EQ(early["review"]["verdict"], "carry_on");
  EXPECT_EQ(early["look"]["peeks"], 1);
  EXPECT_EQ(told(30, R"({"verb": "undo"})"), "");
  EXPECT_EQ(where(30)["peeks"].size(), 1u) << "what somebody saw, no undo makes unseen";
  live(29, 35, 3);
  const Json at_the_end = ask(36, R"({"verb": "review", "peek": true})");
  EXPECT_EQ(at_the_end["look"]["kind"], "look") << "after the last look there is nothing to peek at";
  bool told_so = false;
  for (const Json& section : at_the_end["review"]["said"])
    told_so |= section.dump().find("Somebody looked before a planned look once") != std::string::npos;
  EXPECT_TRUE(told_so);
}

TEST_F(TrialVerbs, another_question_of_a_running_plan_is_an_early_look) {
  live(1, 20);
  const char* other = R"({"verb": "review", "outcome": "sleep_quality", "smallest": 0.1})";
  EXPECT_NE(told(21, other), "");
  Json request = Json::parse(other);
  request["peek"] = true;
  EXPECT_EQ(ask(21, request)["ok"], true);
  EXPECT_EQ(where(21)["peeks"].size(), 1u);
}

TEST_F(TrialVerbs, a_review_after_a_rest_judges_the_periods_as_they_came) {
  live(1, 10);
  ASSERT_EQ(told(11, R"({"verb": "plan_pause", "reason": "influenza"})"), "");
  live(11, 14);
  ASSERT_EQ(told(15, R"({"verb": "plan_resume"})"), "");
  live(15, 42);
  const Json reply = ask(43, R"({"verb": "review"})");
  ASSERT_EQ(reply["look"]["kind"], "look") << reply.dump();
  EXPECT_EQ(reply["look"]["as_of"], date(42));
  EXPECT_EQ(reply["review"]["recorded"], 42 - 4) << "the days of the rest belong to no arm";
  EXPECT_TRUE(reply["review"]["randomisation_p"].is_number()) << reply["review"]["reasons"].dump();
  // Two pairs could have been drawn in four ways.
  EXPECT_EQ(reply["review"]["randomisation_test"]["orders"], 4);
}

TEST_F(TrialVerbs, adherence_is_counted_beside_the_arms) {
  live(1, 21);
  const Json trial = where(22);
  EXPECT_EQ(trial["adherence"], Json({{"days", 14}, {"taken", 7}, {"none", 7}, {"skipped", 0}, {"unknown", 0}}));
  EXPECT_EQ(trial["adherence_by_arm"]["on"],
            Json({{"days", 7}, {"taken", 7}, {"none", 0}, {"skipped", 0}, {"unknown", 0}}));
}

TEST_F(TrialVerbs, a_review_counts_what_was_taken_as_assigned_beside_as_taken) {
  live(1, 21);
  std::string on_day;  // a day of the full arm, on which a day before it was forgotten: corrected to skipped
  for (int day = 8; day <= 14; ++day)
    if (where(day)["arm"] == "magnesium") on_day = date(day);
  if (on_day.empty()) on_day = date(21);  // the second period of a pair has the other arm
  EXPECT_EQ(ask(22, Json{{"verb", "record"}, {"item", "dose"}, {"state", "skipped"}, {"day", on_day}})["ok"], true);
  const Json waiting = ask(22, R"({"verb": "review"})")["look"]["adherence"];
  EXPECT_EQ(waiting["until"], date(21)) << "a day that is not over may still be written";
  EXPECT_EQ(waiting["days"], 14);
  // By hand: a week each; of the week with it six days taken and one skipped.
  const Json& on = waiting["by_arm"]["on"];
  EXPECT_EQ(on["arm"], "magnesium");
  for (const auto& [what, count] : {std::pair("days", 7), {"taken", 6}, {"none", 0}, {"skipped", 1}, {"unknown", 0}})
    EXPECT_EQ(on[what], count) << what;
  EXPECT_EQ(on["as_taken"], Json({{"full", 6}, {"other", 0}, {"unknown", 1}}));
  EXPECT_EQ(waiting["by_arm"]["off"]["none"], 7);
  EXPECT_EQ(waiting["by_arm"]["off"]["as_taken"], Json({{"full", 0}, {"other", 7}, {"unknown", 0}}));
  live(22, 35);
  const Json reply = ask(36, R"({"verb": "review"})");
  EXPECT_EQ(reply["look"]["adherence"]["until"], date(35));
  EXPECT_EQ(reply["look"]["adherence"]["days"], 28);
  EXPECT_NE(reply["review"]["said"].dump().find("14 days: taken on 13, none on 0, skipped on 1, not recorded on 0"),
            std::string::npos)
      << reply["review"]["said"];
}

TEST_F(TrialVerbs, a_finding_that_forbids_the_dose_lets_it_rest_until_the_screening_allows_one_and_somebody_goes_on) {
  live(1, 9);
  Json person = Json::parse(R"({"age": 40, "sex": "male", "life_stage": "none", "egfr": 20, "authority": "US",
      "conditions": ["CKD stage 4"], "medicines": [], "supplements": []})");
  EXPECT_EQ(ask(10, Json{{"verb", "person"}, {"person", person}})["ok"], true);
  const Json resting = where(10);
  EXPECT_EQ(resting["phase"], "paused");
  EXPECT_EQ(resting["rest"]["from"], date(10));
  EXPECT_EQ(resting["rest"]["by_guard"], true);
  EXPECT_TRUE(resting["arm"].is_null());
  EXPECT_NE(told(12, R"({"verb": "plan_resume"})").find("screening"), std::string::npos);
  say_sheet(13);
  EXPECT_EQ(where(13)["phase"], "paused") << "silence does not go on";
  EXPECT_EQ(told(14, R"({"verb": "plan_resume"})"), "");
  const Json again = where(14);
  EXPECT_EQ(again["phase"], "period");
  EXPECT_EQ(again["day_of_phase"], 1) << "day 3 of the first period was torn: it begins again";
  EXPECT_EQ(again["last_day"], date(35 + 4 + 2)) << "four days of rest and the two that were torn";
}

TEST_F(TrialVerbs, the_next_dose_is_none_while_it_rests_by_the_persons_own_pause) {
  live(1, 9);
  EXPECT_EQ(ask(9, R"({"verb": "next_dose"})")["next_dose"]["may_be_suggested"], true);
  EXPECT_EQ(told(10, R"({"verb": "plan_pause", "reason": "influenza"})"), "");
  const Json resting = ask(10, R"({"verb": "next_dose"})")["next_dose"];
  EXPECT_EQ(resting["may_be_suggested"], false);
  EXPECT_NE(resting["why_not"].get<std::string>().find("influenza"), std::string::npos) << resting;
  EXPECT_EQ(resting["room_left_mg"], 0);
  EXPECT_EQ(told(12, R"({"verb": "plan_resume"})"), "");
  EXPECT_EQ(ask(12, R"({"verb": "next_dose"})")["next_dose"]["may_be_suggested"], true);
}

TEST_F(TrialVerbs, an_order_that_was_told_early_ends_it_and_no_look_comes_after) {
  live(1, 20);
  EXPECT_EQ(told(20, R"({"verb": "plan_open", "reason": "I feel fine", "confirm": true})"), "");
  const Json then = ask(20, R"({"verb": "review"})");
  for (int day = 21; day <= 35; ++day)
    ask(day, R"({"verb": "record", "item": "sleep_quality", "state": "value", "value": 10})");
  const Json later = ask(40, R"({"verb": "review"})");
  EXPECT_EQ(later["look"]["kind"], "ended") << "day 35 would have been the look";
  EXPECT_EQ(later["look"]["as_of"], date(20));
  EXPECT_EQ(later["review"]["effect"], then["review"]["effect"]) << "what came after the end moves nothing";
  EXPECT_EQ(ask(40, R"({"verb": "plan_open"})")["before_the_end"], true);
}

TEST_F(TrialVerbs, what_is_noticed_after_the_order_was_told_is_no_part_of_how_the_trial_was_lived) {
  live(1, 10);
  EXPECT_EQ(told(11, R"({"verb": "plan_pause", "reason": "influenza"})"), "");
  EXPECT_EQ(told(20, R"({"verb": "plan_open", "reason": "I feel fine", "confirm": true})"), "");
  const Json then = where(21);
  EXPECT_EQ(then["rests"][0]["until"], date(21)) << "the trial is over, and its rest with it";
  felt(60, "allergy", 3);
  const Json later = where(61);
  EXPECT_EQ(later["rests"], then["rests"]) << "an allergy of later stopped nothing then";
  EXPECT_EQ(later["last_day"], then["last_day"]);
}

TEST_F(TrialVerbs, without_a_look_only_to_stop_can_be_decided) {
  live(1, 12);
  const Json open = ask(13, R"({"verb": "decide"})");
  for (const Json& one : open["choices"]["considered"]) EXPECT_EQ(one["open"], one["choice"] == "stop") << one.dump();
  EXPECT_NE(told(13, R"({"verb": "decide", "choice": "keep", "reason": "I like it"})"), "");
  EXPECT_NE(told(13, R"({"verb": "decide", "choice": "stop"})"), "") << "a decision has a reason";
  EXPECT_EQ(told(13, R"({"verb": "decide", "choice": "stop", "reason": "it makes me sleepy"})"), "");
}

TEST_F(TrialVerbs, a_decision_is_kept_with_its_rule_its_inputs_and_what_else_was_considered) {
  live(1, 35, 3);
  const Json open = ask(36, R"({"verb": "decide"})");
  ASSERT_EQ(open["look"]["kind"], "look") << open.dump();
  const std::string proposed = open["choices"]["proposed"];
  const Json decided = ask(36, Json{{"verb", "decide"}, {"choice", proposed}, {"reason", "as the rule says"}});
  ASSERT_EQ(decided["ok"], true) << decided.dump();
  const Json& kept = decided["decision"];
  EXPECT_EQ(kept["format"], "titrate-decision-1");
  EXPECT_EQ(kept["chosen"], proposed);
  EXPECT_EQ(kept["considered"].size(), 6u);
  for (const Json& one : kept["considered"]) EXPECT_NE(one["why"], "") << one.dump();
  EXPECT_TRUE(kept["rule"]["better"].is_number());
  EXPECT_TRUE(kept["probabilities"].is_null() || kept["probabilities"]["better"].is_number());
  EXPECT_EQ(kept["look"]["verdict"], ask(36, R"({"verb": "review"})")["review"]["verdict"]);
  const Json shown = ask(36, R"({"verb": "plan"})")["sealed"]["decisions"];
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_EQ(shown[0]["decision"], kept);
  const std::string history = ask(36, R"({"verb": "history"})")["events"][0]["text"];
  EXPECT_NE(history.find("as the rule says"), std::string::npos) << history;
  ASSERT_EQ(told(36, R"({"verb": "undo"})"), "");
  EXPECT_TRUE(ask(36, R"({"verb": "plan"})")["sealed"]["decisions"].empty());
}

TEST_F(TrialVerbs, what_is_noticed_after_a_look_withholds_its_verdict) {
  live(1, 35, 3);
  felt(37, "diarrhoea", 3);
  EXPECT_EQ(ask(38, R"({"verb": "review"})")["review"]["verdict"], "withhold");
  EXPECT_EQ(ask(38, R"({"verb": "decide"})")["choices"]["proposed"], "stop");
}

/// The same, blinded, and with a look after the second period.
class BlindedTrialVerbs : public TrialVerbs {
 protected:
  BlindedTrialVerbs() : TrialVerbs("helper", 2, 7, {21, 35}) {}
};

TEST_F(BlindedTrialVerbs, no_arm_and_no_effect_by_arm_is_told_before_the_end) {
  EXPECT_TRUE(where(12)["arm"].is_null());
  EXPECT_TRUE(where(12)["adherence_by_arm"].is_null());
  live(1, 34);
  const Json early = ask(15, R"({"verb": "review", "peek": true})");
  EXPECT_TRUE(early["review"].is_null());
  EXPECT_TRUE(early["look"]["verdict"].is_null());
  EXPECT_NE(early["look"]["sentence"].get<std::string>().find("Continue"), std::string::npos);
  EXPECT_NE(told(15, R"({"verb": "review", "outcome": "sleep_quality", "smallest": 0.1, "peek": true})"), "");
  const Json look = ask(22, R"({"verb": "review"})");
  EXPECT_EQ(look["look"]["kind"], "look");
  EXPECT_TRUE(look["review"].is_null());
  EXPECT_TRUE(look["look"]["verdict"] == "continue" || look["look"]["verdict"] == "stop");
  const Json choices = ask(22, R"({"verb": "decide"})");
  EXPECT_EQ(choices["ok"], true);
  EXPECT_EQ(ask(22, R"({"verb": "decide", "choice": "stop", "reason": "enough"})")["decision"]["probabilities"],
            Json(nullptr));
}

TEST_F(BlindedTrialVerbs, the_sheet_for_a_doctor_tells_no_arm) {
  Json one = ask(9, R"({"verb": "pre_start"})")["sheet"]["plan"],
       other = ask(16, R"({"verb": "pre_start"})")["sheet"]["plan"];
  EXPECT_EQ(one, other) << "of days of either arm";
  EXPECT_NE(one["in_words"].dump().find("200 mg of elemental magnesium a day. In the other periods: "),
            std::string::npos);
  EXPECT_NE(one["in_words"].dump().find("is not known before the end"), std::string::npos);
}

TEST_F(BlindedTrialVerbs, the_days_capsules_are_doubted_in_neither_arm_and_more_of_them_in_both) {
  for (int day = 1; day <= 7; ++day) ask(day, R"({"verb": "record", "item": "dose", "state": "value", "value": 50})");
  std::map<int, std::string> told_of;
  for (const int day : {8, 15}) {  // one of each arm, whichever
    told_of[day] = told(day, R"({"verb": "record", "item": "dose", "state": "value", "value": 3})");
    EXPECT_EQ(told(day, R"({"verb": "record", "item": "dose", "state": "value", "value": 2})"), "");
    ASSERT_EQ(told(day, R"({"verb": "undo"})"), "");
  }
  EXPECT_NE(told_of[8].find("twice your usual"), std::string::npos) << told_of[8];
  EXPECT_EQ(told_of[8], told_of[15]);
}

TEST_F(BlindedTrialVerbs, who_prepares_the_capsules_cannot_be_amended) {
  Json trial = ask(0, R"({"verb": "plan"})")["sealed"]["trial"];
  trial["blinding"] = "none";
  const Json refused = ask(0, Json{{"verb", "plan_amend"}, {"trial", trial}, {"reason", "nobody has time"}});
  EXPECT_EQ(refused["problem"]["where"], "trial.blinding");
}

TEST_F(BlindedTrialVerbs, the_last_look_gives_the_answer_once_the_order_is_open) {
  live(1, 35);
  const Json closed = ask(36, R"({"verb": "review"})");
  EXPECT_EQ(closed["look"]["final"], true);
  EXPECT_TRUE(closed["review"].is_null()) << "a guess could still be made";
  EXPECT_NE(closed["look"]["sentence"].get<std::string>().find("titrate plan open"), std::string::npos);
  EXPECT_EQ(told(36, R"({"verb": "plan_open"})"), "");
  const Json open = ask(36, R"({"verb": "review"})");
  EXPECT_TRUE(open["review"].is_object()) << open.dump();
  EXPECT_TRUE(open["blinding"]["in_words"].is_array());
}

TEST_F(BlindedTrialVerbs, what_could_tell_the_arms_waits_for_the_order_to_be_open_after_the_last_day_too) {
  live(1, 35);
  const Json other = ask(36, R"({"verb": "review", "outcome": "sleep_quality", "smallest": 0.1})");
  EXPECT_NE(other["problem"]["what"].get<std::string>().find("could tell the arms"), std::string::npos) << other;
  const Json choices = ask(36, R"({"verb": "decide"})");
  EXPECT_EQ(choices["ok"], true) << "before the order is open there is no verdict to decide by: " << choices;
  EXPECT_EQ(told(36, R"({"verb": "plan_open"})"), "");
  EXPECT_EQ(told(36, R"({"verb": "review", "outcome": "sleep_quality", "smallest": 0.1})"), "");
}

TEST_F(BlindedTrialVerbs, a_kit_that_was_made_and_bags_that_were_mixed_up_are_not_taken_back_and_the_draft_is_not) {
  ASSERT_EQ(told(0, R"({"verb": "plan_kit"})"), "");
  const auto kit = [&](int day) { return ask(day, R"({"verb": "plan_kit"})")["kit"]; };
  const Json made = kit(0);
  const Json offered = ask(0, R"({"verb": "today"})")["today"]["last_change"];
  EXPECT_EQ(offered.dump().find("kit"), std::string::npos) << offered;
  EXPECT_EQ(offered.dump().find("plan of the trial"), std::string::npos) << offered;
  ask(0, R"({"verb": "record", "item": "note", "state": "value", "text": "made"})");
  for (int i = 0; i < 3; ++i) ask(0, R"({"verb": "undo"})");
  EXPECT_EQ(kit(0), made) << "no new codes for bags that have their labels";
  EXPECT_FALSE(ask(0, R"({"verb": "plan"})")["draft"].is_null());
  Json mixed{{"verb", "plan_kit"}, {"mixed_up", {made["labels"][0]["code"], made["labels"][1]["code"]}}};
  ASSERT_EQ(ask(9, mixed)["ok"], true);
  for (int i = 0; i < 5; ++i) ask(9, R"({"verb": "undo"})");
  EXPECT_EQ(kit(9)["mixed_up"].size(), 1u);
  EXPECT_EQ(kit(9)["labels"], made["labels"]);
  ASSERT_EQ(ask(9, mixed)["ok"], true) << "a report that was wrong is made once more: they are exchanged back";
  EXPECT_EQ(kit(9)["mixed_up"].size(), 2u);
}

/// Four pairs of periods of four days, after a run-in of a week: looks after days 23 and 39, open and blinded.
class TrialWithTwoLooks : public TrialVerbs, public testing::WithParamInterface<const char*> {
 protected:
  TrialWithTwoLooks() : TrialVerbs(GetParam(), 4, 4) {}
  bool blinded() const { return GetParam() != std::string("none"); }
  Json review(int day) { return ask(day, R"({"verb": "review"})"); }
  /// A review and what may be decided, as one text; but how many days of the diary are filled in, which is of today.
  std::string answer(int day) {
    Json answers[] = {review(day), ask(day, R"({"verb": "decide"})")};
    for (Json& one : answers) one["look"].erase("missing");
    return answers[0].dump() + answers[1].dump();
  }
};
INSTANTIATE_TEST_SUITE_P(Blinding, TrialWithTwoLooks, testing::Values("none", "helper"),
                         [](const auto& info) { return std::string(info.param); });

// With corrections that decide, somebody could go through the orders until the answer turned.
TEST_P(TrialWithTwoLooks, what_is_entered_corrected_taken_back_or_amended_after_a_look_leaves_its_answer) {
  live(1, 23, 1);
  const Json first = review(24);
  ASSERT_EQ(first["look"]["kind"], "look") << first;
  EXPECT_EQ(first["look"]["number"], 1);
  EXPECT_EQ(first["look"]["as_of"], date(23));
  const std::string then = answer(24);
  ASSERT_EQ(told(24, R"({"verb": "undo"})"), "") << "the dose of day 23";
  ASSERT_EQ(told(24, R"({"verb": "undo"})"), "") << "its sleep";
  EXPECT_EQ(answer(24), then) << "written before, taken back after";
  ASSERT_EQ(told(24, R"({"verb": "redo"})"), "");
  EXPECT_EQ(answer(24), then);
  // Another hour of the day makes it day 23 once more: what is said now still comes after.
  ASSERT_EQ(told(24, R"({"verb": "settings", "day_start_hour": 22})"), "");
  says_of(24, 21, 0);
  ASSERT_EQ(told(24, R"({"verb": "settings", "day_start_hour": 0})"), "");
  EXPECT_EQ(answer(24), then);
  live(24, 33, 1);
  const std::string before = answer(34);
  const Json untouched = review(34);
  // Every order of the four periods that are over, by what is written for its days.
  for (int order = 0; order < 16; ++order) {
    for (int day = 8; day <= 23; ++day) says_of(34, day, order >> (day - 8) / 4 & 1 ? 10 : 0);
    const Json now = review(34);
    for (const char* same : {"verdict", "sentence", "kind", "as_of", "adherence"})
      ASSERT_EQ(now["look"][same], untouched["look"][same]) << order;
    ASSERT_EQ(now["review"], untouched["review"]) << order;
  }
  EXPECT_EQ(review(34)["review"], first["review"]);
  EXPECT_EQ(answer(34), before);
  ASSERT_EQ(told(34, R"({"verb": "undo"})"), "");
  EXPECT_EQ(answer(34), before);
  Json trial = ask(34, R"({"verb": "plan"})")["sealed"]["trial"];
  trial["primary"]["smallest_worthwhile"] = 0.01;
  ASSERT_EQ(ask(34, Json{{"verb", "plan_amend"}, {"trial", trial}, {"reason", "less would do"}})["ok"], true);
  EXPECT_EQ(review(34)["look"]["verdict"], untouched["look"]["verdict"]);
  EXPECT_EQ(review(34)["review"], untouched["review"]) << "it was not asked so then";
}

TEST_P(TrialWithTwoLooks, late_entries_count_until_the_look_closes_which_is_a_day_later_where_its_evening_was_missed) {
  live(1, 19, 1);
  live(21, 22, 1);
  const Json open = review(24);
  EXPECT_EQ(open["look"]["kind"], "waiting") << "nothing was written down of the evening of day 23";
  EXPECT_EQ(open["look"]["next"], date(24));
  EXPECT_EQ(open["look"]["days_to_go"], 1);
  const auto dose_of = [&](int said_on, int day) {
    ask(said_on, Json{{"verb", "record"}, {"item", "dose"}, {"state", "none"}, {"day", date(day)}});
  };
  for (const int day : {20, 23}) {
    says_of(24, day, 5);
    dose_of(24, day);
  }
  EXPECT_EQ(review(24)["look"]["kind"], "waiting") << "the day is still open";
  const Json look = review(25);
  ASSERT_EQ(look["look"]["kind"], "look");
  EXPECT_EQ(look["look"]["as_of"], date(23));
  EXPECT_EQ(look["look"]["adherence"]["unknown"], 0) << look["look"]["adherence"];
  if (!blinded()) {
    EXPECT_EQ(look["review"]["recorded"], 23);
  }
  const std::string then = answer(25);
  says_of(25, 20, 0);
  dose_of(25, 22);
  EXPECT_EQ(answer(25), then);
}

TEST_P(TrialWithTwoLooks, what_came_after_the_last_look_is_told_beside_its_answer_and_to_nobody_who_is_blind) {
  live(1, 39, 1);
  const std::string sentence = "after it was closed";
  if (blinded()) {
    const Json then = review(40);
    for (int day = 8; day <= 11; ++day) says_of(40, day, 10);
    EXPECT_EQ(review(40).dump(), then.dump());
    EXPECT_EQ(told(40, R"({"verb": "plan_open"})"), "");
    EXPECT_NE(review(40)["review"]["said"].dump().find(sentence), std::string::npos);
    return;
  }
  const Json then = review(40);
  EXPECT_EQ(then["review"]["said"].dump().find(sentence), std::string::npos);
  for (int day = 8; day <= 11; ++day) says_of(45, day, 10);
  const Json later = review(45);
  EXPECT_EQ(later["look"]["verdict"], then["look"]["verdict"]);
  EXPECT_EQ(later["review"]["effect"], then["review"]["effect"]);
  EXPECT_NE(later["review"]["said"].dump().find(sentence), std::string::npos) << later["review"]["said"];
  EXPECT_NE(later["review"]["said"].dump().find("With them it would be "), std::string::npos);
}

}  // namespace
}  // namespace titrate::door
