#include "life/schedule.h"

#include <algorithm>
#include <deque>

#include "base/require.h"
#include "catalog/catalog.h"
#include "life/regimen.h"
#include "trial/plan.h"

namespace titrate {
namespace {

using std::chrono::days;
using PlanPhase = PlanDay::Phase;

bool matters_for_rests(const Event& event) {
  if (const auto* said = std::get_if<Recorded>(&event.what)) return said->item.kind == Item::Kind::side_effect;
  return std::holds_alternative<Undone>(event.what) || std::holds_alternative<Resumed>(event.what) ||
         std::holds_alternative<PersonSaid>(event.what) || std::holds_alternative<ProductChosen>(event.what);
}

/// The hour at which the day begins, while a log is gone through.
class HourOfDay {
 public:
  DayStart now() const { return start_; }
  void hear(const Event& event) {
    if (!std::holds_alternative<DayStartChosen>(event.what) &&
        (hours_.empty() || !std::holds_alternative<Undone>(event.what)))
      return;
    hours_.push_back(event);
    start_ = notebook_of(hours_).diary.day_start;
  }

 private:
  std::vector<Event> hours_;  // and what takes them back
  DayStart start_;
};

/// The day on which each line was said, by the hour at which the day began then: another hour, chosen later, does not
/// move what happened. Who flies west may write on a day again that was over; what was said before is known on it.
std::vector<Day> days_said(std::span<const Event> log, Day today) {
  std::vector<Day> on;
  HourOfDay hour;
  for (const Event& event : log) {
    hour.hear(event);
    on.push_back(titrate::day_of(event.entered, hour.now()));
  }
  Day latest = today;
  for (std::size_t i = on.size(); i-- > 0;) latest = on[i] = std::min(on[i], latest);
  return on;
}

/// The moments at which the lines were said. A line before an earlier one was written by a clock that ran ahead.
std::vector<Instant> moments_said(std::span<const Event> log) {
  std::vector<Instant> at(log.size());
  for (std::size_t i = log.size(); i-- > 0;) {
    at[i] = log[i].entered.instant;
    if (i + 1 < log.size()) at[i] = std::min(at[i], at[i + 1]);
  }
  return at;
}

std::size_t line_of_seal(std::span<const Event> log) {
  for (std::size_t i = log.size(); i-- > 0;)
    if (std::holds_alternative<Locked>(log[i].what)) return i;
  return 0;
}

/// Does it say of a day how it was? Only what is about that day is folded, and what takes lines back.
bool says_how_it_was(std::span<const Event> log, Day day) {
  // An import is taken back with the lines before it, so of such a log nothing may be passed over.
  const bool imported = std::any_of(log.begin(), log.end(),
                                    [](const Event& event) { return std::holds_alternative<Imported>(event.what); });
  std::vector<Event> about;
  for (const Event& event : log) {
    const auto* said = std::get_if<Recorded>(&event.what);
    if (imported || std::holds_alternative<Undone>(event.what) ||
        (said && said->day == day && said->item.kind == Item::Kind::measure))
      about.push_back(event);
  }
  const Notebook says = notebook_of(about);
  const DayRecord* record = find_day(says.diary, day);
  return record && std::any_of(record->measures.begin(), record->measures.end(),
                               [](const Entry<double>& entry) { return entry.state() != EntryState::not_recorded; });
}

/// A pause or a resumption, in the order of the log.
struct Act {
  std::optional<Paused> paused;
  std::optional<Resumed> resumed;
};

/// What was known at the end of a day: of side effects, of the person, and of pauses.
struct Known {
  Notebook says;
  std::vector<Act> acts;
};

Known known_from(std::span<const Event> log) {
  Known known{notebook_of(log), {}};
  for (const Event& event : log) {
    if (!std::binary_search(known.says.standing.begin(), known.says.standing.end(), event.id)) continue;
    if (const auto* paused = std::get_if<Paused>(&event.what)) known.acts.push_back({*paused, {}});
    if (const auto* resumed = std::get_if<Resumed>(&event.what)) known.acts.push_back({{}, *resumed});
  }
  return known;
}

/// The rests, while the days of a trial are gone through.
class Resting {
 public:
  Resting(const Catalog& catalog, Day start) : catalog_(catalog), start_(start) {}

