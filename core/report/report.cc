#include "report/report.h"

#include <algorithm>
#include <cmath>

#include "base/listed.h"
#include "report/wording.h"

namespace titrate {
namespace {

constexpr std::size_t low = 0, median = 3, high = 6;  // of summary_levels: 2.5 %, 50 %, 97.5 %

double width_of(const Answer& answer) {
  return answer.effect.quantile(summary_levels[high]) - answer.effect.quantile(summary_levels[low]);
}

std::string contrast_in_words(const Exposure& exposure, bool start_of_sentence) {
  if (!exposure.arm_on.empty() && !exposure.arm_off.empty())
    return (start_of_sentence ? "With \"" : "with \"") + exposure.arm_on + "\"";
  return (start_of_sentence ? "At " : "at ") + dose_in_words(*exposure.full_dose);
}

std::string against_in_words(const Exposure& exposure) {
  if (!exposure.arm_on.empty() && !exposure.arm_off.empty()) return "with \"" + exposure.arm_off + "\"";
  return "at none";
}

/// What a verdict says to a person.
std::string in_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::keep_taking:
      return "The rule says: keep taking it.";
    case Verdict::stop_taking:
      return "The rule says: stop taking it.";
    case Verdict::carry_on:
      return "The rule says: carry on as planned.";
    case Verdict::withhold:
      return "Do not take it: safety comes first.";
    case Verdict::undecided:
      break;
  }
  return "No verdict is given.";
}

/// Of minutes, the day that the effect is told for.
std::string at_level_in_words(const Answers& answers) {
  if (!answers.scale.of_logarithm || answers.judged() != answers.primary()) return "";
  return std::string(answers.outcome.kinetics == "sleep" ? ", on a night" : ", on a day") + " that would have been " +
         number(level_of(answers.scale), 20) + " " + answers.outcome.unit;
}

/// Nothing, where every pre-specified way of looking agrees.
std::string what_disagrees(const Answers& answers, const RandomisationTest& by_order) {
  const std::vector<std::string> others = disagreements(answers, by_order);
  if (others.empty()) return "";
  std::string text = " Seen differently, the answer is another: " + others.front();
  if (others.size() > 1) text += "; and " + counted(int(others.size()) - 1, "more way", "more ways") + " of looking";
  return text + ".";
}

std::string sentence_of(const Exposure& exposure, const Answers& answers, const RandomisationTest& by_order,
                        Verdict verdict) {
  const std::string label = answers.outcome.label;
  const Answer* primary = answers.primary();
  if (!primary) return "There is nothing to compare yet: " + answers.identifiable.why.front();
  if (!answers.trusted())
    return "No difference in " + label + " can be stated: the computation did not settle on these numbers.";
  const NormalMixture& effect = primary->effect;
  const double sd = effect.sd(), mean = effect.mean();
  const std::string size = difference(mean, sd, answers.outcome.unit);
  std::string text = contrast_in_words(exposure, true) + ", " + label + " came out about " +
                     (size.ends_with(" different") ? "the same as " : size + " than ") + against_in_words(exposure) +
                     at_level_in_words(answers) + "; the true difference lies, with 95 % probability, between " +
                     difference(effect.quantile(summary_levels[low]), sd, answers.outcome.unit) + " and " +
                     difference(effect.quantile(summary_levels[high]), sd, answers.outcome.unit) + ". ";
  return text +
         (answers.identifiable.yes || verdict == Verdict::withhold
              ? in_words(verdict)
              : "This diary alone cannot tell whether that is the treatment.") +
         what_disagrees(answers, by_order);
}

