// What every implementation of Records keeps, in memory and on disk alike.

#include "app/records.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <memory>

#include "app/memory_records.h"
#include "store/sqlite_records.h"
#include "store/temporary_folder.h"

namespace titrate {
namespace {

const Day first_day = *parse_day("2026-03-01");
const Moment evening = *parse_moment("2026-03-01T21:04:05+01:00");

Event event(decltype(Event::what) what, std::string key = "", std::string diary = "mine") {
  Event made;
  made.diary = std::move(diary);
  made.key = std::move(key);
  made.entered = evening;
  made.what = std::move(what);
  return made;
}

Event pain(double value, std::string key = "", std::string diary = "mine") {
  return event(recorded(first_day, measure_item("pain"), Entry<double>::of(value)), std::move(key), std::move(diary));
}

Product capsules() {
  Product product;
  product.name = "capsules";
  product.unit.elemental = 100 * elemental_milligram;
  return product;
}

PersonSheet someone() {
  PersonSheet sheet;
  sheet.person.age = 54;
  sheet.person.answered.medicines = true;
  return sheet;
}

/// One event of each kind and state.
std::vector<Event> one_of_each() {
  return {event(Tracked{{"pain", "sleep_quality"}}),
          event(Tracked{{}}),
          event(Planned{"{\"question\": \"does it help?\"}"}),
          event(PersonSaid{someone()}),
          event(ProductChosen{capsules()}),
          event(Locked{"{\"trial\": 1}", "closed"}),
          event(Amended{"{\"trial\": 2}", "fewer days"}),
          event(Opened{"00ff", ""}),
          event(DayStartChosen{{3}}),
          event(recorded(first_day, dose_item(true), Entry<double>::of(200))),
          event(recorded(first_day, dose_item(false), Entry<double>::none())),
          event(recorded(first_day, measure_item("pain"), Entry<double>::skipped())),
          event(recorded(first_day, measure_item("pain"), Entry<double>())),
          event(recorded(first_day, measure_item("pain"), Entry<double>::of(0.1 + 0.2))),
          event(recorded(first_day, side_effect_item("nausea"), Entry<double>::of(2))),
          event(recorded(first_day, side_effect_item("rash"), Entry<double>::none())),
          event(written(first_day, Item::Kind::arm, "A")),
          event(written(first_day, Item::Kind::guess, "B")),
          event(written(first_day, Item::Kind::note, "")),
          event(written(first_day, Item::Kind::note, "slept badly"), "a key"),
          event(Undone{5})};
}

void number(std::vector<Event>& events, std::int64_t first) {
  for (Event& each : events) each.id = first++;
}

struct InMemory {
  MemoryRecords records;
  Records& operator*() { return records; }
};

struct InSqlite {
  store::TemporaryFolder folder;
  std::unique_ptr<SqliteRecords> records = SqliteRecords::open(folder / "diary.sqlite").value();
  Records& operator*() { return *records; }
};

template <class Kept>
class AnyRecords : public testing::Test {
 protected:
  Kept kept;
  std::vector<Event> append(const std::vector<Event>& events) { return (*kept).append(events).value(); }
  std::vector<Event> load(const std::string& diary = "mine") { return (*kept).load(diary).value(); }
};

struct Names {
  template <class Kept>
  static std::string GetName(int) {
    return std::is_same_v<Kept, InMemory> ? "memory" : "sqlite";
  }
};
using Implementations = testing::Types<InMemory, InSqlite>;
TYPED_TEST_SUITE(AnyRecords, Implementations, Names);

TYPED_TEST(AnyRecords, a_new_log_is_empty) { EXPECT_TRUE(this->load().empty()); }

TYPED_TEST(AnyRecords, what_was_appended_is_loaded_with_ids_in_order) {
  std::vector<Event> events = one_of_each();
  const auto appended = this->append(events);
  number(events, 1);
  EXPECT_EQ(appended, events);
  EXPECT_EQ(this->load(), events);
}

TYPED_TEST(AnyRecords, diaries_share_the_ids_and_nothing_else) {
  this->append({pain(1, "", "mine"), pain(2, "", "example"), pain(3, "", "mine")});
  const auto mine = this->load("mine"), example = this->load("example");
  ASSERT_EQ(mine.size(), 2u);
  ASSERT_EQ(example.size(), 1u);
  EXPECT_EQ(mine[1].id, 3);
  EXPECT_EQ(example[0].id, 2);
  EXPECT_TRUE(this->load("other").empty());
}

TYPED_TEST(AnyRecords, an_entry_that_was_sent_twice_is_written_once) {
  const auto first = this->append({pain(4, "tap 1")});
  EXPECT_EQ(this->append({pain(4, "tap 1")}), first);
  EXPECT_EQ(this->load().size(), 1u);
  EXPECT_EQ(this->append({pain(4, "tap 2"), pain(4, "tap 2")}).back().id, 2) << "nor twice in one append";
  EXPECT_EQ(this->load().size(), 2u);
}

TYPED_TEST(AnyRecords, a_key_belongs_to_its_diary_and_no_key_is_never_a_repetition) {
  this->append({pain(4, "tap 1", "mine"), pain(4, "tap 1", "example"), pain(4), pain(4)});
  EXPECT_EQ(this->load("mine").size(), 3u);
  EXPECT_EQ(this->load("example").size(), 1u);
}

TYPED_TEST(AnyRecords, an_append_that_holds_one_refused_event_writes_none) {
  this->append({pain(1)});
  const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
  Recorded words_with_amount = written(first_day, Item::Kind::note, "six");
  words_with_amount.entry = Entry<double>::of(6);
  Recorded amount_with_words = recorded(first_day, measure_item("pain"), Entry<double>::of(6));
  amount_with_words.text = "six";
  for (const Event& refused :
       {pain(nan), pain(infinity), pain(2, "", ""), event(words_with_amount), event(amount_with_words),
        event(DayStartChosen{{24}}), event(recorded(first_day, side_effect_item(""), Entry<double>::of(1))),
        event(Undone{0}), event(Undone{17}), event(Undone{3})}) {
    const auto result = (*this->kept).append(std::vector<Event>{pain(2, "kept"), refused, pain(3)});
    ASSERT_FALSE(result.ok());
    EXPECT_NE(result.problem().what, "");
    EXPECT_NE(result.problem().way_out, "");
    EXPECT_EQ(this->load().size(), 1u);
  }
  EXPECT_EQ(this->append({pain(5)}).front().id, 2) << "a refused append uses up no id";
}

TYPED_TEST(AnyRecords, an_empty_append_is_no_problem) { EXPECT_TRUE(this->append({}).empty()); }

TYPED_TEST(AnyRecords, what_was_worked_out_from_an_older_diary_is_not_appended) {
  Records& records = *this->kept;
  const auto write = [&](const SeenDiary& seen) { return records.append_while(&seen, std::vector{pain(2)}).value(); };
  ASSERT_TRUE(write({"mine", 0})) << "the diary is new, as it was seen";
  EXPECT_FALSE(write({"mine", 0})) << "by now there is an event";
  const auto second = write({"mine", 1});
  ASSERT_TRUE(second);
  EXPECT_EQ(second->front().id, 2);
  this->append({pain(3, "", "example")});
  EXPECT_TRUE(write({"mine", 2})) << "another diary is no matter of this one";
  EXPECT_FALSE(write({"example", 0}));
  EXPECT_EQ(this->load("mine").size(), 3u);
  EXPECT_EQ(this->load("example").size(), 1u);
}

TYPED_TEST(AnyRecords, a_text_keeps_every_byte) {
  const std::string nul("a\0b", 3);
  std::vector<Event> events;
  for (const std::string& text :
       {nul, std::string("it's \"quoted\"; DROP TABLE event; --"), std::string("naïve café, Schlaf gut 😴 \u202e"),
        std::string("line\nline\r\n\ttab"), std::string("\xff\xfe not UTF-8"), std::string(100'000, 'x')}) {
    events.push_back(event(written(first_day, Item::Kind::note, text), "key " + text));
    events.push_back(event(recorded(first_day, measure_item(text), Entry<double>::of(1))));
    events.push_back(event(Tracked{{text, "pain"}}));
    events.push_back(event(Planned{text}));
  }
  this->append(events);
  number(events, 1);
  EXPECT_EQ(this->load(), events);
}

TYPED_TEST(AnyRecords, a_day_and_a_moment_far_away_come_back_as_they_were) {
  std::vector<Event> events;
  for (const char* day : {"1970-01-01", "0001-01-01", "9999-12-31", "2024-02-29"})
    events.push_back(event(written(*parse_day(day), Item::Kind::note, "x")));
  events[0].entered = *parse_moment("1969-12-31T23:59:59-11:30");
  events[1].entered = *parse_moment("2026-03-01T00:00:00+14:00");
  this->append(events);
  number(events, 1);
  EXPECT_EQ(this->load(), events);
}

TYPED_TEST(AnyRecords, the_fold_is_the_same_however_the_log_was_cut_into_appends) {
  EXPECT_TRUE(rc::check([] {
    std::vector<Event> events;
    const int count = *rc::gen::inRange(0, 20);
    for (int i = 0; i < count; ++i)
      events.push_back(*rc::gen::inRange(0, 4) == 0 && i > 0 ? event(Undone{*rc::gen::inRange(1, i + 1)})
                                                             : pain(*rc::gen::inRange(0, 11)));
    TypeParam whole, cut;
    (*whole).append(events).value();
    for (std::size_t from = 0; from < events.size();) {
      const auto length = std::min(events.size() - from, *rc::gen::inRange<std::size_t>(1, 6));
      (*cut).append(std::span(events).subspan(from, length)).value();
      from += length;
    }
    RC_ASSERT((*cut).load("mine").value() == (*whole).load("mine").value());
    RC_ASSERT(notebook_of((*cut).load("mine").value()) == notebook_of((*whole).load("mine").value()));
  }));
}

}  // namespace
}  // namespace titrate
