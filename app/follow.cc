#include "app/follow.h"

#include <algorithm>

#include "app/in_words.h"
#include "app/plan_ladder.h"
#include "app/standing.h"
#include "app/write_event.h"

namespace titrate {
namespace {

using std::chrono::days;

constexpr int longest_run_in = 90, usual_run_in_days = 14;

bool needs_it_daily(const PersonStanding& standing) { return !standing.screened.screening.may_be_randomised; }

Problem refusal(const char* field, std::string what, std::string way_out) {
  return {std::move(what), {.file = field}, std::move(way_out)};
}

/// A diary with a regimen, and where it is.
struct Following {
  OpenNotebook notebook;
  Day current{};
  RegimenState state;
};

Result<Following> following(Records& records, const Catalog& catalog, const Asked& asked) {
  auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  const auto state = regimen_of(*notebook, catalog, asked.now);
  if (!state) return refusal("act", "No ladder is followed.", "Begin one: titrate follow start --unit-mg 100.");
  const Day current = current_day(*notebook, asked.now);
  return Following{std::move(notebook).value(), current, *state};
}

Result<Following> on_a_step(Records& records, const Catalog& catalog, const Asked& asked) {
  auto here = following(records, catalog, asked);
  if (!here || here->state.phase == RegimenPhase::on_step) return here;
  return refusal("act", "No step is taken today. " + here->state.why,
                 here->state.phase == RegimenPhase::paused ? "When it has gone: titrate follow resume."
                                                           : "titrate follow shows where it is.");
}

std::optional<Problem> not_again(const Following& here) {
  const auto& acts = here.notebook.says->regimen->acts;
  const bool today = std::any_of(acts.begin(), acts.end(), [&](const auto& act) {
    const auto* moved = std::get_if<StepMoved>(&act);
    return moved && moved->day == here.current;
  });
  if (!today) return std::nullopt;
  return refusal("act", "The step of today was answered already.", "titrate undo takes the answer back.");
}

Result<Ladder> ladder_of(const OpenNotebook& notebook, const Catalog& catalog, const DoseUnit& unit, Day first,
                         const FollowWish& wish, Day current) {
  LadderWish ladder_wish{.start = first, .to = wish.to};
  const PlannedLadder planned = plan_ladder(standing_on(notebook.says, catalog, current), unit, ladder_wish);
  if (const auto* refused = std::get_if<CannotClimb>(&planned))
    return refusal("unit_mg", refused->why, refused->way_out);
  return std::get<Ladder>(planned);
}

/// What is noticed, or who this person is, against a beginning.
std::optional<Problem> against_starting(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now,
                                        Day current) {
  const Notebook& says = notebook.says;
  if (const auto state = regimen_of(notebook, catalog, now)) {
    if (state->phase != RegimenPhase::ended)
      return refusal("act", "A ladder is followed already, since " + day_in_words(says.regimen->started.start) + ".",
                     "titrate follow shows where it is, titrate follow stop ends it.");
  }
  const Guard guard = guard_now(says.diary, says.resumed, catalog, current);
  if (!guard.dose_may_be_suggested())
    return refusal("act", "What you noticed stands in the way. " + guard.reasons.front().detail,
                   "When it has gone, titrate follow resume asks what the rule asks.");
  const PersonStanding standing = standing_on(says, catalog, current);
  if (!standing.said)
    return refusal("act", "Nobody has said who you are, so no medicine and no condition could be looked at.",
                   "Say it once: titrate person set (docs/formats/person.md), or About you on the page.");
  if (standing.dose_may_be_suggested()) return std::nullopt;
  return refusal("act", "The screening stands in the way. " + standing.why_no_dose(),
                 "Show it to a doctor or pharmacist, and keep what they decide with your sheet (titrate person).");
}

/// When a person last said who they are.
std::optional<Day> sheet_said_on(const OpenNotebook& notebook) {
  std::optional<Day> said;
  const auto& standing = notebook.says->standing;
  for (const Event& event : notebook.log)
    if (std::holds_alternative<PersonSaid>(event.what) &&
        std::binary_search(standing.begin(), standing.end(), event.id))
      said = day_of(event.entered, notebook.says->diary.day_start);
  return said;
}

/// What has to be there after "stop and seek care".
std::optional<Problem> without_agreement(const OpenNotebook& notebook, const Catalog& catalog, const GoingOn& said,
                                         const ResumeQuestion& question, Day current, const std::string& verb) {
  const std::string after = "After " + question.name + ", " + grade_in_words(question.grade) + ", ";
  const std::string how = verb + " --clinician NAME --agreed-on DAY --reason WORDS";
  if (!said.agreed) return refusal("agreed", after + "it goes on only when a clinician has agreed.", how);
  if (const std::string flaw = flaw_of(*said.agreed, current); !flaw.empty())
    return refusal("agreed", "This agreement cannot be used: " + flaw + ".", how);
  if (said.agreed->day < question.last)
    return refusal("agreed", "That agreement is older than what was noticed on " + day_in_words(question.last) + ".",
                   "Ask again, and give the day of the new one.");
  const auto said_on = sheet_said_on(notebook);
  if (!said_on || *said_on <= question.last)  // said on the day itself, it may have been before
    return refusal("agreed", after + "you are screened again first: what you take and what you have may have changed.",
                   "Keep a new sheet (titrate person), then resume.");
  const PersonStanding standing = standing_on(notebook.says, catalog, current);
  if (standing.dose_may_be_suggested()) return std::nullopt;
  return refusal("agreed", "The new screening stands in the way. " + standing.why_no_dose(),
                 "Show it to the clinician, and keep what they decide with your sheet.");
}

/// The first day without it, or why it is not known or does not fit what was written down.
Result<Day> gone_since(const ResumeQuestion& question, const GoingOn& said, Day current, const std::string& verb) {
  const std::string how = verb + " --gone-since DAY";
  if (!question.gone && !said.gone_since)
    return refusal(
        "gone_since",
        "Since when has it gone: " + question.name + "? You noticed it last on " + day_in_words(question.last) + ".",
        how);
  const Day since =
      said.gone_since ? std::max(*said.gone_since, question.gone.value_or(*said.gone_since)) : *question.gone;
  if (since <= question.last)
    return refusal("gone_since", "On " + day_in_words(question.last) + " you still noticed it: " + question.name + ".",
                   how);
  if (since > current) return refusal("gone_since", "That day has not come yet.", how);
  const Day earliest = since + days(question.days_without);
  if (earliest <= current) return since;
  return refusal("gone_since",
                 question.name + " has to be gone for " + std::to_string(question.days_without) +
                     (question.days_without == 1 ? " day" : " days") + " first.",
                 "Resume on " + day_in_words(earliest) + " at the earliest, if it does not come back.");
}

}  // namespace

Day usual_start(Day today) { return today + days(1); }

int usual_run_in(const PersonStanding& standing) { return needs_it_daily(standing) ? 0 : usual_run_in_days; }

std::optional<RegimenState> regimen_of(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now) {
  const Notebook& says = notebook.says;
  if (!says.regimen) return std::nullopt;
  const Day current = current_day(notebook, now);
  const PersonStanding standing = standing_on(says, catalog, current);
  RegimenState state =
      regimen_on(*says.regimen, says.resumed, says.diary, catalog, standing.limit, standing.others(), current);
  // A finding that came after the beginning (a new medicine) holds the dose as it would have held the beginning.
  if (state.phase == RegimenPhase::on_step && !standing.dose_may_be_suggested()) {
    state.phase = RegimenPhase::no_dose;
    state.why = standing.why_no_dose();
    state.dose.reset();
    state.ahead.clear();
    state.asks_tolerance = false;
  }
  return state;
}

Result<Event> follow(Records& records, const Catalog& catalog, const Asked& asked, const FollowWish& wish) {
  const auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  const Day current = current_day(*notebook, asked.now);
  const auto& product = notebook->says->product;
  if (!wish.unit && !product)
    return refusal("unit_mg", "I do not know what is in one capsule.",
                   "Say it (--unit-mg 100), or keep the product first: titrate product.");
  if (wish.run_in_days.value_or(0) < 0 || wish.run_in_days.value_or(0) > longest_run_in)
    return refusal("run_in_days", "A run-in takes 0 to 90 days.", "14 is usual.");
  if (auto problem = against_starting(*notebook, catalog, asked.now, current)) return *problem;
  const PersonStanding standing = standing_on(notebook->says, catalog, current);
  if (needs_it_daily(standing) && wish.run_in_days.value_or(0) > 0)
    return refusal("run_in_days",
                   "A run-in is days without magnesium, and your screening says that those are not for you.",
                   "Leave the run-in out: the ladder then begins on its first day.");
  const int run_in = wish.run_in_days.value_or(usual_run_in(standing));
  RegimenStarted started;
  started.start = wish.start.value_or(usual_start(current));
  if (started.start < current)
    return refusal("start", "A ladder begins today or later: what was taken before is in the diary.",
                   "Leave the start out, or give a day from " + day_in_words(current) + " on.");
  started.run_in_days = run_in;
  started.unit = wish.unit ? *wish.unit : product->unit;
  started.product = !wish.product.empty() ? wish.product : !wish.unit ? product->name : "the " + wish.unit->name;
  auto ladder = ladder_of(*notebook, catalog, started.unit, started.start + days(run_in), wish, current);
  if (!ladder) return ladder.problem();
  started.ladder = std::move(ladder).value();
  return write_event(records, asked, started);
}

Result<Event> answer_step(Records& records, const Catalog& catalog, const Asked& asked, bool tolerated) {
  const auto here = on_a_step(records, catalog, asked);
  if (!here) return here.problem();
  if (auto problem = not_again(*here)) return *problem;
  const NextStep& next = tolerated ? here->state.if_tolerated : here->state.if_not;
  const bool up = next.move == NextStep::Move::up;
  if (tolerated && !up) return refusal("tolerated", next.reason, "Stay on this step; titrate follow shows how long.");
  return write_event(records, asked,
                     StepMoved{here->current, up ? next.step : here->state.step, tolerated,
                               tolerated ? next.reason : "You did not bear this step well, so it is not raised."});
}

Result<Event> step_down(Records& records, const Catalog& catalog, const Asked& asked) {
  const auto here = on_a_step(records, catalog, asked);
  if (!here) return here.problem();
  if (auto problem = not_again(*here)) return *problem;
  if (*here->state.step == 0)
    return refusal("down", "This is the first step, and there is none below it.", "To take none: titrate follow stop.");
  return write_event(records, asked, StepMoved{here->current, *here->state.step - 1, std::nullopt, "Your own choice."});
}

Result<Event> stop_following(Records& records, const Catalog& catalog, const Asked& asked, std::string reason) {
  const auto here = following(records, catalog, asked);
  if (!here) return here.problem();
  if (here->state.phase == RegimenPhase::ended)
    return refusal("act", "It has ended already. " + here->state.why, "Nothing is left to do.");
  return write_event(records, asked, RegimenStopped{here->current, std::move(reason)});
}

Result<Event> go_on(Records& records, const Catalog& catalog, const Asked& asked, const GoingOn& said) {
  const auto notebook = open_notebook(records, asked.diary);
  if (!notebook) return notebook.problem();
  const Notebook& says = notebook->says;
  const Day current = current_day(*notebook, asked.now);
  const auto state = regimen_of(*notebook, catalog, asked.now);
  // Without a ladder, or beside one that was ended, it is what was noticed that holds the next beginning.
  const bool runs = state && state->phase != RegimenPhase::ended;
  const bool held = runs ? state->phase == RegimenPhase::paused || state->phase == RegimenPhase::stopped
                         : !guard_now(says.diary, says.resumed, catalog, current).dose_may_be_suggested();
  if (!held) return refusal("act", "Nothing is paused or stopped.", "titrate follow shows where it is.");
  auto events = going_on(*notebook, catalog, said, current, "titrate follow resume");
  if (!events) return events.problem();
  return write_events(records, asked, std::move(events).value());
}

Result<std::vector<What>> going_on(const OpenNotebook& notebook, const Catalog& catalog, const GoingOn& said,
                                   Day current, const std::string& verb) {
  Resumed resumed{current, {}, std::nullopt};
  std::vector<What> events;
  for (const ResumeQuestion& question :
       resume_questions(notebook.says->diary, notebook.says->resumed, catalog, current)) {
    if (question.for_good)
      return refusal(
          "act",
          "After " + question.name + ", " + grade_in_words(question.grade) + ", this product is not taken again.",
          "Talk to a doctor before you take any other magnesium.");
    const auto since = gone_since(question, said, current, verb);
    if (!since) return since.problem();
    if (question.worst >= SafetyAction::stop_seek_care) {
      if (auto problem = without_agreement(notebook, catalog, said, question, current, verb)) return *problem;
      resumed.agreed = said.agreed;
    }
    if (!question.gone) events.push_back(recorded(*since, side_effect_item(question.effect), Entry<double>::none()));
    resumed.answers.push_back({question.effect, question.grade, question.last, *since});
  }
  events.push_back(resumed);
  return events;
}

}  // namespace titrate
