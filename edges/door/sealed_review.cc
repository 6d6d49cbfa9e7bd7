#include "door/sealed_review.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "app/in_words.h"
#include "app/standing.h"
#include "app/write_event.h"
#include "codec/study.h"
#include "life/regimen.h"
#include "report/wording.h"

namespace titrate::door {
namespace {

using std::chrono::days;
using Kind = SealedReview::Kind;

/// The look that a review on `today` is of: its day and its number, or nothing.
struct LookOn {
  std::optional<Day> day;
  int number = 0;
  bool final = false;
};

LookOn look_on(const TrialNow& now, const std::optional<Day>& today) {
  if (!today || *today >= now.today) return {now.looks.came, now.looks.number, now.looks.final};
  LookOn look;
  for (const Day day : now.calendar.look_days())
    if (day <= *today && now.looks.came && day <= *now.looks.came) look = {day, look.number + 1, false};
  look.final = look.number == now.looks.planned;
  return look;
}

/// The plan without a look on the day that somebody peeks: what has not come gives no verdict.
Trial without_look_on(Trial trial, int day) {
  std::erase(trial.looks, day);
  if (trial.looks.empty()) trial.looks = {std::max(trial.planned_days.value_or(day), day) + 1};
  return trial;
}

/// Safety is judged by what is known now; how the trial was lived, by its calendar of then.
Circumstances circumstances_of(const RunningTrial& running, const Catalog& catalog, const Adhered& adhered,
                               const TrialCalendar& calendar) {
  const Notebook& says = running.notebook.says;
  std::vector<std::string> lived = adherence_in_words(adhered, calendar.plan);
  TrialNow then = running.now;  // with every early look, whenever it was
  then.calendar = calendar;
  for (std::string& sentence : how_it_was_lived(then)) lived.push_back(std::move(sentence));
  return {sheet_on(says), says.resumed, guard_now(says.diary, says.resumed, catalog, running.now.today),
          std::move(lived)};
}

/// "Look 1 of 2, after 4 April 2026: continue."
std::string blinded_sentence(const LookOn& look, const TrialNow& now, const Review& review) {
  std::string text = "Look " + std::to_string(look.number) + " of " + std::to_string(now.looks.planned) + ", after " +
                     day_in_words(*look.day) + ": ";
  switch (review.decision.verdict) {
    case Verdict::keep_taking:
    case Verdict::stop_taking:
      return text +
             "stop. The rule has reached one of its ends, so the trial may end here; which of them, and the effect, is "
             "told when the order is: titrate plan open --reason \"the rule ended it\".";
    case Verdict::withhold:
      return text + "stop. Safety comes first" +
             (review.screening.guard.reasons.empty() ? "." : ": " + review.screening.guard.reasons.front().detail);
    default:
      break;
  }
  text += "continue. Neither end of the rule was reached.";
  const std::string waiting = waiting_in_words(now);
  return waiting.empty() ? text : text + " " + waiting;
}

/// What a review is of: the trial as its log stood then.
struct Reviewed {
  OpenNotebook notebook;
  SealedPlan plan;
  TrialCalendar calendar;
  Diary diary;  ///< with the arms of a blinded plan, which are told to nobody before the end
};

/// The diary that is reviewed. Of a blinded plan what was taken is what was in the bags, which the order says; it is
/// told to nobody before the end, since then nothing but continue or stop is.
Diary reviewed_diary(const OpenNotebook& notebook, const std::optional<Order>& order, const Catalog& catalog,
                     const Asked& asked) {
  const auto study = order ? study_of(notebook, catalog, asked.now) : std::nullopt;
  if (!study) return notebook.says->diary;
  return with_arms(notebook.says->diary, *study, notebook.says, notebook.log, *order);
}

/// As it is now, for an early look.
Reviewed as_it_is(const RunningTrial& running, const Catalog& catalog, const Asked& asked) {
  return {running.notebook, running.plan, running.now.calendar,
          reviewed_diary(running.notebook, running.order, catalog, asked)};
}

/// As it was when nothing more could count. An amendment of later is no part of it either.
Result<Reviewed> as_it_was(const RunningTrial& running, std::span<const Event> log, Day closed, const Catalog& catalog,
                           const Asked& asked) {
  const Log known(std::vector(log.begin(), log.end()));
  OpenNotebook then{running.notebook.name, known, known.says()};
  auto plan = sealed_plan_of(then.says, catalog);
  if (!plan) return plan.problem();
  TrialCalendar calendar = calendar_now((*plan)->now.trial, then, catalog, closed);
  Diary diary = reviewed_diary(then, running.order, catalog, asked);
  return Reviewed{std::move(then), std::move(**plan), std::move(calendar), std::move(diary)};
}

/// What was taken, up to the end of the last day that the review is of. A day that is not over may still be written.
Adhered adhered_of(const RunningTrial& running, const Reviewed& reviewed, Kind kind, Day as_of) {
  const bool over = kind == Kind::look || kind == Kind::ended;
  const TrialCalendar& calendar = reviewed.calendar;
  const Diary& diary = reviewed.notebook.says->diary;
  Adhered adhered{over ? as_of : as_of - days(1), {}, {}, {}};
  adhered.all = adherence_of(calendar, diary, adhered.until);
  if (running.blinded() || !running.order) return adhered;
  adhered.by_arm = adherence_by_arm(calendar, *running.order, diary, adhered.until);
  if (calendar.plan.full_dose)
    adhered.as_taken = as_taken_by_arm(calendar, *running.order, reviewed.diary, adhered.until);
  return adhered;
}

/// What of a diary an answer stands on, day by day.
std::vector<std::tuple<Day, Entry<Dose>, Entry<double>, std::vector<Context>>> days_that_count(
    const Diary& diary, const std::string& outcome) {
  std::vector<std::tuple<Day, Entry<Dose>, Entry<double>, std::vector<Context>>> days;
  const auto column = find_measure(diary, outcome);
  for (const DayRecord& record : diary.days) {
    const Entry<double> value = column ? record.measures[*column] : Entry<double>();
    if (record.dose.state() != EntryState::not_recorded || value.state() != EntryState::not_recorded ||
        !record.context.empty())
      days.emplace_back(record.day, record.dose, value, record.context);
  }
  return days;
}

/// What was written down after an answer was closed, told beside it and never in it; empty where it changes no day of
/// it. Only for those from whom nothing is kept any more: while a plan is blinded it would tell an arm by trying.
std::string entered_since(const Diary& then, Diary since, const Trial& trial, const SealedReview& answer,
                          const Catalog& catalog, std::uint64_t seed, Progress& progress) {
  since = until(std::move(since), answer.as_of);
  const std::string& outcome = trial.primary.name;
  if (days_that_count(since, outcome) == days_that_count(then, outcome)) return "";
  const std::string begins = "Days of this answer were entered, changed or taken back after it was closed" +
                             (answer.closed ? ", at the end of " + day_in_words(*answer.closed) : std::string()) +
                             ". They are not in it. ";
  if (!find_measure(since, outcome)) return begins + "With them there is nothing to compare.";
  const Review other = review(trial, since, catalog, answer.as_of, seed, progress);
  const auto* with = other.answers.primary();
  if (!with || !other.answers.trusted()) return begins + "With them no difference can be stated.";
  const NormalMixture& effect = with->effect;
  const auto told = [&](double value) { return difference(value, effect.sd(), trial.primary.unit); };
  return begins + "With them it would be " + told(effect.mean()) + " (95 % interval " + told(effect.quantile(0.025)) +
         " to " + told(effect.quantile(0.975)) + "): whoever entered them may have known the answer.";
}

/// What an early look at a blinded plan may say: nothing of the effect, only what anybody may know.
std::string blinded_peek_sentence(const RunningTrial& running, const Catalog& catalog) {
  const Notebook& says = running.notebook.says;
  const Guard guard = guard_now(says.diary, says.resumed, catalog, running.now.today);
  const std::string go_on =
      !guard.dose_may_be_suggested() && !guard.reasons.empty() ? "Stop: " + guard.reasons.front().detail
      : !running.now.none_today.empty()                        ? "Stop: " + running.now.none_today
                                        : std::string("Continue: nothing that was noticed asks for less.");
  return "An early look, which is written down and gives no verdict; of a blinded plan it tells no effect. " + go_on +
         " " + missing_in_words(running.now) + " " + waiting_in_words(running.now);
}

const char* word_of(Kind kind) {
  switch (kind) {
    case Kind::waiting:
      return "waiting";
    case Kind::look:
      return "look";
    case Kind::peek:
      return "peek";
    case Kind::ended:
      break;
  }
  return "ended";
}

/// Of a blinded look, which end of the rule was reached is not told.
std::string verdict_word(const SealedReview& review) {
  const Verdict verdict = review.review->decision.verdict;
  if (!review.blinded) return to_string(verdict);
  return verdict == Verdict::carry_on || verdict == Verdict::undecided ? "continue" : "stop";
}

}  // namespace

Result<SealedReview> review_of_sealed(Records& records, const Catalog& catalog, Progress& progress,
                                      const RunningTrial& running, const Asked& asked, std::optional<Day> today,
                                      bool peek, std::uint64_t seed) {
  const TrialNow& now = running.now;
  const LookOn look = look_on(now, today);
  SealedReview answer;
  peek = peek && !look.final && !now.opened();
  answer.kind = peek ? Kind::peek : look.day ? Kind::look : now.opened() ? Kind::ended : Kind::waiting;
  answer.as_of = answer.kind == Kind::look    ? *look.day
                 : answer.kind == Kind::ended ? std::min(now.today, *now.opened_on)
                                              : now.today;
  answer.blinded = running.blinded();
  answer.number = look.number;
  const std::span<const Event> log = running.notebook.log;
  if (answer.kind == Kind::look) answer.closed = look_closes_on(log, *look.day);
  const auto reviewed = [&]() -> Result<Reviewed> {
    if (answer.closed) return as_it_was(running, said_until(log, *answer.closed), *answer.closed, catalog, asked);
    if (answer.kind == Kind::ended) return as_it_was(running, until_opened(log), answer.as_of, catalog, asked);
    return as_it_is(running, catalog, asked);
  }();
  if (!reviewed) return reviewed.problem();
  answer.adhered = adhered_of(running, *reviewed, answer.kind, answer.as_of);
  if (answer.kind == Kind::waiting) {
    answer.sentence = "No planned look has come. " + missing_in_words(now) + " " + waiting_in_words(now) +
                      " An early one (--peek) is written down, and gives no verdict.";
    return answer;
  }
  if (answer.kind == Kind::peek) {
    const auto written = write_event(records, asked, Peeked{now.today});
    if (!written) return written.problem();
    if (answer.blinded) {
      answer.sentence = blinded_peek_sentence(running, catalog);
      return answer;
    }
  }
  if (answer.blinded && look.final && answer.kind == Kind::look) {
    answer.sentence =
        "The last day of this blinded trial is over, and its order is still closed. What was written down by the end "
        "of " +
        day_in_words(*answer.closed) +
        " is what the review will answer from. Write down your last guess (titrate log guess), then open it: titrate "
        "plan open. The review answers after that.";
    return answer;
  }
  if (!running.order)
    return running.no_order.value_or(Problem{"this program was started without the key of the sealed order.",
                                             {.file = "plan"},
                                             "Use titrate serve, titrate ask or titrate review with a data folder."});
  Trial trial = as_lived(reviewed->calendar, *running.order);
  trial.fixed_before_data = !reviewed->plan.question_changed;
  const int day = int((answer.as_of - now.calendar.start()).count()) + 1;
  if (answer.kind != Kind::look) trial = without_look_on(std::move(trial), day);
  answer.diary = until(reviewed->diary, answer.as_of);
  if (!find_measure(answer.diary, trial.primary.name))
    return Problem{"nothing is recorded of " + trial.primary.label + " yet.",
                   {.file = "diary"},
                   "Write the evenings down first: titrate log."};
  Circumstances known = circumstances_of(running, catalog, answer.adhered, reviewed->calendar);
  const bool ended = now.opened() || look.final;
  if (ended && !answer.blinded && answer.kind != Kind::peek)
    if (std::string since = entered_since(answer.diary, reviewed_diary(running.notebook, running.order, catalog, asked),
                                          trial, answer, catalog, seed, progress);
        !since.empty())
      known.lived.push_back(std::move(since));
  answer.review = review(trial, answer.diary, catalog, answer.as_of, seed, progress, known);
  answer.trial = std::move(trial);
  if (answer.blinded)
    answer.sentence = blinded_sentence(look, now, *answer.review);
  else if (answer.kind == Kind::look)
    answer.sentence = answer.review->report.sentence;
  else
    answer.sentence = (answer.kind == Kind::peek ? "An early look, which is written down and gives no verdict. "
                                                 : "The order was told before any look, so there is no verdict. ") +
                      answer.review->report.sentence;
  return answer;
}

std::optional<Problem> another_question(const RunningTrial& running, bool peek) {
  if (running.blinded())
    return Problem{
        std::string(running.now.over() ? "the order of a blinded plan is closed" : "a blinded plan is running") +
            ", and any other review of its days could tell the arms.",
        {.file = "trial"},
        running.now.over() ? "Open the order first: titrate plan open."
                           : "Wait for its end, or ask for an early look at the plan itself: --peek."};
  if (running.now.over()) return std::nullopt;
  if (peek) return std::nullopt;
  return Problem{"a sealed plan is running, and another look at its days is an early look.",
                 {.file = "peek"},
                 "Add --peek: it is written down, and every later report says that somebody looked."};
}

Json look_json(const SealedReview& review, const TrialNow& now) {
  Json json = looks_json(now);
  json["kind"] = word_of(review.kind);
  json["as_of"] = to_string(review.as_of);
  json["blinded"] = review.blinded;
  json["verdict"] = review.review ? Json(verdict_word(review)) : Json(nullptr);
  json["sentence"] = review.sentence;
  json["peeks"] = now.peeks.size() + (review.kind == Kind::peek ? 1 : 0);
  json["adherence"] = adhered_json(review.adhered, now.calendar.plan);
  return json;
}

}  // namespace titrate::door
