#include "door/handle.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <new>

#include "app/memory_records.h"
#include "codec/json.h"

namespace titrate::door {
namespace {

using codec::Json;

constexpr const char* evening = "2026-03-01T21:04:05+01:00";

class Door : public testing::Test {
 protected:
  MemoryRecords records;
  Progress progress;

  /// The reply, which always parses and always says whether it was done.
  Json ask_text(std::string_view request) {
    const Json reply = Json::parse(handle(records, progress, request), nullptr, false);
    EXPECT_TRUE(reply.is_object() && reply.contains("ok") && reply["ok"].is_boolean()) << request;
    if (!reply.value("ok", false))
      for (const char* part : {"what", "where", "way_out"}) {
        EXPECT_TRUE(reply["problem"][part].is_string()) << request;
        EXPECT_NE(reply["problem"][part], "") << part << " of " << request.substr(0, 200);
      }
    return reply;
  }
  Json ask(Json request) {
    if (!request.contains("now")) request["now"] = evening;
    return ask_text(request.dump());
  }
  Json done(const Json& request) {
    const Json reply = ask(request);
    EXPECT_TRUE(reply.value("ok", false)) << request << " -> " << reply;
    return reply;
  }
  Json problem(const Json& request) {
    const Json reply = ask(request);
    EXPECT_FALSE(reply.value("ok", true)) << request << " -> " << reply;
    return reply["problem"];
  }
  std::size_t lines(const char* diary = "mine") { return records.load(diary).value().size(); }
};

using Strings = std::vector<std::string>;

Strings names_in(const Json& object) {
  Strings names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

TEST_F(Door, about_says_what_it_is_which_limits_hold_and_what_can_be_tracked) {
  const Json reply = ask_text(R"({"verb":"about"})");
  EXPECT_EQ(names_in(reply),
            (Strings{"ok", "version", "catalog_hash", "notice", "limits", "instruments", "side_effects"}));
  EXPECT_EQ(names_in(reply["limits"][0]), (Strings{"elemental_mg_per_day", "reason", "source", "authority", "id",
                                                   "substance", "kind", "age_from", "age_to"}));
  EXPECT_EQ(names_in(reply["instruments"][0]),
            (Strings{"name", "label", "lowest", "highest", "whole_numbers", "better", "unit"}));
  EXPECT_EQ(reply["instruments"][0]["name"], "pain");
}

TEST_F(Door, an_evening_from_the_first_choice_to_the_undo) {
  done({{"verb", "track"}, {"outcomes", {"pain", "sleep_quality"}}});
  done({{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"value", 200}});
  const Json saved = done({{"verb", "record"}, {"item", "pain"}, {"state", "value"}, {"value", 4}});
  EXPECT_EQ(names_in(saved), (Strings{"ok", "event", "saved_at", "today"}));
  EXPECT_EQ(saved["saved_at"], evening);
  const Json today = saved["today"];
  EXPECT_EQ(names_in(today),
            (Strings{"day",      "current_day",  "diary",        "simulated",   "label",  "day_start_hour", "dose",
                     "outcomes", "side_effects", "guard",        "call",        "person", "note",           "context",
                     "late",     "last_change",  "completeness", "next_action", "trial",  "study"}));
  EXPECT_EQ(names_in(today["dose"]),
            (Strings{"name", "unit", "state", "value", "full_dose", "of_day", "arm", "limit", "room_left_mg", "usual",
                     "guard", "not_counted", "may_be_suggested", "counted_as_mg"}));
  EXPECT_EQ(today["dose"]["value"], 200);
  EXPECT_EQ(today["dose"]["room_left_mg"], 50);
  EXPECT_EQ(today["outcomes"][0]["value"], 4);
  EXPECT_EQ(today["outcomes"][1]["state"], "not_recorded");
  EXPECT_EQ(today["outcomes"][1]["value"], nullptr) << "absence is never zero";
  EXPECT_EQ(today["completeness"], Json({{"recorded", 1}, {"days", 1}}));
  EXPECT_EQ(today["label"], nullptr);
  const Json undone = done({{"verb", "undo"}});
  EXPECT_EQ(undone["undone"], Json({{"event", saved["event"]}, {"text", "pain 4, for 1 March 2026"}}));
  EXPECT_EQ(undone["today"]["outcomes"][0]["state"], "not_recorded");
}

TEST_F(Door, a_value_of_zero_comes_back_as_none_with_the_number_zero) {
  done({{"verb", "track"}, {"outcomes", {"pain"}}});
  const Json today = done({{"verb", "record"}, {"item", "pain"}, {"state", "value"}, {"value", 0}})["today"];
  EXPECT_EQ(today["outcomes"][0]["state"], "none");
  EXPECT_EQ(today["outcomes"][0]["value"], 0);
}

TEST_F(Door, a_past_day_is_answered_with_the_past_day) {
  const Json saved =
      done({{"verb", "record"}, {"day", "2026-02-20"}, {"item", "note"}, {"state", "value"}, {"text", "😴 \"ill\""}});
  EXPECT_EQ(saved["today"]["day"], "2026-02-20");
  EXPECT_EQ(saved["today"]["current_day"], "2026-03-01");
  EXPECT_EQ(saved["today"]["note"], "😴 \"ill\"");
  EXPECT_TRUE(saved["today"]["late"]);
  EXPECT_EQ(done({{"verb", "undo"}})["today"]["day"], "2026-02-20");
}

TEST_F(Door, a_dose_above_the_limit_is_written_only_when_it_is_confirmed) {
  Json request{{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"value", 400}};
  const Json refused = problem(request);
  EXPECT_NE(refused["what"].get<std::string>().find("400 mg of elemental magnesium is more than 250 mg"),
            std::string::npos);
  EXPECT_EQ(refused["where"], "record.value");
  EXPECT_EQ(lines(), 0u);
  request["confirm"] = true;
  EXPECT_EQ(done(request)["today"]["dose"]["value"], 400);
}

TEST_F(Door, an_entry_sent_twice_is_written_once) {
  const Json request{{"verb", "record"}, {"item", "pain"}, {"state", "value"}, {"value", 4}, {"key", "tap 1"}};
  Json again = request;
  again["now"] = "2026-03-01T22:00:00+01:00";
  const Json first = done(request), second = done(again);
  EXPECT_EQ(first["event"], second["event"]);
  EXPECT_EQ(second["saved_at"], evening) << "when it was written, not when it was sent again";
  EXPECT_EQ(lines(), 1u);
}

TEST_F(Door, the_history_lists_everything_newest_first) {
  done({{"verb", "record"}, {"item", "pain"}, {"state", "value"}, {"value", 4}});
  done({{"verb", "undo"}});
  const Json events = done({{"verb", "history"}})["events"];
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(names_in(events[1]), (Strings{"id", "day", "item", "state", "value", "text", "entered", "undone",
                                          "days_after", "corrected_by"}));
  EXPECT_EQ(events[0]["item"], "undo");
  EXPECT_EQ(events[1]["undone"], true);
  EXPECT_EQ(done({{"verb", "history"}, {"from", "2026-03-02"}})["events"].size(), 0u);
}

TEST_F(Door, the_history_in_parts_says_how_much_is_left) {
  for (const char* day : {"2026-02-26", "2026-02-27", "2026-03-01"})
    done({{"verb", "record"}, {"day", day}, {"item", "pain"}, {"state", "value"}, {"value", 4}});
  const Json latest = done({{"verb", "history"}, {"latest_days", 2}});
  ASSERT_EQ(latest["events"].size(), 2u);
  EXPECT_EQ(latest["events"][1]["day"], "2026-02-27");
  EXPECT_EQ((Json{latest["entries"], latest["days"], latest["earlier_days"]}), (Json{3, 3, 1}));
  const Json before = done({{"verb", "history"}, {"latest_days", 2}, {"before", "2026-02-27"}});
  ASSERT_EQ(before["events"].size(), 1u);
  EXPECT_EQ(before["events"][0]["day"], "2026-02-26");
  EXPECT_EQ(before["earlier_days"], 0);
  for (const Json& none : {Json(0), Json(-3)})
    EXPECT_EQ(problem({{"verb", "history"}, {"latest_days", none}})["where"], "history.latest_days");
  EXPECT_EQ(done({{"verb", "history"}, {"latest_days", 9000000000}})["events"].size(), 3u);
}

TEST_F(Door, the_example_is_loaded_once_and_every_surface_says_that_it_is_simulated) {
  const Json first = done({{"verb", "example"}});
  EXPECT_EQ(first["loaded"], true);
  EXPECT_EQ(done({{"verb", "example"}})["loaded"], false);
  EXPECT_EQ(first["today"]["label"], "Simulated example: not a real person");
  const Json diary = done({{"verb", "diary"}, {"diary", "example"}})["diary"];
  EXPECT_EQ(names_in(diary),
            (Strings{"name", "simulated", "label", "today", "dose", "outcomes", "days", "phases", "completeness"}));
  EXPECT_EQ(diary["simulated"], true);
  const Json& phases = diary["phases"];
  EXPECT_EQ(phases.front()["from"], diary["days"].front()["day"]);
  EXPECT_EQ(phases.back()["to"], diary["days"].back()["day"]);
  for (std::size_t i = 1; i < phases.size(); ++i) EXPECT_NE(phases[i]["on"], phases[i - 1]["on"]);
  EXPECT_EQ(names_in(diary["days"][0]),
            (Strings{"day", "dose", "arm", "outcomes", "side_effects", "note", "context", "late"}));
  EXPECT_TRUE(done({{"verb", "diary"}})["diary"]["days"].empty()) << "and it is in nobody's own diary";
}

TEST_F(Door, a_review_of_the_example_is_by_its_plan_and_the_same_every_time) {
  done({{"verb", "example"}});
  const Json review = done({{"verb", "review"}, {"diary", "example"}})["review"];
  EXPECT_EQ(review["outcome"], "pain");
  EXPECT_EQ(review["simulated"], true);
  EXPECT_EQ(done({{"verb", "review"}, {"diary", "example"}})["review"], review);
}

TEST_F(Door, a_review_of_a_csv_reads_the_csv_and_touches_no_diary) {
  std::string csv = "day,dose_mg,pain\n";
  for (int day = 1; day <= 28; ++day)
    csv += "2026-02-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + "," + (day / 7 % 2 ? "200," : "0,") +
           std::to_string(3 + day % 4) + "\n";
  const Json review = done({{"verb", "review"}, {"csv", csv}, {"better", "lower"}, {"smallest", 1}})["review"];
  EXPECT_EQ(review["days"], 28);
  EXPECT_EQ(review["effect"]["smallest_worthwhile"], 1);
  EXPECT_EQ(lines(), 0u);
  const Json wrong = problem({{"verb", "review"}, {"csv", "day,dose_mg,pain\n2026-03-01,0,many\n"}});
  EXPECT_NE(wrong["where"].get<std::string>().find("line 2"), std::string::npos);
  EXPECT_NE(wrong["where"].get<std::string>().find("^^^^"), std::string::npos) << "with its caret: " << wrong;
}

TEST_F(Door, what_was_taken_before_the_first_day_may_be_said) {
  std::string csv = "day,dose_mg,pain\n";
  for (int t = 0; t < 28; ++t)
    csv += "2026-01-" + std::to_string(t + 101).substr(1) + (t / 7 % 2 == 0 ? ",0," : ",200,") +
           std::to_string(3 + t * t % 5) + "\n";
  const Json assumed = done({{"verb", "review"}, {"csv", csv}})["review"];
  EXPECT_NE(assumed["unsaid"].dump().find("before_start"), std::string::npos);
  EXPECT_EQ(assumed["set_aside"], 0);
  const Json unknown = done({{"verb", "review"}, {"csv", csv}, {"before_start", "unknown"}})["review"];
  EXPECT_EQ(unknown["unsaid"].dump().find("before_start"), std::string::npos);
  EXPECT_EQ(unknown["set_aside"], 15) << "three half-lives of pain";
  EXPECT_EQ(unknown["recorded"], 13);
  EXPECT_EQ(unknown["days"], 28);
  const Json dose = done({{"verb", "review"}, {"csv", csv}, {"before_start", "200"}})["review"];
  EXPECT_NE(dose["effect"]["mean"], assumed["effect"]["mean"]);
  EXPECT_EQ(dose["recorded"], 28);
}

TEST_F(Door, what_a_review_cannot_use_is_refused_by_name) {
  const Json csv = "day,dose_mg,pain\n2026-03-01,0,6\n";
  EXPECT_EQ(problem({{"verb", "review"}, {"csv", csv}, {"smallest", -1}})["where"], "review.smallest");
  EXPECT_EQ(problem({{"verb", "review"}, {"csv", csv}, {"seed", -1}})["where"], "review.seed");
  EXPECT_EQ(problem({{"verb", "review"}, {"csv", csv}, {"randomised", "weekly"}})["where"], "review.randomised");
  EXPECT_EQ(problem({{"verb", "review"}, {"csv", csv}, {"before_start", "some"}})["where"], "review.before_start");
  problem({{"verb", "review"}, {"csv", csv}, {"family", "poison"}});
  problem({{"verb", "review"}, {"csv", csv}, {"outcome", "moonlight"}});
  problem({{"verb", "review"}});  // an empty diary
}

TEST_F(Door, a_fit_is_exactly_the_model_that_was_asked_for) {
  Json model = Json::parse(R"({"family":"gaussian","time":"t","response":"y","dose":"dose",
    "intercept":{"mean":0,"sd":2.5},"effect":{"mean":0,"sd":1},"covariates":{},"sigma":{"df":4,"scale":1},
    "rho":{"a":1,"b":1},"half_life":{"log_mean":0.693147,"log_sd":0.75}})");
  const Json request{{"verb", "fit"}, {"model", model}, {"data", "t,y,dose\n0,6,0\n1,5,1\n2,,1\n"}};
  const Json fit = done(request)["fit"];
  EXPECT_EQ(fit["days"], 3);
  EXPECT_EQ(fit["observed"], 2);
  EXPECT_TRUE(fit["coefficients"].contains("intercept"));
  Json wrong = request;
  wrong["model"]["sigma"]["scale"] = -1;
  EXPECT_NE(problem(wrong)["where"].get<std::string>().find("-1"), std::string::npos) << "with the line that says it";
  wrong = request;
  wrong["data"] = "t,y\n0,6\n";
  EXPECT_NE(problem(wrong)["what"].get<std::string>().find("dose"), std::string::npos);
  wrong.erase("model");
  EXPECT_EQ(problem(wrong)["where"], "fit.model");
}

TEST_F(Door, another_size_on_the_example_is_a_question_after_the_data) {
  done({{"verb", "example"}});
  const auto not_fixed = [](const Json& reply) {
    return reply["review"]["said"].dump().find("not fixed before the data") != std::string::npos;
  };
  EXPECT_FALSE(not_fixed(done({{"verb", "review"}, {"diary", "example"}})));
  EXPECT_FALSE(not_fixed(done({{"verb", "review"}, {"diary", "example"}, {"smallest", 1}}))) << "as planned";
  EXPECT_TRUE(not_fixed(done({{"verb", "review"}, {"diary", "example"}, {"smallest", 0.5}})));
}

TEST_F(Door, a_review_follows_a_plan_with_the_checks_of_the_shell) {
  const Json plan{{"primary", {{"name", "pain"}}}, {"dose_mg", 200}};
  Json request{{"verb", "review"}, {"csv", "day,dose_mg,pain\n2026-02-01,0,6\n2026-02-02,200,5\n"}, {"trial", plan}};
  EXPECT_EQ(done(request)["review"]["said"].dump().find("not fixed before the data"), std::string::npos);
  request["better"] = "lower";
  EXPECT_NE(problem(request)["what"].get<std::string>().find("plan fixes the question"), std::string::npos);
  request.erase("better");
  request["trial"]["colour"] = "red";
  EXPECT_TRUE(problem(request)["where"].get<std::string>().starts_with("review.trial, line")) << problem(request);
}

TEST_F(Door, a_day_of_the_review_leaves_later_days_out_and_counts_them) {
  Json request{{"verb", "review"}, {"csv", "day,dose_mg,pain\n2026-02-01,0,6\n2026-02-02,200,5\n2026-04-01,0,5\n"}};
  EXPECT_NE(problem(request)["what"].get<std::string>().find("has not come yet"), std::string::npos);
  request["today"] = "2026-02-02";
  const Json review = done(request)["review"];
  EXPECT_EQ(review["left_out"], 1);
  EXPECT_EQ(review["days"], 2);
}

TEST_F(Door, a_file_of_another_program_becomes_a_tidy_diary_or_a_problem) {
  EXPECT_NE(problem({{"verb", "convert"}, {"data", "a,b\n1,2\n"}, {"format", nullptr}})["what"], "");
  EXPECT_EQ(problem({{"verb", "convert"}})["where"], "convert.data");
}

struct Bad {
  const char* request;
  const char* where;  ///< what the place of the problem begins with
  const char* what;   ///< what the sentence says
};

TEST_F(Door, a_bad_request_is_a_sentence_with_its_place_and_writes_nothing) {
  const std::string nested = R"({"verb":"about","x":)" + std::string(200, '[') + std::string(200, ']') + "}";
  const std::string endless(100'000, '[');
  const std::string not_utf8 = "{\"verb\":\"about\",\"x\":\"\xff\xfe\"}";
  const std::string long_key = R"({"verb":"undo","now":"2026-03-01T21:04:05Z","key":")" + std::string(101, 'k') + "\"}";
  const Bad table[] = {
      {"", "request", "not JSON"},
      {"hello", "request, line 1", "not JSON"},
      {"{\"verb\":\"about\"", "request, line 1", "not JSON"},
      {"{\"verb\":\"about\"} {}", "request, line 1", "not JSON"},
      {"{'verb':'about'}", "request, line 1", "not JSON"},
      {"{\"verb\":\"about\",}", "request, line 1", "not JSON"},
      {"{\"verb\":\"about\",\"x\":NaN}", "request, line 1", "not JSON"},
      {"{\"verb\":\"about\",\"x\":Infinity}", "request, line 1", "not JSON"},
      {"{\"verb\":\"about\",\"x\":\"\\ud800\"}", "request, line 1", "not JSON"},
      {not_utf8.c_str(), "request, line 1", "not JSON"},
      {endless.c_str(), "request, line 1", "more than 32 deep"},
      {nested.c_str(), "request, line 1", "more than 32 deep"},
      {"[]", "request, line 1", "not one JSON object"},
      {"null", "request, line 1", "not one JSON object"},
      {"\"about\"", "request, line 1", "not one JSON object"},
      {R"({"verb":"about","x":1e999})", "request", "too large"},
      {R"({"verb":"about","verb":"undo"})", "request, line 1", "\"verb\" stands twice"},
      {R"({"verb":"fit","model":{"rho":1,"rho":2}})", "request, line 1", "\"model.rho\" stands twice"},
      {"{}", "verb", "no verb"},
      {R"({"verb":7})", "verb", "no verb"},
      {R"({"verb":"prescribe"})", "verb", "do not know this verb"},
      {R"({"verb":"about","colour":"red"})", "about.colour", "no field of this name"},
      {R"({"verb":"about","now":"yesterday"})", "about.now", "not a moment"},
      {R"({"verb":"today"})", "today.now", "missing"},
      {R"({"verb":"today","now":"2026-03-01T21:04:05"})", "today.now", "not a moment with an offset"},
      {R"({"verb":"today","now":7})", "today.now", "a text, and not \"7\""},
      {R"({"verb":"today","now":"2026-03-01T21:04:05Z","diary":"theirs"})", "today.diary", "not a word that I know"},
      {R"({"verb":"today","now":"2026-03-01T21:04:05Z","day":"2026-02-30"})", "today.day", "not a day"},
      {R"({"verb":"today","now":"2026-03-01T21:04:05Z","day":null})", "today.day", "a text, and not"},
      {R"({"verb":"today","now":"2026-03-01T21:04:05Z","day":"2026-03-02"})", "today.day", "in the future"},
      {R"({"verb":"record","now":"2026-03-01T21:04:05Z","state":"none"})", "record.item", "missing"},
      {R"({"verb":"record","now":"2026-03-01T21:04:05Z","item":"pain"})", "record.state", "missing"},
      {R"({"verb":"record","now":"2026-03-01T21:04:05Z","item":"pain","state":"some"})", "record.state", "not a word"},
      {R"({"verb":"record","now":"2026-03-01T21:04:05Z","item":"pain","state":"value"})", "record.value", "no value"},
      {R"({"verb":"record","now":"2026-03-01T21:04:05Z","item":"pain","state":"value","value":"4"})", "record.value",
       "a number"},
      {R"({"verb":"record","now":"2026-03-01T21:04:05Z","item":"pain","state":"value","value":1e308})", "record.value",
       "outside"},
      {R"({"verb":"record","now":"2026-03-01T21:04:05Z","item":"dose","state":"value","value":1e308,"confirm":true})",
       "record.value", "kilogram"},
      {R"({"verb":"record","now":"2026-03-01T21:04:05Z","item":"dose","state":"value","value":400,"confirm":1})",
       "record.confirm", "true or false"},
      {R"({"verb":"record","now":"2026-03-01T21:04:05Z","item":"","state":"none"})", "record.item",
       "do not know an outcome"},
      {R"({"verb":"record","now":"2026-03-01T21:04:05Z","item":"pain","state":"none","key":""})", "record.key",
       "1 to 100"},
      {long_key.c_str(), "undo.key", "1 to 100"},
      {R"({"verb":"undo","now":"2026-03-01T21:04:05Z"})", "undo", "nothing to take back"},
      {R"({"verb":"track","now":"2026-03-01T21:04:05Z"})", "track.outcomes", "missing"},
      {R"({"verb":"track","now":"2026-03-01T21:04:05Z","outcomes":"pain"})", "track.outcomes", "a list of texts"},
      {R"({"verb":"track","now":"2026-03-01T21:04:05Z","outcomes":[1]})", "track.outcomes", "a list of texts"},
      {R"({"verb":"track","now":"2026-03-01T21:04:05Z","outcomes":[]})", "track.outcomes", "No outcome"},
      {R"({"verb":"settings","now":"2026-03-01T21:04:05Z","day_start_hour":2.5})", "settings.day_start_hour",
       "whole number"},
      {R"({"verb":"settings","now":"2026-03-01T21:04:05Z","day_start_hour":1e300})", "settings.day_start_hour",
       "whole number"},
      {R"({"verb":"settings","now":"2026-03-01T21:04:05Z","day_start_hour":24})", "settings.day_start_hour",
       "cannot begin"},
  };
  for (const Bad& bad : table) {
    const Json reply = ask_text(bad.request);
    const std::string request = std::string(bad.request).substr(0, 120);
    ASSERT_FALSE(reply["ok"]) << request;
    const auto where = reply["problem"]["where"].get<std::string>(), what = reply["problem"]["what"].get<std::string>();
    EXPECT_TRUE(where.starts_with(bad.where)) << request << ": " << where;
    EXPECT_NE(what.find(bad.what), std::string::npos) << request << ": " << what;
  }
  EXPECT_EQ(lines(), 0u);
}

RC_GTEST_PROP(AnyRequest, is_answered_whatever_was_done_to_it, ()) {
  std::string request = *rc::gen::element<std::string>(
      R"({"verb":"record","now":"2026-03-01T21:04:05Z","day":"2026-02-28","item":"pain","state":"value","value":4,"key":"k"})",
      R"({"verb":"track","now":"2026-03-01T21:04:05Z","outcomes":["pain","sleep_quality"],"diary":"mine"})",
      R"({"verb":"history","now":"2026-03-01T21:04:05Z","from":"2026-02-28","to":"2026-03-01"})",
      R"({"verb":"review","now":"2026-03-01T21:04:05Z","csv":"day,dose_mg,pain\n2026-03-01,0,6\n","smallest":1})");
  const int changes = *rc::gen::inRange(1, 4);
  for (int i = 0; i < changes && !request.empty(); ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, request.size());
    switch (*rc::gen::inRange(0, 3)) {
      case 0:
        request[at] = *rc::gen::arbitrary<char>();
        break;
      case 1:
        request.erase(at, *rc::gen::inRange<std::size_t>(1, 12));
        break;
      default:
        request.insert(at,
                       *rc::gen::element<std::string>("\"", "{", "[", "null", "-1", "1e400", "\xff", ",", "\\u0000"));
    }
  }
  MemoryRecords records;
  Progress progress;
  const Json reply = Json::parse(handle(records, progress, request), nullptr, false);
  RC_ASSERT(reply.is_object() && reply["ok"].is_boolean());
  if (reply["ok"].get<bool>()) return;
  RC_ASSERT(reply["problem"]["way_out"] != "");
  RC_ASSERT(records.load("mine").value().empty());
}

/// A store that breaks a promise, runs out of memory, or is a file that cannot be read.
struct Broken : Records {
  int kind = 0;
  Result<Log> load(const std::string&) override {
    if (kind == 0) require(false, "the log is in order of id");
    if (kind == 1) throw std::bad_alloc();
    return Problem{"the diary is damaged.", {.file = "/data/diary.sqlite"}, "Restore the last backup."};
  }
  Result<std::optional<std::vector<Event>>> append_while(const SeenDiary*, std::span<const Event>) override {
    return std::optional<std::vector<Event>>(std::in_place);
  }
};

TEST(BrokenDoor, a_failure_of_ours_or_of_the_store_is_a_reply_too) {
  Progress progress;
  Broken broken;
  const std::string request = R"({"verb":"today","now":"2026-03-01T21:04:05Z"})";
  EXPECT_NE(handle(broken, progress, request).find("broken promise: the log is in order of id"), std::string::npos);
  broken.kind = 1;
  EXPECT_NE(handle(broken, progress, request).find("memory"), std::string::npos);
  broken.kind = 2;
  const Json reply = Json::parse(handle(broken, progress, request));
  EXPECT_EQ(reply["problem"]["where"], "/data/diary.sqlite");
  EXPECT_EQ(reply["problem"]["what"], "The diary is damaged.");
}

TEST_F(Door, a_side_effect_is_answered_by_the_guard_and_can_be_taken_back) {
  const Json saved =
      done({{"verb", "record"}, {"item", "side_effect"}, {"effect", "Durchfall"}, {"state", "value"}, {"value", 3}});
  EXPECT_EQ(saved["today"]["side_effects"][0]["effect"], "diarrhoea") << "another word for it";
  EXPECT_EQ(saved["today"]["guard"]["action"], "stop_seek_care");
  EXPECT_EQ(saved["today"]["guard"]["dose_may_be_suggested"], false);
  EXPECT_EQ(saved["today"]["dose"]["room_left_mg"], 0) << "no room is shown beside it";
  EXPECT_EQ(saved["today"]["call"]["sentence"],
            "Call a doctor. If it gets worse, call your local emergency number at once.");
  EXPECT_EQ(saved["today"]["call"]["emergency"], nullptr) << "no country was said, and none is guessed";
  EXPECT_NE(saved["today"]["next_action"].get<std::string>().find("Take no dose. Call a doctor."), std::string::npos);
  EXPECT_EQ(done({{"verb", "diary"}})["diary"]["days"][0]["side_effects"][0]["value"], 3);
  const Json undone = done({{"verb", "undo"}});
  EXPECT_EQ(undone["undone"]["text"], "diarrhoea, severe, for 1 March 2026");
  EXPECT_EQ(undone["today"]["guard"]["action"], "carry_on");
  EXPECT_EQ(undone["today"]["call"], nullptr);
  for (const Json& wrong : {Json{{"value", 5}}, Json{{"value", 1.5}}, Json{{"value", 2}, {"effect", ""}}}) {
    Json request{{"verb", "record"}, {"item", "side_effect"}, {"effect", "nausea"}, {"state", "value"}};
    request.update(wrong);
    EXPECT_TRUE(problem(request).is_object());
  }
}

TEST_F(Door, a_ladder_keeps_to_the_limit_of_the_person_and_says_why_there_is_none) {
  const auto doses = [&](const Json& more) {
    Json request{{"verb", "ladder"}, {"unit_mg", 100}};
    request.update(more);
    std::vector<double> mg;
    const Json reply = done(request);
    for (const Json& step : reply["ladder"]["steps"]) mg.push_back(step["mg"]);
    return mg;
  };
  EXPECT_EQ(doses(Json::object()), (std::vector<double>{100, 200})) << "nothing said: 250 mg";
  const Json adult{{"age", 40}, {"sex", "male"}, {"authority", "US"}, {"conditions", Json::array()}};
  EXPECT_EQ(doses({{"person", adult}}), (std::vector<double>{100, 200, 300}));
  EXPECT_EQ(doses({{"person", adult}, {"to_mg", 200}}), (std::vector<double>{100, 200}));
  Json older = adult;
  older["age"] = 70;
  EXPECT_EQ(doses({{"person", older}}), (std::vector<double>{100, 200})) << "from 65 on 250 mg";
  Json blocked = adult;
  blocked["conditions"] = Json::array({"myasthenia gravis"});
  const Json none = done({{"verb", "ladder"}, {"unit_mg", 100}, {"person", blocked}})["ladder"];
  EXPECT_TRUE(none["steps"].is_null());
  EXPECT_NE(none["why_not"].get<std::string>().find("myasthenia"), std::string::npos);
  EXPECT_TRUE(done({{"verb", "ladder"}, {"unit_mg", 200}})["ladder"]["steps"].is_null()) << "cannot start low";
  const Json climbed = done({{"verb", "ladder"}, {"unit_mg", 100}, {"start", "2026-03-02"}})["ladder"];
  EXPECT_EQ(climbed["steps"][0]["ask"]["on"], "2026-03-08") << "the last day of the step";
  EXPECT_NE(climbed["steps"][1]["ask"]["question"].get<std::string>().find("bear this step well"), std::string::npos);
  EXPECT_NE(climbed["absorption"]["notice"].get<std::string>().find("not a measurement"), std::string::npos);
  ASSERT_EQ(climbed["absorption"]["absorbed_mg"].size(), climbed["steps"].size());
  const double once = 40.3 * 100 / 133.4 + 7;  // A(100 mg) of docs/catalog/mechanisms.md
  EXPECT_NEAR(climbed["absorption"]["absorbed_mg"][0].get<double>(), once, 0.06);
  EXPECT_NEAR(climbed["absorption"]["absorbed_mg"][1].get<double>(), 2 * once, 0.06) << "200 mg are two intakes";
  EXPECT_TRUE(problem({{"verb", "ladder"}, {"unit_mg", 0}}).is_object());
}

TEST_F(Door, the_moment_of_the_edge_counts_only_where_the_request_has_none) {
  const auto day_of = [&](std::string_view request) {
    return Json::parse(handle(records, progress, request, *parse_moment(evening)))["today"]["day"];
  };
  EXPECT_EQ(day_of(R"({"verb":"today"})"), "2026-03-01");
  EXPECT_EQ(day_of(R"({"verb":"today","now":"2026-05-01T21:04:05+01:00"})"), "2026-05-01");
}

TEST_F(Door, a_dose_is_read_as_a_person_types_it_and_one_or_a_thousand_is_not_guessed) {
  const auto dose = [](const char* typed) {
    return Json{{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"value", typed}};
  };
  EXPECT_EQ(done(dose("249,5"))["today"]["dose"]["value"], 249.5);
  EXPECT_NE(problem(dose("1.000"))["what"].get<std::string>().find("is not guessed"), std::string::npos);
  problem({{"verb", "record"}, {"item", "pain"}, {"state", "value"}, {"value", "4"}});
}

TEST_F(Door, a_dose_that_is_doubted_is_asked_once_written_down_flagged_and_answered) {
  Json dose{{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"value", 20000}};
  const Json asked = problem(dose);
  EXPECT_NE(asked["way_out"].get<std::string>().find("twenty thousand milligrams of magnesium"), std::string::npos);
  EXPECT_EQ(lines(), 0u);
  dose["confirm"] = true;
  const Json guard = done(dose)["today"]["dose"]["guard"];
  EXPECT_EQ(guard["doubts"][0]["about"], "out_of_reach");
  EXPECT_EQ(guard["doubts"][1]["about"], "limit");
  EXPECT_NE(guard["advice"].get<std::string>().find("poison centre"), std::string::npos);
  EXPECT_EQ(lines(), 1u);
}

TEST_F(Door, screen_needs_a_person_and_answers_as_the_shell_does) {
  problem({{"verb", "screen"}});
  problem({{"verb", "screen"}, {"person", {{"agee", 54}}}});
  const Json screening =
      done({{"verb", "screen"}, {"person", {{"age", 54}, {"conditions", {"myasthenia gravis"}}}}})["screening"];
  EXPECT_EQ(screening["may_start"], false);
  EXPECT_EQ(screening["provenance"]["today"], "2026-03-01");
}

}  // namespace
}  // namespace titrate::door
