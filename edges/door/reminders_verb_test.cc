#include "codec/reminders.h"

#include <gtest/gtest.h>

#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/json.h"
#include "codec/text.h"
#include "door/handle.h"

namespace titrate::door {
namespace {

using codec::Json;

const Moment evening_of_choice = *parse_moment("2026-03-01T21:04:05+01:00");

/// Of whom nothing stands in the way of a ladder.
const char* const somebody_said =
    R"("verb": "person", "person": {"age": 40, "sex": "male", "life_stage": "none", "egfr": 95, "conditions": [],
       "medicines": [], "supplements": [], "allergies": []})";

struct Calendar {
  MemoryRecords records;
  Moment now = evening_of_choice;
  Json ask(const std::string& fields) {
    Progress patient;
    return Json::parse(handle(records, patient, "{" + fields + "}", now));
  }
  Json reminders(const std::string& fields) { return ask("\"verb\": \"reminders\", " + fields); }
  void choose() {
    EXPECT_EQ(reminders(R"("act": "set", "at": "21:30", "doses_at": ["08:00"], "zone": "Europe/Berlin")")["ok"], true);
  }
  std::string ics() { return reminders(R"("act": "ics")")["ics"].get<std::string>(); }
};

TEST(Reminders, come_back_from_their_document) {
  Reminders chosen{"id",
                   "Mein Titel; \xf0\x9f\x99\x82",
                   "Europe/Berlin",
                   std::chrono::minutes(1290),
                   {std::chrono::minutes(0), std::chrono::minutes(1439)}};
  EXPECT_EQ(codec::reminders_from_json(codec::json_of(chosen), "r").value(), chosen);
}

TEST(Reminders, no_clock_shows_another_time) {
  EXPECT_EQ(codec::clock_time("00:00"), std::chrono::minutes(0));
  EXPECT_EQ(codec::clock_time("23:59"), std::chrono::minutes(1439));
  for (const char* text : {"", "24:00", "9:00", "21:60", "21.00", "21:0a", "21:000"})
    EXPECT_FALSE(codec::clock_time(text)) << text;
}

TEST(Reminders, nothing_in_the_calendar_tells_what_it_is_about_unless_it_is_chosen) {
  Calendar calendar;
  calendar.ask(somebody_said);
  calendar.ask(R"("verb": "follow", "act": "start", "unit_mg": 100)");
  calendar.choose();
  const std::string text = codec::lower(calendar.ics());
  for (const char* word : {"magnesium", "dose", "trial", "ladder", "pain", "mg", "medicine", "diary"})
    EXPECT_EQ(text.find(word), std::string::npos) << word;
}

TEST(Reminders, the_same_reminder_keeps_its_name_and_its_version_rises_with_a_change) {
  Calendar calendar;
  calendar.choose();
  const std::string before = calendar.ics();
  const std::string uid = before.substr(before.find("UID:"), 45);
  calendar.ask(R"("verb": "record", "item": "dose", "state": "none")");
  EXPECT_EQ(calendar.ics(), before) << "an evening is nobody's business";
  calendar.reminders(R"("act": "set", "at": "20:00")");
  const std::string after = calendar.ics();
  EXPECT_NE(after.find(uid), std::string::npos);
  EXPECT_NE(before.find("SEQUENCE:1\r\n"), std::string::npos);
  EXPECT_NE(after.find("SEQUENCE:3\r\n"), std::string::npos);
  EXPECT_NE(after.find("T200000"), std::string::npos);
  EXPECT_NE(after.find("T080000"), std::string::npos) << "what was not said anew stays";
}

TEST(Reminders, what_pauses_a_ladder_silences_them_and_going_on_brings_them_back) {
  Calendar calendar;
  calendar.ask(somebody_said);
  calendar.ask(R"("verb": "follow", "act": "start", "unit_mg": 100, "run_in_days": 0)");
  calendar.choose();
  calendar.now.instant += days(3);
  EXPECT_TRUE(calendar.reminders(R"("act": "show")")["reminders"]["doses"].is_object());
  calendar.ask(R"("verb": "record", "item": "side_effect", "effect": "rash", "state": "value", "value": 3)");
  const Json paused = calendar.reminders(R"("act": "show")")["reminders"];
  EXPECT_TRUE(paused["doses"].is_null() && paused["evening"].is_null()) << paused;
  const auto why = paused["why"].get<std::string>();
  EXPECT_TRUE(why == "The ladder is paused: no reminder." || why == "The ladder is stopped: no reminder.") << why;
  EXPECT_EQ(calendar.ics().find("VALARM"), std::string::npos);
  calendar.ask(R"("verb": "undo")");
  EXPECT_TRUE(calendar.reminders(R"("act": "show")")["reminders"]["evening"].is_object());
}

TEST(Reminders, what_was_chosen_wrongly_is_refused_and_nothing_is_written) {
  Calendar calendar;
  for (const char* wrong : {R"("act": "set", "at": "25:00", "zone": "Etc/UTC")", R"("act": "set", "zone": "../passwd")",
                            R"("act": "set", "title": "", "zone": "Etc/UTC")", R"("act": "show", "at": "21:00")",
                            R"("act": "ics")", R"("act": "feed_open")", R"("act": "feed_close")"})
    EXPECT_EQ(calendar.reminders(wrong)["ok"], false) << wrong;
  EXPECT_TRUE(calendar.records.load("mine")->empty());
}

TEST(Feed, only_its_token_opens_it_and_the_log_does_not_hold_that) {
  Calendar calendar;
  calendar.choose();
  const std::string first = calendar.reminders(R"("act": "feed_open")")["token"].get<std::string>();
  const auto feed = [&](const std::string& token) {
    return codec::feed_of(calendar.records, codec::catalog(), token, calendar.now);
  };
  ASSERT_EQ(first.size(), 64u);
  EXPECT_EQ(feed(first), calendar.ics());
  for (const std::string& wrong : {std::string(), std::string(64, '0'), first.substr(1), first + "0"})
    EXPECT_FALSE(feed(wrong));
  const std::vector<Event> log = calendar.records.load("mine").value();
  for (const Event& event : log) {
    const auto* opened = std::get_if<FeedOpened>(&event.what);
    if (!opened) continue;
    EXPECT_NE(opened->token_hash, first);
    EXPECT_FALSE(feed(opened->token_hash)) << "who reads the file does not read the feed by it";
  }
  const std::string second = calendar.reminders(R"("act": "feed_open")")["token"].get<std::string>();
  EXPECT_FALSE(feed(first)) << "a new token shuts the old one out";
  EXPECT_TRUE(feed(second));
  EXPECT_EQ(calendar.reminders(R"("act": "feed_close")")["feed_open"], false);
  EXPECT_FALSE(feed(second));
  calendar.ask(R"("verb": "undo")");
  EXPECT_FALSE(feed(second));
}

}  // namespace
}  // namespace titrate::door
