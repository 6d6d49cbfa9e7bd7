#include "app/today.h"

#include <algorithm>

#include "app/in_words.h"
#include "life/regimen.h"

namespace titrate {
namespace {

std::optional<LastChange> last_change_of(const OpenNotebook& notebook, const Catalog& catalog) {
  const Event* last = last_to_take_back(notebook.log, notebook.says);
  if (!last) return std::nullopt;
  return LastChange{last->id, event_in_words(*last, notebook, catalog), last->entered};
}

/// Was the dose of this day written down before the worst that was noticed on it? Then it was no dose after it: what
/// comes in the evening does not make the dose of the morning a doubtful one.
bool dose_came_first(const OpenNotebook& notebook, Day day) {
  const DayRecord* record = find_day(notebook.says->diary, day);
  if (!record || record->side_effects.empty()) return false;
  std::int64_t dose = 0, worst = 0;  // ids of events
  double grade = 0;
  const auto& standing = notebook.says->standing;
  for (const Event& event : notebook.log) {
    const auto* said = std::get_if<Recorded>(&event.what);
    if (!said || said->day != day || !std::binary_search(standing.begin(), standing.end(), event.id)) continue;
    if (said->item.kind == Item::Kind::dose) dose = event.id;
    if (said->item.kind == Item::Kind::side_effect && said->entry.known() && said->entry.amount() > grade) {
      grade = said->entry.amount();
      worst = event.id;
    }
  }
  return dose < worst;
}

/// What was noticed when the dose of this day was taken, as far as the diary tells.
Guard noticed_at_dose(const OpenNotebook& notebook, const Catalog& catalog, Day day) {
  const Notebook& says = notebook.says;
  return guard_now(says.diary, says.resumed, catalog, dose_came_first(notebook, day) ? day - days(1) : day);
}

/// The one next thing to do, in the order of the evening.
std::optional<std::string> next_action_of(const Today& today) {
  const std::string call = today.call ? today.call->sentence + " " : "";
  if (today.guard.action == SafetyAction::emergency) return call + today.guard.reasons.front().detail;
  if (!today.guard.dose_may_be_suggested()) return "Take no dose. " + call + today.guard.reasons.front().detail;
  if (!today.standing.dose_may_be_suggested()) return today.standing.why_no_dose();
  if (today.trial && today.trial->rest) return today.trial->none_today + " When it may go on: titrate plan resume.";
  if (today.outcomes.empty())
    return "Choose what you hope will change, so that the evening can ask for it: titrate track lists it.";
  const std::string when = today.day == today.current ? "today" : "on " + day_in_words(today.day);
  if (today.dose.state() == EntryState::not_recorded) return "Write down what you took " + when + ".";
  std::string open;
  for (const Answered& outcome : today.outcomes)
    if (outcome.entry.state() == EntryState::not_recorded) open += (open.empty() ? "" : ", ") + outcome.question.label;
  if (open.empty()) return std::nullopt;
  return "Write down how it was " + when + ": " + open + ".";
}

}  // namespace

DailyElementalMass Today::room_left() const {
  return check && dose_may_be_suggested() ? check->room_left() : DailyElementalMass{};
}

std::optional<DailyElementalMass> usual_on(const Diary& diary, Day day) {
  std::vector<Entry<Dose>> others;
  for (const DayRecord& record : diary.days)
    if (record.day != day) others.push_back(record.dose);
  return usual_dose(others);
}

std::optional<DailyElementalMass> step_dose_on(const OpenNotebook& notebook, const Catalog& catalog,
                                               const PersonStanding& standing, Day day) {
  const Notebook& says = notebook.says;
  if (!says.regimen) return std::nullopt;
  const RegimenState state =
      regimen_on(*says.regimen, says.resumed, says.diary, catalog, standing.limit, standing.others(), day);
  if (state.phase == RegimenPhase::ended) return std::nullopt;
  return state.dose ? state.dose->daily : DailyElementalMass{};
}

std::optional<Problem> refuse_future(Day day, Day current) {
  if (day <= current) return std::nullopt;
  return Problem{day_in_words(day) + " is in the future, and nobody knows yet how it went.",
                 {.file = "day"},
                 "Choose a day up to " + day_in_words(current) + "."};
}

Result<Today> today_of(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now, std::optional<Day> day,
                       const Trial* plan, std::optional<DailyElementalMass> told) {
  const Diary& diary = notebook.says->diary;
  Today today;
  today.current = current_day(notebook, now);
  today.day = day.value_or(today.current);
  if (auto problem = refuse_future(today.day, today.current)) return *problem;
  today.diary = notebook.name;
  today.simulated = diary.simulated;
  today.label = label_of(notebook);
  today.day_start = diary.day_start;
  today.magnesium = takes_magnesium(notebook);
  today.full_dose = largest_dose(diary);

  const DayRecord* record = find_day(diary, today.day);
  if (record) {
    today.dose = record->dose;
    today.arm = record->arm;
    today.side_effects = record->side_effects;
    today.note = record->note;
    today.context = record->context;
    today.late = is_late(*record, diary.day_start);
  }
  today.standing = today.day == today.current ? standing_on(notebook.says, catalog, today.current)
                                              : standing_then(notebook, catalog, today.day);
  today.product = notebook.says->product;
  today.guard = guard_now(diary, notebook.says->resumed, catalog, today.current);
  if (plan) today.trial = trial_now(*plan, notebook, catalog, now);
  if (today.magnesium) {
    const DailyElementalMass taken =
        today.dose.known() ? std::get<DailyElementalMass>(today.dose.amount()) : DailyElementalMass{};
    today.usual = usual_on(diary, today.day);
    // A ladder that waits says to take none today; of days before it was followed it says nothing.
    const auto& regimen = notebook.says->regimen;
    const bool before_the_ladder = regimen && today.day < std::min(regimen->started.start, today.current);
    if (!told && !before_the_ladder) told = step_dose_on(notebook, catalog, today.standing, today.day);
    today.of_day = told;
    // What was noticed is asked of a dose that was taken, and of no other: it is read off the whole diary.
    const Guard noticed = today.dose.known() ? noticed_at_dose(notebook, catalog, today.day) : Guard{};
    const DoseGuard guard =
        guard_dose(taken, today.standing.limit, today.usual, today.standing.others(), told, noticed, today.guard);
    today.check = guard.check;
    if (today.dose.known()) today.dose_guard = guard;
  }
  std::vector<std::string> asked = notebook.says->tracked;
  // A plan is about its outcome, whether somebody chose to track it or not.
  if (plan && !today.trial->over() && std::find(asked.begin(), asked.end(), plan->primary.name) == asked.end())
    asked.insert(asked.begin(), plan->primary.name);
  for (const std::string& name : asked) {
    const auto column = find_measure(diary, name);
    today.outcomes.push_back(
        {question_of(catalog, name), record && column ? record->measures[*column] : Entry<double>()});
  }
  today.call = call_on(notebook.says, today.guard, catalog);
  today.last_change = last_change_of(notebook, catalog);
  today.completeness = completeness_of(notebook, today.current);
  today.next_action = next_action_of(today);
  return today;
}

std::optional<WhomToCall> call_on(const Notebook& notebook, const Guard& guard, const Catalog& catalog) {
  return whom_to_call(guard, catalog, notebook.sheet ? notebook.sheet->person.country : std::nullopt);
}

}  // namespace titrate
