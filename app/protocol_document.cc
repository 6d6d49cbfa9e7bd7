#include "app/clinician_page.h"
#include "app/full_report.h"
#include "app/in_words.h"
#include "app/plan_in_words.h"
#include "app/report_parts.h"
#include "report/wording.h"
#include "trial/plan.h"

#include <cmath>

namespace titrate {
namespace {

using document::as_written;
using document::Block;
using document::Text;

/// The periods with their days, and no arm: what a calendar knows before the first day.
std::optional<Block> schedule_of(const Trial& trial) {
  if (!trial.start || !trial.planned_days || trial.randomisation.kind == Randomisation::Kind::daily)
    return std::nullopt;
  document::Table table{
      "Days of the plan, if it never rests", {"What", "First day", "Last day", "Days"}, {}, {2, 1.4, 1.4, 0.8}};
  std::string here;
  int from = 0;
  const auto close = [&](int to) {
    if (!here.empty())
      table.rows.push_back({here, as_written(to_string(*trial.start + std::chrono::days(from))),
                            as_written(to_string(*trial.start + std::chrono::days(to))),
                            std::to_string(to - from + 1)});
  };
  for (int day = 0; day < *trial.planned_days; ++day) {
    const PlanDay at = plan_day(trial, *trial.start + std::chrono::days(day));
    const std::string what = at.phase == PlanDay::Phase::run_in   ? "run-in"
                             : at.phase == PlanDay::Phase::gap    ? "washing out"
                             : at.phase == PlanDay::Phase::period ? "period " + std::to_string(at.period)
                                                                  : "";
    if (what == here) continue;
    close(day - 1);
    here = what;
    from = day;
  }
  close(*trial.planned_days - 1);
  if (table.rows.empty() || table.rows.size() > 60) return std::nullopt;
  return Block(std::move(table));
}

/// A prompt: its heading and what is to be said.
void prompt(Document& protocol, const char* id, const char* heading, const std::vector<std::string>& texts) {
  SectionWriter part(id, heading);
  part.say_each(texts);
  protocol.sections.push_back(part.done());
}

void protocol_administration(Document& protocol, const ReportMaterial& of) {
  std::vector<std::string> version{
      of.sealed ? "Sealed on " + day_in_words(day_of(of.sealed->as_sealed.locked, of.diary.day_start)) + "."
                : std::string("A draft: nothing is sealed yet.")};
  if (of.sealed) version.push_back("SHA-256 of the sealed protocol: " + of.sealed->hash);
  prompt(protocol, "version", "Version", version);
  prompt(protocol, "registration", "Registration",
         {"Not done, because the trial stands in no register; the hash of the sealed protocol dates it instead."});
  prompt(protocol, "funding", "Funding", {"Not done, because nobody was asked who paid for the product."});
  prompt(protocol, "roles", "Roles",
         {"The person plans, takes, writes down and decides; the program draws the order, computes, and stops what is "
          "not safe."});
}

void protocol_introduction(Document& protocol, const ReportMaterial& of) {
  prompt(protocol, "rationale", "Why one person, and why this comparison",
         {"Trials of many people tell of an average. Whether this person is helped, by this product and at this dose, "
          "only turns of taking it and not taking it in this person can tell.",
          "The other periods hold: " + other_arm_in_words(*of.trial, *of.catalog) + "."});
  SectionWriter part("objective", "Objective");
  if (!of.trial->question.empty()) part.say(question_of_trial(of));
  part.say("There is no objective for a series: this is one person's trial.");
  protocol.sections.push_back(part.done());
}

void protocol_methods(Document& protocol, const ReportMaterial& of) {
  const Trial& trial = *of.trial;
  {
    SectionWriter part("design", "Design");
    if (trial.planned_days)
      part.say("Planned: " + days_in_words(*trial.planned_days) + ". " + capitalised(layout_in_words(trial)));
    if (auto table = schedule_of(trial)) part.put(std::move(*table));
    protocol.sections.push_back(part.done());
  }
  prompt(protocol, "setting", "Setting", {"At home, in everyday life; the person writes each day down."});
  {
    SectionWriter part("eligibility", "May this person take part");
    part.say_each(person_in_words(of));
    part.say("The screening has to leave nothing open before a plan is sealed; what it found stands below.");
    protocol.sections.push_back(part.done());
  }
  {
    SectionWriter part("interventions", "Interventions");
    part.say(doses_in_words(trial, *of.catalog));
    part.say(of.product ? product_in_words(*of.product) : std::string("No product was chosen."));
    part.say("Limit in force: " + milligrams_a_day(of.standing.limit.amount) + " from supplements.");
    protocol.sections.push_back(part.done());
  }
  prompt(
      protocol, "modifying", "When a period is changed or stopped",
      {"Inside a period the dose never goes up. What is noticed can take it down, pause it or stop it, by rules that "
       "need no arm; a period that is interrupted begins again.",
       "The person may stop at any time, without a reason."});
  prompt(protocol, "adherence", "Adherence",
         {"Each day is written down as taken, none, skipped or not recorded; missing is never zero."});
  prompt(
      protocol, "concomitant", "Other treatment",
      {"Other medicines go on as they are. A change of them is written down as such, and a sensitivity leaves the days "
       "from it on out."});
  {
    SectionWriter part("outcomes", "Outcomes");
    part.say_each(outcome_in_words(trial.primary));
    for (const Outcome& other : trial.secondary) part.say("Beside it, and judged by no rule: " + other.label + ".");
    part.say("The person chose the outcome.");
    protocol.sections.push_back(part.done());
  }
  protocol.sections.push_back(
      operating_characteristics(of, "sample_size", "Number of periods, and what they can find"));
  prompt(protocol, "recruitment", "Recruitment", {"Not done, because this is one person's trial and no series."});
  prompt(protocol, "sequence", "Sequence", restriction_in_words(trial));
  prompt(
      protocol, "concealment", "Concealment and who draws",
      {"The order is not written down before it is needed. The protocol holds a commitment to the secret, which shows "
       "at the end that the order was not chosen later.",
       "The program drew the order; the person chose to take part, and gives themselves what the day says."});
  prompt(
      protocol, "blinding", "Blinding, and how it is opened in an emergency",
      {blinding_in_words(trial),
       is_blinded(trial) ? "In an emergency the sealed envelope, or titrate plan open with a reason, tells what was in "
                           "the capsules; that ends the trial, and every later report says it."
                         : "Nothing has to be opened in an emergency: the arm of each day is known."});
}

void protocol_analysis(Document& protocol, const ReportMaterial& of) {
  const Trial& trial = *of.trial;
  prompt(protocol, "data", "Data",
         {"A diary on the person's own machine, to which lines are only ever added; a correction keeps what it "
          "corrected, and an entry that comes late is counted as late."});
  {
    SectionWriter part("analysis", "Analysis");
    part.say("As assigned first; each sensitivity that is fixed before changes one thing about it.");
    part.say("In letters, with t the day, d the dose of the day as a share of the full one, and y the outcome:");
    document::Section model = SectionWriter("", "").done();
    Model with;
    with.rho = BetaPrior{3, 1.5};
    const Kinetics& kinetics = kinetics_of(*of.catalog, trial.primary.kinetics);
    with.half_life = LogNormalPrior{std::log(kinetics.half_life_median_days), kinetics.half_life_log_sd};
    with.covariates = {{"trend", {0, 2}}, {"weekend", {0, 0.5}}};
    for (const std::string& name : trial.covariates) with.covariates.push_back({name, {0, 0.5}});
    put_model(model, with, "The priors of the outcome as a number, by which the rule judges");
    for (Block& block : model.blocks) part.put(std::move(block));
    part.say_each(rule_in_words(trial));
    protocol.sections.push_back(part.done());
  }
  prompt(
      protocol, "carry_over", "Carry-over, drift and dependence",
      {"An effect builds up and fades with a half-life that is estimated; a drift and the weekend are terms of the "
       "model; days near each other may be alike, with exact gaps where a day is missing. Each is taken away in turn "
       "in the sensitivities."});
  prompt(
      protocol, "missing", "Missing days",
      {"A missing outcome is handled exactly if it is missing at random; what it would change if bad days went missing "
       "is shown."});
  prompt(protocol, "looks", "Looks and stopping",
         {looks_in_words(trial), "An early look is written down, and gives no verdict."});
  prompt(protocol, "harms", "Harms",
         {"Side effects are asked for each day, with a grade; the strictest rule that speaks decides about the next "
          "dose."});
  prompt(protocol, "auditing", "Auditing",
         {"Not done, because nobody but the person sees the diary; the seal and the log can be checked with titrate "
          "verify."});
}

void protocol_ethics(Document& protocol, const ReportMaterial& of) {
  prompt(protocol, "ethics", "Ethics and consent",
         {"For the person's own care, and not as research; no ethics committee was asked.",
          "Not done, because the person who would consent is the one who asks; there is no consent form."});
  std::vector<std::string> amendments;
  if (of.sealed)
    for (const AmendmentMade& amendment : of.sealed->amendments)
      amendments.push_back("Amended on " + day_in_words(amendment.day) + ": \"" + amendment.reason + "\".");
  if (amendments.empty())
    amendments.emplace_back(of.sealed ? "The sealed plan was not amended." : "A draft: nothing is sealed yet.");
  prompt(protocol, "amendments", "Amendments", amendments);
  prompt(protocol, "confidentiality", "Confidentiality and access to the data",
         {"Everything stays on the person's own machine; nobody else has access unless the person gives it."});
  prompt(protocol, "interests", "Interests", {"Not done, because nobody was asked; the program sells no product."});
  prompt(protocol, "post_trial", "After the trial: the decision",
         {"After a look the person decides to keep, raise, lower or stop it, to plan more days, or that there is not "
          "enough to say; the decision is kept with its reason."});
  prompt(protocol, "dissemination", "Who hears of it",
         {"The person gets the whole result, and decides who else does."});
  prompt(protocol, "specimens", "Biological specimens", {"Not done, because none are taken."});
}

}  // namespace

Document protocol_document(const ReportMaterial& of) {
  Document protocol;
  protocol.kind = "protocol";
  protocol.title = "Protocol of an N-of-1 trial of magnesium";
  protocol.preface = preface_of(of);
  protocol.preface.push_back(
      {"Organised by the prompts of SPENT 2019, the extension of SPIRIT to trials of one person.", false});
  const auto chapter = [&](const char* heading, auto&& write) {
    const std::size_t first = protocol.sections.size();
    write(protocol, of);
    protocol.sections[first].chapter = heading;
  };
  if (!of.trial) {
    protocol.sections.push_back(SectionWriter("design", "Design").say("No trial was planned.").done());
    protocol.sections.push_back(about_this(of));
    return protocol;
  }
  chapter("Administration", [](Document& to, const ReportMaterial& from) { protocol_administration(to, from); });
  chapter("Introduction", [](Document& to, const ReportMaterial& from) { protocol_introduction(to, from); });
  chapter("Methods", [](Document& to, const ReportMaterial& from) {
    protocol_methods(to, from);
    protocol_analysis(to, from);
  });
  chapter("Ethics and what follows", [](Document& to, const ReportMaterial& from) {
    protocol_ethics(to, from);
    to.sections.push_back(screening_section(from));
    to.sections.push_back(how_to_verify(from, "verify"));
    to.sections.push_back(about_this(from));
  });
  return protocol;
}

}  // namespace titrate
