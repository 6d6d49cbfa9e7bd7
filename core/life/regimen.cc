#include "life/regimen.h"

#include <algorithm>
#include <map>

#include "base/words.h"
#include "catalog/catalog.h"

namespace titrate {
namespace {

using std::chrono::days;
using Move = NextStep::Move;

/// How long a "no" holds before the question is asked again.
constexpr days ask_again_after{7};
constexpr double rounding = 1e-9;

int whole_days(const LadderStep& step) { return int((step.to - step.from).count()) + 1; }

/// The steps that may be taken at all.
Ladder within(Ladder ladder, const Limit& limit, const std::vector<SupplementalSource>& others) {
  if (!limit.known || !limit.forbids.empty()) {
    ladder.steps.clear();
    return ladder;
  }
  const auto above = std::find_if(ladder.steps.begin(), ladder.steps.end(), [&](const LadderStep& step) {
    return !check_daily_dose(step.daily, limit, others).within;
  });
  ladder.steps.erase(above, ladder.steps.end());
  return ladder;
}

const AdverseEffect* row_of(const GuardReason& reason, const Catalog& catalog) {
  const auto row = std::find_if(catalog.adverse_effects.begin(), catalog.adverse_effects.end(),
                                [&](const AdverseEffect& one) { return one.id == reason.rule; });
  return row == catalog.adverse_effects.end() ? nullptr : &*row;
}

bool ends_it_for_good(const GuardReason& reason, const Catalog& catalog) {
  const AdverseEffect* row = row_of(reason, catalog);
  return reason.action == SafetyAction::emergency || (row && row->effect == "allergy");
}

std::string known_as(const std::string& word, const Catalog& catalog) {
  const std::string known = effect_called(catalog, "magnesium", word).effect;
  return known.empty() ? word : known;
}

bool is_answered(const SideEffect& noticed, Day on, std::span<const Resumed> resumed, Day day, const Catalog& catalog) {
  if (!noticed.grade.known() || noticed.grade.amount() == 0) return false;
  const std::string effect = known_as(noticed.effect, catalog);
  return std::any_of(resumed.begin(), resumed.end(), [&](const Resumed& one) {
    return one.day <= day && std::any_of(one.answers.begin(), one.answers.end(), [&](const AnsweredEffect& answer) {
             return answer.effect == effect && on <= answer.last && noticed.grade.amount() <= answer.grade;
           });
  });
}

/// What was noticed up to `day` and is not answered for on it: all that the guard looks at in a diary.
Diary unanswered(const Diary& diary, std::span<const Resumed> resumed, Day day, const Catalog& catalog) {
  Diary rest;
  for (const DayRecord& record : diary.days) {
    if (record.day > day) continue;
    DayRecord left;
    left.day = record.day;
    for (const SideEffect& noticed : record.side_effects)
      if (!is_answered(noticed, record.day, resumed, day, catalog)) left.side_effects.push_back(noticed);
    if (!left.side_effects.empty()) rest.days.push_back(std::move(left));
  }
  return rest;
}

/// The last day on which something asked for a lower step.
std::optional<Day> asked_lower(const Guard& guard) {
  std::optional<Day> last;
  for (const GuardReason& reason : guard.reasons)
    if (reason.action == SafetyAction::reduce_one_step) last = std::max(last.value_or(reason.day), reason.day);
  return last;
}

/// The guard as next_step should hear it: a lower step that was already taken for this reason is not taken again.
Guard already_lower(Guard guard) {
  if (guard.action == SafetyAction::reduce_one_step) guard.action = SafetyAction::carry_on;
  guard.one_step_lower = false;
  return guard;
}

/// A regimen while its days are lived again.
class Life {
 public:
  Life(const Regimen& regimen, std::span<const Resumed> resumed, const Diary& diary, const Catalog& catalog,
       const Ladder& ladder)
      : regimen_(regimen),
        diary_(diary),
        catalog_(catalog),
        ladder_(ladder),
        guards_(diary, resumed, catalog),
        first_(regimen.started.start + days(regimen.started.run_in_days)) {}

