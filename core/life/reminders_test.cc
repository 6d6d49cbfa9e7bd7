#include "life/reminders.h"

#include <gtest/gtest.h>

namespace titrate {
namespace {

Day on_day(const char* text) { return *parse_day(text); }

/// Fourteen days of run-in, then eight weeks.
Trial some_trial() {
  Trial trial;
  trial.start = on_day("2026-03-02");
  trial.run_in_days = 14;
  trial.planned_days = 70;
  trial.randomisation = {Randomisation::Kind::pairs, 14, 0, 2};
  return trial;
}

TrialCalendar some_calendar(std::vector<Rest> rests = {}) {
  return calendar_of(some_trial(), std::move(rests), on_day("2026-03-28"));
}

Rest rest(const char* from, std::optional<Day> until) {
  Rest rest;
  rest.from = on_day(from);
  rest.until = until;
  return rest;
}

RegimenState ladder_state(RegimenPhase phase) {
  RegimenState state;
  state.phase = phase;
  return state;
}

Notebook with_ladder() {
  Notebook notebook;
  notebook.regimen = Regimen{};
  notebook.regimen->started.start = on_day("2026-03-02");
  notebook.regimen->started.run_in_days = 14;
  return notebook;
}

const Day chosen = on_day("2026-03-01");

TEST(ReminderDays, a_sealed_trial_is_reminded_of_from_its_first_day_to_its_last) {
  const ReminderDays days = reminder_days({}, some_calendar(), std::nullopt, chosen);
  EXPECT_EQ(days.evening, (Stretch{on_day("2026-03-02"), on_day("2026-05-10")}));
  EXPECT_EQ(days.doses, (Stretch{on_day("2026-03-16"), on_day("2026-05-10")}));
}

TEST(ReminderDays, no_order_of_the_arms_changes_them) {
  TrialCalendar one = some_calendar(), other = some_calendar();
  one.plan.assignment = {"on", "off"};
  other.plan.assignment = {"off", "on"};
  EXPECT_EQ(reminder_days({}, one, std::nullopt, chosen), reminder_days({}, other, std::nullopt, chosen));
}

TEST(ReminderDays, a_rest_silences_them_and_shifts_the_end_as_it_shifts_the_schedule) {
  EXPECT_EQ(reminder_days({}, some_calendar({rest("2026-03-20", std::nullopt)}), std::nullopt, chosen), ReminderDays{});
  const TrialCalendar calendar = some_calendar({rest("2026-03-20", on_day("2026-03-27"))});
  Notebook notebook;
  notebook.resumed = {{on_day("2026-03-27"), {}, std::nullopt}};
  const ReminderDays days = reminder_days(notebook, calendar, std::nullopt, chosen);
  // Seven days of rest, and the four of the period that it tore, which begins again.
  EXPECT_EQ(days.evening, (Stretch{on_day("2026-03-27"), on_day("2026-05-21")}));
  EXPECT_EQ(days.doses, days.evening);
}

TEST(ReminderDays, an_opened_order_ends_them) {
  Notebook notebook;
  notebook.opened = Opened{};
  EXPECT_EQ(reminder_days(notebook, some_calendar(), std::nullopt, chosen), ReminderDays{});
}

TEST(ReminderDays, a_ladder_is_reminded_of_while_it_goes_on_and_not_while_it_rests) {
  const ReminderDays days = reminder_days(with_ladder(), std::nullopt, ladder_state(RegimenPhase::run_in), chosen);
  EXPECT_EQ(days.evening, (Stretch{on_day("2026-03-02"), std::nullopt}));
  EXPECT_EQ(days.doses, (Stretch{on_day("2026-03-16"), std::nullopt}));
  for (const RegimenPhase phase :
       {RegimenPhase::paused, RegimenPhase::stopped, RegimenPhase::ended, RegimenPhase::no_dose})
    EXPECT_EQ(reminder_days(with_ladder(), std::nullopt, ladder_state(phase), chosen), ReminderDays{});
}

TEST(ReminderDays, a_ladder_that_was_begun_after_the_trial_counts_and_the_one_before_it_does_not) {
  Notebook notebook = with_ladder();
  notebook.opened = Opened{};
  const RegimenState state = ladder_state(RegimenPhase::on_step);
  EXPECT_EQ(reminder_days(notebook, some_calendar(), state, chosen), ReminderDays{});
  notebook.regimen->started.start = on_day("2026-06-01");
  EXPECT_EQ(reminder_days(notebook, some_calendar(), state, chosen).evening,
            (Stretch{on_day("2026-06-01"), std::nullopt}));
  notebook.opened.reset();
  EXPECT_EQ(reminder_days(notebook, some_calendar(), state, chosen).evening,
            (Stretch{on_day("2026-06-01"), std::nullopt}));
}

TEST(ReminderDays, without_any_plan_it_is_the_evening) {
  EXPECT_EQ(reminder_days({}, std::nullopt, std::nullopt, chosen),
            (ReminderDays{Stretch{chosen, std::nullopt}, std::nullopt}));
}

std::vector<Event> log_with(std::vector<What> what) {
  std::vector<Event> log;
  for (What& one : what) {
    Event event;
    event.id = std::int64_t(log.size()) + 1;
    event.diary = "mine";
    event.what = std::move(one);
    log.push_back(std::move(event));
  }
  return log;
}

TEST(LastChangeOfReminders, rises_with_what_may_change_them_and_not_with_an_evening) {
  const Day day = on_day("2026-03-01");
  const auto pain = recorded(day, measure_item("pain"), Entry<double>::of(4));
  EXPECT_FALSE(last_change_of_reminders(log_with({pain})));
  EXPECT_EQ(last_change_of_reminders(log_with({RemindersChosen{"{}"}, pain, pain, FeedClosed{}}))->id, 1);
  EXPECT_EQ(last_change_of_reminders(log_with({RemindersChosen{"{}"}, Paused{day, ""}, pain}))->id, 2);
  EXPECT_EQ(last_change_of_reminders(log_with({RemindersChosen{"{}"}, Paused{day, ""}, Undone{2}, pain}))->id, 3);
  EXPECT_EQ(last_change_of_reminders(log_with({RemindersChosen{"{}"}, pain, Undone{2}, Undone{3}}))->id, 1);
  EXPECT_EQ(last_change_of_reminders(log_with({RemindersChosen{"{}"}, Undone{1}}))->id, 2);
}

TEST(FeedEvents, who_was_shut_out_stays_out) {
  const auto log = log_with({FeedOpened{"a"}, FeedClosed{}, Undone{2}});
  EXPECT_EQ(notebook_of(log).feed_token_hash, "");
  const auto exchanged = log_with({FeedOpened{"a"}, FeedOpened{"b"}, Undone{2}});
  EXPECT_EQ(notebook_of(exchanged).feed_token_hash, "b");
}

}  // namespace
}  // namespace titrate
