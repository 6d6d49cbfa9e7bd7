#include "life/reminders.h"

#include <algorithm>

namespace titrate {
namespace {

using std::chrono::days;

bool is_resting(RegimenPhase phase) {
  return phase == RegimenPhase::paused || phase == RegimenPhase::stopped || phase == RegimenPhase::ended ||
         phase == RegimenPhase::no_dose;
}

/// May this event have changed when somebody is to be reminded?
struct MayChange {
  bool operator()(const RemindersChosen&) const { return true; }
  bool operator()(const Locked&) const { return true; }
  bool operator()(const Amended&) const { return true; }
  bool operator()(const Opened&) const { return true; }
  bool operator()(const Paused&) const { return true; }
  bool operator()(const Resumed&) const { return true; }
  bool operator()(const RegimenStarted&) const { return true; }
  bool operator()(const StepMoved&) const { return true; }
  bool operator()(const RegimenStopped&) const { return true; }
  bool operator()(const PersonSaid&) const { return true; }     // the limit, and what stands in the way
  bool operator()(const ProductChosen&) const { return true; }  // so does the product
  bool operator()(const Recorded& said) const { return said.item.kind == Item::Kind::side_effect; }
  template <class Other>
  bool operator()(const Other&) const {
    return false;
  }
};

std::optional<Stretch> stretch(Day from, std::optional<Day> to) {
  if (to && *to < from) return std::nullopt;
  return Stretch{from, to};
}

}  // namespace

ReminderDays reminder_days(const Notebook& notebook, const std::optional<TrialCalendar>& calendar,
                           const std::optional<RegimenState>& state, Day chosen) {
  for (const Resumed& resumed : notebook.resumed) chosen = std::max(chosen, resumed.day);
  const bool rests = calendar && !calendar->rests.empty() && !calendar->rests.back().until;
  const auto last = calendar && !rests ? calendar->last_day() : std::nullopt;
  // A ladder that was begun when the trial was over; the one that led to the trial is none.
  const bool ladder_since = calendar && state && notebook.regimen &&
                            notebook.regimen->started.start > calendar->start() &&
                            (notebook.opened || (last && notebook.regimen->started.start > *last));
  if (calendar && !ladder_since) {
    if (notebook.opened || !last) return {};
    const Day first_dose = calendar->day_of(calendar->plan.run_in_days).value_or(*last) + days(1);
    return {stretch(std::max(chosen, calendar->start()), last), stretch(std::max(chosen, first_dose), last)};
  }
  if (state && notebook.regimen) {
    if (is_resting(state->phase)) return {};
    const Day start = notebook.regimen->started.start;
    return {stretch(std::max(chosen, start), std::nullopt),
            stretch(std::max(chosen, start + days(notebook.regimen->started.run_in_days)), std::nullopt)};
  }
  return {stretch(chosen, std::nullopt), std::nullopt};
}

std::optional<Event> last_change_of_reminders(std::span<const Event> log) {
  const auto by_id = [&](std::int64_t id) {
    return std::find_if(log.begin(), log.end(), [&](const Event& event) { return event.id == id; });
  };
  const auto changes = [&](const Event& event) {
    const Event* about = &event;  // of an undo, what it takes back in the end
    while (const auto* undone = std::get_if<Undone>(&about->what)) {
      const auto at = by_id(undone->event);
      if (at == log.end() || at->id >= about->id) return false;
      about = &*at;
    }
    return std::visit(MayChange{}, about->what);
  };
  const auto chosen = std::find_if(
      log.begin(), log.end(), [](const Event& event) { return std::holds_alternative<RemindersChosen>(event.what); });
  if (chosen == log.end()) return std::nullopt;
  for (auto event = log.rbegin(); event != log.rend(); ++event)
    if (changes(*event)) return *event;
  return std::nullopt;
}

}  // namespace titrate
