#include <gtest/gtest.h>

#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/event_json.h"
#include "codec/json.h"
#include "door/handle.h"

namespace titrate::door {
namespace {

using codec::Json;

class FollowDoor : public testing::Test {
 protected:
  MemoryRecords records;
  Progress progress;

  Json ask(Json request, const std::string& day = "2026-03-01") {
    request["now"] = day + "T21:04:05+01:00";
    return Json::parse(handle(records, progress, request.dump()));
  }
  Json done(const Json& request, const std::string& day = "2026-03-01") {
    const Json reply = ask(request, day);
    EXPECT_TRUE(reply.value("ok", false)) << request << " -> " << reply;
    return reply;
  }
};

/// Of whom nothing stands in the way.
const Json somebody{{"verb", "person"},
                    {"person",
                     {{"age", 40},
                      {"sex", "male"},
                      {"life_stage", "none"},
                      {"egfr", 95},
                      {"conditions", Json::array()},
                      {"medicines", Json::array()},
                      {"supplements", Json::array()},
                      {"allergies", Json::array()}}}};

TEST_F(FollowDoor, a_diary_without_a_ladder_says_null) {
  const Json reply = done({{"verb", "follow"}});
  EXPECT_TRUE(reply["follow"].is_null() && reply["saved"].is_null() && reply["week"].is_null());
}

TEST_F(FollowDoor, a_ladder_from_its_start_to_a_pause) {
  const Json start{
      {"verb", "follow"}, {"act", "start"}, {"unit_mg", "100"}, {"start", "2026-03-01"}, {"run_in_days", 0}};
  EXPECT_EQ(ask(start)["ok"], false) << "nobody was screened";
  done(somebody);
  const Json begun = done(start);
  EXPECT_EQ(begun["follow"]["phase"], "on_step");
  EXPECT_EQ(begun["follow"]["dose"]["mg"], 100);
  EXPECT_EQ(begun["saved"]["text"], "the ladder of the capsule, from 1 March 2026");
  const Json held =
      done({{"verb", "record"}, {"item", "side_effect"}, {"effect", "sleepiness"}, {"state", "value"}, {"value", 2}});
  EXPECT_EQ(held["today"]["guard"]["action"], "pause");
  Json taken{{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"value", 100}};
  EXPECT_EQ(ask(taken)["problem"]["where"], "record.value") << "it was told to take nothing";
  taken["confirm"] = true;
  taken["language"] = "de";
  const Json answered = done(taken)["today"]["dose"]["guard"];
  EXPECT_EQ(answered["doubts"][0]["about"], "noticed");
  EXPECT_EQ(answered["doubts"][0]["sentence"],
            "Nach dem, was bemerkt wurde, soll keine Dosis genommen werden: Schläfrigkeit, 1. März 2026.");
  EXPECT_EQ(answered["advice"].get<std::string>().find("Nimm vorerst nichts mehr. "), 0u);
  const Json follow = done({{"verb", "follow"}})["follow"];
  EXPECT_EQ(follow["phase"], "paused");
  EXPECT_TRUE(follow["dose"].is_null());
  EXPECT_EQ(follow["questions"][0]["effect"], "sleepiness");
  EXPECT_TRUE(follow["questions"][0]["gone"].is_null());
  const Json resumed = done({{"verb", "follow"}, {"act", "resume"}, {"gone_since", "2026-03-02"}}, "2026-03-05");
  EXPECT_EQ(resumed["follow"]["phase"], "on_step");
  EXPECT_EQ(done({{"verb", "today"}}, "2026-03-05")["today"]["guard"]["action"], "carry_on")
      << "what was answered for does not hold the page either";
}

TEST_F(FollowDoor, the_evening_offers_the_dose_of_the_days_own_step_and_never_the_largest_ever_taken) {
  done(somebody);
  done({{"verb", "record"}, {"day", "2026-02-20"}, {"item", "dose"}, {"state", "value"}, {"value", 200}}, "2026-02-20");
  const auto of_day = [&](const std::string& day, const std::string& now) {
    return done({{"verb", "today"}, {"day", day}}, now)["today"]["dose"]["of_day"];
  };
  EXPECT_TRUE(of_day("2026-02-20", "2026-02-20").is_null()) << "neither plan nor ladder";
  done({{"verb", "follow"}, {"act", "start"}, {"unit_mg", "100"}, {"start", "2026-03-02"}, {"run_in_days", 3}});
  EXPECT_EQ(of_day("2026-03-01", "2026-03-01"), 0) << "it waits";
  EXPECT_EQ(of_day("2026-03-03", "2026-03-03"), 0) << "the run-in";
  EXPECT_EQ(of_day("2026-03-06", "2026-03-06"), 100);
  EXPECT_EQ(of_day("2026-03-03", "2026-03-06"), 0) << "a day of the run-in stays one";
  EXPECT_TRUE(of_day("2026-02-20", "2026-03-06").is_null()) << "before it was followed";
  done({{"verb", "record"}, {"item", "side_effect"}, {"effect", "sleepiness"}, {"state", "value"}, {"value", 2}},
       "2026-03-07");
  EXPECT_EQ(of_day("2026-03-07", "2026-03-07"), 0) << "it rests";
  EXPECT_EQ(of_day("2026-03-06", "2026-03-07"), 100);
  EXPECT_EQ(done({{"verb", "today"}}, "2026-03-07")["today"]["dose"]["full_dose"], 200);
}

TEST_F(FollowDoor, who_must_not_be_without_it_has_no_run_in) {
  Json person = somebody;
  person["person"]["conditions"] = {"Gitelman syndrome"};
  done(person);
  done({{"verb", "person"},
        {"agree",
         {{"rule", "gitelman_bartter"},
          {"clinician", "Dr A"},
          {"day", "2026-02-20"},
          {"reason", "takes it for life"},
          {"limit_mg", 300}}}});
  Json start{{"verb", "follow"}, {"act", "start"}, {"unit_mg", "100"}, {"start", "2026-03-01"}};
  start["run_in_days"] = 14;
  EXPECT_NE(ask(start)["problem"]["what"].get<std::string>().find("not for you"), std::string::npos);
  start.erase("run_in_days");
  const Json begun = done(start);
  EXPECT_EQ(begun["follow"]["phase"], "on_step") << "and not in fourteen days without";
  EXPECT_EQ(begun["follow"]["dose"]["mg"], 100);
}

TEST_F(FollowDoor, a_ladder_that_stops_says_whom_to_call) {
  Json german = somebody;
  german["person"]["country"] = "Deutschland";
  done(german);
  const Json start{
      {"verb", "follow"}, {"act", "start"}, {"unit_mg", "100"}, {"start", "2026-03-01"}, {"run_in_days", 0}};
  EXPECT_TRUE(done(start)["call"].is_null());
  done({{"verb", "record"}, {"item", "side_effect"}, {"effect", "chest_pain"}, {"state", "value"}, {"value", 3}});
  const Json call = done({{"verb", "follow"}})["call"];
  EXPECT_EQ(call["sentence"], "Call 112 now.");
  EXPECT_EQ(call["crisis"], "0800 111 0 111");
  EXPECT_EQ(call, done({{"verb", "today"}})["today"]["call"]);
}

TEST_F(FollowDoor, a_field_of_another_act_is_a_slip_and_is_said) {
  EXPECT_EQ(ask({{"verb", "follow"}, {"unit_mg", 100}})["problem"]["where"], "follow.unit_mg");
  EXPECT_EQ(ask({{"verb", "follow"}, {"act", "stop"}, {"tolerated", true}})["problem"]["where"], "follow.tolerated");
  EXPECT_EQ(ask({{"verb", "follow"}, {"act", "step"}})["problem"]["where"], "follow.tolerated");
  EXPECT_EQ(ask({{"verb", "follow"}, {"act", "start"}, {"unit_mg", 0}})["problem"]["where"], "follow.unit_mg");
  EXPECT_EQ(ask({{"verb", "follow"}, {"act", "begin"}})["problem"]["where"], "follow.act");
}

TEST_F(FollowDoor, the_same_start_twice_is_written_once) {
  const Json start{{"verb", "follow"}, {"act", "start"}, {"unit_mg", 100}, {"key", "a"}};
  done(somebody);
  done(start);
  const std::size_t lines = records.load("mine")->size();
  ask(start);
  EXPECT_EQ(records.load("mine")->size(), lines);
}

TEST_F(FollowDoor, a_week_has_numbers_and_no_verdict) {
  done({{"verb", "track"}, {"outcomes", {"pain"}}});
  done(somebody);
  done({{"verb", "follow"}, {"act", "start"}, {"unit_mg", 100}, {"start", "2026-03-01"}, {"run_in_days", 0}});
  done({{"verb", "record"}, {"item", "pain"}, {"state", "value"}, {"value", 4}});
  const Json week = done({{"verb", "follow"}, {"act", "week"}})["week"];
  EXPECT_TRUE(week["verdict"].is_null());
  EXPECT_EQ(week["outcomes"][0]["week"]["median"], 4);
  EXPECT_TRUE(week["outcomes"][0]["run_in"]["median"].is_null());
}

TEST_F(FollowDoor, late_names_what_nobody_answered) {
  done({{"verb", "track"}, {"outcomes", {"pain"}}});
  done({{"verb", "record"}, {"item", "dose"}, {"state", "none"}});
  const Json late = done({{"verb", "late"}}, "2026-03-02");
  ASSERT_EQ(late["missing"].size(), 2u);
  EXPECT_EQ(late["missing"][0]["dose"], false);
  EXPECT_EQ(late["missing"][0]["outcomes"][0]["name"], "pain");
  EXPECT_EQ(ask({{"verb", "late"}, {"days", 0}})["problem"]["where"], "late.days");
}

TEST_F(FollowDoor, redo_says_what_stands_again) {
  done({{"verb", "record"}, {"item", "context"}, {"kind", "illness"}, {"state", "value"}, {"text", "a cold"}});
  EXPECT_EQ(done({{"verb", "undo"}})["undone"]["text"], "illness: a cold, for 1 March 2026");
  EXPECT_EQ(ask({{"verb", "today"}})["today"]["context"], Json::array());
  EXPECT_EQ(done({{"verb", "redo"}})["restored"]["text"], "illness: a cold, for 1 March 2026");
  EXPECT_EQ(ask({{"verb", "today"}})["today"]["context"][0]["text"], "a cold");
}

}  // namespace
}  // namespace titrate::door
