#include "codec/log_json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/random_life.h"

namespace titrate::codec {
namespace {

std::string log_of(const std::string& events) {
  return "{\"format\": \"titrate-log-1\", \"order_key\": null, \"events\": [" + events + "]}";
}

constexpr const char* pain_4 =
    R"({"id": 1, "diary": "mine", "entered": "2026-03-01T21:04:05+01:00", "kind": "recorded", "day": "2026-03-01",
        "item": "measure", "name": "pain", "state": "value", "amount": 4})";

Result<WholeLog> read_log(const std::string& text) { return log_from_json(text, "log.json", catalog()); }

TEST(LogJson, an_entry_is_read_as_it_says) {
  const auto log = read_log(log_of(pain_4));
  ASSERT_TRUE(log) << describe(log.problem());
  Event expected;
  expected.id = 1;
  expected.diary = "mine";
  expected.entered = *parse_moment("2026-03-01T21:04:05+01:00");
  expected.what = recorded(*parse_day("2026-03-01"), measure_item("pain"), Entry<double>::of(4));
  EXPECT_EQ(log->events, std::vector<Event>{expected});
  EXPECT_FALSE(log->key);
}

TEST(LogJson, the_key_comes_back) {
  WholeLog log;
  log.key = VaultKey{7, 8, 9};
  EXPECT_EQ(read_log(json_of(log).value()).value(), log);
}

TEST(LogJson, what_is_no_log_is_refused_with_its_event) {
  const std::string again = std::string(pain_4) + ", " + pain_4;
  const std::string event = R"({"id": 1, "diary": "mine", "entered": "2026-03-01T21:04:05+01:00", "kind": )";
  for (
      const std::string& wrong :
      {std::string("{}"), std::string("[]"), std::string("{\"format\": \"titrate-log-2\", \"events\": []}"),
       log_of(again), log_of("{}"), log_of(event + "\"undone\", \"undoes\": 1}"),
       log_of(event + "\"undone\", \"undoes\": 0.5}"), log_of(event + "\"horoscope\", \"document\": \"{}\"}"),
       log_of(event + "\"paused\", \"document\": \"{}\"}"), log_of(event + "\"day_start\", \"hour\": 24}"),
       log_of(event + "\"feed_closed\", \"document\": \"{}\", \"more\": 1}"), log_of(event + "\"recorded\"}"),
       log_of(
           R"({"id": 2, "diary": "mine", "entered": "2026-03-01T21:04:05+01:00", "kind": "feed_closed", "document": "{}"})"),
       log_of(event + R"("recorded", "day": "2026-02-30", "item": "note", "text": ""})"),
       log_of(event + R"("recorded", "day": "2026-03-01", "item": "measure", "name": "pain", "state": "value"})"),
       log_of(event + R"("recorded", "day": "2026-03-01", "item": "context", "name": "weather", "text": "rain"})")}) {
    const auto log = read_log(wrong);
    ASSERT_FALSE(log) << wrong;
    EXPECT_FALSE(log.problem().way_out.empty()) << wrong;
  }
}

TEST(LogJson, bytes_that_are_no_text_are_a_problem_and_not_another_text) {
  WholeLog log;
  log.events.resize(1);
  log.events[0].id = 1;
  log.events[0].diary = "mine";
  log.events[0].what = written(*parse_day("2026-03-01"), Item::Kind::note, "\xff\xfe");
  EXPECT_FALSE(json_of(log));
}

TEST(LogJson, a_csv_says_what_it_leaves_out) {
  const auto log = read_log(log_of(pain_4));
  ASSERT_TRUE(log);
  const auto lost = lost_in_csv(log->events, "mine");
  ASSERT_FALSE(lost.empty());
  EXPECT_NE(lost.front().find("1 entry becomes one row a day"), std::string::npos) << lost.front();
}

RC_GTEST_PROP(AnyLifeAsJson, comes_back_the_same_and_is_the_same_bytes_again, ()) {
  MemoryRecords records;
  WholeLog log;
  log.events = records.append(any_life()).value();
  const auto text = json_of(log);
  RC_ASSERT(text.ok());
  const auto again = read_log(*text);
  RC_ASSERT(again.ok());
  RC_ASSERT(*again == log);
  RC_ASSERT(json_of(*again).value() == *text);
  for (const std::string& diary : diaries_of(log.events))
    RC_ASSERT(notebook_of(events_of_diary(again->events, diary)) == notebook_of(events_of_diary(log.events, diary)));
}

}  // namespace
}  // namespace titrate::codec
