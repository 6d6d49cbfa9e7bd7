#include <algorithm>
#include <limits>
#include <map>

#include "app/entries.h"
#include "app/in_words.h"
#include "app/load_example.h"
#include "codec/diary_json.h"
#include "codec/notebook_json.h"
#include "codec/study.h"
#include "door/asked.h"
#include "door/decided_json.h"
#include "door/running_trial.h"

namespace titrate::door {
namespace {

std::optional<Day> day_about(const Event& event) {
  const auto* said = std::get_if<Recorded>(&event.what);
  return said ? std::optional(said->day) : std::nullopt;
}

NewEntry entry_of(Fields& fields) {
  NewEntry entry;
  entry.day = fields.day("day");
  fields.needs("item");
  entry.item = fields.text("item").value_or("");
  entry.effect = fields.text("effect").value_or("");
  entry.kind = fields.text("kind").value_or("");
  fields.needs("state");
  const auto state = fields.one_of("state", {"value", "none", "skipped", "not_recorded"});
  entry.state = parse_entry_state(state.value_or("")).value_or(EntryState::not_recorded);
  entry.value = entry.item == "dose" ? fields.amount("value") : fields.number("value");
  if (const auto sure = fields.number("confidence")) entry.value = sure;  // of a guess
  entry.text = fields.text("text");
  entry.confirmed = fields.flag("confirm").value_or(false);
  return entry;
}

/// The periods of a sealed plan: a chart shows each by itself. Of a coin for each day there are none to show.
PeriodOn periods_of(const OpenNotebook& notebook, const std::optional<codec::Study>& study, const Room& room,
                    const Moment& now) {
  const auto told = [](TrialCalendar calendar) -> PeriodOn {
    if (calendar.plan.randomisation.kind == Randomisation::Kind::daily) return {};
    return [calendar = std::move(calendar)](Day day) {
      const PlanDay at = calendar.on(day);
      return at.phase == PlanDay::Phase::period ? at.period : 0;
    };
  };
  if (study) return told(study->calendar);
  const auto plan = codec::sealed_plan_of(notebook.says, room.catalog);
  // One that cannot be read is told of by the verbs of the plan.
  return plan && *plan ? told(codec::calendar_of(**plan, notebook, room.catalog, now)) : PeriodOn();
}

}  // namespace

Answer today(Room& room, Fields& fields) {
  const Asked asked = asked_of(fields);
  const auto day = fields.day("day");
  if (auto problem = fields.problem()) return *problem;
  return with_today(room, asked, day);
}

Answer record(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  const NewEntry said = entry_of(fields);
  if (auto problem = fields.problem()) return *problem;
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  const Day day = said.day.value_or(current_day(*notebook, asked.now));
  auto entry = entry_in_study(said, study_of(*notebook, room.catalog, asked.now), day);
  if (!entry) return entry.problem();
  if (entry->item == "dose" && entry->value) {
    const auto trial = running_trial(room.records, room.vault, room.catalog, asked.now, asked.diary);
    if (trial && *trial) entry->told = told_on(**trial, day);
  }
  const auto saved = titrate::record(room.records, room.catalog, asked, *entry);
  if (!saved) return saved.problem();
  return with_today(room, asked, day_about(*saved), {{"event", saved->id}, {"saved_at", to_string(saved->entered)}});
}

Answer undo(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  const auto day = fields.day("day");
  if (auto problem = fields.problem()) return *problem;
  const auto undone = titrate::undo(room.records, asked);
  if (!undone) return undone.problem();
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  return with_today(room, asked, day ? day : day_about(*undone),
                    {{"undone", {{"event", undone->id}, {"text", event_in_words(*undone, *notebook, room.catalog)}}}});
}

Answer redo(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  const auto day = fields.day("day");
  if (auto problem = fields.problem()) return *problem;
  const auto restored = titrate::redo(room.records, asked);
  if (!restored) return restored.problem();
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  return with_today(
      room, asked, day ? day : day_about(*restored),
      {{"restored", {{"event", restored->id}, {"text", event_in_words(*restored, *notebook, room.catalog)}}}});
}

Answer late(Room& room, Fields& fields) {
  constexpr std::int64_t most = 366;
  const Asked asked = asked_of(fields);
  const auto days = fields.whole_number("days").value_or(14);
  if (auto problem = fields.problem()) return *problem;
  if (days < 1 || days > most)
    return Problem{"I look back over 1 to 366 days.", {.file = "days"}, "Give a number between them."};
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  return Json{{"days", days},
              {"missing", missing_json(missing_of(*notebook, room.catalog, asked.now, int(days)))},
              {"completeness", completeness_json(completeness_of(*notebook, current_day(*notebook, asked.now)))}};
}

Answer history(Room& room, Fields& fields) {
  const Asked asked = asked_of(fields);
  HistoryRange range{.from = fields.day("from"), .to = fields.day("to"), .before = fields.day("before")};
  const auto latest = fields.whole_number("latest_days");
  if (auto problem = fields.problem()) return *problem;
  if (latest && *latest < 1)
    return Problem{"I tell of one day or more.", {.file = "latest_days"}, "Give a number from 1 on."};
  if (latest) range.latest_days = int(std::min(*latest, std::int64_t(std::numeric_limits<int>::max())));
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  const bool all_of_it = !range.from && !range.to && !range.before && !range.latest_days;
  std::map<std::int64_t, std::string> decisions;  // what was decided is in a document, which app does not read
  for (const Event& event : notebook->log)
    if (const auto* decided = std::get_if<Decided>(&event.what)) decisions[event.id] = decided->decision_json;
  HistoryJson events(all_of_it ? notebook->log.size() : 0, room.language);
  const HistoryCount count = tell_history(*notebook, room.catalog, range, [&](const HistoryLine& line) {
    const auto decision = decisions.find(line.id);
    if (decision == decisions.end()) return events.add(line);
    HistoryLine whole = line;
    whole.text += ": " + decided_in_words(decision->second);
    events.add(whole);
  });
  return Json{{"events", std::move(events).events()},
              {"entries", count.entries},
              {"days", count.days},
              {"earlier_days", count.earlier_days}};
}

Answer diary(Room& room, Fields& fields) {
  const Asked asked = asked_of(fields);
  if (auto problem = fields.problem()) return *problem;
  const auto notebook = told_notebook(room, asked.diary, asked.now);
  if (!notebook) return notebook.problem();
  const auto study = study_of(*notebook, room.catalog, asked.now);
  const auto counted = study ? counted_in_capsules(*study, *notebook) : std::nullopt;
  return Json{{"diary", diary_json(*notebook, room.catalog, asked.now, counted, room.language,
                                   periods_of(*notebook, study, room, asked.now))}};
}

Answer track(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  fields.needs("outcomes");
  const auto outcomes = fields.texts("outcomes");
  if (auto problem = fields.problem()) return *problem;
  const auto saved = titrate::track(room.records, room.catalog, asked, outcomes.value_or(std::vector<std::string>{}));
  if (!saved) return saved.problem();
  return with_today(room, asked, std::nullopt);
}

Answer settings(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  fields.needs("day_start_hour");
  const auto hour = fields.whole_number("day_start_hour");
  if (auto problem = fields.problem()) return *problem;
  const auto saved = choose_day_start(room.records, asked, hour.value_or(0));
  if (!saved) return saved.problem();
  return with_today(room, asked, std::nullopt);
}

Answer example(Room& room, Fields& fields) {
  Asked asked = asked_of(fields);
  if (auto problem = fields.problem()) return *problem;
  asked.diary = example_diary;
  const auto loaded = load_example(room.records, room.catalog, asked.now);
  if (!loaded) return loaded.problem();
  return with_today(room, asked, std::nullopt, {{"loaded", *loaded}});
}

}  // namespace titrate::door
