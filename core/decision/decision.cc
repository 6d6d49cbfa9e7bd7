#include "decision/decision.h"

#include <algorithm>
#include <cmath>

#include "base/words.h"
#include "catalog/catalog.h"
#include "trial/plan.h"

namespace titrate {
namespace {

constexpr const char* the_rule = "docs/mathematics.md, section 6";

const char* word_of(Randomisation::Kind kind) {
  switch (kind) {
    case Randomisation::Kind::pairs:
      return "pairs";
    case Randomisation::Kind::blocks:
      return "blocks";
    case Randomisation::Kind::daily:
      return "daily";
    case Randomisation::Kind::none:
      break;
  }
  return "none";
}

/// What stands in the way of any verdict, in order of weight.
std::vector<Reason> obstacles_to(const Trial& trial, const Answers& answers, const RandomisationTest& by_order) {
  std::vector<Reason> all;
  const std::string& label = answers.outcome.label;
  if (!answers.outcome.better)
    all.push_back({"Nobody said whether lower or higher is better for " + label + ".",
                   "not said, and not an outcome that the catalog knows"});
  else if (!answers.outcome.smallest_worthwhile)
    all.push_back({"Nobody said how large a difference in " + label + " would be worth the trouble.",
                   "not said, and not an outcome for which the catalog has one"});
  if (!answers.identifiable.yes)
    for (const std::string& why : answers.identifiable.why) all.push_back({why, "this diary"});
  if (answers.primary() && !answers.trusted())
    all.push_back({"The computation did not settle on these numbers.", "this diary"});
  if (answers.primary() && !answers.find(sceptical_analysis))
    all.push_back({"There is no evidence row for this outcome.", "core/catalog/tables/effect_priors.csv"});
  if (trial.randomisation.kind == Randomisation::Kind::none)
    all.push_back({"Nobody said that the order was drawn at random, so no verdict can be given.",
                   trial.fixed_before_data ? "the plan" : "nothing was said of the order"});
  else if (!by_order.p && answers.primary())
    all.push_back({by_order.why_not, "this diary"});
  return all;
}

/// The row of the conservative table that covers this diary.
const BareThreshold* threshold_for(const Trial& trial, const Catalog& catalog, int days) {
  for (const BareThreshold& row : catalog.bare_thresholds) {
    const int period = trial.randomisation.kind == Randomisation::Kind::daily ? 1 : trial.randomisation.period_days;
    // Periods between the two were not simulated.
    const bool simulated = period == row.shortest_period || period == row.longest_period;
    if (row.id == word_of(trial.randomisation.kind) && simulated && days >= row.fewest_days && days <= row.most_days)
      return &row;
  }
  return nullptr;
}

/// Where the diary stands in its plan.
struct Look {
  bool planned = true, final = true;
  int day = 0, next = 0;
};

Look look_of(const Trial& trial, const Exposure& exposure) {
  Look look;
  if (!trial.fixed_before_data || (trial.looks.empty() && !trial.planned_days)) return look;
  const Day start = trial.start.value_or(exposure.first);
  look.day = int((exposure.first - start).count()) + exposure.count();
  const std::vector<int> looks = looks_of(trial);
  look.final = look.day >= looks.back();
  look.planned = look.final || std::find(looks.begin(), looks.end(), look.day) != looks.end();
  const auto next = std::upper_bound(looks.begin(), looks.end(), look.day);
  look.next = next == looks.end() ? looks.back() : *next;
  return look;
}

/// The rule that this diary may be judged by, and where it comes from.
struct Judged {
  std::optional<DecisionRule> rule;
  Reason reason;
};

Judged rule_for(const Trial& trial, const Catalog& catalog, int days) {
  if (trial.fixed_before_data && trial.rule.better && trial.rule.calibration) {
    const Calibration& by = *trial.rule.calibration;
    return {trial.rule,
            {"The rule was fixed with the plan: at most " + exact_percent(by.upper_95) +
                 " of people without any effect would be told to keep taking it, over all looks.",
             said("calibrated with %.0f simulated people for each dependence, seed %.0f", by.people, double(by.seed))}};
  }
  if (trial.fixed_before_data && trial.looks.size() > 1)
    return {std::nullopt,
            {"The rule for several looks was not calibrated before the first day (titrate rehearse).", "the plan"}};
  if (const BareThreshold* row = threshold_for(trial, catalog, days)) {
    DecisionRule rule;
    rule.better = row->better;
    return {rule,
            {"The threshold is a conservative one for designs like this: at most " + exact_percent(row->upper_95) +
                 " of people without any effect would be told to keep taking it.",
             row->source.citation}};
  }
  return {
      std::nullopt,
      {"No threshold was simulated for a design of this kind and length.", "core/catalog/tables/bare_thresholds.csv"}};
}

Reason what_was_believed(const Belief& belief, const Outcome& outcome) {
  const std::string size = to_digits(*outcome.smallest_worthwhile, 3);
  return {"With half of the belief beforehand on small effects only: better at all " + percent(belief.better) +
              ", better by at least " + size + " " + unit_of(*outcome.smallest_worthwhile, outcome.unit) + " " +
              percent(belief.worthwhile) + ", worse " + percent(belief.worse) + ".",
          "this diary, under the verdict's prior"};
}

Reason why(Verdict verdict, const DecisionRule& rule, const Belief& belief) {
  switch (verdict) {
    case Verdict::keep_taking:
      return {"It is better with at least the probability of " + exact_percent(*rule.better) +
                  " that the rule asks for, and worthwhile with at least " + exact_percent(rule.worthwhile) + ".",
              the_rule};
    case Verdict::stop_taking:
      return {belief.worse >= rule.worse ? "It is worse with at least the probability of " + exact_percent(rule.worse) +
                                               " that the rule asks for."
                                         : "A worthwhile difference is left with at most the probability of " +
                                               exact_percent(rule.not_worthwhile) + " at which the rule ends.",
              the_rule};
    case Verdict::carry_on:
      return {"Neither end of the rule is reached at this look, so the trial goes on as planned.", the_rule};
    case Verdict::undecided:
    case Verdict::withhold:
      break;
  }
  return {"The rule asks for a probability of " + exact_percent(*rule.better) + " that it is better and of " +
              exact_percent(rule.worthwhile) + " that it is worthwhile; neither that nor its end was reached.",
          the_rule};
}

/// The rule of a planned look, where nothing keeps it from judging.
void judge(Decision& decision, const Trial& trial, const Catalog& catalog, const Exposure& exposure,
           const Answers& answers, const RandomisationTest& by_order) {
  const Look look = look_of(trial, exposure);
  if (!look.planned) {
    decision.verdict = Verdict::carry_on;
    decision.reasons.push_back(
        {said("Day %.0f is not a planned look, and an unplanned one gives no verdict; the next is "
              "after day %.0f.",
              look.day, look.next),
         "the plan"});
    return;
  }
  decision.verdict = look.final ? Verdict::undecided : Verdict::carry_on;
  const std::vector<Reason> obstacles = obstacles_to(trial, answers, by_order);
  decision.reasons.insert(decision.reasons.end(), obstacles.begin(), obstacles.end());
  if (!obstacles.empty()) return;
  const std::optional<Belief> belief = belief_of(answers);
  if (!belief) {
    decision.reasons.push_back({"The computation did not settle under the evidence row.", "this diary"});
    return;
  }
  const Judged judged = rule_for(trial, catalog, exposure.count());
  if (!judged.rule) {
    decision.reasons.push_back(what_was_believed(*belief, answers.outcome));
    decision.reasons.push_back(judged.reason);
    return;
  }
  decision.verdict = verdict_of(*judged.rule, *belief, look.final);
  decision.reasons.insert(decision.reasons.begin(), why(decision.verdict, *judged.rule, *belief));
  decision.reasons.push_back(what_was_believed(*belief, answers.outcome));
  decision.reasons.push_back(judged.reason);
}

}  // namespace

const char* to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::keep_taking:
      return "keep_taking";
    case Verdict::stop_taking:
      return "stop_taking";
    case Verdict::carry_on:
      return "carry_on";
    case Verdict::undecided:
      return "undecided";
    case Verdict::withhold:
      return "withhold";
  }
  return "undecided";
}

