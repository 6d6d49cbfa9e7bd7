#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "app/entries.h"
#include "app/history.h"
#include "app/memory_records.h"
#include "app/missing.h"
#include "app/small_catalog.h"
#include "app/today.h"

namespace titrate {
namespace {

const Day evening_day = *parse_day("2026-03-01");

/// Evenings of one diary, each at a moment of its own.
class Evenings : public testing::Test {
 protected:
  MemoryRecords records;
  Catalog catalog = small_catalog();
  Asked asked{"mine", *parse_moment("2026-03-01T21:04:05+01:00"), ""};

  void at(const std::string& moment) { asked.now = *parse_moment(moment); }
  Result<Event> pain(double amount, std::optional<Day> day = {}) {
    return record(records, catalog, asked, {day, "pain", EntryState::value, amount, {}, false});
  }
  Result<Event> context(const std::string& kind, std::optional<std::string> text,
                        EntryState state = EntryState::value) {
    NewEntry entry{{}, "context", state, {}, std::move(text), false};
    entry.kind = kind;
    return record(records, catalog, asked, entry);
  }
  OpenNotebook notebook() { return open_notebook(records, "mine").value(); }
  std::vector<HistoryLine> history() { return history_of(notebook(), catalog); }
};

TEST_F(Evenings, what_else_changed_is_kept_with_its_day_one_of_a_kind) {
  ASSERT_TRUE(context("illness", "a cold").ok());
  ASSERT_TRUE(context("medicine", " a new painkiller \n").ok());
  ASSERT_TRUE(context("illness", "the flu").ok());
  const auto today = today_of(notebook(), catalog, asked.now, {}).value();
  EXPECT_EQ(today.context, (std::vector<Context>{{"illness", "the flu"}, {"medicine", "a new painkiller"}}));
  EXPECT_EQ(today.completeness, (Completeness{1, 1}));
  EXPECT_EQ(today.last_change->text, "illness: the flu, for 1 March 2026");
  ASSERT_TRUE(context("illness", {}, EntryState::not_recorded).ok());
  EXPECT_EQ(notebook().says->diary.days[0].context, (std::vector<Context>{{"medicine", "a new painkiller"}}));
}

TEST_F(Evenings, a_change_of_no_known_kind_or_without_words_is_refused) {
  EXPECT_EQ(context("weather", "rain").problem().where.file, "kind");
  EXPECT_NE(context("weather", "rain").problem().way_out.find("pain_relief"), std::string::npos);
  EXPECT_EQ(context("illness", {}).problem().where.file, "text");
  EXPECT_EQ(context("illness", " \n").problem().where.file, "text");
  EXPECT_EQ(context("illness", std::string(501, 'a')).problem().where.file, "text");
  EXPECT_EQ(context("illness", "a cold", EntryState::skipped).problem().where.file, "text");
}

TEST_F(Evenings, a_change_that_is_added_later_makes_no_late_memory_of_the_pain) {
  ASSERT_TRUE(pain(4).ok());
  at("2026-03-09T21:00:00+01:00");
  NewEntry entry{evening_day, "context", EntryState::value, {}, "a cold", false};
  entry.kind = "illness";
  ASSERT_TRUE(record(records, catalog, asked, entry).ok());
  EXPECT_FALSE(is_late(notebook().says->diary.days[0], {}));
  ASSERT_TRUE(pain(5, evening_day).ok());
  EXPECT_TRUE(is_late(notebook().says->diary.days[0], {}));
}

TEST_F(Evenings, a_correction_keeps_both_versions_each_with_its_own_lateness) {
  const auto first = pain(4).value();
  at("2026-03-04T21:00:00+01:00");
  const auto second = pain(5, evening_day).value();
  const auto lines = history();
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].days_after, 3);
  EXPECT_EQ(lines[0].corrected_by, std::nullopt);
  EXPECT_EQ(lines[1].days_after, std::nullopt);
  EXPECT_EQ(lines[1].corrected_by, second.id);
  EXPECT_EQ(lines[1].entry, Entry<double>::of(4));
  ASSERT_TRUE(undo(records, asked).ok());
  EXPECT_EQ(history()[2].corrected_by, std::nullopt) << "a correction that was taken back corrects nothing";
  EXPECT_EQ(history()[2].id, first.id);
}

