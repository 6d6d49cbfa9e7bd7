#include "codec/redacted.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "codec/catalog_tables.h"
#include "codec/json.h"
#include "codec/random_life.h"
#include "codec/seal.h"

namespace titrate::codec {
namespace {

WholeLog any_log() {
  WholeLog log{any_life(), VaultKey{1, 2, 3}};
  std::int64_t id = 0;
  for (Event& event : log.events) event.id = ++id;
  return log;
}

/// Every text of ten letters that reads as a day.
std::set<std::string> days_in(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t at = 0; at + 10 <= text.size(); ++at)
    if (text[at + 4] == '-' && text[at + 7] == '-' && parse_day(text.substr(at, 10))) found.insert(text.substr(at, 10));
  return found;
}

RC_GTEST_PROP(Redacted, no_date_of_the_log_is_in_its_shifted_copy, ()) {
  const WholeLog log = any_log();
  const auto copy = redacted(log, {.shift_dates = true}, catalog());
  RC_ASSERT(copy.ok());
  for (const std::string& day : days_in(json_of(*copy).value())) RC_ASSERT(*parse_day(day) < *parse_day("2002-01-01"));
}

RC_GTEST_PROP(Redacted, every_entry_moves_by_the_same_whole_weeks, ()) {
  const WholeLog log = any_log();
  const auto copy = redacted(log, {.shift_dates = true}, catalog());
  RC_ASSERT(copy.ok() && copy->events.size() == log.events.size());
  const days by = shift_of(log.events);
  RC_ASSERT(by.count() % 7 == 0);
  for (std::size_t i = 0; i < log.events.size(); ++i) {
    const auto* before = std::get_if<Recorded>(&log.events[i].what);
    if (!before) continue;
    Recorded moved = *before;
    moved.day += by;
    RC_ASSERT(std::get<Recorded>(copy->events[i].what) == moved);
  }
}

RC_GTEST_PROP(Redacted, a_shifted_copy_begins_in_the_first_week_of_2000, ()) {
  const WholeLog log = any_log();
  const auto copy = redacted(log, {.shift_dates = true}, catalog()).value();
  Day first = *parse_day("2999-01-01");
  for (const Event& event : copy.events) {
    const auto* said = std::get_if<Recorded>(&event.what);
    first = std::min(first, said ? said->day : day_of(event.entered, {}));
  }
  RC_ASSERT(first >= *parse_day("2000-01-03") && first <= *parse_day("2000-01-09"));
}

RC_GTEST_PROP(Redacted, without_words_no_word_of_a_note_is_left, ()) {
  WholeLog log = any_log();
  Event note = log.events.front();
  note.id = std::int64_t(log.events.size()) + 1;
  note.what = written(any_day_of_life(), Item::Kind::note, "my secret sorrow");
  log.events.push_back(note);
  const auto copy = redacted(log, {.drop_words = true}, catalog());
  RC_ASSERT(copy.ok());
  const std::string text = json_of(*copy).value();
  RC_ASSERT(text.find("sorrow") == std::string::npos);
  RC_ASSERT(text.find(dropped_words) != std::string::npos);
}

RC_GTEST_PROP(Redacted, what_nobody_asked_to_change_is_not_changed, ()) {
  const WholeLog log = any_log();
  RC_ASSERT(redacted(log, {}, catalog()).value() == log);
}

RC_GTEST_PROP(Redacted, no_copy_has_the_key_or_the_names_that_callers_gave, ()) {
  const auto copy = redacted(any_log(), {.drop_words = true}, catalog()).value();
  RC_ASSERT(!copy.key);
  for (const Event& event : copy.events) RC_ASSERT(event.key.empty());
}

/// A sealed plan in a log, which only looks like a protocol: what is committed to is text.
WholeLog sealed_log(const Secret& secret, const VaultKey& key) {
  Json protocol{{"format", "titrate-protocol-1"}, {"start", "2026-03-02"}, {"locked", "2026-03-01T21:00:00+01:00"}};
  protocol["commitment"] = commitment_of(secret, canonical(protocol));
  Event event;
  event.id = 1;
  event.diary = "mine";
  event.entered = *parse_moment("2026-03-01T21:00:00+01:00");
  event.what = Locked{canonical(protocol), closed(secret, key)};
  return {{event}, key};
}

TEST(Redacted, the_order_of_a_shifted_plan_can_still_be_verified) {
  const Secret secret = new_secret();
  const WholeLog log = sealed_log(secret, new_secret());
  const auto copy = redacted(log, {.shift_dates = true}, catalog());
  ASSERT_TRUE(copy.ok()) << describe(copy.problem());
  const std::string text = std::get<Locked>(copy->events[0].what).protocol;
  Json protocol = Json::parse(text);
  EXPECT_EQ(canonical(protocol), text);
  // 1 March 2026 is a Sunday; the Sunday of the first week of 2000 is 9 January.
  EXPECT_EQ(protocol["start"], "2000-01-10");
  EXPECT_EQ(protocol["locked"], "2000-01-09T21:00:00+00:00");
  const std::string commitment = protocol["commitment"];
  protocol.erase("commitment");
  EXPECT_EQ(commitment, commitment_of(secret, canonical(protocol)));
}

TEST(Redacted, dates_of_a_plan_that_nobody_can_open_are_not_shifted) {
  WholeLog log = sealed_log(new_secret(), new_secret());
  log.key = new_secret();  // of another diary
  const auto copy = redacted(log, {.shift_dates = true}, catalog());
  ASSERT_FALSE(copy.ok());
  EXPECT_NE(copy.problem().way_out.find("titrate plan open"), std::string::npos);
}

TEST(Redacted, without_words_a_sealed_protocol_keeps_its_bytes) {
  const WholeLog log = sealed_log(new_secret(), new_secret());
  const auto copy = redacted(log, {.drop_words = true}, catalog()).value();
  EXPECT_EQ(copy.events[0].what, log.events[0].what);
}

TEST(Redacted, what_a_log_holds_is_said) {
  const WholeLog log = sealed_log(new_secret(), new_secret());
  const auto lines = held_in(log);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0], "It holds 1 entry.");
  EXPECT_EQ(lines[1], "It also holds the plan.");
  EXPECT_NE(lines[2].find("key of the sealed order"), std::string::npos);
}

}  // namespace
}  // namespace titrate::codec
