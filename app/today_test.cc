#include "app/today.h"

#include <gtest/gtest.h>

#include "app/entries.h"
#include "app/history.h"
#include "app/in_words.h"
#include "app/load_example.h"
#include "app/memory_records.h"
#include "app/phases.h"
#include "app/small_catalog.h"
#include "trial/pain_plan.h"

namespace titrate {
namespace {

const Day day_of_page = *parse_day("2026-03-01");

class TodayPage : public testing::Test {
 protected:
  MemoryRecords records;
  Catalog catalog = small_catalog();
  Asked asked{"mine", *parse_moment("2026-03-01T21:04:05+01:00"), ""};

  void write(const std::string& item, double amount, int days_ago = 0) {
    ASSERT_TRUE(
        record(records, catalog, asked, {day_of_page - days(days_ago), item, EntryState::value, amount, {}, false})
            .ok());
  }
  OpenNotebook notebook() { return open_notebook(records, asked.diary).value(); }
  Today page(std::optional<Day> day = {}) { return today_of(notebook(), catalog, asked.now, day).value(); }
};

TEST_F(TodayPage, an_empty_diary_has_nothing_selected_and_names_the_one_next_action) {
  const Today today = page();
  EXPECT_EQ(today.day, day_of_page);
  EXPECT_EQ(today.dose.state(), EntryState::not_recorded);
  EXPECT_TRUE(today.outcomes.empty());
  EXPECT_EQ(today.label, std::nullopt);
  EXPECT_FALSE(today.last_change.has_value());
  EXPECT_EQ(today.completeness, (Completeness{0, 0}));
  EXPECT_EQ(today.next_action,
            "Choose what you hope will change, so that the evening can ask for it: titrate track lists it.");
}

TEST_F(TodayPage, the_next_action_follows_the_order_of_the_evening_and_then_there_is_none) {
  ASSERT_TRUE(track(records, catalog, asked, {"pain", "sleep_quality"}).ok());
  EXPECT_EQ(page().next_action, "Write down what you took today.");
  write("dose", 200);
  EXPECT_EQ(page().next_action, "Write down how it was today: average pain, sleep quality.");
  write("pain", 4);
  write("sleep_quality", 0);
  EXPECT_EQ(page().next_action, std::nullopt);
  EXPECT_EQ(page(day_of_page - days(1)).next_action, "Write down what you took on 28 February 2026.");
}

TEST_F(TodayPage, tracked_outcomes_stand_in_order_with_their_scale_and_what_was_said) {
  ASSERT_TRUE(track(records, catalog, asked, {"sol_min", "pain"}).ok());
  write("pain", 4);
  const Today today = page();
  ASSERT_EQ(today.outcomes.size(), 2u);
  EXPECT_EQ(today.outcomes[0].entry.state(), EntryState::not_recorded);
  EXPECT_EQ(today.outcomes[0].question.better, std::nullopt);
  EXPECT_EQ(today.outcomes[1].entry, Entry<double>::of(4));
  EXPECT_EQ(today.outcomes[1].question.highest, 10);
}

TEST_F(TodayPage, the_room_left_is_the_limit_minus_what_is_recorded_and_at_least_nothing) {
  const auto room = [&] { return page().check.value().room_left().in(elemental_milligram_per_day); };
  EXPECT_EQ(room(), 250);
  write("dose", 200);
  EXPECT_EQ(room(), 50);
  ASSERT_TRUE(record(records, catalog, asked, {{}, "dose", EntryState::value, 400, {}, true}).ok());
  EXPECT_EQ(room(), 0);
  EXPECT_EQ(page().check.value().reason,
            "Where you live was not said, so the lowest limit that we know holds. Set by diarrhoea in the EU.");
}

TEST_F(TodayPage, a_day_in_the_future_is_a_problem) {
  const auto tomorrow = today_of(notebook(), catalog, asked.now, day_of_page + days(1));
  ASSERT_FALSE(tomorrow.ok());
  EXPECT_EQ(tomorrow.problem().what, "2 March 2026 is in the future, and nobody knows yet how it went.");
}

TEST_F(TodayPage, completeness_counts_days_with_an_entry_since_the_first_one) {
  write("pain", 4, 9);
  write("pain", 4, 3);
  Event arm;
  arm.diary = "mine";
  arm.entered = asked.now;
  arm.what = written(day_of_page - days(2), Item::Kind::arm, "A");
  ASSERT_TRUE(records.append(std::span(&arm, 1)).ok());
  EXPECT_EQ(page().completeness, (Completeness{2, 10})) << "an assigned arm is not an entry";
}

TEST_F(TodayPage, the_last_change_is_what_an_undo_would_take_back) {
  write("pain", 4);
  write("dose", 200);
  EXPECT_EQ(page().last_change.value().text, "200 mg magnesium, for 1 March 2026");
  ASSERT_TRUE(undo(records, asked).ok());
  EXPECT_EQ(page().last_change.value().text, "average pain 4, for 1 March 2026");
}

TEST_F(TodayPage, the_history_keeps_what_was_corrected_and_what_was_taken_back) {
  write("pain", 4, 1);
  write("pain", 6, 1);
  write("pain", 2);
  ASSERT_TRUE(undo(records, asked).ok());
  ASSERT_TRUE(track(records, catalog, asked, {"pain"}).ok());
  const auto all = history_of(notebook(), catalog);
  ASSERT_EQ(all.size(), 5u);
  EXPECT_EQ(all[0].item, "tracked");
  EXPECT_EQ(all[1].text, "taken back: average pain 2, for 1 March 2026");
  EXPECT_TRUE(all[2].undone);
  EXPECT_FALSE(all[3].undone);
  const auto yesterday = history_of(notebook(), catalog, {.from = day_of_page - days(1), .to = day_of_page - days(1)});
  ASSERT_EQ(yesterday.size(), 2u);
  EXPECT_EQ(yesterday[0].entry, Entry<double>::of(6));
}

TEST_F(TodayPage, the_history_in_parts_is_the_history) {
  for (const int ago : {5, 0, 3, 3, 9, 0}) write("pain", 4, ago);
  ASSERT_TRUE(undo(records, asked).ok());
  ASSERT_TRUE(track(records, catalog, asked, {"pain"}).ok());
  const auto part = [&](const HistoryRange& range, std::vector<std::int64_t>& told) {
    return tell_history(notebook(), catalog, range, [&](const HistoryLine& line) { told.push_back(line.id); });
  };
  std::vector<std::int64_t> whole, first, second, third;
  const HistoryCount all = part({}, whole);
  EXPECT_EQ(std::tuple(all.entries, all.days, all.earlier_days), std::tuple(8, 4, 0));
  HistoryRange range{.latest_days = 2};  // today and three days ago
  const HistoryCount latest = part(range, first);
  EXPECT_EQ(std::tuple(latest.entries, latest.days, latest.earlier_days), std::tuple(8, 4, 2));
  EXPECT_EQ(first, (std::vector<std::int64_t>{8, 7, 6, 4, 3, 2})) << "with the undo and what is tracked";
  range.before = day_of_page - days(3);
  EXPECT_EQ(part(range, second).earlier_days, 0);
  EXPECT_EQ(second, (std::vector<std::int64_t>{5, 1}));
  EXPECT_EQ(first.size() + second.size(), whole.size());
  range.before = day_of_page - days(9);
  EXPECT_EQ(part(range, third).entries, 8);
  EXPECT_TRUE(third.empty()) << "nothing is before the first day";
  std::vector<std::int64_t> of_range;
  const HistoryCount between =
      part({.from = day_of_page - days(5), .to = day_of_page - days(3), .latest_days = 1}, of_range);
  EXPECT_EQ(std::tuple(between.entries, between.days, between.earlier_days), std::tuple(3, 2, 1));
  EXPECT_EQ(of_range, (std::vector<std::int64_t>{4, 3}));
}

TEST_F(TodayPage, the_example_is_simulated_and_says_so_and_is_loaded_once) {
  asked.diary = "example";
  EXPECT_TRUE(page().simulated) << "before it has a line, too";
  asked.diary = "mine";
  EXPECT_FALSE(page().simulated);
  EXPECT_TRUE(load_example(records, catalog, asked.now).value());
  const std::size_t events = records.load("example").value().size();
  EXPECT_FALSE(load_example(records, catalog, asked.now).value());
  EXPECT_EQ(records.load("example").value().size(), events);
  asked.diary = "example";
  const Today today = page();
  EXPECT_TRUE(today.simulated);
  EXPECT_EQ(today.label, "Simulated example: not a real person");
  EXPECT_EQ(today.current, notebook().says->diary.days.back().day) << "it lives in its own calendar";
  EXPECT_GT(today.completeness.recorded, 50);
  EXPECT_TRUE(records.load("mine").value().empty());
}

TEST_F(TodayPage, taking_back_the_last_days_of_the_example_does_not_turn_back_its_calendar) {
  ASSERT_TRUE(load_example(records, catalog, asked.now).ok());
  asked.diary = "example";
  const Day last = page().current;
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(undo(records, asked).ok());
  EXPECT_EQ(page().current, last);
}

TEST(Words, every_kind_of_event_is_said_in_words) {
  Catalog catalog = small_catalog();
  Condition kidneys;
  kidneys.id = "kidney_moderate";
  kidneys.label = "moderately reduced kidney function";
  catalog.conditions = {kidneys};
  OpenNotebook notebook;
  const auto said = [&](decltype(Event::what) what) {
    Event event;
    event.what = std::move(what);
    return event_in_words(event, notebook, catalog);
  };
  const Item pain = measure_item("pain"), dose = dose_item(true);
  EXPECT_EQ(said(recorded(day_of_page, dose, Entry<double>::of(0.5))), "0.5 mg magnesium, for 1 March 2026");
  EXPECT_EQ(said(recorded(day_of_page, dose_item(false), Entry<double>::of(1))),
            "1 of the treatment, for 1 March 2026");
  EXPECT_EQ(said(recorded(day_of_page, dose, Entry<double>::none())), "no dose, for 1 March 2026");
  EXPECT_EQ(said(recorded(day_of_page, dose, Entry<double>::skipped())), "dose skipped, for 1 March 2026");
  EXPECT_EQ(said(recorded(day_of_page, dose, {})), "dose cleared, for 1 March 2026");
  EXPECT_EQ(said(recorded(day_of_page, pain, Entry<double>::none())), "average pain 0, for 1 March 2026");
  EXPECT_EQ(said(recorded(day_of_page, pain, Entry<double>::skipped())), "average pain skipped, for 1 March 2026");
  EXPECT_EQ(said(recorded(day_of_page, pain, {})), "average pain cleared, for 1 March 2026");
  EXPECT_EQ(said(recorded(day_of_page, side_effect_item("hiccups"), Entry<double>::none())),
            "not noticed: hiccups, for 1 March 2026");
  EXPECT_EQ(said(written(day_of_page, Item::Kind::arm, "A")), "assigned to arm A, for 1 March 2026");
  EXPECT_EQ(said(written(day_of_page, Item::Kind::guess, "B")), "guessed arm B, for 1 March 2026");
  EXPECT_EQ(said(written(day_of_page, Item::Kind::note, "x")), "note, for 1 March 2026");
  EXPECT_EQ(said(written(day_of_page, Item::Kind::note, "")), "note cleared, for 1 March 2026");
  EXPECT_EQ(said(Tracked{{"pain", "moonlight"}}), "asked in the evening: average pain, moonlight");
  EXPECT_EQ(said(DayStartChosen{{3}}), "the day begins at 3:00");
  EXPECT_EQ(said(Planned{"{}"}), "the plan of the trial");
  Person person;
  EXPECT_EQ(said(PersonSaid{{person, {}, {}}}), "about you: age not said");
  person.age = 1;
  EXPECT_EQ(said(PersonSaid{{person, {}, {}}}), "about you: 1 year");
  person.age = 54;
  person.medicines = {"levothyroxine", "zinc"};
  person.decisions = {{"", "Dr. Ada Example", day_of_page, "Seen.", 100 * elemental_milligram_per_day}};
  EXPECT_EQ(said(PersonSaid{{person, {}, {}}}),
            "about you: 54 years; medicines: levothyroxine, zinc; agreed by Dr. Ada Example: a cap, at most 100 mg");
  person = {};
  person.age = 30;
  person.egfr = 55;
  person.life_stage = LifeStage::breastfeeding;
  person.decisions = {{"kidney_moderate", "Dr. Ada Example", day_of_page, "Seen.", 200 * elemental_milligram_per_day},
                      {"nobody_knows_it", "Dr. Ada Example", day_of_page, "Seen.", {}}};
  EXPECT_EQ(
      said(PersonSaid{{person, {}, {}}}),
      "about you: 30 years; breastfeeding; eGFR 55; agreed by Dr. Ada Example: moderately reduced kidney function, "
      "at most 200 mg; agreed by Dr. Ada Example: nobody_knows_it");
  EXPECT_EQ(number_in_words(200), "200");
}

TEST_F(TodayPage, an_emergency_names_whom_to_call_where_the_person_is) {
  const Source somewhere{"Somewhere", "verified"};
  AdverseEffect severe;
  severe.id = "severe_or_unusual_3";
  severe.substance = "magnesium";
  severe.effect = severe.name = severe_or_unusual;
  severe.grade = 3;
  severe.action = SafetyAction::emergency;
  severe.detail = "Do not wait.";
  catalog.adverse_effects = {severe};
  catalog.help_numbers = {{"de", {"DE"}, "Germany", "112", "116117", "", "", somewhere}};
  EXPECT_FALSE(page().call);
  const NewEntry noticed{{}, "side_effect", EntryState::value, 3, {}, false, std::string(severe_or_unusual)};
  ASSERT_TRUE(record(records, catalog, asked, noticed).ok());
  EXPECT_EQ(page().call->sentence, "Call your local emergency number now.") << "nobody said where this is";
  EXPECT_EQ(page().next_action, "Call your local emergency number now. Do not wait.");
  PersonSheet sheet;
  sheet.person.authority = "DE";
  const auto say = [&] {
    Event said;
    said.diary = asked.diary;
    said.entered = asked.now;
    said.what = PersonSaid{sheet};
    ASSERT_TRUE(records.append(std::span(&said, 1)).ok());
  };
  say();
  EXPECT_EQ(page().call->numbers, nullptr) << "whose limits hold does not say where somebody is";
  sheet.person.country = "DE";
  say();
  EXPECT_EQ(page().next_action, "Call 112 now. Do not wait.");
}

Diary days_with(std::vector<std::pair<const char*, std::optional<double>>> said) {
  Diary diary;
  Day day = day_of_page;
  for (const auto& [arm, dose] : said) {
    DayRecord record;
    record.day = day;
    day += days(1);
    if (*arm) record.arm = arm;
    if (dose) record.dose = Entry<Dose>::of(dose_of(*dose, true));
    diary.days.push_back(record);
  }
  return diary;
}

TEST(Phases, are_runs_of_the_same_arm_and_an_arm_is_on_when_it_is_mostly_taken) {
  const Diary diary = days_with({{"A", 200}, {"A", 0}, {"A", 200}, {"B", 0}, {"B", {}}, {"A", {}}});
  EXPECT_EQ(phases_of(diary), (std::vector<Phase>{{day_of_page, day_of_page + days(2), "A", true},
                                                  {day_of_page + days(3), day_of_page + days(4), "B", false},
                                                  {day_of_page + days(5), day_of_page + days(5), "A", true}}));
}

TEST(Phases, are_runs_of_dose_and_no_dose_where_no_arm_is_known) {
  const Diary diary = days_with({{"", 200}, {"", {}}, {"", 200}, {"", 0}});
  EXPECT_EQ(phases_of(diary), (std::vector<Phase>{{day_of_page, day_of_page + days(2), "dose", true},
                                                  {day_of_page + days(3), day_of_page + days(3), "no dose", false}}));
}

TEST(Phases, of_a_plan_are_its_periods_though_two_with_the_same_arm_follow_each_other) {
  const PeriodOn two_days_each = [](Day day) {
    const auto at = (day - day_of_page).count();
    return at < 1 ? 0 : int((at - 1) / 2) + 1;
  };
  const auto phase = [](int from, int to, const char* label, bool on) {
    return Phase{day_of_page + days(from), day_of_page + days(to), label, on};
  };
  EXPECT_EQ(phases_of(days_with({{"", 0}, {"A", 200}, {"A", 200}, {"B", 0}, {"B", 0}, {"B", 0}, {"B", {}}, {"A", 200}}),
                      two_days_each),
            (std::vector<Phase>{phase(1, 2, "A", true), phase(3, 4, "B", false), phase(5, 6, "B", false),
                                phase(7, 7, "A", true)}));
  EXPECT_EQ(phases_of(days_with({{"", 0}, {"", 0}, {"", 0}, {"", 0}, {"", {}}}), two_days_each),
            (std::vector<Phase>{phase(0, 0, "no dose", false), phase(1, 2, "no dose", false),
                                phase(3, 4, "no dose", false)}));
}

TEST(Phases, are_not_cut_by_a_forgotten_dose_within_a_period) {
  const PeriodOn one = [](Day) { return 1; };
  EXPECT_EQ(phases_of(days_with({{"", 200}, {"", 0}, {"", 200}}), one),
            (std::vector<Phase>{{day_of_page, day_of_page + days(2), "dose", true}}));
  EXPECT_TRUE(phases_of(days_with({{"", {}}, {"", {}}}), one).empty()) << "nobody knows what it was";
}

TEST(Phases, a_diary_without_doses_has_none) { EXPECT_TRUE(phases_of(days_with({{"", {}}, {"", {}}})).empty()); }

TEST_F(TodayPage, a_running_plan_asks_for_its_outcome_whether_it_is_tracked_or_not) {
  Trial plan = rehearsable_pain_plan({Randomisation::Kind::pairs, 7, 0, 2}, 28);
  plan.start = day_of_page;
  const auto asked_on = [&](const char* moment) {
    const Today today = today_of(notebook(), catalog, *parse_moment(moment), {}, &plan).value();
    std::vector<std::string> names;
    for (const auto& outcome : today.outcomes) names.push_back(outcome.question.name);
    return names;
  };
  EXPECT_EQ(asked_on("2026-03-02T21:00:00+01:00"), std::vector<std::string>{"pain"});
  EXPECT_TRUE(asked_on("2026-04-20T21:00:00+02:00").empty()) << "it is over";
}

}  // namespace
}  // namespace titrate
