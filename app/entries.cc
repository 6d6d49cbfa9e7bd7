#include "app/entries.h"

#include <algorithm>
#include <set>

#include "app/in_words.h"
#include "app/said_entry.h"
#include "app/standing.h"
#include "app/today.h"
#include "app/write_event.h"
#include "base/listed.h"
#include "catalog/adverse_effects.h"
#include "life/blinding.h"
#include "life/guesses.h"
#include "life/regimen.h"
#include "safety/dose_guard.h"

namespace titrate {
namespace {

/// A dose that is doubted, and not confirmed yet: all doubts in one question.
std::optional<Problem> doubt_dose(const NewEntry& entry, double amount, const OpenNotebook& notebook,
                                  const Catalog& catalog, Day day, Day current) {
  if (auto problem = no_dose(amount, takes_magnesium(notebook))) return problem;
  if (!takes_magnesium(notebook) || entry.confirmed) return std::nullopt;
  const PersonStanding standing =
      day == current ? standing_on(notebook.says, catalog, current) : standing_then(notebook, catalog, day);
  const DoseGuard guard =
      guard_dose(amount * elemental_milligram_per_day, standing.limit, usual_on(notebook.says->diary, day),
                 standing.others(), entry.told ? entry.told : step_dose_on(notebook, catalog, standing, day),
                 guard_now(notebook.says->diary, notebook.says->resumed, catalog, day));
  if (!guard.asks()) return std::nullopt;
  return at_field("value", doubts_in_words(guard),
                  "Is it " + guard.in_words +
                      "? If this is what you really took, confirm it and it will be written down as it was.");
}

Result<Recorded> note_of(const NewEntry& entry, Day day) {
  if (entry.value) return at_field("value", "A note has no value.", "Put the words into \"text\".");
  if (entry.state == EntryState::skipped)
    return at_field("state", "A note is not asked for, so it is not skipped.", "Leave it out.");
  if (entry.state != EntryState::value) return written(day, Item::Kind::note, "");
  if (!entry.text)
    return at_field("text", "The note has no words.", "Put the words into \"text\"; an empty text clears the note.");
  return written(day, Item::Kind::note, *entry.text);
}

Problem unknown_outcome(const char* field, const std::string& name, const OpenNotebook& notebook) {
  const std::string known = listed(notebook.says->diary.measures);
  return at_field(field, "I do not know an outcome called \"" + name + "\".",
                  (known.empty() ? std::string("This diary follows nothing yet") : "This diary has: " + known) +
                      ". titrate track lists everything that can be followed; of the door, the verb \"about\" does.");
}

Result<Recorded> recorded_of(const NewEntry& entry, const OpenNotebook& notebook, const Catalog& catalog, Day day,
                             Day current) {
  if (entry.item == "note") return note_of(entry, day);
  if (entry.item == "side_effect") return side_effect_of(entry, catalog, day);
  if (entry.item == "context") return context_of(entry, day);
  if (entry.item == "guess")
    return guessed(day, entry.state == EntryState::value ? entry.text.value_or("") : "", entry.value);
  const bool dose = entry.item == "dose";
  const auto measure = dose ? std::nullopt : measure_called(notebook, catalog, entry.item);
  if (!dose && !measure) return unknown_outcome("item", entry.item, notebook);
  const auto amount = amount_of(entry);
  if (!amount) return amount.problem();
  const bool magnesium = takes_magnesium(notebook);
  if (amount->known())
    if (auto problem =
            dose ? doubt_dose(entry, amount->amount() * entry.mg_each.value_or(1), notebook, catalog, day, current)
                 : refuse_off_scale(amount->amount(), question_of(catalog, *measure)))
      return *problem;
  if (entry.mg_each) return recorded(day, study_capsule_item(*entry.mg_each), *amount);
  return recorded(day, dose ? dose_item(magnesium) : measure_item(*measure), *amount);
}

}  // namespace

Result<Event> record(Records& records, const Catalog& catalog, const Asked& asked, const NewEntry& entry) {
  const auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  const Day current = current_day(*notebook, asked.now);
  const Day day = entry.day.value_or(current);
  if (auto problem = refuse_future(day, current)) return *problem;
  auto said = recorded_of(entry, *notebook, catalog, day, current);
  if (!said) return said.problem();
  return write_event(records, asked, std::move(said).value());
}

Result<Event> undo(Records& records, const Asked& asked) {
  const auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  const auto& log = notebook->log;
  const auto with_id = [&](std::int64_t id) {
    return std::find_if(log.begin(), log.end(), [id](const Event& event) { return event.id == id; });
  };
  // The same undo sent twice takes back one entry, not two.
  const auto sent_before = std::find_if(
      log.begin(), log.end(), [&](const Event& event) { return !asked.key.empty() && event.key == asked.key; });
  if (sent_before != log.end() && std::holds_alternative<Undone>(sent_before->what))
    return *with_id(std::get<Undone>(sent_before->what).event);
  if (notebook->says->standing.empty())
    return Problem{"There is nothing to take back.", {.file = "undo"}, "Write something down first."};
  const Event* latest = last_to_take_back(log, notebook->says);  // a seal may lie between, and is no entry
  if (!latest)
    return Problem{
        "Nothing that stands in this diary can be taken back.", {.file = "undo"}, "A sealed plan is amended."};
  const auto undone = write_event(records, asked, Undone{latest->id});
  if (!undone) return undone.problem();
  return *latest;
}

Result<Event> redo(Records& records, const Asked& asked) {
  const auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  const auto& log = notebook->log;
  const auto with_id = [&](std::int64_t id) {
    return std::find_if(log.begin(), log.end(), [id](const Event& event) { return event.id == id; });
  };
  const auto undo_at = [](const Event& event) { return std::get_if<Undone>(&event.what); };
  const auto restored_by = [&](const Event& redo) { return *with_id(undo_at(*with_id(undo_at(redo)->event))->event); };
  std::set<std::int64_t> taken_back;
  for (auto event = log.rbegin(); event != log.rend(); ++event)
    if (const Undone* undone = undo_at(*event)) {
      if (undo_at(*with_id(undone->event))) {
        taken_back.insert(undone->event);
        // The same redo sent twice restores one entry, not two.
        if (!asked.key.empty() && event->key == asked.key) return restored_by(*event);
      }
    }
  const auto latest = std::find_if(log.rbegin(), log.rend(), [&](const Event& event) {
    const Undone* undone = undo_at(event);
    return undone && !taken_back.contains(event.id) && !undo_at(*with_id(undone->event));
  });
  if (latest == log.rend())
    return Problem{"Nothing was taken back that could be restored.", {.file = "redo"}, "Write it down again."};
  if (!notebook->says->standing.empty() && notebook->says->standing.back() > latest->id)
    return Problem{"Something was written down after the undo, so it is not restored over it.",
                   {.file = "redo"},
                   "Write it down again, or take back what came after it first."};
  const auto redone = write_event(records, asked, Undone{latest->id});
  if (!redone) return redone.problem();
  return *with_id(undo_at(*latest)->event);
}

Result<Event> track(Records& records, const Catalog& catalog, const Asked& asked,
                    const std::vector<std::string>& outcomes) {
  const auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  if (outcomes.empty()) return at_field("outcomes", "No outcome was named.", "Name at least one.");
  Tracked tracked;
  for (const std::string& name : outcomes) {
    const auto measure = measure_called(*notebook, catalog, name);
    if (!measure) return unknown_outcome("outcomes", name, *notebook);
    if (std::find(tracked.measures.begin(), tracked.measures.end(), *measure) != tracked.measures.end())
      return at_field("outcomes", "\"" + name + "\" is named twice.", "Name each outcome once.");
    tracked.measures.push_back(*measure);
  }
  return write_event(records, asked, std::move(tracked));
}

Result<Event> choose_day_start(Records& records, const Asked& asked, std::int64_t hour) {
  if (hour < 0 || hour > 23)
    return at_field("day_start_hour", "A day cannot begin at hour " + std::to_string(hour) + ".",
                    "Choose an hour from 0 to 23.");
  return write_event(records, asked, DayStartChosen{{static_cast<int>(hour)}});
}

}  // namespace titrate
