#include "app/trial_now.h"

#include <algorithm>

#include "app/in_words.h"
#include "app/standing.h"
#include "app/write_event.h"
#include "base/listed.h"
#include "life/blinding.h"
#include "trial/plan.h"

namespace titrate {
namespace {

using std::chrono::days;

Problem not_now(const char* field, std::string what, std::string way_out) {
  return {std::move(what), {.file = field}, std::move(way_out)};
}

/// A person's words, so that another sentence may follow.
std::string a_sentence(std::string words) {
  if (!words.empty() && std::string(".!?").find(words.back()) == std::string::npos) words += '.';
  return words;
}

Looks looks_on(const TrialCalendar& calendar, std::span<const Event> log, Day today, bool opened) {
  Looks looks;
  looks.planned = int(looks_of(calendar.plan).size());
  for (const Day day : calendar.look_days()) {
    const Day closes = day < today && !opened ? look_closes_on(log, day) : day;
    if (closes < today) {
      looks.came = day;
      ++looks.number;
    } else if (!looks.next) {
      looks.next = closes;
      looks.days_to_go = int((closes - today).count()) + 1;
    }
  }
  looks.final = looks.came && looks.number == looks.planned;
  return looks;
}

void count_days(TrialNow& now, const Diary& diary) {
  for (std::size_t i = 0; i < now.calendar.days.size(); ++i) {
    const Day day = now.calendar.start() + days(i);
    const PlanDay::Phase phase = now.calendar.days[i].at.phase;
    if (day >= now.today || phase == PlanDay::Phase::paused || phase == PlanDay::Phase::stopped) continue;
    const auto column = find_measure(diary, now.calendar.plan.primary.name);
    const DayRecord* record = find_day(diary, day);
    ++(column && record && record->measures[*column].known() ? now.recorded : now.missing);
  }
}

/// They may take magnesium, and no coin may choose the days on which they have none.
bool needs_it_daily(const Trial& plan, const PersonStanding& standing) {
  return standing.dose_may_be_suggested() && intended_by(plan).randomised_off &&
         !standing.screened.screening.may_be_randomised;
}

/// Why a sealed plan rests, by who somebody is and what they take, as a sentence; empty: it need not.
std::string why_it_may_not_go_on(const Trial& plan, const PersonStanding& standing) {
  if (needs_it_daily(plan, standing))
    return "It has days without magnesium that a coin chose, and your screening says that those are not for you: take "
           "what your clinician told you. titrate plan open --reason ends the trial.";
  return standing.why_no_dose();
}

/// The plan's dose is above what may be taken today, as a sentence; empty: it is not. Asked of the full dose on the
/// days of both arms: that it is silent must not tell which one it is.
std::string above_the_limit(const Trial& plan, const PersonStanding& standing) {
  const auto* dose = plan.full_dose ? std::get_if<DailyElementalMass>(&*plan.full_dose) : nullptr;
  if (!dose) return "";
  const DoseCheck check = standing.check(*dose);
  if (check.within) return "";
  const auto mg = [](DailyElementalMass mass) { return number_in_words(mass.in(elemental_milligram_per_day)) + " mg"; };
  return "The plan's dose of " + mg(*dose) +
         (check.others > DailyElementalMass{} ? ", beside " + mg(check.others) + " from other sources," : "") +
         " is above your limit of " + mg(check.limit) + ": take none of it while that is so. " +
         a_sentence(check.reason) +
         " That does not end the trial: titrate plan pause lets it rest, so that no period is lost; a lower dose is an "
         "amendment.";
}

std::string none_today(const TrialNow& now, const PersonStanding& standing) {
  if (now.over() || now.at.phase == PlanDay::Phase::before) return "";
  const Trial& plan = now.calendar.plan;
  if (now.rest)
    return "The trial rests since " + day_in_words(now.rest->from) +
           (needs_it_daily(plan, standing) ? ", and gives no dose. " : ": take none. ") + a_sentence(now.rest->why);
  return now.at.phase == PlanDay::Phase::period ? above_the_limit(plan, standing) : "";
}

Result<OpenNotebook> with_running_trial(Records& records, const Asked& asked) {
  auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  if (notebook->says->opened)
    return not_now("plan", "The order was told, so the trial is over.", "titrate plan new begins another.");
  return notebook;
}

}  // namespace

bool is_blinded(const Trial& plan) { return blinding_of(plan) != Blinding::none; }

TrialCalendar calendar_now(const Trial& plan, const OpenNotebook& notebook, const Catalog& catalog, Day today) {
  const auto why_no_dose = [&](const Notebook& says, Day day) {
    return why_it_may_not_go_on(plan, standing_on(says, catalog, day));
  };
  const auto opened = opened_on(notebook.log);
  const Day last = opened ? std::min(*opened, today) : today;
  const auto log = until_opened(notebook.log);
  TrialCalendar calendar = calendar_of(plan, rests_of(log, catalog, plan, why_no_dose, last), last);
  return opened ? ended_on(std::move(calendar), *opened) : calendar;
}

TrialNow trial_now(const Trial& plan, const OpenNotebook& notebook, const Catalog& catalog, const Moment& now) {
  const Notebook& says = notebook.says;
  TrialNow trial;
  trial.today = current_day(notebook, now);
  trial.calendar = calendar_now(plan, notebook, catalog, trial.today);
  trial.opened_on = opened_on(notebook.log);
  trial.at = trial.calendar.on(trial.today);
  if (const Rest* rest = trial.calendar.resting_on(trial.today); rest && !trial.over()) {
    trial.rest = *rest;
    trial.questions = resume_questions(says.diary, says.resumed, catalog, trial.today);
  }
  trial.looks = looks_on(trial.calendar, notebook.log, trial.today, trial.opened());
  count_days(trial, says.diary);
  trial.adherence = adherence_of(trial.calendar, says.diary, trial.today - days(1));
  for (const Peeked& peek : says.peeks) trial.peeks.push_back(peek.day);
  trial.none_today = none_today(trial, standing_on(says, catalog, trial.today));
  return trial;
}

std::string waiting_in_words(const TrialNow& now) {
  if (!now.looks.next) return "";
  const int more = now.looks.days_to_go;
  return std::to_string(more) + (more == 1 ? " more day" : " more days") + "; the earliest answer is after " +
         day_in_words(*now.looks.next) + (now.rest ? ", if the trial goes on as soon as it may." : ".");
}

std::string missing_in_words(const TrialNow& now) {
  const int all = now.recorded + now.missing;
  const std::string& label = now.calendar.plan.primary.label;
  if (all == 0) return "No day of the plan is over yet.";
  const std::string text = "Of " + days_in_words(all) + (all == 1 ? " that is over, " : " that are over, ") +
                           std::to_string(now.recorded) + (now.recorded == 1 ? " has " : " have ") + label;
  if (now.missing == 0) return text + ".";
  return text + "; " + std::to_string(now.missing) + (now.missing == 1 ? " is" : " are") + " missing (titrate late).";
}

std::vector<std::string> how_it_was_lived(const TrialNow& now) {
  std::vector<std::string> all;
  if (!now.peeks.empty()) {
    std::vector<std::string> on;
    for (const Day day : now.peeks) on.push_back(day_in_words(day));
    all.push_back("Somebody looked before a planned look " +
                  (now.peeks.size() == 1 ? std::string("once") : std::to_string(now.peeks.size()) + " times") +
                  ", on " + listed_with_and(on) +
                  ". It gave no verdict; what was seen may have moved what was written down later.");
  }
  int by_guard = 0;
  for (const Rest& rest : now.calendar.rests) {
    by_guard += rest.by_guard;
    all.push_back("The trial rested from " + day_in_words(rest.from) +
                  (rest.until ? " to " + day_in_words(*rest.until - days(1)) : std::string(" on")) + ": " +
                  a_sentence(rest.why));
  }
  const auto torn = std::count_if(now.calendar.days.begin(), now.calendar.days.end(),
                                  [](const ScheduledDay& day) { return day.torn; });
  if (torn > 0)
    all.push_back("A period that was interrupted began again, in the order that was drawn; its first " +
                  (torn == 1 ? std::string("day counts") : days_in_words(int(torn)) + " count") + " for its arm, too.");
  if (by_guard > 0)
    all.push_back(
        "A rest that something noticed asked for can come from the treatment itself. Then another order would have had "
        "other rests, and the share by the order alone is no longer exact.");
  return all;
}

std::vector<std::string> adherence_in_words(const Adhered& adhered, const Trial& plan) {
  if (adhered.all.days == 0) return {};
  const auto counts = [](const Adherence& one) {
    return "taken on " + std::to_string(one.taken) + ", none on " + std::to_string(one.none) + ", skipped on " +
           std::to_string(one.skipped) + ", not recorded on " + std::to_string(one.unknown) + ".";
  };
  if (!adhered.by_arm || !adhered.as_taken)
    return {"Of the " + days_in_words(adhered.all.days) + " of periods so far: " + counts(adhered.all)};
  const auto of_arm = [&](const std::string& arm, const Adherence& one, const AsTaken& taken) {
    return "Assigned to \"" + arm + "\", " + days_in_words(one.days) + ": " + counts(one) +
           " What was taken was nearer to the full dose on " + std::to_string(taken.full) +
           ", nearer to the other arm's on " + std::to_string(taken.other) + ", and nobody knows on " +
           std::to_string(taken.unknown) + ".";
  };
  const ArmNames arms = arm_names_of(plan);
  return {of_arm(arms.on, adhered.by_arm->on, adhered.as_taken->on),
          of_arm(arms.off, adhered.by_arm->off, adhered.as_taken->off)};
}

Result<Event> pause_trial(Records& records, const Catalog& catalog, const Asked& asked, const Trial& plan,
                          std::string reason) {
  const auto notebook = with_running_trial(records, asked);
  if (!notebook) return notebook.problem();
  if (reason.empty())
    return not_now("reason", "A pause has a reason: whoever reads the answer will ask.",
                   "Say it: titrate plan pause --reason \"influenza\".");
  const TrialNow now = trial_now(plan, *notebook, catalog, asked.now);
  if (now.over()) return not_now("plan", "The plan's last day is over.", "titrate review gives its answer.");
  if (now.rest)
    return not_now("plan", "The trial rests already, since " + day_in_words(now.rest->from) + ".",
                   "titrate plan resume goes on.");
  return write_event(records, asked, Paused{now.today, std::move(reason)});
}

Result<Event> resume_trial(Records& records, const Catalog& catalog, const Asked& asked, const Trial& plan,
                           const GoingOn& said) {
  const auto notebook = with_running_trial(records, asked);
  if (!notebook) return notebook.problem();
  const TrialNow now = trial_now(plan, *notebook, catalog, asked.now);
  if (!now.rest) return not_now("plan", "The trial does not rest.", "titrate plan shows where it is.");
  if (now.rest->for_good)
    return not_now("plan", "What was noticed ends it: this product is not taken again. " + now.rest->why,
                   "titrate plan open --reason TEXT closes the trial; talk to a doctor before any other magnesium.");
  if (const std::string why = why_it_may_not_go_on(plan, standing_on(notebook->says, catalog, now.today)); !why.empty())
    return not_now("plan", "The screening stands in the way. " + why,
                   "Show it to a doctor or pharmacist, and keep what they decide with your sheet (titrate person).");
  auto events = going_on(*notebook, catalog, said, now.today, "titrate plan resume");
  if (!events) return events.problem();
  if (now.rest->stopped() && !std::get<Resumed>(events->back()).agreed) {
    // The stop was answered for elsewhere, or taken back; the trial itself was stopped, and goes on with a clinician.
    if (!said.agreed)
      return not_now("agreed", "The trial was stopped, so it goes on only when a clinician has agreed.",
                     "titrate plan resume --clinician NAME --agreed-on DAY --reason WORDS");
    if (const std::string flaw = flaw_of(*said.agreed, now.today); !flaw.empty())
      return not_now("agreed", "This agreement cannot be used: " + flaw + ".",
                     "titrate plan resume --clinician NAME --agreed-on DAY --reason WORDS");
    std::get<Resumed>(events->back()).agreed = said.agreed;
  }
  return write_events(records, asked, std::move(events).value());
}

}  // namespace titrate
