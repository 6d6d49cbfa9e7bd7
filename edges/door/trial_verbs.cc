#include "app/in_words.h"
#include "app/write_event.h"
#include "codec/notebook_json.h"
#include "door/asked.h"
#include "door/decided_json.h"
#include "door/running_trial.h"
#include "door/verbs.h"
#include "life/regimen.h"

namespace titrate::door {
namespace {

GoingOn resumption_of(Fields& fields) {
  GoingOn said;
  said.gone_since = fields.day("gone_since");
  const auto clinician = fields.text("clinician"), reason = fields.text("reason");
  const auto agreed_on = fields.day("agreed_on");
  if (clinician || agreed_on)
    said.agreed = ClinicianDecision{"", clinician.value_or(""), agreed_on.value_or(Day{}), reason.value_or(""), {}};
  return said;
}

/// Where the trial is after what was just written.
Answer with_trial(Room& room, const Asked& asked, const Event& saved) {
  const auto running = running_trial_or_problem(room, asked.now);
  if (!running) return running.problem();
  return Json{{"saved", {{"event", saved.id}, {"text", event_in_words(saved, running->notebook, room.catalog)}}},
              {"trial", trial_now_json(*running)}};
}

/// What was chosen of the six, or why it is not open.
std::optional<Problem> not_open(const Choices& choices, Choice choice) {
  const Considered& one = choices.of(choice);
  if (one.open) return std::nullopt;
  std::string others;
  for (const Considered& other : choices.considered)
    if (other.open) others += (others.empty() ? "" : ", ") + std::string(to_string(other.choice));
  return Problem{"to " + in_words(choice) + " is not open: " + one.why,
                 {.file = "choice"},
                 "Open now: " + others + ". titrate decide shows each with its reason."};
}

}  // namespace

Answer plan_pause(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  fields.needs("reason");
  const auto reason = fields.text("reason");
  if (auto problem = fields.problem()) return *problem;
  const auto running = running_trial_or_problem(room, asked.now);
  if (!running) return running.problem();
  const auto saved = pause_trial(room.records, room.catalog, asked, running->plan.now.trial, *reason);
  if (!saved) return saved.problem();
  return with_trial(room, asked, *saved);
}

Answer plan_resume(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  const GoingOn said = resumption_of(fields);
  if (auto problem = fields.problem()) return *problem;
  const auto running = running_trial_or_problem(room, asked.now);
  if (!running) return running.problem();
  const auto saved = resume_trial(room.records, room.catalog, asked, running->plan.now.trial, said);
  if (!saved) return saved.problem();
  return with_trial(room, asked, *saved);
}

Answer decide(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  const auto word = fields.one_of("choice", {"keep", "raise", "lower", "stop", "extend", "not_enough"});
  const auto reason = fields.text("reason");
  const auto seed = fields.whole_number("seed").value_or(1);
  if (auto problem = fields.problem()) return *problem;
  if (seed < 0) return Problem{"a seed is not below zero.", {.file = "seed"}, "Give 0 or a larger number."};
  const auto running = running_trial_or_problem(room, asked.now);
  if (!running) return running.problem();
  const auto review = review_of_sealed(room.records, room.catalog, room.progress, *running, asked, std::nullopt, false,
                                       std::uint64_t(seed));
  if (!review) return review.problem();
  const Notebook& says = running->notebook.says;
  // The last look of a blinded plan is answered when its order is open.
  const bool looked = review->kind == SealedReview::Kind::look && review->review;
  // Of a blinded look only stop or continue is told, and a choice may not tell more.
  std::optional<Verdict> verdict;
  if (looked) verdict = review->review->decision.verdict;
  if (looked && review->blinded && verdict != Verdict::withhold) verdict = Verdict::carry_on;
  const Choices choices = choices_after(
      verdict, running->now.looks.final, running->plan.now.trial, standing_on(says, room.catalog, running->now.today),
      guard_now(says.diary, says.resumed, room.catalog, running->now.today), unit_in_hand(says), running->now.today);
  Json answer{{"choices", choices_json(choices)}, {"look", look_json(*review, running->now)}, {"saved", nullptr}};
  if (!word) return answer;
  if (reason.value_or("").empty())
    return Problem{"a decision has a reason.", {.file = "reason"}, "Say why, in your own words: --reason TEXT."};
  const Chosen chosen{*parse_choice(*word), *reason};
  if (auto problem = not_open(choices, chosen.choice)) return *problem;
  const Json decision = decided_json(*running, *review, choices, chosen, room.catalog);
  const auto saved = write_event(room.records, asked, Decided{running->now.today, decision.dump()});
  if (!saved) return saved.problem();
  answer["saved"] = {{"event", saved->id}, {"text", "decided: " + decided_in_words(decision.dump())}};
  answer["decision"] = decision;
  return answer;
}

}  // namespace titrate::door