  /// `known` is there until the next day. `none_may`: why nothing may be taken on this day, by the screening.
  void live(Day day, const Known& known, const std::string& none_may) {
    if (open_ && !open_->by_guard && !still_said(known)) end(day);
    if (known_ != &known) guards_.emplace(known.says.diary, known.says.resumed, catalog_);
    known_ = &known;
    if (day >= start_) guards_->go_to(day);
    none_may_ = none_may;
    listen(day, known);
    for (const Act& act : known.acts) {
      if (act.paused && act.paused->day == day) begin({day, {}, false, {}, false, {}, act.paused->reason});
      if (act.resumed && act.resumed->day == day && may_end(*act.resumed)) end(day);
    }
  }
  std::vector<Rest> all() && {
    if (open_) rests_.push_back(std::move(*open_));
    return std::move(rests_);
  }

 private:
  const Guard& guard() const { return guards_->now(); }
  bool asks_for_less() const {
    return guard().action > SafetyAction::carry_on || guard().one_step_lower || !none_may_.empty();
  }

  bool still_said(const Known& known) const {
    return std::any_of(known.acts.begin(), known.acts.end(),
                       [&](const Act& act) { return act.paused && act.paused->day == open_->from; });
  }
  void listen(Day day, const Known& known) {
    if (!asks_for_less()) return;
    if (!open_) begin({day, {}, true, {}, false, {}, why()});
    open_->by_guard = true;
    open_->action = std::max(open_->action, guard().action);
    open_->earliest = guard().restart;
    if (guard().action < SafetyAction::stop_seek_care) return;
    for (const ResumeQuestion& question : resume_questions(known.says.diary, known.says.resumed, catalog_, day))
      open_->for_good |= question.for_good;
  }
  std::string why() const {
    if (guard().reasons.empty()) return none_may_.empty() ? "What was noticed asks for less." : none_may_;
    const GuardReason& reason = guard().reasons.front();
    if (guard().action == SafetyAction::reduce_one_step)
      return reason.effect + ": a trial has one dose, and there is no step below it. " + reason.detail;
    return reason.effect + ": " + reason.detail;
  }
  void begin(Rest rest) {
    if (!open_) open_ = std::move(rest);
  }
  bool may_end(const Resumed& resumed) const {
    return open_ && !asks_for_less() && !open_->for_good && (!open_->stopped() || resumed.agreed);
  }
  void end(Day day) {
    open_->until = day;
    if (open_->from < day) rests_.push_back(*open_);
    open_.reset();
  }