Section how_sure(const Answers& answers) {
  Section section{SectionAbout::certainty, "How sure", {}};
  const Answer& primary = *answers.primary();
  const std::string& unit = answers.outcome.unit;
  if (const auto benefit = probability_of_benefit(answers)) {
    section.paragraphs.push_back("Probability that it is better at all, given the model: " + percent(*benefit) +
                                 "; that it is worse: " + percent(1 - *benefit) + ".");
    const double smallest = answers.outcome.smallest_worthwhile.value_or(0);
    if (const auto worthwhile = probability_worthwhile(answers))
      section.paragraphs.push_back("Probability that it is better by at least " + exactly(smallest) + " " +
                                   unit_of(smallest, unit) +
                                   ", the smallest difference worth having: " + percent(*worthwhile) + ".");
    else
      section.paragraphs.push_back("No smallest worthwhile difference is set for this outcome.");
  } else {
    section.paragraphs.push_back("Probability that it is lower: " + percent(primary.effect.cdf(0)) + "; higher: " +
                                 percent(1 - primary.effect.cdf(0)) + ". Which of the two is better was not said.");
  }
  if (primary.over_block) {
    const NormalMixture& block = *primary.over_block;
    section.paragraphs.push_back("Over the days on it, as far as the dose had built up, the difference was " +
                                 difference(block.mean(), block.sd(), unit) + " (95 % interval " +
                                 number(block.quantile(summary_levels[low]), block.sd()) + " to " +
                                 number(block.quantile(summary_levels[high]), block.sd()) + ").");
  }
  return section;
}

/// The p value in words: no name for a threshold, and what it is a share of.
Section order_alone(const Answers& answers, const RandomisationTest& test) {
  const std::string& label = answers.outcome.label;
  const std::string better = !test.one_sided                               ? "at least as different in either direction"
                             : *answers.outcome.better == Direction::lower ? "at least as much lower"
                                                                           : "at least as much higher";
  const std::string of = test.exact ? "Of the " + number(test.orders, 20) + " orders that could have been drawn, "
                                    : "Of the orders that could have been drawn (" + std::to_string(orders_sampled) +
                                          " of them, drawn again), ";
  const std::string share = *test.p < 0.001 ? "fewer than 1 in 1,000" : to_digits(100 * *test.p, 3) + " %";
  Section section{SectionAbout::order, "By the order alone", {}};
  section.paragraphs.push_back(of + share + " would have made " + label + " on the treatment look " + better +
                               " as in the order that was followed, had it changed nothing. This needs no "
                               "model of " +
                               label + ", and it says nothing of how large a difference is.");
  if (test.exact && test.orders <= 64)
    section.paragraphs.push_back("With so few orders that share cannot be below 1 in " + number(test.orders, 20) + ".");
  return section;
}

Section found(const Answers& answers) {
  Section section{SectionAbout::dependence, "Dependence and half-life", {}};
  const Posterior& posterior = answers.primary()->posterior;
  if (posterior.rho)
    section.paragraphs.push_back("What one day leaves unexplained carries over to the next by " +
                                 number(posterior.rho->mean, 0) + " (95 % interval " +
                                 number(posterior.rho->q[low], 0) + " to " + number(posterior.rho->q[high], 0) +
                                 "; 0 would be none, 1 all of it).");
  if (const std::string words = dependence_in_words(answers); !words.empty()) section.paragraphs.push_back(words);
  if (posterior.half_life)
    section.paragraphs.push_back("Half of the effect builds up, or fades, in about " +
                                 number(posterior.half_life->q[median], 1) + " days (95 % interval " +
                                 number(posterior.half_life->q[low], 1) + " to " +
                                 number(posterior.half_life->q[high], 1) + ").");
  if (answers.count.doses_unknown > 0 && !answers.count.doses_averaged)
    section.paragraphs.push_back("These span both as well, all of the unknown doses taken and none.");
  return section;
}

/// Whether the diary falls silent after bad days, and what follows.
std::string missing_in_words(const MissingPattern& pattern) {
  const auto share = [](int missing, int days) {
    return std::to_string(missing) + " of " + counted(days, "day", "days");
  };
  std::string text = "After a day worse than usual the next is missing on " +
                     share(pattern.missing_after_worse, pattern.after_worse) + ", after a better one on " +
                     share(pattern.missing_after_better, pattern.after_better) + ". ";
  constexpr double rare = 0.05;
  if (pattern.p >= rare) return text + "So large a difference is common by chance.";
  return text + "Chance alone makes so large a difference in " + percent(pattern.p) +
         " of diaries: days may be missing because of how they were. The sensitivity to that is below.";
}

