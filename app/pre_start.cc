#include "app/pre_start.h"

#include <algorithm>

#include "app/follow.h"
#include "app/in_words.h"
#include "app/plan_in_words.h"
#include "app/trial_now.h"
#include "life/regimen.h"
#include "safety/written.h"

namespace titrate {
namespace {

std::vector<std::string> plan_in_words(const MeantTrial& plan, const Catalog& catalog, const Rest* rest) {
  using State = MeantTrial::State;
  const Trial& trial = plan.trial;
  const std::string first = trial.start ? day_in_words(*trial.start) : "a day that is not chosen yet";
  std::vector<std::string> text;
  text.push_back(plan.state == State::running ? "A trial runs since " + first + "."
                 : plan.state == State::sealed
                     ? "A trial is sealed, and begins on " + first + "."
                     : "A trial is drafted, to begin on " + first + ". It is not sealed yet.");
  if (rest) text.push_back("It rests since " + day_in_words(rest->from) + ": none is taken until it goes on.");
  text.push_back(doses_in_words(trial, catalog));
  const std::string length = trial.planned_days ? days_in_words(*trial.planned_days) : "";
  text.push_back((length.empty() ? "" : length + (plan.last_day ? ", to " + day_in_words(*plan.last_day) : "") + ": ") +
                 layout_in_words(trial));
  if (is_blinded(trial))
    text.emplace_back("Its capsules look alike: which of the two a day has is not known before the end, here neither.");
  return text;
}

std::optional<MeantTrial> meant_trial(const OpenNotebook& notebook, const Catalog& catalog, Day today,
                                      const Trial* sealed, const Trial* draft) {
  using State = MeantTrial::State;
  std::optional<MeantTrial> plan;
  const Rest* rest = nullptr;
  std::optional<TrialCalendar> calendar;
  if (sealed && !notebook.says->opened) {
    calendar = calendar_now(*sealed, notebook, catalog, today);
    const PlanDay::Phase phase = calendar->on(today).phase;
    if (phase != PlanDay::Phase::after) {
      plan = MeantTrial{
          phase == PlanDay::Phase::before ? State::sealed : State::running, *sealed, calendar->last_day(), {}};
      rest = calendar->resting_on(today);
    }
  }
  // A plan that was sealed and is over may still be the draft, too.
  if (!plan && draft && (!sealed || (draft->start && *draft->start > today))) {
    plan = MeantTrial{State::drafted, *draft, std::nullopt, {}};
    if (draft->start && draft->planned_days)
      plan->last_day = *draft->start + std::chrono::days(*draft->planned_days - 1);
  }
  if (plan) plan->in_words = plan_in_words(*plan, catalog, rest);
  return plan;
}

std::string begin_in_words(Day start, int run_in_days) {
  const Day first = start + std::chrono::days(run_in_days);
  if (run_in_days == 0) return "The ladder begins with its first step on " + day_in_words(first) + ".";
  return "The ladder begins on " + day_in_words(start) + " with a run-in of " + days_in_words(run_in_days) +
         ", in which none is taken; its first step is on " + day_in_words(first) + ".";
}

/// The ladder that is followed: the steps that are still to come, or why none is taken now.
void tell_followed(PreStart& sheet, const RegimenStarted& started, const RegimenState& state) {
  using Phase = RegimenPhase;
  if (state.phase == Phase::paused || state.phase == Phase::stopped || state.phase == Phase::no_dose) {
    sheet.ladder = CannotClimb{state.why, "titrate follow shows where it is."};
    return;
  }
  if (!sheet.standing.dose_may_be_suggested()) {  // a finding that came after the beginning holds it, too
    sheet.ladder = CannotClimb{sheet.standing.why_no_dose(), "titrate follow shows where it is."};
    return;
  }
  Ladder ladder = started.ladder;
  if (state.phase == Phase::on_step) ladder.steps = state.ahead;
  std::erase_if(ladder.steps, [&](const LadderStep& step) { return !sheet.standing.check(step.daily).within; });
  sheet.ladder = std::move(ladder);
  sheet.ladder_in_words.push_back(begin_in_words(started.start, started.run_in_days));
}

void tell_ladder(PreStart& sheet, const Notebook& says, const Catalog& catalog) {
  if (says.regimen) {
    const RegimenState state = regimen_on(*says.regimen, says.resumed, says.diary, catalog, sheet.standing.limit,
                                          sheet.standing.others(), sheet.day);
    if (state.phase != RegimenPhase::ended) return tell_followed(sheet, says.regimen->started, state);
  }
  if (!sheet.product) return;
  const Day start = usual_start(sheet.day);
  const int run_in = usual_run_in(sheet.standing);
  sheet.ladder =
      plan_ladder(sheet.standing, sheet.product->unit, {.start = start + std::chrono::days(run_in), .to = {}});
  if (std::holds_alternative<Ladder>(*sheet.ladder)) sheet.ladder_in_words.push_back(begin_in_words(start, run_in));
}

std::string fact_in_words(const std::string& fact) {
  if (fact == "age") return "Their age was not said.";
  if (fact == "conditions") return "Their conditions were not said: nothing was looked up.";
  if (fact == "medicines") return "Their medicines were not said: nothing was looked up.";
  if (fact == "life stage") return "Whether they are pregnant or breastfeeding was not said.";
  return "";
}

/// What could not be checked keeps from the start as a finding does, and is decided about by the same act: the rule
/// that is typed back is the name itself.
Finding open_finding(const std::string& one) {
  Finding finding;
  finding.rule = finding.about = finding.matched = one;
  finding.severity = Severity::clinician;
  finding.source = {"The rules of this program", "verified"};
  if (fact_in_words(one).empty()) {
    finding.action = "It is to be decided whether it goes with magnesium; the decision is recorded under this name.";
    finding.reason =
        "This program does not know the name, so nothing was looked up, which is not the same as no interaction.";
  } else {
    finding.matched.clear();
    finding.action = "It was not said, and belongs before the first dose.";
    finding.reason = "A rule that keeps people from starting asks for it.";
  }
  return finding;
}

std::vector<std::string> cleared_in(const Screening& screening) {
  std::vector<std::string> cleared;
  for (const Override& one : screening.overrides) {
    const auto names = [&](const std::string& written) {
      return plain_words(written) == plain_words(one.decision.rule);
    };
    const auto& all = screening.could_not_check;
    const auto at = std::find_if(all.begin(), all.end(), names);
    if (one.applied && at != all.end())
      cleared.push_back("\"" + *at + "\" was cleared by " + one.decision.clinician + " on " +
                        day_in_words(one.decision.day) + ".");
  }
  return cleared;
}

std::vector<std::string> questions_of(const PreStart& sheet) {
  if (!sheet.sheet)
    return {"Nobody has said who this is: age, conditions and medicines are not known, and nothing was screened."};
  const Screening& screening = sheet.standing.screened.screening;
  std::vector<std::string> facts, questions;
  for (const std::string& one : screening.still_open) {
    const std::string fact = fact_in_words(one);
    if (fact.empty())
      questions.push_back("\"" + one + "\" is not a name that this program knows. Is it compatible with magnesium?");
    else
      facts.push_back(fact);
  }
  if (!sheet.sheet->person.egfr) facts.emplace_back("No kidney value (eGFR) was said. Is there one, and is it recent?");
  if (!sheet.product)
    facts.emplace_back(sheet.plan || sheet.ladder ? "No product was chosen."
                                                  : "No product was chosen, so there is no ladder.");
  if (sheet.plan && sheet.plan->trial.full_dose)
    if (const auto* mg = std::get_if<DailyElementalMass>(&*sheet.plan->trial.full_dose);
        mg && !sheet.standing.check(*mg).within)
      questions.push_back("The trial's dose of " + milligrams_a_day(*mg) +
                          ", beside what other sources hold, is above the limit in force. How much may they take?");
  for (const Finding& finding : sheet.standing.in_the_way())
    questions.push_back("May they take magnesium in spite of this, and how much at most: " + finding.about + "?");
  for (const std::string& one : screening.nothing_in_our_rules)
    questions.push_back("There is no rule here about " + one +
                        ", which is not the same as no interaction. Do you know of one?");
  if (sheet.standing.limit.forbids.empty())
    questions.push_back("Do you agree with at most " + milligrams_a_day(sheet.standing.limit.amount) + "?");
  facts.insert(facts.end(), questions.begin(), questions.end());
  return facts;
}

}  // namespace

const char* to_string(MeantTrial::State state) {
  switch (state) {
    case MeantTrial::State::drafted:
      return "drafted";
    case MeantTrial::State::sealed:
      return "sealed";
    case MeantTrial::State::running:
      break;
  }
  return "running";
}

PreStart pre_start(const OpenNotebook& notebook, const Catalog& catalog, Day today, const Trial* sealed,
                   const Trial* draft) {
  PreStart sheet;
  sheet.day = today;
  sheet.sheet = notebook.says->sheet;
  sheet.product = notebook.says->product;
  sheet.standing = standing_on(notebook.says, catalog, today);
  sheet.plan = meant_trial(notebook, catalog, today, sealed, draft);
  sheet.to_decide = sheet.standing.in_the_way();
  const Screening& screening = sheet.standing.screened.screening;
  if (sheet.sheet)
    for (const std::string& one : screening.still_open) sheet.to_decide.push_back(open_finding(one));
  if (sheet.sheet) sheet.cleared = cleared_in(screening);
  if (sheet.sheet)
    for (const Finding& finding : screening.findings)
      if (!stands_in_the_way(finding)) sheet.to_mind.push_back(finding);
  if (!sheet.plan) tell_ladder(sheet, notebook.says, catalog);
  sheet.questions = questions_of(sheet);
  return sheet;
}

}  // namespace titrate