TEST_F(Evenings, each_version_of_three_is_corrected_by_the_next) {
  const auto first = pain(4).value(), second = pain(5).value(), third = pain(6).value();
  const auto lines = history();
  EXPECT_EQ(lines[2].id, first.id);
  EXPECT_EQ(lines[2].corrected_by, second.id);
  EXPECT_EQ(lines[1].corrected_by, third.id);
}

TEST_F(Evenings, redo_restores_what_was_undone_the_latest_first) {
  const auto first = pain(4).value(), second = pain(6).value();
  ASSERT_TRUE(undo(records, asked).ok());
  ASSERT_TRUE(undo(records, asked).ok());
  EXPECT_EQ(redo(records, asked).value(), first);
  EXPECT_EQ(notebook().says->diary.days.at(0).measures.at(0), Entry<double>::of(4));
  EXPECT_EQ(redo(records, asked).value(), second);
  EXPECT_EQ(notebook().says->diary.days.at(0).measures.at(0), Entry<double>::of(6));
  EXPECT_EQ(redo(records, asked).problem().where.file, "redo");
  EXPECT_EQ(undo(records, asked).value(), second) << "and can be undone again";
  EXPECT_EQ(redo(records, asked).value(), second);
}

TEST_F(Evenings, nothing_is_restored_over_what_was_written_since) {
  ASSERT_TRUE(pain(4).ok());
  ASSERT_TRUE(undo(records, asked).ok());
  ASSERT_TRUE(pain(5).ok());
  EXPECT_NE(redo(records, asked).problem().what.find("after the undo"), std::string::npos);
  EXPECT_EQ(notebook().says->diary.days.at(0).measures.at(0), Entry<double>::of(5));
}

TEST_F(Evenings, a_redo_sent_twice_restores_one_entry) {
  const auto first = pain(4).value();
  ASSERT_TRUE(pain(6).ok());
  ASSERT_TRUE(undo(records, asked).ok());
  ASSERT_TRUE(undo(records, asked).ok());
  asked.key = "redo 1";
  EXPECT_EQ(redo(records, asked).value(), first);
  EXPECT_EQ(redo(records, asked).value(), first);
  EXPECT_EQ(notebook().says->standing, std::vector<std::int64_t>{first.id});
}

TEST_F(Evenings, what_nobody_answered_is_missing_and_skipped_is_an_answer) {
  EXPECT_TRUE(missing_of(notebook(), catalog, asked.now, 14).empty()) << "an empty diary misses nothing";
  ASSERT_TRUE(track(records, catalog, asked, {"pain", "sleep_quality"}).ok());
  ASSERT_TRUE(pain(4).ok());
  at("2026-03-03T21:00:00+01:00");
  ASSERT_TRUE(record(records, catalog, asked, {{}, "pain", EntryState::skipped, {}, {}, false}).ok());
  ASSERT_TRUE(record(records, catalog, asked, {{}, "sleep_quality", EntryState::skipped, {}, {}, false}).ok());
  ASSERT_TRUE(record(records, catalog, asked, {{}, "dose", EntryState::none, {}, {}, false}).ok());
  const auto missing = missing_of(notebook(), catalog, asked.now, 14);
  ASSERT_EQ(missing.size(), 2u);
  EXPECT_EQ(missing[0].day, evening_day);
  EXPECT_TRUE(missing[0].dose);
  ASSERT_EQ(missing[0].outcomes.size(), 1u);
  EXPECT_EQ(missing[0].outcomes[0].name, "sleep_quality");
  EXPECT_EQ(missing[1].day, evening_day + days(1));
  EXPECT_EQ(missing[1].outcomes.size(), 2u);
  EXPECT_EQ(missing_of(notebook(), catalog, asked.now, 2).size(), 1u) << "no further back than asked";
}

/// A zone as its offsets from UTC, the later ones after a change of the clocks or a flight.
struct Clocks {
  std::vector<std::pair<Instant, std::chrono::minutes>> changes;
  Moment at(Instant instant) const {
    std::chrono::minutes offset = changes.front().second;
    for (const auto& [from, to] : changes)
      if (instant >= from) offset = to;
    return {instant, offset};
  }
};

Instant utc(const char* text) { return parse_moment(text)->instant; }

