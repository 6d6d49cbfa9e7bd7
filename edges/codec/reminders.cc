#include "codec/reminders.h"

#include <sodium.h>

#include <algorithm>
#include <cstdio>

#include "app/follow.h"
#include "app/open_notebook.h"
#include "codec/ical.h"
#include "codec/json.h"
#include "codec/json_file.h"
#include "codec/seal.h"
#include "codec/sealed_plan.h"
#include "codec/zone.h"

namespace titrate::codec {
namespace {

/// The schedule of the plan that was sealed, as it is known today.
Result<std::optional<TrialCalendar>> calendar_of_seal(const OpenNotebook& notebook, const Catalog& catalog,
                                                      const Moment& now) {
  const auto plan = sealed_plan_of(notebook.says, catalog);
  if (!plan) return plan.problem();
  if (!*plan) return std::optional<TrialCalendar>();
  return std::optional(calendar_of(**plan, notebook, catalog, now));
}

/// The day on which the reminders that hold were chosen.
Day day_chosen(const OpenNotebook& notebook) {
  Day chosen{};
  for (const Event& event : notebook.log)
    if (std::holds_alternative<RemindersChosen>(event.what) &&
        std::binary_search(notebook.says->standing.begin(), notebook.says->standing.end(), event.id))
      chosen = day_of(event.entered, notebook.says->diary.day_start);
  return chosen;
}

const char* in_words(RegimenPhase phase) {
  switch (phase) {
    case RegimenPhase::waiting:
      return "The ladder has not begun";
    case RegimenPhase::run_in:
      return "The ladder is in its run-in";
    case RegimenPhase::on_step:
      return "The ladder is on a step";
    case RegimenPhase::paused:
      return "The ladder is paused";
    case RegimenPhase::stopped:
      return "The ladder is stopped";
    case RegimenPhase::ended:
      return "The ladder has ended";
    case RegimenPhase::no_dose:
      break;
  }
  return "The ladder has no dose today";
}

std::string why_these(const ReminderDays& days, bool trial, const std::optional<RegimenState>& state) {
  if (trial && state && days.evening && !days.evening->to) return "They follow the ladder, and end when it does.";
  if (trial && !days.evening) return "The sealed trial is paused, over or opened: no reminder.";
  if (trial) return "They follow the sealed trial, every day of it alike, and end with it.";
  if (state && !days.evening) return std::string(in_words(state->phase)) + ": no reminder.";
  if (state) return "They follow the ladder, and end when it does.";
  return "They follow no plan: the evening, until you change it.";
}

}  // namespace

std::optional<std::chrono::minutes> clock_time(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  int number[2];
  for (std::size_t i = 0; i < 2; ++i) {
    const char tens = text[3 * i], ones = text[3 * i + 1];
    if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
    number[i] = 10 * (tens - '0') + (ones - '0');
  }
  if (number[0] > 23 || number[1] > 59) return std::nullopt;
  return std::chrono::minutes(60 * number[0] + number[1]);
}

std::string clock_text(std::chrono::minutes since_midnight) {
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d", int(since_midnight.count() / 60 % 24),
                int(since_midnight.count() % 60));
  return text;
}

std::string json_of(const Reminders& reminders) {
  Json doses = Json::array();
  for (const auto at : reminders.doses) doses.push_back(clock_text(at));
  return Json{{"id", reminders.id},
              {"title", reminders.title},
              {"zone", reminders.zone},
              {"at", clock_text(reminders.evening)},
              {"doses_at", doses}}
      .dump();
}

Result<Reminders> reminders_from_json(std::string_view bytes, const std::string& name) {
  const auto file = read_json(bytes, name);
  if (!file) return file.problem();
  JsonFields fields(*file);
  Reminders reminders;
  reminders.id = fields.text("id");
  reminders.title = fields.text("title");
  reminders.zone = fields.text("zone");
  const auto hour = [&](const char* field, const std::string& text) {
    const auto at = clock_time(text);
    if (!at) fields.refuse(field, "this is no time of a clock.", "Write it as 21:00.");
    return at.value_or(std::chrono::minutes(0));
  };
  reminders.evening = hour("at", fields.text("at"));
  for (const std::string& text : fields.texts("doses_at")) reminders.doses.push_back(hour("doses_at", text));
  fields.no_others();
  if (fields.problem()) return *fields.problem();
  return reminders;
}

Result<std::optional<RemindersNow>> reminders_now(const OpenNotebook& notebook, const Catalog& catalog,
                                                  const Moment& now) {
  if (notebook.says->reminders_json.empty()) return std::optional<RemindersNow>();
  const auto chosen = reminders_from_json(notebook.says->reminders_json, "reminders");
  if (!chosen) return chosen.problem();
  const auto calendar = calendar_of_seal(notebook, catalog, now);
  if (!calendar) return calendar.problem();
  const auto state = regimen_of(notebook, catalog, now);
  RemindersNow reminders{*chosen, reminder_days(notebook.says, *calendar, state, day_chosen(notebook)), "", 0, {}};
  reminders.why = why_these(reminders.days, calendar->has_value(), state);
  if (const auto last = last_change_of_reminders(notebook.log)) {
    reminders.version = last->id;
    reminders.changed = last->entered;
  }
  return std::optional(std::move(reminders));
}

std::string ical_of(const RemindersNow& reminders) {
  ReminderCalendar calendar;
  const Reminders& chosen = reminders.chosen;
  calendar.title = chosen.title;
  calendar.stamp = reminders.changed.instant;
  calendar.version = reminders.version;
  const Day when_none = day_of(reminders.changed, {});  // a reminder that is not any more still has to name a day
  const auto add = [&](const std::string& which, std::chrono::minutes at, const std::optional<Stretch>& stretch) {
    DailyReminder reminder{chosen.id + "-" + which + "@titrate", stretch ? stretch->from : when_none,
                           stretch ? stretch->to : std::optional(when_none), at, !stretch};
    calendar.reminders.push_back(std::move(reminder));
  };
  add("1", chosen.evening, reminders.days.evening);
  for (std::size_t i = 0; i < chosen.doses.size(); ++i)
    add(std::to_string(i + 2), chosen.doses[i], reminders.days.doses);
  const int year = int(std::chrono::year_month_day(calendar.reminders.front().from).year());
  constexpr int years_ahead = 12;
  if (auto zone = zone_called(chosen.zone, year, year + years_ahead)) calendar.zone = std::move(zone).value();
  return ical_of(calendar);
}

std::optional<std::string> feed_of(Records& records, const Catalog& catalog, std::string_view token,
                                   const Moment& now) {
  const auto notebook = open_notebook(records, "mine");
  if (!notebook) return std::nullopt;
  const std::string given = sha256(token), &kept = notebook->says->feed_token_hash;
  if (kept.size() != given.size() || sodium_memcmp(given.data(), kept.data(), kept.size()) != 0) return std::nullopt;
  const auto reminders = reminders_now(*notebook, catalog, now);
  if (!reminders || !*reminders) return std::nullopt;
  return ical_of(**reminders);
}

std::string new_token() { return hex_of(new_secret()); }

}  // namespace titrate::codec
