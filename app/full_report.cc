#include "app/full_report.h"

#include <cmath>

#include "app/clinician_page.h"
#include "app/evidence.h"
#include "app/in_words.h"
#include "app/plan_in_words.h"
#include "app/report_parts.h"
#include "life/blinding.h"
#include "report/wording.h"
#include "trial/plan.h"

namespace titrate {
namespace {

using document::as_written;
using document::Block;
using document::Text;
using std::chrono::days;

/// One item: its section, with "Not done" where nothing fills it.
class CentItem {
 public:
  CentItem(Document& report, const std::string& number, const std::string& heading)
      : report_(report), part_(number, Text(number + ". " + heading)) {}
  ~CentItem() { report_.sections.push_back(part_.done()); }
  CentItem(const CentItem&) = delete;
  CentItem& operator=(const CentItem&) = delete;
  SectionWriter* operator->() { return &part_; }
  /// Why an item is not filled, as the rest of a sentence.
  void not_done(const std::string& because) {
    if (part_.empty()) part_.say("Not done, because " + because + ".");
  }

 private:
  Document& report_;
  SectionWriter part_;
};

constexpr const char* no_trial = "no trial was planned";
constexpr const char* one_person = "this is one person's trial and no series";
constexpr const char* hidden_yet = "the trial is blinded and its order is closed";
constexpr const char* no_answer_yet = "no answer may be told yet";

/// Why nothing by arm can be told.
const char* why_no_arms(const ReportMaterial& of) {
  return !of.trial ? no_trial : of.hidden() ? hidden_yet : no_answer_yet;
}

std::string two_decimals(double value) { return exactly(std::round(value * 100) / 100); }
Text cell(const std::optional<double>& value) { return value ? Text(two_decimals(*value)) : Text("–"); }

std::string rested_in_words(const ReportMaterial& of) {
  std::string text;
  if (of.sealed)
    for (const std::string& sentence : how_it_was_lived(of.sealed->now)) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

Text number_of_period(const PeriodResult& period) {
  return period.number > 0 ? Text(std::to_string(period.number)) : Text("–");
}

/// A day as everybody can sort it.
Text day_cell(Day day) { return as_written(to_string(day)); }

Block lived_table(const std::vector<PeriodResult>& periods) {
  document::Table table{
      "Each period", {"Period", "Arm", "First day", "Last day", "Days", "Taken on"}, {}, {0.8, 1.6, 1.4, 1.4, 0.8, 1}};
  for (const PeriodResult& period : periods)
    table.rows.push_back({number_of_period(period), period.arm, day_cell(period.from), day_cell(period.to),
                          std::to_string(period.days), std::to_string(period.taken)});
  return table;
}

Block results_table(const std::vector<PeriodResult>& periods) {
  document::Table table{
      "Results of each period", {"Period", "Arm", "Recorded", "Mean", "sd", "Median"}, {}, {0.8, 1.6, 1.2, 1, 1, 1}};
  for (const PeriodResult& period : periods)
    table.rows.push_back({number_of_period(period), period.arm, std::to_string(period.values.size()), cell(period.mean),
                          cell(period.sd), cell(period.median)});
  return table;
}

std::vector<PeriodResult> told_periods(const ReportMaterial& of) {
  if (!of.lived || !of.reviewed || !of.review) return {};
  return period_results(*of.lived, *of.reviewed, of.review->today);
}

void title_and_introduction(Document& report, const ReportMaterial& of) {
  {
    CentItem item(report, "1a", "Title");
    if (of.trial) item->say("The title says that this is an N-of-1 trial: one person, who takes turns.");
    item.not_done(no_trial);
  }
  {
    CentItem item(report, "1b", "Abstract");
    if (of.trial) {
      if (!of.trial->question.empty()) item->say(question_of_trial(of));
      item->say(doses_in_words(*of.trial, *of.catalog));
      if (of.trial->planned_days)
        item->say("Planned: " + days_in_words(*of.trial->planned_days) + ". " +
                  capitalised(layout_in_words(*of.trial)));
    }
    item->say_each(completeness_in_words(of));
    const auto why = why_no_effect(of);
    if (why.empty()) item->strong(of.review->report.sentence);
    item->say_each(why);
  }
  {
    CentItem item(report, "2a.1", "Background");
    if (of.trial) {
      const std::string outcome = of.trial->primary.domain.empty() ? of.trial->primary.name : of.trial->primary.domain;
      const auto substance = substance_asked(*of.catalog, "");
      if (const auto known =
              substance ? evidence_about(*of.catalog, outcome, **substance) : Result<OutcomeEvidence>(Problem{});
          known) {
        item->say("What trials of others found, most certain first: " + standing_in_words(*known));
        document::Table table{"Published evidence", {"Study", "What it found", "Certainty"}, {}, {1.2, 4, 0.9}};
        for (const Evidence* row : known->rows)
          if (table.rows.size() < 8)
            table.rows.push_back({as_written(row->study.empty() ? std::string("–") : row->study), row->summary,
                                  in_words(row->certainty)});
        if (!table.rows.empty()) item->put(Block(std::move(table)));
      }
      item.not_done("the tables hold no published evidence on this outcome");
    }
    item.not_done(no_trial);
  }
  {
    CentItem item(report, "2a.2", "Why one person");
    if (of.trial)
      item->say(
          "Trials of many people tell of an average. Whether this person is helped, by this product and at this dose, "
          "only turns of taking it and not taking it in this person can tell.");
    item.not_done(no_trial);
  }
  {
    CentItem item(report, "2b", "Objective");
    if (of.trial) {
      if (!of.trial->question.empty()) item->say(question_of_trial(of));
      item->say_each(outcome_in_words(of.trial->primary));
    }
    item.not_done(no_trial);
  }
}

void design(Document& report, const ReportMaterial& of) {
  {
    CentItem item(report, "3a", "Design");
    if (of.trial) {
      const Trial& trial = *of.trial;
      if (trial.planned_days)
        item->say("Planned: " + days_in_words(*trial.planned_days) + ". " + capitalised(layout_in_words(trial)));
      item->say(trial.randomisation.gap_days > 0
                    ? "Between the periods " + days_in_words(trial.randomisation.gap_days) + " wash it out."
                    : std::string("There are no days of washing out between the periods: the model lets an effect "
                                  "build up and fade."));
    }
    item.not_done(no_trial);
  }
  {
    CentItem item(report, "3b", "Changes after the start");
    if (of.sealed) {
      for (const AmendmentMade& amendment : of.sealed->amendments)
        item->say("Amended on " + day_in_words(amendment.day) + ": \"" + amendment.reason + "\".");
      if (of.sealed->amendments.empty()) item->say("The sealed plan was not amended.");
      if (of.sealed->question_changed) item->say("What is asked, or when it is judged, was changed after the seal.");
      item->say(rested_in_words(of));
    }
    item.not_done("no plan was sealed");
  }
  {
    CentItem item(report, "4a", "The person");
    item->say_each(person_in_words(of));
    item->say("A diagnosis was not asked for; what is treated is the outcome that the person named.");
  }
  {
    CentItem item(report, "4b", "Setting");
    item->say("At home, in everyday life; the person writes each day down.");
  }
  {
    CentItem item(report, "4c", "Research or care");
    item->say("For the person's own care, and not as research; no ethics committee was asked.");
  }
  {
    CentItem item(report, "5", "Interventions");
    if (of.trial) {
      item->say(doses_in_words(*of.trial, *of.catalog));
      if (of.product) {
        item->say(product_in_words(*of.product));
        if (!of.product->lot.empty()) item->say("Lot: " + of.product->lot + ".");
      }
      if (!of.product) item->say("No product was chosen.");
    }
    if (!of.trial && of.regimen) item->say_each(taken_in_words(of));
    item.not_done(no_trial);
  }
  {
    CentItem item(report, "6a.1", "Outcomes");
    if (of.trial) {
      item->say_each(outcome_in_words(of.trial->primary));
      for (const Outcome& other : of.trial->secondary)
        item->say("Beside it, and judged by no rule: " + other.label + ".");
    }
    item.not_done(no_trial);
  }
  {
    CentItem item(report, "6a.2", "Measurement properties");
    if (of.trial) {
      const Instrument* instrument = of.trial->primary.instrument.empty()
                                         ? find_instrument(*of.catalog, of.trial->primary.name)
                                         : instrument_with_id(*of.catalog, of.trial->primary.instrument);
      if (instrument) {
        item->say("The scale and what is known of it:");
        item->say(
            as_written((instrument->title.empty() ? "" : instrument->title + ". ") + instrument->source.citation));
      }
      item.not_done("the outcome is the person's own, and nobody examined how well it measures");
    }
    item.not_done(no_trial);
  }
  {
    CentItem item(report, "6b", "Changes of outcomes");
    if (of.sealed)
      item->say(of.sealed->question_changed ? "What is asked, or when it is judged, was changed after the seal."
                                            : "Nothing about the outcome was changed after the seal.");
    item.not_done("no plan was sealed");
  }
  {
    CentItem item(report, "7a", "Number of periods");
    if (of.trial) {
      if (of.trial->planned_days)
        item->say("Planned: " + days_in_words(*of.trial->planned_days) + ". " +
                  capitalised(layout_in_words(*of.trial)));
      item->say(
          "What so many days can find was rehearsed with simulated people; see the operating characteristics below.");
    }
    item.not_done(no_trial);
  }
  {
    CentItem item(report, "7b", "Looks and stopping");
    if (of.trial) {
      item->say(looks_in_words(*of.trial));
      item->say_each(rule_in_words(*of.trial));
      item->say("What is noticed can pause or end the trial at any time, whatever the rule says.");
    }
    item.not_done(no_trial);
  }
}

void randomisation(Document& report, const ReportMaterial& of) {
  {
    CentItem item(report, "8a.1", "How the order came about");
    if (of.sealed)
      item->say(
          "Drawn at random, so that nothing but chance decides when it is taken: a secret of 256 bits from the "
          "operating "
          "system draws the order, each that the plan admits as likely as the others.");
    else if (of.lived)
      item->say("Drawn at random by a simulation; nothing was sealed.");
    item.not_done("no order was drawn");
  }
  {
    CentItem item(report, "8a.2", "Restrictions");
    if (of.trial) item->say_each(restriction_in_words(*of.trial));
    item.not_done("no order was drawn");
  }
  {
    CentItem item(report, "8a.3", "The intended sequence");
    if (of.lived && of.lived->randomisation.kind != Randomisation::Kind::daily && of.lived->start && !of.hidden()) {
      std::vector<Text> sequence;
      const Trial& lived = *of.lived;
      for (const PeriodResult& period :
           period_results(lived, Diary{}, *lived.start + days(std::max<int>(0, int(lived.assignment.size()) - 1))))
        if (period.number > 0)
          sequence.emplace_back("Period " + std::to_string(period.number) + ": \"" + period.arm + "\".");
      item->list(std::move(sequence));
    } else if (of.lived && !of.hidden()) {
      item->say("The order of the days is in the table of the data.");
    }
    item.not_done(of.trial && !of.hidden() && of.sealed ? "the order is told day by day until the trial is over"
                  : of.hidden()                         ? hidden_yet
                                                        : "no order was drawn");
  }
  {
    CentItem item(report, "9", "Concealment");
    if (of.sealed)
      item->say(
          "The order is not written down before it is needed. The protocol holds a commitment to the secret, which "
          "shows "
          "at the end that the order was not chosen later.");
    item.not_done("nothing was sealed");
  }
  {
    CentItem item(report, "10", "Who drew, and who took part");
    if (of.sealed)
      item->say("The program drew the order; the person chose to take part, and gives themselves what the day says.");
    item.not_done("nothing was sealed");
  }
  {
    CentItem item(report, "11a", "Blinding");
    if (of.trial) {
      item->say(blinding_in_words(*of.trial));
      item->say("The analysis is a program that was fixed before the data; nobody else assessed anything.");
      if (of.sealed) item->say_each(of.sealed->blinding);
      if (of.sealed && !of.sealed->opened_why.empty())
        item->say("The order was opened before the end: \"" + of.sealed->opened_why + "\".");
    }
    item.not_done(no_trial);
  }
  {
    CentItem item(report, "11b", "Similarity of the interventions");
    if (of.trial && is_blinded(*of.trial))
      item->say("Both are in opaque capsules of one kind; taste, smell and side effects can still tell them apart.");
    item.not_done(of.trial ? "the trial is not blinded" : no_trial);
  }
}

void methods(Document& report, const ReportMaterial& of) {
  {
    CentItem item(report, "12a", "Methods");
    if (of.review && !of.review->analyses.all.empty()) {
      const Analyses& analyses = of.review->analyses;
      item->say_each(analyses.in_words);
      item->say("In letters, with t the day, d the dose of the day as a share of the full one, and y the outcome:");
      document::Section model = SectionWriter("", "").done();
      put_model(model, analyses.all.front().model, "The priors of the primary analysis");
      if (analyses.judged() != 0)
        put_model(model, analyses.all[analyses.judged()].model,
                  "The priors of the outcome as a number, by which the rule judges");
      for (Block& block : model.blocks) item->put(std::move(block));
      const Scale& scale = analyses.all[analyses.judged()].scale;
      item->say("As a number, y is the outcome minus " + two_decimals(scale.centre) + ", divided by " +
                two_decimals(scale.spread) + (scale.of_logarithm ? ", of log(1 + minutes)." : "."));
      item->say(
          "The posterior is computed by quadrature on a grid, without sampling; docs/mathematics.md says how, and how "
          "it "
          "was checked.");
      item->say(
          "Beside it, a test by the order alone: it asks how often another order that could have been drawn would "
          "have looked at least as good.");
    }
    item.not_done(why_no_arms(of));
  }
  {
    CentItem item(report, "12b", "Synthesis of a series");
    item.not_done(one_person);
  }
  {
    CentItem item(report, "12c", "Carry-over, drift and dependence");
    if (of.trial)
      item->say(
          "An effect builds up and fades with a half-life that is estimated; a drift and the weekend are terms of the "
          "model; days near each other may be alike, with exact gaps where a day is missing. Each is taken away in "
          "turn "
          "in the sensitivities.");
    item.not_done(no_trial);
  }
}

void results(Document& report, const ReportMaterial& of) {
  const std::vector<PeriodResult> periods = told_periods(of);
  {
    CentItem item(report, "13a.1", "Periods that were lived");
    if (!periods.empty()) item->put(lived_table(periods));
    if (of.adhered && of.trial) item->say_each(adherence_in_words(*of.adhered, *of.trial));
    item->say(rested_in_words(of));
    item.not_done(why_no_arms(of));
  }
  {
    CentItem item(report, "13a.2", "Flow of a series");
    item.not_done(one_person);
  }
  {
    CentItem item(report, "13b", "Losses");
    item->say_each(completeness_in_words(of));
    item->say_each(said_about(of, SectionAbout::days));
  }
  {
    CentItem item(report, "14a", "Dates");
    if (of.trial && of.trial->start) {
      std::string text = "First day of the plan: " + day_in_words(*of.trial->start) + ".";
      if (of.sealed && of.sealed->now.calendar.last_day())
        text += " Last day: " + day_in_words(*of.sealed->now.calendar.last_day()) + ".";
      item->say(text);
      if (of.review) item->say("The answer is of the days up to " + day_in_words(of.review->today) + ".");
    } else if (!of.empty()) {
      item->say("First day of the diary: " + day_in_words(of.diary.days.front().day) + ".");
    }
    item.not_done("nothing was written down");
  }
  {
    CentItem item(report, "14b", "What was stopped, and why");
    if (of.sealed) {
      if (!of.sealed->opened_why.empty())
        item->say("The order was opened before the end: \"" + of.sealed->opened_why + "\".");
      else
        item->say("The trial was not ended before its last day.");
    }
    item.not_done("nothing was sealed");
  }
  {
    CentItem item(report, "15", "Baseline");
    if (of.trial && of.trial->run_in_days > 0 && of.trial->start) {
      std::vector<double> values;
      const auto column = find_measure(of.diary, of.trial->primary.name);
      for (int day = 0; column && day < of.trial->run_in_days; ++day)
        if (const DayRecord* record = find_day(of.diary, *of.trial->start + days(day)))
          if (record->measures[*column].known()) values.push_back(record->measures[*column].amount());
      if (!values.empty())
        item->say("Of the run-in " + days_in_words(int(values.size())) + " have " + of.trial->primary.label +
                  ", with a median of " + two_decimals(share_below(values, 0.5)) + ".");
      item.not_done("nothing was written down in the run-in");
    }
    item.not_done(of.trial ? "the plan has no run-in" : no_trial);
  }
  {
    CentItem item(report, "16", "What was analysed");
    if (of.review) {
      const DataCount& count = of.review->answers.count;
      item->say(days_in_words(count.recorded) + " with the outcome were analysed, " + std::to_string(count.days_on) +
                " with at least half of the full dose and " + std::to_string(count.days_off) + " with less.");
      if (count.set_aside + count.rested > 0)
        item->say(days_in_words(count.set_aside + count.rested) + " with the outcome were not used.");
    }
    item.not_done(why_no_arms(of));
  }
  {
    CentItem item(report, "17a.1", "Results of each period");
    item->put(periods_figure(of));
    if (!periods.empty()) item->put(results_table(periods));
    if (of.trial) item->put(days_figure(of));
    item.not_done(why_no_arms(of));
  }
  {
    CentItem item(report, "17a.2", "Effect and precision");
    if (const auto why = why_no_effect(of); why.empty()) {
      item->strong(of.review->report.sentence);
      item->say_each(said_about(of, SectionAbout::certainty));
      item->put(effect_figure(of));
    } else {
      item->say_each(why);
    }
  }
  {
    CentItem item(report, "17b", "Absolute and relative");
    item.not_done(of.review && of.review->answers.primary() &&
                          of.review->answers.primary()->posterior.family == Family::bernoulli
                      ? "of a yes or no the difference of probabilities is computed, and no ratio"
                      : "the outcome is no yes or no");
  }
  {
    CentItem item(report, "18", "Other analyses");
    if (of.review && of.review->answers.trusted()) {
      const Answers& answers = of.review->answers;
      item->say_each(said_about(of, SectionAbout::order));
      if (answers.all.size() > 1) {
        document::Table table{"Every analysis that was fixed before, in the outcome's unit",
                              {"How it was looked at", "Estimate", "sd", "2.5 %", "97.5 %"},
                              {},
                              {4, 1, 0.8, 1, 1}};
        for (std::size_t i = 0; i < answers.all.size(); ++i) {
          const Answer& answer = answers.all[i];
          const Summary summary = answer.effect.summary();
          table.rows.push_back({i == 0 ? Text("the primary analysis") : Text(answer.label), two_decimals(summary.mean),
                                two_decimals(summary.sd), two_decimals(summary.q.front()),
                                two_decimals(summary.q.back())});
        }
        item->put(Block(std::move(table)));
      }
      item->say_each(said_about(of, SectionAbout::dependence));
    }
    item.not_done(why_no_arms(of));
  }
  {
    CentItem item(report, "19", "Harms");
    const auto effects = noticed_effects(of);
    if (!effects.empty()) {
      const bool arms = of.lived && of.review;
      document::Table table{
          "Side effects that were written down", {"What", "Days", "Worst grade", "Last"}, {}, {3, 1, 1.3, 1.6}};
      if (arms) {
        table.head = {"What", "Days", "Worst grade", "Last", "Days with the full dose", "Days without"};
        table.shares = {2.4, 0.8, 1, 1.4, 1.4, 1.2};
      }
      for (const NoticedEffect& effect : effects) {
        table.rows.push_back(
            {effect.effect, std::to_string(effect.days), std::to_string(effect.worst), day_cell(effect.last)});
        if (arms) {
          table.rows.back().emplace_back(std::to_string(effect.on));
          table.rows.back().emplace_back(std::to_string(effect.off));
        }
      }
      item->put(Block(std::move(table)));
    } else {
      item->say("No side effect was written down, which is not the same as none.");
    }
    for (const GuardReason& reason : of.guard.reasons) item->say("What the rules say today: " + reason.detail);
  }
}

void discussion(Document& report, const ReportMaterial& of) {
  {
    CentItem item(report, "20", "Limitations");
    item->say_each(said_about(of, SectionAbout::cannot_tell));
    item->say("Self-report; no laboratory value was taken for this trial, and nobody else observed the person.");
    if (of.trial && !is_blinded(*of.trial)) item->say("Whoever knows what they take may feel what they expect.");
  }
  {
    CentItem item(report, "21", "Whom it tells about");
    item->say("About this person, product, dose and time. It says nothing about others.");
  }
  {
    CentItem item(report, "22", "Interpretation");
    item->say_each(said_about(of, SectionAbout::verdict));
    for (const DecisionMade& decision : of.decisions) item->say(in_words(decision, 2000));
    if (of.decisions.empty()) item->say("Nothing was decided yet.");
  }
  {
    CentItem item(report, "23", "Registration");
    item.not_done("the trial stands in no register; the hash of the sealed protocol dates it instead");
  }
  {
    const document::Section verify = how_to_verify(of, "24");
    CentItem item(report, "24", "Protocol");
    for (const Block& block : verify.blocks) item->put(block);
  }
  {
    CentItem item(report, "25", "Funding");
    item.not_done("nobody was asked who paid for the product");
  }
}

/// Every day as it was written down.
document::Section data_table(const ReportMaterial& of) {
  SectionWriter part("data", "The data");
  if (of.empty()) return part.say("Nothing was written down yet.").done();
  const Diary& diary = of.reviewed ? *of.reviewed : of.diary;
  const bool arms = of.lived && of.review;
  document::Table table{
      "Every day; \"–\" is a day on which nothing was written down, which is no zero", {"Day"}, {}, {1.3}};
  if (arms) {
    table.head.emplace_back("Arm");
    table.shares.push_back(1.4);
  }
  table.head.emplace_back(of.hidden() ? "Capsules" : "Dose");
  table.shares.push_back(1);
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < diary.measures.size() && columns.size() < 4; ++i) columns.push_back(i);
  for (const std::size_t column : columns) {
    table.head.emplace_back(question_of(*of.catalog, diary.measures[column]).label);
    table.shares.push_back(1.1);
  }
  table.head.emplace_back("Side effects");
  table.shares.push_back(2);
  const auto entry_text = [](const Entry<double>& entry) -> Text {
    switch (entry.state()) {
      case EntryState::value:
        return exactly(entry.amount());
      case EntryState::none:
        return "0";
      case EntryState::skipped:
        return "skipped";
      case EntryState::not_recorded:
        break;
    }
    return "–";
  };
  for (Day day = diary.days.front().day; day <= diary.days.back().day; day += days(1)) {
    const DayRecord* record = find_day(diary, day);
    std::vector<Text> row{day_cell(day)};
    if (arms) {
      const auto at = of.lived->start ? (day - *of.lived->start).count() : -1;
      row.emplace_back(at >= 0 && std::size_t(at) < of.lived->assignment.size() &&
                               !of.lived->assignment[std::size_t(at)].empty()
                           ? Text(of.lived->assignment[std::size_t(at)])
                           : Text("–"));
    }
    const Entry<Dose> dose = record ? record->dose : Entry<Dose>();
    if (of.hidden())
      row.emplace_back(dose.state() == EntryState::value     ? "taken"
                       : dose.state() == EntryState::none    ? "none"
                       : dose.state() == EntryState::skipped ? "skipped"
                                                             : "–");
    else
      row.push_back(dose.state() == EntryState::value     ? Text(exactly(in_own_unit(dose.amount())))
                    : dose.state() == EntryState::none    ? Text("0")
                    : dose.state() == EntryState::skipped ? Text("skipped")
                                                          : Text("–"));
    for (const std::size_t column : columns) row.push_back(record ? entry_text(record->measures[column]) : Text("–"));
    std::string noticed;
    if (record)
      for (const SideEffect& effect : record->side_effects)
        if (effect.grade.state() == EntryState::value)
          noticed += (noticed.empty() ? "" : "; ") + side_effect_in_words(effect.effect, *of.catalog) + ": grade " +
                     exactly(effect.grade.amount());
    row.emplace_back(noticed.empty() ? Text("–") : Text(noticed));
    table.rows.push_back(std::move(row));
  }
  return part.put(Block(std::move(table))).done();
}

}  // namespace

const std::vector<std::string>& cent_items() {
  static const std::vector<std::string> items{
      "1a",  "1b",   "2a.1", "2a.2",  "2b",    "3a",  "3b",  "4a",  "4b",  "4c",  "5",   "6a.1",  "6a.2",  "6b",  "7a",
      "7b",  "8a.1", "8a.2", "8a.3",  "9",     "10",  "11a", "11b", "12a", "12b", "12c", "13a.1", "13a.2", "13b", "14a",
      "14b", "15",   "16",   "17a.1", "17a.2", "17b", "18",  "19",  "20",  "21",  "22",  "23",    "24",    "25"};
  return items;
}

Document full_report(const ReportMaterial& of) {
  Document report;
  report.kind = "full";
  report.title = of.trial ? "N-of-1 trial of magnesium: full report" : "Taking magnesium: full report";
  report.preface = preface_of(of);
  report.preface.push_back(
      {"Organised by the items of CENT 2015, the extension of CONSORT to trials of one person; what "
       "was not done says so, with its reason.",
       false});
  const auto chapter = [&](const char* heading, auto&& write) {
    const std::size_t first = report.sections.size();
    write(report, of);
    report.sections[first].chapter = heading;
  };
  const auto introduction = [](Document& to, const ReportMaterial& from) { title_and_introduction(to, from); };
  chapter("Title, abstract and introduction", introduction);
  chapter("Methods", [](Document& to, const ReportMaterial& from) {
    design(to, from);
    randomisation(to, from);
    methods(to, from);
  });
  chapter("Results", [](Document& to, const ReportMaterial& from) { results(to, from); });
  chapter("Discussion and other information", [](Document& to, const ReportMaterial& from) { discussion(to, from); });
  chapter("Beside the items", [](Document& to, const ReportMaterial& from) {
    to.sections.push_back(screening_section(from));
    to.sections.push_back(operating_characteristics(from, "operating_characteristics", "Operating characteristics"));
    to.sections.push_back(data_table(from));
    to.sections.push_back(about_this(from));
  });
  return report;
}

}  // namespace titrate