rc::Gen<Clocks> any_clocks() {
  using std::chrono::minutes;
  return rc::gen::element(
      Clocks{
          {{utc("2026-01-01T00:00:00Z"), minutes(60)}, {utc("2026-03-29T01:00:00Z"), minutes(120)}}},  // spring, Europe
      Clocks{
          {{utc("2026-01-01T00:00:00Z"), minutes(120)}, {utc("2026-10-25T01:00:00Z"), minutes(60)}}},  // autumn, Europe
      Clocks{{{utc("2026-01-01T00:00:00Z"), minutes(-300)}, {utc("2026-03-08T07:00:00Z"), minutes(-240)}}},  // New York
      Clocks{{{utc("2026-01-01T00:00:00Z"), minutes(60)}, {utc("2026-03-29T15:00:00Z"), minutes(-300)}}},  // westwards
      Clocks{{{utc("2026-01-01T00:00:00Z"), minutes(-300)}, {utc("2026-03-29T15:00:00Z"), minutes(60)}}},  // eastwards
      Clocks{{{utc("2026-01-01T00:00:00Z"), minutes(-660)},
              {utc("2026-03-29T15:00:00Z"), minutes(840)}}},  // the date line
      Clocks{{{utc("2026-01-01T00:00:00Z"), minutes(345)}, {utc("2026-03-29T15:00:00Z"), minutes(330)}}});  // Kathmandu
}

RC_GTEST_PROP(AcrossClocks, an_entry_at_any_moment_belongs_to_one_day_and_none_is_lost, ()) {
  const Clocks clocks = *any_clocks();
  const Catalog catalog = small_catalog();
  MemoryRecords records;
  RC_ASSERT(choose_day_start(records, {"mine", clocks.at(utc("2026-01-01T12:00:00Z")), ""}, *rc::gen::inRange(0, 24)));
  const DayStart hours = open_notebook(records, "mine")->says->diary.day_start;
  Instant instant =
      *rc::gen::element(utc("2026-03-07T20:00:00Z"), utc("2026-03-28T12:00:00Z"), utc("2026-10-24T12:00:00Z"));
  std::map<Day, double> said;
  for (int i = *rc::gen::inRange(1, 20); i > 0; --i) {
    instant += std::chrono::seconds(*rc::gen::inRange(1, 8 * 3600));
    const Asked asked{"mine", clocks.at(instant), ""};
    const double amount = *rc::gen::inRange(0, 11);
    const auto event = record(records, catalog, asked, {{}, "pain", EntryState::value, amount, {}, false});
    RC_ASSERT(event.ok());
    const Day day = std::get<Recorded>(event->what).day;
    RC_ASSERT(day == day_of(asked.now, hours));
    said[day] = amount;
    // Tomorrow on this clock is refused; today and every earlier day is not.
    RC_ASSERT(!record(records, catalog, asked, {day + days(1), "pain", EntryState::value, 1.0, {}, false}).ok());
  }
  const Diary diary = open_notebook(records, "mine")->says->diary;
  RC_ASSERT(diary.days.size() == said.size());
  for (const DayRecord& one : diary.days) RC_ASSERT(one.measures.at(0) == Entry<double>::of(said.at(one.day)));
}

RC_GTEST_PROP(AcrossClocks, a_day_that_was_written_in_the_east_is_still_there_in_the_west, ()) {
  // Flown back over the date line the calendar shows yesterday: what was said there about "tomorrow" is kept, and no
  // page is a page of the future.
  const Catalog catalog = small_catalog();
  MemoryRecords records;
  const Instant instant = utc("2026-03-29T12:00:00Z") + std::chrono::seconds(*rc::gen::inRange(0, 86400));
  const Asked east{"mine", {instant, std::chrono::minutes(840)}, ""};
  const Asked west{"mine", {instant + std::chrono::hours(9), std::chrono::minutes(-660)}, ""};
  RC_ASSERT(record(records, catalog, east, {{}, "pain", EntryState::value, 4.0, {}, false}).ok());
  RC_ASSERT(record(records, catalog, west, {{}, "pain", EntryState::value, 6.0, {}, false}).ok());
  const auto notebook = open_notebook(records, "mine").value();
  const Day in_the_east = day_of(east.now, {}), in_the_west = day_of(west.now, {});
  RC_ASSERT(find_day(notebook.says->diary, in_the_east) != nullptr);
  RC_ASSERT(find_day(notebook.says->diary, in_the_west) != nullptr);
  RC_ASSERT(today_of(notebook, catalog, west.now, {})->current == in_the_west);
  RC_ASSERT(today_of(notebook, catalog, west.now, in_the_west + days(1)).ok() == false);
}

}  // namespace
}  // namespace titrate
