#include "door/report_material.h"

#include "app/example.h"
#include "app/follow.h"
#include "codec/study.h"
#include "codec/trial_json.h"
#include "door/asked.h"
#include "door/decided_json.h"
#include "door/sealed_review.h"
#include "life/adherence.h"
#include "trial/plan.h"

namespace titrate::door {
namespace {

using std::chrono::days;

/// The order that an assignment followed, unit by unit.
Order order_followed(const Trial& trial) {
  const ArmNames arms = arm_names_of(trial);
  Order order;
  for (int day = 0; day < int(trial.assignment.size()); ++day) {
    const PlanDay at = plan_day(trial, *trial.start + days(day));
    if (at.phase != PlanDay::Phase::period) continue;
    if (std::size_t(at.period) > order.size()) order.resize(std::size_t(at.period));
    order[std::size_t(at.period) - 1] = trial.assignment[std::size_t(day)] == arms.on;
  }
  return order;
}

void add_example(ReportMaterial& of, const ReportAsked& asked, Progress& progress) {
  const ExampleTrial example = example_trial(*of.catalog);
  Trial trial = example.trial;
  of.review = titrate::review(trial, of.diary, *of.catalog, of.today, asked.seed, progress);
  of.reviewed = of.diary;
  Trial bare = trial;
  bare.assignment.clear();
  const TrialCalendar calendar = calendar_of(bare, {}, of.today);
  const Order order = order_followed(trial);
  Adhered adhered;
  adhered.until = of.today;
  adhered.all = adherence_of(calendar, of.diary, of.today);
  adhered.by_arm = adherence_by_arm(calendar, order, of.diary, of.today);
  adhered.as_taken = as_taken_by_arm(calendar, order, of.diary, of.today);
  of.adhered = std::move(adhered);
  of.trial = std::move(bare);
  of.lived = std::move(trial);
}

/// What the sealed plan says on this day, without anything that may not be told yet.
Result<Done> add_sealed(ReportMaterial& of, Room& room, const RunningTrial& running, const ReportAsked& asked) {
  const Notebook& says = running.notebook.says;
  SealedForReport sealed;
  sealed.as_sealed = running.plan.as_sealed;
  sealed.plan = running.plan.now.trial;
  sealed.hash = sha256(running.plan.text);
  sealed.secret = says.opened ? says.opened->secret : "";
  sealed.opened_why = says.opened ? says.opened->reason : "";
  sealed.question_changed = running.plan.question_changed;
  sealed.now = running.now;
  sealed.hidden = running.blinded();
  for (const Event& event : running.notebook.log)
    if (const auto* amended = std::get_if<Amended>(&event.what))
      sealed.amendments.push_back({day_of(event.entered, says.diary.day_start), amended->reason});
  const auto review = review_of_sealed(room.records, room.catalog, room.progress, running,
                                       Asked{asked.diary, asked.now, ""}, std::nullopt, false, asked.seed);
  if (!review) {
    sealed.why_none = review.problem().what;
    sealed.as_of = of.today;
  } else {
    sealed.as_of = review->as_of;
    sealed.closed = review->closed;
    sealed.look = review->number;
    of.adhered = review->adhered;
    if (review->kind == SealedReview::Kind::look) sealed.answered = SealedForReport::Answered::at_a_look;
    if (review->kind == SealedReview::Kind::ended) sealed.answered = SealedForReport::Answered::at_the_opening;
    if (const Review* shown = review->shown()) {
      of.review = *shown;
      of.reviewed = review->diary;
      of.lived = review->trial;
    } else if (review->review) {
      const Verdict verdict = review->review->decision.verdict;
      sealed.hidden_says_stop = verdict != Verdict::carry_on && verdict != Verdict::undecided;
    }
  }
  const Json blinding = blinding_json(study_of(running.notebook, room.catalog, asked.now), running.notebook);
  if (blinding.is_object())
    for (const Json& sentence : blinding["in_words"]) sealed.blinding.push_back(sentence.get<std::string>());
  of.trial = sealed.plan;
  of.sealed = std::move(sealed);
  return Done{};
}

}  // namespace

Result<ReportMaterial> report_material(Room& room, const ReportAsked& asked) {
  auto notebook = told_notebook(room, asked.diary, asked.now);
  if (!notebook) return notebook.problem();
  const Notebook& says = notebook->says;
  ReportMaterial of;
  of.made = asked.now;
  of.today = current_day(*notebook, asked.now);
  of.catalog = &room.catalog;
  of.sheet = says.sheet;
  of.product = says.product;
  of.standing = standing_on(says, room.catalog, of.today);
  of.guard = guard_now(says.diary, says.resumed, room.catalog, of.today);
  of.diary = until(says.diary, of.today);
  of.regimen = says.regimen;
  of.ladder = regimen_of(*notebook, room.catalog, asked.now);
  for (const Decided& decided : says.decided)
    of.decisions.push_back({decided.day, decided_in_words(decided.decision_json)});
  if (asked.diary == example_diary) {
    if (!of.empty()) add_example(of, asked, room.progress);
  } else {
    auto running = running_trial(room.records, room.vault, room.catalog, asked.now, asked.diary, asked.by);
    if (!running) return running.problem();
    if (*running) {
      if (const auto added = add_sealed(of, room, **running, asked); !added) return added.problem();
    } else if (!says.trial_json.empty() && !says.regimen) {
      auto draft = trial_from_json(says.trial_json, "plan", room.catalog);
      if (!draft) return draft.problem();
      of.trial = std::move(draft).value();
    }
  }
  if (asked.rehearse && of.trial) {
    Trial plan = of.sealed ? of.sealed->as_sealed.trial : *of.trial;
    if (!plan.baseline) plan.baseline = Baseline{};
    if (plan.baseline->sd > 0 && !cannot_rehearse(plan)) {
      const Aside aside(room.progress);  // others may be answered meanwhile
      of.rehearsal =
          rehearse(plan, room.catalog, {.people = *asked.rehearse, .seed = 1, .alternatives = false}, room.progress);
    }
  }
  return of;
}

}  // namespace titrate::door