Section days_of(const Diary& diary, const Exposure& exposure, const Answers& answers) {
  const DataCount& count = answers.count;
  Section section{SectionAbout::days, "Days", {}};
  if (diary.left_out > 0)
    section.paragraphs.push_back(counted(diary.left_out, "later day was", "later days were") +
                                 " left out: this is the diary as it stood on the day of the review.");
  if (count.days == 0) return section;
  section.paragraphs.push_back(
      counted(count.days, "day", "days") + " from " + to_string(exposure.first) + " to " +
      to_string(exposure.first + days(count.days - 1)) + ": " + counted(count.recorded, "day", "days") + " used, " +
      std::to_string(count.missing) + " missing (left out, never counted as zero" +
      (count.missing_at_end > 0 ? "; " + std::to_string(count.missing_at_end) + " of them after the last entry" : "") +
      "), " + std::to_string(count.late) + " written down late" +
      (count.late > 0 ? " (used; see the sensitivity without them)." : "."));
  section.paragraphs.push_back(counted(count.days_on, "used day", "used days") +
                               " with at least half of the full dose, " + std::to_string(count.days_off) +
                               " with less; the dose changed " + counted(count.switches, "time", "times") + ".");
  if (count.set_aside > 0)
    section.paragraphs.push_back(counted(count.set_aside, "recorded day was", "recorded days were") +
                                 " left out at the beginning: what had been taken before is not known and could still "
                                 "be felt.");
  if (count.rested > 0)
    section.paragraphs.push_back(counted(count.rested, "recorded day was", "recorded days were") +
                                 " not used: the trial rested, and " +
                                 (count.rested == 1 ? "it belongs" : "they belong") + " to no arm.");
  if (count.doses_unrecorded > 0)
    section.paragraphs.push_back(
        "On " + counted(count.doses_unrecorded, "day", "days") + " nobody recorded whether the dose was taken" +
        (!answers.primary()     ? "."
         : count.as_assigned    ? "; the analysis goes by what was assigned."
         : count.doses_averaged ? "; the answer averages over both for each of them, by how regularly it was "
                                  "taken on the days that say."
                                : "; the answer spans both, all of them taken and none."));
  if (answers.missing_pattern) section.paragraphs.push_back(missing_in_words(*answers.missing_pattern));
  if (diary.simulated) section.paragraphs.push_back("These days are simulated. No person lived them.");
  return section;
}

/// Whether the answer would be another if something had been taken before the first day.
std::string leans_on_the_start(const Answers& answers) {
  constexpr double much = 0.5;  // of its own sd: half of what counts as leaning on an assumption elsewhere
  const Answer *judged = answers.judged(), *without = answers.find(start_unknown_analysis);
  if (!judged || !without || std::abs(without->effect.mean() - judged->effect.mean()) < much * judged->effect.sd())
    return "";
  return "Nobody said what was taken before the first day, and it matters here: " + without->label + ", it is " +
         difference(without->effect.mean(), without->effect.sd(), answers.outcome.unit) + ".";
}

Section cannot_tell(const Trial& trial, const Answers& answers) {
  Section section{SectionAbout::cannot_tell, "What cannot be told", {}};
  if (answers.identifiable.yes)
    section.paragraphs.push_back("The design can tell an effect from drift, dependence and carry-over: " +
                                 answers.identifiable.why.front());
  else
    section.paragraphs = answers.identifiable.why;
  if (trial.randomisation.kind == Randomisation::Kind::none && answers.primary())
    section.paragraphs.push_back(
        "Nobody said that the order was drawn at random, so whatever else decided when it was taken may "
        "be what was seen.");
  if (!trial.fixed_before_data) section.paragraphs.push_back("The question was not fixed before the data.");
  if (const std::string leans = leans_on_the_start(answers); !leans.empty()) section.paragraphs.push_back(leans);
  for (const std::string& help : answers.identifiable.would_help)
    section.paragraphs.push_back("What would help: " + help);
  return section;
}

