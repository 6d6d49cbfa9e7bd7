#include <cmath>

#include "app/full_report.h"
#include "app/in_words.h"
#include "app/plan_in_words.h"
#include "app/report_parts.h"
#include "base/listed.h"
#include "model/in_symbols.h"
#include "report/wording.h"
#include "trial/plan.h"

namespace titrate {
namespace {

using document::as_written;
using document::Text;

std::string share(const Rate& rate) { return percent(rate.rate()); }

}  // namespace

std::vector<std::string> rule_in_words(const Trial& trial) {
  const DecisionRule& rule = trial.rule;
  std::vector<std::string> words;
  words.push_back("Keep taking it: better by at least the smallest worthwhile difference with a probability of " +
                  exact_percent(rule.worthwhile) + " or more, and better at all with " +
                  (rule.better ? exact_percent(*rule.better) + " or more."
                               : std::string((trial.planned_days || !trial.looks.empty()) && looks_of(trial).size() == 1
                                                 ? "the conservative threshold of the tables for designs like this."
                                                 : "a threshold that is not calibrated yet.")));
  words.push_back("Stop taking it: better by at least that much with a probability of " +
                  exact_percent(rule.not_worthwhile) + " or less, or worse at all with " + exact_percent(rule.worse) +
                  " or more.");
  if (rule.calibration)
    words.push_back("The threshold was calibrated with " + std::to_string(rule.calibration->people) +
                    " simulated people for each dependence: of those without any effect at most " +
                    exact_percent(std::round(rule.calibration->upper_95 * 1000) / 1000) +
                    " are told to keep taking it, over all looks together.");
  return words;
}

std::string looks_in_words(const Trial& trial) {
  if (!trial.planned_days && trial.looks.empty()) return "No look is planned.";
  std::vector<std::string> named;
  for (const int look : looks_of(trial)) named.push_back(std::to_string(look));
  return named.size() == 1 ? "A verdict may be given once, after day " + named.front() + " of the plan."
                           : "A verdict may be given after the days " + listed_with_and(named) + " of the plan.";
}

std::vector<std::string> restriction_in_words(const Trial& trial) {
  std::vector<std::string> words;
  switch (trial.randomisation.kind) {
    case Randomisation::Kind::pairs:
      words.emplace_back(
          "In each pair of neighbouring periods one is with it and one is not; a fair coin decides which comes first.");
      break;
    case Randomisation::Kind::blocks:
      words.emplace_back("Half of the periods are with it; every choice of them was as likely as the others.");
      break;
    case Randomisation::Kind::daily:
      words.emplace_back("Half of the days are with it; every choice of them was as likely as the others.");
      break;
    case Randomisation::Kind::none:
      return {"No order was drawn."};
  }
  if (trial.planned_days) {
    const double orders = orders_of(trial).count();
    if (orders <= 1e6)
      words.push_back("So " + std::to_string(std::int64_t(orders)) + " orders could have been drawn.");
    else
      words.emplace_back("So more than a million orders could have been drawn.");
  }
  return words;
}

document::Section operating_characteristics(const ReportMaterial& of, const std::string& id, const Text& heading) {
  SectionWriter part(id, heading);
  if (!of.trial) return part.say("Not computed, because no trial was planned.").done();
  part.say_each(rule_in_words(*of.trial));
  if (!of.rehearsal)
    return part.say("How often it errs and finds was not computed for this document; titrate rehearse does.").done();
  const PlanOutlook& plan = of.rehearsal->plan;
  part.say("Simulated people lived the plan and were judged by its rule: " + std::to_string(plan.people) +
           " for each row, computed for this document, seed " + std::to_string(of.rehearsal->seed) +
           ". In brackets: the Monte Carlo error.");
  document::Table table{"How often the rule ends in which verdict",
                        {"What is true", "keep taking it", "stop taking it", "undecided"},
                        {},
                        {3, 1.3, 1.3, 1.3}};
  const auto cell = [](const Rate& rate) {
    return Text(
        exactly(std::round(rate.rate() * 1000) / 10) + " % (" + exactly(std::round(rate.mcse() * 1000) / 10) + ")",
        true);
  };
  const auto row = [&](const std::string& what, const Outlook& outlook) {
    table.rows.push_back({what, cell(outlook.keep_taking), cell(outlook.stop_taking), cell(outlook.undecided)});
  };
  row("no effect, under the dependence with the most false claims", plan.worst());
  row("half the smallest worthwhile difference", plan.at_half);
  row("the smallest worthwhile difference", plan.at_smallest);
  row("twice that", plan.at_twice);
  row("as much worse", plan.under_harm);
  part.put(document::Block(std::move(table)));
  part.say("Who gets an answer at all at the last look: " + share(plan.identifiable) + " of simulated people.");
  part.say("The 95 % interval is " + number(plan.width_95, plan.width_95) + " " + of.trial->primary.unit +
           " wide at the last look, on average.");
  part.say_each(plan.warnings);
  return part.done();
}

document::Section screening_section(const ReportMaterial& of) {
  SectionWriter part("medicines", "Medicines and interactions");
  part.say_each(not_checkable_in_words(of));
  const Screening& screening = of.standing.screened.screening;
  part.say("Limit in force: " + milligrams_a_day(of.standing.limit.amount) + " from supplements.");
  part.say(of.standing.limit.reason);
  if (!of.standing.said) return part.done();
  if (screening.findings.empty()) return part.say("The rules of this program found nothing in what was said.").done();
  document::Table table{
      "What the rules found", {"About", "How grave", "What to do", "Why", "Source"}, {}, {1.4, 0.9, 2.4, 2.4, 1.6}};
  for (const Finding& finding : screening.findings)
    table.rows.push_back(
        {finding.about, to_string(finding.severity),
         finding.action + (finding.resolved_by.empty() ? "" : " Agreed to by " + finding.resolved_by + "."),
         finding.reason, as_written(finding.source.citation)});
  return part.put(document::Block(std::move(table))).done();
}

void put_model(document::Section& section, const Model& model, const Text& caption) {
  document::List equations;
  for (const std::string& line : equations_of(model)) equations.items.push_back(as_written(line));
  section.blocks.emplace_back(std::move(equations));
  document::Table table{caption, {"Letter", "What it is", "Prior"}, {}, {1.3, 3, 2}};
  for (const PriorInSymbols& prior : priors_of(model))
    table.rows.push_back({as_written(prior.letter), prior.meaning, as_written(prior.prior)});
  section.blocks.emplace_back(std::move(table));
}

}  // namespace titrate