  Day first() const { return first_; }

  /// The days from the start to `day`; in the run-in the guard listens too.
  void live_until(Day day) {
    // Before its first day nothing is taken: it may be ended, and what is noticed already holds it.
    const Day start = regimen_.started.start;
    for (const auto& act : regimen_.acts)
      if (const auto* said = std::get_if<RegimenStopped>(&act); said && said->day < start && said->day <= day)
        hear(*said, said->day);
    if (day < start) {
      listen(day);
      if (paused_ || stopped_) since_ = guard().reasons.front().day;
    }
    for (Day today = regimen_.started.start; today <= day; today += days(1)) {
      if (today == first_) begin(0, today);
      listen(today);
      for (const auto& act : regimen_.acts) std::visit([&](const auto& said) { hear(said, today); }, act);
    }
  }

  void write_to(RegimenState& state, Day day) const {
    state.guard = guard();
    state.since = since_;
    if (day >= first_) state.step = step_;
    if (ended_) {
      state.phase = RegimenPhase::ended;
      state.why = "You ended it on " + day_in_words(since_) + ".";
    } else if (stopped_ || paused_) {
      state.phase = stopped_ ? RegimenPhase::stopped : RegimenPhase::paused;
      state.for_good = for_good_;
      state.why = why_;
      if (!stopped_) state.resume_from = guard().restart;
      if (day < regimen_.started.start)
        state.why += " It has not begun; it was to begin on " + day_in_words(regimen_.started.start) + ".";
    } else if (day < regimen_.started.start) {
      state.since = regimen_.started.start;
      state.why = "It begins on " + day_in_words(regimen_.started.start) + ".";
    } else if (day < first_) {
      state.phase = RegimenPhase::run_in;
      state.since = regimen_.started.start;
      state.why = "The run-in: take none, and write down how the evenings are. The first step begins on " +
                  day_in_words(first_) + ".";
    } else {
      write_step_to(state, day);
    }
  }

 private:
  void begin(std::size_t step, Day day) {
    step_ = step;
    since_ = day;
    no_said_on_.reset();
  }
  const Guard& guard() const { return guards_.now(); }
  bool running(Day day) const { return !ended_ && !stopped_ && !paused_ && day >= first_; }

  int taken_days(Day today) const {
    const double dose = ladder_.steps[step_].daily.in(elemental_milligram_per_day);
    int count = 0;
    for (const DayRecord& record : diary_.days)
      if (record.day >= since_ && record.day < today && record.dose.known() && is_magnesium(record.dose.amount()) &&
          in_own_unit(record.dose.amount()) >= dose * (1 - rounding))
        ++count;
    return count;
  }
  bool limited_on_this_step(Day today) const {
    for (const DayRecord& record : diary_.days)
      if (record.day >= since_ && record.day <= today)
        for (const SideEffect& one : record.side_effects)
          if (one.grade.known() && one.grade.amount() >= 2) return true;
    return false;
  }
  NextStep next(Day today, std::optional<bool> tolerated, const Guard& guard) const {
    return next_step(ladder_, step_, taken_days(today), tolerated, limited_on_this_step(today), false, guard);
  }

  /// What the guard of this day does to it.
  void listen(Day today) {
    if (ended_) return;
    guards_.go_to(today);
    if (guard().action >= SafetyAction::stop_seek_care) {
      for_good_ =
          for_good_ || std::any_of(guard().reasons.begin(), guard().reasons.end(),
                                   [&](const GuardReason& reason) { return ends_it_for_good(reason, catalog_); });
      if (!stopped_) hold(today, "What was noticed stops it. " + guard().reasons.front().detail);
      stopped_ = true;
      return;
    }
    if (guard().action == SafetyAction::pause) {
      if (!paused_ && !stopped_) hold(today, "What was noticed pauses it. " + guard().reasons.front().detail);
      paused_ = true;
      return;
    }
    const auto lower = asked_lower(guard());
    if (!running(today) || !lower || *lower <= lower_answered_until_) return;
    const NextStep moved = next(today, std::nullopt, guard());
    // A day on the lower step has to pass before the same can be said of it.
    lower_answered_until_ = today + days(1);
    if (moved.move == Move::down) return begin(*moved.step, today);
    hold(today, moved.reason);
    paused_ = true;
  }
  void hold(Day today, std::string why) {
    why_ = std::move(why);
    since_ = today;
  }