Section sensitivities(const Answers& answers) {
  Section section{SectionAbout::sensitivities, "If it were seen differently", {}};
  if (answers.judged() != answers.primary())
    section.paragraphs.push_back(
        "Each of these treats the outcome as a number and changes one thing; so does the verdict's rule.");
  for (std::size_t i = 1; i < answers.all.size(); ++i) {
    const Answer& other = answers.all[i];
    section.paragraphs.push_back(
        capitalised(other.label) + ": " + difference(other.effect.mean(), other.effect.sd(), answers.outcome.unit) +
        " (95 % interval " + number(other.effect.quantile(summary_levels[low]), other.effect.sd()) + " to " +
        number(other.effect.quantile(summary_levels[high]), other.effect.sd()) + ").");
  }
  return section;
}

bool was_not_said(const Screening& screening, const char* fact) {
  return std::find(screening.not_checked.begin(), screening.not_checked.end(), fact) != screening.not_checked.end();
}

/// What was looked at, and what was not: silence must not be read as "nothing found".
std::string what_was_screened(const Screening& screening) {
  const bool no_medicines = was_not_said(screening, "medicines"), no_conditions = was_not_said(screening, "conditions");
  if (no_medicines && no_conditions) return "Medicines and conditions were not checked.";
  std::string text = no_medicines    ? "Conditions were checked as they were said; medicines were not said."
                     : no_conditions ? "Medicines were checked as they were said; conditions were not said."
                                     : "Medicines and conditions were checked as they were said.";
  if (!screening.could_not_check.empty()) text += " Could not check: " + listed(screening.could_not_check) + ".";
  return text;
}

Section safety(const Exposure& exposure, const Screening& screening) {
  Section section{SectionAbout::safety, "Safety", {}};
  if (exposure.full_dose && !is_magnesium(*exposure.full_dose)) {
    section.paragraphs.push_back("The doses are not in milligrams of magnesium, so no limit was checked.");
    return section;
  }
  for (const GuardReason& reason : screening.guard.reasons)
    section.paragraphs.push_back("What was noticed, " + reason.effect + ": " + reason.detail);
  for (const Finding& finding : screening.findings) section.paragraphs.push_back(finding.reason + " " + finding.action);
  const bool nobody = was_not_said(screening, "medicines") && was_not_said(screening, "conditions");
  if (screening.findings.empty() && screening.guard.reasons.empty())
    section.paragraphs.push_back("No recorded dose is above " + dose_in_words(screening.limit.amount) + ", " +
                                 (nobody ? "the lowest adult limit" : "this person's limit") + " for supplements (" +
                                 screening.limit.source.citation + ").");
  section.paragraphs.push_back(what_was_screened(screening) + " Titrate informs; it does not diagnose.");
  return section;
}

}  // namespace

const char* name_of(SectionAbout about) {
  switch (about) {
    case SectionAbout::certainty:
      return "certainty";
    case SectionAbout::dependence:
      return "dependence";
    case SectionAbout::order:
      return "order";
    case SectionAbout::days:
      return "days";
    case SectionAbout::lived:
      return "lived";
    case SectionAbout::cannot_tell:
      return "cannot_tell";
    case SectionAbout::sensitivities:
      return "sensitivities";
    case SectionAbout::safety:
      return "safety";
    case SectionAbout::verdict:
      return "verdict";
    case SectionAbout::assumptions:
      break;
  }
  return "assumptions";
}

