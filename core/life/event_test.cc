#include "life/event.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace titrate {
namespace {

using rc::gen::arbitrary;
using rc::gen::element;
using rc::gen::elementOf;
using rc::gen::inRange;
using Names = std::vector<std::string>;

const Day first_day = *parse_day("2026-03-01");

Moment at(const std::string& text) { return *parse_moment(text); }
Moment seconds_later(int count) {
  return {at("2026-03-01T21:00:00+01:00").instant + std::chrono::seconds(count), std::chrono::minutes(60)};
}

/// A log that numbers its events as a store would.
class Log {
 public:
  std::int64_t add(decltype(Event::what) what, const Moment& entered = at("2026-03-01T21:00:00+01:00")) {
    events_.push_back({std::int64_t(events_.size()) + 1, "mine", "", entered, std::move(what)});
    return events_.back().id;
  }
  std::int64_t pain(Entry<double> entry, Day day = first_day) {
    return add(recorded(day, measure_item("pain"), entry));
  }
  const std::vector<Event>& events() const { return events_; }
  Notebook notebook() const { return notebook_of(events_); }

 private:
  std::vector<Event> events_;
};

Entry<double> pain_on(const Notebook& notebook, Day day = first_day) {
  const DayRecord* record = find_day(notebook.diary, day);
  const auto column = find_measure(notebook.diary, "pain");
  return record && column ? record->measures[*column] : Entry<double>();
}

rc::Gen<Entry<double>> any_entry() {
  return rc::gen::oneOf(rc::gen::just(Entry<double>()), rc::gen::just(Entry<double>::skipped()),
                        rc::gen::map(inRange(0, 11), [](int value) { return Entry<double>::of(value); }));
}

rc::Gen<std::string> any_text() { return element<std::string>("", "slept badly", "A", "B", "\"quoted\", naïve 🙂"); }

rc::Gen<Day> any_day() {
  return rc::gen::map(inRange(0, 6), [](int offset) { return first_day + days(offset); });
}

rc::Gen<decltype(Event::what)> anything_said() {
  return rc::gen::exec([]() -> decltype(Event::what) {
    const Day day = *any_day();
    const Entry<double> entry = *any_entry();
    const std::string text = *any_text();
    switch (*inRange(0, 10)) {
      case 0:
        return recorded(day, dose_item(true), entry);
      case 1:
        return written(day, Item::Kind::arm, text);
      case 2:
        return written(day, Item::Kind::note, text);
      case 3:
        return Tracked{*element(Names{}, Names{"pain"}, Names{"sleep", "pain"})};
      case 4:
        return DayStartChosen{{*inRange(0, 24)}};
      case 5:
        return recorded(day, measure_item("sleep"), entry);
      case 6:
        return recorded(day, measure_item("mood"), entry);
      case 8:
        return happened(day, *element<std::string>("illness", "diet"), *any_text());
      case 7:
        return recorded(day, side_effect_item(*element("nausea", "rash")), entry);
      default:
        return recorded(day, measure_item("pain"), entry);
    }
  });
}

/// A log of entries and undos of anything before them, and now and then of something that is not there.
rc::Gen<std::vector<Event>> any_log() {
  return rc::gen::exec([] {
    Log log;
    const int count = *inRange(0, 40);
    for (int i = 0; i < count; ++i)
      log.add(*inRange(0, 4) == 0 ? Undone{*inRange<std::int64_t>(-1, count + 3)} : *anything_said(), seconds_later(i));
    return log.events();
  });
}

/// Any diary in which each listed day says something and knows when it was entered.
rc::Gen<Diary> any_diary() {
  return rc::gen::exec([] {
    Diary diary;
    diary.source = "mine";
    diary.day_start = {*inRange(0, 24)};
    diary.measures = *element(Names{}, Names{"pain"}, Names{"sleep", "pain", "headaches"});
    const bool magnesium = *arbitrary<bool>();
    for (int i = 0; i < 8; ++i) {
      if (*arbitrary<bool>()) continue;
      DayRecord record;
      record.day = first_day + days(i);
      record.note = "day " + std::to_string(i);
      switch (*inRange(0, 4)) {
        case 0:
          record.dose = Entry<Dose>::of(dose_of(*inRange(1, 400), magnesium));
          break;
        case 1:
          record.dose = Entry<Dose>::of(dose_of(0, magnesium));
          break;
        case 2:
          record.dose = Entry<Dose>::skipped();
          break;
        default:
          break;
      }
      for (std::size_t m = 0; m < diary.measures.size(); ++m) record.measures.push_back(*any_entry());
      if (*arbitrary<bool>()) record.arm = *element<std::string>("A", "B");
      if (*arbitrary<bool>()) record.guess = *element<std::string>("A", "B");
      record.entered = seconds_later(86400 * i);
      diary.days.push_back(record);
    }
    return diary;
  });
}

TEST(Fold, an_empty_log_is_an_empty_notebook) { EXPECT_EQ(notebook_of({}), Notebook{}); }

RC_GTEST_PROP(Fold, a_log_in_which_everything_is_undone_is_an_empty_notebook, ()) {
  std::vector<Event> log = *any_log();
  std::erase_if(log, [](const Event& event) { return std::holds_alternative<Undone>(event.what); });
  const std::vector<Event> said = log;
  for (const Event& event : said) log.push_back({1000 + event.id, "mine", "", event.entered, Undone{event.id}});
  RC_ASSERT(notebook_of(log) == Notebook{});
}

TEST(Fold, a_later_correction_counts_and_the_earlier_entry_stays_in_the_log) {
  Log log;
  const auto first = log.pain(Entry<double>::of(6));
  const auto second = log.pain(Entry<double>::of(4));
  EXPECT_EQ(pain_on(log.notebook()), Entry<double>::of(4));
  EXPECT_EQ(log.notebook().standing, (std::vector<std::int64_t>{first, second}));
  log.add(Undone{second});
  EXPECT_EQ(pain_on(log.notebook()), Entry<double>::of(6)) << "the correction is taken back, the first entry is there";
}

TEST(Fold, what_is_recorded_as_not_recorded_is_erased_and_never_zero) {
  Log log;
  log.add(Tracked{{"pain"}});
  log.pain(Entry<double>::of(6));
  log.add(written(first_day, Item::Kind::note, "long walk"));
  log.pain(Entry<double>());
  EXPECT_EQ(pain_on(log.notebook()).state(), EntryState::not_recorded);
  ASSERT_EQ(log.notebook().diary.days.size(), 1u);
  log.add(written(first_day, Item::Kind::note, ""));
  EXPECT_TRUE(log.notebook().diary.days.empty()) << "nothing is left of the day, so it is not listed";
}

TEST(Fold, none_skipped_and_not_recorded_stay_three_things) {
  Log log;
  log.pain(Entry<double>::none(), first_day);
  log.pain(Entry<double>::skipped(), first_day + days(1));
  log.pain(Entry<double>::of(3), first_day + days(2));
  const Notebook notebook = log.notebook();
  EXPECT_EQ(pain_on(notebook, first_day).state(), EntryState::none);
  EXPECT_EQ(pain_on(notebook, first_day + days(1)).state(), EntryState::skipped);
  EXPECT_EQ(pain_on(notebook, first_day + days(3)).state(), EntryState::not_recorded);
}

TEST(Fold, the_day_was_entered_when_its_last_standing_entry_was) {
  Log log;
  log.add(recorded(first_day, measure_item("pain"), Entry<double>::of(6)), at("2026-03-01T21:00:00+01:00"));
  const auto late =
      log.add(recorded(first_day, measure_item("sleep"), Entry<double>::of(6)), at("2026-03-09T08:00:00+01:00"));
  const Diary& diary = log.notebook().diary;
  EXPECT_TRUE(is_late(diary.days[0], {}));
  EXPECT_FALSE(is_late(diary.days[0], *find_measure(diary, "pain"), {})) << "it was written down in time";
  EXPECT_TRUE(is_late(diary.days[0], *find_measure(diary, "sleep"), {}));
  log.add(Undone{late}, at("2026-03-09T08:01:00+01:00"));
  EXPECT_EQ(log.notebook().diary.days[0].entered, at("2026-03-01T21:00:00+01:00"));
}

RC_GTEST_PROP(Fold, an_undo_takes_back_one_event_as_if_it_had_never_been_said, ()) {
  Log log;
  const int count = *inRange(1, 20);
  const auto taken_back = *inRange<std::int64_t>(1, count + 1);
  std::vector<Event> without;
  for (int i = 0; i < count; ++i) {
    log.add(*anything_said(), seconds_later(i));
    if (log.events().back().id != taken_back) without.push_back(log.events().back());
  }
  log.add(Undone{taken_back});
  RC_ASSERT(log.notebook() == notebook_of(without));
}

RC_GTEST_PROP(Fold, an_undo_of_something_unknown_or_later_or_of_another_diary_changes_nothing, ()) {
  const std::vector<Event> log = *any_log();
  const auto elsewhere = *element<std::int64_t>(-1, 0, 5000, 1000);  // 1000: the undo itself
  std::vector<Event> with = log;
  with.push_back({1000, "mine", "", seconds_later(99), Undone{elsewhere}});
  RC_ASSERT(notebook_of(with) == notebook_of(log));
  if (log.empty()) return;
  std::vector<Event> too_early = log;
  too_early.insert(too_early.begin(), {1000, "mine", "", seconds_later(0), Undone{log.front().id}});
  RC_ASSERT(notebook_of(too_early) == notebook_of(log));
}

RC_GTEST_PROP(Fold, an_undo_that_is_itself_undone_restores_what_it_took_back, ()) {
  const std::vector<Event> log = *any_log();
  RC_PRE(!log.empty());
  std::vector<Event> with = log;
  with.push_back({1000, "mine", "", seconds_later(99), Undone{(*elementOf(log)).id}});
  with.push_back({1001, "mine", "", seconds_later(100), Undone{1000}});
  RC_ASSERT(notebook_of(with) == notebook_of(log));
}

/// The fold written slowly, from its sentences: an event stands unless a later event that stands takes it back, and the
/// last entry that stands for a day and measure counts.
bool stands(const std::vector<Event>& log, std::size_t i) {
  for (std::size_t j = i + 1; j < log.size(); ++j)
    if (const auto* undone = std::get_if<Undone>(&log[j].what))
      if (undone->event == log[i].id && stands(log, j)) return false;
  return true;
}

RC_GTEST_PROP(Fold, for_each_day_and_item_the_last_standing_entry_counts, ()) {
  const std::vector<Event> log = *any_log();
  Entry<double> last;
  for (std::size_t i = 0; i < log.size(); ++i)
    if (const auto* said = std::get_if<Recorded>(&log[i].what))
      if (said->day == first_day && said->item == measure_item("pain") && stands(log, i)) last = said->entry;
  RC_ASSERT(pain_on(notebook_of(log)) == last);
}

RC_GTEST_PROP(Fold, the_days_are_in_order_and_each_says_something, ()) {
  const Diary diary = notebook_of(*any_log()).diary;
  for (std::size_t i = 0; i < diary.days.size(); ++i) {
    RC_ASSERT(diary.days[i].measures.size() == diary.measures.size());
    if (i > 0) RC_ASSERT(diary.days[i - 1].day < diary.days[i].day);
    DayRecord silent;
    silent.day = diary.days[i].day;
    silent.entered = diary.days[i].entered;
    silent.measures.resize(diary.measures.size());
    RC_ASSERT(!(diary.days[i] == silent));
  }
}

TEST(Fold, the_measures_are_those_tracked_in_order_then_others_that_hold_an_entry) {
  Log log;
  log.add(recorded(first_day, measure_item("mood"), Entry<double>::of(5)));
  log.add(recorded(first_day, measure_item("erased"), Entry<double>::of(5)));
  log.add(recorded(first_day, measure_item("erased"), {}));
  log.pain(Entry<double>::of(6));
  log.add(Tracked{{"sleep", "pain"}});
  EXPECT_EQ(log.notebook().diary.measures, (std::vector<std::string>{"sleep", "pain", "mood"}));
  EXPECT_EQ(log.notebook().tracked, (std::vector<std::string>{"sleep", "pain"}));
}

TEST(Fold, the_diary_named_example_is_simulated) {
  const std::vector<Event> log{{1, example_diary, "", seconds_later(0), Tracked{{"pain"}}}};
  EXPECT_TRUE(notebook_of(log).diary.simulated);
}

TEST(Fold, a_plan_and_a_day_start_stand_until_the_next_one) {
  Log log;
  log.add(Planned{"{\"question\": 1}"});
  log.add(DayStartChosen{{3}});
  const auto last = log.add(DayStartChosen{{4}});
  EXPECT_EQ(log.notebook().trial_json, "{\"question\": 1}");
  EXPECT_EQ(log.notebook().diary.day_start.hour, 4);
  log.add(Undone{last});
  EXPECT_EQ(log.notebook().diary.day_start.hour, 3);
}

TEST(Fold, another_seal_begins_without_the_pauses_the_looks_and_the_kit_of_the_one_before) {
  Log log;
  log.add(Locked{"one", "closed"});
  log.add(Paused{first_day, "a cold"});
  log.add(KitMade{first_day, "{}"});
  log.add(Decided{first_day, "{}"});
  const auto peek = log.add(Peeked{first_day});
  log.add(Undone{peek});
  EXPECT_EQ(log.notebook().peeks.size(), 1u) << "who looked has looked";
  EXPECT_EQ(log.notebook().paused, (std::vector<Paused>{{first_day, "a cold"}}));
  EXPECT_TRUE(log.notebook().kit);
  log.add(Locked{"two", "closed"});
  EXPECT_TRUE(log.notebook().peeks.empty());
  EXPECT_TRUE(log.notebook().paused.empty());
  EXPECT_FALSE(log.notebook().kit);
  EXPECT_EQ(log.notebook().decided.size(), 1u) << "a decision was made, whatever comes after it";
}

TEST(Fold, a_kit_and_the_draft_of_a_seal_are_taken_back_by_no_new_undo_and_stay_so_where_an_older_diary_did) {
  Log log;
  const auto last = [&]() -> std::int64_t {
    const Event* event = last_to_take_back(log.events(), log.notebook());
    return event ? event->id : 0;
  };
  const auto tracked = log.add(Tracked{{"pain"}});
  const auto draft = log.add(Planned{"{}"});
  EXPECT_EQ(last(), draft) << "nothing is sealed";
  log.add(Locked{"one", "closed"});
  const auto kit = log.add(KitMade{first_day, "{}"});
  EXPECT_EQ(last(), tracked);
  const auto pain = log.pain(Entry<double>::of(4));
  EXPECT_EQ(last(), pain);
  log.add(Undone{pain});
  const auto next = log.add(Planned{"{\"question\": 2}"});
  EXPECT_EQ(last(), next) << "a draft of after the seal";
  log.add(Undone{next});
  log.add(Undone{kit});
  EXPECT_FALSE(log.notebook().kit) << "it was read so when it was written";
  log.add(Undone{draft});
  EXPECT_EQ(log.notebook().trial_json, "");
}

TEST(Fold, the_feed_opens_to_the_last_token_until_it_is_closed) {
  Log log;
  log.add(FeedOpened{"a"});
  log.add(FeedOpened{"b"});
  EXPECT_EQ(log.notebook().feed_token_hash, "b");
  log.add(FeedClosed{});
  EXPECT_EQ(log.notebook().feed_token_hash, "");
}

RC_GTEST_PROP(Events, the_fold_of_a_diary_written_as_events_is_the_diary, ()) {
  const Diary diary = *any_diary();
  std::vector<Event> log = events_of(diary, "mine", seconds_later(0));
  for (std::size_t i = 0; i < log.size(); ++i) log[i].id = std::int64_t(i) + 1;
  RC_ASSERT(notebook_of(log).diary == diary);
}

TEST(Events, a_day_that_does_not_say_when_it_was_entered_is_entered_at_the_given_moment) {
  Diary diary;
  diary.measures = {"pain"};
  diary.days.push_back({first_day, {}, {Entry<double>::of(2)}, {}, {}, {}, {}, {}, {}});
  for (const Event& event : events_of(diary, "mine", seconds_later(7))) EXPECT_EQ(event.entered, seconds_later(7));
}

TEST(Events, a_side_effect_of_a_day_is_corrected_cleared_and_kept_in_order_of_name) {
  Log log;
  log.add(recorded(first_day, side_effect_item("rash"), Entry<double>::of(1)));
  log.add(recorded(first_day, side_effect_item("nausea"), Entry<double>::of(2)));
  log.add(recorded(first_day, side_effect_item("nausea"), Entry<double>::of(3)));
  EXPECT_EQ(log.notebook().diary.days.at(0).side_effects,
            (std::vector<SideEffect>{{"nausea", Entry<double>::of(3)}, {"rash", Entry<double>::of(1)}}));
  log.add(recorded(first_day, side_effect_item("nausea"), Entry<double>()));
  EXPECT_EQ(log.notebook().diary.days.at(0).side_effects.size(), 1u);
  log.add(recorded(first_day, side_effect_item("rash"), Entry<double>()));
  EXPECT_TRUE(log.notebook().diary.days.empty()) << "nothing is left of the day";
}

Imported import_of(std::int64_t entries) {
  return {"bearable", std::string(64, 'a'), {{"Pain", "outcome pain"}}, entries};
}

TEST(Import, an_undo_takes_back_all_that_it_brought_and_nothing_else) {
  Log log;
  log.pain(Entry<double>::of(1));
  log.add(PersonSaid{});
  log.pain(Entry<double>::of(7), first_day + days(1));
  const auto import = log.add(import_of(2));
  EXPECT_TRUE(log.notebook().sheet);
  ASSERT_EQ(last_to_take_back(log.events(), log.notebook())->id, import) << "the whole import is one step";
  const auto undo = log.add(Undone{import});
  EXPECT_EQ(pain_on(log.notebook()), Entry<double>::of(1));
  EXPECT_EQ(log.notebook().diary.days.size(), 1u);
  EXPECT_FALSE(log.notebook().sheet);
  log.add(Undone{undo});
  EXPECT_EQ(pain_on(log.notebook(), first_day + days(1)), Entry<double>::of(7)) << "and the undo can be undone";
  EXPECT_TRUE(log.notebook().sheet);
}

TEST(Import, a_correction_by_hand_outlives_the_import_that_it_corrected) {
  Log log;
  log.pain(Entry<double>::of(7));
  const auto import = log.add(import_of(1));
  log.pain(Entry<double>::of(5));
  log.add(Undone{import});
  EXPECT_EQ(pain_on(log.notebook()), Entry<double>::of(5));
}

TEST(Import, an_entry_that_was_taken_back_alone_stays_so_when_the_import_comes_back) {
  Log log;
  const auto pain = log.pain(Entry<double>::of(7));
  const auto import = log.add(import_of(1));
  log.add(Undone{pain});
  log.add(Undone{log.add(Undone{import})});
  EXPECT_TRUE(log.notebook().diary.days.empty());
}

TEST(Import, one_that_claims_more_than_it_brought_takes_no_other_line_with_it) {
  Log log;
  log.pain(Entry<double>::of(1));
  log.add(Tracked{{"pain"}});
  log.pain(Entry<double>::of(2));
  const auto import = log.add(import_of(3));
  EXPECT_EQ(brought_in(log.events()), (std::vector<bool>{false, false, true, false}));
  log.add(Undone{import});
  EXPECT_EQ(pain_on(log.notebook()), Entry<double>::of(1));
  EXPECT_EQ(log.notebook().tracked, Names{"pain"});
}

TEST(Import, what_was_written_down_elsewhere_is_neither_late_nor_in_time) {
  Log log;
  log.pain(Entry<double>::of(1));
  log.add(import_of(1), seconds_later(90 * 86400));
  EXPECT_FALSE(log.notebook().diary.days.at(0).entered);
  EXPECT_FALSE(is_late(log.notebook().diary.days.at(0), DayStart{}));
}

}  // namespace
}  // namespace titrate