  void hear(const StepMoved& said, Day today) {
    if (said.day != today || !running(today) || !said.step) return;
    if (*said.step < step_) return begin(*said.step, today);
    const NextStep moved = next(today, said.tolerated, already_lower(guard()));
    if (moved.move == Move::up && *said.step > step_) return begin(step_ + 1, today);
    if (said.tolerated == false) no_said_on_ = today;
  }
  void hear(const Resumed& said, Day today) {
    if (said.day != today || ended_ || (!paused_ && !stopped_)) return;
    if (guard().action != SafetyAction::carry_on || guard().one_step_lower) return;
    if (for_good_ || (stopped_ && !said.agreed)) return;
    paused_ = stopped_ = false;
    lower_answered_until_ = std::max(lower_answered_until_, today);
    if (today >= first_) begin(step_ > 0 ? step_ - 1 : 0, today);
  }
  void hear(const RegimenStopped& said, Day today) {
    if (said.day != today || ended_) return;
    ended_ = true;
    since_ = today;
  }

  void write_step_to(RegimenState& state, Day day) const {
    const LadderStep& step = ladder_.steps[step_];
    state.phase = RegimenPhase::on_step;
    state.day_of_step = int((day - since_).count()) + 1;
    state.taken_days = taken_days(day);
    state.needed_days = whole_days(step);
    state.at_the_top = step_ + 1 == ladder_.steps.size();
    state.done = state.at_the_top && state.taken_days >= state.needed_days;
    state.why = next(day, std::nullopt, already_lower(guard())).reason;
    state.asks_tolerance = !state.at_the_top && state.taken_days >= state.needed_days && !limited_on_this_step(day) &&
                           (!no_said_on_ || day >= *no_said_on_ + ask_again_after);
    Day from = since_;
    for (std::size_t i = step_; i < ladder_.steps.size(); ++i) {
      LadderStep ahead = ladder_.steps[i];
      const Day earliest = i == step_ ? day + days(std::max(state.needed_days - state.taken_days, 1) - 1) : Day{};
      ahead.to = std::max(from + days(whole_days(ahead) - 1), earliest);
      ahead.from = from;
      ahead.state = i == step_ ? StepState::active : StepState::planned;
      from = ahead.to + days(1);
      state.ahead.push_back(std::move(ahead));
    }
    state.dose = state.ahead.front();
    state.if_tolerated = next(day, true, already_lower(guard()));
    state.if_not = next(day, false, already_lower(guard()));
  }