std::vector<std::string> disagreements(const Answers& answers, const RandomisationTest& by_order) {
  constexpr const char* pre_specified[] = {"as_taken",
                                           "without_late_entries",
                                           "without_first_days",
                                           changes_analysis,
                                           new_medicine_analysis,
                                           guess_analysis,
                                           "faster",
                                           "slower"};
  constexpr double sure = 0.975, usual = 0.1;
  std::vector<std::string> all;
  const Answer* judged = answers.judged();
  if (!judged || !answers.trusted()) return all;
  for (const char* name : pre_specified) {
    const Answer* other = answers.find(name);
    if (!other || !other->posterior.diagnostics.trust) continue;
    const double sd = judged->effect.sd(), mean = other->effect.mean();
    if (std::abs(mean - judged->effect.mean()) <= sd) continue;
    all.push_back(other->label + ", it is " + difference(mean, sd, answers.outcome.unit));
  }
  const auto benefit = probability_of_benefit(answers);
  const bool could_be_unusual = !by_order.exact || by_order.orders > 1 / usual;
  if (by_order.p && by_order.one_sided && could_be_unusual && benefit && *benefit >= sure && *by_order.p >= usual)
    all.push_back("by the order alone, so much is not unusual");
  return all;
}

std::string dependence_in_words(const Answers& answers) {
  const Answer *primary = answers.judged(), *independent = answers.find("independent_days");
  if (!primary || !independent || !primary->posterior.rho) return "";
  const double with = width_of(*primary), without = width_of(*independent), spread = primary->effect.sd();
  const std::string widths =
      (primary == answers.primary() ? "The interval is " : "Treated as a number, the interval is ") +
      number(with, spread) + " " + answers.outcome.unit +
      " wide; were each day independent of the day before, it would be " + number(without, spread) + ". ";
  if (with > 1.04 * without)
    return widths +
           "It is wider because days near each other are alike: a run of alike days in one phase tells less than as "
           "many separate "
           "days, and a slow up or down that happens to match the phases looks just like an effect.";
  if (with < 0.96 * without)
    return widths +
           (primary->posterior.rho->mean < 0
                ? "It is narrower because a high day tends to be followed by a low one, so that phases even out."
                : "It is narrower because the dose changed faster than the slow ups and downs, so comparing days near "
                  "each "
                  "other takes "
                  "part of them away.");
  return widths + "Dependence made little difference to it here.";
}

Report report_of(const Trial& trial, const Diary& diary, const Exposure& exposure, const Screening& screening,
                 const Answers& answers, const RandomisationTest& by_order, const Decision& decision,
                 const std::vector<std::string>& lived) {
  Report report;
  report.sentence =
      (diary.simulated ? "Simulated example. " : "") + sentence_of(exposure, answers, by_order, decision.verdict);
  if (answers.trusted()) {
    report.sections.push_back(how_sure(answers));
    report.sections.push_back(found(answers));
    if (by_order.p) report.sections.push_back(order_alone(answers, by_order));
  }
  report.sections.push_back(days_of(diary, exposure, answers));
  if (!lived.empty()) report.sections.push_back({SectionAbout::lived, "How it was lived", lived});
  report.sections.push_back(cannot_tell(trial, answers));
  if (answers.trusted() && answers.all.size() > 1) report.sections.push_back(sensitivities(answers));
  report.sections.push_back(safety(exposure, screening));
  if (answers.primary()) {
    if (!answers.outcome.better) report.unsaid.push_back(Unsaid::better);
    if (!answers.outcome.smallest_worthwhile) report.unsaid.push_back(Unsaid::smallest);
    if (trial.randomisation.kind == Randomisation::Kind::none) report.unsaid.push_back(Unsaid::randomised);
    if (trial.before_start.state() == EntryState::not_recorded) report.unsaid.push_back(Unsaid::before_start);
  }
  Section verdict{SectionAbout::verdict, "Verdict", {in_words(decision.verdict)}};
  for (const Reason& reason : decision.reasons) verdict.paragraphs.push_back(reason.text);
  report.sections.push_back(std::move(verdict));
  if (!answers.model_in_words.empty())
    report.sections.push_back({SectionAbout::assumptions, "What was assumed", answers.model_in_words});
  return report;
}

}  // namespace titrate
