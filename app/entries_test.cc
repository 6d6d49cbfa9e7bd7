#include "app/entries.h"

#include <gtest/gtest.h>

#include <limits>

#include "app/memory_records.h"
#include "app/small_catalog.h"
#include "app/write_event.h"

namespace titrate {
namespace {

const Day first_of_march = *parse_day("2026-03-01");

class Entries : public testing::Test {
 protected:
  MemoryRecords records;
  Catalog catalog = small_catalog();
  Asked asked{"mine", *parse_moment("2026-03-01T21:04:05+01:00"), ""};

  Result<Event> write(const NewEntry& entry) { return record(records, catalog, asked, entry); }
  Result<Event> value(const std::string& item, double amount, bool confirmed = false) {
    return write({std::nullopt, item, EntryState::value, amount, std::nullopt, confirmed});
  }
  Result<Event> state(const std::string& item, EntryState said) {
    return write({std::nullopt, item, said, {}, {}, false});
  }
  Notebook notebook() { return open_notebook(records, "mine").value().says; }
  DayRecord first_day() { return notebook().diary.days.at(0); }
  std::size_t lines() { return records.load("mine").value().size(); }

  void expect_refused(const Result<Event>& result, const std::string& where, const std::string& sentence) {
    ASSERT_FALSE(result.ok()) << sentence;
    EXPECT_EQ(result.problem().where.file, where);
    EXPECT_NE(result.problem().what.find(sentence), std::string::npos) << result.problem().what;
    EXPECT_NE(result.problem().way_out, "");
  }
};

TEST_F(Entries, a_day_that_is_not_named_is_the_current_one) {
  EXPECT_EQ(std::get<Recorded>(value("pain", 4).value().what).day, first_of_march);
  asked.now = *parse_moment("2026-03-02T01:30:00+01:00");
  ASSERT_TRUE(choose_day_start(records, asked, 3).ok());
  EXPECT_EQ(std::get<Recorded>(value("pain", 5).value().what).day, first_of_march)
      << "the day ends at three in the night";
}

TEST_F(Entries, a_later_entry_corrects_an_earlier_one_and_both_stay_in_the_log) {
  ASSERT_TRUE(value("pain", 4).ok() && value("pain", 6).ok());
  EXPECT_EQ(first_day().measures[0], Entry<double>::of(6));
  EXPECT_EQ(lines(), 2u);
}

TEST_F(Entries, a_value_of_zero_is_none_and_not_recorded_clears_and_is_never_zero) {
  ASSERT_TRUE(value("pain", 0).ok() && value("dose", 200).ok());
  EXPECT_EQ(first_day().measures[0].state(), EntryState::none);
  ASSERT_TRUE(state("pain", EntryState::not_recorded).ok());
  EXPECT_EQ(first_day().measures, std::vector<Entry<double>>{}) << "no column is left, and no zero";
  ASSERT_TRUE(state("dose", EntryState::skipped).ok());
  EXPECT_EQ(first_day().dose.state(), EntryState::skipped);
}

TEST_F(Entries, a_day_in_the_future_is_refused) {
  NewEntry tomorrow{first_of_march + days(1), "pain", EntryState::none, {}, {}, false};
  expect_refused(write(tomorrow), "day", "in the future");
  EXPECT_EQ(lines(), 0u);
}

TEST_F(Entries, a_past_day_is_written_down_late_and_counted_as_late) {
  ASSERT_TRUE(write({first_of_march - days(5), "pain", EntryState::value, 3, {}, false}).ok());
  EXPECT_TRUE(is_late(first_day(), {}));
}

TEST_F(Entries, a_dose_on_the_limit_is_within_it_and_above_it_is_refused_with_reason_and_source) {
  EXPECT_TRUE(value("dose", 250).ok());
  expect_refused(value("dose", 250.5), "value", "250.5 mg of elemental magnesium is more than 250 mg");
  expect_refused(value("dose", 400), "value", "Set by diarrhoea in the EU. (A book (2020))");
  EXPECT_EQ(lines(), 1u);
}

TEST_F(Entries, what_really_happened_may_be_written_down_but_not_silently) {
  ASSERT_TRUE(value("dose", 400, true).ok());
  EXPECT_EQ(in_own_unit(first_day().dose.amount()), 400);
}

TEST_F(Entries, a_dose_that_nobody_can_swallow_is_asked_for_once_and_never_refused_for_good) {
  expect_refused(value("dose", 20'000), "value", "more than a person can swallow");
  ASSERT_TRUE(value("dose", 20'000, true).ok());
  EXPECT_EQ(in_own_unit(first_day().dose.amount()), 20'000);
}

TEST_F(Entries, the_amount_is_asked_back_in_words_so_that_a_slipped_digit_is_heard) {
  const auto refused = value("dose", 400);
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.problem().way_out.find("four hundred milligrams of magnesium"), std::string::npos);
}

TEST_F(Entries, twice_the_usual_and_a_slipped_digit_are_asked_for_once_more) {
  for (int back = 1; back <= 3; ++back)
    ASSERT_TRUE(write({first_of_march - days(back), "dose", EntryState::value, 20, {}, false}).ok());
  EXPECT_TRUE(value("dose", 39).ok());
  expect_refused(value("dose", 40), "value", "at least twice your usual 20 mg");
  expect_refused(value("dose", 200), "value", "exactly 10 times your usual 20 mg");
  EXPECT_TRUE(value("dose", 200, true).ok());
  EXPECT_TRUE(value("dose", 20).ok()) << "the day's own entry is not the usual";
}

TEST_F(Entries, what_is_no_amount_is_refused_confirmed_or_not) {
  expect_refused(value("dose", 1e6 + 1, true), "value", "More than a kilogram");
  expect_refused(value("dose", -1, true), "value", "below zero");
  expect_refused(value("dose", std::numeric_limits<double>::quiet_NaN(), true), "value", "not a number");
  expect_refused(value("dose", std::numeric_limits<double>::infinity(), true), "value", "not a number");
}

TEST_F(Entries, an_outcome_on_the_end_of_its_scale_is_on_it_and_outside_is_refused) {
  EXPECT_TRUE(value("pain", 10).ok());
  expect_refused(value("pain", 11), "value", "goes from 0 to 10");
  expect_refused(value("pain", -1), "value", "goes from 0 to 10");
}

TEST_F(Entries, a_fraction_is_refused_where_whole_numbers_are_asked_and_kept_elsewhere) {
  expect_refused(value("pain", 4.5), "value", "whole number");
  EXPECT_TRUE(value("sol_min", 12.5).ok());
}

TEST_F(Entries, an_outcome_is_known_by_each_of_its_names_and_kept_under_one) {
  ASSERT_TRUE(value("Average Pain", 4).ok() && value("pain", 5).ok());
  EXPECT_EQ(notebook().diary.measures, std::vector<std::string>{"pain"});
  expect_refused(value("moonlight", 4), "item", "moonlight");
}

TEST_F(Entries, a_value_and_its_state_must_fit_together) {
  expect_refused(state("pain", EntryState::value), "value", "no value was given");
  expect_refused(write({{}, "pain", EntryState::skipped, 3, {}, false}), "value", "the state says \"skipped\"");
  expect_refused(write({{}, "pain", EntryState::value, 3, "words", false}), "text", "Only a note");
}

TEST_F(Entries, a_note_has_words_and_an_empty_one_clears_it) {
  const auto note = [&](EntryState said, std::optional<std::string> text) {
    return write({{}, "note", said, {}, text, false});
  };
  ASSERT_TRUE(note(EntryState::value, "A long walk.").ok());
  EXPECT_EQ(first_day().note, "A long walk.");
  ASSERT_TRUE(note(EntryState::none, {}).ok());
  EXPECT_TRUE(notebook().diary.days.empty());
  expect_refused(note(EntryState::value, {}), "text", "no words");
  expect_refused(note(EntryState::skipped, {}), "state", "not asked for");
  expect_refused(write({{}, "note", EntryState::value, 3, "three", false}), "value", "no value");
}

TEST_F(Entries, of_entries_that_belong_together_none_is_written_under_a_key_that_is_taken) {
  asked.key = "tap 1";
  ASSERT_TRUE(value("pain", 4).ok());
  const std::vector<What> two{recorded(first_of_march, side_effect_item("nausea"), Entry<double>::none()),
                              Resumed{first_of_march, {}, {}}};
  expect_refused(write_events(records, asked, two), "key", "already used");
  EXPECT_EQ(lines(), 1u);
  asked.key = "tap 2";
  ASSERT_TRUE(write_events(records, asked, two).ok());
  ASSERT_TRUE(write_events(records, asked, two).ok());
  EXPECT_EQ(lines(), 3u) << "sent twice, written once";
}

TEST_F(Entries, the_same_key_twice_is_written_once_and_the_same_key_for_something_else_is_refused) {
  asked.key = "tap 1";
  const auto first = value("pain", 4);
  EXPECT_EQ(value("pain", 4).value(), first.value());
  EXPECT_EQ(lines(), 1u);
  expect_refused(value("pain", 5), "key", "already used for another entry");
  EXPECT_EQ(lines(), 1u);
}

TEST_F(Entries, undo_takes_back_one_entry_after_the_other_until_nothing_is_left) {
  const auto first = value("pain", 4).value(), second = value("pain", 6).value();
  EXPECT_EQ(undo(records, asked).value(), second);
  EXPECT_EQ(first_day().measures[0], Entry<double>::of(4));
  EXPECT_EQ(undo(records, asked).value(), first);
  EXPECT_TRUE(notebook().diary.days.empty());
  EXPECT_EQ(lines(), 4u) << "and everything stays in the log";
  expect_refused(undo(records, asked), "undo", "nothing to take back");
}

TEST_F(Entries, an_undo_sent_twice_takes_back_one_entry) {
  const auto first = value("pain", 4).value(), second = value("pain", 6).value();
  asked.key = "undo 1";
  EXPECT_EQ(undo(records, asked).value(), second);
  EXPECT_EQ(undo(records, asked).value(), second);
  EXPECT_EQ(notebook().standing, std::vector<std::int64_t>{first.id});
}

TEST_F(Entries, an_undo_in_one_diary_leaves_the_other_alone) {
  ASSERT_TRUE(value("pain", 4).ok());
  asked.diary = "example";
  expect_refused(undo(records, asked), "undo", "nothing to take back");
}

TEST_F(Entries, what_is_tracked_is_at_least_one_known_outcome_each_once) {
  ASSERT_TRUE(track(records, catalog, asked, {"sleep quality", "pain"}).ok());
  EXPECT_EQ(notebook().tracked, (std::vector<std::string>{"sleep_quality", "pain"}));
  expect_refused(track(records, catalog, asked, {}), "outcomes", "No outcome");
  expect_refused(track(records, catalog, asked, {"pain", "average pain"}), "outcomes", "named twice");
  expect_refused(track(records, catalog, asked, {"moonlight"}), "outcomes", "moonlight");
}

TEST_F(Entries, a_day_begins_at_an_hour_that_a_day_has) {
  ASSERT_TRUE(choose_day_start(records, asked, 23).ok());
  EXPECT_EQ(notebook().diary.day_start.hour, 23);
  for (const std::int64_t hour : {std::int64_t{-1}, std::int64_t{24}, std::int64_t{1} << 40})
    expect_refused(choose_day_start(records, asked, hour), "day_start_hour", "cannot begin");
}

TEST_F(Entries, a_diary_of_another_treatment_is_measured_in_its_own_unit_and_has_no_magnesium_limit) {
  Event taken;
  taken.diary = "mine";
  taken.entered = asked.now;
  taken.what = recorded(first_of_march - days(1), dose_item(false), Entry<double>::of(1));
  ASSERT_TRUE(records.append(std::span(&taken, 1)).ok());
  ASSERT_TRUE(value("dose", 1000).ok());
  EXPECT_FALSE(is_magnesium(notebook().diary.days.back().dose.amount()));
}

}  // namespace
}  // namespace titrate