  const Regimen& regimen_;
  const Diary& diary_;
  const Catalog& catalog_;
  const Ladder& ladder_;
  GuardByDay guards_;
  Day first_;
  std::size_t step_ = 0;
  Day since_{}, lower_answered_until_{};
  std::optional<Day> no_said_on_;
  bool paused_ = false, stopped_ = false, ended_ = false, for_good_ = false;
  std::string why_;
};

}  // namespace

const char* to_string(RegimenPhase phase) {
  switch (phase) {
    case RegimenPhase::waiting:
      return "waiting";
    case RegimenPhase::run_in:
      return "run_in";
    case RegimenPhase::on_step:
      return "on_step";
    case RegimenPhase::paused:
      return "paused";
    case RegimenPhase::stopped:
      return "stopped";
    case RegimenPhase::ended:
      return "ended";
    case RegimenPhase::no_dose:
      break;
  }
  return "no_dose";
}

Guard guard_now(const Diary& diary, std::span<const Resumed> resumed, const Catalog& catalog, Day day) {
  if (resumed.empty()) return guard_on(diary, catalog, day);
  return guard_on(unanswered(diary, resumed, day, catalog), catalog, day);
}

GuardByDay::GuardByDay(const Diary& diary, std::span<const Resumed> resumed, const Catalog& catalog)
    : diary_(diary), resumed_(resumed), catalog_(catalog) {
  for (const DayRecord& record : diary.days)
    if (!record.side_effects.empty()) news_.push_back(record.day);
  for (const Resumed& one : resumed) news_.push_back(one.day);
  std::sort(news_.begin(), news_.end());
}

void GuardByDay::go_to(Day day) {
  if (day_ && guard_.action < SafetyAction::pause) {
    const auto next = std::upper_bound(news_.begin(), news_.end(), *day_);
    if (next == news_.end() || *next > day) return;
  }
  guard_ = guard_now(diary_, resumed_, catalog_, day);
  day_ = day;
}

std::vector<ResumeQuestion> resume_questions(const Diary& diary, std::span<const Resumed> resumed,
                                             const Catalog& catalog, Day day) {
  const Diary rest = unanswered(diary, resumed, day, catalog);
  std::map<std::string, Diary> diaries;  // of each effect alone, so that its own guard can be asked
  for (const DayRecord& record : rest.days)
    for (const SideEffect& noticed : record.side_effects)
      if (record.day <= day && noticed.grade.known()) {
        DayRecord alone;
        alone.day = record.day;
        alone.side_effects = {noticed};
        diaries[known_as(noticed.effect, catalog)].days.push_back(std::move(alone));
      }
  std::vector<ResumeQuestion> questions;
  for (const auto& [effect, alone] : diaries) {
    ResumeQuestion question;
    question.effect = question.name = effect;
    question.worst = SafetyAction::carry_on;
    for (const DayRecord& record : alone.days) {
      const int grade = int(record.side_effects.front().grade.amount());
      if (grade == 0) {
        if (!question.gone) question.gone = record.day;
        continue;
      }
      question.gone.reset();
      question.last = record.day;
      question.grade = std::max(question.grade, grade);
      for (const GuardReason& reason : guard_on(alone, catalog, record.day).reasons) {
        question.worst = std::max(question.worst, reason.action);
        question.name = reason.effect;
        question.for_good |= ends_it_for_good(reason, catalog);
        const AdverseEffect* row = row_of(reason, catalog);
        if (row && reason.action >= SafetyAction::pause)
          question.days_without = std::max(question.days_without, row->restart_after_days.value_or(1));
      }
    }
    if (question.worst >= SafetyAction::reduce_one_step) questions.push_back(std::move(question));
  }
  std::stable_sort(questions.begin(), questions.end(),
                   [](const ResumeQuestion& a, const ResumeQuestion& b) { return a.worst > b.worst; });
  return questions;
}

RegimenState regimen_on(const Regimen& regimen, std::span<const Resumed> resumed, const Diary& diary,
                        const Catalog& catalog, const Limit& limit, const std::vector<SupplementalSource>& others,
                        Day day) {
  RegimenState state;
  state.day = day;
  const Ladder ladder = within(regimen.started.ladder, limit, others);
  if (ladder.steps.empty()) {
    state.phase = RegimenPhase::no_dose;
    state.guard = guard_now(diary, resumed, catalog, day);
    state.why = limit.forbids.empty()
                    ? "No step of the ladder is within what you may take. " + limit.reason
                    : limit.forbids.front().about + " stands in the way: " + limit.forbids.front().reason;
    return state;
  }
  Life life(regimen, resumed, diary, catalog, ladder);
  life.live_until(day);
  life.write_to(state, day);
  return state;
}

}  // namespace titrate