std::optional<Belief> belief_of(const Answers& answers) {
  const Answer *wide = answers.judged(), *sceptical = answers.find(sceptical_analysis);
  const Outcome& outcome = answers.outcome;
  if (!wide || !sceptical || !outcome.better || !outcome.smallest_worthwhile || !answers.identifiable.yes)
    return std::nullopt;
  if (!wide->posterior.diagnostics.trust || !sceptical->posterior.diagnostics.trust) return std::nullopt;
  return belief_of(outcome, 1, wide->effect, wide->posterior.log_evidence, sceptical->effect,
                   sceptical->posterior.log_evidence);
}

Belief belief_of(const Outcome& outcome, double unit, const NormalMixture& wide, double wide_log_evidence,
                 const NormalMixture& sceptical, double sceptical_log_evidence) {
  const double share_sceptical = 1 / (1 + std::exp(wide_log_evidence - sceptical_log_evidence));
  const auto below = [&](double x) {
    return share_sceptical * sceptical.cdf(x / unit) + (1 - share_sceptical) * wide.cdf(x / unit);
  };
  const double size = *outcome.smallest_worthwhile, lower = below(0);
  if (*outcome.better == Direction::lower) return Belief{lower, below(-size), 1 - lower};
  return Belief{1 - lower, 1 - below(size), lower};
}

Verdict verdict_of(const DecisionRule& rule, const Belief& belief, bool final_look) {
  if (belief.worse >= rule.worse || belief.worthwhile <= rule.not_worthwhile) return Verdict::stop_taking;
  if (rule.better && belief.better >= *rule.better && belief.worthwhile >= rule.worthwhile) return Verdict::keep_taking;
  return final_look ? Verdict::undecided : Verdict::carry_on;
}

Decision decide(const Trial& trial, const Catalog& catalog, const Exposure& exposure, const Screening& screening,
                const Answers& answers, const RandomisationTest& by_order) {
  Decision decision;
  std::vector<Reason> beside;  // what safety says that forbids nothing: behind the rule and its numbers
  const auto noted = [&](const std::string& text, const Source& source, bool in_the_way) {
    (in_the_way ? decision.reasons : beside).push_back({(in_the_way ? "" : "Beside it: ") + text, source.citation});
  };
  for (const Finding& finding : screening.findings) {
    noted(finding.reason, finding.source, stands_in_the_way(finding));
    if (stands_in_the_way(finding)) decision.verdict = Verdict::withhold;
  }
  const bool no_dose = !screening.guard.dose_may_be_suggested();
  for (const GuardReason& reason : screening.guard.reasons)
    noted(reason.effect + ": " + reason.detail, reason.source, no_dose);
  if (no_dose) decision.verdict = Verdict::withhold;
  if (!trial.fixed_before_data)
    decision.reasons.push_back({"The question was not fixed before the data.", "the file came without a plan"});
  if (decision.verdict != Verdict::withhold) judge(decision, trial, catalog, exposure, answers, by_order);
  decision.reasons.insert(decision.reasons.end(), beside.begin(), beside.end());
  return decision;
}

}  // namespace titrate