  const Catalog& catalog_;
  Day start_;
  const Known* known_ = nullptr;  ///< of the day before
  std::optional<GuardByDay> guards_;
  std::string none_may_;  ///< why, by the screening of the day; empty: something may be taken
  std::optional<Rest> open_;
  std::vector<Rest> rests_;
};

/// Why nothing may be taken on each of the days from `first` on, of which `known` is what was known at their ends. A
/// screening reads the whole list of medicines, which takes milliseconds: days of which the same was known are asked
/// together, the last of them first, since where that one is free the earlier ones are.
std::vector<std::string> screened(const std::vector<const Known*>& known, const WhyNoDose& why_no_dose, Day first) {
  std::vector<std::string> why(known.size());
  const auto same = [](const Known* a, const Known* b) {
    return a == b || (a->says.sheet == b->says.sheet && a->says.product == b->says.product);
  };
  for (std::size_t from = 0, to = 0; from < known.size(); from = to) {
    while (to < known.size() && same(known[from], known[to])) ++to;
    const auto on = [&](std::size_t day) { return why_no_dose(known[day]->says, first + days(day)); };
    if (on(to - 1).empty()) continue;
    std::size_t free_until = from, held = to - 1;  // the first day that is held lies between them
    while (free_until < held) {
      const std::size_t middle = free_until + (held - free_until) / 2;
      if (on(middle).empty())
        free_until = middle + 1;
      else
        held = middle;
    }
    std::fill(why.begin() + std::ptrdiff_t(held), why.begin() + std::ptrdiff_t(to), on(held));
  }
  return why;
}

/// Is this day in the rest, as far as it is known or expected on `today`?
bool covers(const Rest& rest, Day day, Day today) {
  if (day < rest.from) return false;
  if (rest.until) return day < *rest.until;
  return rest.for_good || day <= today || (rest.earliest && day < *rest.earliest);
}

/// How many days of the period that this day ends are torn when a rest follows it: none of one that is whole.
int torn_by_rest_after(const PlanDay& at) {
  return at.phase == PlanPhase::period && at.day_of_phase < at.days_of_phase ? at.day_of_phase : 0;
}

}  // namespace

std::vector<Rest> rests_of(std::span<const Event> log, const Catalog& catalog, const Trial& plan,
                           const WhyNoDose& why_no_dose, Day today) {
  require(plan.start.has_value(), "a sealed plan has a first day");
  const std::vector<Day> said_on = days_said(log, today);
  std::vector<Event> events;
  std::vector<Day> days_of_events;
  Day first = *plan.start;
  bool since_the_seal = true;
  for (std::size_t i = log.size(); i-- > 0;) {
    const auto* paused = std::get_if<Paused>(&log[i].what);
    if (std::holds_alternative<Locked>(log[i].what)) since_the_seal = false;
    if (paused && since_the_seal) first = std::min(first, paused->day);
    if (!matters_for_rests(log[i]) && !(paused && since_the_seal)) continue;
    events.push_back(log[i]);
    days_of_events.push_back(said_on[i]);
  }
  std::reverse(events.begin(), events.end());
  std::reverse(days_of_events.begin(), days_of_events.end());
  std::deque<Known> known(1);
  std::vector<const Known*> on_day, in_plan;  // what was known at the end of each day
  std::size_t said = 0;
  for (Day day = first; day <= today; day += days(1)) {
    const std::size_t before = said;
    while (said < events.size() && days_of_events[said] <= day) ++said;
    if (said != before) known.push_back(known_from(std::span(events).first(said)));
    on_day.push_back(&known.back());
    if (day >= *plan.start) in_plan.push_back(&known.back());
  }
  const std::vector<std::string> held = screened(in_plan, why_no_dose, *plan.start);
  Resting resting(catalog, *plan.start);
  const std::size_t ahead = on_day.size() - in_plan.size();  // days before the plan
  for (std::size_t i = 0; i < on_day.size(); ++i)
    resting.live(first + days(i), *on_day[i], i < ahead ? std::string() : held[i - ahead]);
  return std::move(resting).all();
}

TrialCalendar calendar_of(const Trial& plan, std::vector<Rest> rests, Day today) {
  require(plan.start && plan.planned_days, "a sealed plan has a first day and a length");
  TrialCalendar calendar{plan, {}, std::move(rests)};
  int lived = 0;  // days of the plan that are behind
  for (Day day = *plan.start; lived < *plan.planned_days; day += days(1)) {
    const auto rest = std::find_if(calendar.rests.begin(), calendar.rests.end(),
                                   [&](const Rest& one) { return covers(one, day, today); });
    if (rest == calendar.rests.end()) {
      calendar.days.push_back({plan_day(plan, *plan.start + days(lived)), false});
      ++lived;
      continue;
    }
    if (rest->for_good && !rest->until && day > today) break;
    if (!calendar.days.empty()) {
      const int torn = torn_by_rest_after(calendar.days.back().at);
      for (int i = 1; i <= torn; ++i) calendar.days[calendar.days.size() - std::size_t(i)].torn = true;
      lived -= torn;
    }
    PlanDay at = plan_day(plan, *plan.start + days(lived));
    at.phase = rest->stopped() ? PlanPhase::stopped : PlanPhase::paused;
    at.day_of_phase = int((day - rest->from).count()) + 1;
    at.days_of_phase = 0;
    calendar.days.push_back({at, false});
  }
  const Day end = *plan.start + days(calendar.days.size());
  std::erase_if(calendar.rests, [&](const Rest& rest) { return rest.from >= end && !rest.for_good; });
  return calendar;
}

PlanDay TrialCalendar::on(Day day) const {
  if (day < start()) return plan_day(plan, day);
  const auto at = std::size_t((day - start()).count());
  if (at < days.size()) return days[at].at;
  if (const Rest* rest = resting_on(day); rest && rest->for_good && !last_day()) {
    PlanDay stopped = days.empty() ? PlanDay{} : days.back().at;
    stopped.phase = PlanPhase::stopped;
    stopped.day_of_phase = int((day - rest->from).count()) + 1;
    stopped.days_of_phase = 0;
    return stopped;
  }
  return plan_day(plan, start() + std::chrono::days(*plan.planned_days + int(at - days.size())));
}

bool TrialCalendar::torn(Day day) const {
  const auto at = (day - start()).count();
  return at >= 0 && at < std::ptrdiff_t(days.size()) && days[std::size_t(at)].torn;
}

std::optional<Day> TrialCalendar::day_of(int plan_day) const {
  for (std::size_t i = days.size(); i-- > 0;) {
    const auto& [at, torn] = days[i];
    if (!torn && at.day == plan_day && at.phase != PlanPhase::paused && at.phase != PlanPhase::stopped)
      return start() + std::chrono::days(i);
  }
  return std::nullopt;
}

std::vector<Day> TrialCalendar::look_days() const {
  std::vector<Day> all;
  for (const int look : looks_of(plan))
    if (const auto day = day_of(look)) all.push_back(*day);
  return all;
}

std::optional<Day> TrialCalendar::last_day() const { return day_of(plan.planned_days.value_or(0)); }

const Rest* TrialCalendar::resting_on(Day day) const {
  for (const Rest& rest : rests)
    if (day >= rest.from && (!rest.until || day < *rest.until)) return &rest;
  return nullptr;
}

bool TrialCalendar::reminds_on(Day day) const {
  const PlanPhase phase = on(day).phase;
  return phase == PlanPhase::run_in || phase == PlanPhase::period || phase == PlanPhase::gap;
}

TrialCalendar ended_on(TrialCalendar calendar, Day opened) {
  std::erase_if(calendar.rests, [&](const Rest& rest) { return rest.from > opened; });
  for (Rest& rest : calendar.rests)
    if (!rest.until) rest.until = opened + days(1);
  const auto lived = std::max<std::ptrdiff_t>((opened - calendar.start()).count() + 1, 0);
  if (lived < std::ptrdiff_t(calendar.days.size())) calendar.days.resize(std::size_t(lived));
  return calendar;
}

std::span<const Event> until_opened(std::span<const Event> log) {
  for (std::size_t i = log.size(); i-- > 0 && !std::holds_alternative<Locked>(log[i].what);)
    if (std::holds_alternative<Opened>(log[i].what)) return log.first(i + 1);
  return log;
}

std::span<const Event> said_until(std::span<const Event> log, Day day) {
  log = until_opened(log);
  const std::vector<Instant> at = moments_said(log);
  const std::size_t seal = line_of_seal(log);
  HourOfDay hour;
  std::chrono::minutes zone{0};
  for (std::size_t i = 0; i < log.size(); ++i) {
    const std::chrono::minutes own = log[i].entered.offset;
    const auto said_in = [&](std::chrono::minutes offset) { return titrate::day_of({at[i], offset}, hour.now()); };
    if (i > seal && std::max(said_in(own), said_in(zone)) > day) return log.first(i);
    zone = own;
    hour.hear(log[i]);
  }
  return log;
}

Day look_closes_on(std::span<const Event> log, Day look) {
  return says_how_it_was(said_until(log, look), look) ? look : look + days(1);
}

std::optional<Day> opened_on(std::span<const Event> log) {
  log = until_opened(log);
  if (log.empty() || !std::holds_alternative<Opened>(log.back().what)) return std::nullopt;
  return days_said(log, Day::max()).back();
}

Trial as_lived(const TrialCalendar& calendar, const Order& order) {
  Trial trial = assigned(calendar.plan, order);
  if (calendar.rests.empty() && calendar.last_day()) return trial;
  const ArmNames arms = arm_names_of(calendar.plan);
  trial.assignment.clear();
  for (const auto& [at, torn] : calendar.days) {
    LivedDay day;
    day.rested = at.phase == PlanPhase::paused || at.phase == PlanPhase::stopped;
    day.run_in = at.phase == PlanPhase::run_in;
    if (at.phase == PlanPhase::period) day.unit = at.period - 1;
    trial.assignment.push_back(day.unit < 0                   ? arm_without_dose(trial)
                               : order[std::size_t(day.unit)] ? arms.on
                                                              : arms.off);
    trial.lived.push_back(day);
  }
  // What does not come, since it was stopped for good, stays as far ahead as it was.
  const auto on_calendar = [&](int plan_day) {
    const auto day = calendar.day_of(plan_day);
    return day ? int((*day - calendar.start()).count()) + 1 : plan_day + int(calendar.days.size());
  };
  for (int& look : trial.looks) look = on_calendar(look);
  trial.planned_days = on_calendar(*calendar.plan.planned_days);
  return trial;
}

}  // namespace titrate
