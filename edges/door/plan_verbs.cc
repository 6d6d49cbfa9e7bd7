#include <algorithm>
#include <chrono>

#include "app/comparator.h"
#include "app/in_words.h"
#include "app/nearest_plan.h"
#include "app/propose_plan.h"
#include "app/rehearse.h"
#include "base/version.h"
#include "catalog/catalog.h"
#include "codec/plan_json.h"
#include "codec/protocol_json.h"
#include "codec/rehearsal_json.h"
#include "codec/sealed_plan.h"
#include "codec/study.h"
#include "codec/trial_json.h"
#include "door/decided_json.h"
#include "door/running_trial.h"
#include "door/verbs.h"
#include "trial/plan.h"

namespace titrate::door {
namespace {

constexpr const char* own_diary = "mine";

Result<Vault*> vault_of(const Room& room) {
  if (room.vault) return room.vault;
  return Problem{"this program was started without a place for the key of a sealed order.",
                 {.file = "plan"},
                 "Use titrate serve, titrate ask or titrate plan with a data folder."};
}

/// The diary of the person who asks, and the day on which they ask.
struct Asker {
  OpenNotebook notebook;
  Moment now;
  Day today{};
};

Result<Asker> asker_of(Room& room, Fields& fields) {
  fields.needs("now");
  const auto now = fields.moment("now");
  if (auto problem = fields.problem()) return *problem;
  auto notebook = open_notebook(room.records, own_diary);
  if (!notebook) return notebook.problem();
  const Day today = day_of(*now, notebook->says->diary.day_start);
  return Asker{std::move(notebook).value(), *now, today};
}

Result<Event> write(Room& room, const Asker& asker, What what) {
  Event event;
  event.diary = own_diary;
  event.entered = asker.now;
  event.what = std::move(what);
  auto written = room.records.append(std::span(&event, 1));
  if (!written) return written.problem();
  return written->front();
}

template <class Number>
std::optional<int> small(const std::optional<Number>& number) {
  return number ? std::optional(int(std::clamp<Number>(*number, -1, 100'000))) : std::nullopt;
}

PlanWish wish_of(Fields& fields) {
  PlanWish wish;
  fields.needs("outcome");
  wish.outcome = fields.text("outcome").value_or("");
  if (const auto better = fields.one_of("better", {"lower", "higher"}))
    wish.better = *better == "lower" ? Direction::lower : Direction::higher;
  wish.smallest = fields.number("smallest");
  const std::string comparator = fields.text("comparator").value_or("nothing");
  wish.comparator = comparator == "nothing"      ? PlanWish::Comparator::nothing
                    : comparator == "placebo"    ? PlanWish::Comparator::placebo
                    : comparator == "lower_dose" ? PlanWish::Comparator::lower_dose
                                                 : PlanWish::Comparator::supplement;
  wish.supplement = comparator;
  if (const auto dose = fields.amount("comparator_dose_mg")) wish.comparator_dose = *dose * elemental_milligram_per_day;
  if (const auto dose = fields.amount("dose_mg")) wish.dose = *dose * elemental_milligram_per_day;
  wish.start = fields.day("start");
  if (const auto kind = fields.one_of("kind", {"pairs", "blocks", "daily"}))
    wish.kind = *kind == "pairs"    ? Randomisation::Kind::pairs
                : *kind == "blocks" ? Randomisation::Kind::blocks
                                    : Randomisation::Kind::daily;
  wish.pairs = small(fields.whole_number("pairs"));
  wish.period_days = small(fields.whole_number("period_days"));
  wish.gap_days = small(fields.whole_number("gap_days"));
  wish.run_in_days = small(fields.whole_number("run_in_days"));
  wish.sd = fields.number("sd");
  wish.rho = fields.number("rho");
  wish.mean = fields.number("mean");
  wish.missing_fraction = fields.number("missing_fraction");
  if (const auto who = fields.one_of("blinding", {"none", "self", "helper"})) wish.blinding = parse_blinding(*who);
  return wish;
}

/// The draft must be readable: it is the catalog of today that reads it.
Result<Trial> draft_of(const Asker& asker, const Catalog& catalog) {
  if (asker.notebook.says->trial_json.empty())
    return Problem{"there is no plan.", {.file = "plan"}, "Make one: titrate plan new --outcome pain"};
  return trial_from_json(asker.notebook.says->trial_json, "plan", catalog);
}

/// Others may be answered meanwhile: it knows the diary no more.
Json estimate_of(const Trial& trial, Room& room) {
  const Aside aside(room.progress);
  return estimate_json(quick_estimate(trial, room.catalog, room.progress));
}

/// What somebody wants to do with a plan that is held against who they are.
enum class Doing { seal, amend };

/// The plan's dose beside the day's other sources, where it is more than the limit; nothing else is looked at.
std::optional<Problem> above_the_limit(const Trial& trial, const Screening& screening, Doing doing) {
  const auto* dose = trial.full_dose ? std::get_if<DailyElementalMass>(&*trial.full_dose) : nullptr;
  if (dose && (!screening.limit.forbids.empty() || check_daily_dose(*dose, screening.limit, screening.others).within))
    return std::nullopt;
  return Problem{"the dose of the plan, beside what other sources hold, is above the limit: " + screening.limit.reason,
                 {.file = "dose_mg"},
                 doing == Doing::seal ? "Plan a lower dose: titrate plan new."
                                      : "Amend it to a lower dose, or end this trial: titrate plan open --reason."};
}

/// Why the person may not start, in one sentence; nothing when they may.
std::optional<Problem> stands_in_the_way_of(const Screening& screening, Doing doing) {
  if (screening.guard.action >= SafetyAction::pause)
    return Problem{std::string("what was noticed pauses or stops the dose, so ") +
                       (doing == Doing::seal ? "no plan is sealed." : "what the sealed plan gives is not amended."),
                   {.file = "plan"},
                   screening.guard.reasons.empty() ? "" : screening.guard.reasons.front().detail};
  if (!screening.may_be_randomised)
    return Problem{"a trial would leave this person without magnesium on days that a coin decides, and they need it.",
                   {.file = "plan"},
                   "Talk to the clinician who prescribes it; there is no plan for this."};
  if (screening.may_start) return std::nullopt;
  std::string open;
  const auto add = [&](const std::string& one) { open += (open.empty() ? "" : ", ") + one; };
  for (const Finding& finding : screening.findings)
    if (stands_in_the_way(finding) && finding.resolved_by.empty()) add(finding.about);
  for (const std::string& one : screening.still_open) add(one + " (could not check)");
  return Problem{
      "what the screening found is not resolved: " + open + ".",
      {.file = "plan"},
      "Say who you are and what you take (titrate person set), and talk to a clinician or pharmacist; what they "
      "agree to is recorded with titrate person agree."};
}

Json screening_in_short(const Screening& screening) {
  const auto stands = stands_in_the_way_of(screening, Doing::seal);
  return {{"may_start", !stands}, {"why_not", stands ? Json(stands->what) : Json(nullptr)}};
}

Json decisions_json(const Notebook& says) {
  Json decisions = Json::array();
  for (const Decided& one : says.decided) {
    const Json json = Json::parse(one.decision_json, nullptr, false);
    decisions.push_back({{"day", to_string(one.day)},
                         {"text", decided_in_words(one.decision_json)},
                         {"decision", json.is_object() ? json : Json(nullptr)}});
  }
  return decisions;
}

Json sealed_json(const RunningTrial& running, const Catalog& catalog, const Moment& now) {
  const Notebook& says = running.notebook.says;
  const SealedPlan& plan = running.plan;
  Json amendments = Json::array();
  for (const Event& event : running.notebook.log)
    if (const auto* amended = std::get_if<Amended>(&event.what))
      amendments.push_back({{"entered", to_string(event.entered)}, {"reason", amended->reason}});
  return {
      {"hash", sha256(plan.text)},
      {"commitment", plan.as_sealed.commitment},
      {"protocol", plan.text},
      {"trial", Json::parse(json_of(plan.now.trial))},
      {"amendments", amendments},
      {"question_changed", plan.question_changed},
      {"opened", says.opened ? Json{{"secret", says.opened->secret}, {"reason", says.opened->reason}} : Json(nullptr)},
      {"decisions", decisions_json(says)},
      {"today", trial_now_json(running)},
      {"study", study_json(study_of(running.notebook, catalog, now), running.notebook, running.now.today)}};
}

/// Why a plan that shall be blinded cannot be sealed so, or nothing.
std::optional<Problem> cannot_seal_blinded(const Trial& trial, const Notebook& says, const Catalog& catalog, Day today,
                                           const std::optional<std::string>& passphrase) {
  const Blinding blinding = blinding_of(trial);
  if (passphrase && blinding != Blinding::helper)
    return Problem{"a passphrase belongs to a helper, and this plan has none.",
                   {.file = "passphrase"},
                   "Leave it out, or plan with --blinding helper."};
  if (blinding == Blinding::none) return std::nullopt;
  if (const std::string why = cannot_be_blinded(trial, says.product); !why.empty())
    return Problem{"this plan cannot be blinded. " + why, {.file = "plan"}, "Plan it without: titrate plan new."};
  const auto comparator = comparator_called(trial.comparator, catalog);
  if (!comparator)
    return Problem{"\"" + trial.comparator + "\" is nothing that a capsule of a blinded trial can hold.",
                   {.file = "plan"},
                   "It is " + comparators_in_words(catalog) + ": titrate plan new --comparator."};
  if (const auto found = in_the_way_of(*comparator, says, catalog, today); !found.empty())
    return Problem{"the comparator stands in the way: " + found.front().about + ".",
                   {.file = "plan"},
                   found.front().action.empty() ? "Choose another one." : found.front().action};
  return std::nullopt;
}

/// Why nobody may take what this plan gives, or nothing. Sealing and amending ask this one function: a plan that could
/// not be sealed today is not amended into either.
std::optional<Problem> not_for_this_person(const Trial& trial, const Screening& screening, const Notebook& says,
                                           const Catalog& catalog, Day today,
                                           const std::optional<std::string>& passphrase, Doing doing) {
  // Said by itself, before it is said as a finding; a block is worse than any amount.
  if (const auto problem = above_the_limit(trial, screening, doing)) return problem;
  if (const auto stands = stands_in_the_way_of(screening, doing)) return stands;
  if (const auto problem = comparator_in_the_way(trial, says, catalog, today)) return problem;
  return cannot_seal_blinded(trial, says, catalog, today, passphrase);
}

/// A protocol says which limit its dose was held against.
void limit_into(Protocol& protocol, const Screening& screening) {
  protocol.limit = screening.limit.amount;
  protocol.limit_reason = screening.limit.reason;
  protocol.limit_source = screening.limit.source.citation;
}

/// Does the amendment change what somebody takes, in either arm?
bool changes_what_is_taken(const Trial& before, const Trial& after) {
  return before.full_dose != after.full_dose || before.comparator_dose != after.comparator_dose ||
         before.comparator != after.comparator || before.active_arm != after.active_arm;
}

/// A blinded plan's capsules are made: what is in them and how many they are cannot be amended.
bool changes_capsules(const Trial& before, const Trial& after) {
  if (blinding_of(before) != blinding_of(after)) return true;
  return blinding_of(before) != Blinding::none &&
         (before.comparator != after.comparator || before.full_dose != after.full_dose ||
          before.active_arm != after.active_arm);
}

/// What somebody who has to act now needs to hear: what was in the capsules of today, or of the last period.
std::string what_was_taken(const Study& study, const Order& order, Day today, const Catalog& catalog) {
  const PlanDay at = study.on(today);
  const Order contents = study.kit ? contents_of(*study.kit, order) : order;
  if (at.period < 1 || std::size_t(at.period) > contents.size()) return "No study capsule was to be taken yet.";
  const bool on = contents[std::size_t(at.period - 1)];
  const auto comparator = comparator_called(study.plan.as_sealed.trial.comparator, catalog);
  const bool now = at.phase == PlanDay::Phase::period;
  return std::string(now ? "The capsules of this period" : "The last capsules, of period ") +
         (now ? "" : std::to_string(at.period) + ",") + (now ? " hold " : " held ") +
         (on ? number_in_words(study.portion.mg_each) + " mg of elemental magnesium each, " +
                   std::to_string(study.portion.capsules) + " a day."
             : "no magnesium: " + (comparator ? comparator->in_words : study.plan.as_sealed.trial.comparator) + ".");
}

Result<SealedPlan> sealed_of(const Asker& asker, const Catalog& catalog) {
  auto plan = sealed_plan_of(asker.notebook.says, catalog);
  if (!plan) return plan.problem();
  if (!*plan) return Problem{"no plan was sealed.", {.file = "plan"}, "Seal the one you have: titrate plan lock"};
  return std::move(**plan);
}

/// A sealed plan whose order nobody has opened: one that runs, or one that is over and waits for its end to be written.
std::optional<Problem> sealed_plan_in_the_way(const Asker& asker, const Catalog& catalog) {
  if (!asker.notebook.says->locked || asker.notebook.says->opened) return std::nullopt;
  const auto sealed = sealed_plan_of(asker.notebook.says, catalog);
  if (!sealed) return sealed.problem();
  const bool over = *sealed && calendar_of(**sealed, asker.notebook, catalog, asker.now).on(asker.today).phase ==
                                   PlanDay::Phase::after;
  if (over)
    return Problem{"the sealed plan is over, and its order is not opened.",
                   {.file = "plan"},
                   "Open its order (titrate plan open), then review it: it has to end before another plan begins."};
  return Problem{"a sealed plan is running.",
                 {.file = "plan"},
                 "Amend it, or open its order to end it, before another plan takes its place."};
}

}  // namespace

Answer plan_new(Room& room, Fields& fields) {
  const PlanWish wish = wish_of(fields);
  const bool keep = fields.flag("keep").value_or(true);
  const auto asker = asker_of(room, fields);
  if (!asker) return asker.problem();
  if (keep)
    if (const auto problem = sealed_plan_in_the_way(*asker, room.catalog)) return *problem;
  const auto proposal = propose_plan(wish, asker->notebook, room.catalog, asker->today);
  if (!proposal) return proposal.problem();
  if (keep)
    if (const auto written = write(room, *asker, Planned{json_of(proposal->trial)}); !written) return written.problem();
  return Json{{"proposal", proposal_json(*proposal)}, {"kept", keep}, {"estimate", estimate_of(proposal->trial, room)}};
}

Answer plan(Room& room, Fields& fields) {
  const auto asker = asker_of(room, fields);
  if (!asker) return asker.problem();
  Json answer{{"draft", nullptr}, {"sealed", nullptr}, {"screening", nullptr}, {"estimate", nullptr}};
  const auto running = running_trial(room.records, room.vault, room.catalog, asker->now);
  if (!running) return running.problem();
  if (*running) answer["sealed"] = sealed_json(**running, room.catalog, asker->now);
  if (!asker->notebook.says->trial_json.empty()) {
    const auto draft = draft_of(*asker, room.catalog);
    if (!draft) return draft.problem();
    answer["draft"] = Json::parse(json_of(*draft));
    if (!*running || (*running)->now.over()) answer["estimate"] = estimate_of(*draft, room);
    answer["screening"] = screening_in_short(screening_for(*draft, asker->notebook.says, room.catalog, asker->today));
  }
  return answer;
}

/// The draft, when nothing stands against sealing it for this person today.
Result<Trial> to_be_sealed(const Asker& asker, const Catalog& catalog, const std::optional<std::string>& passphrase) {
  if (const auto problem = sealed_plan_in_the_way(asker, catalog)) return *problem;
  if (const auto ladder = regimen_of(asker.notebook, catalog, asker.now);
      ladder && ladder->phase != RegimenPhase::ended)
    return Problem{"a ladder is followed, and its next step would change the dose inside a period that is compared.",
                   {.file = "plan"},
                   "End it at the dose you have reached (titrate follow stop), and plan that dose."};
  auto trial = draft_of(asker, catalog);
  if (!trial) return trial.problem();
  const Screening screening = screening_for(*trial, asker.notebook.says, catalog, asker.today);
  if (const auto problem =
          not_for_this_person(*trial, screening, asker.notebook.says, catalog, asker.today, passphrase, Doing::seal))
    return *problem;
  if (const auto problem = cannot_rehearse(*trial)) return *problem;
  return trial;
}

Answer plan_lock(Room& room, Fields& fields) {
  const auto people = fields.whole_number("people");
  const auto passphrase = fields.text("passphrase");
  auto asker = asker_of(room, fields);
  if (!asker) return asker.problem();
  const auto vault = vault_of(room);
  if (!vault) return vault.problem();
  if (people && (*people < 1000 || *people > 1'000'000))
    return Problem{"too few people say nothing, and too many take a day.",
                   {.file = "people"},
                   "Give a number from 1,000 to 1,000,000."};
  const auto trial = to_be_sealed(*asker, room.catalog, passphrase);
  if (!trial) return trial.problem();

  RehearsalOptions options;
  options.people = int(people.value_or(options.people));
  options.alternatives = false;
  const auto begun = std::chrono::steady_clock::now();
  const auto rehearsal = [&] {
    const Aside aside(room.progress);
    return titrate::rehearse(*trial, room.catalog, options, room.progress);
  }();
  if (!rehearsal)
    return Problem{"the rehearsal was stopped before its end, so nothing was sealed.", {.file = "plan"}, "Ask again."};
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;

  // What was written down meanwhile counts: another plan, a new medicine, something noticed.
  auto notebook = open_notebook(room.records, own_diary);
  if (!notebook) return notebook.problem();
  const bool same_draft = notebook->says->trial_json == asker->notebook.says->trial_json;
  asker->notebook = std::move(notebook).value();
  if (!same_draft)
    return Problem{"the plan was changed while it was rehearsed, so nothing was sealed.",
                   {.file = "plan"},
                   "Look at the plan as it is now, and seal it."};
  if (const auto still = to_be_sealed(*asker, room.catalog, passphrase); !still) return still.problem();
  const Screening screening = screening_for(*trial, asker->notebook.says, room.catalog, asker->today);
  Protocol protocol;
  protocol.trial = rehearsal->plan.trial;
  if (const auto problem = cannot_lock(protocol.trial, asker->today)) return *problem;
  protocol.product = asker->notebook.says->product;
  limit_into(protocol, screening);
  protocol.catalog = room.catalog.hash;
  protocol.program = version();
  protocol.locked = asker->now;
  const auto locked = seal_plan(std::move(protocol), **vault, passphrase);
  if (!locked) return locked.problem();
  const auto written = write(room, *asker, *locked);
  if (!written) return written.problem();
  const auto running = running_trial_or_problem(room, asker->now);
  if (!running) return running.problem();
  return Json{{"sealed", sealed_json(*running, room.catalog, asker->now)},
              {"rehearsal", rehearsal_json(*rehearsal, took.count(), room.catalog)}};
}

Answer plan_amend(Room& room, Fields& fields) {
  fields.needs("trial");
  fields.needs("reason");
  const Json* said = fields.object("trial");
  const auto reason = fields.text("reason");
  const auto asker = asker_of(room, fields);
  if (!asker) return asker.problem();
  if (reason->empty())
    return Problem{"an amendment has a reason.", {.file = "reason"}, "Say why the plan has to change."};
  const auto sealed = sealed_of(*asker, room.catalog);
  if (!sealed) return sealed.problem();
  if (asker->notebook.says->opened)
    return Problem{"the order was opened, and the trial is over.", {.file = "plan"}, "Make a new plan."};
  auto changed = trial_from_json(said->dump(2), "trial", room.catalog);
  if (!changed) return changed.problem();
  const Trial& before = sealed->now.trial;
  if (changed->randomisation != before.randomisation || changed->start != before.start ||
      changed->planned_days != before.planned_days || changed->run_in_days != before.run_in_days)
    return Problem{
        "the layout of a sealed plan does not change: its order was drawn for it.",
        {.file = "trial.design"},
        "Leave design, start, planned_days and run_in_days as they are, or end this trial and plan another."};
  keep_what_was_sealed(*changed, before);
  if (changed->rule != before.rule)
    return Problem{
        "the rule of a sealed plan does not change: it was calibrated before the data, and another one would "
        "be chosen by what they are.",
        {.file = "trial.decision"},
        "Leave \"decision\" out, or as it was sealed; or end this trial and plan another."};
  if (looks_of(*changed) != looks_of(before))
    return Problem{"the looks of a sealed plan do not change: its rule was calibrated for these.",
                   {.file = "trial.looks"},
                   "Leave \"looks\" out, or as they were sealed; or end this trial and plan another."};
  if (!changed->assignment.empty())
    return Problem{"a sealed plan has its order.", {.file = "trial.assignment"}, "Leave \"assignment\" out."};
  if (changed->full_dose && before.full_dose && in_own_unit(*changed->full_dose) > in_own_unit(*before.full_dose))
    return Problem{"a sealed plan's dose never goes up: inside a period that is compared it stays, or goes down.",
                   {.file = "trial.dose_mg"},
                   "Keep the dose, or plan another trial."};
  if (comparator_share(*changed) > comparator_share(before))
    return Problem{"the other arm of a sealed plan never takes more.",
                   {.file = "trial.comparator_dose_mg"},
                   "Keep its dose, or plan another trial."};
  if (changes_capsules(before, *changed))
    return Problem{
        "a sealed plan's capsules are made: who prepares them and what they hold stays.",
        {.file = "trial.blinding"},
        "Leave blinding, comparator, active_arm and dose_mg as they are, or end this trial and plan another."};
  Protocol protocol = sealed->now;
  if (changes_what_is_taken(before, *changed)) {
    const Screening screening = screening_for(*changed, asker->notebook.says, room.catalog, asker->today);
    if (const auto problem = not_for_this_person(*changed, screening, asker->notebook.says, room.catalog, asker->today,
                                                 {}, Doing::amend))
      return *problem;
    limit_into(protocol, screening);
  }
  protocol.trial = std::move(changed).value();
  const auto written = write(room, *asker, Amended{json_of(protocol), *reason});
  if (!written) return written.problem();
  const auto running = running_trial_or_problem(room, asker->now);
  if (!running) return running.problem();
  return Json{{"sealed", sealed_json(*running, room.catalog, asker->now)}};
}

Answer plan_open(Room& room, Fields& fields) {
  const auto reason = fields.text("reason");
  const bool confirmed = fields.flag("confirm").value_or(false);
  const Opener by{fields.text("passphrase"), fields.text("secret")};
  const auto asker = asker_of(room, fields);
  if (!asker) return asker.problem();
  const auto vault = vault_of(room);
  if (!vault) return vault.problem();
  const auto sealed = sealed_of(*asker, room.catalog);
  if (!sealed) return sealed.problem();
  const bool open_already = asker->notebook.says->opened.has_value();
  const bool over = open_already ? asker->notebook.says->opened->reason.empty()
                                 : trial_now(sealed->now.trial, asker->notebook, room.catalog, asker->now).at.phase ==
                                       PlanDay::Phase::after;
  if (!open_already && !over && reason.value_or("").empty())
    return Problem{"the trial is not over, and who knows the order can no longer be surprised by it.",
                   {.file = "reason"},
                   "Say why it must be opened now, and it is opened and recorded; the trial then ends here."};
  const auto secret = secret_of(asker->notebook.says, *sealed, **vault, by);
  if (!secret) return secret.problem();
  if (!open_already && !over && !confirmed)
    return Problem{
        "opening it now ends the trial for good, and every later report says when and why it was opened.",
        {.file = "confirm"},
        "If that is what you want, ask again and confirm it. In an emergency do, and show the answer to whoever "
        "treats you."};
  const Order order = order_of(sealed->as_sealed.trial, *secret);
  const auto study = study_of(asker->notebook, room.catalog, asker->now);
  if (!open_already) {
    const auto written = write(room, *asker, Opened{hex_of(*secret), over ? "" : *reason});
    if (!written) return written.problem();
  }
  const Day last_taken = std::min(asker->today, opened_on(asker->notebook.log).value_or(asker->today));
  const Json tell = study ? Json(what_was_taken(*study, order, last_taken, room.catalog)) : Json(nullptr);
  // Who has to act now needs no more than that; asked again, it tells everything.
  if (study && !open_already && !over)
    return Json{{"secret", nullptr}, {"order", nullptr}, {"before_the_end", true}, {"taken", tell}};
  Json arms_of_periods = Json::array();
  const ArmNames arms = arm_names_of(sealed->as_sealed.trial);
  for (const bool on : order) arms_of_periods.push_back(on ? arms.on : arms.off);
  return Json{{"secret", hex_of(*secret)},
              {"order", arms_of_periods},
              {"before_the_end", !over},
              {"taken", over ? Json(nullptr) : tell}};
}

Answer plan_verify(Room& room, Fields& fields) {
  const auto protocol = fields.text("protocol"), hash = fields.text("hash"), hex = fields.text("secret");
  const auto asker = asker_of(room, fields);
  if (!asker) return asker.problem();
  const Notebook& says = asker->notebook.says;
  std::optional<Secret> secret;
  if (hex || (!protocol && says.opened)) {
    const auto read = secret_from_hex(hex ? *hex : says.opened->secret);
    if (!read) return read.problem();
    secret = *read;
  }
  if (!protocol && !says.locked)
    return Problem{"there is no protocol to verify.", {.file = "protocol"}, "Give one, or seal a plan first."};
  Json list = Json::array();
  bool holds = true;
  for (const SealCheck& one : checks_of(protocol ? *protocol : says.locked->protocol, hash, secret, room.catalog)) {
    holds = holds && one.holds.value_or(true);
    list.push_back({{"what", one.what}, {"holds", one.holds ? Json(*one.holds) : Json(nullptr)}, {"text", one.text}});
  }
  return Json{{"holds", holds}, {"checks", list}};
}

}  // namespace titrate::door
